import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { proofs, representatives } from '#db/schema/index.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { enterCode, lookNow, requestProof, tokenOf, withdrawProof } from '#src/features/proofs/commands.ts';
import { depositDocument, withdrawDocument } from '#src/features/proofs/documents.ts';
import { recordOf } from '#src/features/proofs/rules.ts';
import { watchProofs } from '#src/features/proofs/watch.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { refused } from '#src/lib/outcome.ts';
import { aCompany, anAuthor, type Company, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import type { Internet } from '../../internet.ts';
import { must } from '../drafts/writing.ts';
import { inChunks } from '../evidence/depositing.ts';

export const wrongCode = refused('invalid', { field: 'code', reason: 'wrong-letter-code' });
export const person = { firstName: 'Jana', lastName: 'Weiß', jobTitle: 'Leiterin Kundenservice' };

/** Somebody has asked to show it in this way. */
export async function aProof(
  db: Database,
  company: Company,
  way: 'dns' | 'file' | 'letter' | 'documents',
  given: { by?: Person; on?: Day; domain?: string } = {},
) {
  const by = given.by ?? (await anAuthor(db));
  const domain = given.domain ?? (way === 'dns' || way === 'file' ? company.domain : '');
  const asked = { ...person, slug: company.slug, way, domain };
  const { proofId } = must(await requestProof(situationOf(by, given.on ?? today), asked));
  return { by, proofId, record: recordOf(tokenOf({ id: proofId, domain })) };
}

export const rowOf = async (db: Database, proofId: string) => {
  const [row] = await db.select().from(proofs).where(eq(proofs.id, proofId));
  if (!row) throw new Error('there is no such proof');
  return row;
};

export const speakersOf = (db: Database, companyId: string) =>
  db.select().from(representatives).where(eq(representatives.companyId, companyId));

/** The worker's turn, so many days after today. */
export const turn = (db: Database, internet: Internet | null, days = 0, allow: string[] = []) =>
  watchProofs({
    db,
    now: () => momentOn(addDays(today, days)),
    way: internet ? { dnsServer: internet.dnsServer, ca: internet.ca, allow } : { dnsServer: '127.0.0.1:9' },
  });

/** Everything that somebody does to show that they speak for a company. */
export async function showsWhoTheyAre(db: Database, by: Person): Promise<void> {
  const situation = situationOf(by);
  const company = await aCompany(db);
  const record = await aProof(db, company, 'dns', { by });
  // No name server answers; the next look is a while off.
  await turn(db, null, 1);
  must(await lookNow(situation, record));
  const letter = await aProof(db, company, 'letter', { by });
  expect(await enterCode(situation, { ...letter, code: 'FALSCH' })).toEqual(wrongCode);
  must(await withdrawProof(situation, letter));
  const documents = await aProof(db, company, 'documents', { by });
  const blobs = blobsAt(`file:${mkdtempSync(join(tmpdir(), 'documents-'))}`);
  const { id } = must(
    await depositDocument(situation, { ...documents, name: 'Auszug.txt' }, inChunks(Buffer.from('HRB 1')), blobs),
  );
  must(await withdrawDocument(situation, { ...documents, withdraw: id }));
}
