import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { files, root, text } from './source.ts';

const readme = text('README.md');
const features = readdirSync(`${root}src/features`);
const names = new Set(files('src', /./).map((file) => basename(file)));
const isThere = (path: string) => existsSync(root + path);
const isFolder = (path: string) => isThere(path) && statSync(root + path).isDirectory();

describe('README', () => {
  test('names files that are there', () => {
    expect(missing(readme)).toEqual([]);
  });

  test('that names another file is found out', () => {
    const row =
      '| `cases` | the life of a case **`rules.ts`**, `letter/compose.ts` | `src/lib/calender.ts` and `nothing.ts`';
    expect(missing(row)).toEqual(['letter/compose.ts', 'src/lib/calender.ts', 'nothing.ts']);
  });

  test('has a line for every feature, with a file to read first', () => {
    const lines = [...readme.matchAll(/^\| `([a-z-]+)` \| .*\*\*`\S+`\*\*/gm)].map(([, feature]) => feature);
    expect(lines).toEqual(features.toSorted());
  });

  test('names the scripts and settings there are', () => {
    const scripts = [...text('package.json').matchAll(/^ {4}"([a-z:-]+)": "(?:node|astro|npm|vitest|biome) /gm)];
    const run = [...readme.matchAll(/npm (?:run ([a-z:-]+)|(test|start)\b)/g)].map(([, name, short]) => name ?? short);
    expect(new Set(run)).toEqual(new Set(scripts.map(([, name]) => name)));
    const settings = [...text('src/lib/settings.ts').matchAll(/^ {4}([A-Z_]+): /gm)].map(([, name = '']) => name);
    expect(settings.length).toBeGreaterThan(5);
    expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test('has in its table of settings those that the code reads, and no other', () => {
    const [, table = ''] = /\n\| setting \| default(.*?)\n\n/s.exec(readme) ?? [];
    const told = new Set([...table.matchAll(/`([A-Z][A-Z_]{3,})`/g)].map(([, name = '']) => name));
    const code = [...files('src', /\.(ts|astro)$/), ...files('db', /\.ts$/)].map(text).join('\n');
    const checked = [...text('src/lib/settings.ts').matchAll(/^ {4}([A-Z_]+): /gm)].map(([, name = '']) => name);
    const read = [...code.matchAll(/\benv(?:\.|\[')([A-Z][A-Z_]{3,})\b/g)].map(([, name = '']) => name);
    // Read by the library that speaks with buckets.
    const ofBuckets = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    // Of what this program is made of.
    const others = ['NODE_ENV', 'NODE_OPTIONS', 'ASTRO_DISABLE_UPDATE_CHECK', 'ASTRO_TELEMETRY_DISABLED'];
    expect(new Set([...checked, ...read, ...ofBuckets].filter((name) => !others.includes(name)))).toEqual(told);
  });

  test('of a feature says whom it may ask as the import table does', () => {
    const table = [...text('tests/eslint.config.js').matchAll(/^ {2}'?([a-z-]+)'?: \[([^\]]*)\],$/gm)].map(
      ([, feature = '', others = '']) => [feature, [...others.matchAll(/[a-z-]+/g)].join(', ') || 'nobody'],
    );
    const said = features.map((feature) => {
      const [, others] = /May ask: ([^.]*)\./.exec(text(`src/features/${feature}/README.md`)) ?? [];
      return [feature, others?.replace(/\s+/g, ' ')];
    });
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(table));
  });
});

test('every decision has its number, day and status and stands in the index', () => {
  const decisions = files('src/decisions', /\/\d{3}-[a-z0-9-]+\.md$/);
  const index = [...text('src/decisions/README.md').matchAll(/\]\((\S+\.md)\)/g)].map(([, name]) => name);
  expect(index).toEqual(decisions.map((file) => basename(file)).sort());
  const form = /^# (\d{3}) .+\n\n\d{4}-\d\d-\d\d\. \*Status: (accepted|superseded by \d{3}).*\*\n/;
  expect(decisions.filter((file) => form.exec(text(file))?.[1] !== basename(file).slice(0, 3))).toEqual([]);
});

/**
 * Names of files that lie nowhere: they begin at the top, or in a folder that is named in the same row, point or
 * paragraph. Outside of tables a bare name may be that of any file.
 */
function missing(markdown: string): string[] {
  return markdown.split(/\n(?=\||- |\n)/).flatMap((block) => {
    const said = [...block.matchAll(/`([\w[\]./-]+)`/g)].map(([, name = '']) => name);
    const folders = said.flatMap((name) => [name, `src/features/${name}`]).filter(isFolder);
    return said
      .filter((name) => /^\w.*\.(ts|js|astro|css|md)$|^(src|db|tests)\/./.test(name))
      .filter((name) => !isThere(name) && !folders.some((folder) => isThere(`${folder}/${name}`)))
      .filter((name) => name.includes('/') || block.startsWith('|') || !names.has(name));
  });
}
