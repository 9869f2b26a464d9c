import { z } from 'astro/zod';
import { emailInput, tokenInput } from '#src/features/accounts/index.ts';
import { chosenKind, isKindChosen, kindFields, notChosen } from '#src/features/problems/index.ts';
import { dated, entryFormInput, move, shortPromiseFields } from '#src/features/timeline/index.ts';
import { channels, directions } from '#src/features/timeline/lists.ts';
import type { Day } from '#src/lib/dates.ts';
import { dueDay, neededDay, optionalEntryDate } from '#src/lib/days/fields.ts';
import { checked, formId, line, needed, neededLine, publicName, text, typed } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { minutes } from '#src/lib/quantities/fields.ts';
import { disputedInput } from '../disputed/amount.ts';
import { desiredOutcomes, intents, statedOutcomes, verdictContents } from '../lists.ts';

const caseNumber = z.string({ error: 'not-found' }).regex(/^\d{4}-\d{6}$/, 'not-found');

const markdownText = needed(longestText, 'too-long-text');

const scale = z
  .enum(['', '1', '2', '3', '4', '5'], { error: 'invalid' })
  .nullish()
  .transform((chosen) => (chosen ? Number(chosen) : null));

const promiseText = line(200);

/** Where the company is told about the case. */
export const contactInput = z.object({ number: caseNumber, email: emailInput });

/** Up to five promises with their days, as the numbered fields of the reply's form. */
export const replyInput = z.object({
  id: formId,
  number: caseNumber,
  text: markdownText,
  intent: z.enum(intents, { error: 'choose-one' }),
  knowsLike: checked,
  /** When the page with the form was shown, in milliseconds. */
  seenAt: typed.transform((value) => (/^\d{13}$/.test(value ?? '') ? new Date(Number(value)) : null)),
  /** Of a correction: which entry it is about. */
  entryId: z.string({ error: 'choose-one' }).max(60, 'choose-one').nullish(),
  promise1: promiseText,
  promise1DueOn: dueDay,
  promise2: promiseText,
  promise2DueOn: dueDay,
  promise3: promiseText,
  promise3DueOn: dueDay,
  promise4: promiseText,
  promise4DueOn: dueDay,
  promise5: promiseText,
  promise5DueOn: dueDay,
});

/** The promises of a reply; a day without words is refused at its words. */
export function promisesInReply(reply: z.output<typeof replyInput>): Outcome<{ text: string; dueOn: Day | null }[]> {
  const rows: [string, Day | null][] = [
    [reply.promise1, reply.promise1DueOn],
    [reply.promise2, reply.promise2DueOn],
    [reply.promise3, reply.promise3DueOn],
    [reply.promise4, reply.promise4DueOn],
    [reply.promise5, reply.promise5DueOn],
  ];
  const wordless = rows.findIndex(([text, dueOn]) => text === '' && dueOn !== null);
  if (wordless >= 0) return refused('invalid', { field: `promise${wordless + 1}`, reason: 'required' });
  return done(rows.filter(([text]) => text !== '').map(([text, dueOn]) => ({ text, dueOn })));
}

const promiseId = z.string().max(60, 'invalid').nullish();

/** The words of a reply that is published, and of the promises made in it, each with its id. */
export const replyCorrectionInput = z.object({
  number: caseNumber,
  replyId: formId,
  text: markdownText,
  promise1: promiseText,
  promise1Id: promiseId,
  promise2: promiseText,
  promise2Id: promiseId,
  promise3: promiseText,
  promise3Id: promiseId,
  promise4: promiseText,
  promise4Id: promiseId,
  promise5: promiseText,
  promise5Id: promiseId,
  erase: checked,
});

/** The promises that the form words anew. Refuses one that is emptied: a promise that was made is not taken back. */
export function promisesWorded(form: z.output<typeof replyCorrectionInput>): Outcome<{ id: string; text: string }[]> {
  const rows = ([1, 2, 3, 4, 5] as const).flatMap((n) => {
    const id = form[`promise${n}Id`];
    return id ? [{ id, text: form[`promise${n}`], field: `promise${n}` }] : [];
  });
  const empty = rows.find(({ text }) => text === '');
  if (empty) return refused('invalid', { field: empty.field, reason: 'required' });
  return done(rows.map(({ id, text }) => ({ id, text })));
}

export const verdictInput = z.object({
  number: caseNumber,
  replyId: z.string({ error: 'invalid' }).max(60, 'invalid'),
  content: z.enum(verdictContents, { error: 'choose-one' }),
  boilerplate: checked,
  comment: text(1000),
  erase: checked,
});

/** Its fields have names of their own: the page of a case has several forms in one. */
export const answerInput = z.object({ answerId: formId, number: caseNumber, answer: markdownText });

export const moveEntryInput = z.object({ number: caseNumber, id: formId, move });

/** Of a company that is only named: words, and nothing that could move the case. */
export const namedReplyInput = z.object({ id: formId, number: caseNumber, text: markdownText });

export const namedAnswerInput = z.object({ namedAnswerId: formId, number: caseNumber, namedAnswer: markdownText });

