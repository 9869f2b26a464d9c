import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, promises, replies, tallies } from '#db/schema/index.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import type { StatedOutcome } from '#src/features/cases/lists.ts';
import { countedFacts } from '#src/features/cases/state/counted.ts';
import { restDormantCases } from '#src/features/cases/state/dormancy.ts';
import { loadFacts } from '#src/features/cases/state/loading.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { tallyColumns, tallyOfRow } from '#src/features/rankings/counting/stored.ts';
import { count, keysIn, merge, type Tally } from '#src/features/rankings/counting/tally.ts';
import { windows } from '#src/features/rankings/windows.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import {
  aCompany,
  aModerator,
  anOpenCase,
  aRepresentative,
  type Company,
  momentOn,
  situationOf,
} from '#tests/factories.ts';
import { anEntryForm } from '../cases/forms.ts';

// A small site on which real commands happen day after day.

export type Happening =
  | { kind: 'publish'; company: number; promiseIn: number | null }
  | { kind: 'reply'; of: number; solved: boolean; promiseIn: number | null }
  | { kind: 'judge'; of: number; content: 'yes' | 'partly' | 'no'; boilerplate: boolean }
  | { kind: 'answer' | 'reopen' | 'withdraw'; of: number }
  | { kind: 'remove'; of: number; genuine: boolean }
  | { kind: 'mark'; of: number; mark: 'kept' | 'broken' | 'open' }
  | { kind: 'entry'; of: number; daysAgo: number; fromCompany: boolean; receipt: boolean }
  | { kind: 'close'; of: number; outcome: StatedOutcome; buyAgain: 'yes' | 'no' | null; speed: number | null };

type Opened = Awaited<ReturnType<typeof anOpenCase>>;

export async function aSite(db: Database, given: { companies: number }) {
  const moderator = await aModerator(db);
  const known: { company: Company; representative: Awaited<ReturnType<typeof aRepresentative>> }[] = [];
  const opened: Opened[] = [];

  async function addCompany() {
    const company = await aCompany(db, { industry: known.length % 2 === 0 ? 'shops' : 'energy' });
    known.push({ company, representative: await aRepresentative(db, { company }) });
  }
  for (let number = 0; number < given.companies; number += 1) await addCompany();

  async function publish(at: number, on: Day, promiseIn: number | null) {
    const one = known[at % known.length];
    if (!one) throw new Error('a site without companies');
    const dueOn = promiseIn === null ? {} : { dueOn: addDays(on, promiseIn) };
    const entries = [{ promise: { text: 'Rückruf', ...dueOn } }];
    opened.push(await anOpenCase(db, { company: one.company, publishedOn: on, seenOn: on, entries }));
  }

  /** Calls the command of a happening, as whoever may. Most refusals are part of the game: nothing happens then. */
  async function happen(what: Happening, on: Day): Promise<void> {
    if (what.kind === 'publish') return publish(what.company, on, what.promiseIn);
    const theCase = opened[what.of % Math.max(1, opened.length)];
    if (!theCase) return;
    const { number, author } = theCase;
    const asAuthor = situationOf(author, on);
    const speaker = known.find(({ company }) => company.id === theCase.companyId)?.representative;
    const [reply] = await db
      .select()
      .from(replies)
      .where(and(eq(replies.caseId, theCase.id), eq(replies.kind, 'reply')));
    const [promise] = await db.select().from(promises).where(eq(promises.caseId, theCase.id));
    switch (what.kind) {
      case 'reply': {
        const promised = what.promiseIn === null ? [] : [{ text: 'Geld zurück', dueOn: addDays(on, what.promiseIn) }];
        if (!speaker) return;
        const text = 'Wir haben den Vorgang geprüft.';
        const intent = what.solved ? ('solved' as const) : ('solution' as const);
        await publishReply(situationOf(speaker, on), { id: newId(), number, text, intent, promises: promised });
        return;
      }
      case 'judge':
        if (reply) await judgeReply(asAuthor, { ...what, number, replyId: reply.id, text: '' });
        return;
      case 'answer':
        await answerInThread(asAuthor, { id: newId(), number, text: 'Danke, aber nein.' });
        return;
      case 'reopen':
        await reopenCase(asAuthor, { id: newId(), number, reason: 'Es hielt nicht.' });
        return;
      case 'withdraw':
        await withdrawCase(asAuthor, { number, reason: '' });
        return;
      case 'remove':
        await removeCase(situationOf(moderator, on), { number, reason: 'Kein Fall.', genuine: what.genuine });
        return;
      case 'mark':
        if (promise) await markPromise(asAuthor, { number, promiseId: promise.id, mark: what.mark });
        return;
      case 'entry':
        await recordEntry(
          asAuthor,
          number,
          anEntryForm({
            occurredOn: addDays(on, -what.daysAgo),
            direction: what.fromCompany ? 'from-company' : 'to-company',
            automaticReceipt: what.fromCompany && what.receipt,
          }),
        );
        return;
      case 'close':
        await closeCase(asAuthor, {
          id: newId(),
          number,
          outcome: what.outcome,
          buyAgain: what.buyAgain,
          words: '',
          reachability: null,
          speed: what.speed,
          competence: null,
          promisesKept: null,
          friendliness: null,
          empathy: null,
          clarity: null,
        });
    }
  }
  const rest = (on: Day) => restDormantCases(db, momentOn(on));
  return { db, happen, rest, addCompany, opened, known, moderator };
}

/** Every tally of a day, counted here from the cases themselves. By subject and window, those of nothing left out. */
export async function countedFromScratch(db: Database, asOf: Day): Promise<Map<string, object>> {
  const rows = await db
    .select({ id: cases.id, companyId: companies.id, industry: companies.industry })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(isNotNull(cases.publishedAt));
  const facts = await loadFacts(
    db,
    rows.map(({ id }) => id),
  );
  const perSubject = new Map<string, Tally>();
  for (const { id, companyId, industry } of rows) {
    const its = facts.get(id);
    const counted = its && countedFacts(its, asOf);
    if (!counted) continue;
    for (const months of windows) {
      const tally: Tally = new Map();
      count(tally, keysIn(counted, months, asOf));
      for (const key of [`company ${companyId} ${months}`, `industry ${industry} ${months}`]) {
        const sum: Tally = perSubject.get(key) ?? new Map();
        merge(sum, tally);
        if (sum.size > 0) perSubject.set(key, sum);
      }
    }
  }
  return new Map([...perSubject].map(([key, tally]) => [key, tallyColumns(tally)]));
}

/** The stored tallies of a day, in the same form. */
export async function storedTallies(db: Database, asOf: Day): Promise<Map<string, object>> {
  const rows = await db.select().from(tallies).where(eq(tallies.asOf, asOf));
  return new Map(
    rows
      .filter((row) => tallyOfRow(row).size > 0)
      .map(({ kind, subjectId, months, asOf: _, ...columns }) => [`${kind} ${subjectId} ${months}`, columns]),
  );
}
