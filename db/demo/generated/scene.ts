import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { Chance } from '../chance.ts';
import type { Character } from '../characters.ts';
import type { DemoCompany } from '../companies.ts';
import { momentOf } from '../moments.ts';
import type { Author } from '../people.ts';
import { capitalised, type Decks, type Facts, fits, said } from '../phrases.ts';
import type { ToldPromise } from '../told.ts';
import type { Manner, Persona, Problem } from '../words/grammar.ts';

/** Who writes a generated case; the row of the user is made from it. */
export interface WritingAuthor extends Author {
  id: string;
}

/** Everything one generated case is made of. */
export interface Scene {
  locale: Locale;
  company: DemoCompany;
  problem: Problem;
  manner: Manner;
  character: Character;
  persona: Persona;
  author: WritingAuthor;
  chance: Chance;
  /** Shared by the cases of one company: its list shall not repeat itself. */
  decks: Decks;
  /** Phrases this case has used: nobody says the same thing twice in one timeline. */
  used: Set<string>;
  facts: Facts;
  /** A promise was broken before the publication. */
  hasBrokenPromise: boolean;
  startedOn: Day;
  publishedAt: Date;
  /** Nothing happens after this day. */
  lastDay: Day;
}

/** A promise of the timeline and the day it runs out; what becomes of it is decided later. */
export interface MadePromise {
  promise: ToldPromise;
  dueOn: Day;
}

/** A phrase of the list that fits and was not used in this case yet; null when there is none. */
export function fresh(scene: Scene, list: readonly string[], more: Facts = {}): string | null {
  const facts = { ...scene.facts, ...more };
  const left = list.filter((phrase) => !scene.used.has(phrase) && fits(phrase, facts));
  if (left.length === 0) return null;
  const phrase = scene.chance.pick(left);
  if (phrase) scene.used.add(phrase);
  return said(phrase, facts, scene.chance);
}

/** A phrase of the list that fits and that the company's other cases do not have yet. */
export function rare(scene: Scene, list: readonly string[], more: Facts = {}): string {
  const facts = { ...scene.facts, ...more };
  const drawn = scene.decks.draw(list, facts);
  return drawn === null ? '' : said(drawn, facts, scene.chance);
}

/** Joins what is there into sentences, each with a capital. */
export function sentences(...parts: (string | null | false | undefined)[]): string {
  return parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map((part, index, all) => (index > 0 && /[.?!“]$/.test(all[index - 1] ?? '') ? capitalised(part) : part))
    .join(' ');
}

/** A moment of the author's day; later ones on the same day stay in order by `order`. */
export function atHome(chance: Chance, day: Day): Date {
  return momentOf(day, chance.int(7 * 60 + 30, 20 * 60 + 40));
}

export function atWork(chance: Chance, day: Day): Date {
  return momentOf(day, chance.int(8 * 60 + 10, 17 * 60 + 30));
}

/** When the author wrote an entry down: soon as a rule, sometimes late, never after the publication. */
export function recordedFor(scene: Scene, day: Day, isLogged: boolean): Date {
  const { chance, publishedAt } = scene;
  const isLate = !isLogged || chance.is(0.07);
  const recorded = momentOf(
    addDays(day, isLate ? chance.int(9, 45) : chance.int(0, 4)),
    chance.int(17 * 60, 20 * 60 + 50),
  );
  const latest = publishedAt.getTime() - chance.int(60, 240) * 60_000;
  return recorded.getTime() < latest ? recorded : new Date(latest);
}

export function isBefore(day: Day, scene: Scene): boolean {
  return day < dayOf(scene.publishedAt);
}
