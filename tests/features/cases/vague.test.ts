import { describe, expect } from 'vitest';
import { events } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { changeWords, subject } from '#src/features/case-file/history/sentences.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { belowDate, effortSpan, entryDate } from '#src/features/case-file/sentences.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { effort } from '#src/features/cases/effort/rules.ts';
import { contentOf, isReadable } from '#src/features/paper/dossier/content.ts';
import { composeLetter } from '#src/features/paper/letter/compose.ts';
import { caseRows } from '#src/features/register/queries.ts';
import { translator } from '#src/i18n/index.ts';
import { addDays } from '#src/lib/dates.ts';
import { anOpenCase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from './forms.ts';

const t = translator('de');
const march = { precision: 'month' as const, occurredOn: '2026-03-01', occurredUntil: '2026-03-31' };
const early = { precision: 'part' as const, occurredOn: '2026-03-01', occurredUntil: '2026-03-10' };

async function fileOf(db: Parameters<typeof caseFile>[0], number: string, day: string) {
  const file = await caseFile(db, { number }, day);
  if (!file || !isReadable(file)) throw new Error('no file');
  return file;
}

describe('a date that is known no more exactly', () => {
  test('is shown as it is known, on the page, in the letter and in the data', async ({ db, day }) => {
    const { number } = await anOpenCase(db, {
      entries: [
        { ...early, direction: 'to-company', time: '14:30', timeIsAbout: true, position: 1000 },
        { precision: 'unknown', occurredOn: '2026-03-01', direction: 'to-company', position: 2000 },
        { precision: 'approximate', occurredOn: '2026-03-12', direction: 'to-company' },
      ],
    });
    const file = await fileOf(db, number, day);
    const dates = file.entries.map((entry) => [entryDate(t, 'de', entry), belowDate(t, 'de', entry, file.entries)]);
    expect(dates).toEqual([
      ['Anfang März 2026', 'ca. 14:30'],
      ['Tag unbekannt', 'nach: Anfang März 2026'],
      ['ca. 12.03.2026', ''],
    ]);
    expect(effortSpan(t, 'de', file.entries, effort(file))).toBe('Anfang März 2026 bis ca. 12.03.2026');
    const order = { file, today: day, deadline: addDays(day, 14), address: 'https://aktenkundig.example' } as const;
    const letter = composeLetter({ ...order, purpose: 'arbitration', locale: 'de' }).body;
    expect(letter).toContain('Ich habe mein Anliegen Anfang März 2026 beim Unternehmen geltend gemacht.');
    expect(letter).toMatch(/Seitdem sind etwa \d+ Tage vergangen/);
    expect(composeLetter({ ...order, purpose: 'complaint', locale: 'en' }).body).toContain('Since early March 2026');
    const { entries } = JSON.parse(contentOf(file).json);
    expect(entries.slice(0, 2)).toMatchObject([
      { precision: 'part', occurredOn: '2026-03-01', occurredUntil: '2026-03-10' },
      { precision: 'unknown', occurredOn: null, occurredUntil: null },
    ]);
  });

  test('is said once where a case begins and ends in it', async ({ db, day }) => {
    const spanOf = async (entry: object) => {
      const { number } = await anOpenCase(db, { publishedOn: day, entries: [{ direction: 'to-company', ...entry }] });
      const file = await fileOf(db, number, day);
      return effortSpan(t, 'de', file.entries, effort(file));
    };
    expect(await spanOf(early)).toBe('Anfang März 2026');
    expect(await spanOf({ precision: 'exact', occurredOn: '2026-03-12' })).toBe('am 12.03.2026');
  });

  test('stands in the history as what it was', async ({ db, author }) => {
    const { number } = await anOpenCase(db, { author, entries: [] });
    const entry = anEntryForm({ ...early });
    await recordEntry(situationOf(author), number, entry);
    await recordEntry(situationOf(author), number, { ...entry, ...march, spentCents: 41_980, spentCurrency: 'USD' });
    const [corrected] = (await caseHistory(db, number))?.corrections ?? [];
    const saying = { t, locale: 'de' as const, stepName: String };
    expect(corrected && subject(corrected, saying)).toBe('Eintrag, Anfang März 2026');
    const said = corrected?.changes.map((change) => changeWords(change, saying)) ?? [];
    expect(said.map(({ before, after }) => [before.text, after.text])).toEqual([
      ['Anfang März 2026', 'März 2026'],
      ['0\u00a0€', '419,80\u00a0$'],
    ]);
  });
});

test('an answer of which only the month is known counts in the middle of the days on which it can have come', async ({
  db,
  author,
  day,
}) => {
  const { number } = await anOpenCase(db, { author, entries: [], publishedOn: '2026-03-10' });
  await recordEntry(situationOf(author), number, anEntryForm({ ...march, direction: 'from-company' }));
  expect((await fileOf(db, number, day)).state.firstAnswerOn).toBe('2026-03-20');
});

test('an answer of a month before the publication is no answer to the case', async ({ db, author, day }) => {
  const { number } = await anOpenCase(db, { author, entries: [], publishedOn: '2026-03-20' });
  await recordEntry(situationOf(author), number, anEntryForm({ ...early, direction: 'from-company' }));
  expect((await fileOf(db, number, day)).state.firstAnswerOn).toBeNull();
});

test('the amount in dispute is corrected with the head, shown in lists, and no effort', async ({ db, author, day }) => {
  const { number, title, summary } = await anOpenCase(db, { author });
  const head = {
    number,
    title,
    summary,
    desiredOutcome: 'refund' as const,
    desiredText: 'Bitte überweisen Sie 129 Euro.',
  };
  const disputed = { cents: 42_000, currency: 'CHF', isAbout: true };
  await correctHead(situationOf(author), { ...head, disputed });
  await correctHead(situationOf(author), { ...head, disputed });
  expect(await db.$count(events)).toBe(1);
  const file = await fileOf(db, number, day);
  expect(file.disputed).toEqual(disputed);
  expect(effort(file).spent).toEqual([]);
  expect(JSON.parse(contentOf(file).json).disputed).toEqual(disputed);
  expect(await caseRows(db, {}, day)).toMatchObject([{ disputedCents: 42_000, disputedCurrency: 'CHF' }]);
  const [corrected] = (await caseHistory(db, number))?.corrections ?? [];
  const said = corrected?.changes.map((change) => changeWords(change, { t, locale: 'de', stepName: String }));
  expect(said).toMatchObject([{ label: 'Strittiger Betrag', after: { text: 'etwa 420\u00a0CHF' } }]);
});
