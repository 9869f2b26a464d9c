import {
  ago,
  ahead,
  blackOrGood,
  counted,
  dayOfChristmas,
  dayOfMonth,
  feast,
  holiday,
  isBareOrdinal,
  isPlainWorking,
  nearDay,
  next,
  now,
  ofUnit,
  same,
  unit,
  weekday,
  weekdayAgo,
  weekdayOfFeast,
} from './counting.ts';
import { figures, listInFigures, slashed, week } from './figures.ts';
import {
  dayAndMonth,
  dayInWords,
  isShortYear,
  list,
  month,
  monthAndDay,
  monthBefore,
  monthFirstPeriod,
  partBy,
  parted,
  partOfSeason,
  period,
  season,
  shortYear,
  year,
} from './months.ts';
import { find, isEndOfPhrase, isHabit, isTight, joined, type Shape, valueAt } from './taken.ts';

const weekdayPart = '(?:W\\.?,?h{0,2})?';

const count = '(?:[NdQ]|[Nd][t-][Nd]|NQ|QN|NdQ)h?A?';

const day = `d[.s]?h?M`;

export const shapes: readonly Shape[] = [
  [
    'y-d-d',
    ({ tokens }) =>
      isTight(tokens) ? { by: 'calendar', words: joined(tokens).replaceAll(' ', ''), hasYear: true } : null,
  ],
  [`${weekdayPart}d\\.d\\.y`, figures],
  [`${weekdayPart}d\\.d\\.d`, figures],
  [`${weekdayPart}d\\.d\\.`, figures],
  ['d-d-y', figures],
  [`${weekdayPart}d\\.d`, figures],
  [`${weekdayPart}d/d(?:/[yd])?`, slashed],
  [`${weekdayPart}${day}\\.?(?:,?y|'d)?`, dayAndMonth],
  [`${weekdayPart}M\\.?d[s]?(?:,?y)?`, monthAndDay],
  [`h?d[.s]?(?:[,&]h?d[.s]?){1,9}h?M\\.?y?`, list],
  [`h?d\\.(?:[,&]h?d\\.){1,9}d\\.y?`, listInFigures],
  [
    `[fz]?h?(?:d[.s]?|d\\.d\\.y?|${day}\\.?y?)[t&-]h{0,2}(?:d\\.d\\.(?:y|d)?|${day}\\.?y?)`,
    (taken) =>
      /[t-]/.test(
        taken.tokens
          .map(({ letter }) => letter)
          .join('')
          .replace(/^z.*&/, '-'),
      )
        ? period(taken)
        : null,
  ],
  [
    '[fz]?M[t-]My?',
    (taken) =>
      /^(?:from|von|between|zwischen)$/.test(taken.tokens[0]?.text ?? '') ||
      find(taken.tokens, 'y') ||
      monthBefore.test(taken.before?.text ?? '')
        ? period(taken)
        : null,
  ],
  ['B-?h{0,2}M\\.?,?y?', parted],
  ['Bh?y', parted],
  ['Bh?h?LU', now],
  ['Bh?h?U', ({ tokens }) => ofUnit(valueAt(tokens, 'B'), valueAt(tokens, 'U'))],
  [
    '[fz]?h?d\\.\\?h?d[.s]?h?M\\.?y?',
    (taken) =>
      find(taken.tokens, '?')?.text === 'auf'
        ? period({
            ...taken,
            tokens: taken.tokens.map((token) => (token.text === 'auf' ? { ...token, letter: 't' } : token)),
          })
        : null,
  ],
  [`h?d\\./d\\.h?M\\.?y?`, list],
  ['h?d\\./d\\.d\\.y?', listInFigures],
  [`Oh?My?`, ({ tokens }) => dayInWords(tokens)],
  ['[?LO]Z', ({ tokens }) => partBy(tokens)],
  ['[?LO]Uh?My?', ({ tokens }) => (valueAt(tokens, 'U') === 7 ? partBy(tokens) : null)],
  [
    'z?Mds?[t&]Mds?(?:,?y)?',
    (taken) => (taken.tokens[0]?.letter === 'z' || find(taken.tokens, 't') ? monthFirstPeriod(taken.tokens) : null),
  ],
  ['Md', (taken) => shortYear(taken)],
  [
    'dMd',
    (taken) =>
      taken.isEnglish && isShortYear(taken)
        ? {
            by: 'calendar',
            words: `${valueAt(taken.tokens, 'd')}. ${find(taken.tokens, 'M')?.text ?? ''} 20${taken.tokens.at(-1)?.text ?? ''}`,
            hasYear: true,
          }
        : null,
  ],
  [
    'Bh?h?\\?',
    ({ tokens }) =>
      valueAt(tokens, 'B') === 2 && /^quart(?:er|als?)$/.test(tokens.at(-1)?.text ?? '')
        ? { by: 'end', unit: 91 }
        : null,
  ],
  ['\\?W', blackOrGood],
  ['FWy?', weekdayOfFeast],
  ['F[?U]y?', dayOfChristmas],
  ['X', ({ tokens }) => ({ by: 'end', unit: tokens[0]?.value ?? 30 })],
  ["M\\.?(?:,?y|'d)?", month],
  ['LM', now],
  ['MLU', ({ tokens }) => ({ by: 'now', words: joined(tokens) })],
  ['LU(?:i|h)M', ({ tokens }) => ({ by: 'now', words: joined(tokens.filter(({ letter }) => letter !== 'h')) })],
  ['Sh?y?', season],
  ['LS', now],
  ['Bh?h?Sh?y?', partOfSeason],
  ['y', year],
  ['W', weekday],
  [
    'L[W]',
    ({ tokens, ...rest }) =>
      tokens[0]?.value === 1
        ? { by: 'weekday', weekday: tokens[1]?.value ?? 0, isNext: true }
        : isHabit(rest.before)
          ? null
          : now({ tokens, ...rest }),
  ],
  ['KW', ({ tokens }) => ({ by: 'weekday', weekday: tokens[1]?.value ?? 0 })],
  ['WLU', now],
  ['LUh?W', ({ tokens }) => ({ by: 'now', words: joined(tokens.filter(({ letter }) => letter !== 'h')) })],
  ['Wh?l', ({ tokens }) => ({ by: 'weekday', weekday: tokens[0]?.value ?? 0 })],
  [`Wh?v${count}U`, (taken) => weekdayAgo(taken.tokens)],
  [`${count}Uah?W`, (taken) => weekdayAgo(taken.tokens)],
  [
    'W,?hd[.s]',
    (taken) => dayOfMonth({ ...taken, tokens: taken.tokens.filter(({ letter }) => letter !== 'W' && letter !== ',') }),
  ],
  ['ds', (taken) => (isTight(taken.tokens) && isBareOrdinal(taken) ? dayOfMonth(taken) : null)],
  ['gW', ({ tokens }) => ({ by: 'weekday', weekday: tokens[1]?.value ?? 0 })],
  ['R', nearDay],
  ['UoR', () => ({ by: 'now', words: 'vorgestern' })],
  [
    'Lp',
    ({ tokens }) =>
      tokens[0]?.text === 'this'
        ? { by: 'now', words: 'heute' }
        : tokens[0]?.text === 'last'
          ? { by: 'now', words: 'gestern' }
          : tokens[0]?.value === 1
            ? next
            : null,
  ],
  ['LR', ({ tokens }) => (tokens[0]?.value === 1 && tokens[1]?.text === 'morgen' ? next : null)],
  ['gp', () => next],
  ['qR', ({ tokens }) => (tokens[1]?.text === 'morgen' ? same : null)],
  [
    'l?\\?q?(?:U|p)',
    ({ tokens }) =>
      find(tokens, '?')?.text === 'that' &&
      (tokens.at(-1)?.letter === 'p' || tokens.at(-1)?.value === 1) &&
      !/s$/.test(tokens.at(-1)?.text ?? '')
        ? same
        : null,
  ],
  ['HNUa', () => ({ by: 'now', words: 'vor einem halben jahr' })],
  ['vA?NHU', () => ({ by: 'now', words: 'vor einem halben jahr' })],
  ['RvA?NU', now],
  ['[LK]U', unit],
  [`vA?${count}U`, ago],
  [`vNHU`, ago],
  [`A?${count}Ua`, ago],
  [`CA?${count}U`, ago],
  [`A?${count}Ul`, counted(1)],
  [`A?${count}Dl`, counted(1)],
  [`nA?${count}D`, counted(1)],
  [
    `A?${count}Unh?`,
    (taken) =>
      /^(?:that|dem|diesem)$/.test(taken.after?.text ?? '') || isEndOfPhrase(taken.after) ? counted(1)(taken) : null,
  ],
  [
    `A?${count}Uo`,
    (taken) =>
      taken.after && /^(?:christmas|the|my|our|weihnachten|ostern)$/.test(taken.after.text) ? null : counted(-1)(taken),
  ],
  [`nA?${count}U`, counted(1)],
  ['Ul', (taken) => (taken.before && /[dNxyQ]/.test(taken.before.letter) ? null : counted(1)(taken))],
  ['QUl', () => ({ by: 'unknown' })],
  [
    'hUn',
    (taken) =>
      isEndOfPhrase(taken.after)
        ? taken.tokens[1]?.value === 1
          ? next
          : { by: 'count', amount: 1, unit: taken.tokens[1]?.value ?? 7, sign: 1, isAbout: true }
        : null,
  ],
  [
    'gU',
    ({ tokens }) =>
      valueAt(tokens, 'U') === 1
        ? next
        : { by: 'count', amount: 1, unit: valueAt(tokens, 'U'), sign: 1, isAbout: true },
  ],
  ['g', ({ tokens }) => (tokens[0]?.text === 'folgetag' ? next : null)],
  ['q(?:U|p)', ({ tokens }) => (tokens[1]?.letter === 'p' || tokens[1]?.value === 1 ? same : null)],
  ['\\?hp', ({ tokens }) => (tokens[0]?.text === 'noch' && tokens[1]?.text === 'am' ? same : null)],
  [`i${count}U`, ahead(false)],
  [`i${count}D`, ahead(false)],
  [
    `(?:i|w)h?f?h?L?${count}\\??[UD]`,
    (taken) => (isPlainWorking(taken) ? ahead(taken.tokens[0]?.letter === 'w')(taken) : null),
  ],
  [
    'ih?LU',
    (taken) => (/^(?:tagen|wochen|days|weeks)$/.test(taken.tokens.at(-1)?.text ?? '') ? { by: 'unknown' } : null),
  ],
  [
    '[hf]d[.s]',
    (taken) =>
      /^(?:am|den|dem|zum|vom|der|des|the|on)$/.test(taken.tokens[0]?.text ?? '') &&
      !(taken.tokens[0]?.text === 'on' && !find(taken.tokens, 's'))
        ? dayOfMonth(taken)
        : null,
  ],
  ['td\\.', dayOfMonth],
  ['kd(?:[/-]?y)?', week],
  ['Fh?y?', feast],
  ['d\\.F', (taken) => holiday(taken.tokens)],
  ['Wnh?F', feast],
  [
    '(?:h|L)E',
    ({ tokens }) =>
      tokens[0]?.letter === 'L' ? null : /^(?:am|the)$/.test(tokens[0]?.text ?? '') ? { by: 'weekend' } : null,
  ],
];
