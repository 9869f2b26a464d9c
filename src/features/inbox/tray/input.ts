import { z } from 'astro/zod';
import { takingInput } from '#src/features/drafts/index.ts';

const letterId = z.string().regex(/^[0-9a-f]{30}$/, 'invalid');

/** A letter on the page, and the numbers of its cards. */
export interface ShownLetter {
  id: string;
  numbers: number[];
}

/** The letters that a form shows: `id` or `id:1.2`. */
function shownIn(form: FormData): ShownLetter[] {
  return form.getAll('letter').flatMap((sent) => {
    const [id = '', numbers = ''] = typeof sent === 'string' ? sent.split(':') : [];
    if (!letterId.safeParse(id).success) return [];
    return [{ id, numbers: numbers.split('.').filter(Boolean).map(Number) }];
  });
}

/** The form of the tray: its cards as those of a story, and which letters they are of. */
export const trayInput = z.instanceof(FormData).transform(async (form, context) => {
  const read = await takingInput.safeParseAsync(form);
  const number = z
    .string()
    .regex(/^\d{4}-\d{6}$/)
    .safeParse(form.get('number'));
  if (!read.success) {
    for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  }
  const deposit = form.get('deposit') === 'on';
  return { ...read.data, number: number.success ? number.data : null, letters: shownIn(form), deposit };
});

/** One letter of a published case, or (without a number) of the draft of this browser. */
export const letterInput = z.object({
  number: z
    .string()
    .regex(/^\d{4}-\d{6}$/, 'invalid')
    .optional(),
  one: letterId,
});

export const renewInput = letterInput.pick({ number: true });
