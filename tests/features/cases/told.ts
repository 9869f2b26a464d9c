import fc from 'fast-check';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { momentOn } from '#tests/factories.ts';

/** An entry for rules alone, without a database: a call to the company on one day, written down on it. */
export function entry(occurredOn: Day, given: Partial<Entry> = {}): Entry {
  return {
    id: 'entry',
    occurredOn,
    occurredUntil: null,
    precision: 'exact',
    placedOn: null,
    time: null,
    position: 0,
    channel: 'phone',
    direction: 'to-company',
    expectsAnswer: true,
    people: [],
    thirdParty: '',
    text: 'Angerufen.',
    contacts: 1,
    waitedMinutes: 0,
    spentCents: 0,
    spentCurrency: 'EUR',
    timeIsAbout: false,
    waitedIsAbout: false,
    spentIsAbout: false,
    automaticReceipt: false,
    handOvers: 0,
    recordedAt: momentOn(occurredOn),
    ...given,
  };
}

/** An entry in which the author turns to the company. */
export const someEntry = fc
  .record({
    start: fc.integer({ min: 0, max: 60 }),
    length: fc.integer({ min: 0, max: 10 }),
    position: fc.nat(5),
    contacts: fc.nat(9),
    direction: fc.constantFrom('to-company' as const, 'conversation' as const, 'attempt' as const),
  })
  .map(({ start, length, position, contacts, direction }) =>
    entry(addDays('2026-01-01', start), {
      direction,
      occurredUntil: length === 0 ? null : addDays('2026-01-01', start + length),
      position,
      contacts,
    }),
  );
