const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Days in which a record or a file has to appear, and in which documents have to arrive. */
export const recordDays = 14;
export const documentDays = 90;
/** Days that the code of a letter is good for, from the day the first letter was posted, and after how many a reminder goes. */
export const codeDays = 90;
const reminderDays = 28;
/** Days that a record may be gone before whoever is known by it is checked. */
export const graceDays = 30;
/** Wrong codes that may be entered. */
export const mostGuesses = 10;

/** Milliseconds until the next look for a record that was not there yet: soon at first, twice as long each time. */
const untilNextLook = (checks: number): number => Math.min(minute * 2 ** Math.min(checks, 10), 6 * hour);
/** Milliseconds between two looks at one that was found, and at one that is gone. */
export const untilWatched = (isMissing: boolean): number => (isMissing ? day : 7 * day);

/** What a look found. `unanswered`: nothing can be learned from it, neither that it is there nor that it is gone. */
export type Found = 'found' | 'missing' | 'other' | 'elsewhere' | 'unanswered';

export interface Watched {
  provedAt: Date | null;
  requestedAt: Date;
  seenAt: Date | null;
  missingSince: Date | null;
  checks: number;
}

/** What follows of a look. `checkAt`: when to look again. */
export type Next =
  | { step: 'prove' }
  | { step: 'wait' | 'seen' | 'found-again' | 'still-missing'; checkAt: Date }
  /** Whoever speaks for the company is told. `until`: when those who are known by it are checked. */
  | { step: 'missing'; checkAt: Date; until: Date }
  | { step: 'expired' | 'gone' };

/**
 * A record has so many days to appear. One that was there and is gone has so many days to come back, of which everybody is
 * told; only then is whoever is known by it checked. A name server that does not answer is no record that is gone, unless it
 * has not answered for as long.
 */
export function nextStep(proof: Watched, found: Found, now: Date): Next {
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const since = (at: Date | null) => (at === null ? 0 : now.getTime() - at.getTime());
  if (proof.provedAt === null) {
    if (found === 'found') return { step: 'prove' };
    if (since(proof.requestedAt) > recordDays * day) return { step: 'expired' };
    return { step: 'wait', checkAt: later(untilNextLook(proof.checks)) };
  }
  if (found === 'found')
    return { step: proof.missingSince === null ? 'seen' : 'found-again', checkAt: later(untilWatched(false)) };
  const isSilent = found === 'unanswered' && since(proof.seenAt) <= graceDays * day;
  if (proof.missingSince === null) {
    if (isSilent) return { step: 'wait', checkAt: later(untilWatched(true)) };
    return { step: 'missing', checkAt: later(untilWatched(true)), until: later(graceDays * day) };
  }
  if (since(proof.missingSince) >= graceDays * day && found !== 'unanswered') return { step: 'gone' };
  if (since(proof.missingSince) >= 2 * graceDays * day) return { step: 'gone' };
  return { step: 'still-missing', checkAt: later(untilWatched(true)) };
}

/** What a record or a file has to say. */
export const recordOf = (token: string): string => `aktenkundig=${token}`;
/** Where the file lies on a domain. */
export const fileAddress = (domain: string): string => `https://${domain}/.well-known/aktenkundig.txt`;

/** Whether the file says it: on a line of its own, as text and as no page that answers everything. */
export function saysIt(text: string, type: string, record: string): boolean {
  return /^text\/plain\b/i.test(type) && text.split(/\r?\n/).some((line) => line.trim() === record);
}

/** Whether the site may lead on there: to itself, with or without `www.`, and never to another name or without a key. */
export function leadsToItself(domain: string, to: URL): boolean {
  return to.protocol === 'https:' && to.port === '' && [domain, `www.${domain}`].includes(to.hostname);
}

/** Letters and digits that nobody mistakes for another. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const codeLength = 12;

/** As it is printed: `ABCD-EFGH-JKMN`. */
export const printedCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? '';
/** What is typed, in the spelling in which it is compared. */
export const bareCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Which letter of a proof is to be printed now; null: none. */
export function letterDue(
  letters: readonly { kind: 'first' | 'reminder'; postedAt: Date | null }[],
  now: Date,
): 'first' | 'reminder' | null {
  const posted = (kind: 'first' | 'reminder') => letters.find((one) => one.kind === kind && one.postedAt)?.postedAt;
  const first = posted('first');
  if (!first) return 'first';
  const age = now.getTime() - first.getTime();
  return !posted('reminder') && age >= reminderDays * day && age < codeDays * day ? 'reminder' : null;
}
