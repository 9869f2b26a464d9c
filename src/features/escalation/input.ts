import { z } from 'astro/zod';
import type { Day } from '#src/lib/dates.ts';
import { optionalDay } from '#src/lib/days/fields.ts';
import { numeric, typed } from '#src/lib/fields.ts';
import { type FormState, formState } from '#src/lib/forms.ts';
import { readCount } from '#src/lib/quantities/count.ts';
import { euroCents } from '#src/lib/quantities/fields.ts';
import type { OutageFacts } from './compensation.ts';

/** "39,99 € im Monat", "39,99 mtl.": what the field asks for anyway. */
const aMonth = /\s*(?:(?:\/|pro|im|je|per|a)\s*(?:monat|month|mo\.?)|mtl\.?|monatlich|monthly)\s*$/i;

const outageInput = z.object({
  monthly: typed
    .transform((words): string | null | undefined => words?.slice(0, 100).replace(aMonth, ''))
    .pipe(euroCents({ most: 100_000 })),
  reported: optionalDay,
  back: optionalDay,
  appointments: numeric(readCount, { least: 0, most: 50, empty: 0, fault: 'not-a-number' }),
});
type Outage = z.output<typeof outageInput>;

/** The Telekommunikationsgesetz with § 58 came into force on this day. */
const section58Since: Day = '2021-12-01';

/**
 * What somebody asks in the address of the page; `facts` is null for a plain visit and for what cannot be worked out,
 * which the form then says at its fields, with the words typed.
 */
export function askedOutage(query: URLSearchParams, today: Day): { form: FormState; facts: OutageFacts | null } {
  const names = Object.keys(outageInput.shape);
  if (!names.some((name) => query.has(name))) return { form: formState(undefined, null), facts: null };
  const sent = new FormData();
  for (const name of names) sent.set(name, query.get(name) ?? '');
  const parsed = outageInput.safeParse(Object.fromEntries(sent));
  const fields = parsed.success ? faultsOf(parsed.data, today) : z.flattenError(parsed.error).fieldErrors;
  const wrong = Object.keys(fields).length > 0;
  const form = formState({ message: 'invalid', ...(wrong && { fields }) }, sent);
  if (!parsed.success || wrong) return { form, facts: null };
  const { monthly, reported, back, appointments } = parsed.data;
  const facts = { monthlyCents: monthly, reportedOn: reported, backOn: back, missedAppointments: appointments };
  return { form: { ...form, wasRefused: false, error: null }, facts };
}

function faultsOf({ reported, back, appointments }: Outage, today: Day): Record<string, string[]> {
  if (reported === null) return back !== null || appointments === 0 ? { reported: ['report-missing'] } : {};
  if (reported > today) return { reported: ['in-future'] };
  if (reported < section58Since) return { reported: ['before-section-58'] };
  if (back !== null && back > today) return { back: ['in-future'] };
  if (back !== null && back < reported) return { back: ['end-before-start'] };
  return {};
}
