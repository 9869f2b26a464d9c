import { expect } from 'vitest';
import { caseAssignments, companyAddresses, deskDoors, proofs, teamInvitations } from '#db/schema/index.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { setAddress } from '#src/features/proofs/letters.ts';
import { assignCase } from '#src/features/team/assigning.ts';
import { requireFactor } from '#src/features/team/door.ts';
import { invite } from '#src/features/team/invitations.ts';
import { teamIn } from '#src/features/team/queries.ts';
import { aCompany, anOpenCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aProof } from '../proofs/scene.ts';
import { asks, withFactor } from './scene.ts';

test('two companies that are one have one team, one door and one address, and nobody loses a case', async ({ db }) => {
  const [from, into] = [await aCompany(db), await aCompany(db)];
  const now = momentOn(today);
  for (const company of [from, into]) {
    const owner = await aRepresentative(db, { company });
    await withFactor(owner);
    must(await requireFactor(situationOf(owner), { slug: company.slug, isNeeded: true }));
    must(await invite(situationOf(owner), asks(company, `neu@${company.slug}.example`)));
    must(await setAddress(db, { company: company.slug, lines: `${company.slug}\n34117 Kassel`, now }));
    await aProof(db, company, 'letter');
    const { number } = await anOpenCase(db, { company });
    must(await assignCase(situationOf(owner), { number, assignee: owner.representativeId }));
  }
  must(await mergeCompanies(db, { from: from.slug, into: into.slug, now }));
  expect(await teamIn(db, into.id)).toHaveLength(2);
  expect(await db.select({ lines: companyAddresses.lines }).from(companyAddresses)).toEqual([
    { lines: `${into.slug}\n34117 Kassel` },
  ]);
  expect(await db.$count(deskDoors)).toBe(1);
  for (const table of [caseAssignments, proofs, teamInvitations]) {
    const rows = await db.select({ companyId: table.companyId }).from(table);
    expect(rows).toEqual([{ companyId: into.id }, { companyId: into.id }]);
  }
});
