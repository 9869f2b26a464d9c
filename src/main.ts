import { runSite } from '#src/process/site.ts';
import { serve } from '#src/process/web.ts';

/** `npm start` (web and worker), `npm run web` (web alone), `npm run demo` (both, on demo data). */
await runSite(process.argv[2] ?? 'start', ['start', 'web', 'demo'], serve);
