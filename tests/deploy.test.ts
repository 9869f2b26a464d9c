import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readSettings } from '#src/lib/settings.ts';
import { frontOf } from '#src/process/web.ts';
import { longestBody } from './processes/proxy.ts';
import { text } from './source.ts';

const file = (name: string) => text(`src/process/deploy/${name}`);
const all = (pattern: RegExp, words: string) => [...words.matchAll(pattern)].map(([, found = '']) => found);

/** What `npm start` runs. */
const [started = ''] = all(/"start": ".* MALLOC_ARENA_MAX=1 node (.*)"/g, text('package.json'));
const settings = () => {
  const env = { ...parseEnv(file('aktenkundig.env')), SECRET_KEY: 'k'.repeat(64) };
  const read = readSettings(env);
  if ('faults' in read) throw new Error(read.faults.join(', '));
  return read.settings;
};

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('what README gives for running it for real', () => {
  test('settings that the start takes', () => {
    expect(settings()).toMatchObject({ TRUSTED_PROXIES: 1, HOST: '127.0.0.1', PORT: 4321 });
  });

  test('a unit that runs what npm start runs, without npm, and lets the site end its own processes', () => {
    const unit = file('aktenkundig.service');
    const [command = ''] = all(/^ExecStart=(.*)$/gm, unit);
    const [folder] = all(/^WorkingDirectory=(.*)$/gm, unit);
    expect(command).toBe(`${folder}/node_modules/.bin/node ${started}`);
    expect(started).toContain('dist/main.mjs');
    expect(unit).toContain('MALLOC_ARENA_MAX=1');
    expect(unit).toContain('KillMode=mixed');
    const [state = ''] = all(/^ReadWritePaths=(.*)$/gm, unit);
    expect(settings().DATABASE_URL.startsWith(`file:${state}/`)).toBe(true);
  });

  test(hasSystemd ? 'a unit that systemd understands' : 'a unit (there is no systemd here that could read it)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-unit-'));
    const unit = join(folder, 'aktenkundig.service');
    // What it starts has to be there.
    writeFileSync(unit, file('aktenkundig.service').replaceAll('/opt/aktenkundig', process.cwd()));
    const read = hasSystemd ? spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' }).stderr : '';
    rmSync(folder, { recursive: true });
    expect(read.split('\n').filter((line) => line.includes('aktenkundig.service'))).toEqual([]);
  });

  test('an image that takes over what is there, builds, and runs the same', () => {
    const image = file('Dockerfile');
    const copied = all(/^COPY (.*) \S+$/gm, image).flatMap((names) => names.split(' '));
    expect(copied.filter((name) => !existsSync(name))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', '.npmrc', 'src', 'db', 'public']));
    const [command = '[]'] = all(/^CMD (.*)$/gm, image);
    const [folder] = all(/^WORKDIR (.*)$/gm, image);
    expect(JSON.parse(command).join(' ')).toBe(`${folder}/node_modules/.bin/node ${started}`);
    for (const script of all(/npm run (\S+)/g, image)) expect(text('package.json')).toContain(`"${script}":`);
  });

  test('a proxy that hands on what the site believes, to where it listens, and no less than it takes', () => {
    const proxy = file('nginx.conf');
    const { HOST, PORT, SITE_URL, TRUSTED_PROXIES } = settings();
    expect(all(/^\s+server (\S+:\d+);$/gm, proxy)).toEqual([`${HOST}:${PORT}`]);
    expect(new Set(all(/server_name (\S+);/g, proxy))).toEqual(new Set([new URL(SITE_URL).host]));
    expect(proxy).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;');
    expect(proxy).toContain('proxy_set_header Host $host;');
    // One proxy appends one address.
    expect(frontOf({ SITE_URL, TRUSTED_PROXIES }).trustedProxies).toBe(1);
    const [megabytes] = all(/client_max_body_size (\d+)m;/g, proxy);
    expect(Number(megabytes) * 1024 * 1024).toBeGreaterThan(longestBody);
    const lines = proxy.split('\n').map((line) => line.replace(/#.*/, '').trim());
    expect(lines.filter((line) => line !== '' && !/[;{}]$/.test(line))).toEqual([]);
    const [closedBySite = ''] = all(/keepAliveTimeout: ([\d_]+)/g, text('src/process/web.ts'));
    const [closedByProxy] = all(/keepalive_timeout (\d+)s;/g, proxy);
    expect(Number(closedByProxy) * 1000).toBeLessThan(Number(closedBySite.replace('_', '')));
  });
});
