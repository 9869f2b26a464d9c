import { and, asc, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { type Change, type Correction, type Erased, type ErasedChange, events, unfinished } from '#db/schema/index.ts';
import { retellCase } from '#src/features/notifications/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { isCorrectionOf } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { representsCompany, type Situation, today } from '#src/lib/situation.ts';
import { noteWords } from './again.ts';
import { forgetBlackened } from './blackened.ts';
import { erasedIn, type IsMeant, textsMeant, withoutPromise, withoutWords, wordsMeant, wordsOf } from './erased.ts';

/** A case as whoever takes words out of it needs it: its sides. The command that opened it has asked who may. */
export interface CaseWithWords {
  id: string;
  authorId: string | null;
  companyId: string;
  /** The company that the case names besides; null: none. */
  namedId: string | null;
}

/** Whose act it is, and on which day, as the history says it in place of what is gone. */
function markOf(
  { actor, now }: Situation,
  { authorId, companyId, namedId }: CaseWithWords,
): Omit<Erased, 'characters'> {
  const on = today({ now });
  if (actor.userId === authorId) return { on, by: 'author' };
  const isForCompany = [companyId, namedId].some((id) => representsCompany(actor, id));
  return { on, by: isForCompany ? 'company' : 'moderation' };
}

/**
 * Takes words out of the rows of the history of a case, and out of what waits to be sent about it or was typed by its author.
 * Answers which texts, and what stands in their place.
 */
export async function eraseWords(
  tx: Transaction,
  situation: Situation,
  theCase: CaseWithWords,
  isMeant: (subjectId: string) => IsMeant,
  also: Correction & { subjectId?: string } = { changes: [] },
): Promise<{ text: string; said: readonly string[] }[]> {
  const mark = markOf(situation, theCase);
  const rows = (
    await tx
      .select({ id: events.id, subjectId: events.subjectId, particulars: events.particulars })
      .from(events)
      .where(isCorrectionOf(theCase.id))
      .orderBy(asc(events.id))
  ).flatMap(({ particulars, ...row }) => (particulars ? [{ ...row, particulars }] : []));
  const gone = new Set([
    ...wordsMeant(also, () => true),
    ...rows.flatMap(({ subjectId, particulars }) => wordsMeant(particulars, isMeant(subjectId))),
  ]);
  for (const { id, subjectId, particulars } of rows) {
    const left = withoutPromise(erasedIn(particulars, isMeant(subjectId), mark), gone);
    if (left !== particulars) await tx.update(events).set({ particulars: left }).where(eq(events.id, id));
  }
  await retellCase(tx, theCase.id);
  for (const userId of new Set([theCase.authorId, situation.actor.userId])) {
    await forgetUnfinished(tx, `user:${userId}`, gone);
  }
  const laterOf = (id: string | undefined) => [
    ...rows.flatMap(({ subjectId, particulars }) => (subjectId === id ? particulars.changes : [])),
    ...(also.subjectId === id ? also.changes : []),
  ];
  return [
    ...textsMeant(also, (_, words) => gone.has(words), laterOf(also.subjectId)),
    ...rows.flatMap(({ subjectId, particulars }) => textsMeant(particulars, isMeant(subjectId), laterOf(subjectId))),
  ];
}

/** Forms in which somebody still has one of these texts and has not sent them: they would bring it back. */
async function forgetUnfinished(tx: Transaction, owner: string, gone: ReadonlySet<string>): Promise<void> {
  const inJson = [...gone].map((words) => JSON.stringify(words));
  const rows = await tx.select().from(unfinished).where(eq(unfinished.owner, owner));
  for (const { form, fields } of rows) {
    const typed = unseal(fields);
    if (!inJson.some((words) => typed.includes(words))) continue;
    await tx.delete(unfinished).where(and(eq(unfinished.owner, owner), eq(unfinished.form, form)));
  }
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
  theCase: CaseWithWords,
  { erase, always = [], subjectId, changes }: Corrected<Changed>,
): Promise<Outcome<Changed[]>> {
  const isToGo = (one: Change) => (erase || always.includes(one.field)) && wordsOf(one, 'before') !== '';
  const going = changes.filter(isToGo);
  if (erase && going.length === 0) return refused('invalid', { field: 'erase', reason: 'nothing-to-erase' });
  if (going.length === 0) return done(changes);
  const fields = new Set(going.map(({ field }) => field));
  // What was kept in an earlier form may hold the words of any field.
  if (erase && situation.actor.userId === theCase.authorId) {
    await forgetBlackened(tx, { caseId: theCase.id, now: situation.now }, subjectId);
  }
  const isMeant: IsMeant = ({ field }) => fields.has(field) || (erase && field === 'oldWords');
  const ofText = (id: string) => (change: Change, words: string) => id === subjectId && isMeant(change, words);
  const gone = await eraseWords(tx, situation, theCase, ofText, { subjectId, changes: going });
  for (const one of gone) await noteWords(tx, { caseId: theCase.id, now: situation.now }, one);
  const mark = markOf(situation, theCase);
  return done(changes.map((one) => (isToGo(one) ? withoutWords(one, 'before', mark) : one)));
}

interface VersionGone {
  action: 'cases.erase';
  subjectId: string;
  particulars: Correction<ErasedChange>;
}

/**
 * Takes one earlier version of a text out of the history, wherever it stands in it: what was there before a `change` (its
 * place in the event, from 0). That it was there, how long it was, who took it out and when stays. Answers what happened,
 * null where it is gone already. Refuses: not-found for an event or a change that holds no words of the author's in this case.
 */
export async function eraseVersionIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseWithWords,
  { eventId, change }: { eventId: number; change: number },
): Promise<Outcome<VersionGone | null>> {
  const [row] = await tx
    .select()
    .from(events)
    .where(and(eq(events.id, eventId), isCorrectionOf(theCase.id)));
  const found = row?.particulars?.changes[change];
  // What a company said is the company's to take back.
  if (!row || row.action === 'cases.correctReply' || !found || found.field === 'erased') return refused('not-found');
  if ('erased' in found && found.erased?.before) return done(null);
  const version = wordsOf(found, 'before');
  if (version === '') return refused('not-found');
  const { field } = found;
  const isMeant: IsMeant = (one, words) => one.field === field && (words === version || field === 'oldWords');
  const ofText = (id: string) => (change: Change, words: string) => id === row.subjectId && isMeant(change, words);
  const gone = await eraseWords(tx, situation, theCase, ofText);
  const at = { caseId: theCase.id, now: situation.now };
  for (const one of gone) await noteWords(tx, at, one);
  await forgetBlackened(tx, at, row.subjectId);
  const changes: ErasedChange[] = [
    { field: 'erased', before: { field, characters: [...version].length }, after: null },
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
}
