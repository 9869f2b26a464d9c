import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { preparedWrite, slots } from '#db/prepared.ts';
import { cases, entries, promises, replies, representatives } from '#db/schema/index.ts';
import { recordFacts } from '#src/features/rankings/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { promisesListed } from '../visibility.ts';
import { countedFacts, countedHistory } from './counted.ts';
import { type CaseFacts, derivedColumns } from './facts.ts';
import { type CaseRows, factsIn, loadRows } from './loading.ts';

/** What is stored of a case and its promises and follows from the rest; the demo data are written with it too. */
export function derivedOf(
  theCase: { companyId: string | null; industry: string | null },
  facts: CaseFacts,
  today: Day,
) {
  const state = derivedColumns(facts, today);
  // The types of the tables let nobody name these columns in an insert or an update; an `object` is meant to pass.
  const columns: object = { ...state, searchKey: '', industry: theCase.industry ?? '' };
  return { state, columns, listed: promisesListed({ companyId: theCase.companyId, status: state.status }) };
}

const setDerived = preparedWrite((db, names: readonly string[]) => {
  const set: object = slots<typeof cases>(names);
  return db
    .update(cases)
    .set(set)
    .where(eq(cases.id, sql.placeholder('caseId')));
});

/** In whose list the promises stand, and whether it can be read there: what others or strangers promised stands in no list of the company. */
const setListed = preparedWrite((db) => {
  const isToldOfOthers = sql`exists (select 1 from ${entries} where ${entries.id} = ${promises.entryId} and ${entries.thirdParty} <> '')`;
  // As `countsAsReply` says it.
  const isByStranger = sql`exists (select 1 from ${replies} join ${representatives} on ${representatives.id} = ${replies.representativeId}
    where ${replies.id} = ${promises.replyId} and (${representatives.checkingSince} is not null or ${representatives.refusedAt} is not null))`;
  const isOthers = sql`(${isToldOfOthers} or ${isByStranger})`;
  const companyId = sql`case when ${isOthers} then null else ${sql.placeholder('companyId')} end`;
  const readable = sql`case when ${isOthers} then 0 else ${sql.placeholder('readable')} end`;
  const isOld = sql`(${promises.companyId}, ${promises.readable}) is not (${companyId}, ${readable})`;
  const listed: object = { companyId, readable };
  return db
    .update(promises)
    .set(listed)
    .where(and(eq(promises.caseId, sql.placeholder('caseId')), isOld));
});

/** What a command sets of a case itself: written with what follows from it, as each update of a case writes its indexes anew. */
type SetBeside = Partial<Pick<typeof cases.$inferSelect, 'number' | 'authorId' | 'publishedAt'>>;

/**
 * Writes the state of a case anew from its facts, and tells the statistics what it counts for. Every command that
 * changes a fact ends with it. Answers the case as it is now, for `sealCase`. `beside`: what is set with it.
 */
export async function refreshCase(
  tx: Transaction,
  caseId: string,
  today: Day,
  beside: SetBeside = {},
): Promise<CaseRows> {
  const read = (await loadRows(tx, [caseId])).get(caseId);
  if (!read) throw new Error(`case ${caseId} does not exist`);
  const rows = { ...read, head: { ...read.head, ...beside } };
  const facts = factsIn(rows);
  const { companyId, companyIndustry } = rows.head;
  const { state, columns, listed } = derivedOf({ companyId, industry: companyIndustry }, facts, today);
  // What is another than it was: each column that is set has its indexes written anew.
  const set: object = { ...beside, ...columns };
  const names = Object.keys(set).filter(
    (name) => !isDeepStrictEqual(Reflect.get(read.head, name), Reflect.get(set, name)),
  );
  if (names.length > 0) await setDerived(tx, { ...set, caseId }, names);
  if (rows.promises.length > 0)
    await setListed(tx, { caseId, companyId: listed.companyId, readable: Number(listed.readable) });
  const counted = countedFacts(facts, today, state);
  if (companyId !== null && counted !== null) {
    const history = () => countedHistory(facts, today);
    const isNew = read.head.publishedAt === null;
    await recordFacts(tx, { caseId, companyId }, { today, facts: counted, history, isNew });
  }
  return { ...rows, head: { ...rows.head, ...columns } };
}
