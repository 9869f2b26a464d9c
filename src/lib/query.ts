import { clean, longestSearch } from './text.ts';

/** What a public page reads from its address. A wrong value counts as none: people share and shorten addresses. */

/** What was typed into a search. `typed`: all of it, for the field; `q`: what is looked for; `fault`: why nothing is. */
export function searched(query: URLSearchParams, name = 'q'): { typed: string; q: string; fault: string | undefined } {
  const typed = clean(query.get(name) ?? '');
  const isTooLong = typed.length > longestSearch;
  return {
    typed,
    q: isTooLong ? '' : typed,
    fault: isTooLong ? `too-long-by:${typed.length}/${longestSearch}` : undefined,
  };
}

/** One of a closed list, else `usual`. */
export function choice<T extends string, U>(
  query: URLSearchParams,
  name: string,
  isOne: (text: string) => text is T,
  usual: U,
): T | U {
  const asked = query.get(name) ?? '';
  return isOne(asked) ? asked : usual;
}

/** A page number from 1 to 9999. */
export function pageNumber(query: URLSearchParams): number {
  const asked = query.get('page') ?? '';
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}
