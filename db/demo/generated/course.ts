import { addDays, type Day, dayOf, daysBetween, weekdayOf } from '#src/lib/dates.ts';
import { counted, spokenDay } from '../moments.ts';
import { fits, said } from '../phrases.ts';
import type { ToldEntry } from '../told.ts';
import { directed } from '../words/grammar.ts';
import { companyWrites, contact } from './contacts.ts';
import { fresh, isBefore, type MadePromise, type Scene } from './scene.ts';
import { add, type Course, queueMinutes } from './timeline.ts';

/** What happened before the case was published, in order of time, and the promises that have not run out by then. */
export function courseOf(scene: Scene): { entries: ToldEntry[]; open: MadePromise[] } {
  const { chance } = scene;
  const course: Course = { scene, entries: [], open: [], isLogged: chance.is(0.86), writtenOn: null, calls: 0 };
  start(course);
  const days = daysOfMoves(scene);
  for (const [index, day] of days.entries()) {
    move(course, day, index, days[index + 1] ?? dayOf(scene.publishedAt));
  }
  return { entries: inOrderOfTime(course.entries), open: course.open };
}

function inOrderOfTime(entries: readonly ToldEntry[]): ToldEntry[] {
  const key = (entry: ToldEntry) => `${entry.on} ${entry.time ?? '12:00'}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function daysOfMoves(scene: Scene): Day[] {
  const { chance, startedOn } = scene;
  const span = daysBetween(startedOn, dayOf(scene.publishedAt));
  const wanted = chance.weighted([
    [chance.int(1, 2), 30],
    [chance.int(3, 4), 38],
    [chance.int(5, 7), 22],
    [chance.int(8, 9), 7],
    [chance.int(19, 24), 2],
  ]);
  const count = Math.max(1, Math.min(wanted, wanted > 10 ? wanted : span));
  return Array.from({ length: count }, (_, index) => {
    const offset = Math.floor((span * (index + chance.between(0.05, 0.95))) / count);
    const day = addDays(startedOn, Math.min(offset, span));
    // Hotlines and desks rest on Sundays.
    return weekdayOf(day) === 6 && offset > 0 ? addDays(day, -1) : day;
  }).sort();
}

function start(course: Course) {
  const { scene } = course;
  const { chance } = scene;
  const fitting = scene.problem.starts.filter(([, , phrase]) => fits(phrase, scene.facts));
  const start = chance.pick(fitting);
  const { channel } = directed(start);
  const isVague = chance.is(0.09);
  add(course, {
    on: scene.startedOn,
    ...(isVague && { precision: 'approximate' as const }),
    ...directed(start),
    text: said(start[2], scene.facts, chance),
    ...(channel === 'phone' && { waited: queueMinutes(scene) }),
  });
}

function move(course: Course, day: Day, index: number, next: Day) {
  const { chance, persona } = course.scene;
  if (index === 0) return contact(course, day, next, true);
  const kind = chance.weighted([
    ['contact', 50],
    ['turn', 20],
    ['bundle', daysBetween(day, next) >= 4 ? 9 : 0],
    ['social', persona.isFormal ? 0 : persona.isYoung ? 9 : 4],
    ['management', index >= 3 ? (persona.isFormal ? 9 : 4) : 0],
    ['third', index >= 3 ? 5 : 0],
    ['company', 5],
  ] as const);
  if (kind === 'turn') turn(course, day);
  else if (kind === 'bundle') bundle(course, day, next);
  else if (kind === 'social') social(course, day);
  else if (kind === 'management') management(course, day, next);
  else if (kind === 'third') third(course, day);
  else if (kind === 'company') companyWrites(course, day);
  else contact(course, day, next, false);
}

function turn(course: Course, day: Day) {
  const { scene } = course;
  const left = scene.problem.turns.filter(([, , phrase]) => !scene.used.has(phrase) && fits(phrase, scene.facts));
  if (left.length === 0) return;
  const turned = scene.chance.pick(left);
  scene.used.add(turned[2]);
  add(course, { on: day, ...directed(turned), text: said(turned[2], scene.facts, scene.chance) });
}

function bundle(course: Course, day: Day, next: Day) {
  const { scene } = course;
  const { chance, manner } = scene;
  const channel = chance.weighted([
    ['phone', 6],
    ['email', 4],
    ['chat', scene.persona.isYoung ? 3 : 0.5],
    ['form', 1],
  ] as const);
  const count = channel === 'phone' ? chance.int(3, 8) : chance.int(2, 5);
  const waited = channel === 'phone' ? count * chance.int(6, Math.round(scene.character.queue) + 7) : 0;
  const text = fresh(scene, manner.bundles[channel], {
    n: counted(count, scene.locale),
    min: waited ? String(waited) : undefined,
  });
  const until = addDays(day, Math.max(1, daysBetween(day, next) - 1));
  if (text === null || !isBefore(until, scene)) return;
  if (channel === 'email') course.writtenOn = until;
  if (channel === 'phone') course.calls += count;
  // Calls and chats reach somebody; of mails only those that went to and fro.
  const isAnswered = channel === 'phone' || channel === 'chat' || /hin und her|back and forth/i.test(text);
  const direction = isAnswered ? ('conversation' as const) : ('to-company' as const);
  add(course, { on: day, until, precision: 'period', channel, direction, text, contacts: count, waited });
}

function social(course: Course, day: Day) {
  const { scene } = course;
  const weeks = Math.floor(daysBetween(scene.startedOn, day) / 7);
  const text = fresh(scene, scene.manner.social, { wochen: weeks >= 2 ? counted(weeks, scene.locale) : undefined });
  if (text === null) return;
  add(course, { on: day, channel: 'social', direction: 'to-company', text });
  if (!scene.chance.is(0.6)) return;
  const answer = fresh(scene, scene.manner.socialAnswers);
  if (answer) add(course, { on: day, channel: 'social', direction: 'from-company', text: answer });
}

function management(course: Course, day: Day, next: Day) {
  const { scene } = course;
  const { chance, manner } = scene;
  const text = fresh(scene, manner.management, { frist: spokenDay(addDays(day, 14), scene.locale) });
  if (text === null) return;
  const isMail = /mail/i.test(text);
  add(course, {
    on: day,
    channel: isMail ? 'email' : 'letter',
    direction: 'to-company',
    text,
    cents: isMail ? 0 : 590,
  });
  course.writtenOn = day;
  const answered = addDays(day, chance.int(2, 12));
  const answer =
    chance.is(0.5) && answered < next && isBefore(answered, scene) ? fresh(scene, manner.managementAnswers) : null;
  if (answer) add(course, { on: answered, channel: 'email', direction: 'from-company', text: answer });
}

function third(course: Course, day: Day) {
  const { scene } = course;
  const left = scene.manner.thirdParties.filter(([, , phrase]) => !scene.used.has(phrase));
  if (left.length === 0) return;
  const [third, channel, text] = scene.chance.pick(left);
  scene.used.add(text);
  add(course, {
    on: day,
    channel,
    direction: channel === 'phone' || channel === 'on-site' ? 'conversation' : 'to-company',
    third,
    text,
    cents: channel === 'on-site' ? scene.chance.pick([0, 1500, 2000]) : 0,
  });
}
