import { firstYear } from '#src/lib/days/found.ts';
import { fullYear } from '#src/lib/days/tokens.ts';
import type { Token } from '../text/text.ts';
import { find, isDate, isMeasured, isTight, type Reader } from './taken.ts';

const isTimeBefore = (token: Token | undefined) =>
  token !== undefined && /^(?:um|gegen|at|version|nr|no|v|firmware|kapitel|punkt|§|seriennummer)$/.test(token.text);

export const figures: Reader = ({ tokens, before, after, later }) => {
  const numbers = tokens.filter(({ letter }) => letter === 'd' || letter === 'y');
  const [date, month, year] = numbers;
  if (!date || !month || !isDate(date.value, month.value)) return null;
  const isWhole = tokens.at(-1)?.letter === '.' || year !== undefined;
  const first = tokens[0];
  if (before && first && before.end === first.start && /[.,\d]/.test(before.text)) return null;
  // Also a year in which nobody had a case: "20.11.1984" is no day of this one.
  if (after && tokens.at(-1)?.end === after.start && (/[dyx%]/.test(after.letter) || /^\d/.test(after.text)))
    return null;
  if (isMeasured(after) && !year) return null;
  if (!year && isTimeBefore(before)) return null;
  if (year && (year.text.length === 1 || fullYear(year.text) < firstYear)) return null;
  // "ab dem 1.1. 14.99" and "am 3.3. 2 Mails": the number belongs to what follows.
  if (
    year?.letter === 'd' &&
    (!isTight(tokens.slice(-2)) || (after && after.start === year.end && /[.,:]/.test(after.text) && isFigure(after)))
  )
    return null;
  if (year && year.letter === 'd' && before?.text === 'version') return null;
  if (tokens.some(({ letter }) => letter === '-') && !isTight(tokens)) return null;
  // "20.11.1984", of which the dot goes on.
  if (!isWhole && after?.letter === '.' && later?.start === after.end && /^\d{4}$/.test(later.text)) return null;
  const isAfterDay =
    before !== undefined && (/[htfCbB&]/.test(before.letter) || /^(?:ab|zum|vom|seit)$/.test(before.text));
  const isLineStart = before === undefined || before.letter === '!' || before.letter === '-';
  if (!isWhole && !(isAfterDay || isLineStart || first?.letter === 'W')) return null;
  const weekday = find(tokens, 'W');
  const words = `${weekday ? `${weekday.text}, ` : ''}${date.value}.${month.value}.${year?.text ?? ''}`;
  const plain = {
    date: date.value,
    month: month.value,
    year: year ? fullYear(year.text) : null,
    weekday: weekday?.value ?? null,
  };
  return { by: 'calendar', words, hasYear: year !== undefined, plain };
};

/** A sign that goes on with digits cannot be seen here: a dot at the end of a sentence is one too. */
const isFigure = (token: Token) => token.text === ':' || token.text === ',';

export const slashed: Reader = ({ tokens, before, after, isEnglish }) => {
  const [a, b, year] = tokens.filter(({ letter }) => letter === 'd' || letter === 'y');
  if (!a || !b || !isTight(tokens.filter(({ letter }) => /[dy/]/.test(letter)))) return null;
  if (!isDate(a.value, b.value) && !isDate(b.value, a.value)) return null;
  if (after && tokens.at(-1)?.end === after.start && /[\d/\p{L}]/u.test(after.text)) return null;
  if (!year && !(isEnglish && before && /^(?:on|by|since|until|from|to)$/.test(before.text))) return null;
  const weekday = find(tokens, 'W');
  return {
    by: 'calendar',
    words: `${weekday ? `${weekday.text} ` : ''}${a.text}/${b.text}${year ? `/${year.text}` : ''}`,
    hasYear: year !== undefined,
    slashed: [a.value, b.value, year ? (year.letter === 'y' ? year.value : 2000 + year.value) : null],
  };
};

export const listInFigures: Reader = ({ tokens }) => {
  const numbers = tokens.filter(({ letter }) => letter === 'd');
  const monthNumber = numbers.at(-1)?.value ?? 0;
  const year = find(tokens, 'y')?.text ?? '';
  const dates = numbers.slice(0, -1);
  if (dates.some(({ value }) => !isDate(value, monthNumber))) return null;
  return dates.map(({ value }) => ({ by: 'calendar', words: `${value}.${monthNumber}.${year}`, hasYear: year !== '' }));
};

export const week: Reader = ({ tokens }) => {
  const [number, given] = [find(tokens, 'd'), find(tokens, 'y')];
  if (!number || number.value < 1 || number.value > 53) return null;
  return { by: 'calendar', words: `kw ${number.value}${given ? `/${given.text}` : ''}`, hasYear: given !== undefined };
};
