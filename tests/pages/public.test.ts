import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { eq } from 'drizzle-orm';
import { describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { aCompany, anAuthor, freshDatabase } from '#tests/factories.ts';
import { contentPolicy } from '#tests/policy.ts';
import { roundTrips } from '#tests/site/site.ts';
import { allPublicPages, publicPages } from './addresses.ts';

const site = inject('site');
const pages = allPublicPages();

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(site.url + path, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const attributes = (html: string, tag: RegExp, name: string): string[] =>
  (html.match(tag) ?? []).flatMap((found) => new RegExp(`\\s${name}="([^"]*)"`).exec(found)?.[1] ?? []);

describe.each(pages)('$path', ({ locale, path }) => {
  test('answers in its language, with a title and one heading', async () => {
    const { status, html } = await get(path);
    expect(status).toBe(200);
    expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html[^>]* lang="${locale}"`, 'i'));
    expect(/<title>([^<]+)<\/title>/.exec(html)?.[1]?.trim().length).toBeGreaterThan(5);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
  });

  test('gives no name twice to places that links lead to', async () => {
    const { html } = await get(path);
    const ids = [...html.matchAll(/<[a-z][^>]*\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
  });

  test('names itself in the other language', async () => {
    const { html } = await get(path);
    // What search engines are not to show needs no other language there either.
    if (/<meta name="robots" content="noindex">/.test(html)) return;
    const alternates = html.match(/<link[^>]*rel="alternate"[^>]*>/g) ?? [];
    const languages = alternates.flatMap((link) => /hreflang="(de|en)"/.exec(link)?.[1] ?? []);
    expect(languages.sort()).toEqual(['de', 'en']);
    const other = locale === 'de' ? 'en' : 'de';
    const address = alternates.find((link) => link.includes(`hreflang="${other}"`));
    const href = /href="([^"]+)"/.exec(address ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await get(new URL(href).pathname + new URL(href).search)).status).toBe(200);
  });

  test('is protected by its headers', async () => {
    const { headers, html } = await get(path);
    expect(headers.get('content-security-policy')).toBe(contentPolicy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBeTruthy();
    expect(headers.get('permissions-policy')).toBeTruthy();
    expect(headers.get('set-cookie')).toBeNull();
    expect(html).not.toMatch(/<[^>]+\sstyle=/);
  });

  test('asks the database at most three times', async () => {
    expect(await roundTrips(site, path)).toBeLessThanOrEqual(3);
  });

  test('weighs little, with under 15 kB of JavaScript', async () => {
    const { html } = await get(path);
    // A case with 30 entries is the longest page anybody reads in full; the ranking has every company of the register.
    expect(Buffer.byteLength(html)).toBeLessThan(path.includes('/cases/') ? 60_000 : 150_000);
    const inline = [...html.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>(.*?)<\/script>/gs)].map(
      ([, code]) => code ?? '',
    );
    const linked = new Set([
      ...attributes(html, /<script[^>]*>/g, 'src'),
      ...attributes(html, /<link[^>]*rel="modulepreload"[^>]*>/g, 'href'),
    ]);
    const loaded = await Promise.all([...linked].map(async (script) => (await get(script)).html));
    expect(Buffer.byteLength([...inline, ...loaded].join(''))).toBeLessThan(15_000);
  });

  test('loads nothing from elsewhere', async () => {
    const { html } = await get(path);
    const loaded = [
      ...attributes(html, /<(script|img|iframe|source|video|audio)[^>]*>/g, 'src'),
      ...attributes(html, /<link[^>]*rel="(stylesheet|preload|icon|modulepreload|manifest)"[^>]*>/g, 'href'),
    ];
    expect(loaded.filter((address) => !/^(\/(?!\/)|data:)/.test(address))).toEqual([]);
  });
});

test.each(pages.filter(({ locale }) => locale === 'en'))('$path names the month of every day', async ({ path }) => {
  const { html } = await get(path);
  const text = html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ');
  // 02/03/2026 is two different days, depending on where somebody learned English. Ours are written without a zero before.
  expect(text.match(/\b(?:0[1-9]|[12]\d|3[01])\/(?:0[1-9]|1[0-2])(?:\/\d{4})?\b/g)).toBeNull();
});

describe('every visitor', () => {
  test('sees the same page, signed in or not', async () => {
    const cookie = await signedIn();
    for (const path of publicPages('de')) {
      const [anonymous, known] = [await get(path), await get(path, { cookie })];
      expect(known.html, path).toBe(anonymous.html);
    }
  });

  test.each(['de', 'en'] as const)(
    'finds the open data and the check of a dossier from every page, in %s',
    async (locale) => {
      const { html } = await get(paths.imprint(locale));
      const [page, anchor] = paths.openData(locale).split('#');
      expect(html).toContain(`href="${page}#${anchor}"`);
      expect((await get(page ?? '')).html).toContain(`id="${anchor}"`);
      expect(html).toContain(`href="${paths.verify(locale)}"`);
      expect((await get(paths.verify(locale))).status).toBe(200);
    },
  );

  test('is led to the own language', async () => {
    const led = async (language: string) => (await get('/', { 'accept-language': language })).headers.get('location');
    expect([await led('en-GB,en;q=0.9'), await led('de-AT'), await led('fr'), await led('en;q=0.1,de;q=0.9')]).toEqual([
      '/en',
      '/de',
      '/de',
      '/de',
    ]);
  });

  test.each(['/de/cases', '/en/cases'])('tells by its title which page of %s it is', async (list) => {
    const titleOf = async (path: string) => /<title>([^<]+)<\/title>/.exec((await get(path)).html)?.[1];
    const [first, second] = [await titleOf(list), await titleOf(`${list}?page=2`)];
    expect(second).toBe(first?.replace(' · ', list.startsWith('/de') ? ', Seite 2 · ' : ', page 2 · '));
  });

  test('finds the case also under a wrong title', async () => {
    const { number } = site.longCase;
    const { status, headers } = await get(`/de/cases/${number}-anders`);
    expect([301, 302, 303, 307, 308]).toContain(status);
    expect(headers.get('location')).toBe(paths.case('de', site.longCase));
  });

  test.each(['/de/nowhere', '/de/cases/2026-999999-x', '/de/cases/x', '/de/companies/nobody', '/fr', '/de/method/x'])(
    'is told politely that %s does not exist',
    async (path) => {
      const { status, html } = await get(path);
      expect(status).toBe(404);
      expect(html).toContain('<h1');
    },
  );
});

/** The cookie of somebody with an account. */
async function signedIn(): Promise<string> {
  const db = openDatabase({ url: `file:${site.database}` });
  const { email } = await anAuthor(db);
  const [user] = await db.select().from(users).where(eq(users.email, email));
  const started = await write(db, async (tx) =>
    done(await startSession(tx, { userId: user?.id ?? '', userAgent: 'test', now: new Date() })),
  );
  db.$client.close();
  if (!started.ok) throw new Error('no session');
  return `${started.value.name}=${started.value.value}`;
}

describe('the counting of round trips', () => {
  test('sees what a page asks', async () => {
    expect(await roundTrips(site, paths.companies('de'))).toBeGreaterThan(0);
  });

  test('counts every statement and a batch as one', async () => {
    const { db, dispose } = await freshDatabase();
    await aCompany(db);
    let count = 0;
    const listen = () => {
      count += 1;
    };
    subscribe('aktenkundig.round-trip', listen);
    await db.select().from(users);
    await db.batch([db.select().from(users), db.select().from(users)]);
    for (let more = 0; more < 2; more += 1) await db.select().from(users);
    unsubscribe('aktenkundig.round-trip', listen);
    dispose();
    expect(count).toBe(4);
  });
});
