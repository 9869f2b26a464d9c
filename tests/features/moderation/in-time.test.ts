import { and, eq, isNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, countedFacts, decisions, tombstones } from '#db/schema/index.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { decide, removeCase } from '#src/features/moderation/decisions/commands.ts';
import { listCases } from '#src/features/register/queries.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { anAnsweredCase, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aDecision } from './noticing.ts';

const yesterday = addDays(today, -1);

test('nobody decides about a case before it is published', async ({ db, moderator }) => {
  const { id, number } = await anOpenCase(db, { publishedOn: today });
  const early = situationOf(moderator, yesterday);
  const refusal = { ok: false, refusal: 'not-found' };
  expect(await decide(early, aDecision({ kind: 'case', id }, 'remove'))).toEqual(refusal);
  expect(await decide(early, aDecision({ kind: 'pen-name', id }, 'keep'))).toEqual(refusal);
  expect(await removeCase(early, { number, reason: 'Werbung.' })).toEqual(refusal);
  expect(await db.$count(decisions)).toBe(0);
  expect(await removeCase(situationOf(moderator), { number, reason: 'Werbung.' })).toMatchObject({ ok: true });
});

test('nor about words before they were said, in a case that was there already', async ({ db, moderator }) => {
  const { author, number, replyId } = await anAnsweredCase(db, { publishedOn: addDays(today, -9), repliedOn: today });
  const form = anEntryForm({ text: 'Niemand rief zurück.' });
  must(await recordEntry(situationOf(author), number, form));
  for (const piece of [
    { kind: 'reply' as const, id: replyId },
    { kind: 'entry' as const, id: form.id },
  ]) {
    const early = await decide(situationOf(moderator, yesterday), aDecision(piece, 'hide'));
    expect(early).toEqual({ ok: false, refusal: 'not-found' });
    expect(await decide(situationOf(moderator), aDecision(piece, 'hide'))).toMatchObject({ ok: true });
  }
});

test('a removed case is in no list, whatever day the decision bears; one that stands there all the same is found and taken out', async ({
  db,
  moderator,
}) => {
  const { id, number } = await anOpenCase(db, { publishedOn: '2026-03-20' });
  must(await removeCase(situationOf(moderator), { number, reason: 'Werbung.' }));
  // As a demo once had it: the state said open, and what both checks compare it with said so too.
  const open: object = { status: 'open', ball: 'company', endedOn: null };
  for (const endedAt of [momentOn('2026-03-19'), momentOn('2019-01-01'), momentOn('2026-03-20')]) {
    await exclusively(db, async () => {
      await db.update(tombstones).set({ endedAt });
      await db.update(cases).set(open);
    });
    expect((await listCases(db, {}, today)).rows).toHaveLength(1);
    expect(await checkCases(db, momentOn(today))).toEqual([number]);
    expect((await listCases(db, {}, today)).rows).toEqual([]);
    const isCurrent = and(eq(countedFacts.caseId, id), isNull(countedFacts.supersededOn));
    expect(await db.select().from(countedFacts).where(isCurrent)).toMatchObject([{ state: 'removed' }]);
  }
});
