import { z } from 'astro/zod';
import { manifestSchema, rankingSchema } from '#src/features/open-data/index.ts';
import { sorts } from '#src/features/rankings/order/rules.ts';
import { usualWindow, windows } from '#src/features/rankings/windows.ts';
import { examined } from './companies.ts';
import * as pieces from './pieces.ts';

/** What is read and answered where other features put the answer together. */

const { count, day, moment, url } = pieces;

export const rankingQuery = z.strictObject({
  industry: pieces.industry.optional(),
  months: z.enum(windows).default(usualWindow),
  sort: z.enum(sorts).default('index'),
  on: z.iso.date('a day that exists, as YYYY-MM-DD').optional(),
  format: z.enum(['json', 'csv']).default('json'),
  lang: z.enum(['de', 'en']).optional(),
});

const [inRanking] = [rankingSchema.shape.companies.element];
export const rankingAnswer = rankingSchema.extend({
  asOf: day.nullable(),
  companies: z.array(
    inRanking.extend({
      examined,
    }),
  ),
});

export const sheetQuery = z.strictObject({ lang: z.enum(['de', 'en']).optional() });

const file = manifestSchema.shape.files.element.extend({ url });
export const datasetAnswer = manifestSchema.extend({ manifest: url, files: z.array(file) });

/** The largest room that a site can say it has, in CSS pixels. */
const mostPixels = 999_999;
const pixels = z.int().min(1).max(mostPixels).optional();
export const embedQuery = z.strictObject({
  url: z.string().max(1000),
  maxwidth: pixels,
  maxheight: pixels,
  format: z.string().max(20).default('json'),
});
export const embedAnswer = z.object({
  version: z.literal('1.0'),
  type: z.literal('rich'),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.string(),
  html: z.string(),
  width: count,
  height: count,
});

export const ownAnswer = z.strictObject({
  company: pieces.company,
  token: z.strictObject({ name: z.string(), scopes: z.array(z.string()), expiresAt: moment }),
  cases: url,
});

export const ownCasesQuery = z.strictObject({
  since: z.iso.date('a day that exists, as YYYY-MM-DD').optional(),
  waiting: z.literal('yes').optional(),
  notes: z.literal('yes').optional(),
});
const maybe = day.nullable();
export const ownCasesAnswer = z.strictObject({
  company: pieces.slug,
  asOf: moment,
  cases: z.array(
    z.strictObject({
      number: pieces.caseNumber,
      title: z.string(),
      url,
      stamp: pieces.stamp,
      ball: z.enum(['company', 'author', 'nobody']),
      publishedOn: day,
      replyDueOn: day,
      overdueDays: count,
      readOn: maybe,
      firstReplyOn: maybe,
      firstAnswerOn: maybe,
      promiseDueOn: maybe,
      movedOn: maybe,
      closedOn: maybe,
      outcome: z.enum(['solved', 'partly', 'unsolved', 'unknown']).nullable(),
      notes: z.array(z.strictObject({ by: z.string(), writtenAt: moment, text: z.string() })).optional(),
    }),
  ),
});

/** The document describes itself only as what it is. */
export const openApiAnswer = z.looseObject({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) });
