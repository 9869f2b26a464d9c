import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { companyDomains, outbox, representatives } from '#db/schema/index.ts';
import { addPublicContact } from '#src/features/companies/public-contacts.ts';
import { setComplaintContact } from '#src/features/companies/word/commands.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { aCompany, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const shown = async (db: Database, companyId: string) =>
  (await companyProfile(db, { id: companyId, industry: 'shops' }, 'all', today)).word;

test('a contact for complaints is at a domain of the company, not at one that author or impostor chose; of a number it says who gave it', async ({
  db,
}) => {
  const company = await aCompany(db);
  const [speaker, colleague] = [await aRepresentative(db, { company }), await aRepresentative(db, { company })];
  const speakingAs = speaker.representativeId;
  const set = (address: string, phone = '') =>
    setComplaintContact(situationOf(speaker), { speakingAs, address, phone });
  const contact = async () => (await shown(db, company.id)).contact;
  await exclusively(db, () =>
    db.insert(companyDomains).values({
      ...{ domain: 'von-jemand.example', companyId: company.id, source: 'author', addedAt: momentOn(today) },
    }),
  );
  for (const address of [
    ...['hilfe@gmail.com', 'hilfe@von-jemand.example', `hilfe@${company.domain}.evil.example`, 'a@evil.example'],
    `hilfe@kunden.${company.domain}`.replace('kunden.', 'x-'),
  ])
    expect(await set(address), address).toMatchObject({ field: 'address', reason: 'contact-foreign' });
  for (const phone of [
    '0900 123456',
    '+49 900 1234567',
    '0049 137 123456',
    '0180 5 123456',
    '118 33',
    '+882 99 12345',
    '+49 0900 123456',
    '+43 900 123456',
    '0041 901 123456',
  ])
    expect(await set('', phone), phone).toMatchObject({ field: 'phone', reason: 'contact-costly' });
  for (const phone of ['+43 1 900 12345', '+41 44 901 23 45', '+49 (0)561 4711-200']) must(await set('', phone));
  await exclusively(db, () => db.delete(outbox));
  must(await set(`hilfe@service.${company.domain}`, '(0561) 4711-200'));
  expect(await contact()).toMatchObject({ isKnownNumber: false, by: 'Miriam Okafor', since: today });
  // Whoever else speaks for the company is told at once.
  const told = (await db.select().from(outbox)).map(({ kind, sealed }) => [kind, JSON.parse(unseal(sealed)).to]);
  expect(told).toEqual([['team-changed', colleague.email]]);
  must(await addPublicContact(db, { company: company.slug, typed: '+49 561 4711200', now: momentOn(today) }));
  expect(await contact()).toMatchObject({ isKnownNumber: true });
  // Asked again whenever it is shown: a domain is lost, somebody comes in doubt.
  await exclusively(db, () => db.delete(companyDomains).where(eq(companyDomains.domain, company.domain)));
  expect(await contact()).toMatchObject({ address: '', phone: '(0561) 4711-200' });
  await exclusively(db, () =>
    db
      .update(representatives)
      .set({ checkingSince: momentOn(today) })
      .where(eq(representatives.id, speakingAs)),
  );
  expect(await contact()).toBeNull();
});
