import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** A code of the half minute before or after is taken as well: clocks differ, and people type. */
const window = 1;

/** A new secret for an app, as it is typed by hand: letters and digits, in Base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

const totp = (secret: string, label: string) =>
  new TOTP({ issuer: 'Aktenkundig', label, secret: Secret.fromBase32(secret), period });

/** What an app reads from the picture. */
export function addressOfSecret(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The half minute (since 1970) to which a code belongs; null for one that is wrong or too old. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totp(secret, '').validate({ token: code.replace(/\s/g, ''), window, timestamp });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

/** What an app with this secret shows at a moment. */
export function codeAt(secret: string, now: Date): string {
  return totp(secret, '').generate({ timestamp: now.getTime() });
}

/** Without what is taken for something else: no 0, 1, i, l, o. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes for the day the telephone is gone, each worth 49 bits: `k7mqd-3xw9p`. */
export function newRecoveryCodes(): string[] {
  const five = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: 10 }, () => `${five()}-${five()}`);
}

/** A recovery code as it is compared, however it was typed. */
export function bare(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}
