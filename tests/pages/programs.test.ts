import { eq } from 'drizzle-orm';
import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { companies, representatives } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { aCompany, aModerator, anOpenCase, aRepresentative, type Person, situationOf } from '#tests/factories.ts';
import { must } from '../features/drafts/writing.ts';
import { aNotice, notify } from '../features/moderation/noticing.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());
const today = dayOf(new Date());

async function cookieOf({ userId }: Person): Promise<string> {
  const now = new Date();
  const begun = await write(db, async (tx) => done(await startSession(tx, { userId, userAgent: 'test', now })));
  if (!begun.ok) throw new Error('no session');
  return `${begun.value.name}=${begun.value.value}`;
}

async function opened(path: string, headers: Record<string, string> = {}, sent?: [string, string][]) {
  const response = await fetch(site.url + path, {
    redirect: 'manual',
    headers: { origin: site.url, ...headers },
    ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test('a token is made at the desk, shown once, opens the cases of its company, and nothing once it is ended', async () => {
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  const { number } = await anOpenCase(db, { company, publishedOn: addDays(today, -3), seenOn: today });
  const other = await anOpenCase(db, { publishedOn: addDays(today, -3), seenOn: today });
  const cookie = await cookieOf(speaker);
  const tokenId = newId();
  const page = paths.newToken('de', company.slug);
  const form: [string, string][] = [
    ['companyId', company.id],
    ['tokenId', tokenId],
    ['name', '<Bericht>'],
  ];
  const made = await opened(`${page}&_action=integrations.token`, { cookie }, form);
  expect(made.headers.get('cache-control')).toBe('private, no-store');
  const token = /akd_[\w-]{43}/.exec(made.text)?.[0] ?? '';
  expect([made.status, /<h1>[^<]*&lt;Bericht&gt;/.test(made.text)]).toEqual([200, true]);
  const again = await opened(`${page}&_action=integrations.token`, { cookie }, form);
  expect([again.status, again.text.includes('akd_')]).toEqual([409, false]);
  const list = await opened(paths.integrations('de', company.slug), { cookie });
  expect(list.text).toContain('&lt;Bericht&gt;');
  expect(list.text).not.toContain(token);

  const authorization = `Bearer ${token}`;
  const read = await opened(paths.ownCases(), { authorization });
  expect(read.headers.get('ratelimit')).toMatch(/^"token";r=\d+;t=\d+$/);
  expect(read.headers.get('access-control-allow-origin')).toBeNull();
  expect(read.headers.get('cache-control')).toBe('private, no-store');
  expect(JSON.parse(read.text).cases).toMatchObject([{ number, ball: 'company' }]);
  expect(read.text).not.toContain(other.number);
  expect(await opened(paths.ownCases({ notes: 'yes' }), { authorization })).toMatchObject({ status: 403 });
  const inAddress = await opened(`${paths.ownCases()}?token=${token}`);
  expect([inAddress.status, inAddress.text.includes(token)]).toEqual([400, false]);
  const none = await opened(paths.ownCases());
  expect([none.status, none.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
  expect(none.headers.get('www-authenticate')).toMatch(/^Bearer /);

  const end = `${paths.integrations('de', company.slug)}&_action=integrations.endToken`;
  const stranger = await cookieOf(await aRepresentative(db));
  const endForm: [string, string][] = [
    ['companyId', company.id],
    ['endToken', tokenId],
  ];
  expect((await opened(end, { cookie: stranger }, endForm)).status).not.toBe(200);
  expect((await opened(paths.ownCases(), { authorization })).status).toBe(200);
  expect((await opened(end, { cookie }, endForm)).status).toBe(200);
  expect((await opened(paths.ownCases(), { authorization })).status).toBe(401);
});

test('whoever no longer speaks gets no table, from the next request on', async () => {
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  await anOpenCase(db, { company, publishedOn: addDays(today, -3), seenOn: today, title: 'Waschmaschine' });
  const cookie = await cookieOf(speaker);
  const file = paths.deskFile('de', 'csv', { company: company.slug });
  const table = await opened(file, { cookie });
  expect([table.status, table.text.includes('Waschmaschine')]).toEqual([200, true]);
  expect((await opened(file)).status).toBe(303);
  const isIt = eq(representatives.id, speaker.representativeId);
  await exclusively(db, () => db.update(representatives).set({ endedAt: new Date() }).where(isIt));
  expect((await opened(file, { cookie })).status).toBe(303);
  expect((await opened(paths.integrations('de', company.slug), { cookie })).status).toBe(303);
});

test('a webhook keeps what was typed when its address is refused, and its log is nobody else’s', async () => {
  const company = await aCompany(db);
  const cookie = await cookieOf(await aRepresentative(db, { company }));
  const webhookId = newId();
  const create = `${paths.newWebhook('de', company.slug)}&_action=integrations.webhook`;
  const form = (url: string): [string, string][] => [
    ['companyId', company.id],
    ['webhookId', webhookId],
    ['url', url],
    ['type', 'case.closed'],
    ['type', 'reply.judged'],
  ];
  const refused = await opened(create, { cookie }, form('http://intern/x'));
  expect([refused.status, refused.text.includes('http://intern/x')]).toEqual([422, true]);
  const empty = await opened(create, { cookie }, form('https://hook.example/').slice(0, 3));
  expect([empty.status, empty.text.includes('Bitte wählen Sie mindestens ein Ereignis.')]).toEqual([400, true]);
  const made = await opened(create, { cookie }, form('https://hook.example/aktenkundig'));
  expect([made.status, /whsec_[\w+/]{43}=/.test(made.text)]).toEqual([200, true]);
  const log = paths.webhook('de', webhookId);
  const shown = await opened(log, { cookie });
  expect(shown.status).toBe(200);
  expect(shown.text).not.toContain('whsec_');
  const stranger = await cookieOf(await aRepresentative(db));
  expect((await opened(log, { cookie: stranger })).status).toBe(404);
  expect((await opened(log)).status).toBe(303);
});

test('a badge is kept by other sites only while it is the newest, and follows its company to another name', async () => {
  const company = await aCompany(db, { name: 'Plakettenwerk' });
  const badge = await opened(paths.badge('de', company.slug));
  expect(badge.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(badge.headers.get('cache-control')).toBe('public, no-cache');
  expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(badge.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(badge.headers.get('set-cookie')).toBeNull();
  expect(badge.text).toContain('Plakettenwerk');
  const etag = badge.headers.get('etag') ?? '';
  expect((await opened(paths.badge('de', company.slug), { 'if-none-match': etag })).status).toBe(304);
  await exclusively(db, () => db.update(companies).set({ name: 'Umbenannt & Co' }).where(eq(companies.id, company.id)));
  const fresh = await opened(paths.badge('de', company.slug), { 'if-none-match': etag });
  expect([fresh.status, fresh.text.includes('Umbenannt &amp; Co')]).toEqual([200, true]);
  expect((await opened(`${paths.badge('de', company.slug)}?size=small&months=24`)).text).toContain('width="240"');
  expect((await opened(paths.badge('de', 'gibt-es-nicht'))).status).toBe(404);
});

test('the head of a profile and of a case leads to what another site shows of it', async () => {
  const company = await aCompany(db);
  const { number } = await anOpenCase(db, { company, publishedOn: addDays(today, -3), seenOn: today });
  const { headers } = await opened(paths.case('de', { number, title: '' }));
  for (const path of [paths.company('en', company.slug), headers.get('location') ?? '']) {
    const page = await opened(path);
    const link = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const { pathname, search } = new URL(link.replaceAll('&amp;', '&'));
    const embed = await opened(pathname + search);
    expect(embed.headers.get('access-control-allow-origin')).toBe('*');
    expect(JSON.parse(embed.text)).toMatchObject({ version: '1.0', type: 'rich' });
  }
  expect((await opened(`${paths.oEmbed('https://evil.example/')}`)).status).toBe(404);
  expect((await opened(`${paths.oEmbed('x')}&format=xml`)).status).toBe(501);
  expect((await opened(`${paths.oEmbed('x')}&maxwidth=-1`)).status).toBe(400);
});

test('only the cards for other sites may stand in a frame, and they hold no script and no form', async () => {
  const company = await aCompany(db, { name: 'Rahmen & <Söhne>' });
  const { number } = await anOpenCase(db, { company, publishedOn: addDays(today, -3), seenOn: today });
  for (const path of [paths.embeddedCase('de', number), paths.embeddedCompany('en', company.slug)]) {
    const { status, headers, text } = await opened(path);
    expect([status, headers.get('x-frame-options'), headers.get('set-cookie')]).toEqual([200, null, null]);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors \*;/);
    expect(text).toContain('Rahmen &amp; &lt;Söhne&gt;');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).not.toMatch(/<(?:script|form|iframe|button)|\son\w+=/);
  }
  for (const path of ['/de/embed/cases/2026-999999', '/de/embed/companies/none', paths.company('de', company.slug)]) {
    const { headers } = await opened(path);
    expect(headers.get('x-frame-options'), path).toBe('DENY');
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
  }
});

test('the card of a case says that it is examined, how it ended and why, and then not a word of its author', async () => {
  const moderator = await aModerator(db);
  const secret = 'Geheimniskrämerei';
  const publish = () => anOpenCase(db, { publishedOn: addDays(today, -3), seenOn: today, title: secret });
  const card = async (number: string) => {
    const { status, text, headers } = await opened(paths.embeddedCase('de', number));
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
    return { status, text: text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
  };
  const examined = await publish();
  expect((await card(examined.number)).text).not.toContain('wird geprüft');
  must(await notify(db, aNotice({ kind: 'case', id: examined.id }), today));
  const embed = await opened(paths.oEmbed(`${site.url}/de/cases/${examined.number}`));
  expect([embed.status, embed.text.includes('Dieser Fall wird geprüft.')]).toEqual([200, true]);
  expect(await card(examined.number)).toMatchObject({
    status: 200,
    text: expect.stringMatching(/Dieser Fall wird geprüft\./),
  });
  const removed = await publish();
  const reason = 'Niemand konnte belegen, dass es ein Kundenfall ist.';
  must(await removeCase(situationOf(moderator, today), { number: removed.number, reason }));
  const ofRemoved = await card(removed.number);
  expect(ofRemoved).toMatchObject({
    status: 410,
    text: expect.stringMatching(/von der Moderation entfernt.*Niemand konnte belegen/),
  });
  expect(ofRemoved.text).toMatch(/Fall entfernt, Entscheidung \S+/);
  const withdrawn = await publish();
  must(await withdrawCase(situationOf(withdrawn.author, today), { number: withdrawn.number, reason: '' }));
  const ofWithdrawn = await card(withdrawn.number);
  expect(ofWithdrawn).toMatchObject({
    status: 410,
    text: expect.stringContaining('zurückgezogen, die ihn geschrieben hat'),
  });
  for (const { text } of [ofRemoved, ofWithdrawn]) expect(text).not.toContain(secret);
});

test('the register is linked as a table with its filter, which a spreadsheet opens and no search engine lists', async () => {
  const page = await opened(paths.cases('de', { industry: 'energy', order: 'oldest' }));
  const link = paths.casesSheet('de', { industry: 'energy', order: 'oldest' });
  expect(page.text).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
  const { status, headers, text } = await opened(link);
  expect([status, headers.get('x-robots-tag'), headers.get('set-cookie')]).toEqual([200, 'noindex', null]);
  expect(headers.get('content-disposition')).toBe(`attachment; filename="aktenkundig-${today}.csv"`);
  const lines = text.trimEnd().split('\r\n').slice(1);
  const ofIndustry = lines.filter((line) => line.includes(';Strom und Gas;'));
  expect([lines.length > 20, ofIndustry.length]).toEqual([true, lines.length]);
  // A byte order mark, which `text()` takes away.
  const bytes = new Uint8Array(await (await fetch(site.url + link)).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect((await opened(`${link}&stamp=nonsense&page=-1`)).status).toBe(200);
});

test('a case and a company are quoted with their number, the day and an address that stays', async () => {
  const company = await aCompany(db, { name: 'Zitat & "Söhne"' });
  const { number } = await anOpenCase(db, { company, publishedOn: addDays(today, -3), seenOn: today });
  const page = await opened(paths.share('de', { case: number }));
  expect([page.status, page.headers.get('content-security-policy')?.includes("frame-ancestors 'none'")]).toEqual([
    200,
    true,
  ]);
  expect(page.text).toMatch(
    new RegExp(`Aktenkundig, Az\\. ${number}, „[^"]+“, Stand [^"]+, https?://[^"]+/de/cases/${number}"`),
  );
  expect(page.text).toContain(`/en/cases/${number}"`);
  expect(page.text).toContain(`href="https://wa.me/?text=`);
  const profile = await opened(paths.share('en', { company: company.slug }));
  expect(profile.text).toContain(`Aktenkundig, profile “Zitat &amp; &quot;Söhne&quot;”`);
  expect((await opened(paths.share('de', { case: '2026-999999' }))).status).toBe(404);
});

test('what is typed before buying stands on the page as text, and a company without a case is in no sitemap', async () => {
  const bare = await aCompany(db, { name: 'Ungeschrieben AG', domain: 'ungeschrieben.example' });
  const typed = '"><script>alert(1)</script><b onload=x>';
  const odd = await opened(paths.check('de', { q: typed }));
  // What stands between quotes ends nothing there.
  const outside = odd.text.replace(/="[^"]*"/g, '');
  expect([odd.status, outside.includes('<script>alert'), outside.includes('<b onload')]).toEqual([200, false, false]);
  expect(odd.text).toContain('value="&quot;>');
  expect((await opened(paths.check('de', { q: 'x'.repeat(2001) }))).status).toBe(422);
  const found = await opened(paths.check('de', { q: 'https://ungeschrieben.example/kasse?a=1&b=2' }));
  expect(found.text).toContain(`href="${paths.company('de', bare.slug)}"`);
  expect(found.text).toContain('<meta name="robots" content="noindex">');
  const page = await opened(paths.company('de', bare.slug));
  expect([page.status, page.text.includes('<meta name="robots" content="noindex">')]).toEqual([200, true]);
  expect((await opened(paths.sitemap('companies-1'))).text).not.toContain(bare.slug);
  await anOpenCase(db, { company: bare, publishedOn: addDays(today, -3), seenOn: today });
  expect((await opened(paths.company('de', bare.slug))).text).not.toContain('<meta name="robots" content="noindex">');
  expect((await opened(paths.sitemap('companies-1'))).text).toContain(bare.slug);
});
