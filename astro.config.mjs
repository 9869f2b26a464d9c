import { writeFileSync } from 'node:fs';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

/** No form of this site needs more: the longest text is 10,000 characters, a draft step a few dozen fields. */
const bodySizeLimit = 512 * 1024;

/** Says when a complete build began: how `npm run demo` knows that it is up to date (src/process/build.ts). */
const builtAt = {
  name: 'built-at',
  hooks: {
    'astro:build:start': () => {
      builtAt.began = Date.now();
    },
    'astro:build:done': () => writeFileSync(new URL('./dist/built-at', import.meta.url), String(builtAt.began)),
  },
  began: 0,
};

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit }),
  // Sessions are lucia's (features/accounts/sessions.ts); Astro's own would write files nobody reads.
  session: false,
  integrations: [builtAt],
  logger: { entrypoint: './src/lib/astro-log.ts' },
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  security: {
    checkOrigin: true,
    actionBodySizeLimit: bodySizeLimit,
    // Any host: src/process/web.ts removes what visitors send as X-Forwarded-* and sets it from SITE_URL, at run time.
    allowedDomains: [{}],
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
      ],
    },
  },
});
