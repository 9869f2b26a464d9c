import type { Database } from '#db/client.ts';
import { keepSiteFigures } from '#src/features/cases/figures.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { aCompany, anAnsweredCase, anAuthor, anOpenCase, aRepresentative } from '#tests/factories.ts';
import { environment, type Started, start } from '../start.ts';

export const today = dayOf(new Date());

/** Eight companies of one industry, which give it a prior, and one of another; with the figures of the day. */
export async function fill(db: Database) {
  const company = await aCompany(db, { name: 'Erste Werke', industry: 'shops' });
  const other = await aCompany(db, { name: 'Andere Bank', industry: 'banks' });
  const representative = await aRepresentative(db, { company });
  const author = await anAuthor(db);
  const at = (days: number) => ({ publishedOn: addDays(today, -days), seenOn: today });
  const promised = [{ text: 'Zugesagt wurde Geld.', promise: { text: 'Rückruf', dueOn: addDays(today, -3) } }];
  const first = await anAnsweredCase(db, {
    company,
    author,
    representative,
    ...at(40),
    title: 'Erster',
    entries: promised,
  });
  const second = await anOpenCase(db, { company, ...at(35), title: 'Zweiter' });
  const elsewhere = await anOpenCase(db, { company: other, ...at(33), title: 'Anderswo' });
  // One that nobody writes to, but whose figures are measured by what others do.
  const peer = await aCompany(db, { name: 'Stille Werke', industry: 'shops' });
  const quiet = await anOpenCase(db, { company: peer, ...at(60), title: 'Still' });
  for (let many = 0; many < 11; many += 1) await anOpenCase(db, { company: peer, ...at(70 + many) });
  for (let index = 0; index < 6; index += 1) {
    const of = await aCompany(db, { name: `Weitere ${index}`, industry: 'shops' });
    for (let many = 0; many <= index; many += 1) await anOpenCase(db, { company: of, ...at(50 + many) });
  }
  await keepTallies(db, today);
  await keepSiteFigures(db, today);
  return { company, other, peer, representative, author, first, second, elsewhere, quiet };
}

export type Filled = Awaited<ReturnType<typeof fill>>;

/** One address of each kind that may be kept. */
export function keptPages({ company, other, peer, first, second, elsewhere, quiet }: Filled): string[] {
  const programs = [
    paths.apiCases(),
    paths.apiCases({ company: company.slug, order: 'oldest' }),
    paths.apiCases({ named: other.slug }),
    paths.apiCompanies(),
    ...[first, second, elsewhere, quiet].map(({ number }) => paths.apiCase(number)),
    ...[company, other, peer].flatMap(({ slug }) => [paths.apiCompany(slug), paths.apiPromises({ company: slug })]),
  ];
  const read = (['de', 'en'] as const).flatMap((locale) => [
    paths.home(locale),
    paths.cases(locale),
    paths.cases(locale, { industry: 'shops', order: 'oldest' }),
    paths.casesNaming(locale, other.slug),
    paths.casesFeed(locale),
    ...[first, second, elsewhere, quiet].flatMap((one) => [
      `${paths.cases(locale)}/${one.number}`,
      paths.case(locale, one),
      paths.caseHistory(locale, one),
      paths.caseSteps(locale, one),
      paths.letter(locale, one),
      paths.caseData(locale, one),
      paths.promiseCalendar(locale, one),
      paths.caseFeed(locale, one.number),
      paths.embeddedCase(locale, one.number),
    ]),
    paths.companies(locale),
    ...[company, other, peer].flatMap(({ slug }) => [
      paths.company(locale, slug),
      paths.companyPromises(locale, slug),
      paths.companyWhy(locale, slug),
      paths.companyFeed(locale, slug),
      paths.embeddedCompany(locale, slug),
      paths.check(locale, { q: slug }),
    ]),
    paths.check(locale, { q: '0221 987654' }),
    paths.rankings(locale),
    paths.kindBoard(locale, 'shops-refund'),
    paths.rankings(locale, { industry: 'shops' }),
    paths.method(locale),
    paths.verify(locale),
    paths.rankingFile({ industry: 'shops' }),
    paths.interface(locale),
  ]);
  return [...read, ...programs];
}

/** A web process alone on a database. `cacheMegabytes` 0: it makes every page anew. */
export async function aWeb(
  url: string,
  { cacheMegabytes = 64, script = 'dist/main.mjs', options = [] as string[] } = {},
): Promise<Started & { url: string }> {
  const env = environment({ PORT: '0', DATABASE_URL: url, FRONT_CACHE_MB: String(cacheMegabytes) });
  const web = start(script, ['web'], env, options);
  const said = await web.says(/serving on (\S+)\/|"port":\d+(?=[^\n]*"serving")/);
  return { ...web, url: said.startsWith('http') ? said : `http://127.0.0.1:${/\d+/.exec(said)?.[0]}` };
}

export async function stop(...webs: Started[]): Promise<void> {
  for (const web of webs) web.process.kill('SIGTERM');
  await Promise.all(webs.map(({ ended }) => ended));
}
