import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { calendar, fileSilences } from '#src/features/case-file/figures.ts';
import { ballSentence } from '#src/features/case-file/sentences.ts';
import { dormantReason, stampDetail } from '#src/features/case-file/standing.ts';
import { closeCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { answerInThread, publishReply } from '#src/features/cases/commands/replies.ts';
import { effort, runningDays } from '#src/features/cases/effort/rules.ts';
import { type CaseAct, caseState } from '#src/features/cases/rules.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { anAnsweredCase, anOpenCase, aRepresentative, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../paper/dossier/readable.ts';
import { aClosing, anEntryForm } from './forms.ts';

const t = translator('de');

/** What the file and its stamp say on a day. */
async function said(db: Database, number: string, on: Day) {
  const file = await readable(db, number, on);
  return [ballSentence(t, 'de', file, on).rest, stampDetail(t, 'de', file, on).detail];
}

describe('since when a case stands as it does', () => {
  test('an entry that its author adds is no reply of the company, and nobody waits anew by it', async ({ db }) => {
    const { number, author } = await anAnsweredCase(db, { publishedOn: '2026-03-01', repliedOn: '2026-03-06' });
    const added = anEntryForm({ occurredOn: '2026-03-10', direction: 'event' });
    await recordEntry(situationOf(author, '2026-03-10'), number, added);
    expect(await said(db, number, '2026-03-12')).toEqual([
      'Die Stellungnahme vom 06.03.2026 wartet auf eine Antwort.',
      '06.03.2026',
    ]);
    const answer = { id: newId(), number, text: 'Das genügt mir nicht.' };
    await answerInThread(situationOf(author, '2026-03-13'), answer);
    await recordEntry(situationOf(author, '2026-03-20'), number, { ...added, id: newId(), occurredOn: '2026-03-20' });
    expect(await said(db, number, '2026-03-22')).toEqual([
      'Wartet seit dem 13.03.2026 auf die nächste Stellungnahme.',
      '13.03.2026',
    ]);
  });

  test('a case that rests says since when, whatever is said later, and why', async ({ db, company }) => {
    const representative = await aRepresentative(db, { company });
    const untouched = await anOpenCase(db, { company, publishedOn: '2025-10-01', seenOn: '2026-01-10' });
    const solved = await anAnsweredCase(db, {
      ...{ company, representative, publishedOn: '2025-10-01', repliedOn: '2025-10-05', intent: 'solved' },
      seenOn: '2026-01-10',
    });
    for (const { number } of [untouched, solved]) {
      const reply = { id: newId(), number, text: 'Es tut uns leid.', intent: 'answer' as const, promises: [] };
      await publishReply(situationOf(representative, '2026-02-01'), reply);
    }
    const on = '2026-03-01';
    const why = async (number: string) => dormantReason(t, await readable(db, number, on));
    const rests = (day: string) => [`Der Fall ruht seit dem ${day}. Ausgang unbekannt.`, day];
    expect(await said(db, untouched.number, on)).toEqual(rests('30.12.2025'));
    expect(await why(untouched.number)).toContain('90 Tage lang');
    expect(await said(db, solved.number, on)).toEqual(rests('04.11.2025'));
    expect(await why(solved.number)).toContain('hält den Fall für gelöst');
  });

  test('the stamp of a case that was closed and then withdrawn has the day of the withdrawal', async ({ db }) => {
    const { number, author } = await anAnsweredCase(db, { publishedOn: '2026-03-01' });
    await closeCase(situationOf(author, '2026-03-10'), aClosing(number));
    expect((await said(db, number, '2026-03-12'))[1]).toBe('10.03.2026');
    await withdrawCase(situationOf(author, '2026-03-15'), { number, reason: '' });
    const acts: CaseAct[] = [
      { kind: 'submitted', on: '2026-03-01' },
      { kind: 'confirmed', on: '2026-03-01' },
      { kind: 'closed', outcome: 'solved', on: '2026-03-10' },
      { kind: 'withdrawn', on: '2026-03-15' },
    ];
    expect(caseState(acts, '2026-03-20').sinceOn).toBe('2026-03-15');
  });

  test('nobody waits on in a case that is closed, whatever its author enters of later days', async ({ db }) => {
    const { number, author } = await anAnsweredCase(db, { publishedOn: '2026-03-01', repliedOn: '2026-03-06' });
    await closeCase(situationOf(author, '2026-03-10'), aClosing(number));
    const later = anEntryForm({ occurredOn: '2026-03-12', channel: 'email', text: 'Danke, die Karte ist da.' });
    await recordEntry(situationOf(author, '2026-03-12'), number, later);
    expect(fileSilences(await readable(db, number, '2026-03-30'), '2026-03-30').filter(({ isOpen }) => isOpen)).toEqual(
      [],
    );
  });

  test('only who acts for a side moves it: entries and corrections of facts never say that a reply waits', () => {
    const moves = fc.constantFrom<CaseAct['kind']>('reply', 'answer', 'entry', 'closed', 'reopened');
    fc.assert(
      fc.property(fc.array(fc.tuple(moves, fc.boolean(), fc.integer({ min: 0, max: 20 }))), (steps) => {
        let on: Day = '2026-01-01';
        const acts: CaseAct[] = [
          { kind: 'submitted', on },
          { kind: 'confirmed', on },
        ];
        for (const [kind, corrects, days] of steps) {
          on = addDays(on, days);
          if (kind === 'reply') acts.push({ kind, on, proposesSolved: false, boilerplate: false, corrects });
          if (kind === 'entry') acts.push({ kind, on, realAnswerOn: null });
          if (kind === 'closed') acts.push({ kind, on, outcome: 'solved' });
          if (kind === 'answer' || kind === 'reopened') acts.push({ kind, on });
        }
        const { ball, sinceOn } = caseState(acts, on);
        if (ball !== 'author') return;
        const replies = acts.filter((act) => act.kind === 'reply' && !act.corrects).map((act) => act.on);
        expect(replies).toContain(sinceOn);
      }),
      { numRuns: 300 },
    );
  });
});

test('the drawing of the days is as long as the ledger says, and has every contact of it, also behind a closing', async ({
  db,
}) => {
  const one = fc.record({
    kind: fc.constantFrom('exact' as const, 'part' as const, 'month' as const),
    at: fc.integer({ min: 0, max: 25 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 3 }), fc.boolean(), fc.boolean(), async (more, closes, adds) => {
      const { number, author } = await anOpenCase(db, {
        publishedOn: '2026-03-10',
        entries: [
          { occurredOn: '2026-02-20', channel: 'email' },
          ...more.map(({ kind, at }) => ({
            precision: kind,
            ...(kind === 'exact' ? { occurredOn: addDays('2026-02-10', at) } : stretches[kind]),
          })),
        ],
      });
      if (closes) await closeCase(situationOf(author, '2026-03-14'), aClosing(number));
      const late = anEntryForm({ occurredOn: '2026-03-20', channel: 'email' });
      if (adds) await recordEntry(situationOf(author, '2026-03-21'), number, late);
      const file = await readable(db, number, '2026-03-25');
      const drawn = calendar(file, '2026-03-25');
      const spent = effort(file);
      const { days, isAbout } = runningDays(file, '2026-03-25') ?? { days: spent.days, isAbout: spent.daysAreAbout };
      expect([drawn?.days, drawn?.isLengthAbout]).toEqual([days, isAbout]);
      const byAuthor = drawn?.weeks.flat().filter((day) => day.byAuthor && !day.isOutside) ?? [];
      expect(byAuthor.some(({ day }) => day === '2026-03-20')).toBe(adds);
      expect(byAuthor).toHaveLength(drawn?.authorDays ?? -1);
    }),
    { numRuns: 12, examples: [[[], true, true]] },
  );
});

const stretches = {
  part: { occurredOn: '2026-03-01', occurredUntil: '2026-03-10' },
  month: { occurredOn: '2026-02-01', occurredUntil: '2026-02-28' },
};
