import type { Database } from '#db/client.ts';
import { findCompanies } from '#src/features/companies/index.ts';
import { kinds } from '#src/features/problems/lists.ts';
import type { Locale } from '#src/lib/situation.ts';
import { fold } from '#src/lib/text.ts';

/** A single letter begins too many names. */
const shortest = 2;
const mostCompanies = 5;
const mostKinds = 3;

/** What somebody who is still typing may mean. */
export interface Suggestion {
  text: string;
  kind: 'company' | 'problem';
}

/**
 * Companies called so, the nearest name first, then kinds of problem of which a word begins so; nothing for one letter.
 * `of`: companies alone. One round trip.
 */
export async function suggestionsFor(
  db: Database,
  typed: string,
  locale: Locale,
  of: 'all' | 'companies',
): Promise<Suggestion[]> {
  const begun = fold(typed);
  if (begun.length < shortest) return [];
  const companies = await findCompanies(db, typed, mostCompanies);
  const named = companies.map(({ name }) => ({ text: name, kind: 'company' as const }));
  if (of === 'companies') return named;
  const problems = kinds
    .map(({ name }) => name[locale])
    .filter((name) => ` ${fold(name)}`.includes(` ${begun}`))
    .slice(0, mostKinds);
  return [...named, ...[...new Set(problems)].map((text) => ({ text, kind: 'problem' as const }))];
}
