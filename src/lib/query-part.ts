/** The query of an address, with its mark; empty where nothing is asked. */
export function search(query: Record<string, string | undefined>, repeated: readonly [string, string][] = []): string {
  const named = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const given = [...repeated, ...named];
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
