import type { Expectation } from '#src/features/forecasts/index.ts';
import type { CompanyProfile } from '#src/features/profiles/index.ts';
import { fewest } from '#src/features/rankings/order/rules.ts';
import type { Interval } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { ofHundred } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';

/** A line of the answer: what was asked, what is said, and from how many cases. */
export interface Said {
  label: string;
  /** Null where there are too few cases to say it. */
  share: Interval | null;
  words: string;
  basis: string;
}

/** How certain a share is, by the width of its interval: what the word is for stands in the sentence, in points. */
export function certainty({ low, high }: Interval): 'sure' | 'about' | 'vague' {
  const width = high - low;
  return width <= 0.2 ? 'sure' : width <= 0.4 ? 'about' : 'vague';
}

/** Whether it answers, solves and keeps its word, each with its interval and the number of cases: as the profile says it. */
export function saidOf(t: Translate, locale: Locale, { own }: Pick<CompanyProfile, 'own'>): Said[] {
  if (!own) return [];
  const { figures, tally } = own;
  const line = (what: 'answers' | 'solves' | 'keeps', of: Interval, n: number): Said => {
    const isEnough = n >= fewest;
    const [share, low, high] = [of.share, of.low, of.high].map((one) => ofHundred(locale, one * 100));
    return {
      label: t(`check.said.${what}.label`),
      share: isEnough ? of : null,
      words: isEnough
        ? t(`check.said.${what}.words`, {
            certainty: certainty(of),
            share: share ?? '',
            low: low ?? '',
            high: high ?? '',
          })
        : t('check.said.few', { n }),
      basis: t(`check.said.${what}.basis`, { n }),
    };
  };
  return [
    line('answers', figures.day14, tally.ripe),
    line('solves', figures.solved, figures.solved.n),
    line('keeps', figures.promises, figures.promises.n),
  ];
}

/** What is expected of a case to come, in one sentence, with who says it; what cannot be told is said, too. Null before a case was counted. */
export function expectedOf(t: Translate, locale: Locale, expected: Expectation | null): string | null {
  if (!expected) return null;
  const { answered, solved } = expected.perQuestion;
  const said = (of: typeof answered) => {
    const [share = '', low = '', high = ''] = [of.forecast.share, of.forecast.low, of.forecast.high].map((one) =>
      ofHundred(locale, one * 100),
    );
    return { share, low, high };
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
