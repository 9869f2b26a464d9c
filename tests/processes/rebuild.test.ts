import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { holdPresentBuild } from '#src/process/build.ts';
import { freshDatabase } from '#tests/factories.ts';
import { type Copy, copyOfProject } from './copy.ts';
import { environment, start } from './start.ts';

/** Runs node in the copy, until it ends well. */
async function run({ folder }: Copy, ...args: string[]): Promise<void> {
  const env = environment({ ASTRO_TELEMETRY_DISABLED: '1' });
  const [code] = await once(spawn(process.execPath, args, { cwd: folder, env, stdio: 'ignore' }), 'exit');
  expect(code).toBe(0);
}

/** The build that began then is whole: it is what starts from now on, and what nobody needs is cleared away. */
function becomesPresent(
  copy: Copy,
  began = readFileSync(join(copy.folder, 'dist', 'built-at'), 'utf8'),
): Promise<void> {
  const words = `import { presentBuild } from '#src/process/present-build.ts'; presentBuild(${began})`;
  return run(copy, '--input-type=module', '--eval', words);
}

const builds = ({ folder }: Copy) => readdirSync(join(folder, 'dist')).filter((name) => /^\d+$/.test(name));

/** The answers to a page and to every file it names. */
async function pageWithFiles(url: string, path: string) {
  const page = await fetch(url + path);
  const html = await page.text();
  const files = [...html.matchAll(/(?:href|src)="(\/_astro\/[^"]+)"/g)].map(([, file = '']) => file);
  const answers = await Promise.all(files.map(async (file) => (await fetch(url + file)).status));
  return { html, files, statuses: [page.status, ...answers] };
}

test('a new build takes nothing from a site that runs, and goes with the last one that needs it', {
  timeout: 120_000,
}, async ({ onTestFinished }) => {
  const copy = copyOfProject();
  const { url: DATABASE_URL, dispose } = await freshDatabase();
  onTestFinished(() => {
    copy.dispose();
    dispose();
  });
  const aSite = async () => {
    const site = start(join(copy.folder, 'dist/main.mjs'), ['web'], environment({ DATABASE_URL, PORT: '0' }));
    onTestFinished(() => void site.process.kill('SIGKILL'));
    return { site, url: `http://127.0.0.1:${await site.says(/"port":(\d+)/)}` };
  };
  const present = holdPresentBuild();
  cpSync(present, join(copy.folder, 'dist', basename(present)), { recursive: true });
  await becomesPresent(copy, basename(present));
  const old = await aSite();
  // Every name of a chunk and of a style changes with these.
  copy.change('src/i18n/de/site.ts', "cases: 'Fälle'", "cases: 'Neue Fälle'");
  copy.change('src/styles/base.css', 'max-width: 1280px', 'max-width: 1270px');
  await run(copy, join(copy.folder, 'node_modules/astro/bin/astro.mjs'), 'build');
  const young = await aSite();

  for (const path of ['/de', '/de/imprint', '/de/account/sign-in', '/de/cases', '/de/rankings']) {
    const before = await pageWithFiles(old.url, path);
    const after = await pageWithFiles(young.url, path);
    expect(before.files.length).toBeGreaterThan(0);
    expect([...before.statuses, ...after.statuses].filter((status) => status !== 200)).toEqual([]);
    expect(before.html).not.toContain('Neue Fälle');
    expect(after.html).toContain('Neue Fälle');
  }

  await becomesPresent(copy);
  expect(builds(copy)).toHaveLength(2);
  old.site.process.kill('SIGTERM');
  expect(await old.site.ended).toBe(0);
  await becomesPresent(copy);
  expect(builds(copy)).toHaveLength(1);
  expect(builds(copy)).not.toContain(basename(present));
});

test('a build is old once a source says something else, also of the same size and with the same time of day', async ({
  onTestFinished,
}) => {
  const copy = copyOfProject();
  onTestFinished(copy.dispose);
  const looks = `
    import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
    import { setTimeout as wait } from 'node:timers/promises';
    import { hashOfSources, isStale } from '#src/process/build.ts';
    const say = (...words) => process.stdout.write(words.join(' ') + '\\n');
    mkdirSync('dist/1', { recursive: true });
    writeFileSync('dist/built-at', '1');
    writeFileSync('dist/1/sources', hashOfSources());
    say('as built', isStale());
    // Only what has lain for some time is known by its looks.
    await wait(2500);
    say('later', isStale(), existsSync('dist/1/sources-seen'), isStale());
    const [file, { atime, mtime }] = ['src/i18n/de/site.ts', statSync('src/i18n/de/site.ts')];
    const words = readFileSync(file, 'utf8');
    writeFileSync(file, words.replace('Fälle', 'Felle '));
    utimesSync(file, atime, mtime);
    say('changed', isStale());
    await wait(2500);
    say('changed and left', isStale());
    writeFileSync(file, words);
    say('put back', isStale());`;
  const asked = spawn(process.execPath, ['--input-type=module', '--eval', looks], {
    cwd: copy.folder,
    env: environment({}),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = (await asked.stdout.toArray()).join('').trim().split('\n');
  expect(said).toEqual([
    'as built false',
    'later false true false',
    'changed true',
    'changed and left true',
    'put back false',
  ]);
});

test('a process keeps one byte for each letter of what it has loaded', () => {
  const folder = join(holdPresentBuild(), 'server');
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mjs'));
  expect(modules.length).toBeGreaterThan(100);
  expect(modules.filter((name) => /[^\0-\xff]/.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});
