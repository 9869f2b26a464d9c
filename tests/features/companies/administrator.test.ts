import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { companyDomains, contactAddresses, events } from '#db/schema/index.ts';
import { moderatorAt } from '#src/features/accounts/appointments.ts';
import { appointModerator } from '#src/features/accounts/commands.ts';
import { contactsAbout } from '#src/features/cases/public-words.ts';
import { addDomain, setContact } from '#src/features/companies/commands.ts';
import { addPublicContact, publicContacts, removePublicContact } from '#src/features/companies/public-contacts.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { stopMails } from '#src/features/notifications/preferences/commands.ts';
import { stopToken } from '#src/features/notifications/stop.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { aCompany, anOpenCase, momentOn, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const now = momentOn(today);
const email = 'service@firma.example';

test('the administrator gives a company a domain, unless another one has it', async ({ db }) => {
  const [first, second] = [await aCompany(db, { name: 'Erste' }), await aCompany(db, { name: 'Zweite' })];
  const give = (company: string) => addDomain(db, { company, domain: 'firma.example', now });
  expect(await give('nirgends')).toEqual(refused('not-found'));
  expect(await give(first.slug)).toEqual(done());
  expect(await give(first.slug)).toEqual(done());
  expect(await give(second.slug)).toEqual(refused('conflict'));
  expect(await db.select().from(companyDomains).where(eq(companyDomains.domain, 'firma.example'))).toEqual([
    expect.objectContaining({ companyId: first.id, source: 'administrator' }),
  ]);
  expect((await db.select().from(events)).map(({ action }) => action)).toContain('companies.add-domain');
});

test('a number and an address that a company publishes are known in texts about it, also after a merge', async ({
  db,
}) => {
  const [first, second] = [await aCompany(db, { name: 'Erste' }), await aCompany(db, { name: 'Zweite' })];
  const add = (company: string, typed: string) => addPublicContact(db, { company, typed, now });
  expect(await add('nirgends', '0221 98765')).toEqual(refused('not-found'));
  expect(await add(first.slug, 'anrufen')).toEqual(refused('invalid'));
  for (const typed of ['0221 / 98 76 54', '+49 221 987654', 'Klaerung@Firma.example']) {
    expect(await add(first.slug, typed)).toEqual(done());
  }
  const known = ['email:klaerung@firma.example', 'phone:49221987654'];
  expect([...(await publicContacts(db, [first.id, null]))].sort()).toEqual(known);
  expect(await publicContacts(db, [second.id])).toEqual(new Set());
  const { number } = await anOpenCase(db, { company: first });
  expect([...(await contactsAbout(db, number))].sort()).toEqual(known);
  await add(second.slug, '0221987654');
  expect((await mergeCompanies(db, { from: first.slug, into: second.slug, now })).ok).toBe(true);
  expect([...(await contactsAbout(db, number))].sort()).toEqual(known);
  const remove = () => removePublicContact(db, { company: second.slug, typed: 'klaerung@firma.example', now });
  expect([await remove(), await remove()]).toEqual([done(), refused('not-found')]);
});

test('the administrator says where a company is told, but not at an address that wants no mails', async ({ db }) => {
  const company = await aCompany(db, { name: 'Erste' });
  const set = () => setContact(db, { company: company.slug, email, now });
  expect(await setContact(db, { company: 'nirgends', email, now })).toEqual(refused('not-found'));
  expect(await set()).toEqual(done());
  const [contact] = await db.select().from(contactAddresses);
  await stopMails(situationOfVisitor(db), { token: stopToken({ contactId: contact?.id ?? '' }) });
  expect(await set()).toEqual(refused('conflict'));
});

test('a moderator is appointed once and found by the address', async ({ db }) => {
  expect(await moderatorAt(db, email)).toBeNull();
  await appointModerator(db, { email, now });
  await appointModerator(db, { email, now });
  expect(await moderatorAt(db, email)).not.toBeNull();
});
