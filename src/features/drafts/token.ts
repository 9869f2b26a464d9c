const days = 86_400;
const validSeconds = 60 * days;

const isSecure = () => process.env.SITE_URL?.startsWith('https:') ?? false;

/** Name of the draft's cookie; behind TLS no other host and no other path can set it. */
export function draftCookie(): string {
  return isSecure() ? '__Host-draft' : 'draft';
}

/** How the draft's cookie is kept: 60 days, invisible to scripts. */
export function draftCookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, secure: isSecure(), path: '/', maxAge: validSeconds };
}
