import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { countedFacts } from '#db/schema/index.ts';
import { caseFile, fileSilences, fileTimeline } from '#src/features/case-file/index.ts';
import { frontPage } from '#src/features/home/queries.ts';
import { factsOfRow } from '#src/features/rankings/counting/stored.ts';
import { contributionOf } from '#src/features/rankings/why/steps.ts';
import { longest } from '#src/features/timeline/silence/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const asked = (occurredOn: Day) => ({ occurredOn, direction: 'to-company' as const, expectsAnswer: true });
const answered = (occurredOn: Day) => ({ occurredOn, direction: 'from-company' as const });

test.for([
  ['nothing was asked before', [], 19],
  ['what was asked before has been answered', [asked('2026-02-20'), answered('2026-03-05')], 19],
  ['what was asked before has not been answered', [asked('2026-02-20')], 38],
] as const)(
  'the silence since a publication has one number everywhere, and the ledger that of the whole timeline, when %s',
  async ([, entries, whole], { db, day }) => {
    const { id, number } = await anOpenCase(db, { publishedOn: '2026-03-11', entries: [...entries] });
    const { waiting, sample } = await frontPage(db, day);
    const file = await caseFile(db, { number }, day);
    const last = file && fileTimeline(file, day).at(-1);
    const [row] = await db.select().from(countedFacts).where(eq(countedFacts.caseId, id));
    const drawn = sample?.sheet.days.filter(({ on }) => on > '2026-03-11');
    expect({
      list: waiting[0]?.days,
      strip: (waiting[0]?.used ?? 0) + (waiting[0]?.overdue ?? 0),
      stamp: sample?.days,
      linesBelowTheStamp: drawn?.length,
      page: last?.kind === 'gap' ? last.gap.days : null,
      why: row && contributionOf(factsOfRow(row), day).answer?.days,
    }).toEqual({ list: 19, strip: 19, stamp: 19, linesBelowTheStamp: 19, page: 19, why: 19 });
    expect(file && longest(fileSilences(file, day))?.days).toBe(whole);
  },
);
