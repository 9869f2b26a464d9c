import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { caseKinds, replies } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { atomResponse, atomXml, type FeedFacts, mostEntries } from '#src/features/open-data/atom.ts';
import { caseFeed, companyFeed, registerFeed } from '#src/features/open-data/feeds.ts';
import { kindOf } from '#src/features/problems/lists.ts';
import { exclusively } from '#src/lib/database.ts';
import { anAnsweredCase, anOpenCase, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const facts = (given: Partial<FeedFacts['entries'][number]> = {}): FeedFacts => ({
  path: '/de/cases/feed.xml',
  page: '/de/cases',
  title: 'Neue Fälle',
  locale: 'de',
  entries: [
    {
      id: 'cases/2026-000001',
      title: 'T',
      text: 'X',
      author: 'A',
      language: 'de',
      path: '/de/cases/2026-000001',
      publishedAt: momentOn('2026-03-01'),
      changedAt: momentOn('2026-03-05'),
      ...given,
    },
  ],
});

describe('a feed', () => {
  test('names its entries by what they are, whatever their title and address become', () => {
    const xml = atomXml(facts());
    expect(xml).toMatch(/<id>tag:[a-z0-9.-]+,2026:cases\/2026-000001<\/id>/);
    expect(xml).toContain('<updated>2026-03-05T09:00:00.000Z</updated>');
    expect(xml).toContain('<published>2026-03-01T09:00:00.000Z</published>');
  });

  test('is the same bytes for the same facts, and whoever has them is told so', async () => {
    const first = atomResponse(new Request('http://x.example/'), facts());
    const etag = first.headers.get('etag') ?? '';
    const again = (hash: string) =>
      atomResponse(new Request('http://x.example/', { headers: { 'if-none-match': hash } }), facts()).status;
    expect([again(etag), again(`"x", W/${etag}`), again('*'), again('"x"')]).toEqual([304, 304, 304, 200]);
    expect(first.headers.get('last-modified')).toBe('Thu, 05 Mar 2026 09:00:00 GMT');
    expect(atomResponse(new Request('http://x.example/'), facts({ title: 'U' })).headers.get('etag')).not.toBe(etag);
  });

  test('holds no character that XML forbids, and no markup of a title, whatever people write', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, text) => {
        const xml = atomXml(facts({ title: `]]>${title}<b>`, text, author: `<&${title}` }));
        expect(xml).not.toMatch(forbidden);
        expect(xml).not.toContain('<b>');
      }),
    );
  });
});

describe('what the feeds tell', () => {
  test('is the newest cases first, of the register, an industry or a company, and no more than fifty', async ({
    db,
    company,
    day,
  }) => {
    const own = await anOpenCase(db, { company, publishedOn: '2026-03-20' });
    const other = await anOpenCase(db, { publishedOn: '2026-03-21' });
    for (let more = 0; more < mostEntries; more += 1) await anOpenCase(db, { publishedOn: '2026-02-01', entries: [] });
    const register = await registerFeed(db, { industry: null, locale: 'de', today: day });
    expect(register?.entries).toHaveLength(mostEntries);
    expect(register?.entries.slice(0, 2).map(({ id }) => id)).toEqual([`cases/${other.number}`, `cases/${own.number}`]);
    const ofCompany = await companyFeed(db, { slug: company.slug, locale: 'en', today: day });
    expect(ofCompany?.entries.map(({ id }) => id)).toEqual([`cases/${own.number}`]);
    expect(await registerFeed(db, { industry: 'energy', locale: 'de', today: day })).toMatchObject({ entries: [] });
    expect(await registerFeed(db, { industry: 'spam', locale: 'de', today: day })).toBeNull();
    expect(await companyFeed(db, { slug: 'nobody', locale: 'de', today: day })).toBeNull();
  });

  test('says in which language each entry is, and what kind of problem', async ({ db, company, day }) => {
    const { id, number } = await anOpenCase(db, { company, locale: 'en', title: 'No refund' });
    const said = { caseId: id, kind: 'shops-refund', origin: 'rule' as const, rules: 1, saidAt: momentOn(day) };
    await exclusively(db, () => db.insert(caseKinds).values(said));
    const german = await companyFeed(db, { slug: company.slug, locale: 'de', today: day });
    const xml = german ? atomXml(german) : '';
    expect(xml).toMatch(/<feed xml:lang="de" .*<entry xml:lang="en">.*Ref\./s);
    const label = kindOf('shops-refund')?.name.de ?? '';
    expect(xml).toMatch(new RegExp(`<category label="${label}" scheme="[^"]+/api/v1/kinds" term="shops-refund"/>`));
    const ofCase = await caseFeed(db, { number, locale: 'de', today: day });
    expect(ofCase ? atomXml(ofCase) : '').toContain('<entry xml:lang="de">');
    expect(ofCase ? atomXml(ofCase) : '').toContain('<summary xml:lang="en" type="html">');
  });

  test('changes when a company replies', async ({ db, company, day }) => {
    const { number, replyId } = await anAnsweredCase(db, {
      company,
      publishedOn: '2026-03-10',
      repliedOn: '2026-03-20',
    });
    const feed = await companyFeed(db, { slug: company.slug, locale: 'de', today: day });
    expect(feed?.entries).toMatchObject([{ changedAt: momentOn('2026-03-20') }]);
    const ofCase = await caseFeed(db, { number, locale: 'de', today: day });
    expect(ofCase?.entries.map(({ id, author }) => [id, author])).toEqual([
      [`cases/${number}/replies/${replyId}`, 'Miriam Okafor'],
      [`cases/${number}/published`, 'Regalfrau'],
    ]);
  });

  test('never has a word of a case that was withdrawn or removed', async ({ db, company, author, moderator, day }) => {
    const words = { title: 'GEHEIMTITEL', summary: 'GEHEIMTEXT' };
    const withdrawn = await anAnsweredCase(db, { company, author, ...words, text: 'GEHEIMANTWORT' });
    const removed = await anOpenCase(db, { company, ...words });
    await withdrawCase(situationOf(author), { number: withdrawn.number, reason: 'Erledigt.' });
    await removeCase(situationOf(moderator), { number: removed.number, reason: 'Nennt eine Privatperson.' });
    const feeds = [
      await registerFeed(db, { industry: null, locale: 'de', today: day }),
      await companyFeed(db, { slug: company.slug, locale: 'de', today: day }),
      await caseFeed(db, { number: withdrawn.number, locale: 'de', today: day }),
      await caseFeed(db, { number: removed.number, locale: 'de', today: day }),
    ];
    for (const feed of feeds) {
      const xml = feed ? atomXml(feed) : '';
      expect(xml).toContain('<feed ');
      expect(xml).not.toMatch(/GEHEIM|Regalfrau/i);
    }
    expect(feeds[3]?.entries).toMatchObject([{ text: 'Nennt eine Privatperson.' }]);
  });

  test('a reply by somebody from outside names their firm, one by the company does not', async ({
    db,
    company,
    day,
  }) => {
    const { number, replyId } = await anAnsweredCase(db, { company });
    const feed = async () => atomXml((await caseFeed(db, { number, locale: 'de', today: day })) ?? facts());
    expect(await feed()).toContain('<name>Miriam Okafor</name>');
    const outside = { signedFirm: 'Brandt & Kollegen', signedFirmKind: 'law-firm' as const };
    await exclusively(db, () => db.update(replies).set(outside).where(eq(replies.id, replyId)));
    const xml = await feed();
    expect(xml).toContain('Kanzlei Brandt &amp; Kollegen, für');
    expect(xml).not.toContain('<name>Miriam Okafor</name>');
  });
});
