import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** An id nobody can guess or count: 120 random bits, letters and digits. */
export function newId(): string {
  return randomBytes(15).toString('hex');
}

/** The secret of a link: 256 random bits. Only its `tokenHash` is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keyed hash under which a token, an address or an IP number may be stored and found again. */
export function keyedHash(text: string): string {
  return createHmac('sha256', key('hash')).update(text).digest('hex');
}

/** Encrypts (AES-256-GCM) what only this site may read: addresses in drafts, mails that hold links. */
export function seal(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key('seal'), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what `seal` made. Throws when it was changed or sealed under another key. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key('seal'), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

const keys = new Map<string, Buffer>();

/** One key for each use, derived from `SECRET_KEY`. */
function key(use: 'hash' | 'seal'): Buffer {
  const secret = process.env.SECRET_KEY;
  if (!secret) throw new Error('SECRET_KEY is not set');
  const name = `${use}:${secret}`;
  const known = keys.get(name);
  if (known) return known;
  const derived = Buffer.from(hkdfSync('sha256', secret, 'aktenkundig', use, 32));
  keys.set(name, derived);
  return derived;
}
