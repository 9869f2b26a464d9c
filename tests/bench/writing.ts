import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { openBrowser } from '#tests/browser.ts';
import { mostToTell, playToldStory } from '#tests/e2e/told-story.ts';
import { mostEffort, playTwelveEntries, toldEntries } from '#tests/e2e/twelve-entries.ts';
import { testSecret } from '#tests/secret.ts';
import { fillSite } from '#tests/site/data.ts';
import { startSite } from '#tests/site/site.ts';

/** What the hands of a person do for a case of twelve entries, from the first page to the preview, on a telephone. */
export async function benchWriting(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  const database = join(folder, 'filled.db');
  await fillSite(database);
  const [site, browser] = [await startSite({ database }), await openBrowser()];
  try {
    const told = { url: site.url, company: 'Strom & Söhne', firstDay: addDays(dayOf(new Date()), -120) };
    const { effort } = await playTwelveEntries(browser, told);
    process.stdout.write(`${toldEntries.length} entries, 390 × 844, company to preview\n`);
    for (const [what, most, before] of [
      ['taps', mostEffort.taps, 103],
      ['fields', mostEffort.fields, 39],
      ['loads', mostEffort.loads, 14],
    ] as const)
      process.stdout.write(`${what.padEnd(8)}${effort[what]}  at most ${most}, once ${before}\n`);
    const { effort: telling } = await playToldStory(browser, told);
    process.stdout.write('The same story told in one text\n');
    for (const what of ['taps', 'fields'] as const)
      process.stdout.write(`${what.padEnd(8)}${telling[what]}  at most ${mostToTell[what]}\n`);
  } finally {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
