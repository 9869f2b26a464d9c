import { z } from 'astro/zod';

// What the set holds of forecasts.

const share = z.number();
const given = z.object({ share, low: share, high: share, naive: share, all: z.number() });
const forecast = given.extend({ n: z.number(), hits: z.number() });

/** What is expected of a case of a kind (empty: whatever kind) at a company on a day. */
export const forecastSchema = z.object({
  asOf: z.string(),
  company: z.string(),
  kind: z.string(),
  answered: forecast,
  solved: forecast,
  preceded: z.object({ n: z.number(), before: z.array(z.tuple([z.string(), z.number()])) }).nullable(),
});

/** A case as it was known on the evening before, and what was expected of it. */
export const forecastCaseSchema = z.object({
  number: z.string(),
  company: z.string(),
  publishedOn: z.string(),
  kind: z.string(),
  answered: z.union([z.literal(0), z.literal(1)]).nullable(),
  solved: z.union([z.literal(0), z.literal(0.5), z.literal(1)]).nullable(),
  preceded: z.array(z.string()).nullable(),
  givenOn: z.string().nullable(),
  given: z.object({ answered: given, solved: given }).nullable(),
});
export type ForecastCase = z.infer<typeof forecastCaseSchema>;

/** How well the forecasts of a question did; there are none before the first day of forecasts. */
export const scoreSchema = z.object({
  asOf: z.string(),
  question: z.enum(['answered', 'solved']),
  n: z.number(),
  untold: z.number(),
  brier: z.number(),
  naive: z.number(),
  gain: z.object({ low: z.number(), high: z.number() }),
  bins: z.array(z.object({ from: z.number(), n: z.number(), forecast: share, happened: share })),
});
