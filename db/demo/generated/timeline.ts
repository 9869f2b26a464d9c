import type { Day } from '#src/lib/dates.ts';
import { agentNamed } from '../people.ts';
import type { ToldEntry } from '../told.ts';
import { type MadePromise, recordedFor, type Scene } from './scene.ts';

type Draft = Omit<ToldEntry, 'recordedAt'>;

export interface Course {
  scene: Scene;
  entries: ToldEntry[];
  open: MadePromise[];
  isLogged: boolean;
  /** Last day on which the author wrote to the company. */
  writtenOn: Day | null;
  calls: number;
}

export function add(course: Course, entry: Draft): ToldEntry {
  const last = entry.until ?? entry.on;
  const told = { ...entry, recordedAt: recordedFor(course.scene, last, course.isLogged) };
  course.entries.push(told);
  return told;
}

export function queueMinutes(scene: Scene): number {
  const minutes = Math.round(scene.chance.skewed(scene.character.queue, 0.7));
  return minutes < 3 ? 0 : Math.min(minutes, 92);
}

export function who(scene: Scene): { who?: string } {
  const { chance } = scene;
  if (chance.is(0.3)) return {};
  return { who: chance.is(0.7) ? agentNamed(chance, scene.locale) : chance.pick(scene.manner.roles) };
}

export function times(number: number, locale: Scene['locale']): string {
  const en = ['', 'once', 'twice', 'three times', 'four times'];
  const de = ['', 'einmal', 'zweimal', 'dreimal', 'viermal'];
  return (locale === 'de' ? de : en)[number] ?? `${number}`;
}
