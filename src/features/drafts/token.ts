import { keyedHash } from '#src/lib/crypto.ts';

const days = 86_400;
const validSeconds = 60 * days;

/**
 * What opens a draft. It follows from the case and the secret key, so that a second browser that takes the draft over
 * by mail does not lock the first one out; the database holds only its hash.
 */
export function draftToken(caseId: string): string {
  return keyedHash(`draft:${caseId}`);
}

const isSecure = () => process.env.SITE_URL?.startsWith('https:') ?? false;

/** Name of the draft's cookie; behind TLS no other host and no other path can set it. */
export function draftCookie(): string {
  return isSecure() ? '__Host-draft' : 'draft';
}

/** How the draft's cookie is kept: 60 days, invisible to scripts. */
export function draftCookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, secure: isSecure(), path: '/', maxAge: validSeconds };
}
