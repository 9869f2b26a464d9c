import type { mail as german } from '../de/mail.ts';
import type { Words } from '../de/words.ts';

export const mail: Words<typeof german> = {
  greeting: 'Hello,',
  signature: 'Aktenkundig – complaints with dates, answers with names',
  orCopy: 'If the button does not work, copy this address into your browser:',
  why: 'You are getting this one message because something that concerns you happened on {site}.',
  whyTopic: 'This message belongs to “{topic}” on {site}.',
  stop: 'No more messages of this kind',
  choose: 'At once, collected daily or not at all: choose for all messages',
  stopContact: 'Wrong address, or no more messages to this address',
  step: {
    complaint: 'the complaint in writing',
    management: 'the complaint to the management',
    arbitration: 'an arbitration body',
    authority: 'the supervisory authority',
    court: 'the court order for payment',
  },
  digest: {
    subject: '{count, plural, one {One piece of news} other {# pieces of news}} today',
    text: '{count, plural, one {This has happened since yesterday:} other {This has happened since yesterday, # messages in one:}}',
  },
  week: {
    over: 'Ref. {number}: overdue for {days, plural, one {one day} other {# days}}',
    left: 'Ref. {number}: {days, plural, =0 {due today} one {one day left} other {# days left}}',
    again: 'Ref. {number}: waiting for your next reply',
  },
  source: {
    author: 'the person who wrote the case',
    administrator: 'the editors of this site',
  },
  'confirm-case': {
    subject: 'Please confirm: your case',
    text: 'Your case is written but not yet public.\n\nWe publish it only once you confirm here. You will see it again before that.',
    button: 'View and publish the case',
    after:
      'The link works once and for seven days.\n\nYou wrote nothing? Then there is nothing to do. Without your confirmation nothing is published.',
  },
  'resume-draft': {
    subject: 'Your draft, ready to continue',
    text: 'Your draft is saved. With this link you can continue, in another browser too.',
    button: 'Continue writing',
    after:
      'Please do not pass the link on: whoever has it can read and change the draft.\n\nYou wrote nothing? Then there is nothing to do.',
  },
  'sign-in': {
    subject: 'Your link to sign in',
    text: 'With this link you sign in to Aktenkundig. You do not need a password.',
    button: 'Sign in',
    after:
      'The link works once and for 30 minutes.\n\nYou did not want to sign in? Then there is nothing to do; nobody gets into your account without the link.',
  },
  'reset-password': {
    subject: 'Set a new password',
    text: 'A new password was requested for your account. Use this link to set it.',
    button: 'Set a new password',
    after:
      'The link works once and for 30 minutes.\n\nYou did not ask for this? Then there is nothing to do; your password stays as it is.',
  },
  'address-known': {
    subject: 'You already have an account',
    text: 'Somebody, probably you, wanted to open an account with this address. There is one already. Just sign in; you can replace a forgotten password there.',
    button: 'Sign in',
    after: 'That was not you? Then there is nothing to do. Nothing about your account has changed.',
  },
  'old-address': {
    subject: 'Please confirm: a new e-mail address for your account',
    text: 'Somebody, probably you, wants to move your account to {email}. For that we need your yes from this address.',
    button: 'Yes, change the address',
    after:
      'The link is good for a day. The new address has to be confirmed as well.\n\nThat was not you? Then do nothing, and everything stays as it is. It is best to set a new password.',
  },
  'new-address': {
    subject: 'Please confirm: this address for your account',
    text: 'An account at Aktenkundig is to be moved to {email}. If it is yours, please confirm that you read mail here.',
    button: 'Confirm the address',
    after:
      'The link is good for a day. The current address has to be confirmed as well.\n\nYou know nothing of this? Then you need not do anything.',
  },
  'account-changed': {
    subject:
      '{what, select, password {Your password was changed} address {Your e-mail address was changed} closed {Your account is deleted} other {Your two-step sign-in was changed}}',
    text: '{what, select, password {The password of your account was changed on {when}. All other sessions have ended.} address {On {when} your account was given a new e-mail address. We no longer write to the old one.} factorOn {Since {when}, signing in to your account also asks for a code.} factorOff {Since {when}, signing in to your account no longer asks for a code.} factorLost {We were told that the phone and the recovery codes of your account are lost. From {when}, signing in will therefore no longer ask for a code. If that is not so, sign in once with a code before then, and everything stays as it is.} codes {On {when} you were given new recovery codes. The earlier ones no longer work.} codeUsed {On {when} somebody signed in with one of your recovery codes. That code is now used up.} closed {Your account was deleted on {when}. All sessions have ended, and we no longer write to this address.} other {Something about your account was changed on {when}.}}',
    button: '{what, select, closed {See the imprint} other {It was not me}}',
    after:
      'Was it you? Then all is well.\n\n{what, select, closed {If not, somebody had your password or your mailbox. The account cannot be restored; write to us at the address in the imprint.} other {If not, use the button to set a new password. That ends every session, strangers’ too.}}',
  },
  'claim-company': {
    subject: 'Claim the profile of a company',
    text: 'With this link you confirm that you receive mail at this address and may speak for the company whose profile you want to claim. The page behind the link says which one it is.\n\nAfter that you can reply to cases. Your name and job title will then be public.',
    button: 'Confirm the address',
    after:
      'The link works once and for 24 hours.\n\nYou did not ask for this? Then there is nothing to do; the profile stays as it is.',
  },
  'outsider-named': {
    subject: 'You have been named to speak for a company',
    text: 'Somebody who speaks for a company on Aktenkundig has named you as a law firm or agency that may answer for it. The link shows for which company, and how you would appear in public.',
    button: 'Look and confirm',
    after:
      'Nothing is public before you confirm. The link works for a week. If this means nothing to you, there is nothing to do.',
  },
  'new-representative': {
    subject: 'Somebody new speaks for {companyName}',
    text: 'Since today one more person speaks for {companyName} in public on Aktenkundig: with a proof of the company, at the invitation of your team, or as a law firm or agency named from there. The link shows who it is.\n\nIs that right? Then there is nothing to do.',
    button: 'Object',
    after:
      'After an objection we check who the person is. Until then their replies say “identity being checked” and do not count as an answer. The link works for 30 days.',
  },
  'proof-result': {
    subject:
      '{what, select, proved {Your proof for {companyName} was found} waiting {Your proof for {companyName} is being looked at} expired {Your proof for {companyName} has run out} guesses {Too many wrong codes for {companyName}} other {Your proof for {companyName} is not enough}}',
    text: '{what, select, proved {We have found what shows that you may speak for {companyName}. Your name and job title now stand on its profile.} waiting {We have found your proof for {companyName}. Before your answers count the editors take a look; until then “identity being checked” stands beside them.} expired {Nothing was found in time that shows that you may speak for {companyName}. Nothing was published.} guesses {Ten wrong codes were entered. The letter to {companyName} is therefore no longer good.} other {What we were given does not show that you may speak for {companyName}. Nothing was published.}}',
    button: '{what, select, proved {To the inbox} waiting {To the inbox} other {View}}',
    after:
      '{what, select, proved {From now on you get an e-mail about each new case. Leave a record or a file where it is: we look once a week.} waiting {We write to you what comes of it.} other {You can try again at any time, in another way too.}}',
  },
  'proof-watched': {
    subject:
      '{what, select, missing {Proof for {companyName} can no longer be found} gone {Proof for {companyName} gone for 30 days} other {Proof for {companyName} is back}}',
    text: '{what, select, missing {What showed at {domain} that somebody may speak for {companyName} has been missing since today. It may have been lost when the website was changed, or the address may no longer be yours.} gone {What showed at {domain} that somebody may speak for {companyName} has been missing for 30 days. We are therefore now checking who the person is. Until then their statements say “identity being checked” and do not count as an answer.} other {What shows that somebody may speak for {companyName} can be found again at {domain}. Everything stays as it was.}}',
    button: 'To the inbox',
    after:
      '{what, select, missing {Until {until} nothing changes. Put the record or the file back by then; otherwise we check who the person is.} gone {Is that a mistake? Write to us with proof. The address is in the imprint.} other {You need not do anything.}}',
  },
  'team-invited': {
    subject: 'You are invited to speak for your company',
    text: 'Somebody who speaks for a company on Aktenkundig invites you to answer there too. For which company, and what becomes public, stands behind the link.',
    button: 'View the invitation',
    after:
      'Nothing becomes public before you accept. The link is good for seven days and only once. If this means nothing to you, you need not do anything.',
  },
  'team-role': {
    subject: 'Your role at {companyName}',
    text: '{role, select, owner {You now manage who speaks for {companyName}: you can invite, give roles and end access.} other {You go on answering for {companyName}. Who belongs to the team is now managed by others.}}',
    button: 'To the team',
    after: 'The change was made by somebody who manages the team.',
  },
  'team-changed': {
    subject:
      '{what, select, factor {{companyName}: signing in in two steps is now required} contact {{companyName}: another contact for complaints} other {{who} no longer speaks for {companyName}}}',
    text: '{what, select, factor {Whoever answers for {companyName} needs to sign in in two steps from now on. Without that the inbox stays closed.} contact {{who} changed where complaints are to go, on the public profile of {companyName}. If that is wrong, object in the team or write to us.} removed {{who} no longer speaks for {companyName} as of today: whoever manages the team, or the editors, ended their access.} other {{who} stopped speaking for {companyName} today.}}',
    button: '{what, select, factor {Set it up} contact {See the profile} other {To the team}}',
    after:
      '{what, select, factor {It takes two minutes and an app on your telephone.} contact {Only those who certainly speak for the company can give it.} other {Open cases of this person stand in the inbox with those who took them over, or are assigned to nobody.}}',
  },
  'fact-decided': {
    subject:
      '{companyName}: {holds, select, true {what you said is on the profile} other {what you said is not taken over}}',
    text: '{holds, select, true {We have looked and take over what you said} other {We have looked and do not take over what you said}}: {what, select, address {the address} phone {the telephone number} website {the website} arbitration {taking part in arbitration} brand {a name by which you are found} other {a domain}} of {companyName}.{reason, select, none {} other {\n\nOur reasons: {reason}}}',
    button: 'See the facts',
    after:
      '{holds, select, true {No import from a collection changes that any more.} other {You can say it once more, with another source.}}',
  },
  'identity-approved': {
    subject: 'You speak for {companyName}',
    text: 'We have confirmed that you speak for {companyName}. Your replies count as the company’s answers, including those you have already written.',
    button: 'Open the inbox',
    after: 'From now on you will get an e-mail about each new case.',
  },
  'identity-refused': {
    subject: 'Not confirmed: you speak for {companyName}',
    text: 'We could not confirm that you speak for {companyName}. You can write no more replies there; those you wrote say that you are not confirmed as a representative.',
    button: 'Go to your account',
    after: 'Is that wrong? Write to us with proof. The address is in the imprint.',
  },
  'case-published': {
    subject: 'New case against {companyName}',
    text: 'A case against {companyName} has been published:\n\n“{title}” (ref. {number})\n\nIt is your company’s turn now. The first reply is expected by {due}; after that the case is listed as overdue.',
    button: 'Read the case and reply',
    after: 'You reply under your own name. In the end, the person who wrote the case says whether it is solved.',
  },
  'case-live': {
    subject: 'Your case is public',
    text: 'Your case “{title}” against {companyName} is published. Its reference is {number}.\n\nThe company has 14 days for its first reply. We will write to you as soon as there is one.',
    button: 'View the case',
    after:
      'We notify the company if somebody there has claimed its profile. If nobody has, enter an e-mail address of the company in your case, and we will write there.\n\nIf something new happens in the meantime, add it to the case: with its date, as before.',
  },
  'reply-published': {
    subject: '{isChecked, select, true {A reply in the name of {companyName}} other {{companyName} has replied}}',
    text: '{representative}, has replied in public to your case “{title}” on behalf of {companyName}.\n\n{isChecked, select, true {We are still checking whether this person speaks for the company. Until then the reply says so, and it is still the company’s turn.} other {It is your turn now: would you be satisfied with this answer? You can judge it, ask a question or close the case.}}',
    button: 'Read the reply',
    after:
      'Only you say whether the case is solved. If the company calls it solved and we hear nothing from you for 30 days, the case becomes dormant and its outcome unknown.',
  },
  'named-replied': {
    subject: '{namedName} has replied',
    text: '{representative}, has replied in public for {namedName} to your case “{title}”. Your case only names this company: the reply changes neither deadlines nor where the case stands.',
    button: 'Read the reply',
    after: 'You can answer it in the case, but you need not.',
  },
  'company-named': {
    subject: '{namedName} is named in a case',
    text: 'A public case against {companyName} also names {namedName}:\n\n“{title}” (ref. {number})\n\nThe case is against {companyName}. It does not count for {namedName}, nor in any ranking. You may reply, but you need not. There is no deadline, and we will not remind you.',
    button: 'Read the case',
    after: 'If you reply, your reply appears in the case under your own name and that of your company.',
  },
  'notice-received': {
    subject: 'Your notice {notice} has arrived',
    text: 'Your notice has reached us. Its number is {notice}.\n\nWe decide within seven days, or within 24 hours where people are in danger. A person decides, not a program.',
    button: 'See where your notice stands',
    after:
      'The link is for you alone: whoever has it can see where your notice stands.\n\nYou have not reported anything? Then somebody gave your address, and there is nothing you need to do.',
  },
  'notice-asked': {
    subject: 'Your notice {notice}: one question',
    text: 'Your notice has reached us. Its number is {notice}.\n\nIt does not yet tell us what exactly is untrue, or which law it breaks. Please tell us within seven days. After that we decide on what we know.',
    button: 'Answer the question',
    after:
      'The link is for you alone: whoever has it can see where your notice stands.\n\nYou have not reported anything? Then somebody gave your address, and there is nothing you need to do.',
  },
  'notice-decided': {
    subject: 'Your notice {notice} has been decided',
    text: '{letter}',
    button: 'See the decision or appeal',
    after: 'The link is for you alone: whoever has it can read the decision and appeal in your name.',
  },
  'appeal-received': {
    subject: 'Your appeal {appeal} has arrived',
    text: 'Your appeal against decision {decision} has reached us. Its number is {appeal}.\n\nA person other than the first will decide, not a program. If only one person here may decide, they examine it anew after 14 days, and we say so. Until then the decision stands.{hasFiles, select, true {\n\nIf you showed the moderators something the first time, it is deleted. Whoever decides anew sees only what you show once more: {files}} other {}}',
    button: 'See where your appeal stands',
    after: 'The link is for you alone.',
  },
  'appeal-opened': {
    subject: 'An appeal against decision {decision}',
    text: '{by, select, company {The company does} other {Whoever reported the case does}} not agree with decision {decision} about your case and has appealed. A person other than the first decides anew, usually by {until}. Until then the decision stands.\n\nYou do not have to do anything. If you showed the moderators something the first time, it is deleted: whoever decides anew sees only what you show once more, and only until it is decided.',
    button: 'Show evidence, or read what this is about',
    after:
      'The company and the public see nothing of your evidence. Each time it is opened is written down and shown to you.',
  },
  'appeal-decided': {
    subject: 'Appeal: decision {decision}',
    text: '{letter}',
    button: 'See the decision',
    after:
      'The link is for you alone. Please keep this message: the number {decision} is how we find the decision again.',
  },
  'author-asked': {
    subject: 'A question about what you published',
    text: 'Somebody has reported what you published on this site. Before we decide we would like to hear from you.\n\nUntil then everything stays as it is. You have seven days. After that we decide on what we know.',
    button: 'Read and answer the question',
    after: 'Your answer is read only by the people who decide about notices here.',
  },
  'author-reminded': {
    subject: 'Our question to you: please answer by {until}',
    text: 'Some days ago we asked how you see something that you published on this site and that was reported. We have not heard from you yet.\n\nWe wait for your answer until {until}. After that we decide on what we know. This is the only reminder.',
    button: 'Read and answer the question',
    after: 'Your answer is read only by the people who decide about notices here.',
  },
  statement: {
    subject: 'Decision {decision}',
    text: '{letter}',
    button: 'See the decision or appeal',
    after:
      'The link is for you alone: whoever has it can read the decision and appeal in your name. Please keep this message: the number {decision} is how we find the decision again.',
  },
  'challenge-asked': {
    subject: '{companyName} says: not a customer’s case',
    text: '{companyName} denies that your case (ref. {number}) belongs to it. Please tell us by {until} what shows that you were a customer there.\n\nUntil a person has decided, the case stays and counts. If we hear nothing, it can be removed as not confirmed.',
    button: 'Show that it is genuine',
    after:
      'Only the people who decide here read what you tell us. The company gets only what they write down from it, without your name.',
  },
  'challenge-reminded': {
    subject: 'Please show by {until} that your case is genuine',
    text: 'A week ago {companyName} denied that your case (ref. {number}) belongs to it. We have not heard from you yet.\n\nYou can still show that it does until {until}. After that it can be removed as not confirmed. This is the last reminder.',
    button: 'Show that it is genuine',
    after:
      'Only the people who decide here read what you tell us. The company gets only what they write down from it, without your name.',
  },
  'challenge-agreed': {
    subject: 'Case ref. {number} is no longer against your company',
    text: 'Your company denied that case ref. {number} belongs to it. The person who wrote it has moved it to another company.\n\nFrom today on it no longer counts for {companyName}. The public changes of the case say that it was moved.',
    button: 'See the case',
    after: 'What your company said in public in the case stays there in its name; none of it counts any more.',
  },
  'challenge-forwarded': {
    subject: 'There is proof about this case',
    text: 'Your company has denied that case (ref. {number}) belongs to it. We have now been given proof, and have written down for you what it says, without a name.\n\nPlease tell us by {until} whether you can find the case with it. After that we decide on what we know.',
    button: 'Read and answer',
    after: 'Until it is decided, the case stays and counts.',
  },
  'challenge-decided': {
    subject: 'Decided: whether it is a customer’s case',
    text: '{letter}',
    button: 'See the decision or appeal',
    after:
      'Your profile says how often this was decided, and how. The link is for your company alone: whoever has it can appeal for you.',
  },
  'pressure-asked': {
    subject: 'Please tell us your view by {until}',
    text: 'The person who wrote case ref. {number} against {companyName} has reported to us in confidence that they were put under pressure because of the case. The link shows what it is about.\n\nNothing is decided, and nothing is public. Please tell us by {until} what you know about it. After that we decide on what we know.',
    button: 'Read and answer',
    after: 'Please do not take it up with the person: that, too, would be pressure.',
  },
  'pressure-reminded': {
    subject: 'Reminder: your view by {until}',
    text: 'A week ago we asked {companyName} about a confidential report on case ref. {number}. We have not heard from you yet.\n\nYou can answer until {until}. After that we decide on what we know. This is the last reminder.',
    button: 'Read and answer',
    after: 'Nothing is decided, and nothing is public.',
  },
  'pressure-decided': {
    subject: 'Decision {decision}',
    text: '{letter}',
    button: 'See the decision or appeal',
    after:
      'The link is for you alone: whoever has it reads the decision and can appeal for you. Please keep this message.',
  },
  'naming-taken-back': {
    subject: '{namedName} is no longer named',
    text: 'A public case against {companyName} (ref. {number}) had also named {namedName}. This has been taken back.\n\nYou need not do anything, and you can no longer reply there.',
    button: 'Read the case',
    after: 'The public changes of the case still say that {namedName} was once named.',
  },
  'named-answered': {
    subject: 'An answer to your reply',
    text: 'Your reply in the case “{title}” (ref. {number}), which names your company, has been answered.\n\nYou may reply again, but you need not.',
    button: 'Read the answer',
    after: 'The case does not count for your company.',
  },
  'reply-corrected': {
    subject: 'A reply was corrected',
    text: '{companyName} has corrected a reply in the case “{title}” (ref. {number}).\n\nYour verdict on it stands, with a note that it was corrected later. The earlier wording is in the public changes.',
    button: 'Read the reply',
    after: 'You can change your verdict, but you need not.',
  },
  'answer-corrected': {
    subject: 'An answer was corrected',
    text: 'In the case “{title}” (ref. {number}), the answer to your reply was corrected.\n\nThe earlier wording is in the public changes. No deadline changes.',
    button: 'Read the answer',
    after: 'You reply under your own name.',
  },
  'author-answered': {
    subject: 'An answer to your reply',
    text: 'There is an answer to your reply in the case “{title}” (ref. {number}).\n\nIt is your company’s turn again.',
    button: 'Read the answer',
    after: 'You reply under your own name.',
  },
  'case-closed': {
    subject: 'Closed',
    text: 'The case “{title}” (ref. {number}) is closed. Outcome, according to the person who wrote it: {outcome}.',
    button: 'Read the closing words',
    after: 'The case stays public and counts with this outcome.',
  },
  'case-reopened': {
    subject: 'Open again',
    text: 'The case “{title}” (ref. {number}) has been reopened.\n\nIt is your company’s turn now.',
    button: 'Read the case and reply',
    after: 'The reason is given in the case.',
  },
  'judge-reply': {
    subject: 'Would you be satisfied with this answer?',
    text: 'On {replied} {companyName} replied to your case “{title}”. Your verdict is still missing.\n\nThree questions, one minute: would you be satisfied with the answer, is it boilerplate, do you want to respond?',
    button: 'Judge the reply',
    after: 'Your verdict appears in the case and counts in the company’s figures.',
  },
  'settled-privately': {
    subject: 'Did you settle?',
    text: '{companyName} reported on {replied} about your case “{title}” that you have settled. You have not confirmed it.\n\nIf it is so, close the case. If it is not, one click is enough. If you say nothing, the case does not count as solved.',
    button: 'Answer',
    after: 'Only you say whether the case is solved.',
  },
  'your-turn': {
    subject: 'Your turn',
    text: 'The case “{title}” against {companyName} has been with you for {days, plural, one {# day} other {# days}}.\n\nYou can answer the last reply, add what has happened since, or close the case.',
    button: 'View the case',
    after: 'Only you say whether the case is solved.',
  },
  'about-to-rest': {
    subject: 'Your case becomes dormant on {rests}',
    text: 'Nothing has happened in the case “{title}” for a long time. If it stays that way, it becomes dormant on {rests}; its outcome then counts as unknown.\n\nA new entry or an answer is enough to keep it going. You can also close it.',
    button: 'View the case',
    after: 'A dormant case stays public too. You can reopen it at any time.',
  },
  'promise-due': {
    subject: 'Kept? A promise by {companyName}',
    text: '{companyName} promised you: “{promise}”. Due: {due}.\n\nHas it happened? You can answer without signing in.',
    button: 'Answer',
    after:
      'The link is good for 14 days and for this question only. Without your answer the promise is shown as not confirmed once its day has passed.',
  },
  'promise-reported': {
    subject: 'Is that right? {companyName} reports a promise as kept',
    text: '{companyName} had promised you: “{promise}”. The company now says it kept that promise on {kept}.\n\nIs that right? You can answer without signing in.',
    button: 'Answer',
    after:
      'The link is good for 14 days, and we ask only once. Until you answer, the file says that this is the company’s account alone, and the promise does not count as kept.',
  },
  'promise-file': {
    subject: '{companyName} shows you a proof',
    text: 'According to {companyName} this promise was kept: “{promise}”. The company has given you a file to show it.\n\nOnly you and those who speak for the company today can see it. The public case says no more than that there is a proof.',
    button: 'Look at the proof',
    after: 'Whether the promise was kept is for you to say. A proof alone counts for nothing.',
  },
  'step-open': {
    subject: 'The next step is possible',
    text: 'A further step is now possible in the case “{title}”: {step}.\n\nYour case says what it costs, what it can do and where to turn.',
    button: 'View the steps',
    after: 'This is general information and not legal advice.',
  },
  'letters-arrived': {
    subject: '{count, plural, one {A letter has arrived} other {# letters have arrived}}',
    text: '{count, plural, one {A letter} other {# letters}} came to the address of your case “{title}” against {companyName}.\n\nNothing of it is public. It lies in your tray, and you decide what goes into the timeline.',
    button: 'Open the tray',
    after: 'If more comes today, we write again tomorrow.',
  },
  'mail-as-reply': {
    subject: 'Your e-mail as a public reply',
    text: 'An e-mail that your company signed came to the address of the case “{title}” against {companyName}.\n\nIt is not public. If it is to be your reply, read it, change what needs changing and publish it under your name.',
    button: 'Look at the e-mail',
    after: 'If you do nothing, the e-mail stays between you and the customer.',
  },
  'still-holds': {
    subject: 'Does it still hold?',
    text: 'On {closed} you closed your case “{title}” against {companyName}.\n\nIs that still right? You can answer without signing in.',
    button: 'Answer',
    after: 'The link is good for 14 days. We ask only this once.',
  },
  'company-waiting': {
    subject: 'Due by {due}',
    text: 'The case “{title}” (ref. {number}) against {companyName} is waiting for a first reply. It is due by {due}{days, plural, =0 {, which is today} =1 {, which is tomorrow} other {, in # days}}.',
    button: 'Read the case and reply',
    after: 'Without a reply the case is then listed in public as overdue.',
  },
  'company-overdue': {
    subject: 'Overdue',
    text: 'The first reply to the case “{title}” (ref. {number}) against {companyName} was due by {due}. The case is now listed in public as overdue.',
    button: 'Reply now',
    after: 'A late answer is better than none: it ends the public waiting time.',
  },
  'case-assigned': {
    subject: '{who} assigns a case to you',
    text: '{who} asks you to take care of this case for {companyName}: “{title}”.',
    button: 'Open the case',
    after: 'Who takes care of it is seen only by those who speak for your company. Any of you can still answer it.',
  },
  'company-week': {
    subject:
      '{companyName}: {waiting, plural, =0 {no case is waiting for you this week} one {one case is waiting for you} other {# cases are waiting for you}}',
    text: 'In the past seven days: {published, plural, =0 {no new case} one {one new case} other {# new cases}}, {answered, plural, =0 {no response} one {one response} other {# responses}} to replies, {closed, plural, =0 {no case closed} one {one case closed} other {# cases closed}}{solved, plural, =0 {} one {, one of them solved} other {, # of them solved}}.\n\n{promises, plural, =0 {No promise falls due in the next seven days.} one {One promise falls due in the next seven days.} other {# promises fall due in the next seven days.}}{waiting, plural, =0 {} one {\n\nThis case is waiting for {companyName}{overdue, plural, =0 {} other {, past its deadline}}:\n\n{first}} other {\n\n# cases are waiting for {companyName}{overdue, plural, =0 {} one {, one of them past its deadline} other {, # of them past their deadline}}. These first:\n\n{first}}}',
    button: 'Open the inbox',
    after: 'Titles and texts are not in this e-mail: read them in the inbox, as they stand today.',
  },
  'webhook-disabled': {
    subject: 'Your webhook has been switched off',
    text: 'The webhook of {companyName} to {host} has not accepted anything for days, or has said that it wants no more. We send nothing there until you switch it on again.\n\nYour cases, deadlines and e-mails are not affected.',
    button: 'See the log',
    after: 'Whatever did not arrive is in the log and can be sent again from there.',
  },
  'contact-named': {
    subject: '{namedName} is named in a public case',
    text: 'On Aktenkundig customers write down what they have been through with a company, and the company answers in public. Such a case (ref. {number}) also names {namedName}.\n\nThe case is against another company. It does not count for {namedName}, nor in any ranking. You may reply, but you need not. There is no deadline, and we will not remind you.\n\nNobody speaks for {namedName} here yet. This address was entered as a contact by {source}. To reply, claim the profile of the company. It is free.',
    button: 'Read the case',
    after: 'The case is public. This address is not published.',
  },
  'contact-several': {
    subject: '{count} public cases against your company',
    text: 'On Aktenkundig customers write down what they have been through with a company, and the company answers in public. There are several such cases waiting for a first reply from the company this address was entered for: ref. {numbers}.\n\nNobody speaks for the company here yet. This address was entered as a contact by {source}.\n\nTo answer, claim the profile of the company; each case page shows how. It is free.',
    button: 'Read the first case',
    after: 'The cases are public; searching for its reference finds each of them. This address is not published.',
  },
  'contact-published': {
    subject: 'Public case against your company',
    text: 'On Aktenkundig customers write down what they have been through with a company, and the company answers in public. There is such a case, ref. {number}, against the company this address was entered for.\n\nNobody speaks for the company here yet. This address was entered as a contact by {source}.\n\n{isLate, select, true {The first reply was due by {due}; you can still answer.} other {The first reply is due by {due}.}} To answer, claim the profile of the company; the case page shows how. It is free.',
    button: 'Read the case and reply',
    after: 'The case is public. This address is not published.',
  },
  'contact-waiting': {
    subject: 'Due by {due}: case against your company',
    text: 'The public case ref. {number} against the company this address was entered for is waiting for a first reply, due by {due}.\n\nNobody speaks for the company here yet. This address was entered as a contact by {source}.',
    button: 'Read the case and reply',
    after: 'To answer, claim the profile of the company; the case page shows how.',
  },
  'contact-overdue': {
    subject: 'Overdue: case against your company',
    text: 'The first reply to the public case ref. {number} against the company this address was entered for was due by {due}. The case is now listed as overdue.\n\nThis address was entered as a contact by {source}. We send no further reminders about this case.',
    button: 'Read the case and reply',
    after: 'To answer, claim the profile of the company; the case page shows how.',
  },
  'exchange-asked': {
    subject: 'A request for a private exchange',
    text: '{companyName} would like to write something to you about your case “{title}”, or ask for a detail, that should not be public.\n\nWhether there is such an exchange, you decide. You need not agree, and the company’s deadline goes on running.',
    button: 'Look and decide',
    after: 'Please do not send private details to us or to the company by mail.',
  },
  'exchange-to-author': {
    subject: 'Something new in the private exchange',
    text: 'In the private exchange about your case “{title}”, {companyName} has left something for you. What it is, is only said there.',
    button: 'Open the exchange',
    after: 'The link leads only you there, once you have signed in. We write about this once an hour at most.',
  },
  'exchange-to-company': {
    subject: 'Something new in the private exchange',
    text: 'In the private exchange about the case “{title}” there is something for you. What it is, is only said there.\n\nThe exchange stops no clock and does not count as a reply.',
    button: 'Open the exchange',
    after:
      'The link leads only those who speak for the company there, once they have signed in. We write about this once an hour at most.',
  },
  'followed-reply': {
    subject: 'New reply',
    text: 'In the case “{title}” (ref. {number}), which you follow, {representative}, has replied in public for {companyName}.',
    button: 'Read the reply',
    after: 'What you follow is listed in your account under “Following”, where you can end it at any time.',
  },
  'followed-closed': {
    subject: 'Closed',
    text: 'The case “{title}” against {companyName} (ref. {number}), which you follow, has been closed. Outcome: {outcome}.',
    button: 'Read the case',
    after: 'What you follow is listed in your account under “Following”, where you can end it at any time.',
  },
  'followed-reopened': {
    subject: 'Open again',
    text: 'The case “{title}” against {companyName} (ref. {number}), which you follow, has been reopened.',
    button: 'Read the case',
    after: 'What you follow is listed in your account under “Following”, where you can end it at any time.',
  },
  'followed-company-case': {
    subject: 'New case against {companyName}',
    text: 'A case has been published against {companyName}, a company you follow:\n\n“{title}” (ref. {number})',
    button: 'Read the case',
    after: 'What you follow is listed in your account under “Following”, where you can end it at any time.',
  },
  'followed-industry-case': {
    subject: 'New case in your industry',
    text: 'In an industry you follow, a case against {companyName} has been published:\n\n“{title}” (ref. {number})',
    button: 'Read the case',
    after: 'What you follow is listed in your account under “Following”, where you can end it at any time.',
  },
};
