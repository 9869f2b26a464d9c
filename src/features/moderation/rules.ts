import type { Measure, NotifierKind, PieceKind } from './lists.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Days until a notice is decided. */
const decisionDays = 7;
/** Hours, where a person is threatened. */
const urgentHours = 24;
/** Days that an author or a notifier has for an answer. */
const answerDays = 7;
/** Days after which an author who says nothing is reminded: early enough to answer in time. */
export const reminderDays = 4;
/** Hours until one operator alone may look a second time. */
const secondLookHours = 24;

/**
 * Where an examination stands. `asked-notifier`: nobody who gave a notice has said yet what the breach is. `second-look`:
 * decided by one person, and waiting for another look. What comes after a decision (an appeal) is a row of its own.
 */
export type ExaminationState = 'waiting' | 'asked-notifier' | 'asked-author' | 'second-look' | 'decided';

/** The facts of an examination on which its state and its clock depend. Moments are milliseconds. */
export interface ExaminationFacts {
  openedAt: number;
  isUrgent: boolean;
  notices: readonly { id: string }[];
  questions: readonly {
    asked: 'author' | 'notifier';
    noticeId: string | null;
    askedAt: number;
    answeredAt: number | null;
  }[];
  decisions: readonly { effectiveAt: number | null; droppedAt: number | null }[];
}

type Question = ExaminationFacts['questions'][number];

/** When a question stops holding the examination up: with the answer, or after the days there are for one. */
export function questionEnds({ askedAt, answeredAt }: Pick<Question, 'askedAt' | 'answeredAt'>): number {
  return Math.min(answeredAt ?? Number.POSITIVE_INFINITY, askedAt + answerDays * day);
}

/** Questions that hold the examination up: those to notifiers only while no notice can do without an answer. */
function holding({ notices, questions }: ExaminationFacts): Question[] {
  const isAsked = ({ id }: { id: string }) =>
    questions.some(({ asked, noticeId }) => asked === 'notifier' && noticeId === id);
  const allAsked = notices.length > 0 && notices.every(isAsked);
  return questions.filter(({ asked }) => asked === 'author' || allAsked);
}

/** The state of an examination at a moment, and until when it is to be decided. The only place that knows its life. */
export function examinationState(facts: ExaminationFacts, now: number): { state: ExaminationState; dueAt: number } {
  const dueAt = facts.openedAt + (facts.isUrgent ? urgentHours * hour : decisionDays * day + pausedFor(facts, now));
  return { state: stateAt(facts, now), dueAt };
}

function stateAt(facts: ExaminationFacts, now: number): ExaminationState {
  if (facts.decisions.some(({ effectiveAt }) => effectiveAt !== null)) return 'decided';
  if (facts.decisions.some(({ droppedAt }) => droppedAt === null)) return 'second-look';
  const open = holding(facts).filter((question) => questionEnds(question) > now);
  if (open.some(({ asked }) => asked === 'author')) return 'asked-author';
  // As soon as one of them has said what it means there is something to look at.
  const answered = holding(facts).some(({ asked, answeredAt }) => asked === 'notifier' && answeredAt !== null);
  return open.length > 0 && !answered ? 'asked-notifier' : 'waiting';
}

/** Milliseconds in which an answer was awaited; times that overlap count once. */
function pausedFor(facts: ExaminationFacts, now: number): number {
  const spans = holding(facts)
    .map((question) => ({ from: question.askedAt, until: Math.min(questionEnds(question), now) }))
    .sort((a, b) => a.from - b.from);
  let [paused, reached] = [0, 0];
  for (const { from, until } of spans) {
    paused += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return paused;
}

/** Fewer different words than this name no breach that could be looked at. */
const fewestWords = 8;

/**
 * Whether a notice says concretely enough what the breach is that it can be affirmed without much ado (BGH, VI ZR 34/15).
 * One that does not is not thrown away: its notifier is asked once.
 */
export function namesBreach(explanation: string): boolean {
  const words = explanation.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return new Set(words).size >= fewestWords;
}

/**
 * Whether name and address may be missing (Art. 16(2)(c)): where sexual offences against children are reported. `category`
 * as in the EU transparency database.
 */
export function mayBeAnonymous(category: string): boolean {
  return category === 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
}

const everywhere = ['keep', 'end-writing'] as const;

/** What can be decided about a piece. A company's name is put right by `npm run admin -- rename`, with a decision to keep beside it. */
export const measuresFor: Readonly<Record<PieceKind, readonly Measure[]>> = {
  case: [...everywhere, 'blacken', 'remove', 'not-genuine'],
  entry: [...everywhere, 'blacken', 'hide'],
  reply: [...everywhere, 'blacken', 'hide'],
  answer: [...everywhere, 'blacken', 'hide'],
  closing: [...everywhere, 'blacken'],
  reopening: [...everywhere, 'blacken'],
  'pen-name': [...everywhere, 'blacken'],
  'company-name': ['keep'],
  cause: [...everywhere, 'blacken', 'hide'],
  'complaint-contact': [...everywhere, 'blacken', 'hide'],
  representative: [...everywhere, 'blacken', 'hide'],
  votes: ['not-genuine'],
  threat: ['confirmed', 'not-confirmed'],
  'money-offer': ['confirmed', 'not-confirmed'],
};

/** Removing a case that its company, or a lawyer for it, asked for takes two looks. */
export function needsSecondLook(measure: Measure, notifiers: readonly NotifierKind[]): boolean {
  const removes = measure === 'remove' || measure === 'not-genuine';
  return removes && notifiers.some((one) => one === 'company' || one === 'company-lawyer');
}

/**
 * Why somebody may not decide: they have a part in the case (`party`), they decided `first` or looked a `second` time and
 * others are there, or they are `alone` and it is too early. Moments are milliseconds.
 */
export type Bar = { why: 'party' | 'first' | 'second' } | { why: 'alone'; from: number };

/**
 * Why `actor` may not look a second time; null when they may. `operators`: all who could decide this, without those who have a
 * part in the case. Somebody else than the first if there is anybody, however many there are; one who is alone a day later.
 * Whatever their number, there is a moment at which somebody may.
 */
export function lookBar(
  { operators, first, decidedAt }: { operators: readonly string[]; first: string | null; decidedAt: number },
  actor: string,
  now: number,
): Bar | null {
  if (!operators.includes(actor)) return { why: 'party' };
  if (operators.some((id) => id !== first)) return actor === first ? { why: 'first' } : null;
  const from = decidedAt + secondLookHours * hour;
  return now >= from ? null : { why: 'alone', from };
}
