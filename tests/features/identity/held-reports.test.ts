import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { companyDomains, events, promises } from '#db/schema/index.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { reportPromise } from '#src/features/cases/commands/reports.ts';
import { decideIdentity, endByAdministrator } from '#src/features/identity/commands.ts';
import { moveDomain } from '#src/features/identity/domains.ts';
import { promiseState } from '#src/features/timeline/promises/rules.ts';
import { aCompany, anAnsweredCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aPromiseIn } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';

const now = momentOn(today);
const keptOn = '2026-03-24';

/** A promise that the author calls broken and a representative kept, who is then in doubt. */
async function aDoubtedReport(db: Database) {
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  const theCase = await anAnsweredCase(db, { company, representative: speaker, entries: [] });
  const promiseId = await aPromiseIn(db, theCase.id, { dueOn: '2026-03-25' });
  const { number } = theCase;
  must(await reportPromise(situationOf(speaker), { number, promiseId, keptOn }));
  must(await markPromise(situationOf(theCase.author), { number, promiseId, mark: 'broken' }));
  const state = async () => {
    const [row] = await db.select().from(promises).where(eq(promises.id, promiseId));
    return row && promiseState(row, today);
  };
  expect(await state()).toBe('disputed');
  const doubt = async () => {
    const [row] = await db.select().from(companyDomains).where(eq(companyDomains.companyId, company.id));
    must(await moveDomain(db, { domain: row?.domain ?? '', to: (await aCompany(db)).slug, now }));
  };
  const decide = async (approved: boolean) =>
    must(await decideIdentity(db, { representativeId: speaker.representativeId, approved, now }));
  return { company, speaker, number, promiseId, state, doubt, decide };
}

describe('what somebody said of a promise as the company', () => {
  test('is set aside while it is checked whether they speak for it, and holds again once they do', async ({ db }) => {
    const { state, doubt, decide } = await aDoubtedReport(db);
    await doubt();
    expect(await state()).toBe('broken');
    await decide(true);
    expect(await state()).toBe('disputed');
  });

  test('is taken back once they never did, and the public history says so', async ({ db }) => {
    const { state, doubt, decide, promiseId } = await aDoubtedReport(db);
    await doubt();
    await decide(false);
    expect(await state()).toBe('broken');
    const isReport = and(eq(events.action, 'cases.reportPromise'), eq(events.subjectId, promiseId));
    const told = await db.select().from(events).where(isReport);
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({
      actor: null,
      particulars: { changes: [{ before: { state: 'disputed', on: keptOn }, after: { state: 'broken' } }] },
    });
  });

  test('gives way to what a colleague says meanwhile', async ({ db }) => {
    const { company, number, promiseId, doubt, decide } = await aDoubtedReport(db);
    await doubt();
    const colleague = await aRepresentative(db, { company });
    const again = { number, promiseId, keptOn: '2026-03-23' as const };
    must(await reportPromise(situationOf(colleague), again));
    await decide(false);
    const [row] = await db.select().from(promises).where(eq(promises.id, promiseId));
    expect(row).toMatchObject({
      reportedKeptOn: '2026-03-23',
      reportedBy: colleague.representativeId,
      heldKeptOn: null,
    });
  });

  test('stays the word of the company when they stop speaking for it: they did on that day', async ({ db }) => {
    const { speaker, state } = await aDoubtedReport(db);
    must(await endByAdministrator(db, { representativeId: speaker.representativeId, now }));
    expect(await state()).toBe('disputed');
  });
});
