import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { caseKinds, cases } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { similarCases } from '#src/features/case-file/similar/queries.ts';
import { byLikeness } from '#src/features/case-file/similar/rules.ts';
import { closeCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead } from '#src/features/cases/commands/entries.ts';
import { chooseKind } from '#src/features/cases/commands/kind.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { recordStep } from '#src/features/escalation/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { aCompany, anOpenCase, aRepresentative, type Company, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aClosing } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';

const test = base.extend('shop', ({ db }) => aCompany(db, { industry: 'shops' }));
const head = { desiredOutcome: 'refund' as const, desiredText: '', disputed: null };
const kind = 'shops-voucher';

/** A case of a kind, with a title that the search knows. */
async function told(db: Database, company: Company, title: string, itsKind = kind) {
  const theCase = await anOpenCase(db, { company });
  const { number, author } = theCase;
  must(await correctHead(situationOf(author), { number, title, summary: 'Mehr ist nicht zu sagen.', ...head }));
  must(await chooseKind(situationOf(author), { number, kind: itsKind }));
  return { ...theCase, title };
}

const asked = (db: Database, company: Company, title = 'Etwas anderes', text = '') =>
  similarCases(db, { companyId: company.id, kind, locale: 'de', title, text }, today);

describe('cases like the one that is being written', () => {
  test('are those of the same kind against the same company that can be read', async ({ db, shop }) => {
    const other = await aCompany(db, { industry: 'shops' });
    const one = await told(db, shop, 'Gutschein verfallen');
    await told(db, shop, 'Preis geändert', 'shops-price');
    await told(db, other, 'Gutschein verfallen');
    const gone = await told(db, shop, 'Gutschein zurückgezogen');
    must(await withdrawCase(situationOf(gone.author), { number: gone.number, reason: '' }));
    const { closest, ...counts } = await asked(db, shop);
    expect(closest.map(({ number }) => number)).toEqual([one.number]);
    expect(counts).toEqual({ cases: 1, isMore: false, solved: 0, partly: 0, afterReply: 0, afterSteps: [] });
  });

  test('stand in the order of the words they share, whatever their age', async ({ db, shop }) => {
    const meant = await told(db, shop, 'Geburtstagsgutschein vom Onkel abgelehnt');
    for (const title of ['Gutschein doppelt', 'Gutschein zu spät', 'Gutschein kaputt', 'Gutschein weg']) {
      await told(db, shop, title);
    }
    const { closest } = await asked(db, shop, 'Onkel schenkte Geburtstagsgutschein', 'Er wurde abgelehnt.');
    expect(closest).toHaveLength(3);
    expect(closest[0]?.number).toBe(meant.number);
  });

  test('are counted as solved only where their author says so, with what had come before', async ({ db, shop }) => {
    const representative = await aRepresentative(db, { company: shop });
    const [solved, quiet, open] = [
      await told(db, shop, 'Eins'),
      await told(db, shop, 'Zwei'),
      await told(db, shop, 'Drei'),
    ];
    const reply = { number: solved.number, text: 'Wir zahlen.', intent: 'settlement' as const, promises: [] };
    must(await publishReply(situationOf(representative), { ...reply, id: newId() }));
    must(await publishReply(situationOf(representative), { ...reply, number: open.number, id: newId() }));
    for (const { number, author } of [solved, quiet]) {
      const situation = situationOf(author);
      must(await recordStep(situation, { id: newId(), number, step: 'complaint', takenOn: today }));
      must(await closeCase(situation, aClosing(number)));
    }
    expect(await asked(db, shop)).toMatchObject({
      ...{ cases: 3, solved: 2, afterReply: 1 },
      afterSteps: [{ step: 'complaint', cases: 2 }],
    });
  });

  test('move with their company, and stand beside each other on their pages', async ({ db, shop }) => {
    const other = await aCompany(db, { industry: 'shops' });
    const [one, two] = [await told(db, shop, 'Eins'), await told(db, shop, 'Zwei')];
    const beside = async (number: string) => {
      const file = await caseFile(db, { number }, today);
      return { others: file?.others.map((case_) => case_.number), areAlike: file?.areAlike };
    };
    expect(await beside(one.number)).toEqual({ others: [two.number], areAlike: true });
    const moved = eq(cases.id, two.id);
    await exclusively(db, () => db.update(cases).set({ companyId: other.id }).where(moved));
    expect(await beside(one.number)).toEqual({ others: [], areAlike: false });
    expect((await asked(db, other)).cases).toBe(1);
    const rows = await db.select({ number: caseKinds.number, companyId: caseKinds.companyId }).from(caseKinds);
    expect(rows).toEqual(
      expect.arrayContaining([
        { number: one.number, companyId: shop.id },
        { number: two.number, companyId: other.id },
      ]),
    );
  });
});

test('what all of them say makes none of them more alike', () => {
  const cases = [
    { id: 1, inTitle: 'gutschein', told: 'onkel' },
    { id: 2, inTitle: 'gutschein', told: 'tante' },
    { id: 3, inTitle: 'gutschein gutschein', told: '' },
  ];
  const own = { title: new Set(['gutschein']), told: new Set(['tante']) };
  expect(byLikeness(cases, own).map(({ id }) => id)).toEqual([2, 1, 3]);
});
