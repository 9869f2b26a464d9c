import { describe, expect, test } from 'vitest';
import { startDraft } from '#src/features/drafts/change.ts';
import { saveEntry } from '#src/features/drafts/entries.ts';
import { draftEntryInput, isBlankEntry, storyInput, wishInput } from '#src/features/drafts/input.ts';
import { tellInput } from '#src/features/drafts/told/input.ts';
import { translator } from '#src/i18n/index.ts';
import { choicesOf } from '#src/i18n/questions.ts';
import { reasonText } from '#src/i18n/reasons.ts';
import { newId } from '#src/lib/crypto.ts';
import { situationOfVisitor } from '#tests/factories.ts';
import { test as withDatabase } from '#tests/test.ts';
import { entryForm, must } from './writing.ts';

/** The reason at each field of a form that is refused. */
function reasons(typed: Record<string, string | null>): Record<string, string> {
  const parsed = draftEntryInput.safeParse({
    id: newId(),
    version: '1',
    occurredOn: '10.03.2026',
    channel: 'phone',
    direction: 'to-company',
    text: 'Ich habe angerufen.',
    ...typed,
  });
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
}

describe('the form of an entry says at the field', () => {
  test.each([
    ['occurredOn', '', 'required'],
    ['occurredOn', 'neulich', 'not-a-date'],
    ['occurredOn', '31.02.2026', 'no-such-day:2026-02-28'],
    ['occurredOn', '99.99.9999', 'not-a-date'],
    ['occurredOn', '1'.repeat(100_000), 'not-a-date'],
    ['time', '25:00', 'not-a-time'],
    ['time', 'Mitternacht', 'not-a-time'],
    ['channel', 'pigeon', 'choose-one'],
    ['direction', '', 'choose-one'],
    ['text', '', 'required'],
    ['text', '\u0000\u202e', 'required'],
    ['text', 'x'.repeat(100_000), 'too-long-text'],
    ['people', 'x'.repeat(61), 'person-too-long'],
    ['people', 'x; '.repeat(11), 'too-many-people'],
    ['contacts', '0', 'out-of-range'],
    ['contacts', '-3', 'out-of-range'],
    ['contacts', '1e9', 'not-a-number'],
    ['contacts', '9'.repeat(400), 'out-of-range'],
    ['waitedMinutes', '-1', 'out-of-range'],
    ['waitedMinutes', 'lange', 'no-minutes'],
    ['spentCents', '12,5x', 'not-an-amount'],
    ['spentCents', '99999999999999999999', 'out-of-range'],
    ['spentCents', 'NaN', 'not-an-amount'],
    ['handOvers', '1.5', 'not-a-number'],
    ['promiseDueOn', '30.02.2024', 'no-such-day:2024-02-29'],
    ['occurredOn', '05/06/2026', 'which-day:2026-06-05,2026-05-06'],
    ['occurredOn', '31.12.1989', 'before-1990'],
    ['occurredOn', '01.01.2010', 'long-ago:2010-01-01'],
    ['occurredOn', 'im Mai 2015', 'long-ago:2015-05'],
    ['occurredOn', '15. bis 12. März 2026', 'end-before-start'],
    ['promiseDueOn', 'im Mai 2026', 'not-one-day:2026-05'],
    ['occurredOn', '05/06/2026, 14:30', 'only-day'],
    ['promiseDueOn', '12.12.2026 14:30', 'only-day'],
    ['time', 'halb drei', 'which-time:14.30,02.30'],
    ['waitedMinutes', '10-15 min', 'which-minutes:10,15'],
    ['spentCents', '1,899', 'which-amount:189900,190'],
    ['spentCents', '1.899', 'which-amount:189900,190'],
    ['spentCents', '1,899 US$', 'which-amount:189900-USD,190-USD'],
    ['id', '../../etc/passwd', 'invalid'],
  ])('%s', (field, typed, reason) => {
    expect(reasons({ [field]: typed })).toEqual({ [field]: reason });
  });

  test('every fault at once', () => {
    expect(reasons({ occurredOn: '', text: '', channel: null })).toEqual({
      occurredOn: 'required',
      text: 'required',
      channel: 'choose-one',
    });
  });
});

describe('days of an entry, seen from today', () => {
  withDatabase.for([
    [{ occurredOn: '31.03.2026' }, 'occurredOn', 'in-future'],
    [{ occurredOn: '10.03.2026 bis 01.04.2026' }, 'occurredOn', 'in-future'],
    [{ promised: 'on' }, 'promiseText', 'required'],
    [{ promised: 'on', promiseText: 'Ja', promiseDueOn: '01.03.2026' }, 'promiseDueOn', 'due-before-promise'],
    [{ promised: 'on', promiseText: 'Ja', promiseDueOn: '01.03.2099' }, 'promiseDueOn', 'too-far-ahead'],
    [{ promised: 'on', promiseText: 'Ja', promiseMark: 'kept' }, 'promiseMarkedOn', 'required'],
  ] as const)('%o', async ([typed, field, reason], { db }) => {
    const situation = situationOfVisitor(db);
    const key = must(await startDraft(situation));
    expect(await saveEntry(situation, key, entryForm(typed))).toMatchObject({ refusal: 'invalid', field, reason });
  });
});

