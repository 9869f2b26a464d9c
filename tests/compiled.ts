import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Some hundred processes start in the tests: until the last has ended, each finds what an earlier one compiled. */
export default function setup(): (() => void) | undefined {
  if (process.env.NODE_COMPILE_CACHE) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-compiled-'));
  process.env.NODE_COMPILE_CACHE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
