import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Loaded into whatever the tests start from the sources (node --import). For each of the hundred files of drizzle-orm Node reads its
// package.json again, which names all its ways in: two thirds of the time of a start. What is built has them in one file.

const ofDrizzle = /\/node_modules\/drizzle-orm\/.+\.js$/;

registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL ?? '';
    const isInside = specifier.startsWith('.') && ofDrizzle.test(from) && context.conditions.includes('import');
    return isInside
      ? { url: new URL(specifier, from).href, format: 'module', shortCircuit: true }
      : next(specifier, context);
  },
  load(url, context, next) {
    return context.format === 'module' && ofDrizzle.test(url)
      ? { source: readFileSync(fileURLToPath(url)), format: 'module', shortCircuit: true }
      : next(url, context);
  },
});
