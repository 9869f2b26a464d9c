import { list, ofHundred, percent, rankRange } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';
import { figureOf, type RankedCompany, type Ranking, type Sort } from '../order/rules.ts';

/** Companies at one end of a ranking, and from how many others the data certainly tell each of them apart. */
export interface End {
  companies: RankedCompany[];
  /** The fewest and the most of them. */
  least: number;
  most: number;
}

/** So many stand in the sentence, at most, on each side. */
const named = 2;

/**
 * Whom to choose and whom to avoid, as far as that is certain: the companies with the highest estimates that nobody is
 * certainly better than and that are certainly better than somebody, and their counterparts. Null: nobody is.
 */
export function answerOf({ ranked, certain }: Pick<Ranking, 'ranked' | 'certain'>): { front: End; back: End } | null {
  if (certain.length === 0) return null;
  const behind = ({ rank }: RankedCompany) => rank.of - rank.to;
  const ahead = ({ rank }: RankedCompany) => rank.from - 1;
  const front = ranked
    .filter((row) => ahead(row) === 0 && behind(row) > 0)
    .sort((a, b) => behind(b) - behind(a) || a.place - b.place);
  const back = ranked
    .filter((row) => behind(row) === 0 && ahead(row) > 0)
    .sort((a, b) => ahead(b) - ahead(a) || b.place - a.place);
  return { front: endOf(front.slice(0, named), behind), back: endOf(back.slice(0, named), ahead) };
}

function endOf(companies: RankedCompany[], apart: (row: RankedCompany) => number): End {
  const counts = companies.map(apart);
  return { companies, least: Math.min(...counts), most: Math.max(...counts) };
}

/** Where a name begins and ends in a sentence. */
export const aroundName = ['\u2066', '\u2069'] as const;

/**
 * The ranking in a sentence: who is certainly ahead, who certainly behind, each with its own figure as its row says it. Of an
 * index, the answers: they are what the heading asks for.
 */
export function answerInWords(
  { t, locale }: { t: Translate; locale: Locale },
  board: Pick<Ranking, 'ranked' | 'certain'>,
  sort: Sort,
): string {
  const { ranked } = board;
  const others = ranked.length - 1;
  const figure = figureOf(sort);
  const said = figure === 'solved' || figure === 'promises' ? figure : 'answered';
  const [begin, end] = aroundName;
  const name = ({ company }: RankedCompany) => begin + company.name + end;
  const withFigure = (row: RankedCompany) => {
    const { share, low, high } = row.figures[said === 'answered' ? 'day14' : said];
    const ends = { low: ofHundred(locale, low * 100), high: ofHundred(locale, high * 100) };
    return t('ranking.answer.each', { name: name(row), share: percent(locale, share), ...ends });
  };
  const side = ({ companies, least, most }: End) => ({
    ...{ names: list(locale, companies.map(withFigure)), count: companies.length },
    ...{ least, isLeast: String(least < most), others },
  });
  const answer = answerOf(board);
  if (answer) {
    const [front, back] = [t('ranking.answer.front', side(answer.front)), t('ranking.answer.back', side(answer.back))];
    return `${front} ${back} ${t(`ranking.answer.brackets.${said}`)}`;
  }
  const [first, last] = [ranked.find(({ place }) => place === 1), ranked.find(({ place }) => place === ranked.length)];
  return others > 0 && first && last
    ? t('ranking.answer.nobody', { first: name(first), last: name(last) })
    : t('ranking.answer.alone', { name: ranked.map(name).join('') });
}

/** What the first row of a list says by its possible ranks. */
export function firstRowInWords(
  { t, locale }: { t: Translate; locale: Locale },
  [first]: readonly RankedCompany[],
): string {
  if (!first) return '';
  const { from, to, of } = first.rank;
  const row = t('ranking.legend.first', { rank: rankRange(locale, first.rank), of });
  const means = t('ranking.rank.means', { better: from - 1, worse: of - to });
  return from === to ? `${row} ${means}` : `${row} ${means} ${t('ranking.legend.open')}`;
}
