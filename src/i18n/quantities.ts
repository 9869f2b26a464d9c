import type { Locale } from '#src/lib/situation.ts';
import { money } from './formats.ts';
import type { Translate } from './index.ts';

/** etwa 40 Minuten · about 40 minutes, where it was only about so much */
export function aboutIf(t: Translate, isAbout: boolean, words: string): string {
  return isAbout ? t('days.about', { day: words }) : words;
}

/** Sums of several currencies beside each other: they are never added up. */
export function sumsInWords(
  t: Translate,
  locale: Locale,
  sums: readonly { currency: string; cents: number; isAbout: boolean }[],
): string {
  return sums.map(({ cents, currency, isAbout }) => aboutIf(t, isAbout, money(locale, cents, currency))).join(' + ');
}

/** An amount as it stands in a field, so that it is read back as the same: etwa 419,80 USD · about 419.80 USD */
export function typedMoney(
  t: Translate,
  locale: Locale,
  { cents, currency, isAbout }: { cents: number; currency: string; isAbout: boolean },
): string {
  const figures = (cents / 100).toFixed(2);
  const words = locale === 'de' ? figures.replace('.', ',') : figures;
  return aboutIf(t, isAbout, currency === 'EUR' ? words : `${words} ${currency}`);
}
