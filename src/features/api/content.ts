import { z } from 'astro/zod';
import { desiredOutcomes, factors, intents, statedOutcomes, verdictContents } from '#src/features/cases/lists.ts';
import { evidenceKinds } from '#src/features/evidence/lists.ts';
import { channels, directions, precisions } from '#src/features/timeline/lists.ts';
import { count, day, disputed, industry, language, moment, slug } from './pieces.ts';

/** What a case says, as it is hashed: the same bytes that stand in its `case.json` and behind the hash of its dossier. */

const place = count.describe('Place in the list of entries (or of the thread), from 1 on; 0 for none');
const currency = z.string().regex(/^[A-Z]{3}$/);

const entry = z.strictObject({
  occurredOn: day.nullable().describe('The day, or the first that is possible; null where it is not known at all'),
  occurredUntil: day.nullable().describe('The last day that is possible'),
  precision: z.enum(precisions).describe('How exactly the day is known'),
  time: z.string().nullable(),
  timeIsAbout: z.boolean(),
  channel: z.enum(channels),
  direction: z.enum(directions),
  expectsAnswer: z.boolean(),
  people: z.array(z.string()),
  thirdParty: z.string().describe('Who was spoken to, where that was not the company'),
  text: z.string().describe('Markdown, as it was typed'),
  automaticReceipt: z.boolean(),
  contacts: count,
  waitedMinutes: count,
  waitedIsAbout: z.boolean(),
  spentCents: count,
  spentCurrency: currency,
  spentIsAbout: z.boolean(),
  handOvers: count,
  recordedOn: day,
});

const promise = z.strictObject({
  text: z.string(),
  madeOn: day.nullable().describe('Null where its entry says the day only vaguely'),
  dueOn: day.nullable(),
  mark: z.enum(['kept', 'broken']).optional().describe('What the author says of it'),
  markedOn: day.nullable().optional(),
  keptOn: day.nullable(),
  brokenOn: day.nullable(),
  reportedKeptOn: day.nullable().describe('Kept on that day, as the company says'),
  reportedOn: day.nullable(),
  reportedProofOn: day.optional().describe('Since when its author can look at what the company gave to prove that'),
  entry: place,
  reply: place,
});

const signed = {
  signer: z.enum(['checking', 'refused']).optional().describe('Whether this person speaks for the company is in doubt'),
  signedName: z.string(),
  signedJobTitle: z.string(),
  signedCompany: z.string(),
  signedFirm: z.string().optional(),
  signedFirmKind: z.enum(['law-firm', 'agency']).optional(),
};

const contribution = z.strictObject({
  kind: z.enum(['reply', 'answer']),
  ...signed,
  intent: z.enum([...intents, 'information']).nullable(),
  text: z.string(),
  saidBefore: z.strictObject({ number: z.string(), percent: count }).optional(),
  statementFor: z.string().optional(),
  savedBefore: count.optional(),
  correctsEntry: place.optional(),
  publishedAt: moment,
  correctedAt: moment.optional(),
  verdict: z
    .strictObject({ content: z.enum(verdictContents), boilerplate: z.boolean(), text: z.string(), givenOn: day })
    .nullable(),
});

const ofNamed = z.strictObject({
  kind: z.enum(['named-reply', 'named-answer']),
  ...signed,
  text: z.string(),
  publishedAt: moment,
});

const proof = z.strictObject({
  entry: place,
  domain: z.string(),
  sentOn: day.nullable(),
  covers: z.strictObject({ words: z.enum(['with-gaps', 'whole']), day: z.boolean(), subject: z.boolean() }),
  mailSha256: z.string(),
  signature: z.string(),
  keyName: z.string(),
  keyRecord: z.string(),
  checkedOn: day,
});

const closing = z.strictObject({
  outcome: z.enum(statedOutcomes),
  words: z.string(),
  buyAgain: z.enum(['yes', 'no']).nullable(),
  closedOn: day,
  marks: z.partialRecord(z.enum(factors), z.int().min(1).max(5)),
});

const effort = z.strictObject({
  from: day.nullable(),
  until: day.nullable(),
  days: count,
  daysAreAbout: z.boolean(),
  contacts: count,
  channels: z.array(z.strictObject({ channel: z.enum(channels), contacts: count })),
  waitedMinutes: count,
  waitedIsAbout: z.boolean(),
  spent: z.array(z.strictObject({ currency, cents: count, isAbout: z.boolean() })),
  people: count,
  handOvers: count,
});

const evidence = z.strictObject({
  entry: place,
  kind: z.enum(evidenceKinds),
  bytes: count,
  pages: count,
  sha256: z.string(),
  depositedAt: moment,
  isPublic: z.boolean(),
  deletedOn: day.optional(),
});

export const content = z
  .strictObject({
    format: z.literal('aktenkundig-case/2'),
    number: z.string(),
    language,
    publishedAt: moment,
    title: z.string(),
    summary: z.string(),
    author: z.strictObject({ penName: z.string(), place: z.string() }),
    company: z.strictObject({ name: z.string(), slug: slug.nullable(), industry }),
    alsoNamed: z.strictObject({ name: z.string(), slug: z.string(), thread: z.array(ofNamed) }).optional(),
    desiredOutcome: z.enum(desiredOutcomes).nullable(),
    desiredText: z.string(),
    disputed,
    entries: z.array(entry),
    promises: z.array(promise),
    proofs: z.array(proof).optional(),
    thread: z.array(contribution),
    stepsTaken: z.array(z.strictObject({ step: z.string(), takenOn: day })),
    closings: z.array(closing),
    reopenings: z.array(z.strictObject({ reason: z.string(), reopenedOn: day })),
    effort,
    evidence: z.array(evidence),
    publicChanges: count,
  })
  .describe(
    'Everything that was said or done in public, in the canonical spelling (RFC 8785) whose SHA-256 is `sha256`',
  );
