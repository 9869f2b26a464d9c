import { countedMonths, happenedIn, questions } from '#src/features/forecasts/happened/rules.ts';
import { scoring } from '#src/features/forecasts/scoring/rules.ts';
import { type CompanyCounts, countIn, expectedAt, groupsOf, sumsIn } from '#src/features/forecasts/shrinking/rules.ts';
import { firstDayOf } from '#src/features/rankings/windows.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { addFault, type Findings } from './compare.ts';
import { type ForecastCase, forecastCaseSchema } from './forecast-documents.ts';
import { factsOfRecords, type Row } from './tables.ts';

interface Published {
  compare: (where: string, recomputed: unknown) => Promise<void>;
}

/**
 * Calculates the forecasts of a day and the scores of those that were given once more, from the cases of the set: as they were
 * known on the evening before (`told`), each of which must say what its row in cases.csv says, unless more became known since.
 * `asOf` null: the set has no forecasts.
 */
export async function recomputeForecasts(
  findings: Findings,
  set: {
    asOf: Day | null;
    companies: readonly { slug: string; industry: string }[];
    rows: AsyncIterable<Row>;
    told: AsyncIterable<unknown>;
  },
  published: { forecasts: Published; scores: Published },
): Promise<void> {
  const { asOf } = set;
  if (asOf === null) return;
  const evening = addDays(asOf, -1);
  const perCompany = new Map(set.companies.map(({ slug, industry }) => [slug, { industry, counts: noCounts() }]));
  const score = scoring();
  let [at, scored] = ['', noScored()];
  for await (const one of checked(findings, set, evening)) {
    const company = perCompany.get(one.company);
    if (!company) addFault(findings, `forecast-cases.json, ${one.number}: no such company`);
    if (one.company !== at) {
      score.add(scored);
      [at, scored] = [one.company, noScored()];
    }
    const { kind, answered, solved, preceded, given } = one;
    if (company) countIn(company.counts, { kind, answered, solved, preceded });
    if (given) scored.push({ given, answered, solved });
  }
  score.add(scored);
  const sums = sumsIn([...perCompany.values()]);
  for (const [slug, { industry, counts }] of perCompany) {
    if (counts.size === 0) continue;
    for (const [kind, expected] of expectedAt(counts, groupsOf(sums, industry))) {
      await published.forecasts.compare(`${slug}, kind ${kind || 'any'}`, { asOf, company: slug, kind, ...expected });
    }
  }
  const scores = score.scores();
  for (const question of questions) await published.scores.compare(question, { asOf, question, ...scores[question] });
}

const noCounts = (): CompanyCounts => new Map();
const noScored = (): Parameters<ReturnType<typeof scoring>['add']>[0][number][] => [];

/** The cases of the set beside their rows, both by company, publication and number. */
async function* checked(
  findings: Findings,
  { rows, told }: { rows: AsyncIterable<Row>; told: AsyncIterable<unknown> },
  evening: Day,
): AsyncGenerator<ForecastCase> {
  const cases = told[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await cases.next();
    return done ? null : forecastCaseSchema.parse(value);
  };
  let one = await next();
  const from = firstDayOf(countedMonths, evening) ?? '';
  for await (const row of rows) {
    if (one === null || row.number !== one.number) {
      const [on, since] = [String(row.publishedOn), String(row.knownSince)];
      if (on > from && on <= evening && since <= evening) {
        addFault(findings, `forecast-cases.json lacks ${row.number}, or has it in another place`);
      }
      continue;
    }
    checkCase(findings, row, one, evening);
    yield one;
    one = await next();
  }
  if (one) addFault(findings, `forecast-cases.json, ${one.number}: not in cases.csv, or not in its place`);
}

function checkCase(findings: Findings, row: Row, one: ForecastCase, evening: Day): void {
  const say = (what: string, recomputed: unknown, published: unknown) => {
    if (recomputed === published) findings.exact += 1;
    else
      addFault(
        findings,
        `forecast-cases.json, ${one.number}, ${what}: published ${published}, recomputed ${recomputed}`,
      );
    findings.figures += 1;
  };
  if (row.company !== one.company) say('company', row.company, one.company);
  if (one.givenOn !== null && one.givenOn > one.publishedOn)
    say('givenOn', 'a day before it was published', one.givenOn);
  // Of what became known since the evening, the set does not say what was known before.
  if (String(row.knownSince) > evening) return;
  const facts = factsOfRecords(row, null);
  const happened = happenedIn(facts, evening);
  say('publishedOn', facts.publishedOn, one.publishedOn);
  say('solved', happened.solved, one.solved);
  // A question that still waits for its author has one day more since the evening.
  if (row.daysAsked === 0 || facts.firstAnswerOn !== null) say('answered', happened.answered, one.answered);
}
