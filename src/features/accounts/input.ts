import { domainToASCII } from 'node:url';
import { z } from 'astro/zod';
import { ownPath } from '#src/lib/paths.ts';
import { clean } from '#src/lib/text.ts';

const withDottedHost = /@[^@]+\.[^@.]+$/;

/** Longest address a mail server takes (RFC 5321). */
const longestEmail = 254;

/**
 * An e-mail address: what a browser takes for one, as long as its host has a dot. Trimmed, lower case, the domain in its
 * ASCII form, so that it is compared exactly; taken out of `mailto:` and of `Lena <lena@…>`.
 */
export const emailInput = z
  .string({ error: 'required' })
  .max(1000, 'too-long')
  .transform((typed) => inAscii(addressIn(clean(typed)).toLowerCase()))
  .pipe(
    z
      .string()
      .min(1, 'required')
      .max(longestEmail, 'too-long')
      .regex(z.regexes.html5Email, 'not-an-email')
      .regex(withDottedHost, 'not-an-email'),
  )
  // No mail server has a longer name before the @ (RFC 5321).
  .refine((address) => address.indexOf('@') <= 64, 'not-an-email');

/** As mail programs copy it: `mailto:lena@…?subject=…`, `Lena <lena@…>`, `<lena@…>`. Two addresses are none. */
function addressIn(typed: string): string {
  const bare = /^[^<>@,;]*<([^<>]+)>[.,;]?$/.exec(typed)?.[1] ?? typed;
  return /^mailto:([^?]*)(?:\?.*)?$/is.exec(bare.trim())?.[1] ?? bare.trim();
}

/** `info@münchen.de` → `info@xn--mnchen-3ya.de`. What is no address stays as it is and is refused later. */
function inAscii(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return at > 0 && domain ? `${address.slice(0, at)}@${domain}` : address;
}

/** Shorter ones are never enough; how hard one is to guess is asked by the commands, which know whose it is. */
const shortestPassword = 10;

/** A new password. Kept as typed but for its Unicode form: a keyboard may compose ü in two ways. */
export const newPasswordInput = z
  .string({ error: 'required' })
  .min(shortestPassword, 'password-too-short')
  .max(200, 'too-long')
  .transform((typed) => typed.toWellFormed().normalize('NFC'));

/** A password to be compared; nothing about its form is told. */
const passwordInput = z
  .string({ error: 'required' })
  .max(1000, 'too-long')
  .transform((typed) => typed.toWellFormed().normalize('NFC'));

/** The page to go on to; one that is not of this site is forgotten. */
const returnToInput = z
  .string()
  .max(500)
  .nullish()
  .catch(null)
  .transform((typed) => ownPath(typed));

/** Token of a mail link as it stands in the address. */
export const tokenInput = z.string({ error: 'link-unknown' }).max(200, 'link-unknown');

export const signUpInput = z.object({ email: emailInput });
export const forgotInput = z.object({ email: emailInput });
export const signInLinkInput = z.object({ email: emailInput, returnTo: returnToInput });
export const signInInput = z.object({ email: emailInput, password: passwordInput, returnTo: returnToInput });

/** The button of a sign-in link; whoever is new may choose a password there. */
export const enterInput = z.object({
  token: tokenInput,
  password: z.preprocess((typed) => (typed === '' ? null : typed), newPasswordInput.nullish()),
});
export const resetInput = z.object({ token: tokenInput, password: newPasswordInput });

export const changePasswordInput = z.object({
  /** Empty while there is no password yet. */
  current: passwordInput.nullish(),
  password: newPasswordInput,
});

export const endSessionInput = z.object({ sessionId: z.string({ error: 'not-found' }).max(100, 'not-found') });
