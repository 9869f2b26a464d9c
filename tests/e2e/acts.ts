import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { expectNoRefusal, fill, linkInMail, send } from './person.ts';

/** What people do to a case from its link on, each on the pages of the site. */

/** Gives the address to which the link goes; the link in its mail. `personal`: what has to be blackened before. */
export async function submit(page: Page, address: string, personal: readonly string[] = []): Promise<string> {
  await page.goto(paths.write('de', 'email'));
  await fill(page, { email: address });
  await send(page, 'drafts.submit');
  expect(await page.locator('blockquote mark').allTextContents()).toEqual(personal);
  if (personal.length > 0) await send(page, 'drafts.submit');
  expect(new URL(page.url()).pathname).toBe(paths.write('de', 'sent'));
  return linkInMail(page, address, 'confirm-case');
}

/** Presses the button of the page that shows the link; the number of the case. */
export async function publish(page: Page): Promise<string> {
  await send(page, 'drafts.confirm');
  const number = /\/de\/cases\/(\d{4}-\d{6})-/.exec(page.url())?.[1] ?? '';
  expect(number).not.toBe('');
  return number;
}

export interface Representative {
  firstName: string;
  lastName: string;
  jobTitle: string;
}

/** Proves by a mailbox of the company that somebody speaks for it. */
export async function claim(page: Page, company: { slug: string; domain: string }, who: Representative): Promise<void> {
  const email = `${who.firstName}.${who.lastName}@${company.domain}`.toLowerCase();
  await page.goto(paths.claim('de', company.slug));
  await fill(page, { ...who, email: 'jonas@gmail.com' });
  await send(page, 'companies.requestClaim');
  expect(await page.locator('.error').count()).toBeGreaterThan(0);
  await fill(page, { email });
  await send(page, 'companies.requestClaim');
  await page.goto(await linkInMail(page, email, 'claim-company'));
  await send(page, 'companies.proveClaim');
  expect(new URL(page.url()).pathname).toBe(paths.desk('de'));
}

/** Sends a reply that is written, also where the page gives advice before. */
export async function sendReply(page: Page): Promise<void> {
  await send(page, 'cases.reply');
  if ((await page.locator('#before').count()) > 0) await send(page, 'cases.reply');
}

/** The verdict about the newest reply; the page of the own case has to be open. */
export async function judge(page: Page, fields: Record<string, string>): Promise<void> {
  await fill(page, fields);
  await send(page, 'cases.judge');
  await expectNoRefusal(page);
}

/** Closes a case; the form has to be open. The public page stays open. */
export async function close(page: Page, number: string, fields: Record<string, string>): Promise<void> {
  await fill(page, fields);
  await send(page, 'cases.close');
  await expectNoRefusal(page);
  await page.goto(paths.case('de', { number, title: 'x' }));
}
