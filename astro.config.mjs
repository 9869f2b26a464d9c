import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { folderOf } from './src/process/build.ts';
import { plainFragments } from './src/process/fragments.ts';
import { builds } from './src/process/programs.ts';

/** A little more than the longest form (src/process/door/sizes.ts), which is refused there before it is read. */
const bodySizeLimit = 17 * 1024 * 1024;

/** Each build has a folder of its own (src/process/programs.ts). */
const began = Date.now();

export default defineConfig({
  output: 'server',
  outDir: folderOf(began),
  // A page is in memory before its first byte goes out anyway: sent in one piece it costs less.
  adapter: node({ mode: 'middleware', bodySizeLimit, experimentalDisableStreaming: true }),
  // Sessions are lucia's (features/accounts/sessions.ts); Astro's own would write files nobody reads.
  session: false,
  integrations: [builds(began), plainFragments()],
  logger: { entrypoint: './src/lib/astro-log.ts' },
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // No script is inlined, so that the content security policy (src/middleware.ts) allows none inline.
  vite: { build: { assetsInlineLimit: 0 } },
  security: {
    checkOrigin: true,
    actionBodySizeLimit: bodySizeLimit,
    // Any host: src/process/web.ts removes what visitors send as X-Forwarded-* and sets it from SITE_URL, at run time.
    allowedDomains: [{}],
  },
});
