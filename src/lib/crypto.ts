import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto';

/** An id nobody can guess or count: 120 random bits, letters and digits. */
export function newId(): string {
  return draw(idBytes).toString('hex');
}

/**
 * As `newId`, with the moment in front of 72 random bits: rows of one time then lie on one page of an index, where each of
 * random ids has a page of its own to be written. Only for what nobody is asked for by its id.
 */
export function newIdInOrder(at: Date): string {
  return at.getTime().toString(16).padStart(12, '0') + newId().slice(12);
}

const idBytes = 15;
/** Random bytes for some uses at once: to ask for them took longer than the rest of it. None is used twice. */
const drawn = Buffer.alloc(64 * idBytes);
let used = drawn.length;

/** To be used at once: what is drawn later lies in the same place. */
function draw(bytes: number): Buffer {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += bytes;
  return drawn.subarray(used - bytes, used);
}

/** The secret of a link: 256 random bits. Only its `tokenHash` is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(of: string | Uint8Array): string {
  return hash('sha256', of);
}

/**
 * Keyed hash under which a token, an address or an IP number may be stored and found again. Its key stays when SECRET_KEY is
 * changed, or nothing that is stored would be found: HASH_KEY, else made of the first SECRET_KEY there was.
 */
export function keyedHash(text: string): string {
  return keyedHashing()(text);
}

/** As `keyedHash`, of many texts at once: which key there is, is asked of the environment, and that once. */
export function keyedHashing(): (text: string) => string {
  const key = readyHashKey();
  return (text) => createHmac('sha256', key).update(text).digest('hex');
}

/** Encrypts (AES-256-GCM) what only this site may read: addresses in drafts, mails that hold links. */
export function seal(text: string): string {
  const iv = draw(12);
  const [secret] = secrets();
  const cipher = createCipheriv('aes-256-gcm', sealKey(secret), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${keyId(secret)}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Opens what `seal` made under the key of now or one of before. Throws when it was changed or sealed under another key. */
export function unseal(sealed: string): string {
  const [first = '', second] = sealed.split('.');
  // What was sealed before keys had names says none.
  const possible = second === undefined ? secrets() : secrets().filter((secret) => keyId(secret) === first);
  for (const secret of possible) {
    const text = opened(second ?? first, sealKey(secret));
    if (text !== null) return text;
  }
  throw new Error('sealed under another key, or changed');
}

/** What everything begins with that is sealed under the key of now. */
export const sealPrefix = (): string => `${keyId(secrets()[0])}.`;

function opened(payload: string, secret: KeyObject): string | null {
  const bytes = Buffer.from(payload, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Of each key, that of now first, a hash by which a database knows it; it does not give the key away. */
export function keyFingerprints(): [string, ...string[]] {
  const of = (secret: string) =>
    createHmac('sha256', derived(secret, 'hash')).update('the key of this database').digest('hex');
  const [now, ...before] = secrets();
  return [of(now), ...before.map(of)];
}

/** The key of `keyedHash`, in base64: what HASH_KEY has to be before the SECRET_KEY goes of which it was made. */
export const hashKeyInUse = (): string => hashKey().toString('base64');

/** The same key, ready for use: made ready for each hash it takes longer than the hash. */
function readyHashKey(): KeyObject {
  const { HASH_KEY, SECRET_KEY, SECRET_KEYS_BEFORE } = process.env;
  const madeOf = `${HASH_KEY} ${SECRET_KEY} ${SECRET_KEYS_BEFORE}`;
  if (ready?.madeOf !== madeOf) ready = { madeOf, key: createSecretKey(hashKey()) };
  return ready.key;
}
let ready: { madeOf: string; key: KeyObject } | undefined;

function hashKey(): Buffer {
  const { HASH_KEY } = process.env;
  return HASH_KEY ? Buffer.from(HASH_KEY, 'base64') : derived(firstSecret(), 'hash');
}

/** Of which every other key is made that is not set. */
export function firstSecret(env: NodeJS.ProcessEnv = process.env): string {
  const [now, ...before] = secrets(env);
  return before.at(-1) ?? now;
}

/** SECRET_KEY, and behind it those of before, the latest first. */
function secrets(env: NodeJS.ProcessEnv = process.env): [string, ...string[]] {
  const { SECRET_KEY, SECRET_KEYS_BEFORE = '' } = env;
  if (!SECRET_KEY) throw new Error('SECRET_KEY is not set');
  return [SECRET_KEY, ...SECRET_KEYS_BEFORE.split(' ').filter(Boolean)];
}

const keys = new Map<string, Buffer>();

/** One key for each use. */
function derived(secret: string, use: 'hash' | 'seal' | 'name'): Buffer {
  const name = `${use}:${secret}`;
  const known = keys.get(name);
  if (known) return known;
  const made = Buffer.from(hkdfSync('sha256', secret, 'aktenkundig', use, 32));
  keys.set(name, made);
  return made;
}

/** Keys and what was made of them, by what they were made of: made ready for each use it takes longer than the use. */
const once = <Made>(make: (secret: string) => Made) => {
  const known = new Map<string, Made>();
  return (secret: string): Made => {
    const made = known.get(secret) ?? make(secret);
    if (!known.has(secret)) known.set(secret, made);
    return made;
  };
};

const sealKey = once((secret) => createSecretKey(derived(secret, 'seal')));

/** By what is sealed says under which key, without saying anything about it. */
const keyId = once((secret) => derived(secret, 'name').toString('base64url').slice(0, 8));
