import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, revisions } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/cases/history/queries.ts';
import { answerInThread, publishReply } from '#src/features/cases/replies/commands.ts';
import { recordEntry } from '#src/features/cases/timeline/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { actAs, anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from './forms.ts';

const reply = (number: string) => ({
  id: newId(),
  number,
  text: 'Gern.',
  intent: 'information' as const,
  promises: [],
});

test('neither side can fill the thread for the other, and every case holds only so many changes', async ({
  db,
  company,
  author,
  representative,
  day,
}) => {
  const { number } = await anOpenCase(db, { company, author });
  const asAuthor = actAs(author, day);
  expect(await publishReply(actAs(representative, day), reply(number))).toMatchObject({ ok: true });
  for (let times = 0; times < 50; times += 1) {
    expect(await answerInThread(asAuthor, { id: newId(), number, text: 'Und?' })).toMatchObject({ ok: true });
  }
  expect(await answerInThread(asAuthor, { id: newId(), number, text: 'Und?' })).toMatchObject({
    reason: 'case-is-full',
  });
  expect(await publishReply(actAs(representative, day), reply(number))).toMatchObject({ ok: true });

  const [row] = await db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  const old = { caseId: row?.id ?? '', entryId: null, field: 'title', before: 'a', after: 'b', revisedAt: new Date(0) };
  await db.insert(revisions).values(Array.from({ length: 500 }, () => ({ id: newId(), ...old })));
  expect(await recordEntry(asAuthor, number, anEntryForm())).toMatchObject({ reason: 'case-is-full' });
  expect(await caseHistory(db, number, 2)).toMatchObject({ pages: 25, revisions: { length: 20 } });
});
