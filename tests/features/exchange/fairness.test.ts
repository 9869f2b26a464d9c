import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import {
  caseReads,
  cases,
  closings,
  countedFacts,
  entries,
  events,
  exchangeFacts,
  logLeaves,
  promises,
  replies,
  tallies,
  verdicts,
} from '#db/schema/index.ts';
import { type CaseFile, caseFile } from '#src/features/case-file/index.ts';
import {
  askExchange,
  declineExchange,
  endExchange,
  giveFacts,
  muteExchange,
  openExchange,
  openGiven,
  unmuteExchange,
  withdraw,
} from '#src/features/exchange/commands.ts';
import { type FactKind, factKinds, type Side } from '#src/features/exchange/lists.ts';
import { openMinutes } from '#src/features/exchange/rules.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import { anAuthor, anOpenCase, aRepresentative, type Person, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { everyWord } from '../rights/planted.ts';
import { aCaseWithPeople, doubts, ends, later, minutes, noon, seenBy, writes } from './exchanging.ts';

const people = ['author', 'one', 'other', 'stranger', 'elsewhere', 'otherAuthor', 'moderator'] as const;
type Who = (typeof people)[number];
const speakers = ['one', 'other'] as const;

type Act =
  | { does: 'open' | 'ask' | 'decline' | 'mute' | 'unmute' | 'end'; who: Who }
  | { does: 'write' | 'withdraw'; who: Who; side: Side; nth: number }
  | { does: 'give' | 'look'; who: Who; nth: number }
  | { does: 'leave' | 'doubt' | 'trust'; which: (typeof speakers)[number] }
  | { does: 'wait'; minutes: number };

const who = fc.constantFrom(...people);
const nth = fc.nat(5);
/** Mostly as whom somebody may act, else nothing would ever be there to be read. */
const acting = fc.constantFrom<{ who: Who; side: Side }[]>(
  { who: 'author', side: 'author' },
  { who: 'author', side: 'author' },
  { who: 'one', side: 'company' },
  { who: 'one', side: 'company' },
  { who: 'other', side: 'company' },
  { who: 'author', side: 'company' },
  { who: 'one', side: 'author' },
  { who: 'elsewhere', side: 'company' },
  { who: 'otherAuthor', side: 'author' },
  { who: 'moderator', side: 'company' },
);
const likely = <T extends Act['does']>(...does: T[]) => fc.constantFrom(...does);
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: likely('open'), who: fc.constantFrom<Who[]>('author', 'author', 'one', 'stranger') }),
  },
  { weight: 2, arbitrary: fc.record({ does: likely('ask', 'decline', 'mute', 'unmute', 'end'), who }) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(likely('write', 'write', 'withdraw'), acting, nth)
      .map(([does, as, nth]) => ({ does, ...as, nth })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: likely('give'),
      who: fc.constantFrom<Who[]>('author', 'author', 'one', 'otherAuthor'),
      nth,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: likely('look'),
      who: fc.constantFrom<Who[]>('one', 'other', 'one', 'elsewhere', 'stranger'),
      nth,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: likely('leave', 'doubt', 'trust'), which: fc.constantFrom(...speakers) }) },
  { weight: 3, arbitrary: fc.record({ does: likely('wait'), minutes: fc.constantFrom(1, 10, 29, 31, 70) }) },
);

/** What is true of the exchange, kept beside the product. */
interface Model {
  isRunning: boolean;
  letters: string[];
  facts: Map<FactKind, { id: string; secret: string; opened: Map<Who, number> }>;
  speaks: Record<'one' | 'other', 'yes' | 'doubted' | 'no'>;
  clock: number;
}

/** Everything that is public of all cases, and every figure. */
async function publicNow(db: Database, numbers: readonly string[]) {
  const tables = [
    cases,
    entries,
    promises,
    replies,
    verdicts,
    closings,
    countedFacts,
    tallies,
    events,
    logLeaves,
    caseReads,
  ];
  const rows = await Promise.all(tables.map((table) => db.select().from(table)));
  const files = await Promise.all(numbers.map((number) => caseFile(db, { number }, today)));
  // Since when there is an exchange stands beside the case, and is looked at by itself.
  return JSON.stringify([rows, files.map((file) => file && without(file))]);
}
const without = ({ exchange: _beside, company, ...file }: CaseFile) => ({
  ...file,
  // That nobody speaks for it any more is no deed in the exchange.
  company: { ...company, isClaimed: true },
});

const secretsIn = (seen: unknown): string[] =>
  [...new Set(JSON.stringify(seen ?? null).match(/Geheim-[a-z]+-\d+/g) ?? [])].sort();

async function aStage(db: Database) {
  const { number, author, one, other, company } = await aCaseWithPeople(db);
  const byOther = await anOpenCase(db, { company });
  const moderator = await anAuthor(db);
  moderator.actor.isModerator = true;
  const cast: Record<Who, Person> = {
    author,
    one,
    other,
    stranger: await anAuthor(db),
    elsewhere: await aRepresentative(db),
    otherAuthor: byOther.author,
    moderator,
  };
  const ids = { one: one.representativeId, other: other.representativeId };
  return { number, numbers: [number, byOther.number], cast, ids };
}

type Stage = Awaited<ReturnType<typeof aStage>>;

