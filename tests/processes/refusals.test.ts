import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { freshDatabase } from '#tests/factories.ts';
import { environment, type Started, start } from './start.ts';
import { aVisitor } from './visitor.ts';

const { url, dispose } = await freshDatabase();
let site: Started;
let address = '';

beforeAll(async () => {
  site = start('dist/main.mjs', ['web'], environment({ DATABASE_URL: url, PORT: '0' }));
  address = `http://127.0.0.1:${await site.says(/"port":(\d+)/)}`;
});

afterAll(async () => {
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  dispose();
});

const page = { accept: 'text/html,application/xhtml+xml' };
const form = 'application/x-www-form-urlencoded';
const story = (locale: 'de' | 'en') => `${paths.write(locale, 'story')}?_action=drafts.story`;
const post = (path: string, body: string, type = form, headers: Record<string, string> = page) =>
  aVisitor(address, '127.0.0.1').post(path, body, type, headers);

test('a form that is too long is answered in the language of its page: how long, how long it may be, where the text is', async () => {
  const long = `summary=${'ä'.repeat(200_000)}`;
  const [german, english] = [await post(story('de'), long), await post(story('en'), long, form, page)];
  expect([german.status, english.status]).toEqual([413, 413]);
  expect(german.text).toContain('<html lang="de">');
  for (const words of ['391 kB', '256 kB', 'rund 197.000 Zeichen', '„Zurück“', 'nicht verloren'])
    expect(german.text, words).toContain(words);
  expect(english.text).toContain('<html lang="en">');
  for (const words of ['391 kB', '256 kB', 'Back button', 'not lost']) expect(english.text, words).toContain(words);
  // A link away from here would take the text with it.
  expect(german.text).not.toContain('<a ');
  const small = await post(`${paths.signIn('de')}?_action=accounts.signIn`, `email=${'a'.repeat(5000)}`);
  expect(small.text).toContain('4 kB');
});

test('a form that nobody can read, and a whole page full of visitors, have words of their own', async () => {
  const unreadable = await post(story('de'), '{}', 'application/json');
  expect([unreadable.status, unreadable.text.includes('kam nicht richtig an')]).toEqual([415, true]);
  expect(unreadable.text).toContain('nicht verloren');
  const broken = await aVisitor(address, '127.0.0.1').get('/x/%E0%A4%A', { ...page, 'accept-language': 'en' });
  expect([broken.status, broken.text.includes('cannot be read')]).toEqual([400, true]);
  expect(broken.text).toContain(`href="${paths.home('en')}"`);
});

test('whoever wants no page gets a line, and the page has no more rights than its own style', async () => {
  const line = await post(story('de'), `summary=${'x'.repeat(300_000)}`, form, { accept: '*/*' });
  expect([line.status, line.text]).toEqual([413, 'Content Too Large']);
  const { headers, text } = await post(story('de'), `summary=${'x'.repeat(300_000)}`);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+='$/);
  expect(text).toContain('<style>');
  expect(headers['cache-control']).toBe('no-store');
});
