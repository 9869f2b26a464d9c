import { z } from 'astro/zod';
import type { Database } from '#db/client.ts';
import { companyAt } from '#src/features/companies/index.ts';
import { type ListedPromise, promisesBehind } from '#src/features/register/index.ts';
import { channels, precisions } from '#src/features/timeline/lists.ts';
import { promiseStates } from '#src/features/timeline/promises/rules.ts';
import { isVague } from '#src/features/timeline/story/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Fault } from '#src/lib/problem.ts';
import { addresses } from './cases.ts';
import { cursorOf, readCursor, strangeCursor } from './cursor.ts';
import * as pieces from './pieces.ts';

const { day } = pieces;

const listed = z.strictObject({
  text: z.string(),
  state: z
    .enum(promiseStates)
    .describe(
      '`unconfirmed`: its day passed, and nobody said how it ended; `reported`: kept, as the company alone says',
    ),
  madeOn: day.nullable().describe('Null where the day is known only as `made` says'),
  made: z
    .strictObject({ from: day.nullable(), until: day.nullable(), precision: z.enum(precisions) })
    .nullable()
    .describe('How exactly the author knows the day; null for a promise in a public reply'),
  dueOn: day.nullable(),
  keptOn: day.nullable(),
  brokenOn: day.nullable(),
  reportedKeptOn: day.nullable(),
  channel: z.enum(channels).nullable(),
  signed: z
    .strictObject({ name: z.string(), jobTitle: z.string() })
    .nullable()
    .describe('Who signed the public reply; null where the author tells of it'),
  case: z.strictObject({
    number: pieces.caseNumber,
    title: z.string(),
    language: pieces.language,
    url: pieces.url,
    api: pieces.url,
  }),
});

export const query = z.strictObject({
  company: pieces.slug,
  state: z.enum(promiseStates).optional(),
  limit: pieces.limit,
  cursor: pieces.cursor,
});
export const answer = z.strictObject({ promises: z.array(listed), next: pieces.next });

const place = z.tuple([z.iso.date(), z.string().min(1).max(60)]);

/** The promises of a company, the latest made first. Two round trips. */
export async function promisesPage(
  db: Database,
  { company: slug, state, limit, cursor }: z.output<typeof query>,
  today: Day,
): Promise<{ id: string; page: z.input<typeof answer> } | { fault: Fault }> {
  const from = cursor === undefined ? null : readCursor(cursor, place);
  if (cursor !== undefined && !from) return { fault: strangeCursor };
  const company = await companyAt(db, slug);
  if (!company) return { fault: { name: 'company', detail: 'no company of the register has this address' } };
  const after = from ? { madeOn: from[0], id: from[1] } : undefined;
  const rows = await promisesBehind(db, company.id, { state, after, most: limit + 1 }, today);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    id: company.id,
    page: {
      promises: shown.map(listedPromise),
      next: rows.length > limit && last ? cursorOf([last.madeOn, last.id]) : null,
    },
  };
}

function listedPromise({ entry, ...one }: ListedPromise): z.input<typeof listed> {
  const { text, state, dueOn, keptOn, brokenOn, reportedKeptOn, channel, signed } = one;
  const { number, title, locale } = one.case;
  const isUnknown = entry?.precision === 'unknown';
  return {
    ...{ text, state, dueOn, keptOn, brokenOn, reportedKeptOn, channel, signed },
    madeOn: entry && isVague(entry) ? null : one.madeOn,
    made: entry && {
      from: isUnknown ? null : entry.occurredOn,
      until: isUnknown ? null : entry.occurredUntil,
      precision: entry.precision,
    },
    case: { number, title, language: locale, ...addresses({ number, title, locale }) },
  };
}
