import { z } from 'astro/zod';
import { sql } from 'drizzle-orm';
import type { entryProofs } from '#db/schema/index.ts';
import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import type { Translate } from '#src/i18n/index.ts';
import { sha256 } from '#src/lib/crypto.ts';

type Row = Omit<typeof entryProofs.$inferSelect, 'caseId' | 'mailId' | 'wordsHash'>;

/** What a mail that the company signed proves about an entry: its words, and its day or not. */
export interface EntryProof extends Row {
  coversDay: boolean;
}

/** Domains by which the companies of a case prove something: none that an author named. */
export const provingDomains = sql<string>`(
  select json_group_array(domain) from company_domains where source <> 'author' and company_id in (
    cases.company_id, (select company_id from named_companies where case_id = cases.id))
)`
  .mapWith((domains) => z.array(z.string()).parse(JSON.parse(String(domains ?? '[]'))))
  .as('proving_domains');

/**
 * What is proved today: words that were changed since, a company that the domain is not known to be of, and an entry that says
 * that somebody else spoke are not.
 */
export function proofsOf(
  rows: readonly (Row & { wordsHash: string })[],
  entries: readonly Entry[],
  domains: readonly string[],
): EntryProof[] {
  return rows.flatMap(({ wordsHash, ...row }) => {
    const entry = entries.find(({ id }) => id === row.entryId);
    const isTheirs = entry?.direction === 'from-company' && entry.thirdParty === '';
    if (!isTheirs || !domains.includes(row.domain) || sha256(entry.text) !== wordsHash) return [];
    return [{ ...row, coversDay: entry.precision === 'exact' && entry.occurredOn === row.sentOn }];
  });
}

/** What is proved, in a sentence. */
export function proofInWords(t: Translate, { domain, hasGaps, coversDay }: EntryProof): string {
  const what = t('case.proof.what', { words: hasGaps ? 'gaps' : 'whole', day: String(coversDay) });
  return `${t('case.proof.by', { domain })}. ${what}`;
}

/** Whether the words of a promise stand in the signed words of its entry; null where nothing is proved. */
export function promiseProof(
  promise: Pick<CasePromise, 'entryId' | 'text'>,
  { entries, proofs }: { entries: readonly Entry[]; proofs: readonly EntryProof[] },
): EntryProof | null {
  const proof = proofs.find(({ entryId }) => entryId === promise.entryId);
  const entry = entries.find(({ id }) => id === promise.entryId);
  const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
  const words = plain(promise.text);
  return proof && entry && words !== '' && plain(entry.text).includes(words) ? proof : null;
}
