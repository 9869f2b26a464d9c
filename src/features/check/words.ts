import type { Expectation } from '#src/features/forecasts/index.ts';
import type { CompanyProfile } from '#src/features/profiles/index.ts';
import { fewest } from '#src/features/rankings/order/rules.ts';
import type { Interval } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { firstDayOf, usualWindow } from '#src/features/rankings/windows.ts';
import { longDay, ofHundred } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';

type Portrait = NonNullable<CompanyProfile['own']>;

/** A line of the answer: what was asked, what is said, and from how many cases. */
export interface Said {
  label: string;
  /** Null where there are too few cases to say it. */
  share: Interval | null;
  words: string;
  /** Null where the words say it. */
  basis: string | null;
}

/** How precise a share is, by the width of its interval. The word stands beside the interval: before the share it would answer yes. */
export function certainty({ low, high }: Interval): 'sure' | 'about' | 'vague' {
  const width = high - low;
  return width <= 0.2 ? 'sure' : width <= 0.4 ? 'about' : 'vague';
}

/** Whether it answers, solves and keeps its word, each with its interval and the number of cases: as the profile says it. */
export function saidOf(t: Translate, locale: Locale, own: Pick<Portrait, 'figures' | 'tally'> | null): Said[] {
  if (!own) return [];
  const { figures, tally } = own;
  const line = (what: 'answers' | 'solves' | 'keeps', of: Interval & { n: number }, enough: number): Said => {
    const label = t(`check.said.${what}.label`);
    if (enough < fewest) return { label, share: null, words: t(`check.said.${what}.few`, { n: enough }), basis: null };
    const [share = '', low = '', high = ''] = [of.share, of.low, of.high].map((one) => ofHundred(locale, one * 100));
    return {
      ...{ label, share: of, basis: t(`check.said.${what}.basis`, { n: of.n }) },
      words: t(`check.said.${what}.words`, { certainty: certainty(of), share, low, high }),
    };
  };
  const { day14, solved, promises } = figures;
  // Those who wait for less than 14 days count, too: only whether there are enough is said by the older ones.
  return [line('answers', day14, tally.ripe), line('solves', solved, solved.n), line('keeps', promises, promises.n)];
}

/** The day for which it holds, and which cases it is about. */
export function standOf(t: Translate, locale: Locale, asOf: Day): string {
  const from = firstDayOf(usualWindow, asOf) ?? asOf;
  return t('check.asOf', { day: longDay(locale, asOf), from: longDay(locale, from) });
}

/** What is expected of a case to come, in one sentence, with who says it; what cannot be told is said, too. Null before a case was counted. */
export function expectedOf(t: Translate, locale: Locale, expected: Expectation | null): string | null {
  if (!expected) return null;
  const { answered, solved } = expected.perQuestion;
  const evening = longDay(locale, addDays(expected.asOf, -1));
  const said = (of: typeof answered) => {
    const [share = '', low = '', high = ''] = [of.forecast.share, of.forecast.low, of.forecast.high].map((one) =>
      ofHundred(locale, one * 100),
    );
    return { share, low, high, evening };
  };
  if (answered.isTold && solved.isTold) {
    const [one, other] = [said(answered), said(solved)];
    return t('check.expected.both', {
      ...one,
      solved: other.share,
      solvedLow: other.low,
      solvedHigh: other.high,
      n: answered.forecast.all,
      solvedN: solved.forecast.all,
    });
  }
  if (answered.isTold) return t('check.expected.answered', { ...said(answered), n: answered.forecast.all });
  if (solved.isTold) return t('check.expected.solved', { ...said(solved), n: solved.forecast.all });
  return t('check.expected.untold', { n: answered.forecast.all });
}
