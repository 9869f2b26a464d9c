import { isDay } from '#src/lib/dates.ts';
import { foundOf } from '#src/lib/days/code.ts';
import type { Locale } from '#src/lib/situation.ts';
import { foundInWords } from './days.ts';
import { dates, fullDay, number } from './formats.ts';
import { isKey, type Translate } from './index.ts';

/**
 * The sentence for a reason that `FormState` holds: a key below `errors.`, in some cases with something behind it
 * (`no-such-day:2026-02-28`: the nearest day that exists; `claim-foreign-domain:firma.de`: what is shown as `{about}`). An unknown reason becomes a general sentence.
 */
export function reasonText(t: Translate, locale: Locale, reason: string): string {
  const [name = '', about = ''] = reason.split(':');
  if (name === 'no-such-day' && isDay(about)) {
    return t('errors.no-such-day-meant', {
      month: dates(locale, { month: 'long', year: 'numeric' }).format(new Date(`${about}T00:00:00Z`)),
      last: Number(about.slice(8)),
      meant: fullDay(locale, about),
    });
  }
  if (name === 'too-long-by') {
    const [length = '', most = ''] = about.split('/').map((count) => number(locale, Number(count)));
    return t('errors.too-long-by', { length, most });
  }
  const found = name === 'not-one-day' ? foundOf(about) : null;
  if (found) return t('errors.not-one-day', { about: foundInWords(t, locale, found) });
  const key = `errors.${name}`;
  return t(isKey(key) ? key : 'errors.invalid', { about });
}
