import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const setupFiles = ['tests/setup.ts'];

export default defineConfig({
  root,
  test: {
    root,
    reporters: ['default'],
    // The machines this runs on have two cores.
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'features',
          include: ['tests/{features,lib}/**/*.test.ts', 'tests/*.test.ts'],
          setupFiles,
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'processes',
          include: ['tests/processes/**/*.test.ts'],
          setupFiles,
          globalSetup: 'tests/processes/built.ts',
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'site',
          include: ['tests/{pages,e2e}/**/*.test.ts'],
          setupFiles,
          globalSetup: 'tests/site/setup.ts',
          testTimeout: 60_000,
        },
      },
    ],
  },
});
