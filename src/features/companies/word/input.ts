import { z } from 'astro/zod';
import { emailInput } from '#src/features/accounts/index.ts';
import { line, numeric } from '#src/lib/fields.ts';
import { saysSomething } from '#src/lib/text.ts';
import { wordKinds } from '../lists.ts';

/** As what somebody speaks: for which company. */
const speakingAs = z.string({ error: 'not-found' }).max(60, 'not-found');
const kind = z.enum(wordKinds, { error: 'choose-one' });

/** Most days that can be promised: what takes longer is no promise. */
export const mostDays = 60;

const whole = (typed: string) => (/^\d{1,3}$/.test(typed) ? Number(typed) : null);

export const giveWordInput = z.object({
  speakingAs,
  kind,
  days: numeric(whole, { least: 1, most: mostDays, empty: 0, fault: 'word-days' }).refine(
    (days) => days > 0,
    'word-days',
  ),
});
export const endWordInput = z.object({ speakingAs, endKind: kind });

const emailOrNone = line(254).transform((typed, context): string => {
  if (!saysSomething(typed)) return '';
  const { data } = emailInput.safeParse(typed);
  if (data !== undefined) return data;
  context.addIssue({ code: 'custom', message: 'not-an-email' });
  return z.NEVER;
});
const phoneOrNone = line(40).refine((typed) => typed === '' || /^[+(]?[\d\s()/.-]{5,}$/.test(typed), 'not-a-phone');

export const complaintContactInput = z.object({ speakingAs, address: emailOrNone, phone: phoneOrNone });
