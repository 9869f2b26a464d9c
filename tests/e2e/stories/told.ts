import type { Page } from 'playwright-core';
import { paths } from '#src/lib/paths.ts';
import { expectNoRefusal, fill, send } from '../person.ts';

/** The fields of a form by name, as a person fills them in. */
export type Typed = Record<string, string | true>;

/** A story of a customer, and what its case page has to say about it. */
export interface ToldStory {
  company: Typed & { name: string };
  story: Typed & { title: string };
  entries: readonly Typed[];
  wish: Typed;
  closing: Record<string, string>;
  /** What the author typed and has to be blackened before it is public. */
  personal: readonly string[];
  /** The timeline as it reads, line by line: when, on which channel, who, what is to be known about it; and the silences. */
  timeline: readonly string[];
  /** The ledger row by row, behind its days. */
  ledger: readonly string[];
  /** Further sentences of the page. */
  says: readonly string[];
  /** What did not happen and must not stand on it. */
  saysNot: readonly string[];
}

/** Tells a story on the pages of the form, up to its preview. */
export async function tell(page: Page, { company, story, entries, wish }: ToldStory): Promise<void> {
  await page.goto(paths.write('de'));
  await fill(page, company);
  await send(page, 'drafts.company');
  await fill(page, story);
  await send(page, 'drafts.story');
  for (const entry of entries) {
    await fill(page, entry);
    await send(page, 'drafts.entry');
    await expectNoRefusal(page);
  }
  await page.goto(paths.write('de', 'wish'));
  await fill(page, wish);
  await send(page, 'drafts.wish');
  await expectNoRefusal(page);
}

/** The timeline of the case page that is open, in the order in which it is read. An icon is read by its label. */
export function timelineOf(page: Page): Promise<string[]> {
  return page.locator('.timeline > li').evaluateAll((items) => {
    const gap = '.when > *, .silence p';
    const told =
      '.when > :first-child, .when:not(:has(time)) .fine, .meta > *, .notes > span, .chip > *, h3, h3 + .fine';
    const wordsOf = (part: Element) =>
      [...part.childNodes]
        .map((node) => (node instanceof Element && node.getAttribute('aria-label')) || node.textContent)
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
    return items.map((item) => [...item.querySelectorAll(item.matches('.gap') ? gap : told)].map(wordsOf).join(' | '));
  });
}

/** The ledger of the case page that is open: its days, from when until when, and its rows. */
export async function ledgerOf(page: Page): Promise<string[]> {
  const section = page.locator('section:has(> .ledger)');
  const texts = await section.locator('.effort-days, .effort-days + .fine, tr').allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** The case as everybody can have it without signing in, in each of its forms that is text. */
export async function publicTextOf(url: string, number: string, title: string): Promise<string> {
  const theCase = { number, title };
  const pages = [
    paths.case('de', theCase),
    paths.caseHistory('de', theCase),
    paths.caseSteps('de', theCase),
    paths.letter('de', theCase),
    paths.caseData('de', theCase),
    paths.caseFeed('de', number),
  ];
  const answers = await Promise.all(pages.map((path) => fetch(url + path)));
  for (const { ok, url: asked } of answers) if (!ok) throw new Error(`${asked} is not there`);
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
}
