/**
 * How long what is not public is kept, in days. The worker deletes by these figures, and the privacy page prints them: a
 * period is changed here and nowhere else.
 */
export const keptDays = {
  /** A draft or an unconfirmed case that nobody saves, with everything in it. */
  drafts: 60,
  /** What was typed into a form and not sent. */
  unfinished: 60,
  /** A file of which only a part arrived, and that one was refused. */
  unfinishedFiles: 7,
  /** A session that is not used. */
  sessionUnused: 30,
  /** A session, however often it is used. */
  session: 90,
  /** A link in a mail, after it stopped working, so that its page can say why. */
  links: 30,
  /** A wish for another address that was never confirmed. */
  addressChanges: 30,
  /** A claim that nobody proved: somebody may have typed another person's name and address. */
  claims: 30,
  /** With which address and name somebody proved that they may speak for a company. */
  provedClaims: 365,
  /** An invitation to speak for a company that was accepted, taken back or not used in time. */
  invitations: 30,
  /** How an administrator knew who lost their second factor. */
  factorResets: 365,
  /** An address of a company to which nothing goes any more; that it is refused stays known, by a hash. */
  endedContacts: 90,
  /** A mail that came to the address of a case and that its author left out. */
  droppedLetters: 30,
  /** One that its author never looked at. */
  waitingLetters: 180,
  /** Letters, details and files of a private exchange in which nothing new comes. */
  exchange: 180,
  /** Words and address of a mail that could not be delivered. */
  failedMails: 60,
  /** To whom a mail went; afterwards it is only known that one did. */
  recipients: 365,
  /** What was sent to a webhook of a company: numbers of cases and what happened, no words. */
  webhookMessages: 30,
  /** A token of a program that opens nothing any more. */
  endedTokens: 90,
  /** That something was told in a digest, so that nobody is told it again. */
  digests: 120,
  /** Who signed in and out, and what was changed about an account. */
  accountEvents: 365,
  /** The words of a case that its author withdrew. */
  withdrawn: 30,
  /** The words of a case that was removed: for six months both sides may object, and that takes a while to decide. */
  removed: 210,
  /** Name, address and words of a notice, after the last decision about it: for six months both sides may appeal. */
  notices: 210,
  /** Questions of moderators and what was answered, likewise. */
  questions: 210,
  /** What a company and an author said for and against "not our customer", likewise. */
  proofs: 210,
  /** Which moderator opened which file that its author had shown them, and that they had allowed it. */
  inspections: 210,
  /** What both sides said about pressure, likewise. */
  pressure: 210,
  /** The words of an appeal, after the decision on it. */
  appeals: 210,
  /** The letters about a decision and what they found: three years to the end of the last, until claims are barred (§§ 195, 199 BGB). */
  letters: 1461,
  /** Words with which somebody said in private why they withdrew a case. */
  withdrawalWords: 90,
} as const;

export type Kept = keyof typeof keptDays;
