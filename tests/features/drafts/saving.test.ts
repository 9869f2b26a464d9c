import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { drafts, entries, promises } from '#db/schema/index.ts';
import { mostEntries } from '#src/features/cases/commands/entries.ts';
import { entryOf } from '#src/features/cases/commands/form.ts';
import { startDraft } from '#src/features/drafts/change.ts';
import { saveCompany, saveStory, saveWish } from '#src/features/drafts/commands.ts';
import { chosenCompany, newCompany } from '#src/features/drafts/company.ts';
import { moveEntry, removeEntry, saveEntry } from '#src/features/drafts/entries.ts';
import { companyInput } from '#src/features/drafts/input.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { newId } from '#src/lib/crypto.ts';
import { aCompany, situationOf, situationOfVisitor, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { entryForm, must } from './writing.ts';

const story = { title: 'Kein Anschluss nach Umzug', summary: 'Seit vier Wochen *ohne* Leitung.' };

describe('a draft', () => {
  test('is opened by its token and by nothing else; the database holds only a hash', async ({ db }) => {
    const { token } = must(await startDraft(situationOfVisitor(db)));
    expect(await draftByToken(db, token)).toMatchObject({ version: 1, title: '', missing: expect.anything() });
    expect(await draftByToken(db, `${token}x`)).toBeNull();
    expect(await draftByToken(db, null)).toBeNull();
    const [row] = await db.select().from(drafts);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('says which steps are missing, and nothing when all is there', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const missing = async () => (await draftByToken(db, token))?.missing;
    expect(await missing()).toEqual(['company', 'story', 'timeline', 'wish']);
    must(await saveStory(situation, { token, version: 1 }, story));
    must(await saveEntry(situation, { token, version: 2 }, entryForm()));
    expect(await missing()).toEqual(['company', 'wish']);
    must(await saveCompany(situation, { token, version: 3 }, { id: company.id }));
    const wish = {
      desiredOutcome: 'apology' as const,
      desiredText: '',
      disputed: null,
      penName: 'Privatperson',
      place: 'Kassel',
    };
    must(await saveWish(situation, { token, version: 4 }, wish));
    expect(await missing()).toEqual([]);
  });

  test('refuses an old version, keeps the other text, and takes the own one with the new version', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    must(await saveStory(situation, { token, version: 1 }, story));
    const mine = { ...story, title: 'Meine Fassung' };
    const refused = await saveStory(situation, { token, version: 1 }, mine);
    expect(refused).toEqual({ ok: false, refusal: 'conflict', reason: 'draft-changed' });
    expect((await draftByToken(db, token))?.title).toBe(story.title);
    must(await saveStory(situation, { token, version: 2 }, mine));
    expect((await draftByToken(db, token))?.title).toBe('Meine Fassung');
  });

  test('takes the same form twice without a quarrel', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const both = await Promise.all([1, 2].map(() => saveStory(situation, { token, version: 1 }, story)));
    expect(both.map((outcome) => outcome.ok && outcome.value.version)).toEqual([2, 2]);
  });

  test('is gone: the refusal says so', async ({ db }) => {
    expect(await saveStory(situationOfVisitor(db), { token: 'lost', version: 1 }, story)).toEqual({
      ok: false,
      refusal: 'not-found',
      reason: 'draft-gone',
    });
  });
});

