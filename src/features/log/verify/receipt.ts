import { fromBase64, openCheckpoint } from './note.ts';
import { hashOfLeaf, isIncluded, sha256 } from './proofs.ts';

/** What a receipt says about the leaf, if it holds. */
export interface Held {
  number: number;
  size: number;
  /** Who says so: the log's public key. */
  key: string;
  kind: string;
  at: string;
  case: string;
  company: string;
  /** Whether the words that the receipt carries are those that the leaf sealed; null when it carries none. */
  words: boolean | null;
}
export type ReceiptFault = 'malformed' | 'too-long' | 'pdf' | 'other-key' | 'key' | 'signature' | 'proof' | 'words';
export type Checked = { held: Held } | { fault: ReceiptFault };

const utf8 = new TextEncoder();

/** Most characters of a receipt; a case with every text as long as it may be has fewer. */
export const longestReceipt = 8 * 1024 * 1024;
/** A tree with more leaves than numbers can count has a shorter path; a head has room for many signatures. */
const [longestPath, longestHead, longestKey] = [64, 16_384, 512];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const said = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * Checks a receipt by itself: that the log signed the checkpoint, that the leaf is in the tree of that checkpoint, and that the
 * words are those which the leaf sealed. No network, no secret. `trusted`: the key that the log is known by; without it the key
 * in the receipt is taken, which whoever asks compares.
 */
export async function checkReceipt(text: string, trusted?: string): Promise<Checked> {
  if (text.length > longestReceipt) return { fault: 'too-long' };
  if (text.startsWith('%PDF')) return { fault: 'pdf' };
  const receipt = parsed(text);
  if (!isObject(receipt) || receipt['format'] !== 'aktenkundig-receipt/1') return { fault: 'malformed' };
  const { key, checkpoint, number, entry, proof, words } = receipt;
  const isWhole = typeof key === 'string' && typeof checkpoint === 'string' && typeof number === 'number';
  if (!isWhole || typeof entry !== 'string' || !Array.isArray(proof)) return { fault: 'malformed' };
  const isPossible = proof.length <= longestPath && checkpoint.length <= longestHead && key.length <= longestKey;
  // Half a letter has the same bytes as any other half.
  if (!isPossible || !entry.isWellFormed()) return { fault: 'malformed' };
  if (trusted !== undefined && trusted !== key) return { fault: 'other-key' };
  const tree = await openCheckpoint(checkpoint, key);
  if ('fault' in tree) return tree;
  const path = proof.map(fromBase64);
  const hashes = path.flatMap((hash) => (hash ? [hash] : []));
  const leaf = { index: number - 1, hash: await hashOfLeaf(utf8.encode(entry)), path: hashes };
  if (hashes.length !== path.length || !(await isIncluded(leaf, tree))) return { fault: 'proof' };
  const facts = parsed(entry);
  if (!isObject(facts)) return { fault: 'malformed' };
  const areWords = words === undefined ? null : await areSealed(words, facts['sealed']);
  if (areWords === false) return { fault: 'words' };
  const { kind, at, company } = facts;
  const told = { kind: said(kind), at: said(at), case: said(facts['case']), company: said(company) };
  return { held: { number, size: tree.size, key, ...told, words: areWords } };
}

async function areSealed(words: unknown, sealed: unknown): Promise<boolean> {
  if (!isObject(words) || typeof words['content'] !== 'string' || !words['content'].isWellFormed()) return false;
  const salt = fromBase64(words['salt']);
  if (salt?.length !== 32) return false;
  const hash = await sha256(salt, utf8.encode(words['content']));
  return btoa(String.fromCharCode(...hash)) === sealed;
}
