import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const scope = /data-astro-cid-([a-z0-9]{3})([a-z0-9]{5})/g;

/**
 * Shortens the marks by which a component's styles find its elements, in everything that was built: every element of
 * a page bears one, and on a long case they weigh more than its words. `data-astro-cid-7hqzqvog` becomes `_7hq`; two
 * marks that would become the same keep their length.
 */
export function shortenScopes(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(mjs|js|css|html)$/.test(name))
    .map((name) => join(folder, name));
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  const meant = new Map<string, Set<string>>();
  for (const text of texts.values()) {
    for (const [, start = '', rest = ''] of text.matchAll(scope))
      meant.set(start, (meant.get(start) ?? new Set()).add(rest));
  }
  for (const [file, text] of texts) {
    const short = text.replace(scope, (long, start: string) => (meant.get(start)?.size === 1 ? `_${start}` : long));
    if (short !== text) writeFileSync(file, short);
  }
}
