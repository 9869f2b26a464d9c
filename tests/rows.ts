import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { caseCounters, cases, entries, promises } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { Company, Person } from './factories.ts';

// The rows of which the factories make cases.

/** The day on which every test plays unless it says otherwise: a Monday. */
export const today: Day = '2026-03-30';

/** The moment of a day at which things happen in tests: late in the morning in Germany. */
export function momentOn(day: Day): Date {
  return new Date(`${day}T09:00:00Z`);
}

export type EntryGiven = Partial<Omit<typeof entries.$inferInsert, 'id' | 'caseId'>> & {
  promise?: { text: string; dueOn?: Day; keptOn?: Day };
};

export interface CaseGiven {
  author?: Person;
  company?: Company;
  /** Day of publication; the entries lie before it unless they say otherwise. */
  publishedOn?: Day;
  title?: string;
  summary?: string;
  entries?: EntryGiven[];
  locale?: Locale;
  /** Day for which the state is computed. */
  seenOn?: Day;
}

export async function insertCase(
  tx: Transaction,
  given: CaseGiven,
  more: Partial<typeof cases.$inferInsert>,
): Promise<string> {
  const id = newId();
  const createdAt = more.publishedAt ?? momentOn(today);
  await tx.insert(cases).values({
    id,
    locale: given.locale ?? 'de',
    title: given.title ?? 'Rückerstattung für ein storniertes Regal bleibt aus',
    summary: given.summary ?? 'Das Regal wurde **storniert**, das Geld ist nach vier Wochen nicht da.',
    desiredOutcome: 'refund',
    desiredText: 'Bitte überweisen Sie 129 Euro.',
    penName: 'Regalfrau',
    place: 'Kassel',
    createdAt,
    ...(more.publishedAt && { submittedAt: more.publishedAt }),
    ...more,
  });
  return id;
}

/** Asked by mail, a receipt, a call with a promise: the least a case tells. */
export function usualEntries(publishedOn: Day): EntryGiven[] {
  return [
    { occurredOn: addDays(publishedOn, -20), channel: 'email', text: 'Ich habe die Erstattung verlangt.' },
    {
      occurredOn: addDays(publishedOn, -20),
      channel: 'email',
      direction: 'from-company',
      automaticReceipt: true,
      text: 'Eine Eingangsbestätigung kam.',
    },
    {
      occurredOn: addDays(publishedOn, -10),
      channel: 'phone',
      direction: 'from-company',
      people: ['Frau K.'],
      waitedMinutes: 25,
      text: 'Am Telefon wurde die Erstattung zugesagt.',
      promise: { text: 'Erstattung von 129 Euro', dueOn: addDays(publishedOn, -3) },
    },
  ];
}

export async function insertEntries(
  tx: Transaction,
  caseId: string,
  on: Day,
  given: readonly EntryGiven[],
): Promise<void> {
  for (const [position, { promise, ...entry }] of given.entries()) {
    const id = newId();
    const occurredOn = entry.occurredOn ?? addDays(on, -10);
    await tx.insert(entries).values({
      precision: 'exact',
      channel: 'email',
      direction: 'to-company',
      text: 'Ich habe nachgefragt.',
      recordedAt: momentOn(on),
      ...entry,
      id,
      caseId,
      occurredOn,
      position,
    });
    if (promise) await tx.insert(promises).values({ id: newId(), caseId, entryId: id, madeOn: occurredOn, ...promise });
  }
}

export async function nextNumber(tx: Transaction, year: number): Promise<string> {
  const [known] = await tx.select().from(caseCounters).where(eq(caseCounters.year, year));
  const last = (known?.last ?? 0) + 1;
  await tx.insert(caseCounters).values({ year, last }).onConflictDoUpdate({ target: caseCounters.year, set: { last } });
  return `${year}-${String(last).padStart(6, '0')}`;
}
