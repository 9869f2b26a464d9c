import { entryDate, entryHeading, onMade } from '#src/features/case-file/index.ts';
import { effort } from '#src/features/cases/effort/rules.ts';
import { stepsOf } from '#src/features/escalation/index.ts';
import { foundOf } from '#src/features/timeline/entry/rules.ts';
import { peopleInWords } from '#src/features/timeline/people/rules.ts';
import { type PromiseState, promiseState } from '#src/features/timeline/promises/rules.ts';
import { type Entry, isQuestion, isRealAnswer, isVague, lastDay } from '#src/features/timeline/story/rules.ts';
import { onWhen, sinceWhen } from '#src/i18n/days.ts';
import { fullDay, longDay, number, weekdayName } from '#src/i18n/formats.ts';
import { type Translate, translator } from '#src/i18n/index.ts';
import { aboutIf } from '#src/i18n/quantities.ts';
import { type Day, daysBetween } from '#src/lib/dates.ts';
import type { Found } from '#src/lib/days/found.ts';
import { excerptLines } from '#src/lib/markdown.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { ReadableFile } from '../dossier/content.ts';

export const purposes = ['complaint', 'reminder', 'management', 'arbitration'] as const;
export type Purpose = (typeof purposes)[number];

export interface LetterFacts {
  file: ReadableFile;
  purpose: Purpose;
  locale: Locale;
  today: Day;
  /** A working day; not named in an application for arbitration. */
  deadline: Day;
  /** Full address of the case on the site. */
  address: string;
}

/** More entries than this are no letter any more: the first ones and the last ones are told, the rest is in the file. */
const mostEntries = 14;
const firstEntries = 3;
const mostInReminder = 5;
const longestItem = 240;
const longestStory = 900;

/** Subject and text of a letter, from what is public of the case: paragraphs with an empty line between them. */
export function composeLetter(facts: LetterFacts): { subject: string; body: string } {
  const { file, purpose } = facts;
  const t = translator(facts.locale);
  const isToBoard = purpose === 'arbitration';
  const subjects = {
    complaint: t('letter.text.subjectComplaint', { title: file.title }),
    reminder: t('letter.text.subjectReminder', { title: file.title }),
    management: t('letter.text.subjectManagement', { title: file.title }),
    arbitration: t('letter.text.subjectArbitration', { company: file.company.name }),
  };
  const paragraphs = [
    t('letter.text.salutation'),
    opening(facts, t),
    purpose === 'reminder' ? '' : story(facts, t),
    course(facts, t),
    promises(facts, t),
    isToBoard ? asked(facts, t) : '',
    demand(facts, t),
    isToBoard ? '' : consequences(facts, t),
    isToBoard && !hasGoneFurther(facts) ? t('letter.text.noOther') : '',
    publicFile(facts, t),
    isToBoard ? t('letter.text.enclosed', { number: file.number }) : '',
    t('letter.text.closing'),
  ];
  return { subject: subjects[purpose], body: paragraphs.filter(Boolean).join('\n\n') };
}

function opening({ file, purpose, locale }: LetterFacts, t: Translate): string {
  const questions = file.entries.filter(isDatedQuestion);
  const first = questions[0] ? sinceWhen(t, locale, foundOf(questions[0])) : null;
  const spent = effort(file);
  const time = aboutIf(t, spent.waitedIsAbout, waited(t, locale, spent.waitedMinutes));
  const cost =
    spent.contacts < 2
      ? ''
      : spent.waitedMinutes > 0
        ? t('letter.text.effortWaited', { count: spent.contacts, time })
        : t('letter.text.effort', { count: spent.contacts });
  switch (purpose) {
    case 'complaint':
      return sentences(first ? t('letter.text.openComplaint', { first }) : t('letter.text.openComplaintNew'), cost);
    case 'management':
      return sentences(
        first ? t('letter.text.openManagementSince', { first }) : t('letter.text.openManagement'),
        cost,
        complained(file, locale, t),
      );
    case 'arbitration':
      return sentences(t('letter.text.openArbitration', { company: file.company.name }));
    case 'reminder': {
      const isSilent = file.state.firstReplyOn === null && !file.entries.some(isRealAnswer);
      const last = questions.at(-1);
      return sentences(
        t(isSilent ? 'letter.text.openReminderSilent' : 'letter.text.openReminder'),
        complained(file, locale, t) ||
          (last ? t('letter.text.lastAsked', { when: onWhen(t, locale, lastOf(last)) }) : ''),
      );
    }
  }
}

