import { fewest } from '#src/features/rankings/order/rules.ts';
import type { Interval } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { usualWindow } from '#src/features/rankings/windows.ts';
import { fullDay, ofHundred, percent, rankRange } from '#src/i18n/formats.ts';
import { type Key, type Translate, translator } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';
import { escaped } from '#src/lib/xml.ts';
import { type BadgeSize, badgeSizes } from '../lists.ts';
import type { BadgeFacts } from './facts.ts';

/**
 * The badge: a picture without script, without anything loaded from elsewhere, in light and dark colours as the reader's
 * machine wants it. It always says how many cases there are and of which day it is; a rank is shown only where the profile has one.
 */
export function badgeSvg(facts: BadgeFacts, locale: Locale, size: BadgeSize): string {
  const { width, height } = badgeSizes[size];
  const lines = linesOf(facts, locale, size);
  const room = width - 2 * margin;
  const texts = lines.map(({ at, style, words, end }) => {
    const place = end ? `x="${width - margin}" text-anchor="end"` : `x="${margin}"`;
    // Only a name is cut: a picture that lost a number or its day would say something else. They are set closer instead.
    const shown = style === 'name' ? fitting(words, room, fontSizes.name) : words;
    const squeezed =
      widthOf(shown) * fontSizes[style] > room ? ` textLength="${room}" lengthAdjust="spacingAndGlyphs"` : '';
    return `<text class="${style}" ${place} y="${at}"${squeezed}>${escaped(shown)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${locale}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t">`,
    `<title id="t">${escaped(badgeWords(facts, locale))}</title>`,
    `<style>${rules}</style>`,
    `<rect class="sheet" x=".5" y=".5" width="${width - 1}" height="${height - 1}"/>`,
    `<rect class="edge" width="4" height="${height}"/>`,
    ...texts,
    '</svg>\n',
  ].join('');
}

/** Everything the picture says, as one text: for whoever does not see it. */
export function badgeWords(facts: BadgeFacts, locale: Locale): string {
  const t = translator(locale);
  const words = linesOf(facts, locale, 'large').map(({ words }) => words);
  return [t('site.name'), ...words.filter((one) => one !== t('site.name'))].join('; ');
}

const margin = 16;
const fontSizes = { mark: 12, day: 12, name: 15, rank: 20, line: 13 } as const;
const rules = [
  '.sheet{fill:#faf7ef;stroke:#7d735c}.edge{fill:#1a2030}text{fill:#1a2030;font-family:system-ui,-apple-system,"Segoe UI",sans-serif}',
  '.mark{font-size:12px;font-weight:700}.day,.line{fill:#454a57}.day{font-size:12px}.line{font-size:13px}',
  '.name{font-size:15px;font-weight:600}.rank{font-size:20px;font-weight:700}',
  '@media (prefers-color-scheme:dark){.sheet{fill:#21201c;stroke:#868072}.edge{fill:#ede7d9}text{fill:#ede7d9}.day,.line{fill:#c2bbab}}',
].join('');

interface Line {
  at: number;
  style: keyof typeof fontSizes;
  words: string;
  /** Stands at the right. */
  end?: true;
}

function linesOf({ company, profile, examined }: BadgeFacts, locale: Locale, size: BadgeSize): Line[] {
  const t = translator(locale);
  const { own, rank, asOf } = profile;
  const n = own?.tally.cases ?? 0;
  const months = Number(usualWindow);
  const day = asOf ? t('integrations.seal.asOf', { day: fullDay(locale, asOf) }) : t('integrations.seal.noDay');
  const place =
    rank !== null
      ? t('integrations.seal.rank', { rank: rankRange(locale, rank), of: rank.of })
      : n > 0
        ? t('integrations.seal.noRank')
        : t('integrations.seal.none', { months });
  const looked = examined.cases > 0 ? [t('integrations.seal.examined', { count: examined.cases })] : [];
  if (size === 'small') {
    const short = rank !== null ? place : t(n > 0 ? 'integrations.seal.noRankShort' : 'integrations.seal.noneShort');
    return [
      { at: 25, style: 'name', words: company.name },
      { at: 51, style: 'rank', words: short },
      { at: 72, style: 'line', words: [t('integrations.seal.short', { n }), ...looked].join(', ') },
      { at: 90, style: 'day', words: day },
    ];
  }
  return [
    { at: 24, style: 'mark', words: t('site.name') },
    { at: 24, style: 'day', words: day, end: true },
    { at: 46, style: 'name', words: company.name },
    { at: 73, style: 'rank', words: place },
    { at: 93, style: 'line', words: [t('integrations.seal.count', { n, months }), ...looked].join(', ') },
    ...(own
      ? [
          { at: 111, style: 'line' as const, words: share(t, locale, 'answered', own.tally.ripe, own.figures.day14) },
          {
            at: 128,
            style: 'line' as const,
            words: share(t, locale, 'solved', own.figures.solved.n, own.figures.solved),
          },
        ]
      : []),
  ];
}

/** From ten on, as on the profile, and never without its interval. */
function share(t: Translate, locale: Locale, what: 'answered' | 'solved', n: number, of: Interval): string {
  const few: Key = what === 'answered' ? 'integrations.seal.fewAnswered' : 'integrations.seal.fewSolved';
  if (n < fewest) return t(few);
  const [low, high] = [ofHundred(locale, of.low * 100), ofHundred(locale, of.high * 100)];
  return t(`integrations.seal.${what}`, { share: percent(locale, of.share), low, high });
}

/** Cuts a text that would run over the edge. */
function fitting(words: string, room: number, fontSize: number): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (widthOf(line) * fontSize <= room) return line;
  let kept = '';
  for (const { segment } of graphemes.segment(line)) {
    if (widthOf(`${kept}${segment}…`) * fontSize > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** In parts of the size of its type: as in the widest of the usual typefaces, bold. */
function widthOf(words: string): number {
  let width = 0;
  for (const character of words) width += widthOfOne(character);
  return width;
}

function widthOfOne(character: string): number {
  if (wide.test(character)) return 1.15;
  if (/[MWmw@%—…ŒÆ]/.test(character)) return 1;
  if (/[\p{Lu}\p{N}]/u.test(character)) return 0.72;
  return /[iljftr.,:;'|! ()-]/.test(character) ? 0.42 : 0.66;
}

/** Letters of East Asia, and pictures. */
const wide =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;
