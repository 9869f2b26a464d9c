import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { startDraft } from '#src/features/drafts/change.ts';
import { saveCompany, saveStory, saveWish } from '#src/features/drafts/commands.ts';
import { saveEntry } from '#src/features/drafts/entries.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { personalData } from '#src/lib/personal/find.ts';
import { codeOf } from '#src/lib/personal/guard.ts';
import { aCompany, situationOfVisitor } from '#tests/factories.ts';
import { entryForm, linkInMail, must } from '../features/drafts/writing.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

/** What a page says in its main part, a piece of text each. */
async function said(path: string): Promise<string[]> {
  const html = await (await fetch(site.url + path)).text();
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  const pieces = main.replace(/<script.*?<\/script>/gs, '').split(/<[^>]*>/);
  return pieces.map((piece) => piece.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

test('every text of the draft that stands on the published page stands on the page that asks to publish it', async () => {
  const situation = situationOfVisitor(db, dayOf(new Date()));
  const company = await aCompany(db, { name: 'Zeigware GmbH' });
  const begun = must(await startDraft(situation));
  const { token } = begun;
  let { version } = must(await saveCompany(situation, begun, { id: company.id }));
  const story = { title: 'Ware-Titel kam nie an', summary: 'Ware-Geschichte, **ganz** kurz.' };
  ({ version } = must(await saveStory(situation, { token, version }, story)));
  const entry = entryForm({
    text: 'Ware-Anruf ohne Ergebnis.',
    people: 'Ware-Mensch',
    thirdParty: 'Ware-Spedition',
    promised: 'on',
    promiseText: 'Ware-Zusage',
    promiseDueOn: '12.03.2026',
  });
  ({ version } = must(await saveEntry(situation, { token, version }, entry)));
  const iban = 'DE89 3704 0044 0532 0130 00';
  const desiredText = `Ware-Geld bitte auf ${iban} zahlen.`;
  const disputed = { cents: 123_45, currency: 'EUR' as const, isAbout: false };
  const wish = { desiredOutcome: 'refund' as const, desiredText, disputed, penName: 'Ware-Name', place: 'Ware-Ort' };
  ({ version } = must(await saveWish(situation, { token, version }, wish)));
  const decided = { asked: new Set(personalData(desiredText).map(codeOf)), left: new Set<string>() };
  must(await submitDraft(situation, { token, version }, { email: 'zeigware@mail.example' }, decided));
  const link = await linkInMail(db, 'confirm-case');

  const asked = await said(`${paths.home('de')}/account/link/confirm-case?token=${link}`);
  expect(asked).toContain('Das wird veröffentlicht');
  const published = must(await confirmCase(situation, { token: link, userAgent: 'test' }));
  const shown = await said(paths.case('de', published));

  const ofDraft = shown.filter((text) => /Ware-|123,45|Geld zurück/.test(text));
  for (const words of [
    'Geschichte',
    'Anruf',
    'Mensch',
    'Spedition',
    'Zusage',
    'Geld',
    'Name',
    'Ort',
    '123,45',
    'Geld zurück',
  ])
    expect(
      ofDraft.some((text) => text.includes(words)),
      words,
    ).toBe(true);
  expect(ofDraft.filter((text) => !asked.includes(text))).toEqual([]);
  expect(asked.join(' '), 'as it will be public').not.toContain('DE89');
});
