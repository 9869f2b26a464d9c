import { z } from 'astro/zod';
import { numeric, typed } from '#src/lib/fields.ts';
import { clean } from '#src/lib/text.ts';
import { readMinutes } from './duration.ts';
import { type Money, readMoney } from './money.ts';
import type { Quantity } from './read.ts';
import { readTime } from './time.ts';

/** A quantity as it was said; `isAbout`: only about so much. */
export interface Said<T> {
  value: T;
  isAbout: boolean;
}

interface Kind<T> {
  read: (words: string) => Quantity<T> | null;
  /** Asks which of several is meant (`which-amount:189900,190`); `~` behind what is only about so much. */
  question: string;
  write: (value: T) => string;
  fault: string;
  isInRange?: (value: T) => boolean;
}

/** A quantity in words; empty is null. Refuses what is not understood, and asks what can be read in two ways. */
const quantity = <T>({ read, question, write, fault, isInRange = () => true }: Kind<T>) =>
  typed.transform((value, context): Said<T> | null => {
    const words = clean(value ?? '');
    if (!words) return null;
    const found = read(words);
    if (found && 'value' in found && isInRange(found.value)) return found;
    const message =
      found && 'ask' in found
        ? `${question}:${found.ask.map((one) => write(one) + (found.isAbout ? '~' : '')).join(',')}`
        : found || isOnlyDigits.test(words)
          ? 'out-of-range'
          : fault;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** Digits for ever, or a number below none: a number, only out of all bounds. */
const isOnlyDigits = /^(?:\d{10,}|-\d+)$/;

/** Minutes, as people say them: `45`, `etwa eine halbe Stunde`; none where the field is empty. */
export const minutes = ({ most }: { most: number }) =>
  quantity({
    read: readMinutes,
    question: 'which-minutes',
    write: String,
    fault: 'no-minutes',
    isInRange: (value) => value <= most,
  }).transform((said) => said ?? { value: 0, isAbout: false });

/** An amount in hundredths of the currency that was named, of euros where none was. */
export const money = ({ most }: { most: number }) =>
  quantity({
    read: readMoney,
    question: 'which-amount',
    write: amountCode,
    fault: 'not-an-amount',
    isInRange: ({ cents }) => cents <= most,
  }).transform((said) => said && { ...said, value: { ...said.value, currency: said.value.currency ?? 'EUR' } });

/** `189900` is in euros, `189900-USD` is not. */
const amountCode = ({ cents, currency }: Money) =>
  currency === null || currency === 'EUR' ? String(cents) : `${cents}-${currency}`;

/** Cents of an amount in euros, where only euros make sense. */
export const euroCents = ({ most }: { most: number }) =>
  numeric(
    (words) => {
      const found = readMoney(words);
      if (found === null) return null;
      if ('ask' in found) return { fault: `which-amount:${found.ask.map(amountCode).join(',')}` };
      const { cents, currency } = found.value;
      return currency === null || currency === 'EUR' ? cents : { fault: `only-euros:${currency}` };
    },
    { least: 0, most, empty: 0, fault: 'not-an-amount' },
  );

export const time = quantity({
  read: readTime,
  question: 'which-time',
  write: (clock) => clock.replace(':', '.'),
  fault: 'not-a-time',
});
