import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '#src/process/build.ts';

export interface Copy {
  folder: string;
  /** Replaces words in a file, once, and fails if they are not there. */
  change: (file: string, from: string, to: string) => void;
  dispose: () => void;
}

/** The program in a folder of its own, where a test may change it: one that is killed leaves the project as it was. */
export function copyOfProject(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-copy-'));
  for (const name of ['src', 'db', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(projectFolder, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    change: (file, from, to) => {
      const before = readFileSync(join(folder, file), 'utf8');
      if (!before.includes(from)) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(join(folder, file), before.replace(from, to));
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
