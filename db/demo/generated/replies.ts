import type { Intent } from '#src/features/cases/lists.ts';
import { addDays, type Day, weekdayOf } from '#src/lib/dates.ts';
import { spokenDay } from '../moments.ts';
import { capitalised, fits, said } from '../phrases.ts';
import type { ToldPost, ToldPromise, ToldRepresentative } from '../told.ts';
import { atWork, fresh, rare, type Scene, sentences } from './scene.ts';

/** A text that would fit any case. */
export function boilerplateReply(scene: Scene, day: Day): ToldPost {
  const text = rare(scene, scene.manner.reply.boilerplate);
  return post(scene, day, 'information', letter(scene, [text]), []);
}

/** An answer to the matter: how it came about, an apology, what happens now. */
export function realReply(scene: Scene, day: Day, willSolve: boolean): ToldPost {
  const { chance, manner, problem } = scene;
  const cause = fresh(scene, problem.causes);
  const first = sentences(
    rare(scene, manner.reply.thanks),
    cause,
    chance.is(0.75) && rare(scene, manner.reply.apologies),
  );
  if (chance.is(0.16)) {
    return post(scene, day, 'information', letter(scene, [first, rare(scene, manner.reply.questions)]), []);
  }
  const next = whatNow(scene, day, willSolve, false);
  if (next === null) {
    return post(scene, day, 'information', letter(scene, [first, rare(scene, manner.reply.questions)]), []);
  }
  const intent: Intent = next.isDone && chance.is(0.55) ? 'solved' : chance.is(0.15) ? 'settlement' : 'solution';
  const closing = intent === 'solved' ? rare(scene, manner.reply.solvedClaims) : null;
  return post(scene, day, intent, letter(scene, [first, sentences(next.text, closing)]), next.promises);
}

/** The second answer of a thread: shorter, and to the point. */
export function secondReply(
  scene: Scene,
  day: Day,
  willSolve: boolean,
  after: 'broken' | 'question' | 'boilerplate',
): ToldPost {
  const { manner, problem } = scene;
  const next = whatNow(scene, day, willSolve, true);
  const opening = rare(scene, manner.reply.second[after]);
  const text = sentences(opening, (after !== 'broken' || next === null) && fresh(scene, problem.causes), next?.text);
  return post(scene, day, 'solution', letter(scene, [text]), next?.promises ?? []);
}

/** What the company does about it: something already done, or a promise; null when it does not say. */
function whatNow(
  scene: Scene,
  day: Day,
  willSolve: boolean,
  isInsisting: boolean,
): { text: string; promises: ToldPromise[]; isDone: boolean } | null {
  const { chance, problem, character } = scene;
  if (willSolve && chance.is(1 - character.promises * 0.8)) {
    const text = fresh(scene, problem.done);
    if (text !== null) return { text, promises: [], isDone: true };
  }
  const due = addDays(day, chance.pick([3, 5, 7, 7, 10, 14]));
  const dueOn = weekdayOf(due) === 6 ? addDays(due, 1) : due;
  const facts = { ...scene.facts, bis: spokenDay(dueOn, scene.locale) };
  const left = problem.fixes.filter(
    ([name, phrase]) => !scene.used.has(phrase) && fits(phrase, facts) && fits(name, facts),
  );
  if (left.length === 0 || !(isInsisting || chance.is(0.45 + character.promises * 0.55))) return null;
  const [name, phrase] = chance.pick(left);
  scene.used.add(phrase);
  return { text: said(phrase, facts, chance), promises: [{ text: said(name, facts, chance), dueOn }], isDone: false };
}

/** Greeting, paragraphs, ending. */
function letter(scene: Scene, paragraphs: readonly string[]): string {
  const { reply } = scene.manner;
  const greeting = rare(scene, reply.greetings);
  const ending = rare(scene, reply.endings);
  const [first = '', ...rest] = paragraphs.filter(Boolean);
  const body = [greeting.endsWith(',') ? first : capitalised(first), ...rest];
  const last = body.pop() ?? '';
  const isFormula = ending !== '' && !/[.?!]$/.test(ending);
  return [greeting, ...body, isFormula ? last : sentences(last, ending), isFormula ? ending : '']
    .filter(Boolean)
    .join('\n\n');
}

function post(scene: Scene, day: Day, intent: Intent, text: string, promises: ToldPromise[]): ToldPost {
  return {
    by: speaker(scene),
    intent,
    text,
    at: atWork(scene.chance, laterThanPublication(scene, day)),
    promises,
    verdict: null,
  };
}

function laterThanPublication(scene: Scene, day: Day): Day {
  const published = scene.publishedAt.toISOString().slice(0, 10);
  return day <= published ? addDays(published, 1) : day;
}

function speaker(scene: Scene): ToldRepresentative {
  const { speakers } = scene.company;
  const [first] = speakers;
  if (!first) throw new Error(`nobody speaks for ${scene.company.name}`);
  return scene.chance.is(0.7) ? first : scene.chance.pick(speakers);
}
