import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events } from '#db/schema/index.ts';
import { endAnyRepresentation } from '#src/features/companies/index.ts';
import { graceDays } from '#src/features/proofs/rules.ts';
import { watchProofs } from '#src/features/proofs/watch.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, aRepresentative, momentOn, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anInternet, type Internet } from '../../internet.ts';
import { mailsOf } from '../drafts/writing.ts';
import { aProof, rowOf, speakersOf, turn } from './scene.ts';

let internet: Internet;
const domain = 'firma.de';
beforeEach(async () => {
  internet = await anInternet([domain, `www.${domain}`, 'evil.example']);
});
afterEach(() => internet.stop());

const aFirm = (db: Database) => aCompany(db, { name: 'Firma Beispiel GmbH', domain });
const say = (record: string, name = domain) => internet.names.set(`TXT ${name}`, ['v=spf1 -all', record]);

describe('a record that was there and is gone', () => {
  async function aProvedOne(db: Database) {
    const company = await aFirm(db);
    await aRepresentative(db, { company });
    const proof = await aProof(db, company, 'dns');
    say(proof.record);
    await turn(db, internet);
    return { company, ...proof, speaking: async () => (await speakersOf(db, company.id)).at(-1) };
  }

  test('is told to everybody, nothing changes for 30 days, and then it is checked who the person is', async ({
    db,
  }) => {
    const { proofId, speaking } = await aProvedOne(db);
    internet.names.delete(`TXT ${domain}`);
    await turn(db, internet, 7);
    expect(await mailsOf(db, 'proof-watched')).toBe(2);
    for (let day = 8; day < 7 + graceDays; day += 1) await turn(db, internet, day);
    expect(await speaking()).toMatchObject({ checkingSince: null });
    expect(await mailsOf(db, 'proof-watched')).toBe(2);
    await turn(db, internet, 7 + graceDays);
    expect(await speaking()).toMatchObject({ checkingBecause: 'proof-gone', endedAt: null });
    expect(await mailsOf(db, 'proof-watched')).toBe(4);
    expect(await rowOf(db, proofId)).toMatchObject({ endedBecause: 'gone' });
    const told = (await db.select({ action: events.action }).from(events)).map(({ action }) => action);
    expect(told).toEqual(expect.arrayContaining(['proofs.missing', 'proofs.gone']));
  });

  test('and comes back in time changes nothing, and everybody is told that too', async ({ db }) => {
    const { proofId, record, speaking } = await aProvedOne(db);
    internet.names.delete(`TXT ${domain}`);
    await turn(db, internet, 7);
    say(record);
    await turn(db, internet, 8);
    expect(await rowOf(db, proofId)).toMatchObject({ missingSince: null, fault: '' });
    expect(await mailsOf(db, 'proof-watched')).toBe(4);
    expect(await speaking()).toMatchObject({ checkingSince: null });
  });

  test('is not gone because a name server fails, unless it fails for 30 days', async ({ db }) => {
    const { proofId } = await aProvedOne(db);
    internet.fail(true);
    for (let day = 7; day <= 30; day += 1) await turn(db, internet, day);
    expect(await rowOf(db, proofId)).toMatchObject({ missingSince: null, fault: 'unanswered' });
    await turn(db, internet, 31);
    expect(await rowOf(db, proofId)).toMatchObject({ missingSince: momentOn(addDays(today, 31)) });
  });

  test('is looked for no more once the person has left', async ({ db }) => {
    const { proofId, speaking } = await aProvedOne(db);
    const left = await speaking();
    if (!left) throw new Error('nobody speaks');
    await exclusively(db, () => db.transaction((tx) => endAnyRepresentation(tx, left, momentOn(today), left.userId)));
    internet.names.delete(`TXT ${domain}`);
    await turn(db, internet, 7);
    expect(await rowOf(db, proofId)).toMatchObject({ endedBecause: 'left' });
    expect(await mailsOf(db, 'proof-watched')).toBe(0);
  });
});

async function listening(tcp: Server, ip: string): Promise<number> {
  await new Promise<void>((resolve) => tcp.listen(0, ip, resolve));
  const address = tcp.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

test('servers that drip, and a fault of ours, keep nobody else’s record waiting', async ({ db }) => {
  // The head of a TLS record, and then its content, a byte at a time.
  const tcp = createServer((socket) => {
    socket.write(Buffer.from([0x16, 3, 3, 0x40, 0]));
    const drip = setInterval(() => socket.write(Buffer.from([2])), 50);
    socket.on('close', () => clearInterval(drip)).on('error', () => undefined);
  });
  const slowly = `127.0.0.3:${await listening(tcp, '127.0.0.3')}`;
  const dripping = [];
  for (let n = 0; n < 8; n += 1) {
    const firm = await aCompany(db);
    internet.names.set(`A ${firm.domain}`, ['127.0.0.3']);
    dripping.push(await aProof(db, firm, 'file'));
  }
  const [broken, honest] = [await aProof(db, await aCompany(db), 'dns'), await aProof(db, await aCompany(db), 'dns')];
  internet.names.set(`TXT ${(await rowOf(db, honest.proofId)).domain}`, [honest.record]);
  await exclusively(db, () =>
    db.run(
      sql.raw(`create trigger broken before update of checks on proofs when old.id = '${broken.proofId}'
      begin select raise(abort, 'broken'); end`),
    ),
  );
  const began = performance.now();
  const way = { dnsServer: internet.dnsServer, ca: internet.ca, allow: [slowly], milliseconds: 1200 };
  expect(await watchProofs({ db, now: () => momentOn(today), way })).toBe(10);
  expect(performance.now() - began).toBeLessThan(1200 * 4);
  expect(await rowOf(db, honest.proofId)).toMatchObject({ seenAt: momentOn(today) });
  expect(await rowOf(db, dripping[0]?.proofId ?? '')).toMatchObject({ fault: 'unanswered' });
  const { checkAt } = await rowOf(db, broken.proofId);
  expect(checkAt?.getTime()).toBeGreaterThan(momentOn(today).getTime());
  await new Promise((resolve) => tcp.close(resolve));
});

test('a name server that cuts its answer and drips it over TCP is given up', async ({ db }) => {
  const { proofId } = await aProof(db, await aCompany(db), 'dns');
  const tcp = createServer((socket) => {
    const drip = setInterval(() => socket.write('a'), 50);
    socket.on('close', () => clearInterval(drip)).on('error', () => undefined);
  });
  const port = await listening(tcp, '127.0.0.1');
  const udp = createSocket('udp4').on('message', (asked, { port: to, address: at }) => {
    // The same question, answered, and cut.
    const answer = Buffer.from(asked);
    answer.writeUInt16BE(0x8380, 2);
    udp.send(answer, to, at);
  });
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  const began = performance.now();
  await watchProofs({ db, now: () => momentOn(today), way: { dnsServer: `127.0.0.1:${port}`, milliseconds: 600 } });
  expect(performance.now() - began).toBeLessThan(2500);
  expect(await rowOf(db, proofId)).toMatchObject({ fault: 'unanswered' });
  udp.close();
  await new Promise((resolve) => tcp.close(resolve));
});