describe('the company of a draft', () => {
  const step = (typed: Record<string, string>) => companyInput.parse({ version: '1', ...typed });

  test('is the one whose name or alias was typed in full, however it is spelled', async ({ db }) => {
    const company = await aCompany(db, { name: 'Möbelhaus Lund', aliases: ['Lund & Söhne'] });
    await aCompany(db, { name: 'Lundgren' });
    for (const name of ['möbelhaus  LUND', 'Moebelhaus Lund', 'lund & soehne']) {
      expect(must(await chosenCompany(db, step({ name })))).toEqual({ id: company.id });
    }
    expect(must(await chosenCompany(db, step({ name: 'Lund' })))).toEqual({ search: 'Lund' });
    expect(must(await chosenCompany(db, step({ name: 'möbelhaus lund', choice: company.slug })))).toEqual({
      id: company.id,
    });
    expect(must(await chosenCompany(db, step({ name: 'Lundgren', choice: company.slug }))), 'typed over').not.toEqual({
      id: company.id,
    });
    expect(await chosenCompany(db, step({ choice: 'nobody' }))).toMatchObject({ reason: 'choose-company' });
  });

  test('can be entered anew, with what is missing said at its field', async ({ db }) => {
    const fresh = {
      choice: newCompany,
      newName: 'Faxwerk',
      newIndustry: 'telecom',
      newWebsite: 'https://www.faxwerk.de/',
    };
    expect(must(await chosenCompany(db, step(fresh)))).toEqual({
      name: 'Faxwerk',
      industry: 'telecom',
      website: 'https://www.faxwerk.de/',
    });
    for (const [field, value, reason] of [
      ['newName', '', 'required'],
      ['newName', '???', 'invalid'],
      ['newName', 'https://www.faxwerk.example/kontakt?id=3', 'address-as-name'],
      ['newName', 'www.faxwerk.example', 'address-as-name'],
      ['newName', 'faxwerk.example/kontakt', 'address-as-name'],
      ['newName', 'service@faxwerk.example', 'address-as-name'],
      ['newIndustry', 'cheese', 'choose-one'],
      ['newWebsite', 'javascript:alert(1)', 'not-a-website'],
    ] as const) {
      expect(await chosenCompany(db, step({ ...fresh, [field]: value }))).toMatchObject({ field, reason });
    }
    expect(await chosenCompany(db, step({ name: ' \u0000 ' }))).toMatchObject({ field: 'name', reason: 'required' });
  });

  test('is not entered anew when it is known under another spelling; the reason names it', async ({ db }) => {
    await aCompany(db, { name: 'Strom & Söhne GmbH' });
    const fresh = { choice: newCompany, newIndustry: 'energy', newWebsite: '' };
    for (const newName of ['Faxwerk.example', 'M@rkt', 'Heymann/Partner', 'A/S Faxwerk']) {
      expect(await chosenCompany(db, step({ ...fresh, newName })), newName).toMatchObject({ ok: true });
    }
    for (const newName of ['Strom und Sohne', 'STROM + SOEHNE', 'Strom & Söhne GmbH']) {
      expect(await chosenCompany(db, step({ ...fresh, newName })), newName).toMatchObject({
        field: 'newName',
        reason: 'company-known:Strom & Söhne GmbH',
      });
    }
    expect(await chosenCompany(db, step({ ...fresh, newName: 'Strom & Söhne AG' }))).toMatchObject({ ok: true });
    expect(must(await chosenCompany(db, step({ name: 'strom-soehne.de' })))).toMatchObject({ id: expect.any(String) });
  });

  test('must exist, and must not be the one the person speaks for', async ({ db, representative }) => {
    const situation = situationOf(representative);
    const key = must(await startDraft(situation));
    expect(await saveCompany(situation, key, { id: 'nobody' })).toMatchObject({ refusal: 'invalid', field: 'name' });
    expect(await saveCompany(situation, key, { id: representative.companyId })).toMatchObject({
      refusal: 'not-allowed',
      reason: 'own-company',
    });
    expect((await draftByToken(db, key.token))?.company.id).toBeNull();
  });
});

