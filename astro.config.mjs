import { join } from 'node:path';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { folderOf, projectFolder } from './src/process/build.ts';
import { builds } from './src/process/programs.ts';

/**
 * A little more than the longest bodies (src/process/door/sizes.ts), which are refused there before they are read: of a form, and
 * of files of evidence, which are read as they arrive.
 */
const actionBodySizeLimit = 17 * 1024 * 1024;
const bodySizeLimit = 211 * 1024 * 1024;

/** What a page calls to write itself is this project's (src/process/markup.ts), where it is compiled. */
const wholeMarkup = {
  name: 'whole-markup',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'astro/compiler-runtime' && importer?.includes('.astro')
      ? join(projectFolder, 'src/process/markup.ts')
      : null,
};

/** Each build has a folder of its own (src/process/programs.ts). */
const began = Date.now();

export default defineConfig({
  output: 'server',
  outDir: folderOf(began),
  // A page is in memory before its first byte goes out anyway: sent in one piece it costs less.
  adapter: node({ mode: 'middleware', bodySizeLimit, experimentalDisableStreaming: true }),
  // Sessions are lucia's (features/accounts/sessions.ts); Astro's own would write files nobody reads.
  session: false,
  integrations: [builds(began)],
  logger: { entrypoint: './src/lib/astro-log.ts' },
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // No script is inlined, so that the content security policy (src/middleware.ts) allows none inline.
  vite: { build: { assetsInlineLimit: 0 }, plugins: [wholeMarkup] },
  security: {
    checkOrigin: true,
    actionBodySizeLimit,
    // Any host: src/process/web.ts removes what visitors send as X-Forwarded-* and sets it from SITE_URL, at run time.
    allowedDomains: [{}],
  },
});
