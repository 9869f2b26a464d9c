import { z } from 'astro/zod';
import type { Database } from '#db/client.ts';
import { logKinds } from '#db/schema/index.ts';
import { type ColumnRow, logColumn, logParts } from '#src/features/log/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Fault } from '#src/lib/problem.ts';
import * as pieces from './pieces.ts';

const number = z.int().min(1);

const [firstKind = '', ...otherKinds] = Object.keys(logKinds);

const row = z.strictObject({
  number: number.describe('Place in the log, for good'),
  at: pieces.moment,
  recordedAt: pieces.moment.nullable().describe('When it was recorded, where that was later'),
  kind: z.enum([firstKind, ...otherKinds]),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  case: z
    .strictObject({
      number: pieces.caseNumber,
      title: z.string().nullable().describe('Null where the case ended'),
      isGone: z.boolean(),
      api: pieces.url,
    })
    .nullable(),
  company: pieces.company.nullable(),
});

export const query = z.strictObject({
  part: z.enum(logParts).optional(),
  company: pieces.slug.optional(),
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month, as YYYY-MM')
    .optional(),
  before: z.int().min(1).max(999_999_999_999).optional(),
  after: z.int().min(0).max(999_999_999_999).optional(),
  limit: pieces.limit,
});
export const answer = z.strictObject({
  size: pieces.count.describe('How many are recorded in all: with `after` set to it one is told what is new'),
  rows: z.array(row),
  isMore: z.boolean().describe('Whether there is more in this direction, behind the last row'),
  checkpoint: pieces.url.describe('The signed head of the log (C2SP tlog-checkpoint)'),
});

/** The public log: the newest first, or what came after a place, in its order. One round trip. */
export async function logPage(
  db: Database,
  { part, company, month, before, after, limit }: z.output<typeof query>,
): Promise<z.input<typeof answer> | { fault: Fault }> {
  if (before !== undefined && after !== undefined)
    return { fault: { name: 'after', detail: 'not together with before' } };
  const {
    rows,
    isMore,
    size,
    company: asked,
  } = await logColumn(db, {
    part: part ?? null,
    company: company ?? null,
    month: month ?? null,
    before: before ?? null,
    after: after ?? null,
    most: limit,
  });
  if (company !== undefined && asked === null) {
    return { fault: { name: 'company', detail: 'no company of the register has this address' } };
  }
  return { size, rows: rows.map(listed), isMore, checkpoint: absolute(paths.logCheckpoint()) };
}

function listed({ number, at, recordedAt, kind, facts, case: its, company }: ColumnRow): z.input<typeof row> {
  return {
    ...{ number, kind, facts: { ...facts } },
    at: at.toISOString(),
    recordedAt: recordedAt?.toISOString() ?? null,
    case: its && {
      number: its.number,
      title: its.isGone ? null : its.title,
      isGone: its.isGone,
      api: absolute(paths.apiCase(its.number)),
    },
    company: company && { slug: company.slug, name: company.name },
  };
}
