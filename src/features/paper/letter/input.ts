import { z } from 'astro/zod';
import { dueDay } from '#src/lib/days/fields.ts';
import { line, text } from '#src/lib/fields.ts';
import { purposes } from './compose.ts';

const mostAddressLines = 6;

/** What the form of a letter may send. Nothing of it is stored; every part may be empty and filled in by hand. */
export const letterInput = z.object({
  purpose: z.enum(purposes, { error: 'choose-one' }),
  board: line(60),
  deadline: dueDay,
  senderName: line(100),
  senderStreet: line(100),
  senderTown: line(100),
  senderContact: line(150),
  recipient: text(500).refine((typed) => typed.split('\n').length <= mostAddressLines, 'too-many-lines'),
  reference: line(100),
  subject: line(250),
  body: text(10_000, 'too-long-text'),
});

export type LetterInput = z.output<typeof letterInput>;
