import type { Channel } from '#src/features/timeline/lists.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { clockTime, spokenDay } from '../moments.ts';
import type { Facts } from '../phrases.ts';
import { keepOrBreak, madePromise, spoken } from './promises.ts';
import { fresh, isBefore, sentences } from './scene.ts';
import { add, type Course, queueMinutes, times, who } from './timeline.ts';

export function contact(course: Course, day: Day, next: Day, isFirst: boolean) {
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

function call(course: Course, day: Day, isFirst: boolean) {
  const { scene } = course;
  const { chance, manner } = scene;
  const waited = queueMinutes(scene);
  const more = { min: waited >= 8 ? String(waited) : undefined };
  const time = chance.is(0.6) ? { time: clockTime(chance.int(8 * 60, 18 * 60)) } : {};
  const isLost = waited >= 8 && !isFirst && chance.is(0.22);
  const lost = isLost ? fresh(scene, manner.lost, more) : null;
  if (lost !== null) {
    add(course, { on: day, ...time, channel: 'phone', direction: reached(lost), text: lost, waited });
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
    direction: 'conversation',
    ...who(scene),
    text,
    waited,
    handOvers,
  });
  course.calls += 1;
  if (made) keepOrBreak(course, entry, made);
}

/** Who hangs up in the queue has reached nobody; a wish left on a tape is a message. */
function reached(text: string): 'attempt' | 'to-company' {
  return /auf Band|voicemail|message on/i.test(text) ? 'to-company' : 'attempt';
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

export function companyWrites(course: Course, day: Day) {
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
  add(course, { on: day, channel: 'chat', direction: 'conversation', ...who(scene), text, waited });
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
  const entry = add(course, { on: day, channel: 'on-site', direction: 'conversation', ...who(scene), text, cents });
  if (made) keepOrBreak(course, entry, made);
}
