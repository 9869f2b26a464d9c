import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { logLeaves, logSalts } from '#db/schema/index.ts';
import { sealOf } from './append.ts';
import { checkpointOf, logSigner, verifierKey } from './note.ts';
import { inclusionProof, sizeOf } from './tree.ts';

/** Proof that something stood in the log: checked by `verify/receipt.ts` with nothing else at hand. */
export interface Receipt {
  format: 'aktenkundig-receipt/1';
  /** The log's public key, as C2SP signed-note writes it. */
  key: string;
  /** Leaf `number` is at index `number - 1` of the tree. */
  number: number;
  /** The bytes that were hashed. */
  entry: string;
  /** Hashes from the leaf up to the root, base64. */
  proof: string[];
  /** The signed head of the tree. */
  checkpoint: string;
  /** What the leaf sealed: SHA-256 of the salt and of the content in UTF-8 is its `sealed`. */
  words?: { salt: string; content: string };
}

/** The newest leaf that sealed words of a subject; null when none did, or the words are gone. */
async function sealedLeaf(db: Database, subject: string) {
  const [row] = await db
    .select({ number: logLeaves.number, entry: logLeaves.entry, at: logLeaves.at, salt: logSalts.salt })
    .from(logSalts)
    .innerJoin(logLeaves, eq(logLeaves.number, logSalts.number))
    .where(eq(logSalts.subject, subject));
  return row ?? null;
}

/**
 * The receipt for what a subject says at this moment, with its words in the spelling that was sealed. Null when the log holds
 * none, or others: then something was changed past the log, which `npm run admin -- verify-log` finds.
 */
export async function receiptOf(db: Database, subject: string, content: string): Promise<Receipt | null> {
  const leaf = await sealedLeaf(db, subject);
  if (!leaf || !isSealed(leaf, content)) return null;
  const { number, entry, salt } = leaf;
  const size = await sizeOf(db);
  const { path, root } = await inclusionProof(db, number, size);
  const signer = logSigner();
  return {
    format: 'aktenkundig-receipt/1',
    key: verifierKey(signer),
    number,
    entry,
    proof: path.map((hash) => Buffer.from(hash).toString('base64')),
    checkpoint: checkpointOf(signer, { size, root }),
    words: { salt: salt.toString('base64'), content },
  };
}

/** Whether a leaf sealed exactly these words. */
export function isSealed({ entry, salt }: { entry: string; salt: Uint8Array }, content: string): boolean {
  const facts: { sealed?: unknown } = JSON.parse(entry);
  return facts.sealed === sealOf(salt, content);
}
