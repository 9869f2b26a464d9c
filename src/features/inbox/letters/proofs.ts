import { and, eq, inArray, ne, notInArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { entries, entryProofs, receivedMails } from '#db/schema/index.ts';
import { isFreeMail } from '#src/features/companies/index.ts';
import { proposalId } from '#src/features/drafts/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { coverOf } from '../verdict/rules.ts';
import { letterIn, type Proof } from './letter.ts';

/**
 * Notes for the entries of a case what the signed mails prove that their words were taken from, and takes back what is not so
 * any more. An entry whose words are others than those of its mail is proved by nothing.
 */
export async function noteProofs(tx: Transaction, caseId: string): Promise<void> {
  const mails = await tx
    .select({ id: receivedMails.id, read: receivedMails.read, readAt: receivedMails.receivedAt })
    .from(receivedMails)
    .where(and(eq(receivedMails.caseId, caseId), eq(receivedMails.isSigned, true)));
  const found = new Map<string, { proof: Proof; mailId: string; checkedAt: Date }>();
  for (const { id: mailId, read, readAt: checkedAt } of mails) {
    if (read === '') continue;
    for (const proof of letterIn(read).proofs) {
      // Anybody signs there, with the signature of the provider.
      if (isFreeMail(proof.domain)) continue;
      found.set(proposalId(caseId, { day: proof.day, words: proof.folded }), { proof, mailId, checkedAt });
    }
  }
  const own = and(eq(entries.caseId, caseId), inArray(entries.id, [...found.keys()]));
  const proved: string[] = [];
  for (const entry of found.size === 0 ? [] : await tx.select().from(entries).where(own)) {
    const one = found.get(entry.id);
    const cover = one && coverOf(entry.text, one.proof.words);
    if (!one || !cover || (await isUsedElsewhere(tx, caseId, one.proof.value))) continue;
    const { domain, value, keyName, keyRecord, subjectSigned, mailHash, sentOn } = one.proof;
    const row = {
      caseId,
      mailId: one.mailId,
      domain,
      wordsHash: sha256(entry.text),
      hasGaps: cover === 'gaps',
      sentOn,
      subjectSigned,
      mailHash,
      signature: value,
      keyName,
      keyRecord,
      checkedAt: one.checkedAt,
    };
    proved.push(entry.id);
    await tx
      .insert(entryProofs)
      .values({ ...row, entryId: entry.id })
      .onConflictDoUpdate({ target: entryProofs.entryId, set: row });
  }
  await tx.delete(entryProofs).where(and(eq(entryProofs.caseId, caseId), notInArray(entryProofs.entryId, proved)));
}

/** What a company wrote in one case proves nothing in another one, into which somebody handed it on. */
async function isUsedElsewhere(tx: Transaction, caseId: string, signature: string): Promise<boolean> {
  const [other] = await tx
    .select({ caseId: entryProofs.caseId })
    .from(entryProofs)
    .where(and(eq(entryProofs.signature, signature), ne(entryProofs.caseId, caseId)))
    .limit(1);
  return other !== undefined;
}
