import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, closings, entries, namedCompanies, promises, reopenings, replies, verdicts } from '#db/schema/index.ts';
import { publicContacts } from '#src/features/companies/index.ts';
import { visitor } from '#src/lib/situation.ts';
import { readableStatuses, visibleCases } from './visibility.ts';

/** What the companies publish themselves that the case is about, as `contactKey` names it. */
export async function contactsAbout(db: Database, number: string): Promise<Set<string>> {
  const rows = await db
    .select({ companyId: cases.companyId, namedId: namedCompanies.companyId })
    .from(cases)
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(eq(cases.number, number));
  return publicContacts(
    db,
    rows.flatMap(({ companyId, namedId }) => [companyId, namedId]),
  );
}

/** Every text of a case that anybody can read today; none when there is no such case, or only its tombstone. */
export async function publicWords(db: Database, number: string): Promise<string[]> {
  const readable = and(eq(cases.number, number), visibleCases(visitor), inArray(cases.status, [...readableStatuses]));
  const ofCase = sql`(select ${cases.id} from ${cases} where ${readable})`;
  const ofReplies = sql`(select ${replies.id} from ${replies} where ${replies.caseId} in ${ofCase})`;
  const [heads, told, promised, said, judged, closed, reopened] = await db.batch([
    db.select().from(cases).where(readable),
    db
      .select({ text: entries.text, people: entries.people, thirdParty: entries.thirdParty })
      .from(entries)
      .where(sql`${entries.caseId} in ${ofCase}`),
    db.select({ text: promises.text }).from(promises).where(sql`${promises.caseId} in ${ofCase}`),
    db.select({ text: replies.text }).from(replies).where(sql`${replies.caseId} in ${ofCase}`),
    db.select({ text: verdicts.text }).from(verdicts).where(sql`${verdicts.replyId} in ${ofReplies}`),
    db.select({ text: closings.words }).from(closings).where(sql`${closings.caseId} in ${ofCase}`),
    db.select({ text: reopenings.reason }).from(reopenings).where(sql`${reopenings.caseId} in ${ofCase}`),
  ]);
  return [
    ...heads.flatMap(({ title, summary, desiredText, penName, place }) => [
      title,
      summary,
      desiredText,
      penName,
      place,
    ]),
    ...told.flatMap(({ text, people, thirdParty }) => [text, ...people, thirdParty]),
    ...[...promised, ...said, ...judged, ...closed, ...reopened].map(({ text }) => text),
  ];
}
