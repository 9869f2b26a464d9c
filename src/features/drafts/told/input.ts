import { z } from 'astro/zod';
import { longestStory } from '#src/features/import/index.ts';
import type { DraftEntry } from '#src/features/timeline/index.ts';
import { promiseRows } from '#src/features/timeline/lists.ts';
import { text } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { parseCount } from '#src/lib/numbers.ts';
import { clean } from '#src/lib/text.ts';
import { draftEntryInput, formHead } from '../input.ts';
import { prefixOf } from './fields.ts';
import { mostFiles } from './sources.ts';

/** One text and some files, each of which may be missing. Longer texts are refused whole, with their length. */
export const tellFields = {
  told: text(longestStory, 'too-long-text'),
  files: z
    .array(z.unknown())
    // A browser sends an empty file without a name where none was chosen; one with a name was chosen, and it is told that it is empty.
    .transform((sent) => sent.filter((one) => one instanceof File).filter(({ name, size }) => size > 0 || name !== ''))
    .refine((files) => files.length <= mostFiles, 'too-many-files'),
};

export const tellInput = z
  .object({ ...formHead, ...tellFields })
  .refine(({ told, files }) => told !== '' || files.length > 0, { path: ['told'], error: 'required' });

/** An entry that is taken over; `prefix`: what its fields begin with. */
export interface TakenEntry {
  prefix: string;
  form: DraftEntry;
}

/** What the form of the proposals says. */
export interface Taking {
  entries: TakenEntry[];
  /** Pieces that go into the description of the case, in their order. */
  summary: string[];
}

const numbers = /^([el])(\d{1,4})-id$/;

/**
 * The form of the proposals: those that are ticked are read by the rules of every entry, so that each is refused or asked about at
 * its own field. A promise whose words were emptied is none.
 */
export const takingInput = z.instanceof(FormData).transform((form, context) => {
  const taking: Taking = { entries: [], summary: [] };
  const fault = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  for (const name of form.keys()) {
    const [, kind, digits] = numbers.exec(name) ?? [];
    if (kind !== 'e' && kind !== 'l') continue;
    const prefix = prefixOf(kind, Number(digits));
    const fields = fieldsWith(form, prefix);
    if (kind === 'l' && fields.to === 'summary') {
      const words = clean(fields.text ?? '');
      if (words.length > longestText) fault(`${prefix}text`, 'too-long-text');
      else if (words) taking.summary.push(words);
    }
    // What still has to be asked is wanted unless it is left out, and refused until it is answered.
    if (!(kind === 'e' ? fields.take && !fields.leave : fields.to === 'entry')) continue;
    const rows = promiseRows.filter((row) => clean(fields[`${row}Text`] ?? '') !== '');
    const gone = promiseRows.filter((row) => !rows.includes(row)).map((row) => [`${row}DueOn`, '']);
    const promised = rows.length > 0 ? { promised: 'on' } : {};
    const read = draftEntryInput.safeParse({ ...fields, ...Object.fromEntries(gone), ...promised });
    if (read.success) taking.entries.push({ prefix, form: read.data });
    else for (const { path, message } of read.error.issues) fault(prefix + String(path[0] ?? 'text'), message);
  }
  const head = fieldsWith(form, '');
  return {
    taking,
    version: parseCount(head.version ?? '') ?? 0,
    anew: Boolean(head.anew),
    /** So many proposals are decided about with this form; null: all. */
    decided: head.decided ? parseCount(head.decided) : null,
  };
});

function fieldsWith(form: FormData, prefix: string): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of form) {
    // Of an answered question the answer stands before what was typed.
    const field = name.startsWith(prefix) ? name.slice(prefix.length) : null;
    if (field !== null && typeof value === 'string' && !(field in own)) own[field] = value;
  }
  return own;
}
