import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { decisions, signs, tombstones } from '#db/schema/index.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { decideSign } from '#src/features/signs/commands.ts';
import { raiseSigns } from '#src/features/signs/raise.ts';
import { addDays } from '#src/lib/dates.ts';
import { aModerator, anOpenCase, type Company, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aDecision, aNotice, notify } from '../moderation/noticing.ts';

const reason = 'Von einem Programm geschrieben.';

const raise = (db: Database) => raiseSigns(db, momentOn(today));

async function many(db: Database, company: Company, count: number) {
  const made = [];
  for (let one = 0; one < count; one += 1) {
    made.push(await anOpenCase(db, { company, publishedOn: addDays(today, -1), summary: `Nr. ${one}`, entries: [] }));
  }
  return made;
}

describe('two moderators at one sign', () => {
  const decisionOf = (id: string, decision: 'genuine' | 'not-genuine', except: readonly string[] = []) => ({
    ...{ id, decision, reason, except },
  });

  test.for([
    ['one says genuine', 'genuine', 0],
    ['one spares a case', 'not-genuine', 1],
  ] as const)(
    'decide it once, and it says what was done: %s',
    async ([, decision, spared], { db, company, moderator }) => {
      const made = await many(db, company, 30);
      await raise(db);
      const [sign] = await db.select().from(signs);
      const [id, other] = [sign?.id ?? '', await aModerator(db)];
      const except = made.slice(0, spared).map(({ number }) => number);
      const outcomes = await Promise.all([
        decideSign(situationOf(moderator), decisionOf(id, 'not-genuine')),
        decideSign(situationOf(other), decisionOf(id, decision, except)),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'conflict' });
      const [first] = outcomes;
      const gone = await db.$count(tombstones);
      expect(gone).toBe(first.ok ? 30 : decision === 'genuine' ? 0 : 29);
      const by = new Set((await db.select({ by: decisions.decidedBy }).from(decisions)).map(({ by }) => by));
      expect([...by]).toEqual(gone === 0 ? [] : [first.ok ? moderator.userId : other.userId]);
      expect(await db.select().from(signs)).toMatchObject([
        { decision: first.ok ? 'not-genuine' : decision, held: null },
      ]);
    },
  );

  test('nobody waits for ever for somebody who was ended while deciding, and the same form goes on', async ({
    db,
    company,
    moderator,
  }) => {
    await many(db, company, 12);
    await raise(db);
    const [sign] = await db.select().from(signs);
    const id = sign?.id ?? '';
    await db.update(signs).set({ held: 'somebody', heldAt: momentOn(today) });
    const refusedNow = { refusal: 'conflict', reason: 'being-decided' };
    expect(await decideSign(situationOf(moderator), decisionOf(id, 'genuine'))).toMatchObject(refusedNow);
    const later = { ...situationOf(moderator), now: new Date(momentOn(today).getTime() + 11 * 60_000) };
    expect(await decideSign(later, decisionOf(id, 'not-genuine'))).toMatchObject({ ok: true, value: { gone: 12 } });
  });

  test('a case that waits for a second look is said to wait, and does not hold up the others', async ({
    db,
    company,
    moderator,
  }) => {
    const [first, second] = await many(db, company, 12);
    await raise(db);
    for (const one of [first, second]) {
      must(await notify(db, aNotice({ kind: 'case', id: one?.id ?? '' }, { notifier: 'company' })));
    }
    must(await decide(situationOf(moderator), aDecision({ kind: 'case', id: first?.id ?? '' }, 'remove')));
    const [sign] = await db.select().from(signs);
    const decided = await decideSign(situationOf(moderator), decisionOf(sign?.id ?? '', 'not-genuine'));
    expect(decided).toMatchObject({ ok: true, value: { gone: 10, waiting: 2, endedBefore: 0 } });
    expect(await db.$count(tombstones)).toBe(10);
  });
});
