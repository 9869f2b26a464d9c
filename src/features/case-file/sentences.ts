import type { Effort } from '#src/features/cases/effort/rules.ts';
import { daysOverdue, replyDueOn } from '#src/features/cases/rules.ts';
import { foundOf } from '#src/features/timeline/entry/rules.ts';
import { peopleInWords } from '#src/features/timeline/people/rules.ts';
import { promiseState } from '#src/features/timeline/promises/rules.ts';
import type { Silence } from '#src/features/timeline/silence/rules.ts';
import {
  type Entry,
  isRealAnswer,
  isSomeDay,
  isVague,
  lastDay,
  writtenDown,
} from '#src/features/timeline/story/rules.ts';
import { foundInWords, onWhen } from '#src/i18n/days.ts';
import { fullDay, money, number, shortDay, weekday } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { aboutIf } from '#src/i18n/quantities.ts';
import { type Day, daysBetween } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { CaseFile } from './queries.ts';
import type { ThreadItem } from './thread.ts';

/** How the author is called on the page. */
export function authorName(t: Translate, file: Pick<CaseFile, 'penName'>): string {
  return file.penName || t('case.file.author');
}

/** Whether the surname under a reply was shortened to its first letter, as whoever no longer speaks for a company may ask. */
export const isShortened = (name: string): boolean => /\s(?:\p{L}\.-?)+$/u.test(name);

/** As what somebody signed a reply: job title and company; of somebody from outside also their firm, and for whom they spoke. */
export function signerRole(
  t: Translate,
  item: Pick<ThreadItem, 'signedJobTitle' | 'signedCompany' | 'signedFirm' | 'signedFirmKind'>,
): string {
  const { signedJobTitle: jobTitle, signedCompany: company, signedFirm: firm, signedFirmKind: kind } = item;
  if (kind === null) return [jobTitle, company].filter(Boolean).join(', ');
  return t(`company.outside.${kind}`, { jobTitle, firm, company });
}

/** Who spoke to whom, first and second; one sentence where both spoke, nobody was reached, or nobody said anything. */
export function parties(t: Translate, entry: Entry, author: string, company: string): [string, string] | [string] {
  const people = peopleInWords(entry.people);
  const organisation = entry.thirdParty || company;
  // Several have commas of their own.
  const other = [organisation, people].filter(Boolean).join(entry.people.length > 1 ? ': ' : ', ');
  switch (entry.direction) {
    case 'to-company':
      return [author, other];
    case 'from-company':
      return [other, author];
    case 'conversation':
      return [t('case.file.conversation', { author, other })];
    case 'attempt':
      return [t('case.file.attempt', { other })];
    case 'event':
      return [[t('case.file.event'), entry.thirdParty, people].filter(Boolean).join(', ')];
  }
}

/** The channel of an entry, with its count where it stands for several contacts. */
export function entryHeading(t: Translate, entry: Entry): string {
  return entry.contacts > 1
    ? t(`case.contacts.${entry.channel}`, { count: entry.contacts })
    : t(`case.channel.${entry.channel}`);
}

/** Who wrote it and from where; a pen name like "Frank aus Emden" says the town already. */
export function byline(t: Translate, file: Pick<CaseFile, 'penName' | 'place'>): string {
  const name = authorName(t, file);
  if (!file.place || name.includes(file.place)) return t('case.file.by', { name });
  return t('case.file.byFrom', { name, place: file.place });
}

/** The sentence under the ball: who is to move, since when, until when. */
export function ballSentence(t: Translate, locale: Locale, file: CaseFile, today: Day): { lead: string; rest: string } {
  const { ball, publishedOn, sinceOn, status, closedOn } = file.state;
  const day = (on: Day) => fullDay(locale, on);
  if (ball === 'company' && publishedOn !== null) {
    const lead = t('case.file.ballCompany', { name: file.company.name });
    const told = [dueInWords(t, locale, { ...file, publishedOn }, today), answeredElsewhere(t, locale, file)];
    return { lead, rest: told.filter(Boolean).join(' ') };
  }
  if (ball === 'author' && sinceOn !== null) {
    return {
      // A pen name like "Jule M." brings its own full stop.
      lead: t('case.file.ballAuthor', { name: authorName(t, file) }).replace(/\.\.$/, '.'),
      rest: t('case.file.authorSince', { day: day(sinceOn) }),
    };
  }
  const lead = t('case.file.ballNobody');
  if (status === 'closed' && closedOn !== null) return { lead, rest: t('case.file.closedOn', { day: day(closedOn) }) };
  if (status === 'dormant' && sinceOn !== null)
    return { lead, rest: t('case.file.dormantSince', { day: day(sinceOn) }) };
  return { lead, rest: '' };
}

