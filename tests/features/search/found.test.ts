import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { searchDocuments } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { noteUnfound } from '#src/features/cases/sealed/searchable.ts';
import { renameCompany } from '#src/features/companies/commands.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { findCases, foundFilterOf, wasPublished } from '#src/features/register/found/queries.ts';
import { isCaseNumber } from '#src/features/search/rules.ts';
import { withoutForms } from '#src/features/search/words.ts';
import { exclusively } from '#src/lib/database.ts';
import {
  aCompany,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { aWholeDraft, must } from '../drafts/writing.ts';
import { aDecision } from '../moderation/noticing.ts';

const now = momentOn(today);

const find = (db: Database, typed: string, query = '') =>
  findCases(db, typed, foundFilterOf(new URLSearchParams(query)), today);
const numbersOf = async (db: Database, typed: string, query = '') =>
  (await find(db, typed, query)).rows.map(({ number }) => number);

describe('a search', () => {
  test('for the number of a case finds that case alone, however it is typed and narrowed', async ({ db }) => {
    const { number } = await anOpenCase(db, { title: 'Rechnung 2026' });
    await anOpenCase(db, { title: 'Bestellung 2026, Fall ohne Antwort' });
    await noteUnfound(db);
    for (const typed of [
      number,
      number.replace('-', ''),
      ` ${number.replace('-', '–')} `,
      `Fall ${number}`,
      number.replace('-', '/'),
    ])
      expect(await numbersOf(db, typed, 'industry=banks&company=niemand'), typed).toEqual([number]);
  });

  test('knows a number alone, also with what stands before it in a letter, from one among words', () => {
    for (const typed of [
      '2026-000417',
      ' 2026/000417',
      'Az. 2026-000417',
      'ref. 2026 000417',
      'Aktenzeichen: 2026-000417',
    ])
      expect(isCaseNumber(typed), typed).toBe(true);
    for (const typed of ['Rechnung 2026-000417', 'Azubi 2026-000417', 'Az.', '2026'])
      expect(isCaseNumber(typed), typed).toBe(false);
  });

  test('of the number of a case that ended finds no words, but knows that it was there', async ({ db }) => {
    const author = await anAuthor(db);
    const { number } = await anOpenCase(db, { author });
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    await noteUnfound(db);
    expect(await numbersOf(db, number)).toEqual([]);
    expect([await wasPublished(db, number), await wasPublished(db, '2026-999999')]).toEqual([true, false]);
  });

  test('finds a company by its name with its legal form, which hardly anybody tells', async ({ db }) => {
    const company = await aCompany(db, { name: 'Nordlicht Telekom' });
    const { number } = await anOpenCase(db, { company, title: 'Anschluss tot' });
    await anOpenCase(db, { title: 'Paket mit 30 kg Gewicht' });
    await noteUnfound(db);
    for (const form of ['GmbH', 'GmbH & Co. KG', 'AG & Co. KGaA', 'UG (haftungsbeschränkt)', 'e. K.', 'SE', 'Ltd.'])
      expect(await numbersOf(db, `Nordlicht Telekom ${form}`), form).toEqual([number]);
    expect(await numbersOf(db, 'Nordlicht Telekom GmbH & Co. KG Anschluss')).toEqual([number]);
    expect(['30', 'kg']).toEqual(withoutForms(['30', 'kg']));
    expect(withoutForms(['gmbh'])).toEqual(['gmbh']);
  });

  test('finds words however their umlauts are spelled, and names with or without dots', async ({ db }) => {
    const company = await aCompany(db, { name: 'Ørsted N.E.W.' });
    const { number } = await anOpenCase(db, { company, title: 'Rücklastschrift trotz Guthaben' });
    await noteUnfound(db);
    for (const typed of ['rucklastschrift', 'Ruecklastschrift', 'RÜCKLASTSCHRIFT', 'orsted', 'new', 'n.e.w.'])
      expect(await numbersOf(db, typed), typed).toEqual([number]);
  });

  test('puts what is spelled as it was typed before what only folds to the same, in either spelling of an umlaut', async ({
    db,
  }) => {
    const meter = await anOpenCase(db, { title: 'Zähler vertauscht', publishedOn: '2026-03-01' });
    const reading = await anOpenCase(db, { title: 'Zaehlerstand geschätzt', publishedOn: '2026-03-02' });
    const paid = await anOpenCase(db, { title: 'Zahlung gezahlt, nochmals zahlen', publishedOn: '2026-03-10' });
    const more = await anOpenCase(db, { title: 'Nachzahlung, Einzahlung, zahlt nicht', publishedOn: '2026-03-11' });
    await noteUnfound(db);
    for (const typed of ['Zähler', 'zaehler', 'ZÄHLER']) {
      const found = await numbersOf(db, typed);
      expect(found.slice(0, 2).toSorted(), typed).toEqual([meter.number, reading.number]);
    }
    expect((await numbersOf(db, 'zahlung')).slice(0, 2).toSorted()).toEqual([paid.number, more.number]);
  });

  test('shows the last page to whoever asks for a later one', async ({ db }) => {
    const { number } = await anOpenCase(db, { title: 'Rücklastschrift' });
    await noteUnfound(db);
    expect(await find(db, 'rücklastschrift', 'page=9999')).toMatchObject({ rows: [{ number }], page: 1, pages: 1 });
  });

  test('finds the cases of a company by every name it had, and narrows by its old address', async ({ db }) => {
    const into = await aCompany(db, { name: 'Kabelkater', industry: 'telecom' });
    const from = await aCompany(db, { name: 'Fernruf', industry: 'shops' });
    const { number } = await anOpenCase(db, { company: from, title: 'Anschluss tot' });
    await noteUnfound(db);
    must(await renameCompany(db, { company: from.slug, name: 'Weitruf', now }));
    for (const typed of ['weitruf', 'fernruf']) expect(await numbersOf(db, typed), typed).toEqual([number]);
    must(await mergeCompanies(db, { from: from.slug, into: into.slug, now }));
    for (const typed of ['weitruf', 'fernruf', 'kabelkater'])
      expect(await numbersOf(db, typed), typed).toEqual([number]);
    for (const query of [`company=${from.slug}`, `company=${into.slug}`, 'industry=telecom'])
      expect(await numbersOf(db, 'anschluss', query), query).toEqual([number]);
    expect(await numbersOf(db, 'anschluss', 'industry=shops')).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test('is not found and not counted: withdrawn, removed, hidden, blackened, a draft', async ({ db, moderator }) => {
    const author = await anAuthor(db);
    const [withdrawn, removed, hidden, blackened] = [
      await anOpenCase(db, { author, title: 'Quastenflosser im Paket' }),
      await anOpenCase(db, { author, title: 'Quastenflosser im Brief' }),
      await anAnsweredCase(db, { author, title: 'Ein Fall', text: 'Der Quastenflosser war von Anfang an dabei.' }),
      await anOpenCase(db, { author, title: 'Noch ein Fall' }),
    ];
    await noteUnfound(db);
    const form = anEntryForm({ text: 'Am Telefon war Herr Quastenflosser.' });
    must(await recordEntry(situationOf(author), blackened.number, form));
    const all = [withdrawn, removed, hidden, blackened].map(({ number }) => number);
    expect((await numbersOf(db, 'quastenflosser')).toSorted()).toEqual(all);

    const decided = (...made: Parameters<typeof aDecision>) => decide(situationOf(moderator), aDecision(...made));
    must(await withdrawCase(situationOf(author), { number: withdrawn.number, reason: '' }));
    must(await decided({ kind: 'case', id: removed.id }, 'remove', { kind: 'own' }));
    must(await decided({ kind: 'reply', id: hidden.replyId }, 'hide'));
    must(await decided({ kind: 'entry', id: form.id }, 'blacken', { passage: 'Herr Quastenflosser' }));
    await aWholeDraft(situationOfVisitor(db));
    await noteUnfound(db);

    for (const typed of ['quastenflosser', 'quastenflossr', 'quasten', withdrawn.number, removed.number])
      expect(await find(db, typed), typed).toMatchObject({ rows: [], total: 0, companies: [], stamps: [], years: [] });
    for (const typed of ['quastenflosser', 'quastenflossr'])
      expect(JSON.stringify((await find(db, typed)).asked.readings), typed).not.toContain('"slip"');
    const documents = await db.select().from(searchDocuments);
    expect(documents.map(({ caseId }) => caseId).toSorted()).toEqual([hidden.id, blackened.id].toSorted());
    expect(JSON.stringify(documents)).not.toContain('quasten');
  });

  test('is not found either where the index still has it', async ({ db }) => {
    const { author, number } = await anOpenCase(db, { title: 'Quastenflosser im Paket' });
    await noteUnfound(db);
    expect(await find(db, 'quastenflosser')).toMatchObject({ total: 1 });
    const left = await db.select().from(searchDocuments);
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    await exclusively(db, () => db.insert(searchDocuments).values(left));
    expect(await find(db, 'quastenflosser')).toMatchObject({ rows: [], total: 0, years: [] });
  });
});