/** The second company that a case names: the words typed, and the slug chosen from the list. */
/** A second company: chosen as in the draft, or entered anew. */
export const namingInput = z.object({
  number: caseNumber,
  name: publicName(120),
  choice: line(80),
  newName: publicName(120),
  newIndustry: line(40),
  newWebsite: line(200),
});

export const takeBackNamedInput = z.object({ number: caseNumber });

export const closingInput = z.object({
  id: formId,
  number: caseNumber,
  outcome: z.enum(statedOutcomes, { error: 'choose-one' }),
  words: text(600),
  buyAgain: z
    .enum(['', 'yes', 'no'], { error: 'invalid' })
    .nullish()
    .transform((chosen) => chosen || null),
  reachability: scale,
  speed: scale,
  competence: scale,
  promisesKept: scale,
  friendliness: scale,
  empathy: scale,
  clarity: scale,
});

export const reopeningInput = z.object({
  id: formId,
  number: caseNumber,
  reason: needed(600),
});

export const withdrawalInput = z.object({
  number: caseNumber,
  reason: text(300),
  sure: z.string({ error: 'required' }),
});

const marks = ['kept', 'broken', 'open'] as const;

export const promiseMarkInput = z
  .object({
    number: caseNumber,
    /** `kept:`, `broken:` or `open:`, and which promise: one button says both. */
    mark: z.string({ error: 'choose-one' }).regex(/^(kept|broken|open):[\w-]{1,60}$/, 'invalid'),
  })
  .transform(({ number, mark }) => {
    const [said, promiseId = ''] = mark.split(':');
    return { number, promiseId, mark: marks.find((one) => one === said) ?? 'open' };
  });

/** The company says when a promise was kept. */
export const promiseReportInput = z.object({
  number: caseNumber,
  promiseId: z.string({ error: 'choose-one' }).max(60, 'invalid'),
  reportedOn: neededDay,
});

/** `reportedId`: its own name, because the form of the page has a choice of promises besides. */
export const reportBackInput = z.object({
  number: caseNumber,
  reportedId: z.string({ error: 'invalid' }).max(60, 'invalid'),
});

export const stepInput = z.object({
  id: formId,
  number: caseNumber,
  step: z.string({ error: 'choose-one' }).max(60, 'choose-one'),
  takenOn: neededDay,
});

export const stepBackInput = stepInput.pick({ number: true, step: true });

export const headInput = z.object({
  number: caseNumber,
  title: neededLine(120),
  summary: text(longestText, 'too-long-text'),
  desiredOutcome: z.enum(desiredOutcomes, { error: 'choose-one' }),
  desiredText: line(300),
  disputed: disputedInput,
  penName: neededLine(40),
  place: line(60),
  erase: checked,
});

/** An answer, the words of a closing, the reason to reopen. Whether it may be empty says the command. */
export const wordsInput = z.object({
  number: caseNumber,
  id: formId,
  text: text(longestText, 'too-long-text'),
  erase: checked,
});

export const eraseInput = z.object({
  number: caseNumber,
  eventId: z.coerce.number({ error: 'invalid' }).int('invalid'),
  change: z.coerce.number({ error: 'invalid' }).int('invalid'),
});

export const eraseBlackenedInput = z.object({ number: caseNumber });

/** An entry added to a published case, or corrected in it. */
export const laterEntryInput = z
  .object({ number: caseNumber, erase: checked, ...entryFormInput.shape })
  .transform(dated);

export const affectedInput = z.object({ number: caseNumber });

/** The short form of an entry: what happened today or yesterday, and what was promised, if anything. */
export const quickEntryInput = z.object({
  number: caseNumber,
  entryId: formId,
  on: z.enum(['today', 'yesterday', 'other'], { error: 'choose-one' }),
  occurredOn: optionalEntryDate,
  channel: z.enum(channels, { error: 'choose-one' }),
  direction: z.enum(directions, { error: 'choose-one' }),
  needsNoAnswer: checked,
  people: entryFormInput.shape.people,
  thirdParty: entryFormInput.shape.thirdParty,
  happened: markdownText,
  waitedMinutes: minutes({ most: 100_000 }),
  ...shortPromiseFields,
});

export type QuickEntry = z.output<typeof quickEntryInput>;

/** Answers to the questions in mails; the token is that of the link. */
export const promiseAnswerInput = z.object({
  token: tokenInput,
  answer: z.enum(['kept', 'broken', 'later'], { error: 'choose-one' }),
});

/** Its author says that there was no settlement, as a reply reports. */
export const settlementInput = z.object({
  number: caseNumber,
  settlement: z.string({ error: 'invalid' }).max(60, 'invalid'),
});

export const followUpInput = z.object({
  number: caseNumber,
  closingId: formId,
  holds: z.enum(['yes', 'no'], { error: 'choose-one' }),
});

export const closingAnswerInput = z.object({
  token: tokenInput,
  holds: z.enum(['yes', 'no'], { error: 'choose-one' }),
  reason: text(600),
});

/** What kind of problem it is, of those of its industry; null: none of them. */
export const kindOfCaseInput = z
  .object({ number: caseNumber, ...kindFields })
  .refine(isKindChosen, notChosen)
  .transform(({ number, ...form }) => ({ number, kind: chosenKind(form) }));
