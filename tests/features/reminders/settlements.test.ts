import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, verdicts } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { closeCase } from '#src/features/cases/commands/closing.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { denySettlement } from '#src/features/reminders/answers/commands.ts';
import { settlementAsked } from '#src/features/reminders/answers/settled.ts';
import { casesToRemind } from '#src/features/reminders/facts.ts';
import { scheduleOf } from '#src/features/reminders/rules.ts';
import { newId } from '#src/lib/crypto.ts';
import { anOpenCase, aRepresentative, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aClosing } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';

test('a settlement that only the company reports is asked about after thirty days, until its author says yes or no', async ({
  db,
}) => {
  const settled = async () => {
    const theCase = await anOpenCase(db, { publishedOn: '2026-01-10' });
    const speaker = await aRepresentative(db, { company: theCase.company });
    const reply = { id: newId(), number: theCase.number, intent: 'settlement' as const, promises: [] };
    must(await publishReply(situationOf(speaker, '2026-01-20'), { ...reply, text: `Einigung zu ${theCase.number}.` }));
    return { ...theCase, replyId: reply.id };
  };
  const [one, other] = [await settled(), await settled()];
  const asked = async ({ id }: { id: string }) => {
    const facts = (await casesToRemind(db, [id])).get(id)?.facts;
    const all = facts ? scheduleOf(facts, '2026-01-20', '2026-06-01') : [];
    return all.filter(({ kind }) => kind === 'settled-privately').map(({ on }) => on);
  };
  const onPage = async ({ number }: { number: string }, on: string) => {
    const file = await caseFile(db, { number }, on);
    return (file && settlementAsked(file, on)?.on) ?? null;
  };
  expect(await asked(one)).toEqual(['2026-02-19']);
  expect([await onPage(one, '2026-02-18'), await onPage(one, '2026-02-19')]).toEqual([null, '2026-01-20']);
  const denial = { number: one.number, replyId: one.replyId };
  expect(await denySettlement(situationOf(other.author, '2026-02-20'), denial)).toEqual({
    ok: false,
    refusal: 'not-allowed',
  });
  must(await denySettlement(situationOf(one.author, '2026-02-20'), denial));
  expect(await db.select().from(verdicts)).toMatchObject([{ content: 'no', boilerplate: false }]);
  expect([await asked(one), await onPage(one, '2026-02-21')]).toEqual([[], null]);
  must(await closeCase(situationOf(other.author, '2026-02-20'), aClosing(other.number)));
  expect([await asked(other), await onPage(other, '2026-02-21')]).toEqual([[], null]);
  // Who says nothing has said nothing.
  const silent = await settled();
  expect((await caseFile(db, { number: silent.number }, '2026-06-01'))?.state.outcome).toBe('unknown');
  expect((await db.select().from(cases).where(eq(cases.id, one.id)))[0]?.outcome).not.toBe('solved');
});
