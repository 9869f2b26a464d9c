import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { companyDomains, events, outbox, proofs } from '#db/schema/index.ts';
import { moveDomain } from '#src/features/identity/domains.ts';
import { lookNow, requestProof, withdrawProof } from '#src/features/proofs/commands.ts';
import { exclusively } from '#src/lib/database.ts';
import { refused } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { aCompany, anAuthor, anOpenCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anInternet, type Internet } from '../../internet.ts';
import { mailsOf, must } from '../drafts/writing.ts';
import { aProof, person, rowOf, speakersOf, turn } from './scene.ts';

let internet: Internet;
const domain = 'firma.de';
beforeEach(async () => {
  internet = await anInternet([domain, `www.${domain}`, 'evil.example']);
});
afterEach(() => internet.stop());

const at = '/.well-known/aktenkundig.txt';
const aFirm = (db: Database) => aCompany(db, { name: 'Firma Beispiel GmbH', domain });
const say = (record: string, name = domain) => internet.names.set(`TXT ${name}`, ['v=spf1 -all', record]);

/** A site that answers everything alike, at its own IP number. */
async function aSite(text: string, { name = domain, ip = '127.0.0.5', type = 'text/plain; charset=utf-8' } = {}) {
  const paths: string[] = [];
  const address = await internet.site(
    ip,
    (request, response) => {
      paths.push(`${request.headers.host}${request.url}`);
      response.setHeader('content-type', type).end(text);
    },
    { secure: true },
  );
  internet.names.set(`A ${name}`, [ip]);
  return { address, paths };
}

describe('a record in the DNS of the company', () => {
  test('makes whoever put it there speak for the company, and both sides are told', async ({ db }) => {
    const company = await aFirm(db);
    await aRepresentative(db, { company });
    const { by, proofId, record } = await aProof(db, company, 'dns');
    expect(await turn(db, internet)).toBe(1);
    expect(await rowOf(db, proofId)).toMatchObject({ provedAt: null, fault: 'missing', checks: 1 });
    say(record);
    await turn(db, internet, 1);
    const [, spoken] = await speakersOf(db, company.id);
    expect(spoken).toMatchObject({ ...person, userId: by.userId, verifiedBy: 'dns', verifiedAs: domain });
    expect(spoken?.checkingSince).toBeNull();
    expect(await mailsOf(db, 'new-representative')).toBe(1);
    expect(await mailsOf(db, 'proof-result')).toBe(1);
    const told = (await db.select({ action: events.action }).from(events)).map(({ action }) => action);
    expect(told).toEqual(expect.arrayContaining(['proofs.request', 'companies.prove-claim']));
  });

  test('of a name above, below or beside the domain proves nothing, nor does one of somebody else', async ({ db }) => {
    const company = await aFirm(db);
    const [mine, other] = [await aProof(db, company, 'dns'), await aProof(db, company, 'dns')];
    for (const name of ['de', `kunde.${domain}`, `_aktenkundig.${domain}`, `www.${domain}`, 'xn--firm-8na.de'])
      say(mine.record, name);
    await turn(db, internet);
    expect(await speakersOf(db, company.id)).toEqual([]);
    expect(internet.asked.filter((question) => question.startsWith('TXT'))).toEqual(
      Array.from({ length: 2 }, () => `TXT ${domain}`),
    );
    say(other.record);
    await turn(db, internet, 1);
    expect((await speakersOf(db, company.id)).map(({ userId }) => userId)).toEqual([other.by.userId]);
    expect(await rowOf(db, mine.proofId)).toMatchObject({ provedAt: null, fault: 'other' });
  });

  test('is not asked for at a domain that is not known to be the company’s, nor at a provider of mail or names', async ({
    db,
  }) => {
    const company = await aFirm(db);
    const other = await aCompany(db, { domain: 'andere.de' });
    for (const source of ['gmx.de', 'github.io', 'kunde.github.io'])
      await exclusively(db, () =>
        db
          .insert(companyDomains)
          .values({ domain: source, companyId: company.id, source: 'register', addedAt: momentOn(today) }),
      );
    const by = situationOf(await anAuthor(db));
    for (const asked of [other.domain, `kunde.${domain}`, 'de', 'gmx.de', 'github.io', 'fırma.de', '127.0.0.1', ''])
      for (const way of ['dns', 'file'] as const)
        expect(await requestProof(by, { ...person, slug: company.slug, way, domain: asked })).toEqual(
          refused('invalid', { field: 'domain', reason: 'choose-one' }),
        );
  });

  test('at a domain that an author named leads to an administrator’s look, as a mail does', async ({ db }) => {
    const company = await aFirm(db);
    await exclusively(db, () => db.update(companyDomains).set({ source: 'author' }));
    say((await aProof(db, company, 'dns')).record);
    await turn(db, internet);
    expect(await speakersOf(db, company.id)).toMatchObject([{ checkingBecause: 'author-domain' }]);
  });

  test('proves nothing any more once the domain is another company’s', async ({ db }) => {
    const company = await aFirm(db);
    const other = await aCompany(db);
    const { proofId, record } = await aProof(db, company, 'dns');
    must(await moveDomain(db, { domain, to: other.slug, now: momentOn(today) }));
    say(record);
    await turn(db, internet);
    expect(await speakersOf(db, company.id)).toEqual([]);
    expect(await rowOf(db, proofId)).toMatchObject({ endedBecause: 'refused' });
  });

  test('is looked for ever more rarely for a fortnight, then it has run out and its owner is told', async ({ db }) => {
    const { proofId } = await aProof(db, await aFirm(db), 'dns');
    for (let day = 0; day <= 14; day += 1) await turn(db, internet, day);
    expect(await rowOf(db, proofId)).toMatchObject({ endedAt: null, checks: 15 });
    await turn(db, internet, 15);
    expect(await rowOf(db, proofId)).toMatchObject({ endedBecause: 'expired', checkAt: null });
    expect(await mailsOf(db, 'proof-result')).toBe(1);
    expect(await turn(db, internet, 16)).toBe(0);
  });
});

