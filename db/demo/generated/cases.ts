import type { Industry } from '#src/features/companies/industries.ts';
import { addDays, addMonths, type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { characterOf } from '../characters.ts';
import { penNamed } from '../people.ts';
import { type Decks, decksOf, fits, said, variantsOf } from '../phrases.ts';
import type { ToldCase, ToldEntry } from '../told.ts';
import { german } from '../words/de/common.ts';
import { germanProblems } from '../words/de/index.ts';
import { english } from '../words/en/common.ts';
import { englishProblems } from '../words/en/problems.ts';
import type { Manner, Problem } from '../words/grammar.ts';
import { tellAftermath } from './aftermath.ts';
import { courseOf } from './course.ts';
import { atHome, rare, type Scene } from './scene.ts';
import { countedFacts, firstFacts, summaryOf } from './story.ts';

interface Language {
  manner: Manner;
  problems: Readonly<Partial<Record<Industry, readonly Problem[]>>>;
}

const languages: Record<Locale, Language> = {
  de: { manner: german, problems: germanProblems },
  en: { manner: english, problems: englishProblems },
};

/** Share of cases that are written in English. */
const englishShare = 0.092;

/** All cases of one company, with titles that nobody else has. */
export function casesOf(company: Scene['company'], count: number, today: Day, titles: Set<string>): ToldCase[] {
  const chance = chanceOf(`company ${company.name}`);
  const decks: Record<Locale, Decks> = { de: decksOf(chance), en: decksOf(chance) };
  const problems = { de: problemsOf('de', company), en: problemsOf('en', company) };
  return Array.from({ length: count }, (_, index) => {
    const locale: Locale = chance.is(englishShare) && problems.en.length > 0 ? 'en' : 'de';
    const own = chanceOf(`${company.name} ${index}`);
    const age = own.next() ** 1.12;
    return oneCase(company, problems[locale], own, { locale, decks: decks[locale], today, titles, age });
  });
}

/**
 * Cases of the last weeks that wait for the company, most of them within the time for a first reply, so that its desk is as
 * full as on a busy day. Those that it answered meanwhile, or that ended, are left out.
 */
export function waitingCasesOf(company: Scene['company'], count: number, today: Day, titles: Set<string>): ToldCase[] {
  const chance = chanceOf(`waiting ${company.name}`);
  const decks: Record<Locale, Decks> = { de: decksOf(chance), en: decksOf(chance) };
  const problems = { de: problemsOf('de', company), en: problemsOf('en', company) };
  const waiting: ToldCase[] = [];
  for (let index = 0; waiting.length < count && index < 20 * count; index++) {
    const locale: Locale = chance.is(englishShare) && problems.en.length > 0 ? 'en' : 'de';
    const days = chance.is(0.65) ? chance.int(0, 12) : chance.int(13, 60);
    const age = days / daysBetween(addMonths(today, -24), addDays(today, -1));
    const own = chanceOf(`waiting ${company.name} ${index}`);
    const told = oneCase(company, problems[locale], own, { locale, decks: decks[locale], today, titles, age });
    if (told.tombstone === null && told.closings.length === 0 && (told.thread.at(-1)?.by ?? null) === null)
      waiting.push(told);
  }
  return waiting;
}

function problemsOf(locale: Locale, { industry, name }: Scene['company']): readonly Problem[] {
  const all = languages[locale].problems[industry] ?? [];
  return all.filter(({ only, not }) => (only?.includes(name) ?? true) && !not?.includes(name));
}

/** In which language, from which words, and how long ago a case is published: 0 yesterday, 1 two years ago. */
interface Telling {
  locale: Locale;
  decks: Decks;
  today: Day;
  titles: Set<string>;
  age: number;
}

function oneCase(
  company: Scene['company'],
  problems: readonly Problem[],
  chance: Chance,
  { locale, decks, today, titles, age }: Telling,
) {
  const lastDay = addDays(today, -1);
  const window = daysBetween(addMonths(today, -24), lastDay);
  const publishedAt = atHome(chance, addDays(lastDay, -Math.floor(age * window)));
  const { manner } = languages[locale];
  const problem = decks.deal(problems);
  const persona = chance.weighted(manner.personas.map((one) => [one, one.weight] as const));
  const author = { ...penNamed(chance, persona.isFormal, persona.isYoung), id: chance.id() };
  const span = Math.min(170, Math.max(4, Math.round(chance.skewed(26, 0.75))));
  const startedOn = addDays(dayOf(publishedAt), -span);
  const scene: Scene = {
    locale,
    company,
    problem,
    manner,
    character: characterOf(company.temper, age),
    persona,
    author,
    chance,
    decks,
    used: new Set(),
    facts: {},
    hasBrokenPromise: false,
    startedOn,
    publishedAt,
    lastDay,
  };
  const variants = variantsOf(problem.tells);
  const variant = variants.length > 0 ? chance.pick(variants) : undefined;
  scene.facts = { ...firstFacts(scene), ...problem.facts(chance, company.name), variant };
  const { entries, open } = courseOf(scene);
  scene.facts = countedFacts(scene, entries, open);
  const told = headOf(scene, entries, titles);
  tellAftermath(scene, told, open);
  climb(scene, told);
  revise(scene, told);
  return told;
}

function headOf(scene: Scene, entries: ToldEntry[], titles: Set<string>): ToldCase {
  const { chance, problem } = scene;
  const wishes = problem.wishes.filter(([, phrase]) => fits(phrase, scene.facts));
  const [desiredOutcome, wish] = chance.pick(wishes);
  return {
    id: chance.id(),
    companyId: scene.company.id,
    authorId: scene.author.id,
    locale: scene.locale,
    penName: scene.author.penName,
    place: scene.author.place,
    title: titleOf(scene, titles),
    summary: summaryOf(scene),
    desiredOutcome,
    desiredText: said(wish, scene.facts, chance),
    publishedAt: scene.publishedAt,
    entries,
    thread: [],
    closings: [],
    reopenings: [],
    steps: [],
    tombstone: null,
    corrections: [],
  };
}

/** A title that no other case has; after some tries, one that another company's case may have. */
function titleOf(scene: Scene, titles: Set<string>): string {
  let title = '';
  for (let tries = 0; tries < 14; tries++) {
    title = rare(scene, scene.problem.titles);
    if (!titles.has(title)) break;
  }
  titles.add(title);
  return title;
}

/** Some authors set the company a deadline in writing while they wait, and a few of those then write to its management. */
function climb({ lastDay }: Scene, told: ToldCase) {
  const chance = chanceOf(`steps ${told.id}`);
  const ends = [
    ...told.closings.map(({ at }) => dayOf(at)),
    ...(told.tombstone ? [dayOf(told.tombstone.at)] : []),
    lastDay,
  ];
  const end = ends.sort()[0] ?? lastDay;
  let on = dayOf(told.publishedAt);
  for (const [key, share] of [
    ['complaint', 0.34],
    ['management', 0.3],
  ] as const) {
    on = addDays(on, chance.int(3, 16));
    if (!chance.is(share) || on >= end) return;
    told.steps.push({ key, on, at: atHome(chance, on) });
  }
}

/** Some authors correct their text after the publication; the old one stays in the public history. */
function revise(scene: Scene, told: ToldCase) {
  const { chance } = scene;
  if (!chance.is(0.06) || told.tombstone) return;
  const day = addDays(dayOf(told.publishedAt), chance.int(0, 9));
  const at = new Date(Math.max(atHome(chance, day).getTime(), told.publishedAt.getTime() + 600_000));
  if (dayOf(at) > scene.lastDay) return;
  const entry = chance.is(0.5) ? chance.pick(told.entries) : null;
  const text = entry?.text ?? told.summary;
  const before = shorter(text) ?? text.replace(/ (\p{Ll})(\p{Ll}{5,})/u, ' $1$1$2');
  if (before === text || (entry && entry.recordedAt > at)) return;
  told.corrections.push({ entry, before, after: text, at });
}

/** The text without its last sentence: what the author added later. */
function shorter(text: string): string | null {
  const end = text.slice(0, -1).search(/[.?] [^.?]*$/);
  return end > 20 ? text.slice(0, end + 1) : null;
}
