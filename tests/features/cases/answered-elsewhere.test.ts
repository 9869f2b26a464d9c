import { expect } from 'vitest';
import { caseFile } from '#src/features/case-file/index.ts';
import { ballSentence } from '#src/features/case-file/sentences.ts';
import { stampDetail } from '#src/features/case-file/standing.ts';
import { translator } from '#src/i18n/index.ts';
import { anOpenCase, momentOn } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

test.for([
  ['exact', 'am 10.03.2026 auf anderem Weg geantwortet'],
  ['approximate', 'etwa am 10.03.2026 auf anderem Weg geantwortet'],
  ['month', 'hat das Unternehmen im März 2026 auf anderem Weg geantwortet'],
] as const)(
  'an overdue case says that its author tells of an answer outside the site (%s day)',
  async ([precision, words], { db, day }) => {
    const told = {
      ...(precision === 'month'
        ? { occurredOn: '2026-03-01', occurredUntil: '2026-03-31' }
        : { occurredOn: '2026-03-10', occurredUntil: null }),
      direction: 'from-company',
      precision,
      recordedAt: momentOn('2026-03-12'),
    } as const;
    const t = translator('de');
    const read = async (entries: (typeof told)[]) => {
      const { number } = await anOpenCase(db, { publishedOn: '2026-03-01', entries });
      const file = await caseFile(db, { number }, day);
      if (!file) throw new Error('no file');
      return { stamp: stampDetail(t, 'de', file, day).stamp, rest: ballSentence(t, 'de', file, day).rest };
    };
    expect(await read([told])).toEqual({ stamp: 'overdue', rest: expect.stringContaining(words) });
    expect((await read([])).rest).not.toContain('auf anderem Weg');
  },
);
