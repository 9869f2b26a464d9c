import { describe, expect } from 'vitest';
import { events, stepsTaken } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordStep, takeStepBack } from '#src/features/escalation/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { aCompany, anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

describe('a step that the author records', () => {
  test('is public with its day, in order of the days, and leaves a trace', async ({ db, author }) => {
    const company = await aCompany(db, { industry: 'energy' });
    const { number } = await anOpenCase(db, { author, company });
    for (const [step, takenOn] of [
      ['energy-arbitration', today],
      ['complaint', '2026-03-12'],
    ] as const) {
      expect(await recordStep(situationOf(author), { id: newId(), number, step, takenOn })).toMatchObject({ ok: true });
    }
    expect((await caseFile(db, { number }, today))?.stepsTaken).toEqual([
      { step: 'complaint', takenOn: '2026-03-12' },
      { step: 'energy-arbitration', takenOn: today },
    ]);
    expect((await db.select().from(events)).map(({ action }) => action)).toEqual([
      'cases.recordStep',
      'cases.recordStep',
    ]);
  });

  test('sent twice is one', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author });
    const input = { id: newId(), number, step: 'complaint', takenOn: today };
    await recordStep(situationOf(author), input);
    expect(await recordStep(situationOf(author), input)).toMatchObject({ ok: true });
    expect(await db.$count(stepsTaken)).toBe(1);
  });

  test('cannot be recorded a second time', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author });
    const input = { number, step: 'complaint', takenOn: today };
    await recordStep(situationOf(author), { id: newId(), ...input });
    expect(await recordStep(situationOf(author), { id: newId(), ...input })).toEqual({
      ok: false,
      refusal: 'conflict',
      field: 'step',
      reason: 'step-taken',
    });
  });

  for (const [what, input, field] of [
    ['a step of another industry', { step: 'energy-arbitration', takenOn: today }, 'step'],
    ['a step that nobody knows', { step: 'duel', takenOn: today }, 'step'],
    ['a day to come', { step: 'complaint', takenOn: '2026-03-31' }, 'takenOn'],
  ] as const) {
    test(`is refused for ${what}`, async ({ db, author }) => {
      const { number } = await anOpenCase(db, { author });
      const outcome = await recordStep(situationOf(author), { id: newId(), number, ...input });
      expect(outcome).toMatchObject({ ok: false, refusal: 'invalid', field });
      expect(await db.$count(stepsTaken)).toBe(0);
    });
  }

  test('can be taken back; the public history keeps what it said', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author });
    await recordStep(situationOf(author), { id: newId(), number, step: 'payment-order', takenOn: '2026-03-28' });
    expect(await takeStepBack(situationOf(author), { number, step: 'payment-order' })).toMatchObject({ ok: true });
    expect(await takeStepBack(situationOf(author), { number, step: 'payment-order' })).toMatchObject({
      refusal: 'not-found',
    });
    expect((await caseFile(db, { number }, today))?.stepsTaken).toEqual([]);
    expect((await caseHistory(db, number))?.corrections).toMatchObject([
      { changes: [{ field: 'step', before: { step: 'payment-order', takenOn: '2026-03-28' }, after: null }] },
    ]);
  });

  test('is not on the tombstone of a withdrawn case', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author });
    await recordStep(situationOf(author), { id: newId(), number, step: 'complaint', takenOn: today });
    await withdrawCase(situationOf(author), { number, reason: '' });
    expect((await caseFile(db, { number }, today))?.stepsTaken).toEqual([]);
  });
});
