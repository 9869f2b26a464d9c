import { existsSync, readFileSync } from 'node:fs';
import { isNotNull } from 'drizzle-orm';
import { describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { isReadable } from '#src/features/paper/dossier/content.ts';
import { purposes } from '#src/features/paper/letter/compose.ts';
import { newLetter } from '#src/features/paper/letter.ts';
import { dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { roundTrips } from '#tests/site/site.ts';
import { readPdf } from '../features/paper/dossier/pdf.ts';
import { broken } from '../features/paper/letter/broken.ts';

const site = inject('site');
const { longCase, hostileCase, endedCase } = site;

const get = (path: string) => fetch(site.url + path, { redirect: 'manual' });
const hashOf = async (path: string): Promise<string> => (await (await get(path)).json()).sha256;

describe('the dossier', () => {
  test.each(['de', 'en'] as const)('in %s is a PDF, also of a case that tried everything', async (locale) => {
    for (const one of [longCase, hostileCase]) {
      const response = await get(paths.dossier(locale, one));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('set-cookie')).toBeNull();
      const { pages, text } = await readPdf(new Uint8Array(await response.arrayBuffer()));
      expect(pages.length).toBeGreaterThan(2);
      expect(text).toContain(one.number);
    }
  });

  test('is found from its case and leads back by its checksum', async () => {
    const page = await (await get(paths.case('de', longCase))).text();
    for (const path of [paths.dossier('de', longCase), paths.caseData('de', longCase)]) expect(page).toContain(path);
    await get(paths.dossier('de', longCase));
    const hash = await hashOf(paths.caseData('de', longCase));
    const checked = await get(paths.verify('de', hash.toUpperCase().replace(/(.{8})/g, '$1 ')));
    const html = await checked.text();
    expect(checked.status).toBe(200);
    expect(html).toContain('Der Inhalt stimmt mit der Akte von heute überein');
    expect(html).toContain(paths.case('de', longCase));
    expect(await roundTrips(site, paths.verify('de', hash))).toBeLessThanOrEqual(3);
  });

  test.each(['dossier.pdf', 'case.json', 'promises.ics', 'letter'])(
    'of an ended or unknown case: no %s',
    async (name) => {
      const ended = await get(`/de/cases/${endedCase.number}/${name}`);
      expect(ended.status).toBe(410);
      expect(await ended.text()).not.toContain(endedCase.title);
      expect((await get(`/de/cases/2026-999999/${name}`)).status).toBe(404);
      expect((await get(`/de/cases/x/${name}`)).status).toBe(404);
      const { status, headers } = await get(`/en/cases/${longCase.number}-anders/${name}`);
      expect([status, headers.get('location')]).toEqual([302, `${paths.case('en', longCase)}/${name}`]);
    },
  );
});

describe('the letter', () => {
  const path = paths.letter('de', longCase);
  const post = (fields: Record<string, string>, to = path) =>
    fetch(site.url + to, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: site.url } });
  const typed = {
    purpose: 'complaint',
    senderName: 'Łucja Größe',
    subject: 'Betreff',
    body: 'Mein eigener Text.',
  };

  test('is composed when the page opens, with a purpose that the address may name', async () => {
    const html = await (await get(path)).text();
    expect(html).toMatch(/<textarea[^>]*name="body"[^>]*>Sehr geehrte Damen und Herren,/);
    const reminder = await (await get(`${path}?purpose=reminder`)).text();
    expect(reminder).toContain('ich erinnere an die oben genannte Sache');
    expect((await get(`${path}?purpose=nonsense`)).status).toBe(200);
    expect(await roundTrips(site, path)).toBeLessThanOrEqual(3);
  });

  test('is a PDF with what was typed, which nobody may keep', async () => {
    const response = await post({ ...typed, do: 'print' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('cache-control')).toContain('no-store');
    const { text } = await readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(text).toContain('Mein eigener Text.');
    expect(text).toContain(typed.senderName);
  });

  test('refused keeps what was typed and says what is wrong', async () => {
    const response = await post({ ...typed, do: 'print', deadline: '31.02.2027', body: '' });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('31.02.2027');
    expect(html).toContain('value="Łucja Größe"');
    expect(html).toContain('28.02.2027');
  });

  test('composed anew keeps the people and changes the text', async () => {
    const html = await (await post({ ...typed, purpose: 'management', do: 'compose' })).text();
    expect(html).toContain('ich schreibe Ihnen als Geschäftsleitung');
    expect(html).toContain('value="Łucja Größe"');
    expect(html).not.toContain('Mein eigener Text.');
  });

  test('leaves no word of it in the database', async () => {
    const secret = 'Geheimnisstrasse 99';
    await post({ ...typed, senderStreet: secret, do: 'print' });
    await post({ ...typed, senderStreet: secret, do: 'compose' });
    const bytes = readFileSync(site.database);
    const log = `${site.database}-wal`;
    expect(bytes.includes(secret) || (existsSync(log) && readFileSync(log).includes(secret))).toBe(false);
  });

  test('withstands a form from elsewhere and one that makes no sense', async () => {
    const foreign = await fetch(site.url + path, {
      method: 'POST',
      body: new URLSearchParams(typed),
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    expect((await post({})).status).toBe(422);
    expect((await post({ ...typed, purpose: '__proto__', do: 'print' })).status).toBe(422);
    expect((await post({ ...typed, do: 'print' }, `/de/cases/${endedCase.number}/letter`)).status).toBe(410);
  });

  test('has whole sentences for the cases of the demo, in both languages and for every purpose', async () => {
    const db = openDatabase({ url: `file:${site.filled}` });
    const rows = await db.select({ number: cases.number }).from(cases).where(isNotNull(cases.number)).limit(120);
    for (const { number } of rows) {
      const file = await caseFile(db, { number: number ?? '' }, dayOf(new Date()));
      if (!file || !isReadable(file)) continue;
      for (const locale of ['de', 'en'] as const) {
        for (const purpose of purposes) {
          const { subject, body } = newLetter(file, purpose, locale, dayOf(new Date()));
          expect(`${subject}\n${body}`, `${number} ${purpose} ${locale}`).not.toMatch(broken);
        }
      }
    }
    db.$client.close();
  });
});

test.each(['json', 'pdf'] as const)('the own export as %s asks a visitor to sign in', async (as) => {
  const response = await get(paths.ownExport('de', longCase.number, as));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toContain('/de/account/sign-in');
  expect(response.headers.get('cache-control')).toContain('no-store');
});

test('a case with 30 entries and its way to paper stays a light page', async () => {
  for (const locale of ['de', 'en'] as const) {
    const html = await (await get(paths.case(locale, longCase))).text();
    expect(html).toContain(paths.letter(locale, longCase));
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  }
});

describe('the check of a dossier', () => {
  test('is reached without a language and keeps the checksum', async () => {
    const { status, headers } = await get('/verify?hash=ab+12');
    expect([status, headers.get('location')]).toEqual([302, '/de/verify?hash=ab+12']);
  });

  test('says that it does not know a checksum, and keeps it', async () => {
    const hash = 'ab'.repeat(32);
    const response = await get(paths.verify('en', hash));
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('We do not know this checksum');
    expect(html).toMatch(new RegExp(`<textarea[^>]*>${hash}</textarea>`));
  });

  test.each([
    ...['', 'abc', '<script>', '%00'].map((typed) => [typed, 'keine vollständige Prüfsumme'] as const),
    ['ü'.repeat(400), 'Dieser Text hat 400 Zeichen'] as const,
  ])('refuses %s and keeps it', async (typed, words) => {
    const response = await get(`/de/verify?hash=${encodeURIComponent(typed)}`);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(words);
  });
});
