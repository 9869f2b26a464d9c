import { and, count, eq, inArray, max } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { actions, cases, dossiers, events } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { visitor } from '#src/lib/situation.ts';
import type { Revision } from './calendar.ts';
import { contentOf, isReadable, type ReadableFile } from './content.ts';

/** What became of the content of a dossier. `ended`: the case has been withdrawn or removed; its title is empty then. */
export interface CheckedDossier {
  number: string;
  title: string;
  firstIssuedAt: Date;
  result: 'same' | 'changed' | 'ended';
}

/** Reads a checksum as people type it: with spaces, in capitals, with `SHA-256:` before it. */
export function readHash(typed: string): { hash: string } | { fault: 'not-a-hash' } {
  const hash = typed
    .toLowerCase()
    .replace(/sha-?256:?/, '')
    .replace(/[\s.:-]/g, '');
  return /^[0-9a-f]{64}$/.test(hash) ? { hash } : { fault: 'not-a-hash' };
}

/** The dossier that bears this hash and how the public file stands to it today; null when none was ever issued. */
export async function checkDossier(db: Database, hash: string, today: Day): Promise<CheckedDossier | null> {
  const [issued] = await db
    .select({ number: cases.number, firstIssuedAt: dossiers.firstIssuedAt })
    .from(dossiers)
    .innerJoin(cases, eq(cases.id, dossiers.caseId))
    .where(and(eq(dossiers.hash, hash), visibleCases(visitor)));
  const file = issued?.number ? await caseFile(db, { number: issued.number }, today) : null;
  if (!issued?.number || !file) return null;
  const found = { number: issued.number, title: file.title, firstIssuedAt: issued.firstIssuedAt };
  if (!isReadable(file)) return { ...found, result: 'ended' };
  return { ...found, result: contentOf(file).hash === hash ? 'same' : 'changed' };
}

/** What readers do with a case, what goes out of the house and what is said of its cause changes nothing that it says. */
const changeNothing = [
  ...['cases.sayAffected', 'cases.takeBackAffected', 'cases.issueDossier', 'cases.addContact'],
  ...['cases.stateCause', 'cases.sameCause', 'cases.takeCauseBack'],
];
const changing = actions.filter((action) => action.startsWith('cases.') && !changeNothing.includes(action));

/** How often and when last a case was changed. */
export async function revisionOf(db: Database, file: ReadableFile): Promise<Revision> {
  const [row] = await db
    .select({ changes: count(), changedAt: max(events.at) })
    .from(events)
    .innerJoin(cases, eq(cases.id, events.caseId))
    .where(and(eq(cases.number, file.number), inArray(events.action, changing)));
  return { changes: row?.changes ?? 0, changedAt: row?.changedAt ?? file.publishedAt };
}
