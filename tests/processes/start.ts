import { type ChildProcess, spawn } from 'node:child_process';
import { resolve as absolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testSecret } from '#tests/secret.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Started {
  process: ChildProcess;
  /** Everything written so far on both outputs. */
  said: () => string;
  /** Resolves with what stands in the first brackets of `pattern` as soon as it was written. */
  says: (pattern: RegExp) => Promise<string>;
  /** Resolves with the exit code, or the signal's name. */
  ended: Promise<number | string>;
}

/** The environment a process of the site needs, on a database of a test. */
export function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    SITE_URL: 'http://127.0.0.1:4321',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Aktenkundig <post@aktenkundig.example>',
    SECRET_KEY: testSecret,
    LOG_LEVEL: 'info',
    ...own,
  };
  // vitest's own marks would make the libraries behave as in a test.
  for (const name of ['NODE_ENV', 'VITEST', 'TEST', 'MODE', 'NODE_OPTIONS', 'CLOCK_SHIFT_DAYS', 'DEMO_MAIL_DIR'])
    delete env[name];
  return { ...env, ...own };
}

const quickly = ['--import', absolute(root, 'tests/quick-imports.ts')];

/** Starts `script`, of this project or of a copy, as a process of its own, as npm would. `options` are those of node. */
export function start(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  options: readonly string[] = [],
): Started {
  const more = script.startsWith('tests/') ? [...quickly, ...options] : options;
  const command = [...more, absolute(root, script), ...args];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: 'pipe' });
  let words = '';
  const listeners = new Set<() => void>();
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (part) => {
      words += String(part);
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code ?? -1));
  });
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(words);
        if (!found) return;
        listeners.delete(look);
        resolve(found[1] ?? found[0]);
      };
      listeners.add(look);
      look();
      ended.then((how) => {
        look();
        reject(new Error(`ended (${how}) without saying ${pattern}:\n${words.slice(-2000)}`));
      });
    });
  return { process: child, said: () => words, says, ended };
}

/** Asks until `check` is true; fails after `seconds`. */
export async function until(check: () => boolean | Promise<boolean>, seconds: number, what: string): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The process ids of every worker a site has started so far. */
export const workers = (site: Pick<Started, 'said'>) =>
  [...site.said().matchAll(/"pid":(\d+),"msg":"worker started"/g)].map(([, pid]) => Number(pid));

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
