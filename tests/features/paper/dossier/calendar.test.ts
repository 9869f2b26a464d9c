import ICAL from 'ical.js';
import { describe, expect } from 'vitest';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { promiseCalendar } from '#src/features/paper/dossier/calendar.ts';
import { translator } from '#src/i18n/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { anOpenCase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from './readable.ts';

const nasty = 'Gutschrift; „50 €, sofort“ \\ Rückruf\nBEGIN:VEVENT\nund 😀 Łódź, '.repeat(3).trim();

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
    const events = eventsIn(promiseCalendar(file, translator('de'), 'de', day));
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
    const text = promiseCalendar(await readable(db, number), translator('de'), 'de', day);
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toContain('\ufffd');
  });

  test('names a promise the same before and after it is marked', async ({ db, day }) => {
    const { number, author } = await anOpenCase(db);
    const named = async () => {
      const [event] = eventsIn(promiseCalendar(await readable(db, number), translator('en'), 'en', day));
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
