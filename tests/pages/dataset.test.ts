import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'astro/zod';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { recompute } from '#src/features/open-data/recompute.ts';
import { paths } from '#src/lib/paths.ts';

const site = inject('site');
const indexSchema = z.object({
  asOf: z.string(),
  manifest: z.string(),
  files: z.array(z.object({ path: z.string(), url: z.string() })),
});

/** The index of the data set, as soon as the worker has written one. */
async function datasetIndex() {
  for (;;) {
    const response = await fetch(site.url + paths.dataset());
    if (response.status === 200) return indexSchema.parse(await response.json());
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('120');
    expect(await response.text()).toContain('"code":"not-yet"');
    await pause(500);
  }
}

describe('the data set of the day', () => {
  test('is fetched by its addresses alone, and gives every ranking of the site again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-fetched-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { files, manifest } = await datasetIndex();
    for (const { path, url } of [...files, { path: 'manifest.json', url: manifest }]) {
      const response = await fetch(url);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      writeFileSync(join(folder, path), bytes);
    }
    const { findings, cases } = await recompute(folder);
    expect(findings.told).toEqual([]);
    expect(cases).toBeGreaterThan(2000);
    const rankings = readFileSync(join(folder, 'rankings.json'), 'utf8');
    for (const query of [{ industry: 'telecom', months: '12' }, { months: 'all' }]) {
      // What is being examined is of this moment, not of the day.
      const shown = await (await fetch(site.url + paths.rankingFile(query))).text();
      expect(rankings).toContain(shown.replace(/,"examined":\{[^}]*\}/g, ''));
    }
  });

  test('is not sent again to whoever has it', async () => {
    const { files } = await datasetIndex();
    const url = files[0]?.url ?? '';
    const first = await fetch(url, { method: 'HEAD' });
    expect(first.status).toBe(200);
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test.each(['nothing.csv', '..%2fdemo.db', '.half', 'manifest.json%00'])('has no file %s', async (name) => {
    const response = await fetch(`${site.url}/api/v1/dataset/${name}`);
    expect(response.status).toBe(404);
  });
});
