import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { type Change, type Correction, type ErasedChange, events } from '#db/schema/index.ts';
import { retellCase } from '#src/features/notifications/index.ts';
import { isCorrectionOf } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { erasedIn, type IsMeant, promisesMeant, withoutPromise, withoutWords, wordsOf } from '../erased.ts';
import { type CaseForWriting, inCase, type Where } from './opening.ts';

/** Whose act it is, and on which day, as the history says it in place of what is gone. */
function markOf(situation: Situation, { authorId }: CaseForWriting) {
  const by = situation.actor.userId === authorId ? ('author' as const) : ('moderation' as const);
  return { on: today(situation), by };
}

/** Takes words out of the rows of the history of a case, and out of what has not been sent about it. */
async function eraseWords(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  isMeant: (subjectId: string) => IsMeant,
  also: Correction = { changes: [] },
): Promise<void> {
  const mark = markOf(situation, theCase);
  const rows = (
    await tx
      .select({ id: events.id, subjectId: events.subjectId, particulars: events.particulars })
      .from(events)
      .where(isCorrectionOf(theCase.id))
  ).flatMap(({ particulars, ...row }) => (particulars ? [{ ...row, particulars }] : []));
  const gone = new Set([
    ...promisesMeant(also, () => true),
    ...rows.flatMap(({ subjectId, particulars }) => promisesMeant(particulars, isMeant(subjectId))),
  ]);
  for (const { id, subjectId, particulars } of rows) {
    const left = withoutPromise(erasedIn(particulars, isMeant(subjectId), mark), gone);
    if (left !== particulars) await tx.update(events).set({ particulars: left }).where(eq(events.id, id));
  }
  await retellCase(tx, theCase.id);
}

interface Corrected<Changed extends Change> {
  /** Whether the author wants none of the earlier versions of the words that they change to stay. */
  erase: boolean;
  /** Fields of which they never stay. */
  always?: readonly Change['field'][];
  subjectId: string;
  changes: Changed[];
}

/**
 * What the history keeps of a correction: without earlier versions of its words where they are not to stay, here and in every
 * row before. Refuses (`nothing-to-erase`) a correction that changes no words.
 */
export async function withoutEarlier<Changed extends Change>(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  { erase, always = [], subjectId, changes }: Corrected<Changed>,
): Promise<Outcome<Changed[]>> {
  const isToGo = (one: Change) => (erase || always.includes(one.field)) && wordsOf(one, 'before') !== '';
  const going = changes.filter(isToGo);
  if (erase && going.length === 0) return refused('invalid', { field: 'erase', reason: 'nothing-to-erase' });
  if (going.length === 0) return done(changes);
  const fields = new Set(going.map(({ field }) => field));
  // What was kept in an earlier form may hold the words of any field.
  const isMeant: IsMeant = ({ field }) => fields.has(field) || (erase && field === 'oldWords');
  await eraseWords(tx, situation, theCase, (id) => (change, words) => id === subjectId && isMeant(change, words), {
    changes: going,
  });
  const mark = markOf(situation, theCase);
  return done(changes.map((one) => (isToGo(one) ? withoutWords(one, 'before', mark) : one)));
}

/**
 * Takes one earlier version of a text out of the history, wherever it stands in it. That it was there, how long it was, who
 * took it out and when stays. Refuses: not-found for an event or a field that holds no words of this case.
 */
export function eraseVersion(
  situation: Situation,
  { number, eventId, field }: { number: string; eventId: number; field: string },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'erase', async (tx, theCase) => {
    const [row] = await tx
      .select()
      .from(events)
      .where(and(eq(events.id, eventId), isCorrectionOf(theCase.id)));
    const found = row?.particulars?.changes.find((one) => one.field === field);
    if (!row || !found || found.field === 'erased') return refused('not-found');
    if ('erased' in found && found.erased?.before) return done(null);
    const version = wordsOf(found, 'before');
    if (version === '') return refused('not-found');
    const isMeant: IsMeant = (change, words) => change.field === field && (words === version || field === 'oldWords');
    await eraseWords(tx, situation, theCase, (id) => (change, words) => id === row.subjectId && isMeant(change, words));
    const changes: ErasedChange[] = [
      { field: 'erased', before: { field: found.field, characters: [...version].length }, after: null },
    ];
    const { about } = row.particulars ?? {};
    // Which promise it was is said by its day alone when its words are what is gone.
    return done({
      action: 'cases.erase',
      subjectId: row.subjectId,
      particulars: {
        ...(about && { about: withoutPromise({ about, changes: [] }, new Set([version])).about }),
        changes,
      },
    });
  });
}
