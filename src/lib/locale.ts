import type { Locale } from '#src/lib/act.ts';

/**
 * The language to speak: the one asked for, else the one the browser likes most of those there are, else German.
 * `acceptLanguage` is the header, like `en-GB,en;q=0.9,de;q=0.8`.
 */
export function preferredLocale(asked: string | null, acceptLanguage: string | null): Locale {
  if (asked === 'de' || asked === 'en') return asked;
  let best: { locale: Locale; weight: number } = { locale: 'de', weight: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = range.split('-')[0];
    if (language !== 'de' && language !== 'en') continue;
    const given = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const weight = given === undefined ? 1 : Number(given);
    if (weight > best.weight) best = { locale: language, weight };
  }
  return best.locale;
}
