import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { longestForm } from '#src/lib/forms.ts';
import { readSettings } from '#src/lib/settings.ts';
import { frontOf } from '#src/process/web.ts';
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
    expect(Number(megabytes) * 1024 * 1024).toBeGreaterThanOrEqual(longestForm);
  });

  test('a proxy that nginx understands, where there is one; elsewhere its statements end and its blocks close', () => {
    const proxy = file('nginx.conf');
    const lines = proxy.split('\n').map((line) => line.replace(/#.*/, '').trim());
    expect(lines.filter((line) => line !== '' && !/[;{}]$/.test(line))).toEqual([]);
    expect(proxy.split('{').length).toBe(proxy.split('}').length);
    const said = nginxSays(proxy);
    console.info(said ?? 'there is no nginx here: its own check was not made');
    expect(said ?? 'test is successful').toContain('test is successful');
  });
});

/** What `nginx -t` says of the file, with a certificate of the moment; null where there is no nginx or no openssl. */
function nginxSays(proxy: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-nginx-'));
  try {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    execFileSync('openssl', [...request, '-keyout', key, '-out', certificate, '-subj', '/CN=aktenkundig.example'], {
      stdio: 'ignore',
    });
    const tried = proxy.replace(/\S+fullchain\.pem/, certificate).replace(/\S+privkey\.pem/, key);
    const whole = `error_log stderr; pid ${folder}/pid; events {} http { ${tried.replace(/listen (\[::\]:)?(80|443)/g, 'listen $147$2')} }`;
    writeFileSync(join(folder, 'nginx.conf'), whole);
    return execFileSync('sh', ['-c', `nginx -t -p '${folder}' -c '${folder}/nginx.conf' 2>&1`], { encoding: 'utf8' });
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    return said === '' || /not found/.test(said) ? null : said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
