import { onlyGerman } from '#src/lib/days/words.ts';
import type { Token } from '../text/text.ts';
import { doubtfulMonths } from '../text/words.ts';
import type { How } from './mention.ts';
import { find, isDate, isMeasured, isTitle, joined, type Reader, type Taken } from './taken.ts';

/** The year behind a month, written out or as '26. */
function yearOf(tokens: readonly Token[]): string {
  const short = tokens.findIndex(({ letter }) => letter === "'");
  if (short >= 0) return ` 20${tokens[short + 1]?.text ?? ''}`;
  const year = find(tokens, 'y');
  return year ? ` ${year.text}` : '';
}

const isStreet = /(?:strasse|platz|allee|bruecke|ufer|weg|ring|park)$/;

export const dayAndMonth: Reader = ({ tokens, before, earlier }) => {
  const month = find(tokens, 'M');
  const date = find(tokens, 'd');
  if (!month || !date || !isDate(date.value, month.value)) return null;
  if (before && before.letter === '.' && before.end === tokens[0]?.start) return null;
  // Where somebody lives: "Straße des 17. Juni".
  if (before?.text === 'des' && isStreet.test(earlier?.text ?? '')) return null;
  // "5 may be": a verb.
  if (month.text === 'may' && !month.isCapital && !find(tokens, 'sh')) return null;
  const weekday = find(tokens, 'W');
  const year = yearOf(tokens);
  return {
    by: 'calendar',
    words: `${weekday ? `${weekday.text}, ` : ''}${date.value}. ${month.text}${year}`,
    hasYear: year !== '',
    plain: {
      date: date.value,
      month: month.value,
      year: year === '' ? null : Number(year),
      weekday: weekday?.value ?? null,
    },
  };
};

export const monthAndDay: Reader = (taken) => {
  const { tokens, after, isEnglish } = taken;
  const month = find(tokens, 'M');
  const date = find(tokens, 'd');
  if (!month || !date || onlyGerman.has(month.text) || !isDate(date.value, month.value)) return null;
  if (!isEnglish && !find(tokens, 's') && !find(tokens, 'y')) return null;
  if (after && date === tokens.at(-1) && after.text === '%') return null;
  if (month.text === 'may' && !month.isCapital && !find(tokens, 's')) return null;
  return dayAndMonth(taken);
};

export const monthBefore =
  /^(?:im|in|seit|since|bis|until|till|by|ab|von|vom|from|to|through|throughout|during|and|und|of|des|ende|anfang|mitte|last|this|next|letzten|vergangenen|back|zum|oder|or|around|about|schon|erst|noch)$/;

export const month: Reader = ({ tokens, before, after }) => {
  const name = find(tokens, 'M');
  if (!name || isTitle(before)) return null;
  const year = yearOf(tokens);
  const hasGuard = before !== undefined && monthBefore.test(before.text);
  if (year === '' && !hasGuard) return null;
  if (!name.isCapital && !hasGuard) return null;
  if (
    doubtfulMonths.has(name.text) &&
    year === '' &&
    (name.text === 'may' || name.text === 'march') &&
    !name.isCapital
  ) {
    if (!before || !/^(?:in|since|of|by|until)$/.test(before.text)) return null;
  }
  if (after && tokens.at(-1) === name && after.letter === 'd' && year === '') return null;
  // "und Mai" goes on from another month only; "in May I ask" is none.
  return { by: 'calendar', words: `${name.text}${year}`, hasYear: year !== '' };
};

export const parted: Reader = ({ tokens, before }) => {
  const [part, name] = [find(tokens, 'B'), find(tokens, 'M')];
  const year = find(tokens, 'y')?.text ?? '';
  if (!part || isTitle(before)) return null;
  if (!name && !year) return null;
  const words = `${part.text} ${name?.text ?? ''} ${year}`.replace(/\s+/g, ' ').trim();
  return { by: 'calendar', words, hasYear: year !== '' };
};

export const season: Reader = ({ tokens, before, isEnglish }) => {
  const name = find(tokens, 'S');
  if (!name || isTitle(before)) return null;
  const year = find(tokens, 'y')?.text ?? '';
  const isGuarded =
    year !== '' ||
    (before !== undefined &&
      /^(?:im|in|seit|since|bis|until|the|by|this|vom|ueber|of|diesen|dem|zum)$/.test(before.text));
  if (!isGuarded || (!name.isCapital && !isEnglish && year === '' && before?.text !== 'im')) return null;
  if (isEnglish && year === '' && /^(?:spring|fall)$/.test(name.text) && !/^(?:the|in|this)$/.test(before?.text ?? ''))
    return null;
  return { by: 'calendar', words: `${name.text} ${year}`.trim(), hasYear: year !== '' };
};

