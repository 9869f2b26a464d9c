import type { Browser, Page } from 'playwright-core';
import type { Day } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { aPhoto } from '#tests/features/evidence/files.ts';
import { savedMails } from './told-story.ts';
import { counted, type Effort, hands, onTelephone } from './twelve-entries.ts';

/**
 * The move of an office as it lies on a telephone, three saved mails and a photo, from the first page to the preview; counted as
 * hands do it, with the taps of the telephone's own windows. The page stays open.
 */
export async function playSavedMails(
  browser: Browser,
  { url, company, firstDay }: { url: string; company: string; firstDay: Day },
): Promise<{ page: Page; effort: Effort; addressed: string }> {
  const page = await onTelephone(browser, url);
  const effort = counted(page);
  const { tap, type, tile, lead } = hands(page, effort);
  await page.goto(paths.write('de'));
  await type('name', company.slice(0, 6));
  await tap(page.locator('[role=option]', { hasText: company }).first());
  await tap(page.locator('summary', { hasText: 'als Datei' }));
  // The field, three mails, "Fertig".
  effort.taps += 5;
  await page.locator('[name=files]').setInputFiles(savedMails(firstDay));
  await lead('drafts.company', 'told');
  await lead('', 'story', page.locator('.go button'));
  await type('title', 'Umzug der Leitung: Techniker kam nicht');
  await type('summary', 'Leitung und vier Nummern sollten mit dem Büro umziehen. Es dauerte 28 Tage.');
  await lead('drafts.story', 'timeline');

  const evidence = page.locator('.timeline .entry a', { hasText: 'Beleg' }).nth(1);
  const addressed = (await evidence.getAttribute('aria-label')) ?? '';
  await Promise.all([page.waitForURL('**/evidence?entry=*'), tap(evidence)]);
  // The field, the photo, "Fertig".
  effort.taps += 3;
  await page.locator('#files').setInputFiles({
    name: 'IMG_0815.jpg',
    mimeType: 'image/jpeg',
    buffer: await aPhoto({ width: 1600, height: 1200 }),
  });
  await Promise.all([page.waitForURL('**&kept=1'), tap(page.locator('#deposit button'))]);
  const back = page.locator('main a', { hasText: 'Zurück zum Verlauf' });
  await Promise.all([page.waitForURL(({ pathname }) => pathname === paths.write('de', 'timeline')), tap(back)]);
  await lead('', 'wish', page.locator('button[name=go][value=next]'));
  await tile('desiredOutcome', 'apology');
  await lead('drafts.wish', 'preview');
  return { page, effort, addressed };
}