/** What the company is to do, until when. */
function dueInWords(t: Translate, locale: Locale, file: CaseFile & { publishedOn: Day }, today: Day): string {
  const { publishedOn, state } = file;
  const day = (on: Day) => fullDay(locale, on);
  const promised = nextPromise(file, today);
  if (promised?.dueOn) {
    const days = daysBetween(today, promised.dueOn);
    return t('case.file.promiseDue', { text: promised.text, day: day(promised.dueOn), days });
  }
  if (state.firstReplyOn !== null) return t('case.file.waitingSince', { day: day(state.sinceOn ?? publishedOn) });
  const due = replyDueOn(publishedOn);
  const overdue = daysOverdue(state, today);
  return overdue > 0
    ? t('case.file.overdueBy', { day: day(due), days: overdue })
    : t('case.file.dueIn', { day: day(due), days: daysBetween(today, due) });
}

/**
 * That the author tells of an answer outside the site, which counts as one in the figures. The stamp is about the first
 * reply here, which it does not replace; without this sentence "overdue" would say that nobody answered.
 */
function answeredElsewhere(t: Translate, locale: Locale, file: CaseFile): string {
  const { firstReplyOn, firstAnswerOn: on, firstAnswerBy } = file.state;
  if (firstReplyOn !== null || on === null || firstAnswerBy !== 'author') return '';
  const told = file.entries.filter((entry) => isRealAnswer(entry) && entry.occurredOn <= on && on <= lastDay(entry));
  const vague = told.every(isVague) ? told[0] : undefined;
  // Of a month the figures count the middle; its author named no day.
  const when =
    vague && isSomeDay(vague)
      ? onWhen(t, locale, foundOf(vague))
      : t(vague ? 'days.on.about' : 'days.on.day', { day: fullDay(locale, on) });
  return t('case.file.answeredElsewhere', { author: authorName(t, file), when });
}

function nextPromise(file: CaseFile, today: Day) {
  return file.promises
    .filter((promise) => promise.dueOn !== null && promise.dueOn >= today && promiseState(promise, today) === 'open')
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))[0];
}

/**
 * The date of an entry as people read it, as exact as it is known: 02.03.2026 · ca. 05.03.2026 · 03.03. – 20.03.2026 ·
 * Anfang März 2026 · Tag unbekannt
 */
export function entryDate(t: Translate, locale: Locale, entry: Dated): string {
  const found = foundOf(entry);
  switch (found.precision) {
    case 'day':
      return fullDay(locale, found.day);
    case 'about':
      return `${t('case.file.circa')} ${fullDay(locale, found.day)}`;
    case 'period': {
      const sameYear = found.from.slice(0, 4) === found.until.slice(0, 4);
      const from = sameYear ? shortDay(locale, found.from) : fullDay(locale, found.from);
      return `${from} – ${fullDay(locale, found.until)}`;
    }
    default:
      return capital(foundInWords(t, locale, found));
  }
}

/**
 * First and last day of a gap, with their years where they are not the same: 01.06., 29.07. · 01.01.2023, 14.08.2026; with
 * "about" where it begins or ends beside something whose day is not known.
 */
export function gapEnds(
  t: Translate,
  locale: Locale,
  { from, until, isOpen, isFromAbout, isUntilAbout }: Omit<Silence, 'days' | 'isAbout'>,
  today: Day,
): [from: string, until: string] {
  const written = from.slice(0, 4) === until.slice(0, 4) ? shortDay : fullDay;
  const start = aboutIf(t, isFromAbout, written(locale, from));
  // In a case that rests or has ended nobody has waited to this day.
  if (isOpen && until === today) return [start, t('case.file.today')];
  return [start, aboutIf(t, isUntilAbout, written(locale, until))];
}

/** An entry in a few words, for the button that takes over its day, channel and counterpart. */
export function entryInShort(
  t: Translate,
  locale: Locale,
  entry: Dated & Pick<Entry, 'channel' | 'people' | 'thirdParty'>,
): string {
  const said = [entryDate(t, locale, entry), t(`case.channel.${entry.channel}`), peopleInWords(entry.people)];
  return [...said, entry.thirdParty].filter(Boolean).join(', ');
}

