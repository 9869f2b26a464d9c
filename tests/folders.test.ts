import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { files, text } from './source.ts';

// Folders ask each other in one direction: whoever reads one from below knows that nothing in it depends on what is above.

/** The files that a file imports, types and dynamic imports included; packages are left out. */
function imports(file: string, source: string): string[] {
  return [...source.matchAll(/(?:from |import |import\()'((?:\.{1,2}|#src)\/[^']+)'/g)].map(([, to = '']) =>
    to.startsWith('#') ? to.slice(1) : join(dirname(file), to),
  );
}

/** A door gathers what a feature offers, so it stands above the folders of its feature and not in one of them. */
function folderOf(file: string): string {
  return /^src\/features\/[^/]+\/index\.ts$/.test(file) ? file : dirname(file);
}

/** Which folder asks which. */
function arrows(sources: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  for (const [file, source] of sources) {
    const from = folderOf(file);
    const others = asked.get(from) ?? new Set();
    for (const to of imports(file, source)) if (folderOf(to) !== from) others.add(folderOf(to));
    asked.set(from, others);
  }
  return asked;
}

/** Folders that ask themselves by way of others. */
function circles(asked: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const reached = (from: string): Set<string> => {
    const seen = new Set<string>();
    const open = [...(asked.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(asked.get(next) ?? []));
    }
    return seen;
  };
  return [...asked.keys()].filter((folder) => reached(folder).has(folder)).sort();
}

test('no folder of src asks itself by way of another, not even for a type', () => {
  const sources = new Map(files('src', /\.(ts|astro)$/).map((file) => [file, text(file)]));
  expect(circles(arrows(sources))).toEqual([]);
});

test('a circle is found, also one of types and of dynamic imports', () => {
  const planted = new Map([
    ['src/features/cases/rules.ts', "import type { Entry } from './timeline/rules.ts';"],
    ['src/features/cases/timeline/rules.ts', "const { a } = await import('../state/facts.ts');"],
    ['src/features/cases/state/facts.ts', "import { state } from '#src/features/cases/rules.ts';"],
    ['src/features/cases/index.ts', "export { state } from './rules.ts';"],
    ['src/features/home/queries.ts', "import { state } from '#src/features/cases/index.ts';"],
  ]);
  expect(circles(arrows(planted))).toEqual([
    'src/features/cases',
    'src/features/cases/state',
    'src/features/cases/timeline',
  ]);
});
