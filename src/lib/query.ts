/** What a public page reads from its address. A wrong value counts as none: people share and shorten addresses. */

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