test('days are read as people write them', () => {
  for (const typed of ['28.03.2026', '28.3.26', '2026-03-28', '28/03/2026', ' 28. 3. 2026 ']) {
    expect(entryForm({ occurredOn: typed }).occurredOn).toBe('2026-03-28');
  }
});

test('a time typed behind the day is the time of the entry', () => {
  for (const typed of ['28.3.2026 14:30', '28. März 2026, 14.30 Uhr', '28 March 2026 at 2:30pm', '2026-03-28T14:30']) {
    expect(entryForm({ occurredOn: typed })).toMatchObject({ occurredOn: '2026-03-28', time: '14:30' });
  }
  expect(entryForm({ occurredOn: '28.3.2026, gegen 15 Uhr' })).toMatchObject({ time: '15:00', timeIsAbout: true });
  expect(entryForm({ occurredOn: '28.3.2026 14:30', time: '14:30' })).toMatchObject({ time: '14:30' });
  expect(reasons({ occurredOn: '28.3.2026 14:30', time: '16:00' })).toEqual({ time: 'which-time:14.30,16.00' });
});

test('texts keep emoji, Arabic and angle brackets and lose what spoofs', () => {
  const typed = 'Hallo 👩‍👩‍👧 <b>fett</b> مرحبا\u202e evil\u0000 \ud800';
  const { text } = entryForm({ text: typed });
  expect(text).toBe('Hallo 👩‍👩‍👧 <b>fett</b> مرحبا evil \ufffd');
  expect(storyInput.parse({ title: ' zwei\nZeilen ', summary: 'a\r\nb' })).toMatchObject({
    title: 'zwei Zeilen',
    summary: 'a\nb',
  });
  expect(wishInput.safeParse({ desiredOutcome: 'refund', penName: 'x'.repeat(41) }).success).toBe(false);
});

test('an impossible day comes with the possible one, in both languages', () => {
  expect(reasonText(translator('de'), 'de', 'no-such-day:2026-02-28')).toBe(
    'Der Februar 2026 hat nur 28 Tage. Meinten Sie den 28.02.2026?',
  );
  expect(reasonText(translator('en'), 'en', 'no-such-day:2026-02-28')).toContain('28 Feb 2026');
  expect(reasonText(translator('de'), 'de', '<script>')).toBe('Diese Angabe verstehen wir nicht.');
});

test('the form takes what the nine stories need', () => {
  // A period without detail (4), seven calls at once with 6.5 hours of waiting (6), somebody else than the company (7).
  expect(entryForm({ occurredOn: '01.02.2026 bis 27.02.2026' })).toMatchObject({
    occurredOn: '2026-02-01',
    occurredUntil: '2026-02-27',
  });
  expect(entryForm({ contacts: '7', waitedMinutes: '6,5 Std.' })).toMatchObject({ contacts: 7, waitedMinutes: 390 });
  expect(entryForm({ thirdParty: 'Auskunftei Nord', handOvers: '3', occurredOn: 'ca. 10.03.2026' })).toMatchObject({
    thirdParty: 'Auskunftei Nord',
    handOvers: 3,
    precision: 'approximate',
  });
  for (const channel of ['app', 'technician', 'social', 'on-site', 'fax']) expect(reasons({ channel })).toEqual({});
});

test('of the form of an entry nothing is written as long as only tiles are chosen', () => {
  const form = new FormData();
  const chosen = { id: newId(), version: '1', channel: 'phone', direction: 'attempt', needsNoAnswer: 'on', text: ' ' };
  for (const [name, value] of Object.entries(chosen)) form.append(name, value);
  expect(isBlankEntry(form)).toBe(true);
  for (const name of ['occurredOn', 'text', 'people', 'waitedMinutes', 'spentCents', 'promise2Text']) {
    form.set(name, '5');
    expect(isBlankEntry(form), name).toBe(false);
    form.set(name, '');
  }
});

test.each([
  ['time', 'gegen halb drei', 2],
  ['waitedMinutes', 'etwa 10-15 min', 2],
  ['spentCents', 'ca. 1.899 €', 2],
  ['spentCents', 'ca. 20–30 USD', 2],
] as const)('%s: what is only about "%s" stays so, whichever is chosen', (field, typed, count) => {
  for (const locale of ['de', 'en'] as const) {
    const t = translator(locale);
    const offered = choicesOf(t, locale, reasons({ [field]: typed })[field], typed)?.slice(0, -1) ?? [];
    expect(offered).toHaveLength(count);
    for (const { value, label } of offered) {
      const read = entryForm({ [field]: value });
      const about = { time: read.timeIsAbout, waitedMinutes: read.waitedIsAbout, spentCents: read.spentIsAbout };
      expect(about[field], value).toBe(true);
      expect(label).toMatch(/^(?:etwa|about) /);
    }
  }
});

test('a chosen file that is empty is no file that was not chosen', () => {
  const told = (name: string) => tellInput.safeParse({ version: '1', told: '', files: [new File([], name)] });
  expect(told('').success).toBe(false);
  expect(told('brief.pdf').data?.files).toHaveLength(1);
});
