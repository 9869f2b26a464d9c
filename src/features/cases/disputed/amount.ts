import { change } from '#src/lib/events.ts';
import { money } from '#src/lib/quantities/fields.ts';

/** How much money a case is about, as its author says, in hundredths of its currency (ISO 4217). It is no effort. */
export interface Disputed {
  currency: string;
  cents: number;
  isAbout: boolean;
}

/** The columns of the amount in dispute. */
interface DisputedColumns {
  disputedCents: number | null;
  disputedCurrency: string;
  disputedIsAbout: boolean;
}

const mostCents = 100_000_000_000;

/** The amount as it is typed, once; null where nobody said. */
export const disputedInput = money({ most: mostCents }).transform((said): Disputed | null =>
  said && said.value.cents > 0
    ? { cents: said.value.cents, currency: said.value.currency, isAbout: said.isAbout }
    : null,
);

export function disputedOf({ disputedCents, disputedCurrency, disputedIsAbout }: DisputedColumns): Disputed | null {
  if (disputedCents === null) return null;
  return { cents: disputedCents, currency: disputedCurrency, isAbout: disputedIsAbout };
}

export function disputedColumns(disputed: Disputed | null): DisputedColumns {
  return {
    disputedCents: disputed?.cents ?? null,
    disputedCurrency: disputed?.currency ?? 'EUR',
    disputedIsAbout: disputed?.isAbout ?? false,
  };
}

/** The correction of it, for the public history. */
export const disputedChange = (before: DisputedColumns, after: Disputed | null) =>
  change('disputed', disputedOf(before), after);
