import type { Industry } from '#src/features/companies/industries.ts';
import type { Chance } from '../../chance.ts';
import { counted, money } from '../../moments.ts';
import type { Facts } from '../../phrases.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'en');

/** An English problem in the shortest form: everything that is said about it, amounts as `{amount}`. */
function problem(facts: (chance: Chance) => Facts, said: Omit<Problem, 'facts'>): Problem {
  return { facts, ...said };
}

const amountOf = (least: number, most: number) => (chance: Chance) => ({
  amount: euro(chance.is(0.4) ? chance.int(least, most) * 100 : chance.int(least * 100, most * 100)),
  times: counted(chance.int(2, 5), 'en'),
});

/** What goes wrong in each industry, in English. */
export const englishProblems: Readonly<Partial<Record<Industry, readonly Problem[]>>> = {
  energy: [
    problem(
      (chance) => {
        const before = chance.int(48, 160);
        return { before: euro(before * 100), amount: euro(Math.round(before * chance.between(1.4, 2.9)) * 100) };
      },
      {
        wishes: [
          ['contract-change', 'The old payment of {before} until the bill is explained.'],
          ['information', 'An explanation how {amount} was worked out.'],
        ],
        titles: [
          'Monthly payment up from {before} to {amount}',
          '{amount} a month and nobody can say why',
          'Payment raised to {amount} without notice',
          'From {before} to {amount}, same flat, same use',
          'My meter says less, my bill says {amount}',
        ],
        tells: [
          'In {monat} my monthly payment went from {before} to {amount}, although our use has not changed.',
          'Since {start} {firma} takes {amount} instead of {before}. There was no letter.',
          '{firma} raised the payment to {amount}. Last year I even got money back at {before}.',
        ],
        details: [
          'The online account only says “adjustment”.',
          'I read the meter myself and sent a photo.',
          'I found out from my bank statement.',
          'The account lets me raise the amount, but not lower it.',
        ],
        starts: [
          ['letter', 'from-company', 'Letter with the new payment: {amount} instead of {before}.'],
          ['other', 'event', 'Found a debit of {amount} on my statement.'],
        ],
        asks: [
          'Objected and gave the meter reading.',
          'Asked how {amount} was calculated.',
          'Asked to go back to {before}.',
        ],
        says: [
          'The system calculates this, it cannot be changed.',
          'They expect higher use next winter.',
          'The reading was estimated.',
          'It was a mistake and will be reversed.',
        ],
        turns: [
          ['other', 'event', 'Next debit: {amount} again.'],
          ['letter', 'from-company', 'Reminder for the difference.'],
        ],
        promises: [
          ['Correction of the payment', 'It will be corrected by {faellig}.', 6],
          ['Written calculation', 'The calculation will arrive by {faellig}.', 9],
        ],
        causes: [
          'Your payment was based on the use of the previous tenant.',
          'When we changed our billing system, an estimate that was too high was taken over.',
        ],
        fixes: [
          ['Payment back to {before}', 'From {bis} the payment is {before} again.'],
          ['New calculation', 'You will have a new calculation by {bis}.'],
        ],
        done: ['The payment is back at {before} as of today.'],
        solved: ['The payment is {before} again.'],
      },
    ),
    problem(amountOf(40, 600), {
      wishes: [['refund', 'My credit of {amount}.']],
      titles: [
        'Moved out, {amount} never paid back',
        'Final bill shows {amount} credit, account shows nothing',
        'Credit of {amount} “in the next few days”, {wochen} weeks ago',
        'Old flat still billed, {amount} so far',
        'Left the flat in {monat}, still paying: {amount}',
      ],
      tells: [
        'I moved out on {start} and reported it. {amount} are still with {firma}.',
        'The final bill says I get {amount} back. I have not seen a cent.',
        'After moving to another town I am owed {amount}. The online account was closed before the money was paid.',
      ],
      details: [
        'They debited the same account for years, so they know it.',
        'The handover protocol has both meter readings.',
        'I can no longer log in.',
        'The new tenant already has a contract with them.',
      ],
      starts: [
        ['form', 'to-company', 'Reported the move with meter readings.'],
        ['letter', 'from-company', 'Final bill with a credit of {amount}.'],
      ],
      asks: ['Asked for the {amount}.', 'Sent the handover protocol again.', 'Confirmed my bank account once more.'],
      says: [
        'The payment has been ordered.',
        'A bank account is missing.',
        'The network operator has not reported the final reading.',
        'It will be set off against the next payment. There is none.',
      ],
      turns: [
        ['other', 'event', 'Checked the account: nothing.'],
        ['letter', 'from-company', 'Advert: they want me back.'],
      ],
      promises: [['Payment of {amount}', 'The money will be there by {faellig}.', 10]],
      causes: [
        'Your account details were deleted before the credit was paid.',
        'Your notice had arrived and was not processed.',
      ],
      fixes: [['Payment of {amount}', 'We will transfer {amount} by {bis}.']],
      done: ['I released the payment of {amount} myself today.'],
      solved: ['{amount} has arrived.'],
    }),
  ],
  telecom: [
    problem(
      (chance) => ({ visits: counted(chance.int(2, 4), 'en'), speed: `${chance.pick([50, 100, 250, 500])} Mbit` }),
      {
        wishes: [
          ['repair', 'A technician who turns up.'],
          ['refund', 'No fees for the weeks without a line.'],
        ],
        titles: [
          'No internet for {tage} days',
          '{visits} appointments, no technician',
          'Technician “found nobody home”, I was at the window',
          'Line dead since {start}',
          'Paying for {speed}, getting nothing',
          '{anrufe} calls about one dead line',
          'Offline for {wochen} weeks',
        ],
        tells: [
          'My line has been dead since {start}. {^visits} appointments were made, nobody came.',
          'I work from home and have had no internet since {start}.',
          'According to {firma} the technician was here. I was at home all day, and the bell works.',
        ],
        details: [
          'I am using my phone as a modem and paying for the data.',
          'All other flats in the house are online.',
          'Appointments are always for the whole day.',
          'They still debit the fee.',
        ],
        starts: [
          ['phone', 'conversation', 'Reported the fault.'],
          ['app', 'to-company', 'Reported the fault in the app. The app says there is none.'],
        ],
        asks: [
          'Asked for an appointment with a smaller window.',
          'Asked why nobody came.',
          'Asked for a reduction of the fee.',
        ],
        says: [
          'The line looks fine from here, it must be the router.',
          'The technician did not find anyone.',
          'There is nothing free this week.',
          'Please switch the router off for ten minutes.',
          'The order has been closed.',
        ],
        turns: [
          ['technician', 'event', 'Waited from eight to six. Nobody came.'],
          ['other', 'event', 'Text message: “Your fault has been fixed.” It has not.'],
        ],
        promises: [
          ['Technician', 'Somebody will come on {faellig}.', 5],
          ['Line repaired', 'The line will be up by {faellig}.', 6],
        ],
        causes: [
          'A cable in the street cabinet was damaged, the first test should have shown it.',
          'The appointment was in our system, but never reached the technician.',
        ],
        fixes: [
          ['Technician', 'A technician will be with you on {bis} between eight and ten.'],
          ['Credit for the outage', 'The fee for the outage will be credited by {bis}.'],
        ],
        done: ['The line is up since this morning, and we have credited the fee.'],
        solved: ['The line is back.', 'The technician came, twenty minutes, done.'],
      },
    ),
    problem(amountOf(20, 240), {
      wishes: [
        ['contract-change', 'A confirmed end of the contract.'],
        ['refund', 'The {amount} taken after the end.'],
      ],
      titles: [
        'Cancelled, still charged {amount}',
        'Cancellation only valid if I call, they say',
        '{amount} taken after the contract ended',
        'Moving abroad: cancellation ignored, {amount} gone',
        '{times} debits after my cancellation',
      ],
      tells: [
        'My contract ended on {start}. Since then {firma} has taken {amount}.',
        'I cancelled in writing before moving. {firma} kept charging me, {amount} so far.',
      ],
      details: [
        'I have the proof of posting.',
        'The router went back weeks ago.',
        'On the phone they only try to sell me a new plan.',
        'My bank had to block the debits.',
      ],
      starts: [
        ['letter', 'to-company', 'Cancelled by registered letter.'],
        ['other', 'event', 'New debit, although the contract has ended.'],
      ],
      asks: ['Asked for confirmation of the cancellation.', 'Asked for the {amount}.', 'Withdrew the direct debit.'],
      says: [
        'The cancellation is only “noted”, I have to call to confirm.',
        'They can offer twelve months at half the price.',
        'The router did not come back. Tracking says it did.',
        'The money will be on the next bill.',
      ],
      turns: [
        ['other', 'event', 'Another debit.'],
        ['letter', 'from-company', 'Reminder, with a fee.'],
      ],
      promises: [
        ['Refund of {amount}', 'The refund will be booked by {faellig}.', 10],
        ['Confirmation', 'The confirmation will arrive by {faellig}.', 7],
      ],
      causes: [
        'The cancellation was recorded, but the debits ran in another system.',
        'Your router had arrived and was never booked in.',
      ],
      fixes: [['Refund of {amount}', 'You will get {amount} back by {bis}.']],
      done: ['The contract is closed and {amount} has been refunded.'],
      solved: ['{amount} is back.'],
    }),
  ],
  shops: [
    problem(amountOf(19, 400), {
      wishes: [['refund', 'My {amount}.']],
      titles: [
        'Return confirmed, {amount} not refunded',
        'They have the goods and my {amount}',
        'Refund of {amount} “on its way” for {tage} days',
        'Voucher instead of {amount}',
        'Sent back in {monat}, still no {amount}',
        'Where are my {amount}?',
      ],
      tells: [
        'I sent my order back on {start}. They confirmed it, but the {amount} never came.',
        '{firma} has had my return for weeks and keeps the {amount}.',
        'The parcel went back unopened and in time. {amount} are outstanding.',
      ],
      details: [
        'Tracking shows the day it arrived.',
        'In my account it says “completed”.',
        'They sent a voucher I did not ask for.',
        'My card company sees no credit.',
      ],
      starts: [
        ['form', 'order', 'Registered the return and printed the label.'],
        ['email', 'from-company', 'Return received, {amount} will be refunded.'],
      ],
      asks: ['Asked for the refund.', 'Sent the proof of posting.', 'Asked where the {amount} went.'],
      says: [
        'The refund has been ordered, up to ten working days.',
        'It is the bank’s fault.',
        'They cannot find the parcel in the system.',
        'A voucher would be faster.',
      ],
      turns: [
        ['email', 'from-company', 'A voucher over {amount}.'],
        ['email', 'from-company', 'Please rate your purchase.'],
      ],
      promises: [['Refund of {amount}', 'The money will be there by {faellig}.', 8]],
      causes: [
        'Your return was booked to another order.',
        'The refund went to an expired card and came back without anybody noticing.',
      ],
      fixes: [['Refund of {amount}', 'You will have {amount} by {bis}.']],
      done: ['I triggered the refund of {amount} myself today.'],
      solved: ['{amount} has arrived.'],
    }),
    problem(amountOf(25, 700), {
      wishes: [
        ['delivery', 'My order, or a clear no.'],
        ['refund', 'Cancellation and {amount} back.'],
      ],
      titles: [
        'Paid {amount}, nothing delivered',
        '“In stock”, said the shop, {tage} days ago',
        'Order for {amount} disappeared',
        'Delivery date moved {times} times',
        'Ordered in {monat}, paid {amount}, still waiting',
      ],
      tells: [
        'I ordered and paid {amount} on {start}. The page said “in stock”.',
        'My order for {amount} has been “in progress” since {start}.',
      ],
      details: [
        'It was meant as a birthday present.',
        'The same item is still on sale as available.',
        'I never got a tracking number.',
      ],
      starts: [
        ['form', 'order', 'Ordered and paid {amount}.'],
        ['email', 'from-company', 'Order confirmation: “in stock”.'],
      ],
      asks: ['Asked for a delivery date.', 'Cancelled and asked for the {amount}.', 'Gave them two more weeks.'],
      says: [
        'The supplier is late.',
        'It went out today.',
        'It cannot be cancelled while it is in progress.',
        'It is no longer available.',
      ],
      turns: [
        ['email', 'from-company', 'New delivery date, two weeks later.'],
        ['email', 'from-company', 'Advert for the very same item, ten per cent off.'],
      ],
      promises: [['Delivery', 'It will be delivered on {faellig}.', 6]],
      causes: [
        'Our stock count was wrong, the item did not exist.',
        'Your order was not handed to the warehouse after payment.',
      ],
      fixes: [
        ['Delivery', 'It will be with you by {bis}.'],
        ['Refund of {amount}', 'You will have {amount} back by {bis}.'],
      ],
      done: ['The order is cancelled and {amount} is on its way.'],
      solved: ['Delivered at last.', 'Money back.'],
    }),
  ],
  parcels: [
    problem(
      (chance) => ({
        amount: euro(chance.int(15, 600) * 100),
        hour: `${chance.int(9, 19)}:${chance.pick(['06', '14', '27', '39', '48', '53'])}`,
      }),
      {
        wishes: [
          ['delivery', 'My parcel.'],
          ['refund', 'The value, {amount}.'],
          ['information', 'The signature of whoever took it.'],
        ],
        titles: [
          '“Delivered” at {hour}, just not to me',
          'Parcel worth {amount} gone',
          'Signed for by nobody I know',
          'Not at home, says the card. I was',
          'Parcel stuck since {start}',
          'Left outside at {hour}, stolen by evening: {amount}',
          'Tracing request for {amount} closed without result',
        ],
        tells: [
          'Tracking says my parcel was delivered on {start} at {hour}. It was not.',
          'A parcel worth {amount} was handed to somebody who does not live here.',
          'My parcel has not moved since {start}. Its value is {amount}.',
        ],
        details: [
          'I asked every neighbour in the house.',
          'I was at home all day with the window open.',
          'The sender says only they can start a search, the company says only I can.',
          'The driver’s photo shows a different door.',
        ],
        starts: [
          ['app', 'from-company', 'Message: “Your parcel has been delivered.”'],
          ['other', 'event', 'Tracking says delivered, nothing at the door.'],
        ],
        asks: ['Asked for the signature.', 'Started a tracing request.', 'Asked for compensation of {amount}.'],
        says: [
          'The GPS shows my street, so it was delivered.',
          'Only the sender can ask.',
          'The depot has no phone.',
          'They will ask the driver.',
        ],
        turns: [
          ['email', 'from-company', 'Search finished: “delivered”.'],
          ['other', 'event', 'Asked the neighbours on both sides.'],
        ],
        promises: [
          ['Result of the search', 'There will be a result by {faellig}.', 8],
          ['Answer from the driver', 'The driver will be asked by {faellig}.', 3],
        ],
        causes: [
          'The parcel was left at the same number in the next street.',
          'The driver booked all open parcels as delivered at the end of the tour. That is not allowed.',
        ],
        fixes: [
          ['Delivery', 'We will bring you the parcel by {bis}.'],
          ['Compensation of {amount}', 'We will pay {amount} by {bis}.'],
        ],
        done: ['The loss is accepted and {amount} has been paid.'],
        solved: ['The parcel is here.', '{amount} has been paid.'],
      },
    ),
  ],
  banks: [
    problem(amountOf(200, 6000), {
      wishes: [
        ['other', 'Access to my account.'],
        ['information', 'The reason and a date.'],
      ],
      titles: [
        'Account blocked with {amount} in it',
        'Locked out for {tage} days, no reason given',
        'My salary of {amount} is stuck',
        '{anrufe} calls to unlock one account',
        'Blocked in {monat}, rent bounced',
        'New phone, no access to {amount}',
      ],
      tells: [
        'My account has been blocked since {start}. It holds {amount}, including my salary.',
        '{firma} blocked my account without notice and does not say why.',
        'I cannot reach my {amount} since {start}, and nobody may tell me the reason.',
      ],
      details: [
        'My rent bounced, and the landlord charged me for it.',
        'I uploaded my passport three times.',
        'There is no branch to go to.',
        'I had to borrow money from a colleague.',
      ],
      starts: [
        ['app', 'from-company', 'Message: “Your account is temporarily restricted.”'],
        ['other', 'event', 'Card refused at the supermarket.'],
      ],
      asks: ['Asked for the reason.', 'Sent proof of income.', 'Asked them to release at least the rent.'],
      says: [
        'They are not allowed to talk about reviews.',
        'The department has no phone.',
        'The documents are blurred. They were PDFs.',
        'It may take two days or two months.',
      ],
      turns: [
        ['other', 'event', 'Standing order for the rent bounced.'],
        ['app', 'from-company', 'Another request for a photo of my passport.'],
      ],
      promises: [['Account released', 'The account will be free by {faellig}.', 4]],
      causes: [
        'An automatic check was triggered, and your documents were there from day three without being read.',
        'The reason had gone after two days, nobody lifted the block.',
      ],
      fixes: [
        ['Account released', 'Your account will be free by {bis}.'],
        ['Refund of the bank charges', 'We will refund the charges by {bis}.'],
      ],
      done: ['Your account has been free since this morning, the charges are refunded.'],
      solved: ['I have access again.'],
    }),
    problem(amountOf(30, 2900), {
      wishes: [['refund', 'The {amount}.']],
      titles: [
        '{amount} charged, not by me',
        'Transfer of {amount} never arrived',
        'The machine kept my {amount}',
        'Refund of {amount} refused: “authorised”',
        '{amount} lost between two banks',
      ],
      tells: [
        'On {start} {amount} left my account. It was not me, and I reported it within the hour.',
        'A payment of {amount} made on {start} never reached anybody. {firma} shrugs.',
      ],
      details: [
        'I have the police report.',
        'The card was in my pocket all the time.',
        'I filled in the same form three times.',
      ],
      starts: [
        ['other', 'event', 'Noticed {amount} missing.'],
        ['phone', 'conversation', 'Reported it and blocked the card.'],
      ],
      asks: [
        'Asked for a refund of {amount}.',
        'Sent the police report.',
        'Asked for the log of the alleged approval.',
      ],
      says: [
        'The payment was properly authorised.',
        'The form is out of date, please use the new one.',
        'They have to ask the other bank.',
        'Gross negligence cannot be ruled out.',
      ],
      turns: [['letter', 'from-company', 'Refusal in two standard sentences.']],
      promises: [['Decision', 'There will be a decision by {faellig}.', 12]],
      causes: [
        'The approval came from a device that is not yours. We should have seen that at once.',
        'The payment was on an interim account because one letter of the name was different.',
      ],
      fixes: [['Refund of {amount}', 'You will have {amount} by {bis}.']],
      done: ['{amount} has been credited, without reservation.'],
      solved: ['{amount} is back.'],
    }),
  ],
  insurance: [
    problem(amountOf(60, 5200), {
      wishes: [
        ['refund', 'The {amount}.'],
        ['information', 'A decision with reasons.'],
      ],
      titles: [
        'Claim of {amount} open for {wochen} weeks',
        'Invoice over {amount} sent {times} times',
        '{amount} approved, then refused',
        'Still no decision on {amount}',
        'Refused “after reviewing the file”: {amount}',
        'Claim from {monat}: {amount}, no answer',
        '{tage} days for a yes or a no',
      ],
      tells: [
        'I handed in a claim over {amount} on {start}. Since then I am asked for documents they already have.',
        'The {amount} had been approved. Now {firma} refuses to pay.',
        'An invoice over {amount} was first unreadable, then incomplete, then not there.',
      ],
      details: [
        'I have the approval in writing.',
        'Somebody new is in charge every month.',
        'I have paid them myself for now.',
        'In the app it says “done”.',
      ],
      starts: [
        ['app', 'to-company', 'Handed in the invoice over {amount}.'],
        ['letter', 'to-company', 'Sent the claim with all documents.'],
      ],
      asks: ['Asked for a decision.', 'Objected to the refusal.', 'Sent everything once more.'],
      says: [
        'The document is not readable.',
        'It is not necessary.',
        'The colleague is on holiday, there is no stand-in.',
        'The plan does not cover it. It does, page fourteen.',
        'It will be paid this week.',
      ],
      turns: [
        ['letter', 'from-company', 'Request for documents that have been there for weeks.'],
        ['letter', 'from-company', 'Refusal. Reason: “after reviewing the file”.'],
      ],
      promises: [
        ['Payment of {amount}', 'The money will be there by {faellig}.', 9],
        ['Decision', 'There will be a decision by {faellig}.', 8],
      ],
      causes: [
        'The approval was stored under your former plan and was not found.',
        'Page two was lost when your letter was scanned.',
      ],
      fixes: [
        ['Payment of {amount}', 'You will have {amount} by {bis}.'],
        ['Decision in writing', 'You will have the decision in writing by {bis}.'],
      ],
      done: ['Your claim is accepted, {amount} has been paid.'],
      solved: ['{amount} has arrived.'],
    }),
  ],
  travel: [
    problem(
      (chance) => ({
        amount: euro(chance.int(60, 2400) * 100),
        town: chance.pick([
          'Lisbon',
          'Oslo',
          'Edinburgh',
          'Rome',
          'Porto',
          'Naples',
          'Athens',
          'Stockholm',
          'Gdańsk',
          'Split',
          'Venice',
          'Bergen',
        ]),
      }),
      {
        wishes: [
          ['refund', 'The {amount}, not a voucher.'],
          ['refund', 'A refund of {amount}.'],
        ],
        titles: [
          'Trip to {town} cancelled, {amount} kept',
          'Voucher instead of {amount}',
          'No booking in {town}, {amount} paid',
          '{amount} for a trip to {town} that never was',
          'Refund of {amount} “within thirty days”, {tage} days ago',
          '{town}: booked, paid, forgotten',
          'They cancelled {town} and I paid',
        ],
        tells: [
          'Our trip to {town} was cancelled on {start}. Instead of the {amount} we got a voucher.',
          'I paid {amount} for {town}. On arrival nobody had heard of us.',
          '{firma} cancelled {town} and keeps the {amount}.',
        ],
        details: [
          'We found and paid for another room ourselves.',
          'The emergency number was an answering machine.',
          'The confirmation is in front of me.',
          'The form does not accept the booking number.',
        ],
        starts: [
          ['email', 'from-company', 'Mail with “important changes” to our trip to {town}.'],
          ['on-site', 'conversation', 'At the desk in {town}. They cannot help.'],
        ],
        asks: ['Asked for the {amount}, not a voucher.', 'Sent all receipts.', 'Set a deadline of two weeks.'],
        says: [
          'Refunds are vouchers only.',
          'The partner has to agree first.',
          'It is in the queue, about twelve weeks.',
          'The money has been ordered.',
        ],
        turns: [
          ['email', 'from-company', 'A voucher, valid for one year.'],
          ['email', 'from-company', 'Please rate your stay.'],
        ],
        promises: [['Refund of {amount}', 'The money will be there by {faellig}.', 12]],
        causes: [
          'A voucher would have needed your consent. There was none.',
          'The booking was sent to a house with a similar name.',
        ],
        fixes: [['Refund of {amount}', 'You will have {amount} by {bis}.']],
        done: ['{amount} has been refunded today, the voucher is deleted.'],
        solved: ['{amount} has arrived.'],
      },
    ),
  ],
  furniture: [
    problem(
      (chance) => ({
        amount: euro(chance.int(90, 3200) * 100),
        part: chance.pick(['back panel', 'leg', 'door', 'screw set', 'side panel', 'handle']),
        times: counted(chance.int(2, 5), 'en'),
      }),
      {
        wishes: [
          ['delivery', 'What is missing.'],
          ['delivery', 'A delivery date that holds.'],
          ['refund', 'My deposit of {amount}.'],
        ],
        titles: [
          'Delivered without the {part}',
          'Delivery moved {times} times',
          'Deposit of {amount}, nothing to sit on',
          'Missing {part} for {wochen} weeks',
          '{amount} paid, order incomplete',
          'Wrong {part}, {times} times in a row',
          'Delivery day in {monat}, nobody came',
        ],
        tells: [
          'My order for {amount} arrived on {start} without the {part}. I have been waiting ever since.',
          'I paid {amount} in advance. The delivery has been moved {times} times, always the evening before.',
          'They delivered the wrong {part} {times} times.',
        ],
        details: [
          'The delivery note has a remark about it.',
          'I took a day off for each appointment.',
          'My clothes live in boxes.',
          'The old furniture is already gone.',
        ],
        starts: [
          ['on-site', 'event', 'Delivery day. Not what was ordered.'],
          ['on-site', 'order', 'Ordered in the shop and paid {amount}.'],
        ],
        asks: [
          'Asked for a date.',
          'Sent a photo and the article number.',
          'Asked for a call before the next delivery.',
        ],
        says: [
          'The manufacturer is on holiday.',
          'The system says delivered.',
          'The van broke down.',
          'They will call tomorrow.',
        ],
        turns: [
          ['on-site', 'event', 'Waited all day, nobody came.'],
          ['letter', 'from-company', 'Reminder for the remaining amount.'],
        ],
        promises: [
          ['Delivery', 'It will come on {faellig}.', 8],
          ['New date', 'I will have a new date by {faellig}.', 3],
        ],
        causes: [
          'Your order was booked as completed, so no further delivery was planned.',
          'The part was in our store under the wrong label.',
        ],
        fixes: [
          ['Delivery', 'We will deliver on {bis} between eight and ten.'],
          ['Refund of {amount}', 'You will have {amount} by {bis}.'],
        ],
        done: ['The part was fitted today, and we have credited something for the wait.'],
        solved: ['Complete at last.'],
      },
    ),
  ],
};
