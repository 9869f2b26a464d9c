import { readFileSync } from 'node:fs';
import { createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { directionOf } from '../type/direction.ts';
import { fonts } from '../type/fonts.ts';
import { inkOf, markPath } from '../type/stamp.ts';
import { colours } from '../type/style.ts';
import type { CardOrder, CardRow } from './order.ts';
import { piecesOf } from './pieces.ts';

/** What networks ask for; shown at a fourth of it, the stamp must still be read. */
const size = { width: 1200, height: 630 };
const edge = 64;
const inner = size.width - 2 * edge;
const mostLines = 3;

for (const [face, { normal, bold }] of Object.entries(fonts))
  for (const file of new Set([normal, bold])) GlobalFonts.register(readFileSync(file), face);
/** A sign that the first does not have is looked for in the next. */
const family = (first: 'Serif' | 'Sans' | 'Mono') =>
  [first, 'Sans', 'Serif', 'Arabic', 'Hebrew', 'Emoji'].filter((face, at, all) => all.indexOf(face) === at).join(', ');

type Drawing = SKRSContext2D;

/** A card as PNG. */
export function drawnCard(order: CardOrder): Promise<Buffer> {
  const canvas = createCanvas(size.width, size.height);
  const on = canvas.getContext('2d');
  ground(on, order.tab);
  const below = heading(on, order);
  if (order.stamp) stamp(on, order.stamp);
  order.rows.forEach((row, at) => {
    figure(on, row, Math.max(below + 40, 330) + at * 66);
  });
  write(on, order.foot, {
    x: edge + 36,
    y: 566,
    font: `26px ${family('Mono')}`,
    colour: colours.ink2,
    width: inner - 72,
  });
  return canvas.encode('png');
}

/** A sheet with its tab on the colour of a folder, and whose it is. */
function ground(on: Drawing, tab: string): void {
  on.fillStyle = colours.folder;
  on.fillRect(0, 0, size.width, size.height);
  on.fillStyle = colours.sheet;
  on.strokeStyle = colours.rule2;
  on.lineWidth = 2;
  on.font = `600 28px ${family('Mono')}`;
  const wide = Math.min(on.measureText(tab).width + 56, inner - 380);
  on.beginPath();
  on.roundRect(edge + 24, 34, wide, 90, 10);
  on.fill();
  on.stroke();
  on.beginPath();
  on.rect(edge, 92, inner, size.height - 92 - 40);
  on.fill();
  on.stroke();
  on.fillRect(edge + 25, 88, wide - 2, 10);
  write(on, tab, { x: edge + 52, y: 74, font: on.font, colour: colours.ink, width: wide - 56 });
  on.save();
  on.translate(size.width - edge - 310, 26);
  on.scale(0.46, 0.46);
  on.fillStyle = colours.ink;
  on.fill(new Path2D(markPath), 'evenodd');
  on.restore();
  const name = {
    x: size.width - edge - 250,
    y: 66,
    font: `600 38px ${family('Serif')}`,
    colour: colours.ink,
    width: 300,
  };
  write(on, 'Aktenkundig', name);
}

/** The title in as many lines as fit, and what is below it. Answers where that ends. */
function heading(on: Drawing, { title, under, stamp: stamped, rows }: CardOrder): number {
  const isShort = rows.length > 0;
  const height = isShort ? 58 : 66;
  on.font = `600 ${height}px ${family('Serif')}`;
  const lines = linesOf(on, title, { width: inner - 72, most: isShort ? 2 : mostLines });
  const top = 186;
  lines.forEach((line, at) => {
    write(on, line, {
      x: edge + 36,
      y: top + at * height * 1.12,
      font: on.font,
      colour: colours.ink,
      width: inner - 72,
      by: title,
    });
  });
  const y = top + (lines.length - 1) * height * 1.12 + 54;
  const width = stamped ? inner - 72 - 60 : inner - 72;
  write(on, under, { x: edge + 36, y, font: `32px ${family('Sans')}`, colour: colours.ink2, width });
  return y;
}

function figure(on: Drawing, { label, value, range }: CardRow, y: number): void {
  on.strokeStyle = colours.rule;
  on.lineWidth = 2;
  on.beginPath();
  on.moveTo(edge + 36, y - 44);
  on.lineTo(size.width - edge - 36, y - 44);
  on.stroke();
  write(on, label, { x: edge + 36, y, font: `32px ${family('Sans')}`, colour: colours.ink, width: 580 });
  write(on, value, { x: 700, y, font: `600 38px ${family('Sans')}`, colour: colours.ink, width: 140 });
  write(on, range, { x: 850, y, font: `28px ${family('Sans')}`, colour: colours.ink2, width: 250 });
}

/** Turned as on its page: a frame, a hairline inside it, a word and a date. */
function stamp(on: Drawing, { is, word, detail }: NonNullable<CardOrder['stamp']>): void {
  const ink = inkOf[is];
  const wordFont = `600 68px ${family('Sans')}`;
  const detailFont = `600 26px ${family('Mono')}`;
  const words = word.toUpperCase();
  on.font = wordFont;
  const ofWord = on.measureText(words).width;
  on.font = detailFont;
  const width = Math.max(ofWord, on.measureText(detail).width) + 72;
  const height = detail === '' ? 116 : 150;
  on.save();
  on.translate(size.width - edge - 56 - width / 2, 446);
  on.rotate((-5 * Math.PI) / 180);
  on.fillStyle = colours.sheet;
  on.fillRect(-width / 2 - 10, -height / 2 - 10, width + 20, height + 20);
  on.strokeStyle = ink;
  for (const [inset, weight] of [
    [0, 7],
    [13, 2],
  ] as const) {
    on.lineWidth = weight;
    on.beginPath();
    on.roundRect(inset - width / 2, inset - height / 2, width - 2 * inset, height - 2 * inset, 8);
    on.stroke();
  }
  on.textAlign = 'center';
  on.fillStyle = ink;
  on.font = wordFont;
  on.fillText(words, 0, detail === '' ? 24 : 12);
  on.font = detailFont;
  on.fillText(detail, 0, 50);
  on.restore();
}

interface Written {
  x: number;
  y: number;
  font: string;
  colour: string;
  /** No wider; what is longer ends in an ellipsis. */
  width: number;
  /** The paragraph of which it is a line. */
  by?: string;
}

function write(on: Drawing, text: string, { x, y, font, colour, width, by = text }: Written): void {
  on.font = font;
  on.fillStyle = colour;
  on.direction = directionOf(by);
  on.textAlign = on.direction === 'rtl' ? 'right' : 'left';
  const [line = ''] = linesOf(on, text, { width, most: 1 });
  on.fillText(line, on.direction === 'rtl' ? x + width : x, y);
}

const words = new Intl.Segmenter('de', { granularity: 'word' });
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** The lines of a text in the font that is set. What does not fit ends in an ellipsis. */
function linesOf(on: Drawing, text: string, { width, most }: { width: number; most: number }): string[] {
  const fits = (line: string) => on.measureText(line.trimEnd()).width <= width;
  const lines = [''];
  const pieces = piecesOf(text).flatMap((piece) =>
    fits(piece) ? [piece] : [...graphemes.segment(piece)].map((one) => one.segment),
  );
  for (const piece of pieces) {
    const line = lines.at(-1) ?? '';
    if (fits(line + piece)) lines[lines.length - 1] = line + piece;
    else if (lines.length === most) return [...lines.slice(0, -1), shortened(line + piece, fits)];
    else lines.push(piece.trimStart());
  }
  return lines.map((line) => line.trimEnd());
}

/** As many words as fit; of a word that is longer than a line, as many signs. */
function shortened(line: string, fits: (line: string) => boolean): string {
  const ended = (pieces: readonly { segment: string }[]) =>
    `${pieces
      .map(({ segment }) => segment)
      .join('')
      .replace(/[\s,;:]+$/u, '')} …`;
  for (const segmenter of [words, graphemes]) {
    const pieces = [...segmenter.segment(line)];
    while (pieces.length > 1 && !fits(ended(pieces))) pieces.pop();
    if (fits(ended(pieces))) return ended(pieces);
  }
  return '…';
}
