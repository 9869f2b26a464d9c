import { z } from 'astro/zod';
import type { Box } from './rules.ts';

const id = z.string().regex(/^[\da-f]{30}$/, 'invalid');
const number = z.string().regex(/^\d{4}-\d{6}$/, 'invalid');

export const draftFileInput = z.object({ id });
export const ofFileInput = z.object({ number, id });
export const showInput = ofFileInput.extend({ copy: z.coerce.number().int().min(1) });

/** Lines of what was typed, without those that say nothing. */
const linesOf = (typed: string) =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const figure = String.raw`(\d{1,3}(?:[.,]\d{1,3})?) ?%?`;
const place = new RegExp(`^(\\d{1,2})[;:,]? +${[figure, figure, figure, figure].join('[;,]? +')}$`);

/** A place as a line of text, `1 10 20 50 5`: page, and in per cent left, top, width and height. Null for what says none. */
function boxIn(line: string): Box | null {
  const [, page, ...sides] = place.exec(line.replace(/\s+/g, ' ')) ?? [];
  const [x, y, width, height] = sides.map((side) => Math.round(Number(side.replace(',', '.')) * 10));
  if (page === undefined || x === undefined || y === undefined || width === undefined || height === undefined)
    return null;
  return { page: Number(page), x, y, width, height };
}

/** The same as a line of text. */
export const lineOf = ({ page, ...box }: Box): string =>
  [page, ...[box.x, box.y, box.width, box.height].map((side) => side / 10)].join(' ');

const boxes = z.preprocess(
  (typed) => (typeof typed === 'string' ? typed : ''),
  z
    .string()
    .max(20_000, 'too-long')
    .transform((typed, context) => {
      const lines = linesOf(typed);
      const read = lines.flatMap((line) => boxIn(line) ?? []);
      const unread = lines.find((line) => boxIn(line) === null);
      if (unread === undefined) return read;
      context.addIssue({ code: 'custom', message: `no-place-on-page:${unread.replace(/:/g, ' ')}` });
      return z.NEVER;
    }),
);
const words = z.preprocess(
  (typed) => (typeof typed === 'string' ? typed : ''),
  z.string().max(20_000, 'too-long').transform(linesOf),
);

export const masksInput = ofFileInput.extend({ boxes, words });
