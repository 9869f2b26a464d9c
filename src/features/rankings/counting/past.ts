import type { Database } from '#db/client.ts';
import { companies } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { companyTallyOf, readTallies, type Tallies } from '../queries.ts';
import { type CompanyTally, promisesOf, solvedOf } from '../rules.ts';
import { momentsOf } from '../statistics/beta.ts';
import { type Window, windows } from '../windows.ts';
import { countCompany } from './rebuild.ts';
import { tallyColumns } from './stored.ts';

/** Past days that stay in memory: what was known on them never changes. */
const keptDays = 8;
const known = new WeakMap<Database, Map<Day, Promise<Map<Window, CompanyTally[]>>>>();
let turn: Promise<unknown> = Promise.resolve();

/**
 * The tallies as they were on a day. The last complete day (and whatever would come after it) is read; an earlier one is
 * counted again from what was known on it, one day at a time, so that nobody can make the site count many at once.
 */
export async function talliesOn(
  db: Database,
  scope: { industry: string | null; months: Window; on: Day | null },
): Promise<Tallies> {
  const shown = await readTallies(db, scope);
  const { on } = scope;
  if (on === null || shown.asOf === null || on >= shown.asOf) return shown;
  const days = known.get(db) ?? new Map<Day, Promise<Map<Window, CompanyTally[]>>>();
  known.set(db, days);
  const counted = days.get(on) ?? inTurn(() => countedOn(db, on));
  days.delete(on);
  days.set(on, counted);
  const [oldest] = days.keys();
  if (days.size > keptDays && oldest !== undefined) days.delete(oldest);
  counted.catch(() => days.delete(on));
  const all = (await counted).get(scope.months) ?? [];
  return {
    asOf: on,
    companies: scope.industry === null ? all : all.filter(({ industry }) => industry === scope.industry),
    all: { solved: momentsOf(all.map(solvedOf)), promises: momentsOf(all.map(promisesOf)) },
  };
}

function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const mine = turn.then(task, task);
  turn = mine.catch(() => undefined);
  return mine;
}

async function countedOn(db: Database, on: Day): Promise<Map<Window, CompanyTally[]>> {
  const perWindow = new Map<Window, CompanyTally[]>(windows.map((months) => [months, []]));
  const all = await db
    .select({ companyId: companies.id, slug: companies.slug, name: companies.name, industry: companies.industry })
    .from(companies);
  for (const company of all) {
    const counted = await countCompany(db, company.companyId, [on]);
    for (const [months, tally] of counted.get(on) ?? []) {
      // The histograms are most of it, and nobody reads them of a past day.
      const { details: _, ...columns } = tallyColumns(tally);
      if (tally.size > 0) perWindow.get(months)?.push(companyTallyOf(company, columns));
    }
  }
  return perWindow;
}
