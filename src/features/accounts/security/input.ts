import { z } from 'astro/zod';
import { ownPath } from '#src/lib/paths.ts';
import { emailInput, tokenInput } from '../input.ts';

/** What somebody types from the app, or one of the recovery codes. */
const code = z.string({ error: 'required' }).trim().min(1, 'required').max(40, 'wrong-code');
const returnTo = z
  .string()
  .max(500)
  .nullish()
  .catch(null)
  .transform((typed) => ownPath(typed));

export const codeInput = z.object({ code, returnTo });
export const confirmFactorInput = z.object({ code });
/** A password or a code; nothing about its form is told. */
export const proveInput = z.object({
  secret: z
    .string({ error: 'required' })
    .max(1000, 'too-long')
    .transform((typed) => typed.toWellFormed().normalize('NFC')),
  returnTo,
});
export const addressInput = z.object({ email: emailInput });
export const confirmAddressInput = z.object({
  token: tokenInput,
  purpose: z.enum(['old-address', 'new-address'], { error: 'invalid' }),
});
