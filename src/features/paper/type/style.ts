import type { Content, ContentText, CustomTableLayout, StyleDictionary } from 'pdfmake/interfaces.js';
import type { Direction } from './direction.ts';
import { type Face, runsOf } from './fonts.ts';

/** Points of a length in millimetres. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4;

/** The colours of the site in daylight (src/styles/tokens.css), on white paper. */
export const colours = {
  ink: '#1a2030',
  ink2: '#454a57',
  ink3: '#595c65',
  rule: '#d2c8b1',
  rule2: '#7d735c',
  folder: '#e3d7ba',
  sheet: '#faf7ef',
  red: '#a11d1a',
  green: '#1b6140',
  amber: '#864e00',
  blue: '#1c4788',
  blueTint: '#dfe7f0',
} as const;

/** A4. The left margin is wide enough for a binder. */
export const page = { width: mm(210), height: mm(297), left: mm(25), right: mm(18), top: mm(30), bottom: mm(24) };
export const textWidth = page.width - page.left - page.right;

export const styles: StyleDictionary = {
  title: { font: 'Serif', bold: true, fontSize: 25, lineHeight: 1.08, characterSpacing: -0.35 },
  heading: { font: 'Serif', bold: true, fontSize: 16, lineHeight: 1.1, characterSpacing: -0.15 },
  subheading: { font: 'Serif', bold: true, fontSize: 12.5, lineHeight: 1.15 },
  text: { font: 'Serif', fontSize: 10, lineHeight: 1.32 },
  small: { font: 'Serif', fontSize: 9.2, lineHeight: 1.28 },
  label: { fontSize: 9, color: colours.ink2 },
  head: { fontSize: 8.5, color: colours.ink2 },
  fine: { fontSize: 8.5, color: colours.ink2, lineHeight: 1.22 },
  mono: { font: 'Mono', fontSize: 8.4 },
};

/** Words that may hold any sign, each in a font that has it. */
export function words(
  text: string,
  face: Face = 'Sans',
  { base, ...more }: Omit<ContentText, 'text' | 'font'> & { base?: Direction } = {},
): ContentText {
  const [first, ...rest] = runsOf(text, face, base);
  if (!first) return { ...more, font: face, text: '' };
  return rest.length === 0 ? { ...more, ...first } : { ...more, text: [first, ...rest] };
}

/** A line over the whole width. */
export function rule(width: number, colour: string = colours.ink, over = 0, under = 0): Content {
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: textWidth, y2: 0, lineWidth: width, lineColor: colour };
  return { canvas: [line], margin: [0, over, 0, under] };
}

/** Begins a part of the file: a strong rule, a serif heading, a note beside it. */
export function part(title: string, note = ''): Content {
  return {
    unbreakable: true,
    headlineLevel: 1,
    stack: [
      rule(1.6, colours.ink, 18, 7),
      {
        text: [{ text: title, style: 'heading' }, note ? { text: `   ${note}`, style: 'label' } : ''],
        margin: [0, 0, 0, 7],
      },
    ],
  };
}

/** Widths of a table with a date in front. Fixed, because a word that does not fit would widen a free column. */
export const datedWidths = [mm(27), textWidth - mm(27) - 6];

/** Hairlines between rows, a strong line under the head, nothing upright. */
export const ledger: CustomTableLayout = {
  hLineWidth: (row, node) => (row === 0 ? 0 : row === node.table.headerRows ? 1.2 : 0.6),
  hLineColor: (row, node) => (row === node.table.headerRows ? colours.ink : colours.rule),
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: () => 0,
  paddingTop: () => 4.5,
  paddingBottom: () => 4.5,
};
