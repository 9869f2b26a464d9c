import { z } from 'astro/zod';
import { formId, needed } from '#src/lib/fields.ts';

const number = z.string({ error: 'invalid' }).regex(/^\d{4}-\d{6,}$/, 'invalid');

/** Longest note, in characters. */
export const longestNote = 2000;

export const noteInput = z.object({ number, noteId: formId, note: needed(longestNote) });
export const noteRemovalInput = z.object({ number, removeNote: formId });
