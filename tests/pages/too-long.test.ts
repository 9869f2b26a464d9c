import { expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';

const { url, company } = inject('site');
const long = 'x'.repeat(130);

async function opened(path: string): Promise<{ status: number; html: string }> {
  const response = await fetch(url + path);
  return { status: response.status, html: await response.text() };
}

test.each([
  ['the register', paths.cases('de', { q: long })],
  ['the companies', paths.companies('de', { q: long })],
  ['the comparison', `${paths.compare('de')}?q=${long}`],
])('a search of 130 characters in %s says so, and all of it stays in its field', async (_where, path) => {
  const { status, html } = await opened(path);
  expect(status).toBe(422);
  expect(html).toContain('Dieser Text hat 130 Zeichen, höchstens 120 sind möglich.');
  expect(html).toMatch(new RegExp(`<input[^>]* value="${long}"[^>]* aria-invalid="true"`));
  const whole = await opened(path.replace(long, long.slice(10)));
  expect([whole.status, whole.html.includes('aria-invalid')]).toEqual([200, false]);
});

test('more words than are looked for are said to be so', async () => {
  const seven = 'eins zwei drei vier fünf sechs sieben';
  const words = 'Gesucht wurde nach den ersten sechs Wörtern.';
  for (const path of [paths.cases('de', { q: seven }), paths.companies('de', { q: seven })]) {
    expect((await opened(path)).html, path).toContain(words);
    expect((await opened(path.replace('+sieben', ''))).html, path).not.toContain(words);
  }
});

test('a day and a hash that are too long are refused with their length, in English as well', async () => {
  const day = await opened(`${paths.companyWhy('en', company)}?on=${'1'.repeat(50)}`);
  expect([day.status, day.html.includes('This text has 50 characters')]).toEqual([400, true]);
  expect(day.html).toContain('1'.repeat(50));
  const hash = await opened(`${paths.verify('en')}?hash=${'a'.repeat(310)}`);
  expect([hash.status, hash.html.includes('This text has 310 characters')]).toEqual([422, true]);
  expect(hash.html).toContain('a'.repeat(310));
});
