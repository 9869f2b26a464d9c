import { build, isStale } from './build.ts';

// Before each program that runs compiled (package.json): what does not fit the sources is built first.
if (isStale()) {
  process.stderr.write('Building the site, about a minute …\n');
  await build().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