/** The author wrote to the company, on a day of which more is known than its place. */
const isDatedQuestion = (entry: Entry) => isQuestion(entry) && entry.precision !== 'unknown';

/** The end of a period, else the date as it is known. */
function lastOf(entry: Entry): Found {
  return entry.precision === 'period' ? { precision: 'day', day: lastDay(entry) } : foundOf(entry);
}

/** A letter has no room for "Min." */
function waited(t: Translate, locale: Locale, minutes: number): string {
  if (minutes < 120) return t('letter.text.minutes', { count: minutes });
  return t('letter.text.hours', { count: number(locale, minutes / 60, 1) });
}

/** The complaint that the author recorded as a step of the ladder. */
function complained(file: ReadableFile, locale: Locale, t: Translate): string {
  const step = file.stepsTaken.find((one) => one.step === 'complaint');
  return step ? t('letter.text.complained', { day: longDay(locale, step.takenOn) }) : '';
}

function story({ file }: LetterFacts, t: Translate): string {
  return file.summary ? `${t('letter.text.story')}\n${excerptLines(file.summary, longestStory)}` : '';
}

/** The dated facts, in order; the middle of a long case is left out and said to be. */
function course(facts: LetterFacts, t: Translate): string {
  const { entries } = facts.file;
  if (entries.length === 0) return '';
  const line = (entry: Entry) => item(facts, t, entry);
  if (facts.purpose === 'reminder') {
    return [t('letter.text.courseLast'), ...entries.slice(-mostInReminder).map(line)].join('\n');
  }
  if (entries.length <= mostEntries) return [t('letter.text.course'), ...entries.map(line)].join('\n');
  const last = mostEntries - firstEntries;
  return [
    t('letter.text.course'),
    ...entries.slice(0, firstEntries).map(line),
    t('letter.text.left', { count: entries.length - mostEntries }),
    ...entries.slice(-last).map(line),
  ].join('\n');
}

function item({ locale, purpose }: LetterFacts, t: Translate, entry: Entry): string {
  const isToBoard = purpose === 'arbitration';
  const what = entry.contacts > 1 ? entryHeading(t, entry) : t(`letter.text.channels.${entry.channel}`);
  const told = () => {
    if (entry.automaticReceipt) return t('letter.text.receipt', { what });
    if (entry.direction === 'event') return entry.channel === 'other' ? t('letter.text.channels.event') : what;
    const isOut = entry.direction === 'to-company';
    if (entry.direction === 'conversation' || entry.direction === 'attempt') return together(t, entry, what, isToBoard);
    if (entry.thirdParty)
      return t(isOut ? 'letter.text.toOther' : 'letter.text.fromOther', { what, name: entry.thirdParty });
    if (isOut) return t(isToBoard ? 'letter.text.toCompany' : 'letter.text.toYou', { what });
    return t(isToBoard ? 'letter.text.fromCompany' : 'letter.text.fromYou', { what });
  };
  return t('letter.text.item', {
    day: entryDate(t, locale, entry),
    what: entry.people.length === 0 ? told() : `${told()} (${peopleInWords(entry.people)})`,
    text: belowItem(excerptLines(entry.text, longestItem)),
  });
}

/** The lines of a pasted mail stay lines: below the one with the date, a little to the right. */
const belowItem = (text: string) => text.replace(/\n\s*/g, '\n  ');

