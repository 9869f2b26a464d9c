import type { TestProject } from 'vitest/node';
import { build, isStale } from '#src/process/build.ts';
import { startSite } from './site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The site that the page tests read; nobody writes to it. */
    site: { url: string; counter: string; database: string; mails: string };
  }
}

/** Builds the site if its sources are newer, fills the demo once and serves it until the tests are over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isStale()) await build();
  const { stop, ...site } = await startSite();
  project.provide('site', site);
  return stop;
}
