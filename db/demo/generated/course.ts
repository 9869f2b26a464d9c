import type { Channel } from '#src/features/cases/words.ts';
import { addDays, type Day, dayOf, daysBetween, weekdayOf } from '#src/lib/dates.ts';
import { clockTime, counted, spokenDay } from '../moments.ts';
import { agentNamed } from '../people.ts';
import { type Facts, fits, said } from '../phrases.ts';
import type { ToldEntry, ToldPromise } from '../told.ts';
import { fresh, isBefore, type MadePromise, recordedFor, type Scene, sentences } from './scene.ts';

type Draft = Omit<ToldEntry, 'recordedAt'>;

interface Course {
  scene: Scene;
  entries: ToldEntry[];
  open: MadePromise[];
  isLogged: boolean;
  /** Last day on which the author wrote to the company. */
  writtenOn: Day | null;
  calls: number;
}

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

function add(course: Course, entry: Draft): ToldEntry {
  const last = entry.until ?? entry.on;
  const told = { ...entry, recordedAt: recordedFor(course.scene, last, course.isLogged) };
  course.entries.push(told);
  return told;
}

function start(course: Course) {
  const { scene } = course;
  const { chance } = scene;
  const fitting = scene.problem.starts.filter(([, , phrase]) => fits(phrase, scene.facts));
  const [channel, direction, phrase] = chance.pick(fitting);
  const isVague = chance.is(0.09);
  add(course, {
    on: scene.startedOn,
    ...(isVague && { precision: 'approximate' as const }),
    channel,
    direction,
    text: said(phrase, scene.facts, chance),
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

function contact(course: Course, day: Day, next: Day, isFirst: boolean) {
  const { chance, persona, company } = course.scene;
  const channel: Channel = chance.weighted([
    ['phone', persona.isFormal ? 22 : 40],
    ['email', persona.isFormal ? 14 : 28],
    ['form', persona.isFormal ? 3 : 9],
    ['chat', persona.isFormal ? 0 : persona.isYoung ? 16 : 5],
    ['app', persona.isYoung && appIndustries.has(company.industry) ? 9 : 1],
    ['letter', persona.isFormal ? 26 : isFirst ? 2 : 6],
    ['fax', persona.isFormal ? 4 : isFirst ? 0 : 1.5],
    ['on-site', deskIndustries.has(company.industry) ? 7 : 0],
  ] as const);
  if (channel === 'phone') call(course, day, isFirst);
  else if (channel === 'chat') chat(course, day, isFirst);
  else if (channel === 'on-site') visit(course, day, isFirst);
  else write(course, day, next, channel, isFirst);
}

const deskIndustries = new Set(['banks', 'furniture', 'parcels', 'travel']);
const appIndustries = new Set(['banks', 'parcels', 'telecom', 'travel', 'insurance', 'shops']);

function queueMinutes(scene: Scene): number {
  const minutes = Math.round(scene.chance.skewed(scene.character.queue, 0.7));
  return minutes < 3 ? 0 : Math.min(minutes, 92);
}

function call(course: Course, day: Day, isFirst: boolean) {
  const { scene } = course;
  const { chance, manner } = scene;
  const waited = queueMinutes(scene);
  const more = { min: waited >= 8 ? String(waited) : undefined };
  const time = chance.is(0.6) ? { time: clockTime(chance.int(8 * 60, 18 * 60)) } : {};
  const isLost = waited >= 8 && !isFirst && chance.is(0.22);
  const lost = isLost ? fresh(scene, manner.lost, more) : null;
  if (lost !== null) {
    add(course, { on: day, ...time, channel: 'phone', direction: 'to-company', text: lost, waited });
    course.calls += 1;
    return;
  }
  const handOvers = chance.is(0.13) ? chance.int(2, 4) : 0;
  const answer = fresh(scene, scene.problem.says);
  if (answer === null && !isFirst) return;
  const made = madePromise(scene, day);
  const text = sentences(
    chance.is(0.3) && fresh(scene, manner.queue, more),
    (isFirst || chance.is(0.35)) && fresh(scene, scene.problem.asks),
    handOvers > 0 && fresh(scene, manner.transfers, { mal: times(handOvers, scene.locale) }),
    course.calls > 0 && chance.is(0.3) && fresh(scene, manner.forgotten),
    ...spoken(answer, made),
  );
  const entry = add(course, {
    on: day,
    ...time,
    channel: 'phone',
    direction: 'to-company',
    ...who(scene),
    text,
    waited,
    handOvers,
  });
  course.calls += 1;
  if (made) keepOrBreak(course, entry, made);
}

function times(number: number, locale: Scene['locale']): string {
  const en = ['', 'once', 'twice', 'three times', 'four times'];
  const de = ['', 'einmal', 'zweimal', 'dreimal', 'viermal'];
  return (locale === 'de' ? de : en)[number] ?? `${number}`;
}

function who(scene: Scene): { who?: string } {
  const { chance } = scene;
  if (chance.is(0.3)) return {};
  return { who: chance.is(0.7) ? agentNamed(chance, scene.locale) : chance.pick(scene.manner.roles) };
}

function write(course: Course, day: Day, next: Day, channel: Channel, isFirst: boolean) {
  const { scene } = course;
  const { chance, manner, character } = scene;
  const more: Facts = {
    zuletzt: course.writtenOn && course.writtenOn < day ? spokenDay(course.writtenOn, scene.locale) : undefined,
    frist: spokenDay(addDays(day, chance.pick([7, 10, 14])), scene.locale),
  };
  const matter =
    isFirst || chance.is(0.45)
      ? fresh(scene, scene.problem.asks)
      : (fresh(scene, manner.reminders, more) ?? fresh(scene, scene.problem.asks));
  if (matter === null) return;
  const opening = chance.is(0.6) ? fresh(scene, manner.written[channel] ?? []) : null;
  const cents = channel === 'letter' && chance.is(0.5) ? chance.pick([465, 590, 95, 160]) : 0;
  add(course, { on: day, channel, direction: 'to-company', text: sentences(opening, matter), cents });
  course.writtenOn = day;
  const byMachine = channel === 'email' || channel === 'form' || channel === 'app';
  if (byMachine && chance.is(0.4)) {
    const text = fresh(scene, manner.receipts);
    if (text)
      add(course, {
        on: day,
        channel: channel === 'form' ? 'email' : channel,
        direction: 'from-company',
        text,
        isReceipt: true,
      });
  }
  if (chance.is(character.answersMail * 0.8)) companyAnswers(course, day, next, channel);
}

function companyAnswers(course: Course, asked: Day, next: Day, channel: Channel) {
  const { scene } = course;
  const { chance, manner, character } = scene;
  const day = addDays(asked, Math.max(1, Math.round(chance.skewed(character.answerDays * 0.7, 0.6))));
  if (day >= next || !isBefore(day, scene)) return;
  const answer = fresh(scene, scene.problem.says);
  if (answer === null) return;
  const made = madePromise(scene, day);
  const entry = add(course, {
    on: day,
    channel: channel === 'letter' && chance.is(0.6) ? 'letter' : channel === 'app' ? 'app' : 'email',
    direction: 'from-company',
    ...who(scene),
    text: sentences(
      channel !== 'letter' && chance.is(0.6) && fresh(scene, manner.mailOpenings),
      ...spoken(answer, made),
    ),
  });
  if (made) keepOrBreak(course, entry, made);
}

function companyWrites(course: Course, day: Day) {
  const { scene } = course;
  const answer = fresh(scene, scene.problem.says);
  if (answer === null) return;
  const made = madePromise(scene, day);
  const channel: Channel = scene.chance.is(0.35) ? 'phone' : 'email';
  const entry = add(course, {
    on: day,
    channel,
    direction: 'from-company',
    ...who(scene),
    text: sentences(...spoken(answer, made)),
  });
  if (made) keepOrBreak(course, entry, made);
}

function chat(course: Course, day: Day, isFirst: boolean) {
  const { scene } = course;
  const { manner } = scene;
  const answer = fresh(scene, scene.problem.says);
  if (answer === null) return;
  const waited = Math.min(70, queueMinutes(scene));
  const text = sentences(
    fresh(scene, manner.chatOpenings, { min: waited >= 8 ? String(waited) : undefined }),
    isFirst && fresh(scene, scene.problem.asks),
    answer,
    fresh(scene, manner.chatEnds),
  );
  add(course, { on: day, channel: 'chat', direction: 'to-company', ...who(scene), text, waited });
}

function visit(course: Course, day: Day, isFirst: boolean) {
  const { scene } = course;
  const answer = fresh(scene, scene.problem.says);
  if (answer === null) return;
  const made = madePromise(scene, day);
  const text = sentences(
    (isFirst || scene.chance.is(0.4)) && fresh(scene, scene.problem.asks),
    ...spoken(answer, made),
  );
  const cents = scene.chance.is(0.4) ? scene.chance.int(3, 24) * 100 : 0;
  const entry = add(course, { on: day, channel: 'on-site', direction: 'to-company', ...who(scene), text, cents });
  if (made) keepOrBreak(course, entry, made);
}

function turn(course: Course, day: Day) {
  const { scene } = course;
  const left = scene.problem.turns.filter(([, , phrase]) => !scene.used.has(phrase) && fits(phrase, scene.facts));
  if (left.length === 0) return;
  const [channel, direction, phrase] = scene.chance.pick(left);
  scene.used.add(phrase);
  add(course, { on: day, channel, direction, text: said(phrase, scene.facts, scene.chance) });
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
  add(course, { on: day, until, precision: 'period', channel, direction: 'to-company', text, contacts: count, waited });
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
    direction: 'to-company',
    third,
    text,
    cents: channel === 'on-site' ? scene.chance.pick([0, 1500, 2000]) : 0,
  });
}

/** The answer and the promise; a promise that begins like the answer replaces it. */
function spoken(answer: string | null, made: SaidPromise | null): (string | undefined)[] {
  const isRepeated = answer !== null && made?.sentence.startsWith(answer.slice(0, -1)) === true;
  return [isRepeated ? undefined : (answer ?? undefined), made?.sentence];
}

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

/** Before the publication most promises were broken: otherwise there would be no case. */
function keepOrBreak(course: Course, entry: ToldEntry, made: SaidPromise) {
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
