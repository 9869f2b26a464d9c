import { expect } from 'vitest';
import { ownCases } from '#src/features/author-desk/list.ts';
import { anAnsweredCase, anAuthor, anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test('my cases are mine alone, the newest first, with whose turn it is', async ({ db, author, company, day }) => {
  await anOpenCase(db, { author, company, publishedOn: '2026-03-10', title: 'Die ältere' });
  await anAnsweredCase(db, { author, company, publishedOn: '2026-03-20', repliedOn: '2026-03-24' });
  await anOpenCase(db, { author: await anAuthor(db), company });
  const mine = await ownCases(db, author.userId, day);
  expect(mine.map((one) => [one.publishedOn, one.ball, one.stamp, one.deadline])).toEqual([
    ['2026-03-20', 'author', 'answered', null],
    ['2026-03-10', 'company', 'overdue', { used: 14, overdue: 6 }],
  ]);
});
