import { serveSources } from '#src/process/dev.ts';
import { runSite } from '#src/process/site.ts';

/** `npm run dev`: the demo, from its sources. Not compiled: the builder serves it. */
await runSite('dev', ['dev'], serveSources);
