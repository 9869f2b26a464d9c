import ICAL from 'ical.js';
import { describe, expect } from 'vitest';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { promiseCalendar } from '#src/features/paper/dossier/calendar.ts';
import { revisionOf } from '#src/features/paper/dossier/queries.ts';
import { translator } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { anOpenCase, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm, aToldPromise } from '../../cases/forms.ts';
import { readable } from './readable.ts';

const nasty = 'Gutschrift; „50 €, sofort“ \\ Rückruf\nBEGIN:VEVENT\nund 😀 Łódź, '.repeat(3).trim();

const unchanged = { changes: 0, changedAt: momentOn('2026-03-20') };

function eventsIn(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

describe('the calendar of promises', () => {
  test('has one whole day for each promise with a due date, with a link to the case', async ({ db, day }) => {
    const { number } = await anOpenCase(db, {
      entries: [
        { promise: { text: 'Rückruf', dueOn: '2026-04-02' } },
        { promise: { text: 'Irgendwann eine Gutschrift' } },
        { promise: { text: nasty, dueOn: '2026-12-31' } },
      ],
    });
    const file = await readable(db, number);
    const events = eventsIn(promiseCalendar(file, unchanged, translator('de'), 'de', day));
    expect(events.map((event) => [event.startDate.toString(), event.endDate.toString()]).sort()).toEqual([
      ['2026-04-02', '2026-04-03'],
      ['2026-12-31', '2027-01-01'],
    ]);
    expect(events.map((event) => event.summary).sort()).toEqual(
      ['Rückruf', nasty].map((text) => `${file.company.name}: ${text}`).sort(),
    );
    for (const event of events) expect(event.description).toContain(absolute(paths.case('de', file)));
  });

  test('folds its lines at 75 bytes and ends them as RFC 5545 asks', async ({ db, day }) => {
    const { number } = await anOpenCase(db, { entries: [{ promise: { text: nasty, dueOn: '2026-12-31' } }] });
    const text = promiseCalendar(await readable(db, number), unchanged, translator('de'), 'de', day);
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toContain('\ufffd');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('is newer after everything that changes what it says: a mark, another day, other words, the day that passed', async ({
    db,
    author,
  }) => {
    const { number } = await anOpenCase(db, { author, publishedOn: '2026-03-20', entries: [] });
    const form = anEntryForm({ promises: [aToldPromise('Rückruf', { dueOn: '2026-04-02' })] });
    const seen = async (on: Day) => {
      const file = await readable(db, number, on);
      const text = promiseCalendar(file, await revisionOf(db, file), translator('de'), 'de', on);
      const [event] = eventsIn(text);
      const stamps = text.match(/^(?:DTSTAMP|LAST-MODIFIED):.*$/gm);
      return { text, sequence: event?.sequence ?? -1, stamps: stamps?.map((line) => line.split(':')[1] ?? '') ?? [] };
    };
    await recordEntry(situationOf(author, '2026-03-30'), number, form);
    const states = [await seen('2026-03-31')];
    expect(await seen('2026-04-01')).toEqual(states[0]);
    const later = { ...form, promises: form.promises.map((promise) => ({ ...promise, dueOn: '2026-04-03' })) };
    await recordEntry(situationOf(author, '2026-04-02'), number, later);
    states.push(await seen('2026-04-02'), await seen('2026-04-04'));
    const promiseId = (await readable(db, number)).promises[0]?.id ?? '';
    await markPromise(situationOf(author, '2026-04-05'), { number, promiseId, mark: 'kept' });
    states.push(await seen('2026-04-05'));
    await recordEntry(situationOf(author, '2026-04-06'), number, {
      ...later,
      promises: later.promises.map((promise) => ({ ...promise, dueOn: '2026-05-01' })),
      text: 'Neu.',
    });
    states.push(await seen('2026-04-06'));
    for (const [index, state] of states.entries()) {
      const [stamp, modified] = state.stamps;
      expect(stamp).toBe(modified);
      const before = states[index - 1];
      if (!before) continue;
      expect(state.text).not.toBe(before.text);
      expect(state.sequence).toBeGreaterThan(before.sequence);
      expect((stamp ?? '') > (before.stamps[0] ?? '')).toBe(true);
    }
  });

  test('names a promise the same before and after it is marked', async ({ db, day }) => {
    const { number, author } = await anOpenCase(db);
    const named = async () => {
      const [event] = eventsIn(promiseCalendar(await readable(db, number), unchanged, translator('en'), 'en', day));
      return { uid: event?.uid, said: event?.description.split('\n')[0] };
    };
    const before = await named();
    const promiseId = (await readable(db, number)).promises[0]?.id ?? '';
    await markPromise(situationOf(author), { number, promiseId, mark: 'kept' });
    expect(await named()).toEqual({ uid: before.uid, said: 'Promise kept.' });
    expect(before.said).toBe('Promise not confirmed.');
    expect(before.uid).not.toContain(promiseId);
  });
});
