import { dayOf, daysBetween } from '#src/lib/dates.ts';
import { counted, monthName, spokenDay } from '../moments.ts';
import type { Facts } from '../phrases.ts';
import type { ToldEntry } from '../told.ts';
import { fresh, type MadePromise, rare, type Scene, sentences } from './scene.ts';

/** What can be said about a case before its course is known. */
export function firstFacts(
  scene: Pick<Scene, 'locale' | 'company' | 'startedOn' | 'publishedAt' | 'author' | 'chance'>,
): Facts {
  const { locale, startedOn, chance } = scene;
  const days = daysBetween(startedOn, dayOf(scene.publishedAt));
  const word = (number: number) => (number >= 2 ? counted(number, locale) : undefined);
  return {
    firma: scene.company.name,
    sitz: scene.company.city,
    start: spokenDay(startedOn, locale),
    monat: monthName(startedOn, locale),
    tage: days >= 5 ? counted(days, locale) : undefined,
    wochen: days < 100 ? word(Math.floor(days / 7)) : undefined,
    monate: word(Math.floor(days / 30)),
    jahre: counted(chance.int(2, 19), locale),
    alter: String(chance.int(68, 88)),
    kunde: scene.author.gender === 'f' ? 'Kundin' : 'Kunde',
    anrede: scene.author.penName,
  };
}

/** The author turned to the company, even if nobody was reached. */
function isOwn({ direction, third }: ToldEntry): boolean {
  return direction !== 'from-company' && direction !== 'event' && !third;
}

/** What the course of the case adds: how often, how long, how many promises. */
export function countedFacts(scene: Scene, entries: readonly ToldEntry[], open: readonly MadePromise[]): Facts {
  const count = (channel: string) =>
    entries
      .filter((entry) => entry.channel === channel && isOwn(entry))
      .reduce((sum, entry) => sum + (entry.contacts ?? 1), 0);
  const word = (number: number, least: number) => (number >= least ? counted(number, scene.locale) : undefined);
  const minutes = entries.reduce((sum, entry) => sum + (entry.waited ?? 0), 0);
  const all = entries.flatMap((entry) => entry.promises ?? []);
  const isAnyKept = all.some((promise) => promise.keptOn) || open.length > 0;
  const contacts = entries.filter(isOwn).reduce((sum, entry) => sum + (entry.contacts ?? 1), 0);
  return {
    ...scene.facts,
    anrufe: word(count('phone'), 2),
    mails: word(count('email'), 2),
    kontakte: word(contacts, 4),
    minuten: minutes >= 25 ? String(minutes) : undefined,
    call: count('phone') > 0 ? 'x' : undefined,
    zusagen: isAnyKept ? undefined : word(all.length, 2),
  };
}

/** The story in the author's tone. */
export function summaryOf(scene: Scene): string {
  const { chance, persona, problem, manner } = scene;
  const first = sentences(
    chance.is(persona.intro) && rare(scene, persona.intros),
    rare(scene, problem.tells),
    chance.is(persona.detail) && rare(scene, problem.details),
    chance.is(0.06) && rare(scene, manner.ownMistakes),
  );
  const second = sentences(
    chance.is(0.5) && fresh(scene, manner.tallies),
    chance.is(persona.close) && rare(scene, persona.closes),
  );
  if (!second) return first;
  return `${first}${chance.is(0.4) ? '\n\n' : ' '}${second}`;
}
