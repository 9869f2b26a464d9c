import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { companyDomains, contactAddresses, events } from '#db/schema/index.ts';
import { moderatorAt } from '#src/features/accounts/appointments.ts';
import { appointModerator } from '#src/features/accounts/commands.ts';
import { addDomain, setContact } from '#src/features/companies/commands.ts';
import { stopMails } from '#src/features/notifications/preferences/commands.ts';
import { stopToken } from '#src/features/notifications/stop.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { aCompany, momentOn, situationOfVisitor, today } from '#tests/factories.ts';
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
