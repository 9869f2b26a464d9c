import { foundOf } from '#src/lib/days/code.ts';
import type { Locale } from '#src/lib/situation.ts';
import { foundInWords, typedFound } from './days.ts';
import { money } from './formats.ts';
import type { Translate } from './index.ts';
import { aboutIf, typedMoney } from './quantities.ts';

/** What an ambiguous input can mean: the words that say so without doubt, and how they are shown. */
export interface Choice {
  value: string;
  label: string;
}

const isQuestion = /^(which-day|long-ago|since|which-time|which-minutes|which-amount):(.+)$/;

/**
 * The readings that a reason offers (`which-day:2026-06-05,2026-05-06`), and the way out; null for a reason that asks
 * nothing. Each value is itself readable and means one thing; `typed` with a question mark is read by nobody, which
 * brings the field back.
 */
export function choicesOf(t: Translate, locale: Locale, reason: string | undefined, typed: string): Choice[] | null {
  const [, question, readings = ''] = isQuestion.exec(reason ?? '') ?? [];
  if (question === undefined) return null;
  const choices = readings.split(',').map((reading, place) => choiceOf(t, locale, question, reading, place > 0));
  return [...choices, { value: `${typed} ?`, label: t('days.neither') }];
}

function choiceOf(t: Translate, locale: Locale, question: string, reading: string, isSecond: boolean): Choice {
  // "gegen halb drei" stays about half past two, whichever is meant.
  const isAbout = reading.endsWith('~');
  const quantity = reading.replace(/~$/, '');
  switch (question) {
    case 'which-time': {
      const time = quantity.replace('.', ':');
      return { value: aboutIf(t, isAbout, time), label: aboutIf(t, isAbout, t('days.time', { time })) };
    }
    case 'which-minutes':
      return {
        value: aboutIf(t, isAbout, quantity),
        label: aboutIf(t, isAbout, t('days.minutes', { n: Number(quantity) })),
      };
    case 'which-amount': {
      const [cents = '', currency = 'EUR'] = quantity.split('-');
      const amount = { cents: Number(cents), currency, isAbout };
      return {
        value: typedMoney(t, locale, amount),
        label: aboutIf(t, isAbout, money(locale, amount.cents, currency)),
      };
    }
    case 'long-ago': {
      const found = foundOf(reading) ?? { precision: 'day', day: reading };
      return { value: t('days.sure', { day: typedFound(t, locale, found) }), label: foundInWords(t, locale, found) };
    }
    case 'since': {
      const found = foundOf(reading) ?? { precision: 'day', day: reading };
      const label = isSecond ? 'days.lasted' : 'days.begun';
      return { value: typedFound(t, locale, found), label: t(label, { when: foundInWords(t, locale, found) }) };
    }
    default: {
      const found = foundOf(reading) ?? { precision: 'day', day: reading };
      return { value: typedFound(t, locale, found), label: foundInWords(t, locale, found) };
    }
  }
}

const unread = new Set(['not-a-date', 'not-a-time', 'no-minutes', 'not-an-amount']);

/** What was typed, without the question mark of the way out. */
export function withoutDoubt(reason: string | undefined, typed: string): string {
  return unread.has(reason ?? '') ? typed.replace(/ \?$/, '') : typed;
}
