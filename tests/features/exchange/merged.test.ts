import { expect } from 'vitest';
import { companyWords, exchangeAsks } from '#db/schema/index.ts';
import { giveWord, setComplaintContact } from '#src/features/companies/word/commands.ts';
import { openGiven } from '#src/features/exchange/commands.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { anExchange, iban, later, noon, seenBy } from './exchanging.ts';

test('of two companies that become one the exchange goes on, and what the one that goes had promised ends', async ({
  db,
}) => {
  const { company, theCase, number, one, factId } = await anExchange(db);
  const into = await aCompany(db);
  const theirs = await aRepresentative(db, { company: into });
  const long = addDays(today, -90);
  const word = { kind: 'answer' as const, days: 5 };
  must(await giveWord(situationOf(one, long), { ...word, speakingAs: one.representativeId }));
  must(await giveWord(situationOf(theirs, long), { ...word, speakingAs: theirs.representativeId, days: 9 }));
  const contact = { speakingAs: one.representativeId, address: `alt@${company.domain}`, phone: '' };
  must(await setComplaintContact(situationOf(one), contact));
  await db.insert(exchangeAsks).values(
    [company, into].map(({ id }) => ({
      ...{ caseId: theCase.id, companyId: id, representativeId: one.representativeId, askedAt: noon },
    })),
  );
  must(await mergeCompanies(db, { from: company.slug, into: into.slug, now: noon }));
  must(await openGiven(later(theirs, 1), { number, open: factId }));
  expect((await seenBy(later(theirs, 2), number, 'company'))?.running?.facts[0]?.value).toBe(iban);
  expect(await db.select().from(exchangeAsks)).toMatchObject([{ companyId: into.id }]);
  const { word: shown } = await companyProfile(db, { id: into.id, industry: 'shops' }, 'all', today);
  expect(shown.promised.map(({ days, heldUntil }) => [days, heldUntil])).toEqual([
    [9, null],
    [5, today],
  ]);
  expect(shown.contact).toMatchObject({ address: `alt@${company.domain}`, phone: '' });
  expect((await db.select().from(companyWords)).every(({ companyId }) => companyId === into.id)).toBe(true);
});