describe('entries of a draft', () => {
  test('can be typed in any order, moved within a day, changed and removed', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const forms = ['12.03.2026', '01.03.2026', '12.03.2026', '12.03.2026'].map((occurredOn, index) =>
      entryForm({ occurredOn, text: `Eintrag ${index}` }),
    );
    let version = 1;
    for (const form of forms) ({ version } = must(await saveEntry(situation, { token, version }, form)));
    const told = async () => (await draftByToken(db, token))?.entries.map((entry) => entry.text.at(-1)).join('');
    expect(await told()).toBe('1023');

    const [first, early, second, third] = forms.map((form) => form.id);
    if (!first || !early || !second || !third) throw new Error('four entries were made');
    const up = { id: third, past: second, direction: 'up' as const };
    ({ version } = must(await moveEntry(situation, { token, version }, up)));
    expect(await told()).toBe('1032');
    expect(must(await moveEntry(situation, { token, version: 1 }, up)).version, 'a second click').toBe(version);
    expect(await told()).toBe('1032');
    const overTheDay = { id: first, past: early, direction: 'up' as const };
    expect(await moveEntry(situation, { token, version }, overTheDay)).toMatchObject({ ok: false });

    const changed = entryForm({ id: first, occurredOn: '12.03.2026', text: 'Geändert 9' });
    ({ version } = must(await saveEntry(situation, { token, version }, changed)));
    expect(await told()).toBe('1932');

    ({ version } = must(await removeEntry(situation, { token, version }, third)));
    expect(must(await removeEntry(situation, { token, version: 1 }, third)).version, 'a second click').toBe(version);
    expect(await told()).toBe('192');
  });

  test('are made once by a double click', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const form = entryForm({ promised: 'on', promiseText: 'Rückruf', promiseDueOn: '20.03.2026' });
    const both = await Promise.all([1, 2].map(() => saveEntry(situation, { token, version: 1 }, form)));
    expect(both.every((outcome) => outcome.ok)).toBe(true);
    expect(await db.$count(entries)).toBe(1);
    expect(await db.$count(promises)).toBe(1);
  });

  test('keep the promise with what the author says became of it', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const id = newId();
    const promised = { id, occurredOn: '01.03.2026', promised: 'on', promiseText: 'Rückruf' };
    const stored = async () => (await db.select().from(promises).where(eq(promises.entryId, id)))[0];
    let version = 1;
    const save = async (typed: Record<string, string>) => {
      ({ version } = must(await saveEntry(situation, { token, version }, entryForm({ ...promised, ...typed }))));
    };
    await save({ promiseDueOn: '04.03.2026' });
    expect(await stored()).toMatchObject({ madeOn: '2026-03-01', dueOn: '2026-03-04', keptOn: null, brokenOn: null });
    await save({ promiseDueOn: '04.03.2026', promiseMark: 'kept', promiseMarkedOn: '03.03.2026' });
    expect(await stored()).toMatchObject({ keptOn: '2026-03-03', brokenOn: null });
    await save({ promiseDueOn: '04.03.2026', promiseMark: 'broken' });
    expect(await stored()).toMatchObject({ keptOn: null, brokenOn: '2026-03-04' });
    await save({ promised: '' });
    expect(await stored()).toBeUndefined();
  });

  test('of another case are out of reach', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const theirs = must(await startDraft(situation));
    const form = entryForm();
    must(await saveEntry(situation, theirs, form));
    const mine = must(await startDraft(situation));
    expect(await saveEntry(situation, mine, { ...form, text: 'gekapert' })).toMatchObject({
      ok: false,
      refusal: 'invalid',
    });
    must(await removeEntry(situation, mine, form.id));
    expect((await draftByToken(db, theirs.token))?.entries[0]?.text).toBe(form.text);
  });

  test('are at most 200', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token, caseId } = must(await startDraft(situation));
    const { promises: _none, ...entry } = entryOf(entryForm(), today);
    const row = { ...entry, caseId, position: 0, recordedAt: situation.now };
    const rows = Array.from({ length: mostEntries }, () => ({ ...row, id: newId() }));
    await db.insert(entries).values(rows);
    expect(await saveEntry(situation, { token, version: 1 }, entryForm())).toMatchObject({
      reason: 'too-many-entries',
    });
  });

  test('hold at most 100,000 characters together, so that the page can be opened', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const text = 'a'.repeat(10_000);
    let version = 1;
    for (; version <= 10; version += 1) must(await saveEntry(situation, { token, version }, { ...entryForm(), text }));
    expect(await saveEntry(situation, { token, version }, entryForm())).toMatchObject({ reason: 'too-much-text' });
  });
});
