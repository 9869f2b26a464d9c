import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, deskNotes, representatives } from '#db/schema/index.ts';
import { unseal } from '#src/lib/crypto.ts';

export interface Note {
  id: string;
  text: string;
  by: string;
  writtenAt: Date;
}

/** What was noted about a case for one company, the oldest first. Asked only for somebody who speaks for it today. */
export async function notesOf(db: Database, number: string, companyId: string): Promise<Note[]> {
  const notes = await notesOfCases(db, [number], companyId);
  return notes.get(number) ?? [];
}

/** The same of several cases, by their numbers. One round trip. */
export async function notesOfCases(
  db: Database,
  numbers: readonly string[],
  companyId: string,
): Promise<Map<string | null, Note[]>> {
  const rows = await db
    .select({
      note: deskNotes,
      number: cases.number,
      firstName: representatives.firstName,
      lastName: representatives.lastName,
    })
    .from(deskNotes)
    .innerJoin(cases, eq(cases.id, deskNotes.caseId))
    .innerJoin(representatives, eq(representatives.id, deskNotes.representativeId))
    .where(and(inArray(cases.number, [...numbers]), eq(deskNotes.companyId, companyId)))
    .orderBy(asc(deskNotes.writtenAt));
  return Map.groupBy(
    rows.map(({ note: { id, sealed, writtenAt }, number, firstName, lastName }) => ({
      ...{ number, id, writtenAt, text: unseal(sealed), by: `${firstName} ${lastName}`.trim() },
    })),
    ({ number }) => number,
  );
}