/** A contact that is nobody's message to somebody: both spoke, or nobody was reached. */
function together(t: Translate, entry: Entry, what: string, isToBoard: boolean): string {
  const isAttempt = entry.direction === 'attempt';
  if (entry.thirdParty)
    return t(isAttempt ? 'letter.text.attemptOther' : 'letter.text.talkOther', { what, name: entry.thirdParty });
  if (isAttempt) return t(isToBoard ? 'letter.text.attemptCompany' : 'letter.text.attemptYou', { what });
  return t(isToBoard ? 'letter.text.talkCompany' : 'letter.text.talkYou', { what });
}

function promises({ file, locale, purpose, today }: LetterFacts, t: Translate): string {
  const due = file.promises
    .map((promise) => ({ ...promise, state: promiseState(promise, today) }))
    .filter(({ state }) => purpose !== 'reminder' || state !== 'kept')
    .sort((a, b) => (a.madeOn < b.madeOn ? -1 : a.madeOn > b.madeOn ? 1 : 0));
  if (due.length === 0) return '';
  const isToBoard = purpose === 'arbitration';
  // What the company says is told as its word: to itself, or to a board.
  const stateKey = (state: PromiseState) =>
    state === 'reported' || state === 'disputed'
      ? (`letter.text.${state}${isToBoard ? 'Company' : 'You'}` as const)
      : (`letter.text.${state}` as const);
  const lines = due.map(({ dueOn, text, state, madeOn, entryId }) => {
    const entry = file.entries.find(({ id }) => id === entryId) ?? null;
    const values = { when: onMade(t, locale, { madeOn, entry }), text: withoutEnd(text), state: t(stateKey(state)) };
    return dueOn === null
      ? t('letter.text.promise', values)
      : t('letter.text.promiseDue', { ...values, due: fullDay(locale, dueOn) });
  });
  const title = t(isToBoard ? 'letter.text.promisesCompany' : 'letter.text.promisesYou');
  return [title, ...lines].join('\n');
}

function asked({ file, locale, today }: LetterFacts, t: Translate): string {
  const first = file.entries.find(isDatedQuestion);
  if (!first) return '';
  const days = daysBetween(lastDay(first), today);
  return t('letter.text.asked', { first: onWhen(t, locale, lastOf(first)), days, about: String(isVague(first)) });
}

function demand({ file, purpose }: LetterFacts, t: Translate): string {
  const demanded = t(`letter.text.demands.${file.desiredOutcome ?? 'other'}`);
  return sentences(
    t(purpose === 'arbitration' ? 'letter.text.demandBoard' : 'letter.text.demand', { demand: demanded }),
    file.desiredText ? t('letter.text.wish', { text: file.desiredText }) : '',
  );
}

function consequences({ file, purpose, locale, deadline }: LetterFacts, t: Translate): string {
  const boards = boardsOf(file.company.industry);
  const only = boards.length === 1 ? boards[0] : undefined;
  return sentences(
    t('letter.text.deadline', { weekday: weekdayName(locale, deadline), day: longDay(locale, deadline) }),
    purpose === 'management' ? t('letter.text.person') : '',
    only ? t('letter.text.otherwiseBoard', { board: only.name[locale] }) : t('letter.text.otherwise'),
  );
}

function publicFile({ file, purpose, address }: LetterFacts, t: Translate): string {
  return t(purpose === 'arbitration' ? 'letter.text.file' : 'letter.text.fileReply', { number: file.number, address });
}

/** The arbitration boards that may be competent for an industry. */
export function boardsOf(industry: string) {
  return stepsOf(industry).filter(({ kind }) => kind === 'arbitration');
}

/** The author has recorded an arbitration or a court: then nobody may claim that there is none. */
function hasGoneFurther({ file }: LetterFacts): boolean {
  const further = stepsOf(file.company.industry).filter(({ kind }) => kind === 'arbitration' || kind === 'court');
  return file.stepsTaken.some(({ step }) => further.some(({ key }) => key === step));
}

const sentences = (...parts: string[]) => parts.filter(Boolean).join(' ');
const withoutEnd = (text: string) => text.replace(/[.;,\s]+$/, '');
