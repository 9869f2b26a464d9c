import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { openDatabase } from '#db/client.ts';
import { companies, companyDomains } from '#db/schema/index.ts';
import { paths } from '#src/lib/paths.ts';
import type { Site } from '#tests/site/site.ts';

interface Counts {
  hits: number;
  n: number;
}

const rows = 'table.ranking tbody tr';

/** A company that stands in the ranking and has a domain by which it can be claimed. */
export async function rankedCompany(
  site: Site,
  browser: Browser,
): Promise<{ slug: string; name: string; domain: string }> {
  const names = await onRanking(site, browser, (page) => page.locator(`${rows} th a`).allTextContents());
  const db = openDatabase({ url: `file:${site.database}` });
  try {
    for (const name of names) {
      const [found] = await db
        .select({ slug: companies.slug, name: companies.name, domain: companyDomains.domain })
        .from(companies)
        .innerJoin(companyDomains, eq(companyDomains.companyId, companies.id))
        .where(eq(companies.name, name.trim()));
      if (found) return found;
    }
  } finally {
    db.$client.close();
  }
  throw new Error('no company of the ranking has a domain');
}

/** What the ranking over all cases says about a company, as a reader sees it. */
export function figuresOf(
  site: Site,
  browser: Browser,
  slug: string,
): Promise<{ cases: number; answered: Counts; solved: Counts }> {
  return onRanking(site, browser, async (page) => {
    const row = page.locator(rows, { has: page.locator(`a[href="${paths.company('de', slug)}"]`) });
    const [answered = '', solved = ''] = await row.locator('td.share small').allTextContents();
    return {
      cases: amount((await row.locator('td.count .wide').textContent()) ?? ''),
      answered: counts(answered),
      solved: counts(solved),
    };
  });
}

async function onRanking<T>(site: Site, browser: Browser, read: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await page.goto(paths.rankings('de', { months: 'all' }));
  const value = await read(page);
  await context.close();
  return value;
}

/** `12,5 von 15`. */
function counts(text: string): Counts {
  const [hits = '', n = ''] = text.split(' von ');
  return { hits: amount(hits), n: amount(n) };
}

function amount(text: string): number {
  return Number(text.trim().replaceAll('.', '').replace(',', '.'));
}
