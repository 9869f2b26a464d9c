import { z } from 'astro/zod';
import { keyedHash, seal, unseal } from '#src/lib/crypto.ts';

/** What an author says happened, and the words of the letter or mail that shows it, pasted in. */
export interface PressureWords {
  words: string;
  evidence: string;
}

const said = z.object({ words: z.string(), evidence: z.string() });

export const sealWords = (words: PressureWords): string => seal(JSON.stringify(words));
/** Null once its time is over. */
export const openWords = (sealed: string): PressureWords | null =>
  sealed === '' ? null : said.parse(JSON.parse(unseal(sealed)));

/** What opens the facts of a report for a company without an account; the database has its hash. */
export const pressureToken = (reportId: string): string => keyedHash(`pressure ${reportId} for the company`);
