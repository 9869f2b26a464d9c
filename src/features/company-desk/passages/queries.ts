import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, passages, representatives } from '#db/schema/index.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Actor, Situation } from '#src/lib/situation.ts';
import { passagesCan } from './can.ts';

export interface Passage {
  id: string;
  companyId: string;
  name: string;
  text: string;
  /** Who wrote it last, and when. */
  by: string;
  writtenAt: Date;
}

/** The passages of companies for which this person speaks, by name. */
export async function passagesOf(db: Database, actor: Actor, companyIds: readonly string[]): Promise<Passage[]> {
  const own = companyIds.filter((id) => passagesCan.read(actor, id));
  const { id, companyId, name, text, writtenAt } = passages;
  const { firstName, lastName } = representatives;
  const rows = await db
    .select({ id, companyId, name, text, writtenAt, firstName, lastName })
    .from(passages)
    .innerJoin(representatives, eq(representatives.id, passages.representativeId))
    .where(inArray(passages.companyId, own))
    .orderBy(asc(passages.name));
  return rows.map(({ firstName: first, lastName: last, ...row }) => ({ ...row, by: `${first} ${last}`.trim() }));
}

/** For a list to choose from: without their words. */
export async function passageNames(
  db: Database,
  actor: Actor,
  companyId: string,
): Promise<{ id: string; name: string }[]> {
  if (!passagesCan.read(actor, companyId)) return [];
  return db
    .select({ id: passages.id, name: passages.name })
    .from(passages)
    .where(eq(passages.companyId, companyId))
    .orderBy(asc(passages.name));
}

/** The words of one of the company's; null when there is none. */
export async function passageText(db: Database, actor: Actor, companyId: string, id: string): Promise<string | null> {
  if (!passagesCan.read(actor, companyId)) return null;
  const [row] = await db
    .select({ text: passages.text })
    .from(passages)
    .where(and(eq(passages.id, id), eq(passages.companyId, companyId)));
  return row?.text ?? null;
}

/** Which passage somebody who answers this case wants to put in. Refuses not-allowed to whoever does not speak for its company, and not-found. */
export async function chosenPassage(
  { db, actor }: Pick<Situation, 'db' | 'actor'>,
  { number, passageId }: { number: string; passageId: string },
): Promise<Outcome<{ passageId: string }>> {
  const [row] = await db.select({ companyId: cases.companyId }).from(cases).where(eq(cases.number, number));
  if (!row?.companyId || !passagesCan.read(actor, row.companyId)) return refused('not-allowed');
  const text = await passageText(db, actor, row.companyId, passageId);
  return text === null ? refused('not-found') : done({ passageId });
}
