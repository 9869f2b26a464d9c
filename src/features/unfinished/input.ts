import { z } from 'astro/zod';
import { checked } from '#src/lib/fields.ts';
import { textFields } from '#src/lib/forms.ts';
import type { Typed } from './commands.ts';

export const keepInput = z.object({
  /** `write/timeline`, `case/2026-000417`. */
  page: z.string({ error: 'invalid' }).regex(/^[a-z]+\/[\w/-]{1,80}$/, 'invalid'),
  drop: checked,
});

/** What belongs to the page and not to the person. */
const ofPage = new Set([
  'page',
  'version',
  'anew',
  'number',
  'go',
  'drop',
  'like',
  'move',
  'again',
  'words',
  'files',
  'asks',
]);

export const typedIn = (form: FormData): Typed => textFields(form).filter(([name]) => !ofPage.has(name));

/** The fields that a form asks a person for. */
export const fieldsOf = ({ shape }: { shape: object }): string[] =>
  Object.keys(shape).filter((name) => !ofPage.has(name));
