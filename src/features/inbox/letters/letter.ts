import { z } from 'astro/zod';
import { unseal } from '#src/lib/crypto.ts';
import { faults } from '../verdict/rules.ts';

/** What a signed mail proves about an entry made of its words. */
const proof = z.object({
  domain: z.string(),
  value: z.string(),
  keyName: z.string(),
  keyRecord: z.string(),
  subjectSigned: z.boolean(),
  recipientsSigned: z.boolean(),
  mailHash: z.string(),
  /** Day of its date line, in Germany. */
  sentOn: z.string(),
  /** Its own words, without what it quotes. */
  words: z.string(),
  /** By which the entry that they become is found: day and words, folded. */
  day: z.string(),
  folded: z.string(),
});
export type Proof = z.infer<typeof proof>;

/** What was read of a mail, as it is sealed in its row. */
const letter = z.object({
  text: z.string(),
  notes: z.array(z.string()),
  /** Its field From, in one line. */
  from: z.string(),
  sender: z.string(),
  subject: z.string(),
  /** Of its field Date, if that says anything. */
  sentAt: z.coerce.date().nullable(),
  /** Addresses of To and Cc. */
  recipients: z.array(z.string()),
  fault: z.enum(faults).nullable(),
  domain: z.string(),
  spf: z.string(),
  arc: z.string(),
  /** Of the mail itself, and of those forwarded in it as they were. */
  proofs: z.array(proof),
  /** Its own words; empty where nothing can be read. */
  words: z.string(),
});
export type Letter = z.infer<typeof letter>;

export const letterIn = (sealed: string): Letter => letter.parse(JSON.parse(unseal(sealed)));

/** Of a mail that took its reader down each time: it is there, and that is all. */
export const unread: Letter = {
  ...{ text: '', notes: ['unreadable'], from: '', sender: '', subject: '', sentAt: null, recipients: [] },
  ...{ fault: 'unreadable', domain: '', spf: 'none', arc: 'none', proofs: [], words: '' },
};
