import type { Stamp } from '#src/features/cases/rules.ts';
import { colours } from './style.ts';

/** The colour of each stamp. */
export const inkOf: Readonly<Record<Stamp, string>> = {
  open: colours.amber,
  answered: colours.blue,
  overdue: colours.red,
  solved: colours.green,
  partly: colours.green,
  unsolved: colours.red,
  dormant: colours.ink2,
  withdrawn: colours.ink2,
  removed: colours.ink2,
};

/** The stamp of a case as SVG, turned as the one on its page: a frame, a hairline inside it, a word and a date. */
export function stampSvg(stamp: Stamp, word: string, detail: string): string {
  const ink = inkOf[stamp];
  const width = Math.max(118, word.length * 13 + 34, detail.length * 5.6 + 30);
  const frame = (inset: number, stroke: number, radius: number) =>
    `<rect x="${inset}" y="${inset}" width="${width - 2 * inset}" height="${56 - 2 * inset}" rx="${radius}" fill="none" stroke="${ink}" stroke-width="${stroke}"/>`;
  const line = (text: string, y: number, size: number, font: string, spacing: number) =>
    `<text x="${width / 2}" y="${y}" text-anchor="middle" font-family="${font}" font-weight="bold" font-size="${size}" letter-spacing="${spacing}" fill="${ink}">${escaped(text)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 10}" height="72" viewBox="-5 -9 ${width + 10} 74"><g transform="rotate(-4 ${width / 2} 28)">${frame(1.5, 2.4, 4)}${frame(6, 0.7, 2)}${line(word.toUpperCase(), 31, 19, 'Sans', 1.2)}${line(detail, 44, 8.4, 'Mono', 0)}</g></svg>`;
}

/** The outline of the mark of the site, 105 wide and high: folder with a cut-out A (as in components/Logo.astro). */
export const markPath =
  'M0 105V7q0-7 7-7h41q4 0 6.5 3.5L63.5 18H98q7 0 7 7v42.6H69.4L57.4 31.4 45.5 34.5 46 37.5 29 87.5h-5v6.1h18v-6.1h-5l3.8-14h17.4l5.8 14h-6v6.1h25v-6.1h-7l-4.6-14H105V105zM49.5 48l6.9 19.6H42.6z';

export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 105 105" width="20" height="20"><path fill="${colours.ink}" fill-rule="evenodd" d="${markPath}"/></svg>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
