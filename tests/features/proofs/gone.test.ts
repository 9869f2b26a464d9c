import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events } from '#db/schema/index.ts';
import { endAnyRepresentation } from '#src/features/companies/index.ts';
import { graceDays } from '#src/features/proofs/rules.ts';
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
