import type { Change, Erased } from '#db/schema/index.ts';
import { peopleInWords } from '#src/features/timeline/people/rules.ts';
import { fullDay, money, number } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { aboutIf, sumsInWords } from '#src/i18n/quantities.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { authorName, duration, entryDate } from '../sentences.ts';
import type { CaseHistory, Corrected } from './queries.ts';

export interface Saying {
  t: Translate;
  locale: Locale;
  /** The name of a step of the ladder. */
  stepName: (key: string) => string;
}

/** `isQuoted`: somebody's own words, in the language of the case. `isErased`: what is said in place of words that are gone. */
interface Said {
  text: string;
  isQuoted: boolean;
  isErased?: boolean;
}

/** What was corrected. */
export function subject({ action, about }: Pick<Corrected, 'action' | 'about'>, { t, locale }: Saying): string {
  if (!about) return t(`case.history.what.${subjects[action]}`);
  if ('entryOn' in about) {
    const { entryOn: occurredOn, entryUntil: occurredUntil = null, precision = 'exact' } = about;
    if (precision === 'unknown') return t('case.history.about.undated');
    const day = entryDate(t, locale, { occurredOn, occurredUntil, precision });
    return t(precision === 'exact' ? 'case.history.about.entry' : 'case.history.about.entryIn', { day });
  }
  if ('repliedOn' in about) return t('case.history.about.verdict', { day: fullDay(locale, about.repliedOn) });
  if ('replyOn' in about) return t('case.history.about.reply', { day: fullDay(locale, about.replyOn) });
  if ('answeredOn' in about) return t('case.history.about.answer', { day: fullDay(locale, about.answeredOn) });
  if ('closedOn' in about) return t('case.history.about.closing', { day: fullDay(locale, about.closedOn) });
  if ('reopenedOn' in about) return t('case.history.about.reopening', { day: fullDay(locale, about.reopenedOn) });
  const { promise: text, madeOn, madeIn } = about;
  const what = text === '' ? 'wordlessPromise' : 'promise';
  return madeIn
    ? t(`case.history.about.${what}In`, { day: entryDate(t, locale, madeIn), text })
    : t(`case.history.about.${what}`, { day: fullDay(locale, madeOn), text });
}

const subjects = {
  'cases.correct': 'case',
  'cases.correctEntry': 'entry',
  'cases.moveEntry': 'entry',
  'cases.changeVerdict': 'verdict',
  'cases.correctWords': 'words',
  'cases.correctReply': 'words',
  'cases.erase': 'case',
  'cases.markPromise': 'promise',
  'cases.extendPromise': 'promise',
  'cases.reportPromise': 'promise',
  'cases.takeStepBack': 'step',
  'cases.nameCompany': 'named',
  'cases.takeBackNamed': 'named',
  'cases.transfer': 'case',
  'cases.changeEvidence': 'entry',
} as const;

export function byWhom(
  by: Corrected['by'],
  { penName, companyName }: Pick<CaseHistory, 'penName' | 'companyName'>,
  { t }: Saying,
) {
  if (by.who === 'company') return t('case.history.by.company', { name: by.name, company: by.company || companyName });
  return by.who === 'author'
    ? t('case.history.by.author', { name: authorName(t, { penName }) })
    : t('case.history.by.moderation');
}

/** One fact as it was and as it is; `at`: when it was changed. */
export function changeWords(change: Change, saying: Saying, at?: Date): { label: string; before: Said; after: Said } {
  const [before, after] = values(change, saying, at && dayOf(at));
  const gone = 'erased' in change ? change.erased : undefined;
  return {
    label:
      change.field === 'mark' && change.promise
        ? saying.t('case.history.field.markOf', { text: change.promise })
        : saying.t(`case.history.field.${change.field}`),
    before: gone?.before ? erasedWords(gone.before, saying) : before,
    after: gone?.after ? erasedWords(gone.after, saying) : after,
  };
}

function erasedWords({ characters, on, by }: Erased, { t, locale }: Saying): Said {
  const text = t('case.history.erased', { count: characters, day: fullDay(locale, on), by });
  return { text, isQuoted: false, isErased: true };
}

