import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Modules are evaluated once for each worker, not for each file; setup.ts holds every file to leaving nothing behind. Node reads them
 * itself, as in the site, and not vite once for each project. New objects get more room than usual: most of them last for one test.
 */
const shared = {
  setupFiles: ['tests/setup.ts'],
  execArgv: ['--max-semi-space-size=64', '--import', fileURLToPath(new URL('quick-imports.ts', import.meta.url))],
  isolate: false,
  experimental: { viteModuleRunner: false },
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

/** Set up for every project: what one of them has compiled the next need not compile again. */
const compiled = 'tests/compiled.ts';

/** Files of more than half a minute, the longest first: begun among the last, each would leave a core with nothing to do. */
const long = [
  'pages/browser-de',
  'pages/browser-en',
  'e2e/whole-story',
  'processes/dev',
  'processes/files-copied',
  'features/log/witness',
  'features/demo',
  'features/evidence/backup',
].map((name) => `/tests/${name}.test.ts`);

/** A file of which no duration is known goes by its size, which says little. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? long.length : at;
    };
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => group(a) - group(b) || place(a) - place(b));
  }
}

/**
 * The machines this runs on have two cores. A third worker runs while others wait for a disk, a process, a mail; but not where
 * all of them visit one site: they come from one network, which has its share there and no more.
 */
const workers = {
  atHome: { maxWorkers: 3, sequence: { groupOrder: 0 } },
  onTheSite: { maxWorkers: 2, sequence: { groupOrder: 1 } },
  processes: { maxWorkers: 3, sequence: { groupOrder: 2 } },
};

export default defineConfig({
  root,
  test: {
    root,
    reporters: ['default'],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        root,
        test: {
          ...shared,
          ...workers.atHome,
          name: 'features',
          include: ['tests/{features,lib}/**/*.test.ts', 'tests/*.test.ts'],
          globalSetup: [compiled, ...(process.env.TEST_DATABASE_URL ? ['tests/sqld.ts'] : [])],
        },
      },
      {
        root,
        test: {
          ...shared,
          ...workers.atHome,
          name: 'on a server',
          // What writes, and how writes fail: the same tests once more on a real database server.
          include: [
            'tests/lib/database.test.ts',
            'tests/features/cases/thread.test.ts',
            'tests/features/drafts/publishing.test.ts',
          ],
          globalSetup: [compiled, 'tests/sqld.ts'],
          env: { TEST_DATABASE_URL: 'sqld' },
        },
      },
      // Set up before the processes: the build is made beside the demo data.
      {
        root,
        test: {
          ...shared,
          ...workers.onTheSite,
          name: 'site',
          include: ['tests/{pages,e2e}/**/*.test.ts'],
          globalSetup: [compiled, 'tests/site/setup.ts'],
        },
      },
      {
        root,
        test: {
          ...shared,
          ...workers.processes,
          name: 'processes',
          include: ['tests/processes/**/*.test.ts'],
          globalSetup: [compiled, 'tests/processes/built.ts'],
          // Some start a dozen processes, on a machine that may be busy.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
