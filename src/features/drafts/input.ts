import { z } from 'astro/zod';
import { emailInput } from '#src/features/accounts/index.ts';
import { disputedInput } from '#src/features/cases/index.ts';
import { desiredOutcomes } from '#src/features/cases/lists.ts';
import { dated, entryFormInput, move } from '#src/features/timeline/index.ts';
import { checked, formId, line, needed, neededLine, publicName, text, typed } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { parseCount } from '#src/lib/numbers.ts';
import { clean, saysSomething } from '#src/lib/text.ts';

/** What every form of the draft carries: the version it was shown with, and whether to begin anew. */
export const formHead = {
  version: typed.transform((value) => parseCount(value ?? '') ?? 0),
  /** The draft is gone (other browser, cookies cleared): keep what was typed in a new one. */
  anew: checked,
};

/** A second company that the case names: as `name` and `choice`; both empty for none. */
const alsoNamed = { alsoName: publicName(120), alsoChoice: text(80) };

/** A company that is in no register yet. */
const newCompanyFields = { newName: publicName(120), newIndustry: text(40), newWebsite: line(200) };

export const companyInput = z.object({
  ...formHead,
  /** The words typed into the search, or the name of a new company. */
  name: publicName(120),
  /** Slug of a known company, `*new`, or empty: then the words decide. */
  choice: text(80),
  ...newCompanyFields,
  ...alsoNamed,
});

/** The page that asks which company is named besides. */
export const namedInput = z.object({
  ...formHead,
  alsoChoice: line(80).refine(saysSomething, 'choose-one'),
  ...newCompanyFields,
});

export const storyInput = z.object({
  ...formHead,
  title: neededLine(120),
  summary: needed(longestText, 'too-long-text'),
});

export const draftEntryInput = z.object({ ...formHead, ...entryFormInput.shape }).transform(dated);

export const moveInput = z.object({ ...formHead, id: formId, move });

export const removeInput = z.object({ ...formHead, id: formId });

export const wishInput = z.object({
  ...formHead,
  desiredOutcome: z.enum(desiredOutcomes, { error: 'choose-one' }),
  desiredText: line(300),
  disputed: disputedInput,
  penName: neededLine(40),
  place: line(60),
});

export const submitInput = z.object({ ...formHead, email: emailInput });

export const laterInput = z.object({ occasion: formId, email: emailInput });

/** What can open the draft no longer: one browser (`key:12`), one mailed link (`link:…`), or all that came later. */
export const endOpenersInput = z.object({
  opener: z.string({ error: 'opener-gone' }).regex(/^(?:all|key:\d{1,12}|link:[0-9a-f]{64})$/, 'opener-gone'),
});

export type CompanyInput = z.output<typeof companyInput>;
export type StoryInput = z.output<typeof storyInput>;
export type WishInput = z.output<typeof wishInput>;

/** What an entry is chosen from, or brings along: nobody can take a tile back once it is chosen. */
const isChosen = (name: string) =>
  /^(?:id|channel|direction|promised|needsNoAnswer|automaticReceipt|\w+(?:Id|Mark))$/.test(name);
const written = Object.keys(entryFormInput.shape).filter((name) => !isChosen(name));

/** Whether nobody has written anything into the form of an entry, whichever tiles are chosen. */
export function isBlankEntry(sent: FormData): boolean {
  return written.every((name) => clean(String(sent.get(name) ?? '')) === '');
}
