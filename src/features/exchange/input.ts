import { z } from 'astro/zod';
import { emailInput } from '#src/features/accounts/index.ts';
import { formId, line, needed } from '#src/lib/fields.ts';
import { saysSomething } from '#src/lib/text.ts';
import { type FactKind, factKinds, sides } from './lists.ts';
import { ibanOf, longestFact, longestMessage } from './rules.ts';

const number = z.string({ error: 'invalid' }).regex(/^\d{4}-\d{6}$/, 'invalid');
const side = z.enum(sides, { error: 'invalid' });

export const exchangeInput = z.object({ number });
export const messageInput = z.object({ number, side, messageId: formId, message: needed(longestMessage) });
export const withdrawInput = z.object({ number, side, withdraw: formId });
export const proofBackInput = z.object({ number, withdraw: formId });
export const openInput = z.object({ number, open: formId });
/** Ending deletes every word, so a box is crossed before. */
export const endInput = z.object({ number, sure: z.literal('on', { error: 'not-sure' }) });

/** Refuses what `read` makes nothing of; empty stays empty. */
const optional = (read: (value: string) => string | null, fault: string) =>
  line(longestFact).transform((value, context): string => {
    if (!saysSomething(value)) return '';
    const seen = read(value);
    if (seen !== null) return seen;
    context.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  });

const asTyped = optional((value) => value, 'invalid');
const emailOf = (value: string) => emailInput.safeParse(value).data ?? null;
const phoneOf = (value: string) => (/^[+(]?[\d\s()/.-]{5,}$/.test(value) ? value : null);

const facts = {
  'order-number': asTyped,
  'customer-number': asTyped,
  'full-name': asTyped,
  'postal-address': asTyped,
  'second-email': optional(emailOf, 'not-an-email'),
  phone: optional(phoneOf, 'not-a-phone'),
  iban: optional(ibanOf, 'not-an-iban'),
} as const satisfies Record<FactKind, z.ZodType<string>>;

/** The fields of `giveInput`. */
export const factFields: readonly string[] = factKinds;

export const giveInput = z.object({ number, ...facts }).transform(({ number, ...typedIn }) => ({
  number,
  facts: factKinds.flatMap((kind) => (typedIn[kind] === '' ? [] : [{ kind, value: typedIn[kind] }])),
}));
