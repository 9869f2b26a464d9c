import { expect, test } from 'vitest';
import { scarceKind } from '#src/process/door/scarce.ts';
import { keptAddress } from '#src/process/front/addresses.ts';

test('an address is kept with the names that its page reads, each once, in one order', () => {
  expect(keptAddress('/de/cases?stamp=open&industry=shops')).toBe('/de/cases?industry=shops&stamp=open');
  expect(keptAddress('/api/v1/rankings?months=6')).toBe('/api/v1/rankings?months=6');
  const cursor = 'W'.repeat(120);
  expect(keptAddress(`/api/v1/cases?order=oldest&cursor=${cursor}`)).toBe(
    `/api/v1/cases?cursor=${cursor}&order=oldest`,
  );
  for (const url of [
    '/api/v1/search?q=x',
    '/api/v1/companies?q=x',
    '/api/v1/log',
    '/api/v1/own',
    `/api/v1/cases?named=${cursor}`,
  ]) {
    expect(keptAddress(url), url).toBeNull();
  }
  for (const url of [
    '/de/cases?q=strom',
    `/de/check?q=${'x'.repeat(61)}`,
    '/de/cases?page=2&page=3',
    '/de/cases?utm=x',
    '/de/cases?',
    '/de/cases/',
    '/DE/cases',
    '/fr',
    '/de/cases/new',
    '/de/cases/new/story',
    '/de/account',
    '/de/account/menu.json',
    '/de/company-desk',
    '/de/moderation',
    '/de/rankings?on=2026-01-01',
    '/de?token=geheim',
    `/de/cases?named=${'x'.repeat(61)}`,
  ]) {
    expect(keptAddress(url), url).toBeNull();
  }
});

test('an address waits in the same line however it is spelt', () => {
  for (const [line, paths] of Object.entries({
    print: ['/de/cases/2026-000001-x/dossier.pdf', '/de/cases/2026-000001-x/dossier%2Epdf', '/de//x/dossier.%70df?a=b'],
    archive: ['/de/account/data.zip', '/de/account/data%2Ezip', '/de/account/%2564ata.zip'],
    download: ['/api/v1/dataset/cases.json', '/api/v1/%64ataset/cases.json'],
    sheet: ['/de/cases.csv', '/de/cases%2Ecsv'],
    told: [
      '/de/cases/new/told',
      '/de/cases/new/%74old/',
      '/de/cases/new/tray?x=1',
      '/de/account/cases/2026-000417/tray',
    ],
    evidence: ['/evidence/x/1.webp', '/%65vidence/x/1.webp', '//evidence/x/1.webp'],
    page: ['/de', '/de/cases/2026-000001-pdf', '/de/%'],
  }))
    for (const path of paths) expect([path, scarceKind('GET', path, 0)]).toEqual([path, line]);
  for (const path of ['/de/cases/2026-000001-x/letter', '/de/cases/2026-000001-x/lette%72'])
    expect(scarceKind('POST', path, 100)).toBe('print');
  // Shown again with what is wrong, its proposals are made anew: no long form of others waits behind that.
  for (const bytes of [100, 200_000])
    expect(scarceKind('POST', '/de/cases/new/told?_action=drafts.takeTold', bytes)).toBe('told');
});
