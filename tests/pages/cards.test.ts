import { eq, inArray, isNotNull } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { drawnCard } from '#src/features/paper/cards/draw.ts';
import type { CardOrder } from '#src/features/paper/cards/order.ts';
import { paths } from '#src/lib/paths.ts';

const site = inject('site');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

const pictureNamedBy = async (path: string) => {
  const page = await (await fetch(site.url + path)).text();
  const [, url = ''] = /<meta property="og:image" content="(.*?)">/.exec(page) ?? [];
  return new URL(url).pathname + new URL(url).search;
};
const order: CardOrder = {
  tab: 'Az. 2026-000001',
  title: 'Drei Monate ohne Antwort',
  under: 'gegen Nordlicht Telekom',
  stamp: { is: 'unsolved', word: 'Nicht gelöst', detail: '29.11.2026' },
  rows: [],
  foot: 'Frau F.',
};

test('a case, a company, a ranking and the site each name a picture of 1200 × 630, in their language', async () => {
  const [one] = await db
    .select()
    .from(cases)
    .where(inArray(cases.status, ['open', 'closed']))
    .limit(1);
  const { number = '', title = '' } = one ?? {};
  for (const locale of ['de', 'en'] as const)
    for (const path of [
      paths.case(locale, { number: number ?? '', title }),
      paths.company(locale, site.company),
      paths.rankings(locale, { industry: 'telecom' }),
      paths.home(locale),
    ]) {
      const picture = await pictureNamedBy(path);
      expect(picture.startsWith(`/${locale}`), path).toBe(true);
      const answer = await fetch(site.url + picture);
      expect([answer.status, answer.headers.get('content-type')], picture).toEqual([200, 'image/png']);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(await sharp(bytes).metadata(), picture).toMatchObject({ width: 1200, height: 630 });
      expect(bytes.length).toBeLessThan(300_000);
    }
});

test('whatever else is shared names a picture too, of the company it is about or of the site', async () => {
  const [ofSite, ofCompany] = [paths.siteCard('de'), paths.companyCard('de', site.company)];
  for (const path of [paths.cases('de'), paths.method('de'), paths.check('de'), paths.forCompanies('de')]) {
    expect(await pictureNamedBy(path), path).toBe(ofSite);
  }
  expect(await pictureNamedBy(paths.companyWhy('de', site.company))).toBe(ofCompany);
  expect(await pictureNamedBy(paths.companyPromises('de', site.company))).toBe(ofCompany);
});

test('an ended case and an unknown one have no picture; a wrong title part leads to the right one', async () => {
  const [ended] = await db.select().from(cases).where(eq(cases.status, 'withdrawn')).limit(1);
  const gone = await fetch(site.url + paths.caseCard('de', ended?.number ?? ''));
  expect(gone.status).toBe(410);
  expect((await fetch(site.url + paths.caseCard('de', '2020-999999'))).status).toBe(404);
  expect((await fetch(site.url + paths.companyCard('de', 'nobody-at-all'))).status).toBe(404);
  const [open] = await db.select().from(cases).where(eq(cases.status, 'open')).limit(1);
  expect(open?.number).not.toBeNull();
  const astray = await fetch(
    `${site.url}${paths.case('de', { number: open?.number ?? '', title: 'anders' })}/card.png`,
    {
      redirect: 'manual',
    },
  );
  expect(astray.headers.get('location')).toBe(paths.caseCard('de', open?.number ?? ''));
  expect(await db.$count(cases, isNotNull(cases.number))).toBeGreaterThan(1);
});

test('what is too long or of another script is drawn within its bounds', async () => {
  const words = [
    'Donaudampfschifffahrtsgesellschaft'.repeat(8),
    'wort '.repeat(60),
    'لم يتم الرد على رسالتي',
    '😀'.repeat(60),
    '',
  ];
  for (const title of words) {
    const picture = sharp(await drawnCard({ ...order, title, under: title, foot: title, tab: title }));
    // The outermost columns are the folder: nothing reaches them.
    for (const left of [0, 1200 - 60]) {
      const strip = await picture.clone().extract({ left, top: 0, width: 60, height: 630 }).raw().toBuffer();
      expect(new Set(strip.filter((_, at) => at % 4 === 0)).size, title).toBe(1);
    }
  }
});

test('the stamp can be read where the picture is as small as a thumb', async () => {
  const red = async (drawn: CardOrder) => {
    const small = await sharp(await drawnCard(drawn))
      .resize(300)
      .removeAlpha()
      .raw()
      .toBuffer();
    let reds = 0;
    for (let at = 0; at < small.length; at += 3)
      if ((small[at] ?? 0) > 130 && (small[at + 1] ?? 255) < 90 && (small[at + 2] ?? 255) < 90) reds += 1;
    return reds;
  };
  expect(await red(order)).toBeGreaterThan(700);
  expect(await red({ ...order, stamp: null })).toBe(0);
});
