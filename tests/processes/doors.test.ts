import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { links, outbox, users } from '#db/schema/index.ts';
import { hashPassword } from '#src/features/accounts/passwords.ts';
import { keyedHash, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { paths } from '#src/lib/paths.ts';
import { holdPresentBuild, projectFolder } from '#src/process/build.ts';
import { anAnsweredCase, anAuthor, freshDatabase } from '#tests/factories.ts';
import { files, text } from '#tests/source.ts';
import { environment, isAlive, type Started, start, until, workers } from './start.ts';
import { aVisitor } from './visitor.ts';

const { db, url, dispose } = await freshDatabase();
const theCase = await anAnsweredCase(db, { title: 'Der Karton blieb zu' });
const password = 'ein ganzer Satz ist gut';
const author = await anAuthor(db, { email: 'hanna@mail.example' });
const passwordHash = await hashPassword(password);
await exclusively(db, () => db.update(users).set({ passwordHash }).where(eq(users.id, author.userId)));
let site: Started;
let address = '';

beforeAll(async () => {
  // One proxy in front, which says who came.
  site = start('dist/main.mjs', ['web'], environment({ DATABASE_URL: url, PORT: '0', TRUSTED_PROXIES: '1' }));
  address = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
});

afterAll(async () => {
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  dispose();
});

const visitor = () => aVisitor(address, '127.0.0.1');
const form = 'application/x-www-form-urlencoded';
const from = (ip: string) => ({ 'x-forwarded-for': ip });

describe('the addresses of the site', () => {
  const own = files('src/pages', /\.(astro|ts)$/)
    .map((file) => file.replace(/^src\/pages/, '').replace(/(\/index)?\.(astro|ts)$/, ''))
    .filter((route) => !route.includes('/_'));
  const known = new Set(own.map((route) => route || '/'));

  test('are those of its pages and no more: what the framework brings along is closed', async () => {
    const folder = join(holdPresentBuild(), 'server');
    const built = execFileSync('grep', ['-rhoE', '"route":"[^"]*"', folder], { encoding: 'utf8' });
    const routes = new Set([...built.matchAll(/"route":"([^"]*)"/g)].map(([, route = '']) => route));
    expect(routes.size).toBeGreaterThan(60);
    for (const route of routes) {
      if (known.has(route)) continue;
      const path = route.replace(/\[[^\]]*\]/g, 'x');
      expect(route, 'a route that is no page of this site and is not closed').toMatch(/^\/_/);
      for (const form of [path, path.replace('_', '%5F'), `/${path}`, `${path}?href=/favicon.svg&w=1`]) {
        expect((await visitor().get(form)).status, form).toBe(404);
      }
    }
    expect((await visitor().get('/_image?href=http://127.0.0.1/x')).text).not.toContain('Error');
  });

  test.for([
    ['opens no door of the framework', '127.0.0.1/_image?href=/icons.svg&f=svg&y='],
    ['is no other page', '127.0.0.1/de/cases?x='],
    ['brings no other action', '127.0.0.1/de/account/sign-up?_action=accounts.signUp&y='],
    ['holds no name of a user', 'evil.example:80@127.0.0.1'],
    ['is one name', 'a, b'],
    ['has a port that exists', 'a:99999'],
  ])('are those of the path: a Host %s', async ([_, host = '']) => {
    for (const path of ['/de', '/x']) expect((await visitor().get(path, { host })).status, path).toBe(400);
  });

  test('are asked of one host', async () => {
    const [socket] = visitor().silent(1, 'GET /de HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n');
    const said = await new Promise<string>((resolve) => socket?.once('data', (part) => resolve(String(part))));
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('that choose the language for whoever asks say so, also when they redirect', async () => {
    for (const path of ['/', '/verify', '/verify?hash=abc', '/nothing']) {
      expect((await visitor().get(path)).headers.vary, path).toContain('Accept-Language');
    }
    expect((await visitor().get('/', { 'accept-language': 'en' })).headers.location).toBe('/en');
    expect((await visitor().get(paths.home('de'))).headers.vary).toBe('Accept-Encoding');
  });

  test('of a case as data name no row of the database', async () => {
    const { status, text: json } = await visitor().get(paths.caseData('de', theCase));
    expect(status).toBe(200);
    expect(json).not.toMatch(/[iI]d"|readable|caseId|companyId|userId|authorId/);
  });
});

test('every form says how long it may be', () => {
  const named = [...text('src/process/door/sizes.ts').matchAll(/'(\w+\.\w+)':/g)].map(([, action]) => action);
  const actions = files('src/actions', /\.ts$/).flatMap((file) => {
    const group = /(\w+)\.ts$/.exec(file)?.[1];
    return [...text(file).matchAll(/^ {2}(\w+): defineAction/gm)].map(([, name]) => `${group}.${name}`);
  });
  expect(actions.length).toBeGreaterThan(40);
  expect(named.toSorted()).toEqual(actions.toSorted());
});

describe('whoever attacks an account from elsewhere', () => {
  const signIn = (typed: string, headers: Record<string, string>) =>
    visitor().post(
      `${paths.signIn('de')}?_action=accounts.signIn`,
      new URLSearchParams({ email: author.email, password: typed }).toString(),
      form,
      headers,
    );
  const forgot = (ip: string) =>
    visitor().post(
      `/de/account/forgot?_action=accounts.forgot`,
      new URLSearchParams({ email: author.email }).toString(),
      form,
      from(ip),
    );

  test('refuses its owner nothing: not the password, not the mail', async () => {
    for (let n = 0; n < 10; n += 1) await signIn('falsch geraten', from('203.0.113.7:4711'));
    for (let n = 0; n < 7; n += 1) await forgot(`[2001:db8:${n}::1]:443`);
    const answers = [await signIn('falsch geraten', from('junk, 203.0.113.7')), await forgot('198.51.100.1')];
    expect(answers.map(({ status }) => status)).toEqual([429, 303]);
    const entered = await signIn(password, from('::ffff:198.51.100.2'));
    expect(entered.status).toBe(303);
    const cookies = [entered.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '');
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['device', 'session']);
    // In the network of the attack the browser that has signed in before gets in at once.
    const device = cookies.find((cookie) => cookie.startsWith('device=')) ?? '';
    const again = await signIn(password, { ...from('203.0.113.7'), cookie: device });
    expect(again.status).toBe(303);
    expect(again.milliseconds).toBeLessThan(1000);
    expect(
      await db
        .select()
        .from(links)
        .where(eq(links.emailHash, keyedHash(author.email))),
    ).toHaveLength(5);
  });
});

test('no word of a stranger travels to an address that nobody has proved', async () => {
  const words = ['Rufen Sie an 0900 123456', '0900-123456', 'evil.example', 'Gewinnspiel'];
  const email = 'opfer@mail.example';
  const jar = new Map<string, string>();
  const send = async (step: Parameters<typeof paths.write>[1], action: string, fields: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const path = `${paths.write('de', step)}?_action=drafts.${action}`;
    const answer = await visitor().post(path, new URLSearchParams(fields).toString(), form, { cookie });
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    return answer;
  };
  const company = { name: words[0] ?? '', choice: '*new', newName: 'Gewinnspiel 0900-123456', newIndustry: 'shops' };
  expect((await send('company', 'company', { version: '0', ...company })).status).toBe(303);
  const written = { version: '2', title: words.join(' '), summary: words.join(' ') };
  expect((await send('story', 'story', written)).status).toBe(303);
  expect((await send('later', 'later', { occasion: 'a'.repeat(30), email })).status).toBe(200);
  const mails = (await db.select().from(outbox).where(eq(outbox.kind, 'resume-draft'))).map(({ sealed }) =>
    unseal(sealed),
  );
  expect(mails).toHaveLength(1);
  for (const mail of mails) for (const word of [...words, 'gewinnspiel']) expect(mail).not.toContain(word);
});

test('a proxy that does not say who came is named once in the log, and at /readyz', async () => {
  const own = environment({ DATABASE_URL: url, PORT: '0', SITE_URL: 'https://aktenkundig.example' });
  const behind = start('dist/main.mjs', ['web'], own);
  const asked = aVisitor(`http://127.0.0.1:${await behind.says(/"port":(\d+)/)}`, '127.0.0.1');
  expect((await asked.get('/readyz')).text).toBe('ready');
  for (let n = 0; n < 3; n += 1) await asked.get(paths.home('de'), n === 1 ? from('unknown') : {});
  expect(await asked.get('/readyz')).toMatchObject({ status: 200, text: expect.stringContaining('TRUSTED_PROXIES') });
  await asked.get(paths.home('de'), from('203.0.113.7'));
  expect((await asked.get('/readyz')).text).toBe('ready');
  behind.process.kill('SIGTERM');
  expect(await behind.ended).toBe(0);
  expect(behind.said().match(/X-Forwarded-For is missing/g)).toHaveLength(1);
});

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-npm-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('ends site and worker with it, and lets nobody else read the data, also of an older start', async () => {
    const data = join(folder, 'data');
    const file = join(data, 'site.db');
    mkdirSync(data);
    chmodSync(data, 0o755);
    writeFileSync(file, '', { mode: 0o644 });
    const env = environment({ DATABASE_URL: `file:${file}`, PORT: '0' });
    const npm = spawn('npm', ['start'], { cwd: projectFolder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    npm.stdout.on('data', (words) => {
      said += String(words);
    });
    await until(() => /worker started/.test(said) && /"msg":"serving"/.test(said), 60, 'the start');
    const modes = [data, file, `${file}-wal`, `${file}-shm`].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
    const pids = [Number(/"pid":(\d+)[^\n]*"msg":"serving"/.exec(said)?.[1]), ...workers({ said: () => said })];
    expect(pids.filter(isAlive)).toHaveLength(2);
    npm.kill('SIGTERM');
    await until(() => pids.every((pid) => !isAlive(pid)), 15, 'site and worker end');
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});
