import { ibans } from '#src/lib/personal/check-digits.ts';

/** Letters and details that one side may send in an hour, and letters that an exchange holds. */
export const mostAnHour = 10;
export const mostFactsAnHour = 20;
export const mostMessages = 200;
/** Files of one side that are there at a time, and bytes of each. */
export const mostFiles = 10;
export const mostFileBytes = 10_000_000;
/** Files that prove one promise, and documents of one claim, that are there at a time. */
export const mostReportFiles = 3;
export const mostDocuments = 6;

/** Longest letter and longest detail, in characters. */
export const longestMessage = 5000;
export const longestFact = 200;

/** For so many minutes somebody sees what they opened; then it is hidden from them too, and opened and noted anew. */
export const openMinutes = 30;

/** The first moment at which something that is seen now can have been opened. */
export const openSince = (now: Date): Date => new Date(now.getTime() - openMinutes * 60_000);

/** An account number as banks print it, in groups of four; null when its check digits or its length are wrong. */
export function ibanOf(typed: string): string | null {
  const [found, another] = ibans(typed);
  if (!found || another || found.start !== 0 || found.end !== typed.length) return null;
  const signs = typed.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return signs.replace(/.{4}(?=.)/g, '$& ');
}
