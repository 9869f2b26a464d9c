import { z } from 'astro/zod';
import { numeric, typed } from '#src/lib/fields.ts';
import { clean } from '#src/lib/text.ts';
import { readMinutes } from './duration.ts';
import { readMoney } from './money.ts';
import type { Quantity } from './read.ts';
import { readTime } from './time.ts';

/** The value of a quantity, or the question between several (`which-amount:189900,190`). */
function valueOr<T>(quantity: Quantity<T> | null, question: string, write: (value: T) => string | number) {
  if (quantity === null) return null;
  if ('value' in quantity) return quantity.value;
  return { fault: `${question}:${quantity.ask.map(write).join(',')}` };
}

/** Minutes, as people say them: `45`, `eine halbe Stunde`. */
export const minutes = ({ most }: { most: number }) =>
  numeric((words) => valueOr(readMinutes(words), 'which-minutes', String), {
    least: 0,
    most,
    empty: 0,
    fault: 'no-minutes',
  });

/** Cents of an amount in euros; other currencies are understood but not yet taken. */
export const euroCents = ({ most }: { most: number }) =>
  numeric(
    (words) => {
      const money = valueOr(readMoney(words), 'which-amount', ({ cents }) => cents);
      if (money === null || 'fault' in money) return money;
      const { cents, currency } = money;
      return currency === null || currency === 'EUR' ? cents : { fault: `only-euros:${currency}` };
    },
    { least: 0, most, empty: 0, fault: 'not-an-amount' },
  );

export const time = typed.transform((value, context): string | null => {
  const words = clean(value ?? '');
  if (!words) return null;
  const read = valueOr(readTime(words), 'which-time', (clock) => clock.replace(':', '.'));
  if (typeof read === 'string') return read;
  context.addIssue({ code: 'custom', message: read?.fault ?? 'not-a-time' });
  return z.NEVER;
});
