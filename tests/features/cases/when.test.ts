import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, onTestFinished } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, outbox, representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { type CaseAction, caseWhen, isTimeTo } from '#src/features/cases/can.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { answerInThread } from '#src/features/cases/commands/replies.ts';
import type { Status } from '#src/features/cases/rules.ts';
import { restDormantCases } from '#src/features/cases/state/dormancy.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import type { Situation } from '#src/lib/situation.ts';
import { copierOf, freshDatabase, type OwnDatabase } from '#tests/database.ts';
import {
  aCompany,
  aModerator,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  aRepresentative,
  momentOn,
  type Person,
  type RepresentativePerson,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { commands, type Scene } from './commands.ts';
import { aClosing, aNamedCompany, aPromiseIn, aStepTaken } from './forms.ts';

/** Every moment in the life of a published case, what a person sees of it, and what nobody can do in it. */
const moments = {
  'is open': { status: 'open', refused: ['stateCause', 'answer', 'followUp', 'reopen'] },
  'is answered': { status: 'answered', refused: ['addContact', 'followUp', 'reopen'] },
  'is open again after an answer': { status: 'open', refused: ['addContact', 'followUp', 'reopen'] },
  'is closed': { status: 'closed', refused: ['answer', 'addContact', 'close', 'transfer'] },
  'is closed without ever a reply': {
    status: 'closed',
    refused: ['stateCause', 'answer', 'addContact', 'close', 'transfer'],
  },
  'is reopened': { status: 'open', refused: ['addContact', 'followUp', 'reopen'] },
  rests: { status: 'dormant', refused: ['answer', 'addContact', 'followUp'] },
  'rests without ever a reply': { status: 'dormant', refused: ['stateCause', 'answer', 'addContact', 'followUp'] },
  'came to rest at midnight, before the worker looked': {
    status: 'dormant',
    refused: ['answer', 'addContact', 'followUp'],
  },
  'came to rest at midnight without ever a reply, before the worker looked': {
    status: 'dormant',
    refused: ['stateCause', 'answer', 'addContact', 'followUp'],
  },
  'is withdrawn': { status: 'withdrawn', refused: 'all' },
  'is removed': { status: 'removed', refused: 'all' },
} as const satisfies Record<string, { status: Status; refused: readonly CaseAction[] | 'all' }>;
type Moment = keyof typeof moments;

const isRefused = (moment: Moment, action: CaseAction): boolean => {
  const { refused } = moments[moment];
  if (refused === 'all') return action !== 'takeBackAffected';
  return refused.some((one) => one === action);
};

const actions = Object.keys(caseWhen).filter((name): name is CaseAction => name in caseWhen);
/** A reply that is not there cannot be judged or corrected; that is said by the command. */
const needsReply: readonly CaseAction[] = ['judge', 'correctReply', 'eraseReply'];
const ofCompany: readonly CaseAction[] = [
  'read',
  'note',
  'exchangeAsCompany',
  'assign',
  'reply',
  'reportPromise',
  'stateCause',
  'takeCauseBack',
  'challenge',
  'correctReply',
  'eraseReply',
];
const withoutReply: readonly Moment[] = [
  'is open',
  'is closed without ever a reply',
  'rests without ever a reply',
  'came to rest at midnight without ever a reply, before the worker looked',
];
const byTime = (moment: Moment) => moment.includes('rest');

interface Stage extends Scene {
  id: string;
  author: Person;
  representative: RepresentativePerson;
  /** Speaks for the company that the case also names. */
  speaker: RepresentativePerson;
}

/** A case at that moment, with a promise and a step that was taken. */
async function aCaseThat(db: Database, moment: Moment): Promise<Stage> {
  const company = await aCompany(db, { name: 'Firma', domain: 'firma.example' });
  const author = await anAuthor(db);
  const representative = await aRepresentative(db, { company });
  const publishedOn = addDays(today, byTime(moment) ? -90 : -10);
  const given = { company, author, publishedOn, seenOn: addDays(today, -1) };
  const theCase = withoutReply.includes(moment)
    ? { ...(await anOpenCase(db, given)), replyId: 'x' }
    : await anAnsweredCase(db, { ...given, representative, repliedOn: publishedOn });
  const speaker = await aRepresentative(db);
  await aNamedCompany(db, theCase.id, speaker);
  const stage = {
    id: theCase.id,
    number: theCase.number,
    replyId: theCase.replyId,
    author,
    representative,
    speaker,
    namedId: speaker.companyId,
  };
  const promiseId = await aPromiseIn(db, theCase.id, { dueOn: today });
  await aStepTaken(db, theCase.id, 'management');
  const closingId = await happen(db, moment, stage);
  return { ...stage, promiseId, ...(closingId && { closingId }) };
}

async function happen(db: Database, moment: Moment, stage: Omit<Stage, 'promiseId'>): Promise<string | undefined> {
  const { number, author } = stage;
  const situation = situationOf(author);
  const closing = aClosing(number);
  if (moment === 'is open again after an answer')
    await answerInThread(situation, { id: newId(), number, text: 'Nein.' });
  if (moment === 'is withdrawn') await withdrawCase(situation, { number, reason: '' });
  if (moment === 'is removed') await removeCase(situationOf(await aModerator(db)), { number, reason: 'Ein Name.' });
  if (moment.startsWith('rests')) await restDormantCases(db, momentOn(today));
  if (moment.startsWith('is closed') || moment === 'is reopened') await closeCase(situation, closing);
  if (moment === 'is reopened') await reopenCase(situation, { id: newId(), number, reason: 'Es hielt nicht.' });
  return closing.id;
}

/** Somebody who may do it at some time, in a copy of the database of the stage. */
async function actOf(db: Database, action: CaseAction, { author, representative, speaker }: Stage): Promise<Situation> {
  if (ofCompany.includes(action)) return situationOf({ ...representative, db });
  if (action === 'replyAsNamed') return situationOf({ ...speaker, db });
  if (action === 'remove') return situationOf(await aModerator(db));
  if (action === 'sayAffected' || action === 'takeBackAffected') return situationOf(await anAuthor(db));
  // Where somebody speaks for the company, no address is needed.
  if (action === 'addContact') {
    await exclusively(db, () =>
      db
        .update(representatives)
        .set({ endedAt: momentOn(today) })
        .where(eq(representatives.id, representative.representativeId)),
    );
  }
  return situationOf({ ...author, db });
}

describe.each(Object.keys(moments).filter((name): name is Moment => name in moments))('a case that %s', (moment) => {
  // Telling a case up to its moment takes ten times as long as copying it.
  let stage: Stage;
  let copy: () => Promise<OwnDatabase>;
  beforeAll(async () => {
    const told = await freshDatabase();
    stage = await aCaseThat(told.db, moment);
    copy = await copierOf(told.db);
    told.dispose();
  });

  test.for(actions)('%s: the command does what the table says, and so does the page', async (action) => {
    const { db, dispose } = await copy();
    onTestFinished(dispose);
    const file = await caseFile(db, { number: stage.number }, today);
    expect(file?.state.status).toBe(moments[moment].status);
    if (!file) return;
    expect(isTimeTo(action, file.state)).toBe(!isRefused(moment, action));
    const outcome = await commands[action](await actOf(db, action, stage), stage);
    if (isRefused(moment, action)) expect(outcome).toEqual(caseWhen[action](file.state));
    else if (needsReply.includes(action) && stage.replyId === 'x')
      expect(outcome).toMatchObject({ refusal: 'not-found' });
    // The company has answered: that is said by the command.
    else if (action === 'transfer') expect(outcome).toEqual({ ok: false, refusal: 'not-found' });
    else if (action === 'takeBackNamed') expect(outcome).toMatchObject({ reason: 'named-has-answered' });
    else expect(outcome).toMatchObject({ ok: true });
  });
});

test('the moments before the worker looked are what they say: the stored status is a night old', async ({ db }) => {
  const { id } = await aCaseThat(db, 'came to rest at midnight, before the worker looked');
  expect(await db.select({ status: cases.status }).from(cases).where(eq(cases.id, id))).toEqual([
    { status: 'answered' },
  ]);
});

test('an answer to a case that came to rest at midnight is refused and tells nobody', async ({ db }) => {
  const stage = await aCaseThat(db, 'came to rest at midnight, before the worker looked');
  const outcome = await commands.answer(situationOf(stage.author), stage);
  expect(outcome).toEqual({ ok: false, refusal: 'too-late', reason: 'case-is-over' });
  expect(await db.$count(outbox)).toBe(0);
});

test('a form that is sent again is answered as before, although its moment is over', async ({ db }) => {
  const { number, author } = await aCaseThat(db, 'is answered');
  const situation = situationOf(author);
  const answer = { id: newId(), number, text: 'Nein.' };
  const closing = aClosing(number);
  const reopening = { id: newId(), number, reason: 'Es hielt nicht.' };
  for (let times = 0; times < 2; times += 1)
    expect(await answerInThread(situation, answer)).toMatchObject({ ok: true });
  for (let times = 0; times < 2; times += 1) expect(await closeCase(situation, closing)).toMatchObject({ ok: true });
  expect(await answerInThread(situation, answer)).toMatchObject({ ok: true });
  for (let times = 0; times < 2; times += 1) expect(await reopenCase(situation, reopening)).toMatchObject({ ok: true });
  expect(await closeCase(situation, closing)).toMatchObject({ ok: true });
  expect(await caseFile(db, { number }, today)).toMatchObject({
    closings: [{}],
    reopenings: [{}],
    state: { status: 'open' },
  });
});