async function step(db: Database, { number, cast, ids }: Stage, model: Model, act: Act, n: number): Promise<void> {
  if ('minutes' in act) {
    model.clock += act.minutes;
    return;
  }
  if ('which' in act) {
    if (act.does === 'leave') {
      await ends(db, ids[act.which], minutes(model.clock));
      model.speaks[act.which] = 'no';
      return;
    }
    await doubts(db, ids[act.which], act.does === 'doubt' ? noon : null);
    if (model.speaks[act.which] !== 'no') model.speaks[act.which] = act.does === 'doubt' ? 'doubted' : 'yes';
    return;
  }
  const situation = later(cast[act.who], model.clock);
  const isAuthor = act.who === 'author';
  const isSpeaker = (act.who === 'one' || act.who === 'other') && model.speaks[act.who] === 'yes';
  const only = (may: boolean, outcome: Outcome<unknown>) => {
    if (!may) expect(outcome.ok, `${act.does} by ${act.who}`).toBe(false);
    return outcome.ok;
  };
  const kinds = [...model.facts];
  switch (act.does) {
    case 'open':
      if (only(isAuthor, await openExchange(situation, { number }))) model.isRunning = true;
      return;
    case 'ask':
      only(isSpeaker, await askExchange(situation, { number }));
      return;
    case 'decline':
      only(isAuthor, await declineExchange(situation, { number }));
      return;
    case 'mute':
      only(isAuthor && model.isRunning, await muteExchange(situation, { number }));
      return;
    case 'unmute':
      only(isAuthor && model.isRunning, await unmuteExchange(situation, { number }));
      return;
    case 'end':
      if (only(isAuthor, await endExchange(situation, { number })))
        Object.assign(model, { isRunning: false, letters: [], facts: new Map() });
      return;
    case 'write': {
      const secret = `Geheim-brief-${n}`;
      const may = model.isRunning && (act.side === 'author' ? isAuthor : isSpeaker);
      if (only(may, await writes(situation, number, act.side, `Guten Tag, ${secret}.`))) model.letters.push(secret);
      return;
    }
    case 'give': {
      const kind = factKinds[act.nth % factKinds.length] ?? 'phone';
      const secret = `Geheim-angabe-${n}`;
      const outcome = await giveFacts(situation, { number, facts: [{ kind, value: secret }] });
      if (!only(isAuthor && model.isRunning, outcome)) return;
      const rows = await db.select().from(exchangeFacts).where(eq(exchangeFacts.kind, kind));
      const row = rows.findLast(({ withdrawnAt }) => withdrawnAt === null);
      model.facts.set(kind, { id: row?.id ?? '', secret, opened: new Map() });
      return;
    }
    case 'withdraw': {
      const found = kinds[act.nth % Math.max(1, kinds.length)];
      const outcome = await withdraw(situation, { number, side: act.side, withdraw: found?.[1].id ?? 'none' });
      const may = isAuthor && act.side === 'author' && found !== undefined;
      if (only(may, outcome) && found) model.facts.delete(found[0]);
      return;
    }
    case 'look': {
      const found = kinds[act.nth % Math.max(1, kinds.length)]?.[1];
      const outcome = await openGiven(situation, { number, open: found?.id ?? 'none' });
      if (!only(isSpeaker && found !== undefined, outcome) || !found) return;
      const since = found.opened.get(act.who);
      if (since === undefined || model.clock - since >= openMinutes) found.opened.set(act.who, model.clock);
    }
  }
}

/** What somebody may read on a side at this moment: null, nothing at all. */
function mayRead(model: Model, whom: Who, as: Side): string[] | null {
  const facts = [...model.facts.values()];
  if (as === 'author')
    return whom === 'author' ? [...model.letters, ...facts.map(({ secret }) => secret)].sort() : null;
  if ((whom !== 'one' && whom !== 'other') || model.speaks[whom] !== 'yes') return null;
  const isOpen = (at: number | undefined) => at !== undefined && model.clock - at < openMinutes;
  const open = facts.filter(({ opened }) => isOpen(opened.get(whom))).map(({ secret }) => secret);
  return [...model.letters, ...open].sort();
}

describe('a private exchange, whoever does whatever in it, in whatever order', () => {
  test('changes nothing that is public, and is read by nobody but its two sides, and only what is given and opened', async ({
    db,
  }) => {
    let walked = 0;
    const read = { letters: 0, facts: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 15, maxLength: 40, size: 'max' }), async (walk) => {
        const stage = await aStage(db);
        await keepTallies(db, today);
        const model: Model = {
          ...{ isRunning: false, letters: [], facts: new Map(), clock: 0 },
          speaks: { one: 'yes', other: 'yes' },
        };
        const before = await publicNow(db, stage.numbers);
        for (const act of [{ does: 'open', who: 'author' } satisfies Act, ...walk]) {
          walked += 1;
          await step(db, stage, model, act, walked);
          for (const whom of people) {
            for (const as of ['author', 'company'] as const) {
              const seen = await seenBy(later(stage.cast[whom], model.clock), stage.number, as);
              const may = mayRead(model, whom, as);
              expect(seen === null, `${whom} as ${as} after ${JSON.stringify(act)}`).toBe(may === null);
              expect(secretsIn(seen), `${whom} as ${as} after ${JSON.stringify(act)}`).toEqual(may ?? []);
              if (as === 'company') {
                read.letters += secretsIn(seen).filter((one) => one.includes('brief')).length;
                read.facts += secretsIn(seen).filter((one) => one.includes('angabe')).length;
              }
            }
          }
        }
        expect(await publicNow(db, stage.numbers)).toBe(before);
        await keepTallies(db, today);
        expect(await publicNow(db, stage.numbers)).toBe(before);
        // Not in a mail that waits, a digest, the search, an event, the log: nowhere but in its own tables.
        const elsewhere = (await everyWord(db)).split('\n').filter((row) => !row.startsWith('exchange_'));
        expect(secretsIn(elsewhere)).toEqual([]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
    // The walk comes to where there is something to be read.
    expect(read.letters).toBeGreaterThan(20);
    expect(read.facts).toBeGreaterThan(5);
  });
});
