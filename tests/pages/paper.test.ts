import { describe, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { roundTrips } from '#tests/site/site.ts';
import { readPdf } from '../features/cases/dossier/pdf.ts';

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

  test.each(['dossier.pdf', 'case.json', 'promises.ics'])('of an ended or unknown case: no %s', async (name) => {
    const ended = await get(`/de/cases/${endedCase.number}/${name}`);
    expect(ended.status).toBe(410);
    expect(await ended.text()).not.toContain(endedCase.title);
    expect((await get(`/de/cases/2026-999999/${name}`)).status).toBe(404);
    expect((await get(`/de/cases/x/${name}`)).status).toBe(404);
    const { status, headers } = await get(`/en/cases/${longCase.number}-anders/${name}`);
    expect([status, headers.get('location')]).toEqual([302, `${paths.case('en', longCase)}/${name}`]);
  });
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

  test.each(['', 'abc', '<script>', '%00', 'ü'.repeat(400)])('refuses %s and keeps it', async (typed) => {
    const response = await get(`/de/verify?hash=${encodeURIComponent(typed)}`);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('keine vollständige Prüfsumme');
  });
});
