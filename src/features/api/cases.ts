import { z } from 'astro/zod';
import type { Database } from '#db/client.ts';
import { type CaseFile, caseFile, kindShown } from '#src/features/case-file/index.ts';
import { daysOverdue, replyDueOn, stampOf } from '#src/features/cases/rules.ts';
import { companyAt } from '#src/features/companies/index.ts';
import { tracesOf } from '#src/features/moderation/index.ts';
import { contentOf, isReadable } from '#src/features/paper/index.ts';
import { type CaseFilter, type CaseRow, caseRows } from '#src/features/register/index.ts';
import { isRealAnswer, isVague } from '#src/features/timeline/story/rules.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';

import { content } from './content.ts';
import { cursorOf, readCursor, strangeCursor } from './cursor.ts';
import * as pieces from './pieces.ts';

const { count, day } = pieces;

/** What the list knows of a case; its words stand in the case itself. */
const listed = z.strictObject({
  number: pieces.caseNumber,
  title: z.string(),
  language: pieces.language,
  company: pieces.company,
  industry: pieces.industry,
  kind: pieces.kind,
  stamp: pieces.stamp,
  publishedOn: day,
  firstReplyOn: day.nullable(),
  closedOn: day.nullable(),
  contacts: count,
  waitedMinutes: count,
  waitedIsAbout: z.boolean(),
  effortDays: count.describe('Days from the first entry to the last thing that happened in the case'),
  disputed: pieces.disputed,
  affected: count.describe('How many people say that it concerns them too'),
  url: pieces.url,
  api: pieces.url,
});

/** Of what ended nothing is listed: its address says so. */
const readableStamp = pieces.stamp.exclude(['withdrawn', 'removed']);

export const listQuery = z.strictObject({
  stamp: readableStamp.optional(),
  industry: pieces.industry.optional(),
  company: pieces.slug.optional(),
  named: pieces.slug.optional(),
  kind: pieces.kindKey.optional(),
  year: z.int().min(2000).max(2200).optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  limit: pieces.limit,
  cursor: pieces.cursor,
});
export const listAnswer = z.strictObject({ cases: z.array(listed), next: pieces.next });

const place = z.tuple([z.enum(['newest', 'oldest']), z.iso.date(), pieces.caseNumber]);

/** So many are asked for, of which the list takes what it wants: a query for each number of them would be many queries. */
const sizes = [26, 51, 101] as const;

type Wrong = { fault: { name: string; detail: string } };

/** A page of the register, from the place on that the cursor names. Two round trips at most, a third for a company that moved. */
export async function casesPage(
  db: Database,
  { company: slug, cursor, limit, order, ...filter }: z.output<typeof listQuery>,
  today: Day,
): Promise<z.input<typeof listAnswer> | Wrong> {
  const from = cursor === undefined ? null : readCursor(cursor, place);
  if (cursor !== undefined && from?.[0] !== order) return { fault: strangeCursor };
  const company = slug === undefined ? undefined : await companyAt(db, slug);
  if (company === null) return { fault: { name: 'company', detail: 'no company of the register has this address' } };
  const asked: CaseFilter = {
    ...filter,
    order,
    companyId: company?.id,
    after: from ? { publishedOn: from[1], number: from[2] } : undefined,
    perPage: sizes.find((size) => size > limit) ?? sizes[2],
  };
  const rows = await caseRows(db, asked, today);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const isMore = rows.length > limit && last;
  return {
    cases: shown.flatMap((row) => listedCase(row, today) ?? []),
    next: isMore ? cursorOf([order, last.publishedOn ?? '', last.number ?? '']) : null,
  };
}

function listedCase(row: CaseRow, today: Day): z.input<typeof listed> | null {
  const { number, title, locale, publishedOn, disputedCents, disputedCurrency, disputedIsAbout } = row;
  const industry = pieces.industry.safeParse(row.industry);
  if (number === null || publishedOn === null || !industry.success) return null;
  return {
    number,
    title,
    language: locale,
    company: { slug: row.companySlug, name: row.companyName },
    industry: industry.data,
    kind: kindShown(row.kind),
    stamp: stampOf(row, today),
    publishedOn,
    firstReplyOn: row.firstReplyOn,
    closedOn: row.closedOn,
    contacts: row.contacts,
    waitedMinutes: row.waitedMinutes,
    waitedIsAbout: row.waitedIsAbout,
    effortDays: row.effortDays,
    disputed:
      disputedCents === null ? null : { cents: disputedCents, currency: disputedCurrency, isAbout: disputedIsAbout },
    affected: row.affectedCount,
    ...addresses({ number, title, locale }),
  };
}

