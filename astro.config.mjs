import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

/** No form of this site needs more: the longest text is 10,000 characters, a draft step a few dozen fields. */
const bodySizeLimit = 512 * 1024;

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit }),
  // Sessions are lucia's (features/accounts/sessions.ts); Astro's own would write files nobody reads.
  session: false,
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  security: {
    checkOrigin: true,
    actionBodySizeLimit: bodySizeLimit,
    // Behind TLS the proxy passes the host on; without this list every form would be refused as foreign.
    allowedDomains: process.env.SITE_URL ? [{ hostname: new URL(process.env.SITE_URL).hostname }] : [],
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