describe('a file on the site of the company', () => {
  test('is fetched from its one address, also where the site leads to its own www', async ({ db }) => {
    const company = await aFirm(db);
    const { record } = await aProof(db, company, 'file');
    const www = await aSite(`# Aktenkundig\r\n${record}\r\n`, { name: `www.${domain}`, ip: '127.0.0.6' });
    const apex = await internet.site(
      '127.0.0.5',
      (request, response) => response.writeHead(301, { location: `https://www.${domain}${request.url}` }).end(),
      { secure: true },
    );
    internet.names.set(`A ${domain}`, ['127.0.0.5']);
    await turn(db, internet, 0, [apex, www.address]);
    expect(await speakersOf(db, company.id)).toMatchObject([{ verifiedBy: 'file', verifiedAs: domain }]);
    expect(www.paths).toEqual([`www.${domain}${at}`]);
  });

  test.for([
    ['https://evil.example/.well-known/aktenkundig.txt', 'another site'],
    [`https://kunde.${domain}/`, 'a name below'],
    [`http://www.${domain}/`, 'a site without a key'],
    [`https://www.${domain}:8443/`, 'another port'],
    [`https://www.${domain}.evil.example/`, 'a name that begins like it'],
    [`https://${domain}@evil.example/`, 'a name that looks like it'],
    ['//evil.example/', 'another site, written short'],
  ])('that leads to %s (%s) is not followed there', async ([location], { db }) => {
    const company = await aFirm(db);
    const { proofId, record } = await aProof(db, company, 'file');
    const evil = await aSite(record, { name: 'evil.example', ip: '127.0.0.7' });
    for (const name of [`kunde.${domain}`, `www.${domain}`]) internet.names.set(`A ${name}`, ['127.0.0.7']);
    const apex = await internet.site('127.0.0.5', (_, response) => response.writeHead(302, { location }).end(), {
      secure: true,
    });
    internet.names.set(`A ${domain}`, ['127.0.0.5']);
    await turn(db, internet, 0, [apex, evil.address]);
    expect(await speakersOf(db, company.id)).toEqual([]);
    expect(await rowOf(db, proofId)).toMatchObject({ fault: 'elsewhere' });
    expect(evil.paths).toEqual([]);
  });

  test('says it on a line of its own, as text, and not in a page that answers everything', async ({ db }) => {
    const company = await aFirm(db);
    const { proofId, record } = await aProof(db, company, 'file');
    const answers = [
      { text: `Suche nach ${record}`, type: 'text/plain' },
      { text: record, type: 'text/html' },
      { text: `${record}0`, type: 'text/plain' },
      { text: `${'x'.repeat(20_000)}\n${record}`, type: 'text/plain' },
    ];
    let answer = answers[0];
    const address = await internet.site(
      '127.0.0.5',
      (_, response) => response.setHeader('content-type', answer?.type ?? '').end(answer?.text),
      { secure: true },
    );
    internet.names.set(`A ${domain}`, ['127.0.0.5']);
    for (const [day, one] of answers.entries()) {
      answer = one;
      await turn(db, internet, day, [address]);
      expect(await rowOf(db, proofId)).toMatchObject({ provedAt: null, fault: 'other', checks: day + 1 });
    }
  });

  test('inside the own network is not fetched', async ({ db }) => {
    const company = await aFirm(db);
    const { proofId, record } = await aProof(db, company, 'file');
    const inside = await aSite(record);
    await turn(db, internet);
    expect(inside.paths).toEqual([]);
    expect(await rowOf(db, proofId)).toMatchObject({ provedAt: null, fault: 'unanswered' });
  });
});

