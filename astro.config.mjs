import { writeFileSync } from 'node:fs';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

/**
 * The longest text is 10,000 characters. The room above it is for texts ten times too long, percent-encoded: they come
 * back to their author with a message instead of being cut off.
 */
const bodySizeLimit = 2 * 1024 * 1024;

/** Finishes a build, and says when it began: how `npm run demo` knows that it is up to date (src/process/build.ts). */
const finish = {
  name: 'finish',
  hooks: {
    'astro:build:start': () => {
      finish.began = Date.now();
    },
    'astro:build:done': () => {
      writeFileSync(new URL('./dist/built-at', import.meta.url), String(finish.began));
    },
  },
  began: 0,
};

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit }),
  // Sessions are lucia's (features/accounts/sessions.ts); Astro's own would write files nobody reads.
  session: false,
  integrations: [finish],
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
