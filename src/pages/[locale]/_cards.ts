import { authorName } from '#src/features/case-file/sentences.ts';
import { stampDetail } from '#src/features/case-file/standing.ts';
import type { SiteFigures } from '#src/features/cases/figures.ts';
import type { CardOrder, CardRow } from '#src/features/paper/cards/order.ts';
import type { ReadableFile } from '#src/features/paper/dossier/content.ts';
import type { CompanyProfile } from '#src/features/profiles/queries.ts';
import { fewest, type Ranking } from '#src/features/rankings/order/rules.ts';
import type { Interval } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { fullDay, number, ofHundred, percent, rankRange } from '#src/i18n/formats.ts';
import { isKey, type Translate } from '#src/i18n/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';

/** Who is told, and as of when: a card is copied by others, who show it for weeks. */
export interface Reader {
  t: Translate;
  locale: Locale;
  today: Day;
}

const industryName = (t: Translate, industry: string) => {
  const key = `company.industry.${industry}`;
  return isKey(key) ? t(key) : '';
};

/** A case: its title, against whom, what became of it and since when. */
export function caseCard({ t, locale, today }: Reader, file: ReadableFile): CardOrder {
  const { stamp, detail } = stampDetail(t, locale, file, today);
  const published = file.publishedAt ? `, ${t('case.file.published')} ${fullDay(locale, dayOf(file.publishedAt))}` : '';
  return {
    tab: t('case.az', { number: file.number }),
    title: file.title,
    under: `${t('case.file.against')} ${file.company.name}`,
    stamp: { is: stamp, word: t(`case.stamp.${stamp}`), detail },
    rows: [],
    foot: `${authorName(t, file)}${published}`,
  };
}

/** A company: the figures of twelve months with their spans, and the ranks that are possible. */
export function companyCard(
  { t, locale, today }: Reader,
  company: { name: string; industry: string },
  { own, rank, asOf }: CompanyProfile,
): CardOrder {
  const row = (label: string, figure: Interval | undefined, n: number): CardRow => ({
    label,
    ...(figure && n >= fewest
      ? { value: percent(locale, figure.share), range: spanOf(locale, figure) }
      : { value: '', range: t('company.profile.tooFew') }),
  });
  const figures = own?.figures;
  return {
    tab: industryName(t, company.industry),
    title: company.name,
    under: rank ? t('ranking.rank.of', { rank: rankRange(locale, rank), of: rank.of }) : '',
    stamp: null,
    rows: [
      row(t('ranking.answered'), figures?.day14, own?.tally.ripe ?? 0),
      row(t('ranking.solved'), figures?.solved, figures?.solved.n ?? 0),
      row(t('ranking.promises'), figures?.promises, figures?.promises.n ?? 0),
    ],
    foot: `${t('ranking.inNumbersWindow', { count: own?.tally.cases ?? 0 })} ${t('ranking.stand', { day: fullDay(locale, asOf ?? today) })}`,
  };
}

/** A ranking: the three that stand first, each with the ranks that are possible. */
export function rankingCard(
  { t, locale, today }: Reader,
  { industry, board, asOf }: { industry: string | null; board: Ranking; asOf: Day | null },
): CardOrder {
  const { ranked } = board;
  return {
    tab: t('ranking.title'),
    title: `${t('ranking.question')} ${industry === null ? t('ranking.every') : industryName(t, industry)}`,
    under: '',
    stamp: null,
    rows: ranked.slice(0, 3).map(({ company, figures, rank }) => ({
      label: company.name,
      value: ofHundred(locale, figures.index.mid),
      range: t('ranking.rank.of', { rank: rankRange(locale, rank), of: ranked.length }),
    })),
    foot: `${t('ranking.sort.index')}, ${t('ranking.stand', { day: fullDay(locale, asOf ?? today) })}`,
  };
}

/** The site itself, and what is in its register. */
export function siteCard({ t, locale }: Reader, { day, ...figures }: SiteFigures): CardOrder {
  const counts = ['cases', 'open', 'overdue'] as const;
  return {
    tab: t('site.stand.asOf', { time: fullDay(locale, day) }),
    title: t('site.home.title'),
    under: t('site.tagline'),
    stamp: null,
    rows: counts.flatMap((of) =>
      figures.cases === 0 ? [] : [{ label: t(`site.card.${of}`), value: number(locale, figures[of]), range: '' }],
    ),
    foot: '',
  };
}

const spanOf = (locale: Locale, { low, high }: Interval) =>
  `${ofHundred(locale, low * 100)}–${ofHundred(locale, high * 100)}`;
