import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';

const site = inject('site');

/** The form of an entry, sent as a browser without JavaScript does: fields in the order of the page, some twice. */
async function send(locale: string, occurredOn: string[], given: Record<string, string> = {}) {
  const fields = {
    id: randomBytes(15).toString('hex'),
    version: '0',
    anew: 'on',
    channel: 'phone',
    direction: 'to-company',
    ...given,
  };
  const body = new URLSearchParams({ ...fields, text: 'Ich habe angerufen.' });
  for (const value of occurredOn) body.append('occurredOn', value);
  const response = await fetch(`${site.url}/${locale}/cases/new/timeline?_action=drafts.entry`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.url },
    body,
  });
  return { status: response.status, html: await response.text() };
}

const choicesIn = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<input type="radio" name="${name}" value="([^"]+)"`, 'g'))].map(([, value]) => value);

test('a date with two readings is asked about by its field, and nothing that was typed is lost', async () => {
  const { status, html } = await send('de', ['05/06/2025']);
  expect(status).toBe(400);
  expect(choicesIn(html, 'occurredOn')).toEqual(['05.06.2025', '06.05.2025', '05/06/2025 ?']);
  expect(html).toContain('Donnerstag, 5. Juni 2025');
  expect(html).toContain('<input type="hidden" name="occurredOn" value="05/06/2025"');
  expect(html).toContain('Ich habe angerufen.');
});

test('without an answer it is asked again, and "something else" brings the field back', async () => {
  expect(choicesIn((await send('en', ['05/06/2025', '05/06/2025'])).html, 'occurredOn')).toHaveLength(3);
  const { html } = await send('en', ['05/06/2025 ?', '05/06/2025']);
  expect(choicesIn(html, 'occurredOn')).toEqual([]);
  expect(html).toMatch(/id="occurredOn" name="occurredOn"[^>]*value="05\/06\/2025"/);
});

test('one of the readings is taken', async () => {
  expect((await send('en', ['6 May 2025', '05/06/2025'])).status).toBe(303);
});

test('a day of long ago is asked about once', async () => {
  const { html } = await send('en', ['1 February 2010'], { time: 'half past two' });
  expect(choicesIn(html, 'occurredOn')).toEqual([]);
  expect(choicesIn(html, 'time')).toEqual(['14:30', '02:30', 'half past two ?']);
  const asked = await send('en', ['1 February 2010']);
  expect(choicesIn(asked.html, 'occurredOn')).toEqual(['yes, 1 February 2010', '1 February 2010 ?']);
  expect((await send('en', ['yes, 1 February 2010', '1 February 2010'])).status).toBe(303);
});

test('a part of a month is taken as that, and the page says what was understood', async () => {
  expect((await send('de', ['Anfang März 2026'])).status).toBe(303);
});