type Dated = Pick<Entry, 'occurredOn' | 'occurredUntil' | 'precision'>;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** When a promise was made: the date of the entry in which it was, as exactly as that is known. */
export function madeInWords(
  t: Translate,
  locale: Locale,
  promise: { madeOn: Day; entryId: string | null },
  entries: readonly Entry[],
): string {
  const entry = entries.find(({ id }) => id === promise.entryId);
  return entry && isVague(entry) ? entryDate(t, locale, entry) : fullDay(locale, promise.madeOn);
}

/** The same inside a sentence: am 10.03.2026 · etwa am 12. März 2026 · Anfang März 2026. `entry`: null for a reply. */
export function onMade(t: Translate, locale: Locale, { madeOn, entry }: { madeOn: Day; entry: Dated | null }): string {
  return entry && isVague(entry)
    ? onWhen(t, locale, foundOf(entry))
    : t('days.on.day', { day: fullDay(locale, madeOn) });
}

/** What stands below the date: weekday and time, as far as they are known; behind which entry, where the day is not. */
export function belowDate(t: Translate, locale: Locale, entry: Entry, entries: readonly Entry[]): string {
  if (entry.precision === 'unknown') {
    const before = entries[entries.indexOf(entry) - 1];
    return before ? t('case.file.behind', { day: entryDate(t, locale, before) }) : '';
  }
  const name = entry.precision === 'exact' ? weekday(locale, entry.occurredOn) : '';
  return [name, entry.timeIsAbout ? t('case.file.circa') : '', entry.time].filter(Boolean).join(' ');
}

/** The day of an entry for machines, as exact as it is known: `2026-03-02`, `2026-03`, `2026`; undefined for other dates. */
export function machineDate(entry: Dated): string | undefined {
  const found = foundOf(entry);
  if (found.precision === 'day') return found.day;
  if (found.precision === 'month') return found.month;
  return found.precision === 'year' && found.part === null ? String(found.year) : undefined;
}

/** When the story was first written down, said once; empty where it was written as it happened. */
export function writtenInWords(t: Translate, locale: Locale, file: Pick<CaseFile, 'entries' | 'publishedAt'>): string {
  const written = writtenDown(file.entries, file.publishedAt);
  if (written === null) return '';
  const [from, until] = [fullDay(locale, written.from), fullDay(locale, written.until)];
  return from === until ? t('case.file.writtenOn', { day: from }) : t('case.file.writtenBetween', { from, until });
}

/** Minutes as a person says them: 48 Min. · 6,5 Std. */
export function duration(t: Translate, locale: Locale, minutes: number, isAbout = false): string {
  const words =
    minutes < 120
      ? t('case.file.minutes', { count: number(locale, minutes) })
      : t('case.file.hours', { count: number(locale, minutes / 60, 1) });
  return aboutIf(t, isAbout, words);
}

/** Money spent on an entry: 12 € · etwa 400 US$ */
export function spentInWords(
  t: Translate,
  locale: Locale,
  entry: Pick<Entry, 'spentCents' | 'spentCurrency' | 'spentIsAbout'>,
): string {
  return aboutIf(t, entry.spentIsAbout, money(locale, entry.spentCents, entry.spentCurrency));
}

/** From when until when the effort goes, as exactly as its first and last day are known; said once where both are one. */
export function effortSpan(t: Translate, locale: Locale, entries: readonly Entry[], effort: Effort): string {
  const { from, until } = effort;
  if (from === null || until === null) return '';
  if (!effort.daysAreAbout) {
    const [first, last] = [fullDay(locale, from), fullDay(locale, until)];
    return first === last ? t('days.on.day', { day: first }) : t('case.file.fromUntil', { from: first, until: last });
  }
  const dated = entries.filter(({ precision }) => precision !== 'unknown');
  const first = dated.find((entry) => isVague(entry) && entry.occurredOn <= from);
  const last = dated.findLast((entry) => isVague(entry) && lastDay(entry) >= until);
  const begun = first ? entryDate(t, locale, first) : fullDay(locale, from);
  const ended = last ? entryDate(t, locale, last) : fullDay(locale, until);
  return begun === ended ? begun : t('case.file.fromUntilAbout', { from: begun, until: ended });
}

/** Length of a silence: an exact number only where both its ends are known. */
export function silenceInWords(t: Translate, { days, isAbout }: Silence): string {
  return t('case.file.silenceDays', { count: days, about: String(isAbout) });
}

/** Contacts per channel in words: "7 Anrufe, 3 Faxe". */
export function contactsInWords(t: Translate, channels: Effort['channels'], most = 2): string {
  return channels
    .slice(0, most)
    .map(([channel, count]) => t(`case.contacts.${channel}`, { count }))
    .join(', ');
}