type Mark = Extract<Change, { field: 'mark' }>;

/**
 * Whether somebody named the day of a mark. An author who presses "kept" says so today; when it was kept, that does not
 * say. `madeOn`: the day of the change.
 */
function isDayTold(change: Mark, mark: Mark['before'], madeOn?: Day): boolean {
  if (mark.state === 'reported' || mark.state === 'disputed') return true;
  return mark === change.after ? mark.on !== madeOn : change.after.state === mark.state;
}

/** `madeOn`: the day of the change. */
function values(change: Change, { t, locale, stepName }: Saying, madeOn?: Day): [Said, Said] {
  const said = (before: string, after: string, isQuoted = false): [Said, Said] => {
    const one = (text: string) =>
      text === '' ? { text: t('case.history.empty'), isQuoted: false } : { text, isQuoted };
    return [one(before), one(after)];
  };
  const each = <Value>({ before, after }: { before: Value; after: Value }, words: (value: Value) => string) =>
    said(words(before), words(after));
  const yesOrNo = (is: boolean) => t(is ? 'case.history.yes' : 'case.history.no');
  switch (change.field) {
    case 'desiredOutcome':
      return each(change, (outcome) => (outcome === null ? '' : t(`case.desired.${outcome}`)));
    case 'people':
      return said(peopleInWords(change.before), peopleInWords(change.after), true);
    case 'day':
      return each(change, (day) => entryDate(t, locale, day));
    case 'order':
      return each(change, (before) =>
        before === null
          ? t('case.history.first')
          : t('case.history.behind', {
              day: entryDate(t, locale, before),
              channel: t(`case.channel.${before.channel}`),
            }),
      );
    case 'evidence':
      return each(change, (seen) => t(`case.history.evidence.${seen}`));
    case 'company':
      return said(change.before, change.after);
    case 'named':
    case 'time':
      return each(change, (words) => words ?? '');
    case 'channel':
      return each(change, (channel) => t(`case.channel.${channel}`));
    case 'direction':
      return each(change, (direction) => t(`case.history.direction.${direction}`));
    case 'contacts':
    case 'handOvers':
      return each(change, (count) => number(locale, count));
    case 'timeOfDay':
      return each(change, ({ time, isAbout }) => (time === null ? '' : aboutIf(t, isAbout, time)));
    case 'waited':
      return each(change, ({ minutes, isAbout }) => aboutIf(t, isAbout, duration(t, locale, minutes)));
    case 'disputed':
      return each(change, (amount) => (amount === null ? '' : sumsInWords(t, locale, [amount])));
    case 'spent':
      return each(change, ({ cents, currency, isAbout }) => aboutIf(t, isAbout, money(locale, cents, currency)));
    case 'waitedMinutes':
      return each(change, (minutes) => duration(t, locale, minutes));
    case 'spentCents':
      return each(change, (cents) => money(locale, cents));
    case 'automaticReceipt':
    case 'expectsAnswer':
    case 'boilerplate':
      return each(change, yesOrNo);
    case 'content':
      return each(change, (content) => t(`case.history.content.${content}`));
    case 'mark':
      return each(change, (mark) => {
        const { state, on } = mark;
        return on !== null && isDayTold(change, mark, madeOn)
          ? t(`case.history.promiseStateOn.${state}`, { day: fullDay(locale, on) })
          : t(`case.history.promiseState.${state}`);
      });
    case 'dueOn':
      return each(change, (day) => fullDay(locale, day));
    case 'promise':
      return each(change, (promise) => {
        const due = promise?.dueOn && t('case.promise.due', { day: fullDay(locale, promise.dueOn) });
        return [promise?.text, due].filter(Boolean).join(', ');
      });
    case 'erased': {
      const { field, characters } = change.before;
      const what = t(`case.history.field.${field}`);
      return said(t('case.history.erasedVersion', { what, count: characters }), '');
    }
    case 'step': {
      const { step, takenOn } = change.before;
      return said(`${stepName(step)}, ${fullDay(locale, takenOn)}`, '');
    }
    default:
      return said(change.before, change.after, true);
  }
}
