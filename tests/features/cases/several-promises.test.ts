import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { promises } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { quickEntryOf } from '#src/features/cases/commands/form.ts';
import { laterEntryInput, quickEntryInput } from '#src/features/cases/commands/input.ts';
import { promiseCalendar } from '#src/features/paper/dossier/calendar.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { revisionOf } from '#src/features/paper/dossier/queries.ts';
import { composeLetter } from '#src/features/paper/letter/compose.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../paper/dossier/readable.ts';
import { said } from './said.ts';

const typed = (number: string, given: Record<string, string>) => ({
  number,
  id: newId(),
  precision: 'exact',
  occurredOn: '28.03.2026',
  channel: 'email',
  direction: 'from-company',
  text: 'Eine E-Mail mit drei Zusagen.',
  promised: 'on',
  promiseText: 'Rückruf',
  promiseDueOn: '02.04.2026',
  promise2Text: 'Gutschrift über 20 Euro',
  promise3Text: 'Techniker',
  promise3DueOn: '09.04.2026',
  ...given,
});
const read = (fields: Record<string, string>) => {
  const { number: _number, ...form } = laterEntryInput.parse(fields);
  return form;
};
const made = (db: Database, entryId: string) =>
  db.select().from(promises).where(eq(promises.entryId, entryId)).orderBy(asc(promises.id));

test('a mail with three promises is one entry, and each of them stands on every surface', async ({ db, author }) => {
  const { number } = await anOpenCase(db, { author, entries: [] });
  expect(await recordEntry(situationOf(author), number, read(typed(number, {})))).toMatchObject({ ok: true });
  const file = await readable(db, number);
  expect(file.promises.map(({ text }) => text)).toEqual(['Rückruf', 'Gutschrift über 20 Euro', 'Techniker']);
  const address = 'https://aktenkundig.example/x';
  const letter = composeLetter({ file, purpose: 'complaint', locale: 'de', today, deadline: '2026-04-13', address });
  for (const words of ['Rückruf, fällig am 02.04.2026', 'Gutschrift über 20 Euro;', 'Techniker, fällig am 09.04.2026'])
    expect(letter.body).toContain(words);
  expect(contentOf(file).json.match(/"reportedKeptOn":null/g)).toHaveLength(3);
  expect(
    promiseCalendar(file, await revisionOf(db, file), translator('de'), 'de', today).match(/BEGIN:VEVENT/g),
  ).toHaveLength(2);
});

test('the promises that stay keep their ids and marks when another one is taken away', async ({ db, author }) => {
  const { number } = await anOpenCase(db, { author, entries: [] });
  const form = typed(number, { promise3Mark: 'kept', promise3MarkedOn: '29.03.2026' });
  await recordEntry(situationOf(author), number, read(form));
  const [first, second, third] = await made(db, form.id);
  const ids = { promiseId: first?.id ?? '', promise2Id: second?.id ?? '', promise3Id: third?.id ?? '' };
  await recordEntry(situationOf(author), number, read({ ...form, ...ids, promise2Text: '' }));
  expect(await made(db, form.id)).toEqual([first, third]);
  const moved = { promiseId: third?.id ?? '', promiseText: 'Techniker, vormittags', promiseDueOn: '09.04.2026' };
  const kept = { promiseMark: 'kept', promiseMarkedOn: '29.03.2026' };
  const none = { promise2Text: '', promise3Text: '', promise3DueOn: '', promise3Mark: 'open', promise3MarkedOn: '' };
  await recordEntry(situationOf(author), number, read({ ...form, ...none, ...moved, ...kept }));
  expect(await made(db, form.id)).toEqual([{ ...third, text: 'Techniker, vormittags' }]);
});

