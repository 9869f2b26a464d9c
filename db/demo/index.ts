import type { Database } from '#db/client.ts';
import { keepSiteFigures } from '#src/features/cases/figures.ts';
import { historyInSteps } from '#src/features/cases/sealed/history.ts';
import { noteUnfound } from '#src/features/cases/sealed/searchable.ts';
import { passOverNews } from '#src/features/following/news.ts';
import { passOverWeek } from '#src/features/integrations/weekly/send.ts';
import { assignKinds } from '#src/features/problems/index.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { passOver } from '#src/features/reminders/sending/send.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addMonths, type Day, dayOf } from '#src/lib/dates.ts';
import { chanceOf } from './chance.ts';
import { addCompanies, caseCounts } from './companies.ts';
import type { Act } from './disputes/acts.ts';
import { demoForecasts } from './forecasts.ts';
import { casesOf, waitingCasesOf } from './generated/cases.ts';
import { addCases, emptyRows, insertRows, type Rows } from './rows.ts';
import { addDemoPeople, demoAuthorId, demoSignIns } from './sign-ins.ts';
import { toldStories } from './stories/index.ts';
import type { ToldCase } from './told.ts';

export { demoSignIns };

/** Cases beside the stories. */
const generatedCases = 2400;
/** Whose desk can be signed in to, and how many cases wait there beside the others. */
const busyCompany = 'Strom & Söhne';
const waitingCases = 54;

/**
 * Fills an empty, migrated database with the demo: eleven stories, invented companies and generated cases of the 24 months
 * before `today`. The same `today` gives the same rows. Only who can sign in and who told a story is reminded of what is
 * due today: an inbox with a hundred mails would tell nothing. `acts`: what people do in it by real commands.
 */
export async function seedDemo(
  db: Database,
  { today, now, acts = async () => [] }: { today: Day; now: Date; acts?: () => Promise<Act[]> },
): Promise<void> {
  if (dayOf(now) < today) throw new Error(`${today} has not come yet`);
  const rows = emptyRows();
  const companies = addCompanies(rows, today);
  const told: ToldCase[] = toldStories({
    today,
    id: (key) => chanceOf(key).id(),
    companyId: (name) => companies.find((company) => company.name === name)?.id ?? '',
    speaker: (name) => {
      const [speaker] = companies.find((company) => company.name === name)?.speakers ?? [];
      if (!speaker) throw new Error(`nobody speaks for ${name}`);
      return speaker;
    },
  });
  const stories = told.length;
  const titles = new Set(told.map(({ title }) => title));
  const counts = caseCounts(generatedCases);
  for (const company of companies) {
    told.push(...casesOf(company, counts.get(company.name) ?? 0, today, titles));
  }
  const busy = companies.find(({ name }) => name === busyCompany);
  if (busy) told.push(...waitingCasesOf(busy, waitingCases, today, titles));
  await addDemoPeople(rows, told, { since: addMonths(today, -24), today });
  addAuthors(rows, told);
  addCases(rows, told, new Map(companies.map((company) => [company.id, company])), today);
  await exclusively(db, () => db.transaction((tx) => insertRows(tx, rows)));
  const people = new Set(
    rows.users.filter(({ email }) => demoSignIns.some((one) => one.email === email)).map(({ id }) => id),
  );
  const storytellers = told.slice(0, stories).map(({ authorId }) => authorId);
  await passOver({ db, now: () => now, isStopping: () => false }, new Set([...people, ...storytellers]));
  await passOverNews({ db, now: () => now });
  await passOverWeek({ db, now: () => now }, today);
  await keepTallies(db, today);
  // As if the log had been there when it happened, whoever did it.
  const recordUntil = await historyInSteps(db);
  for (const { ago, does } of (await acts()).toSorted((a, b) => b.ago - a.ago)) {
    const at = new Date(now.getTime() - ago);
    await recordUntil(at);
    await does(at);
  }
  await recordUntil(now);
  await keepSiteFigures(db, today);
  await noteUnfound(db, () => false, write);
  await assignKinds(db, now, () => false, write);
  await demoForecasts(db, today);
}

/** One account for each author, made when the first case was confirmed. */
function addAuthors(rows: Rows, told: readonly ToldCase[]) {
  const first = new Map<string, ToldCase>();
  for (const one of told) {
    const known = first.get(one.authorId);
    if (!known || one.publishedAt < known.publishedAt) first.set(one.authorId, one);
  }
  let count = 0;
  for (const [id, { publishedAt, locale }] of first) {
    if (id === demoAuthorId) continue;
    count += 1;
    const email = `leser-${String(count).padStart(4, '0')}@post.example`;
    rows.users.push({ id, email, passwordHash: null, locale, createdAt: publishedAt });
  }
}
