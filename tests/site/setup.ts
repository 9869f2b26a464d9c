import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build, isStale } from '#src/process/build.ts';
import { browserFile } from '#tests/browser.ts';
import { databaseFolder } from '#tests/folder.ts';
import { testSecret } from '#tests/secret.ts';
import { filledSetting, fillSite, type SiteData } from './data.ts';
import { type Site, startSite } from './site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The site that the page tests read; nobody changes its cases. */
    site: SiteData & Omit<Site, 'stop'> & { filled: string };
    /** The same once more, for tests that write: each with people and cases of its own. */
    writtenSite: Omit<Site, 'stop'>;
  }
}

/** Builds the site if its sources are newer, fills the demo once and serves it until the tests are over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.SECRET_KEY = testSecret;
  const folder = databaseFolder('filled');
  const filled = join(folder, 'demo.db');
  // Two cores: the builder and the demo data need one each. Nobody may unpack the browser twice at once.
  const [data] = await Promise.all([fillSite(filled), isStale() ? build() : null, browserFile()]);
  process.env[filledSetting] = filled;
  const sites = await Promise.all([startSite({ database: filled }), startSite({ database: filled })]);
  const [{ stop: _, ...site }, { stop: __, ...writtenSite }] = sites;
  project.provide('site', { ...site, ...data, filled });
  project.provide('writtenSite', writtenSite);
  return async () => {
    await Promise.all(sites.map(({ stop }) => stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}
