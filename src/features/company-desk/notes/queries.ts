import { and, asc, eq } from 'drizzle-orm';
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
  const rows = await db
    .select({ note: deskNotes, firstName: representatives.firstName, lastName: representatives.lastName })
    .from(deskNotes)
    .innerJoin(cases, eq(cases.id, deskNotes.caseId))
    .innerJoin(representatives, eq(representatives.id, deskNotes.representativeId))
    .where(and(eq(cases.number, number), eq(deskNotes.companyId, companyId)))
    .orderBy(asc(deskNotes.writtenAt));
  return rows.map(({ note: { id, sealed, writtenAt }, firstName, lastName }) => ({
    ...{ id, writtenAt, text: unseal(sealed), by: `${firstName} ${lastName}`.trim() },
  }));
}
