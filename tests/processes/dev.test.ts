import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoSignIns } from '#db/demo/sign-ins.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { contentPolicy } from '#tests/policy.ts';
import { fillOrCopy } from '#tests/site/data.ts';
import { type Copy, copyOfProject } from './copy.ts';
import { environment, isAlive, start, until, workers } from './start.ts';

/** `npm run dev` of a copy of the project, with the demo in it. */
async function aDevelopment(copy: Copy) {
  mkdirSync(join(copy.folder, 'data'));
  await fillOrCopy(join(copy.folder, 'data/demo.db'));
  const env = environment({
    PORT: '0',
    DATABASE_URL: `file:${copy.folder}/data/demo.db`,
    DEMO_MAIL_DIR: `${copy.folder}/data/mails`,
  });
  for (const name of ['SITE_URL', 'SMTP_URL']) delete env[name];
  const site = start(join(copy.folder, 'src/dev.ts'), [], env);
  const url = await site.says(/demo: (http:\S+)/);
  await site.says(/worker started/);
  return { site, url };
}

const styleOf = (page: Page, element: string, name: string) =>
  page.locator(element).evaluate((found, style) => getComputedStyle(found).getPropertyValue(style), name);

test('what changes in the sources is in the browser at once, and nothing is forbidden there', {
  timeout: 300_000,
}, async ({ onTestFinished }) => {
  const copy = copyOfProject();
  onTestFinished(copy.dispose);
  const { site, url } = await aDevelopment(copy);
  onTestFinished(() => void site.process.kill('SIGKILL'));
  expect(site.said()).toContain(`${url}/demo/mailbox`);
  for (const { email, password } of demoSignIns) expect(site.said()).toContain(`${email}  ${password}`);

  const browser = await openBrowser();
  onTestFinished(() => leaveBrowser(browser));
  const page = await browser.newPage();
  // The first page has everything compiled that it needs, which takes as long as the machine takes.
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const answer = await page.goto(`${url}/de/account/sign-in`, { waitUntil: 'networkidle' });
  // Vite writes styles into the page; nothing else is allowed that a build forbids.
  const policy = answer?.headers()['content-security-policy'];
  expect(policy).toBe(contentPolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
  const seen = (what: string, check: () => Promise<boolean>) => until(() => check().catch(() => false), 60, what);
  const isShown = (words: string) => async () => (await page.content()).includes(words);
  const signIn = async () => {
    const response = await fetch(`${url}/de/account/sign-in?_action=accounts.signIn`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email: 'nobody@example.org', password: 'no password of anybody' }),
    });
    return { status: response.status, cookie: response.headers.get('set-cookie') ?? '' };
  };

  // A style of a piece, one of the whole site, and a font from the packages.
  expect(await styleOf(page, 'footer', 'border-top-width')).toBe('2px');
  expect(await styleOf(page, '.page.bar', 'max-width')).toBe('1280px');
  const fonts = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length);
  expect(fonts).toBeGreaterThan(0);
  expect(await signIn()).toEqual({ status: 422, cookie: '' });

  copy.change('src/layouts/Footer.astro', 'border-top: 2px', 'border-top: 7px');
  await seen('a style of a piece', async () => (await styleOf(page, 'footer', 'border-top-width')) === '7px');
  copy.change('src/styles/base.css', 'max-width: 1280px', 'max-width: 1270px');
  await seen('a style of the site', async () => (await styleOf(page, '.page.bar', 'max-width')) === '1270px');
  copy.change('src/pages/[locale]/account/sign-in.astro', '<FormError', '<p>Neu auf der Seite</p><FormError');
  await seen('a page', isShown('Neu auf der Seite'));
  copy.change('src/i18n/de/site.ts', "cases: 'Fälle'", "cases: 'Geänderte Fälle'");
  await seen('a word', isShown('Geänderte Fälle'));
  copy.change(
    'src/actions/accounts.ts',
    '      enter(context, unwrap(',
    "      context.cookies.set('new', '1') ?? enter(context, unwrap(",
  );
  await seen('an action', async () => (await signIn()).cookie.startsWith('new=1'));
  copy.change('src/features/accounts/commands.ts', "'wrong-sign-in' })", "'too-many-sign-ins' })");
  await seen('a command', async () => (await signIn()).status !== 422);
  await seen('the worker begins anew', async () => workers(site).length > 1);

  expect(complaints).toEqual([]);
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  expect(workers(site).filter(isAlive)).toEqual([]);
});
