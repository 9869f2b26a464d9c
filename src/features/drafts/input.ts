import { z } from 'astro/zod';
import { emailInput } from '#src/features/accounts/index.ts';
import { entryForm } from '#src/features/cases/index.ts';
import { desiredOutcomes } from '#src/features/cases/lists.ts';
import { checked, formId, line, needed, neededLine, text, typed } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { parseCount } from '#src/lib/numbers.ts';
import { clean } from '#src/lib/text.ts';

/** What every form of the draft carries: the version it was shown with, and whether to begin anew. */
const save = {
  version: typed.transform((value) => parseCount(value ?? '') ?? 0),
  /** The draft is gone (other browser, cookies cleared): keep what was typed in a new one. */
  anew: checked,
};

export const companyStep = z.object({
  ...save,
  /** The words typed into the search, or the name of a new company. */
  name: line(120),
  /** Slug of a known company, `*new`, or empty: then the words decide. */
  choice: text(80),
  newName: line(120),
  newIndustry: text(40),
  newWebsite: line(200),
});

export const storyStep = z.object({ ...save, title: neededLine(120), summary: needed(longestText, 'too-long-text') });

export const entryStep = z.object({ ...save, ...entryForm.shape });

export const moveStep = z.object({
  ...save,
  id: formId,
  past: formId,
  direction: z.enum(['up', 'down'], { error: 'invalid' }),
});

export const removeStep = z.object({ ...save, id: formId });

export const wishStep = z.object({
  ...save,
  desiredOutcome: z.enum(desiredOutcomes, { error: 'choose-one' }),
  desiredText: line(300),
  penName: neededLine(40),
  place: line(60),
});

export const submitStep = z.object({ ...save, email: emailInput });

export const laterForm = z.object({ occasion: formId, email: emailInput });

export type CompanyStep = z.output<typeof companyStep>;
export type StoryStep = z.output<typeof storyStep>;
export type WishStep = z.output<typeof wishStep>;
/** Whether nobody has written anything into the form of an entry yet. */
export function isBlankEntry(sent: FormData): boolean {
  const written = ['occurredOn', 'time', 'channel', 'direction', 'text', 'counterpart', 'thirdParty', 'promiseText'];
  return written.every((name) => clean(String(sent.get(name) ?? '')) === '');
}
