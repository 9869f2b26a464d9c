import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, min, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Database } from '#db/client.ts';
import { companies, countedFacts, dayMoments } from '#db/schema/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { countCompany } from '../counting/rebuild.ts';
import { type Window, windows } from '../windows.ts';
import { allMomentsOf, countedTally, readTallies, type Tallies } from './queries.ts';
import { type CompanyTally, momentsOfCompanies } from './rules.ts';

/** Past days that stay in memory: what was known on them never changes. */
const keptDays = 8;
/** So many are counted at once, so that one network (src/process/door/scarce.ts) never has them all; others wait. */
const atOnce = 2;
/** Each can take a processor for seconds, for an address anybody may ask for. */
const mostUnderWay = 4;
/** Seconds after which it makes sense to ask again. */
export const daysBusySeconds = 30;

type PerWindow = ReadonlyMap<Window, CompanyTally[]>;
type Days = LRUCache<Day, Promise<PerWindow>>;
const kept = new WeakMap<Database, Days>();
const inTurn = pLimit(atOnce);

/**
 * The tallies as they were on a day. The last complete day (and whatever would come after it) is read; an earlier one is
 * counted again from what was known on it, one day at a time. Refuses too-often (`days-busy`) while too many days wait.
 */
export async function talliesOn(
  db: Database,
  scope: { industry: string | null; months: Window; on: Day | null; whose?: string },
): Promise<Outcome<Tallies>> {
  const shown = await readTallies(db, scope);
  const { on } = scope;
  if (on === null || shown.asOf === null || on >= shown.asOf) return done(shown);
  const counted = await known(db, on);
  if (!counted.ok) return counted;
  const all = counted.value.get(scope.months) ?? [];
  const sums = await db
    .select({ industry: dayMoments.industry, solved: dayMoments.solved, promises: dayMoments.promises })
    .from(dayMoments)
    .where(and(eq(dayMoments.asOf, on), eq(dayMoments.months, scope.months)));
  return done({
    asOf: on,
    companies: scope.industry === null ? all : all.filter(({ industry }) => industry === scope.industry),
    // Days from before sums were kept are measured by what was known at their end.
    all: sums.length > 0 ? allMomentsOf(sums) : momentsOfCompanies(all),
  });
}

async function known(db: Database, on: Day): Promise<Outcome<PerWindow>> {
  const days: Days = kept.get(db) ?? new LRUCache({ max: keptDays });
  kept.set(db, days);
  const shared = days.get(on);
  if (shared) return done(await shared);
  const first = await firstDay(db);
  if (first === null || on < first) return done(new Map());
  // Asked after every wait: two that come at once are not both the last one.
  const counting = days.get(on) ?? begun(db, on, days);
  return counting ? done(await counting) : refused('too-often', { reason: 'days-busy' });
}

/** Null: too many are under way. Not `fetch` of the cache, where days that are refused would push out those it keeps. */
function begun(db: Database, on: Day, days: Days): Promise<PerWindow> | null {
  if (inTurn.activeCount + inTurn.pendingCount >= mostUnderWay) return null;
  const counting = inTurn(() => countedOn(db, on));
  days.set(on, counting);
  counting.catch(() => days.delete(on));
  return counting;
}

/** Publication of the first case. Nothing was known before it. */
async function firstDay(db: Database): Promise<Day | null> {
  const ofCompany = db
    .select({ on: min(countedFacts.publishedOn).as('on') })
    .from(countedFacts)
    .where(eq(countedFacts.companyId, companies.id));
  // Company by company: each has its first day in an index.
  const [row] = await db.select({ on: sql<Day | null>`min((${ofCompany}))` }).from(companies);
  return row?.on ?? null;
}

/** Between two pieces the process is left to its pages for as long as a piece took. */
async function gently(began: number): Promise<void> {
  await pause(performance.now() - began);
}

async function countedOn(db: Database, on: Day): Promise<PerWindow> {
  const perWindow = new Map<Window, CompanyTally[]>(windows.map((months) => [months, []]));
  const all = await db
    .select({ companyId: companies.id, slug: companies.slug, name: companies.name, industry: companies.industry })
    .from(companies);
  for (const company of all) {
    const counted = await countCompany(db, company.companyId, [on], gently);
    for (const [months, tally] of counted.get(on) ?? []) {
      if (tally.size > 0) perWindow.get(months)?.push(countedTally(company, tally));
    }
  }
  return perWindow;
}
