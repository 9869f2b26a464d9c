import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, events } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { answerInThread, publishReply } from '#src/features/cases/commands/replies.ts';
import { newId } from '#src/lib/crypto.ts';
import { anOpenCase, situationOf } from '#tests/factories.ts';
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
  const asAuthor = situationOf(author, day);
  expect(await publishReply(situationOf(representative, day), reply(number))).toMatchObject({ ok: true });
  for (let times = 0; times < 50; times += 1) {
    expect(await answerInThread(asAuthor, { id: newId(), number, text: 'Und?' })).toMatchObject({ ok: true });
  }
  expect(await answerInThread(asAuthor, { id: newId(), number, text: 'Und?' })).toMatchObject({
    reason: 'case-is-full',
  });
  expect(await publishReply(situationOf(representative, day), reply(number))).toMatchObject({ ok: true });

  const [row] = await db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  const caseId = row?.id ?? '';
  const particulars = { changes: [{ field: 'title' as const, before: 'a', after: 'b' }] };
  const old = { at: new Date(0), action: 'cases.correct' as const, caseId, subjectId: caseId, particulars };
  await db.insert(events).values(Array.from({ length: 500 }, () => old));
  expect(await recordEntry(asAuthor, number, anEntryForm())).toMatchObject({ reason: 'case-is-full' });
  expect(await caseHistory(db, number, 2)).toMatchObject({ pages: 25, corrections: { length: 20 } });
});