/** Where a case is read, in its own language, and where as data. */
export function addresses({ number, title, locale }: { number: string; title: string; locale: 'de' | 'en' }) {
  return { url: absolute(paths.case(locale, { number, title })), api: absolute(paths.apiCase(number)) };
}

export const oneAnswer = z.strictObject({
  number: pieces.caseNumber,
  stamp: pieces.stamp,
  ball: z.enum(['company', 'author', 'nobody']).describe('Who must act next'),
  replyDueOn: day.describe('Last day for the first reply of the company'),
  overdueDays: count,
  kind: pieces.kind,
  firstReplyOn: day.nullable(),
  firstAnswerOn: day.nullable().describe('Day on which the first answer counts in the statistics'),
  firstAnswerPrecision: z.enum(['exact', 'about']).nullable().describe('Whether that day is known or only about known'),
  firstAnswerBy: z.enum(['reply', 'author']).nullable(),
  closedOn: day.nullable(),
  readOn: day.nullable().describe('Day on which somebody from the company first opened it here, as far as is known'),
  movedFrom: z.strictObject({ company: z.string(), on: day }).nullable(),
  affected: count,
  isExamined: z.boolean().describe('A notice or a challenge of the case waits for its decision, as its page says'),
  causes: z.array(
    z.strictObject({
      cause: z.string(),
      measure: z.string(),
      measureOn: day,
      saidBy: z.enum(['company', 'author']),
      isDenied: z.boolean().describe('The company says so, and the author of the case denies it'),
      hiddenBy: z.string().nullable().describe('The number of the decision that hides its words'),
    }),
  ),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content,
  url: pieces.url,
  files: z.strictObject({ json: pieces.url, pdf: pieces.url, feed: pieces.url, receipt: pieces.url }),
});

export type OneCase = { missing: 404 } | { gone: 'withdrawn' | 'removed'; on: Day } | Opened;
interface Opened {
  file: CaseFile;
  isExamined: boolean;
}

/** A case of a number; of one that ended only that it did. Two round trips. */
export async function openCase(db: Database, number: string, today: Day): Promise<OneCase> {
  const file = await caseFile(db, { number }, today);
  if (!file) return { missing: 404 };
  if (file.tombstone) return { gone: file.tombstone.kind, on: dayOf(file.tombstone.endedAt) };
  return { file, isExamined: (await tracesOf(db, number)).isExamined };
}

/** The author tells of the first answer, and knows only roughly when it was. */
function isAnswerAbout({ state: { firstAnswerOn: on, firstAnswerBy }, entries }: CaseFile): boolean {
  if (on === null || firstAnswerBy !== 'author') return false;
  return entries.some(
    (entry) =>
      isRealAnswer(entry) &&
      isVague(entry) &&
      on >= entry.occurredOn &&
      on <= (entry.occurredUntil ?? entry.occurredOn),
  );
}

/** What everybody may read of a case, as data: its content byte for byte as it is hashed. */
export function caseJson({ file, isExamined }: Opened, today: Day): string {
  if (!isReadable(file)) throw new Error('Of this case nothing is handed out');
  const { json, hash } = contentOf(file);
  const { number, title, locale, state, transferred } = file;
  const at = { number, title };
  const said: Omit<z.input<typeof oneAnswer>, 'content'> = {
    number,
    stamp: stampOf(state, today),
    ball: state.ball,
    replyDueOn: replyDueOn(dayOf(file.publishedAt)),
    overdueDays: daysOverdue(state, today),
    kind: file.kind,
    firstReplyOn: state.firstReplyOn,
    firstAnswerOn: state.firstAnswerOn,
    firstAnswerPrecision: state.firstAnswerOn === null ? null : isAnswerAbout(file) ? 'about' : 'exact',
    firstAnswerBy: state.firstAnswerBy,
    closedOn: state.closedOn,
    readOn: file.readAt && dayOf(file.readAt),
    movedFrom: transferred && { company: transferred.from, on: dayOf(transferred.at) },
    affected: file.affectedCount,
    isExamined,
    causes: file.causes.map(({ id: _inside, ...said }) => said),
    sha256: hash,
    url: absolute(paths.case(locale, at)),
    files: {
      json: absolute(paths.caseData(locale, at)),
      pdf: absolute(paths.dossier(locale, at)),
      feed: absolute(paths.caseFeed(locale, number)),
      receipt: absolute(paths.caseReceipt(locale, at)),
    },
  };
  return `${JSON.stringify(said).slice(0, -1)},"content":${json}}`;
}
