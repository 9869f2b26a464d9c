import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { firstSecret } from '#src/lib/crypto.ts';
import { sha256 } from './hash.ts';

// C2SP signed-note and tlog-checkpoint: the head of the tree, signed with Ed25519.

/** Kinds of signature in a note: by the log itself, and by a witness who also says when. */
const byLog = 1;
const byWitness = 4;

/** Who signs: a name and a private key, made of 32 secret bytes. */
export interface Signer {
  name: string;
  key: KeyObject;
  publicKey: Uint8Array;
}

/** PKCS #8 before the 32 bytes of an Ed25519 key (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function signerOf(name: string, seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { name, key, publicKey: spki.subarray(-32) };
}

/** Signs with `LOG_KEY`, or with a key made of the first `SECRET_KEY` there was. */
export function logSigner(env: NodeJS.ProcessEnv = process.env): Signer {
  return signerOf(origin(env), logKeyInUse(env));
}

/** The key in use: what `LOG_KEY` has to be before the `SECRET_KEY` goes of which it was made. */
export function logKeyInUse(env: NodeJS.ProcessEnv = process.env): Buffer {
  const { LOG_KEY } = env;
  return LOG_KEY
    ? Buffer.from(LOG_KEY, 'base64')
    : Buffer.from(hkdfSync('sha256', firstSecret(env), 'aktenkundig', 'log', 32));
}

/** The log's name: its address without `https://`. */
function origin(env: NodeJS.ProcessEnv): string {
  return `${new URL(env.SITE_URL || 'http://127.0.0.1:4321').host}/log`;
}

function keyId(signer: Signer, kind: number): Buffer {
  const named = Buffer.concat([Buffer.from(`${signer.name}\n`), Buffer.of(kind), signer.publicKey]);
  return Buffer.from(sha256(named)).subarray(0, 4);
}

/** The public key as others write it down: name, key id, and kind and key in base64. */
export function verifierKey(signer: Signer, kind: typeof byLog | typeof byWitness = byLog): string {
  const key = Buffer.concat([Buffer.of(kind), signer.publicKey]).toString('base64');
  return `${signer.name}+${keyId(signer, kind).toString('hex')}+${key}`;
}

const signatureLine = (signer: Signer, kind: number, signed: Buffer) =>
  `\u2014 ${signer.name} ${Buffer.concat([keyId(signer, kind), signed]).toString('base64')}\n`;

/** A head of the log: what is signed. */
interface Head {
  size: number;
  root: Uint8Array;
  /** When it was made, in an extension line of its own; without: a head that is kept, in a receipt. */
  at?: Date;
}

/** A checkpoint of a tree: origin, size and root, and when it was made, signed by the log. */
export function checkpointOf(signer: Signer, { size, root, at }: Head): string {
  const time = at ? `time ${Math.floor(at.getTime() / 1000)}\n` : '';
  const text = `${signer.name}\n${size}\n${Buffer.from(root).toString('base64')}\n${time}`;
  return `${text}\n${signatureLine(signer, byLog, sign(null, Buffer.from(text), signer.key))}`;
}

/** The line with which a witness says that it saw this checkpoint at that time (C2SP tlog-cosignature, v1). */
export function cosignature(witness: Signer, checkpoint: string, at: Date): string {
  const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
  const seconds = Math.floor(at.getTime() / 1000);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signed = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), witness.key);
  return signatureLine(witness, byWitness, Buffer.concat([time, signed]));
}

/** The key under which a witness is known. */
export const witnessKey = (witness: Signer) => verifierKey(witness, byWitness);
