import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { isSlip } from './rules.ts';
import { mostCompared } from './vocabulary.ts';
import { termKey } from './words.ts';

const longestName = 4;
/** A slip in a shorter one makes another word. */
const shortestName = 6;

/** Stretches of the typed words, the longest first. */
export function stretches(tokens: readonly string[]): string[][] {
  const lengths = Array.from({ length: Math.min(longestName, tokens.length) }, (_, at) => at + 1).reverse();
  return lengths.flatMap((length) =>
    tokens.slice(0, tokens.length - length + 1).map((_, at) => tokens.slice(at, at + length)),
  );
}

export interface Named {
  companyId: string;
  key: string;
  slug: string;
  name: string;
  industry: string;
  city: string | null;
}

/** Companies that are called like some of the typed words, or like them but for one letter: one half of them is right. */
export function companiesNamed(db: Database, tokens: readonly string[]) {
  const keys = stretches(tokens).map((some) => some.join(' '));
  const halves = keys.flatMap((key) =>
    key.length < shortestName
      ? [key]
      : [key, key.slice(0, Math.floor(key.length / 2)), key.slice(Math.ceil(key.length / 2))],
  );
  const parts = [...new Set(halves.map((half) => half.trim()))].filter((half) => half.length >= 3);
  const any = parts.map((part) => `"${part}"`).join(' OR ');
  return db.all<Named>(sql`
    select company_id as "companyId", key, slug, name, industry, city from search_names join companies on companies.id = company_id
    where search_names match ${any || '""'} limit ${mostCompared}`);
}

/** Whether a name is long enough to be mistyped, and as many words of a name are what was typed but for one slip, which may be a blank. */
export function isNearly(some: readonly string[], key: string): boolean {
  if (some.join(' ').length < shortestName) return false;
  const words = key.split(' ');
  const asked = some.join('');
  const lengths = [some.length, some.length + 1, Math.max(1, some.length - 1)];
  return words.some((_, at) =>
    lengths.some((length) => {
      const there = words.slice(at, at + length).join('');
      return isSlip(asked, there) || (length !== some.length && asked === there);
    }),
  );
}

/** Companies that are called as was typed but for one slip, by the longest piece of it that is a name. One round trip. */
export async function companiesNearly(db: Database, typed: string): Promise<Named[]> {
  const tokens = termKey(typed).split(' ').filter(Boolean).slice(0, longestName);
  const named = await companiesNamed(db, tokens);
  for (const some of stretches(tokens)) {
    const found = named.filter(({ key }) => isNearly(some, key));
    if (found.length > 0) return [...new Map(found.map((one) => [one.companyId, one])).values()];
  }
  return [];
}
