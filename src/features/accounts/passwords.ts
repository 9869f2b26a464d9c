import { hash, verify } from '@node-rs/argon2';
import { seal, unseal } from '#src/lib/crypto.ts';

/**
 * argon2id with the library's defaults (19 MiB, 2 passes), about 50 ms. Sealed: whoever has the database alone cannot begin to
 * guess (OWASP ASVS 2.4.5), and another SECRET_KEY takes nobody's password away.
 */
export async function hashPassword(password: string): Promise<string> {
  return seal(await hash(password));
}

let decoy: Promise<string> | undefined;

/**
 * Whether this is the password. Without a stored hash (no account, or none with a password) it takes as long and
 * says no, so that the time of the answer does not tell which addresses have an account.
 */
export async function isPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  // Those of before were not sealed.
  const stored = storedHash?.startsWith('$') === false ? unseal(storedHash) : storedHash;
  const matches = await verify(stored ?? (await decoy), password);
  return storedHash !== null && matches;
}
