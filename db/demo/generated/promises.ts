import { addDays, type Day, weekdayOf } from '#src/lib/dates.ts';
import { spokenDay } from '../moments.ts';
import { fits, said } from '../phrases.ts';
import type { ToldEntry, ToldPromise } from '../told.ts';
import { fresh, isBefore, type Scene } from './scene.ts';
import { add, type Course } from './timeline.ts';

interface SaidPromise {
  /** It would solve the matter itself, it is not just a call back. */
  isMatter: boolean;
  text: string;
  sentence: string;
  dueOn: Day;
}

/** Sometimes the answer comes with a date. */
export function madePromise(scene: Scene, day: Day): SaidPromise | null {
  const { chance, problem, manner, character } = scene;
  if (!chance.is(0.12 + character.promises * 0.38)) return null;
  const isMatter = chance.is(0.62);
  const list = isMatter ? problem.promises : manner.promises;
  const left = list.filter(([, phrase]) => !scene.used.has(phrase) && fits(phrase, { ...scene.facts, faellig: 'x' }));
  if (left.length === 0) return null;
  const [text, phrase, days] = chance.pick(left);
  const due = addDays(day, Math.max(1, days + chance.int(-1, 2)));
  const dueOn = weekdayOf(due) === 6 ? addDays(due, 1) : due;
  const facts = { ...scene.facts, faellig: spokenDay(dueOn, scene.locale) };
  if (!fits(phrase, facts) || !fits(text, facts)) return null;
  scene.used.add(phrase);
  return { isMatter, text: said(text, facts, chance), sentence: said(phrase, facts, chance), dueOn };
}

/** The answer and the promise; a promise that begins like the answer replaces it. */
export function spoken(answer: string | null, made: SaidPromise | null): (string | undefined)[] {
  const isRepeated = answer !== null && made?.sentence.startsWith(answer.slice(0, -1)) === true;
  return [isRepeated ? undefined : (answer ?? undefined), made?.sentence];
}

/** Before the publication most promises were broken: otherwise there would be no case. */
export function keepOrBreak(course: Course, entry: ToldEntry, made: SaidPromise) {
  const { scene } = course;
  const { chance, manner, character } = scene;
  const promise: ToldPromise = { text: made.text, dueOn: made.dueOn };
  entry.promises = [promise];
  const after = addDays(made.dueOn, 1);
  if (!isBefore(after, scene)) {
    course.open.push({ promise, dueOn: made.dueOn });
    return;
  }
  // What would have solved the matter was not done, or nobody would have published the case.
  const isKept = !made.isMatter && chance.is(character.keeps * 0.6);
  if (!isKept) scene.hasBrokenPromise = true;
  if (isKept) promise.keptOn = made.dueOn;
  else if (chance.is(0.5)) promise.brokenOn = after;
  const note = chance.is(0.4)
    ? fresh(scene, isKept ? manner.keptNotes : manner.brokenNotes, { zusage: made.text })
    : null;
  if (note) add(course, { on: isKept ? made.dueOn : after, channel: 'other', direction: 'event', text: note });
}
