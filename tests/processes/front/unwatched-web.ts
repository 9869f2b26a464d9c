import { readSettings } from '#src/lib/settings.ts';
import { followChanges } from '#src/process/front/changes.ts';
import { serve } from '#src/process/web.ts';

// The site with a front cache that never looks what was written: what the test of freshness has to notice.

const read = readSettings(process.env);
if ('faults' in read) throw new Error(read.faults.join(', '));
const { port } = await serve(read.settings, (url) => ({ ...followChanges(url), look: () => true }));
process.stdout.write(`serving on http://127.0.0.1:${port}/\n`);
