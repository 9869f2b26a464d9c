import type { RankedCompany, Ranking } from '../order/rules.ts';

/** Companies at one end of a ranking, and from how many others the data certainly tell each of them apart. */
export interface End {
  companies: RankedCompany[];
  /** The fewest and the most of them. */
  least: number;
  most: number;
  /** Of ten cases, how many were answered within 14 days. */
  answeredOfTen: number;
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
  const shares = companies.map(({ figures }) => figures.day14.share);
  return {
    companies,
    least: Math.min(...counts),
    most: Math.max(...counts),
    answeredOfTen: Math.round((10 * shares.reduce((sum, share) => sum + share, 0)) / shares.length),
  };
}
