import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import type { Database } from '#db/client.ts';
import {
  affected,
  caseReads,
  closings,
  deskNotes,
  events,
  exchangeAsks,
  exchanges,
  outbox,
  replies,
  stepsTaken,
  tombstones,
  verdicts,
} from '#db/schema/index.ts';
import { caseCan } from '#src/features/cases/can.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import type { Situation } from '#src/lib/situation.ts';
import { copierOf, freshDatabase, type OwnDatabase } from '#tests/database.ts';
import {
  aCompany,
  aModerator,
  anAnsweredCase,
  anAuthor,
  aRepresentative,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { commands, type Scene } from './commands.ts';
import { aNamedCompany, aPromiseIn, aStepTaken } from './forms.ts';

/** Allowed, but not at this moment: the case runs, and the company has answered. */
const notNow: Record<string, { refusal: string }> = {
  reopen: { refusal: 'conflict' },
  followUp: { refusal: 'conflict' },
  addContact: { refusal: 'too-late' },
  takeBackNamed: { refusal: 'conflict' },
  transfer: { refusal: 'not-found' },
};

/** Taking back what was never said changes nothing, so everybody with an account may. */
const everybody = ['takeBackAffected'];
const reader = [...everybody, 'sayAffected'];
const authorActions = [
  ...everybody,
  'addContact',
  'followUp',
  'judge',
  'answer',
  'addEntry',
  'moveEntry',
  'correct',
  'chooseKind',
  'erase',
  'eraseBlackened',
  'depositEvidence',
  'showEvidence',
  'hideEvidence',
  'exchange',
  'leaveExchange',
  'nameCompany',
  'takeBackNamed',
  'transfer',
  'answerNamed',
  'markPromise',
  'sameCause',
  'recordStep',
  'takeStepBack',
  'close',
  'reopen',
  'withdraw',
];

/** What each role may do; whoever is not listed with an action is refused. */
const allowed: Record<string, readonly string[]> = {
  visitor: [],
  stranger: reader,
  author: authorActions,
  representative: [
    ...everybody,
    'read',
    'note',
    'exchangeAsCompany',
    'assign',
    'reply',
    'correctReply',
    'eraseReply',
    'reportPromise',
    'stateCause',
    'takeCauseBack',
    'challenge',
  ],
  'representative of another company': reader,
  'representative of the company also named': [...everybody, 'replyAsNamed'],
  'author who became a representative of the company also named': authorActions,
  'author who became a representative of the company': everybody,
  moderator: [...reader, 'remove'],
  'moderator who speaks for the company': [
    ...everybody,
    'read',
    'note',
    'exchangeAsCompany',
    'assign',
    'reply',
    'correctReply',
    'eraseReply',
    'reportPromise',
    'stateCause',
    'takeCauseBack',
    'challenge',
  ],
  'moderator who wrote the case': authorActions,
  'moderator who speaks for the company also named': [...everybody, 'replyAsNamed'],
};

async function aSituation(db: Database, role: string): Promise<{ situation: Situation; at: Scene }> {
  const company = await aCompany(db);
  const author = await anAuthor(db);
  const representative = await aRepresentative(db, { company });
  const theCase = await anAnsweredCase(db, { author, company, representative });
  const speaker = await aRepresentative(db);
  await aNamedCompany(db, theCase.id, speaker);
  const promiseId = await aPromiseIn(db, theCase.id, { dueOn: '2026-03-25' });
  await aStepTaken(db, theCase.id, 'management');
  const roles: Record<string, () => Promise<Situation>> = {
    visitor: async () => situationOfVisitor(db),
    stranger: async () => situationOf(await anAuthor(db)),
    author: async () => situationOf(author),
    representative: async () => situationOf(representative),
    'representative of another company': async () => situationOf(await aRepresentative(db)),
    'representative of the company also named': async () => situationOf(speaker),
    'author who became a representative of the company also named': async () =>
      situationOf({ ...author, actor: { ...author.actor, represents: speaker.actor.represents } }),
    'moderator who speaks for the company also named': async () =>
      situationOf({ ...speaker, actor: { ...speaker.actor, isModerator: true } }),
    'author who became a representative of the company': async () =>
      situationOf({ ...author, actor: { ...author.actor, represents: representative.actor.represents } }),
    moderator: async () => situationOf(await aModerator(db)),
    'moderator who speaks for the company': async () =>
      situationOf({ ...representative, actor: { ...representative.actor, isModerator: true } }),
    'moderator who wrote the case': async () =>
      situationOf({ ...author, actor: { ...author.actor, isModerator: true } }),
  };
  const situation = await roles[role]?.();
  if (!situation) throw new Error(`no role ${role}`);
  return { situation, at: { number: theCase.number, replyId: theCase.replyId, promiseId, namedId: speaker.companyId } };
}

/** Rows that any of the commands would leave behind. */
async function traces(db: Database): Promise<number> {
  const tables = [
    affected,
    caseReads,
    deskNotes,
    events,
    exchangeAsks,
    exchanges,
    closings,
    outbox,
    replies,
    stepsTaken,
    tombstones,
    verdicts,
  ];
  const counts = await Promise.all(tables.map((table) => db.$count(table)));
  return counts.reduce((sum, count) => sum + count, 0);
}

describe.each(Object.entries(allowed))('every action of a case, by the %s:', (role, may) => {
  let told: OwnDatabase;
  let given: { situation: Situation; at: Scene };
  let copy: () => Promise<OwnDatabase>;
  beforeAll(async () => {
    told = await freshDatabase();
    given = await aSituation(told.db, role);
    copy = await copierOf(told.db);
  });
  afterAll(() => told.dispose());

  const all = Object.entries(commands);
  test.for(all.filter(([action]) => may.includes(action)))('%s is open', async ([action, command]) => {
    const { db, dispose } = await copy();
    onTestFinished(dispose);
    expect(await command({ ...given.situation, db }, given.at)).toMatchObject(notNow[action] ?? { ok: true });
  });

  // All in one database: what is refused leaves nothing behind.
  test.for(all.filter(([action]) => !may.includes(action)))('%s is refused', async ([_action, command]) => {
    const before = await traces(told.db);
    const refusal = role === 'visitor' ? 'not-signed-in' : 'not-allowed';
    expect(await command(given.situation, given.at)).toEqual({ ok: false, refusal });
    expect(await traces(told.db)).toBe(before);
  });
});

describe('every action of a case', () => {
  test('has its line in the table, and the table has no other lines', () => {
    expect(Object.keys(caseCan).sort()).toEqual(Object.keys(commands).sort());
  });

  test('is refused once the case is withdrawn', async ({ db }) => {
    const { situation, at } = await aSituation(db, 'author');
    expect(await withdrawCase(situation, { number: at.number, reason: 'erledigt' })).toMatchObject({ ok: true });
    for (const action of [
      'judge',
      'answer',
      'addEntry',
      'moveEntry',
      'correct',
      'chooseKind',
      'erase',
      'eraseBlackened',
      'nameCompany',
      'takeBackNamed',
      'transfer',
      'answerNamed',
      'markPromise',
      'addContact',
      'followUp',
      'recordStep',
      'takeStepBack',
      'close',
      'reopen',
      'withdraw',
    ] as const) {
      expect(await commands[action](situation, at), action).toEqual({ ok: false, refusal: 'too-late' });
    }
  });

  test('finds no case by a number that was never given', async ({ author }) => {
    for (const [action, command] of Object.entries(commands)) {
      const nowhere = { number: '2019-999999', replyId: 'x', promiseId: 'x' };
      expect(await command(situationOf(author, today), nowhere), action).toEqual({ ok: false, refusal: 'not-found' });
    }
  });
});
