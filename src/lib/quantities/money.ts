import { oneOfThese, prepared, type Quantity, smallNumber } from './read.ts';

/** An amount in hundredths of its currency (ISO 4217); null where none was named. */
export interface Money {
  cents: number;
  currency: string | null;
}

const signs: ReadonlyMap<string, string> = new Map([
  ...['€', 'euro', 'euros', 'eur'].map((sign): [string, string] => [sign, 'EUR']),
  ...['$', 'us$', 'us-$', 'dollar', 'dollars', 'us-dollar', 'us dollar', 'us dollars'].map((sign): [string, string] => [
    sign,
    'USD',
  ]),
  ...['£', 'pound', 'pounds', 'pfund'].map((sign): [string, string] => [sign, 'GBP']),
  ...['fr.', 'fr', 'sfr', 'sfr.', 'franken'].map((sign): [string, string] => [sign, 'CHF']),
  ...['zł', 'zl', 'zloty', 'złoty', 'złotych'].map((sign): [string, string] => [sign, 'PLN']),
  ['kč', 'CZK'],
  ['c$', 'CAD'],
  ['a$', 'AUD'],
  ['yen', 'JPY'],
  ['yuan', 'CNY'],
  ['₹', 'INR'],
  ['₺', 'TRY'],
  ['lira', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₩', 'KRW'],
  ['ft', 'HUF'],
  ['forint', 'HUF'],
  ['lei', 'RON'],
]);
/** Signs that several countries share: only the writer knows which. */
const shared: ReadonlyMap<string, readonly string[]> = new Map([
  ['¥', ['JPY', 'CNY']],
  ...['kr', 'kr.', 'kronen', 'kronor', 'kroner'].map((sign): [string, readonly string[]] => [
    sign,
    ['SEK', 'NOK', 'DKK'],
  ]),
]);
const codes = new Set(Intl.supportedValuesOf('currency'));

/** The currencies that a sign can stand for; none for what is no sign of one. */
function currenciesOf(sign: string): readonly string[] {
  const one = signs.get(sign) ?? (codes.has(sign.toUpperCase()) ? sign.toUpperCase() : null);
  return one === null ? (shared.get(sign) ?? []) : [one];
}

/**
 * An amount as people type it: `12,50`, `€ 1.234,50`, `1,234.50`, `1 234,50`, `12,-`, `US$ 419.80`, `ca. 400 Euro`, `50 Cent`.
 * `1,899` and `1.899` can be 1,899.00 and 1.90: both are offered. Refuses everything it does not understand as a whole.
 */
export function readMoney(typed: string): Quantity<Money> | null {
  const given = prepared(typed);
  if (!given) return null;
  const written = inFigures(given.words.replaceAll('’', "'"));
  const words = written.replace(noCents, '$1');
  const ends = /^([^\d]*)(\d{1,6})(?: ?[-–—] ?| bis | to )(\d{1,6})(\D*)$/.exec(words);
  if (ends && Number(ends[2]) < Number(ends[3]))
    return oneOf(ends[1] ?? '', [ends[2] ?? '', ends[3] ?? ''], { behind: ends[4] ?? '', isAbout: given.isAbout });
  const parts = /^(\D*)(\d[\d.,' ]*)(\D*)$/.exec(words);
  const euros = /^(\d{1,6}) ?(?:€|euro?) ?(\d\d)(?: ?(?:cent|ct))?$/.exec(words);
  if (euros) return { value: { cents: Number(`${euros[1]}${euros[2]}`), currency: 'EUR' }, isAbout: given.isAbout };
  if (!parts) return null;
  const [before, figures, behind] = [parts[1]?.trim() ?? '', parts[2]?.trim() ?? '', parts[3]?.trim() ?? ''];
  const readings = words === written ? readingsOf(figures) : readingsOf(figures).slice(0, 1);
  if (readings.length === 0 || (before && behind)) return null;
  const sign = before || behind;
  if (/^(?:cents?|ct\.?)$/.test(behind)) {
    return /^\d{1,4}$/.test(figures)
      ? { value: { cents: Number(figures), currency: null }, isAbout: given.isAbout }
      : null;
  }
  const currencies = sign ? currenciesOf(sign) : [null];
  const [only, ...more] = readings.flatMap((cents) => currencies.map((currency) => ({ cents, currency })));
  if (!only) return null;
  return more.length === 0 ? { value: only, isAbout: given.isAbout } : oneOfThese([only, ...more], given.isAbout);
}

/** `1.899,-`: behind the dash stand no cents, so that the mark before it only groups. */
const noCents = /(\d)[.,] ?[-–—]{1,2}/;

/** "20–30 €": one of the two has to be chosen. */
function oneOf(
  before: string,
  figures: readonly string[],
  { behind, isAbout }: { behind: string; isAbout: boolean },
): Quantity<Money> | null {
  const all = figures.map((figure) => readMoney(`${before}${figure}${behind}`));
  const amounts = all.flatMap((read) => (read && 'value' in read ? [read.value] : []));
  return amounts.length === figures.length ? oneOfThese(amounts, isAbout) : null;
}

/** "zwölf Euro", "2 Tausend Euro" */
function inFigures(words: string): string {
  const [, first = '', rest = ''] = /^(\p{L}+|\d{1,4})(?= |$)(.*)$/u.exec(words) ?? [];
  const number = smallNumber(first);
  if (number === null) return words;
  const thousands = /^ (?:tausend|thousand)(?= |$)/;
  return thousands.test(rest) ? `${number * 1000}${rest.replace(thousands, '')}` : `${number}${rest}`;
}

/** Hundredths that figures can stand for: none, one, or two where a single mark has three digits behind it. */
function readingsOf(figures: string): number[] {
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(figures)) {
    const [whole = '', rest = ''] = figures.split(/[.,]/);
    return [Number(`${whole}${rest}`) * 100, Math.round(Number(`${whole}.${rest}`) * 100)];
  }
  const parts =
    /^(\d{1,9}|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[' ]\d{3})+)(?:([.,])(\d{1,2}))?$/.exec(
      figures,
    );
  const [, whole = '', mark = '', cents = ''] = parts ?? [];
  // One mark cannot both group and divide.
  if (!parts || (mark && whole.includes(mark))) return [];
  return [Number(`${whole.replace(/[., ']/g, '')}${cents.padEnd(2, '0')}`)];
}