test('the history says which promise was added, changed, marked or taken away', async ({ db, author }) => {
  const { number } = await anOpenCase(db, { author, entries: [] });
  const form = typed(number, {});
  await recordEntry(situationOf(author), number, read(form));
  const after = { promiseText: 'Rückruf am Morgen', promise2Text: '', promise4Text: 'Ein Blumenstrauß' };
  await recordEntry(situationOf(author), number, read({ ...form, ...after, promise3Mark: 'broken' }));
  expect((await said(db, number))[0]?.changes).toEqual([
    'Zugesagt: Rückruf, bis 02.04.2026 → Rückruf am Morgen, bis 02.04.2026',
    'Zugesagt: Gutschrift über 20 Euro → (leer)',
    'Stand der Zusage „Techniker“: offen → gebrochen',
    'Zugesagt: (leer) → Ein Blumenstrauß',
  ]);
});

test('the history says when a promise was kept where its author named the day, and only there', async ({
  db,
  author,
}) => {
  const { number } = await anOpenCase(db, { author, entries: [] });
  const form = typed(number, {});
  await recordEntry(situationOf(author), number, read(form));
  for (const promise3MarkedOn of ['30.03.2026', '29.03.2026', '28.03.2026'])
    await recordEntry(situationOf(author), number, read({ ...form, promise3Mark: 'kept', promise3MarkedOn }));
  const mark = 'Stand der Zusage „Techniker“:';
  expect((await said(db, number)).map(({ changes }) => changes)).toEqual([
    [`${mark} gehalten am 29.03.2026 → gehalten am 28.03.2026`],
    [`${mark} gehalten am 30.03.2026 → gehalten am 29.03.2026`],
    // Today is also what a button says that asks for no day.
    [`${mark} offen → gehalten`],
  ]);
});

test('a form that is sent twice makes each promise once', async ({ db, author }) => {
  const { number } = await anOpenCase(db, { author, entries: [] });
  const form = read(typed(number, { promiseId: newId(), promise2Id: newId(), promise3Id: newId() }));
  await recordEntry(situationOf(author), number, form);
  await recordEntry(situationOf(author), number, form);
  expect(await made(db, form.id)).toHaveLength(3);
});

test('a promise of another entry is out of reach', async ({ db, author }) => {
  const theirs = await anOpenCase(db);
  const [promise] = await db.select().from(promises).where(eq(promises.caseId, theirs.id));
  const { number } = await anOpenCase(db, { author, entries: [] });
  const form = read(typed(number, { promiseId: promise?.id ?? '' }));
  expect(await recordEntry(situationOf(author), number, form)).toMatchObject({ refusal: 'not-found' });
  expect(
    await db
      .select()
      .from(promises)
      .where(eq(promises.id, promise?.id ?? '')),
  ).toEqual([promise]);
});

test.for([
  [{ promise2Text: '', promise2DueOn: '02.04.2026' }, 'promise2Text', 'required'],
  [{ promise3DueOn: '01.03.2026' }, 'promise3DueOn', 'due-before-promise'],
  [{ promise2Mark: 'kept' }, 'promise2MarkedOn', 'required'],
] as const)(
  'what is wrong with a further one is said at its field: %o',
  async ([given, field, reason], { db, author }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const form = read(typed(number, given));
    expect(await recordEntry(situationOf(author), number, form)).toMatchObject({ refusal: 'invalid', field, reason });
  },
);

test('the short form takes several promises too', async ({ db, author }) => {
  const { number } = await anOpenCase(db, { author, entries: [] });
  const { id: entryId } = typed(number, {});
  const head = { number, entryId, on: 'today', channel: 'phone', direction: 'conversation', happened: 'Angerufen.' };
  const told = { promiseText: 'Rückruf', promise2Text: 'Gutschrift', promise2DueOn: '14.04.2026' };
  const form = quickEntryOf(quickEntryInput.parse({ ...head, ...told }), today);
  if (!form.ok) throw new Error(form.refusal);
  await recordEntry(situationOf(author), number, form.value);
  const file = await caseFile(db, { number }, today);
  expect(file?.promises.map(({ text }) => text)).toEqual(['Rückruf', 'Gutschrift']);
});
