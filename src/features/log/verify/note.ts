import { same, sha256, type Tree } from './proofs.ts';

// Reads and checks signed notes (C2SP signed-note, tlog-checkpoint), here and in the browser.

const utf8 = new TextEncoder();

/** Base64 as C2SP and receipts write it; null for anything else, also another spelling of the same bytes. */
export function fromBase64(typed: unknown): Uint8Array<ArrayBuffer> | null {
  if (typeof typed !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(typed) || typed.length % 4 !== 0) return null;
  const text = atob(typed);
  return btoa(text) === typed ? Uint8Array.from(text, (letter) => letter.charCodeAt(0)) : null;
}

interface Verifier {
  name: string;
  id: Uint8Array;
  key: Uint8Array<ArrayBuffer>;
}

/** Reads `name+id+key` of a log; null when the id is not that of the key. */
async function readKey(typed: string): Promise<Verifier | null> {
  const [, name = '', hex = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(typed) ?? [];
  const bytes = fromBase64(base64);
  if (bytes?.length !== 33 || bytes[0] !== 1) return null;
  const id = (await sha256(utf8.encode(`${name}\n`), bytes)).subarray(0, 4);
  const spelled = Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return spelled === hex ? { name, id, key: bytes.subarray(1) } : null;
}

/** `at`: when the log says that it made this head; null where it does not say. */
export type OpenedCheckpoint =
  | (Tree & { text: string; at: Date | null })
  | { fault: 'malformed' | 'key' | 'signature' };

/** The tree of a checkpoint that the log with this key has signed. */
export async function openCheckpoint(note: string, verifierKey: string): Promise<OpenedCheckpoint> {
  const verifier = await readKey(verifierKey);
  if (!verifier) return { fault: 'key' };
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  // Extension lines may follow (C2SP tlog-checkpoint): what they say is signed, and unknown ones are left alone.
  const [, origin, size = '', root64 = '', more = ''] =
    /^(\S+)\n(0|[1-9]\d{0,15})\n(\S+)\n((?:[^\n]+\n){0,20})$/.exec(text) ?? [];
  const root = fromBase64(root64);
  if (origin !== verifier.name || root?.length !== 32) return { fault: origin ? 'key' : 'malformed' };
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '') return { fault: 'malformed' };
  const signatures = lines.flatMap((line) => {
    const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(base64);
    return name === verifier.name && bytes?.length === 68 && same(bytes.subarray(0, 4), verifier.id)
      ? [bytes.subarray(4)]
      : [];
  });
  const [signature] = signatures;
  if (!signature || signatures.length > 1) return { fault: 'signature' };
  const key = await crypto.subtle.importKey('raw', verifier.key, 'Ed25519', false, ['verify']).catch(() => null);
  const isSigned = key && (await crypto.subtle.verify('Ed25519', key, signature, utf8.encode(text)));
  const [, seconds] = /^time (\d{1,11})$/m.exec(more) ?? [];
  const at = seconds === undefined ? null : new Date(Number(seconds) * 1000);
  return isSigned ? { size: Number(size), root, text, at } : { fault: 'signature' };
}