export const partOfSeason: Reader = (taken) => {
  const name = find(taken.tokens, 'S');
  const year = find(taken.tokens, 'y')?.text ?? '';
  return name ? { by: 'calendar', words: `${name.text} ${year}`.trim(), hasYear: year !== '' } : null;
};

export const year: Reader = ({ tokens, before, after }) => {
  const [token] = tokens.slice(-1);
  if (!token || !before || !/^(?:in|jahr|jahre|seit|since|year|of|back)$/.test(before.text)) return null;
  if (after && after.start === token.end && /[-/\p{L}\d]/u.test(after.text)) return null;
  return { by: 'calendar', words: token.text, hasYear: true };
};

export const list: Reader = ({ tokens }) => {
  const name = find(tokens, 'M');
  const year = yearOf(tokens);
  const dates = tokens.filter(({ letter }) => letter === 'd');
  if (!name || dates.some(({ value }) => !isDate(value, name.value))) return null;
  return dates.map(({ value }) => ({ by: 'calendar', words: `${value}. ${name.text}${year}`, hasYear: year !== '' }));
};

export const period: Reader = ({ tokens, after }) => {
  const kept = tokens.filter(({ letter }) => letter !== 'h' && letter !== 'f' && letter !== 'z' && letter !== 'W');
  const numbers = kept.filter(({ letter }) => letter === 'd');
  if (isMeasured(after) || numbers.some(({ value }) => value < 1 || value > 31)) return null;
  const words = joined(kept.map((token) => (/[t&]/.test(token.letter) ? { ...token, text: 'bis' } : token)));
  return {
    by: 'calendar',
    words: words.replace(/(\d)\.? ?(?=(?:bis|-))/g, '$1. '),
    hasYear: kept.some(({ letter }) => letter === 'y'),
  };
};

export function dayInWords(tokens: readonly Token[]): How | null {
  const [date, name, year] = [find(tokens, 'O'), find(tokens, 'M'), find(tokens, 'y')];
  if (!date || !name || !isDate(date.value, name.value)) return null;
  return {
    by: 'calendar',
    words: `${date.value}. ${name.text} ${year?.text ?? ''}`.trim(),
    hasYear: year !== undefined,
  };
}

const places: Record<string, number> = {
  erste: 1,
  ersten: 1,
  first: 1,
  zweite: 2,
  zweiten: 2,
  second: 2,
  dritte: 3,
  dritten: 3,
  third: 3,
  vierte: 4,
  vierten: 4,
  fourth: 4,
  letzte: 4,
  letzten: 4,
  last: 4,
};

/** "die erste Aprilwoche", "the second week of June", "die zweite Maihälfte". */
export function partBy(tokens: readonly Token[]): How | null {
  const place = places[tokens[0]?.text ?? ''];
  const month = find(tokens, 'ZM')?.value;
  if (place === undefined || month === undefined) return null;
  const year = find(tokens, 'y')?.value ?? null;
  if (/haelfte$/.test(find(tokens, 'Z')?.text ?? ''))
    return { by: 'partOfMonth', month, year, part: place === 1 ? 'first-half' : 'second-half' };
  return { by: 'partOfMonth', month, year, part: place === 1 ? 'beginning' : place === 4 ? 'end' : 'middle' };
}

export function monthFirstPeriod(tokens: readonly Token[]): How | null {
  const [from, until] = tokens.filter(({ letter }) => letter === 'd');
  const [first, second] = tokens.filter(({ letter }) => letter === 'M');
  if (!from || !until || !first || !second || !isDate(from.value, first.value) || !isDate(until.value, second.value))
    return null;
  const year = find(tokens, 'y')?.text;
  return {
    by: 'calendar',
    words: `${from.value}. ${first.text} bis ${until.value}. ${second.text} ${year ?? ''}`.trim(),
    hasYear: year !== undefined,
  };
}

/** "im Mai 25" and "14 Mar 26": two digits that nothing behind them counts with. */
export function isShortYear({ tokens, after }: Taken): boolean {
  const last = tokens.at(-1);
  if (last?.text.length !== 2 || last.value < 15 || last.value > 35) return false;
  return (
    after === undefined ||
    /^[!,:;()-]$/.test(after.letter) ||
    /^(?:hat|habe|hab|ist|war|wurde|kam|ging|bestellt|gekauft|und)$/.test(after.text)
  );
}

export function shortYear(taken: Taken): How | null {
  if (!/^(?:im|in|seit|ende|anfang|mitte)$/.test(taken.before?.text ?? '') || !isShortYear(taken)) return null;
  return { by: 'calendar', words: `${taken.tokens[0]?.text ?? ''} 20${taken.tokens[1]?.text ?? ''}`, hasYear: true };
}
