import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { badgeCode, embedOf } from '#src/features/integrations/badge/embed.ts';
import { type BadgeFacts, badgeFacts } from '#src/features/integrations/badge/facts.ts';
import { badgeSvg, badgeWords } from '#src/features/integrations/badge/svg.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { addDays } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { aCompany, aModerator, anAnsweredCase, anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const most = { width: 4096, height: 4096 };

describe('the badge of a company', () => {
  test('has the rank, the number and the day of the profile, and shares only with their interval', async ({ db }) => {
    const [one, other] = [await aCompany(db, { name: 'Möwe & Söhne' }), await aCompany(db)];
    for (let i = 0; i < 12; i += 1) {
      await anAnsweredCase(db, { company: one, publishedOn: addDays(today, -40) });
      await anOpenCase(db, { company: other, publishedOn: addDays(today, -40) });
    }
    await keepTallies(db, today);
    const facts = await badgeFacts(db, one.slug, today);
    if (!facts) throw new Error('no facts');
    const words = badgeWords(facts, 'de');
    expect(words).toMatch(/Möwe & Söhne; Rang 1(–2)? von 2; 12 Fälle in 12 Monaten/);
    expect(words).toMatch(/In 14 Tagen beantwortet: \d+\u00a0% \(\d+–[\d,]+\)/);
    expect(words).toMatch(/Gelöst: [\d,]+\u00a0% \([\d,]+–[\d,]+\)/);
    expect(words).toMatch(/Stand \d\d?\.\d\d?\.2026;/);
    for (const size of ['large', 'small'] as const) {
      const svg = badgeSvg(facts, 'en', size);
      expect(svg).toMatch(/Rank 1(–2)? of 2/);
      expect(svg).toContain('12 cases');
      expect(svg).toMatch(/[Aa]s of /);
      expect(svg).not.toMatch(/<script|href|url\(|https?:\/\/(?!www\.w3\.org)/);
    }
  });

  test('says that there are too few cases, and no rank, as the profile does', async ({ db }) => {
    const company = await aCompany(db);
    for (let i = 0; i < 3; i += 1) await anAnsweredCase(db, { company, publishedOn: addDays(today, -40) });
    await keepTallies(db, today);
    const facts = await badgeFacts(db, company.slug, today);
    expect(facts && badgeWords(facts, 'de')).toMatch(
      /Kein Rang: zu wenige Fälle; 3 Fälle in 12 Monaten; In 14 Tagen beantwortet: zu wenige Fälle; Gelöst: zu wenige Fälle/,
    );
    const none = await badgeFacts(db, (await aCompany(db)).slug, today);
    expect(none && badgeSvg(none, 'de', 'small')).toContain('Keine Fälle in 12 Monaten');
    expect(await badgeFacts(db, 'gibt-es-nicht', today)).toBeNull();
  });

  test('is one document and never a program, whatever a company is called', async ({ db }) => {
    const company = await aCompany(db);
    const known = await badgeFacts(db, company.slug, today);
    if (!known) throw new Error('no facts');
    const named = (name: string): BadgeFacts => ({ ...known, company: { ...known.company, name } });
    const nasty = [
      '</text><script>alert(1)</script>',
      '"><svg onload=alert(1)>',
      ']]><x',
      '&lt;',
      '\u0000\u0008\ud800',
      'W'.repeat(500),
      '漢'.repeat(60),
      '\u202eABC',
    ];
    const any = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 80 }));
    fc.assert(
      fc.property(any, (name) => {
        const svg = badgeSvg(named(name), 'de', 'large');
        const bare = svg.replace(/<\/?(?:svg|title|style|rect|text)(?: [\w:-]+="[^"<>]*")*\/?>/g, '');
        expect(bare).not.toMatch(/[<]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(bare.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
        const code = badgeCode({ name, slug: company.slug }, 'de', 'small');
        expect(code.replace(/="[^"<>]*"/g, '')).toBe('<a href><img src width height alt loading style></a>');
      }),
    );
    const wide = badgeSvg(named('W'.repeat(500)), 'de', 'large');
    expect(/class="name"[^>]*>(W+)…</.exec(wide)?.[1]?.length).toBeLessThan(26);
  });
});

describe('what the badge says', () => {
  test('fits into it with the largest numbers, in both languages and sizes', async ({ db }) => {
    const company = await aCompany(db);
    for (let i = 0; i < 12; i += 1) await anAnsweredCase(db, { company, publishedOn: addDays(today, -40) });
    await anAnsweredCase(db, { publishedOn: addDays(today, -40) });
    await keepTallies(db, today);
    const known = await badgeFacts(db, company.slug, today);
    if (!known?.profile.own) throw new Error('no facts');
    const tally = { ...known.profile.own.tally, cases: 12_345 };
    const profile = { ...known.profile, own: { ...known.profile.own, tally }, rank: { from: 101, to: 118, of: 120 } };
    const facts = { ...known, profile, examined: { cases: 123, votes: 0 } };
    for (const locale of ['de', 'en'] as const) {
      for (const size of ['large', 'small'] as const) {
        for (const shown of [
          facts,
          { ...facts, profile: { ...profile, rank: null } },
          { ...facts, profile: { asOf: null, own: null, rank: null } },
        ]) {
          const lines = [...badgeSvg(shown, locale, size).matchAll(/class="(rank|line|day)"[^>]*>([^<]*)</g)];
          expect(lines.length).toBeGreaterThan(2);
          for (const [whole, style, words = ''] of lines) {
            const width = words.length * (style === 'rank' ? 20 * 0.6 : 13 * 0.57);
            const fits = width < (size === 'large' ? 360 : 240) - 32;
            expect(fits || whole.includes('textLength'), words).toBe(true);
            expect(words).not.toContain('…');
          }
        }
      }
    }
  });
});

describe('what another site shows of an address', () => {
  test('is the badge of a profile and the head of a case, with their languages and without a script', async ({
    db,
  }) => {
    const theCase = await anOpenCase(db, { title: '<b>Zähler</b> "falsch"' });
    const { number, title, company } = theCase;
    const ask = (path: string, room = most) => embedOf(db, absolute(path), { today, most: room });
    const ofCase = await ask(paths.case('de', { number, title }));
    expect(ofCase).toMatchObject({ type: 'rich', version: '1.0', width: 480, title: `${title}: ${company.name}` });
    expect(ofCase?.html).toContain('&lt;b&gt;Zähler&lt;/b&gt; &quot;falsch&quot;');
    expect(ofCase?.html).not.toMatch(/<script|<b>| on\w+=/);
    expect(await ask(`/en/cases/${number}`)).toMatchObject({ html: expect.stringContaining('<blockquote lang="en">') });
    expect(await ask(paths.company('de', company.slug))).toMatchObject({ width: 360, height: 140 });
    expect(await ask(paths.company('de', company.slug), { width: 300, height: 110 })).toMatchObject({
      width: 240,
      height: 100,
    });
    const others = [
      '/de',
      '/de/companies',
      `/de/companies/${company.slug}/why`,
      '/de/cases/2026-999999',
      '/xx/cases/2026-000001',
      '/de/account',
    ];
    for (const path of others) expect(await ask(path), path).toBeNull();
    for (const url of ['https://evil.example/de/cases/2026-000001', 'javascript:alert(1)', '', '//x'])
      expect(await embedOf(db, url, { today, most }), url).toBeNull();
  });

  test('is nothing once the case cannot be read any more', async ({ db }) => {
    const theCase = await anOpenCase(db);
    const moderator = await aModerator(db);
    must(await removeCase(situationOf(moderator), { number: theCase.number, reason: 'Erfunden.' }));
    expect(await embedOf(db, absolute(`/de/cases/${theCase.number}`), { today, most })).toBeNull();
  });
});