test('two who claim at once both speak in the end, and each is told of the other', async ({ db }) => {
  const company = await aFirm(db);
  const [one, other] = [await aProof(db, company, 'dns'), await aProof(db, company, 'dns')];
  expect(one.record).not.toBe(other.record);
  internet.names.set(`TXT ${domain}`, [one.record, other.record]);
  await turn(db, internet);
  expect(await speakersOf(db, company.id)).toHaveLength(2);
  // The second one is told to the first, who can object.
  expect(await mailsOf(db, 'new-representative')).toBe(1);
});

test('whoever complained about the company cannot claim it, also not after they have asked', async ({ db }) => {
  const company = await aFirm(db);
  const by = await anAuthor(db);
  const { proofId, record } = await aProof(db, company, 'dns', { by });
  await anOpenCase(db, { company, author: by });
  say(record);
  await turn(db, internet);
  expect(await speakersOf(db, company.id)).toEqual([]);
  expect(await rowOf(db, proofId)).toMatchObject({ endedBecause: 'refused' });
  expect(await requestProof(situationOf(by), { ...person, slug: company.slug, way: 'letter', domain: '' })).toEqual(
    refused('not-allowed', { reason: 'claim-own-case' }),
  );
});

test('a proof is its owner’s alone, and over once it is withdrawn', async ({ db }) => {
  const company = await aFirm(db);
  const { by, proofId, record } = await aProof(db, company, 'dns');
  const strangers = [situationOf(await anAuthor(db)), situationOf({ db, actor: visitor })];
  for (const stranger of strangers)
    for (const act of [lookNow, withdrawProof]) expect(await act(stranger, { proofId })).toEqual(refused('not-found'));
  expect(
    await requestProof(situationOf({ db, actor: visitor }), {
      ...person,
      slug: company.slug,
      way: 'letter',
      domain: '',
    }),
  ).toEqual(refused('not-signed-in'));
  must(await withdrawProof(situationOf(by), { proofId }));
  say(record);
  await turn(db, internet);
  expect(await speakersOf(db, company.id)).toEqual([]);
  expect(await lookNow(situationOf(by), { proofId })).toEqual(refused('too-late', { reason: 'proof-over' }));
});

test('the same way asked for again replaces the first, whose record is good for nothing then', async ({ db }) => {
  const company = await aFirm(db);
  const first = await aProof(db, company, 'dns');
  const second = await aProof(db, company, 'dns', { by: first.by });
  say(first.record);
  await turn(db, internet);
  expect(await speakersOf(db, company.id)).toEqual([]);
  expect(await db.$count(proofs, eq(proofs.endedBecause, 'replaced'))).toBe(1);
  say(second.record);
  await turn(db, internet, 1);
  expect(await speakersOf(db, company.id)).toHaveLength(1);
  expect(await db.$count(outbox, eq(outbox.kind, 'proof-result'))).toBe(1);
});
