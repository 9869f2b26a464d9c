import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { decide, removeCase } from '#src/features/moderation/decisions/commands.ts';
import type { CaseFilter } from '#src/features/register/queries.ts';
import { mostInSheet, registerSheet } from '#src/features/register/sheet.ts';
import { translator } from '#src/i18n/index.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Locale } from '#src/lib/situation.ts';
import { aCompany, aModerator, anAnsweredCase, anAuthor, anOpenCase, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aDecision } from '../moderation/noticing.ts';

async function sheet(db: Database, filter: CaseFilter = {}, locale: Locale = 'de'): Promise<string> {
  let text = '';
  for await (const piece of registerSheet(db, filter, { t: translator(locale), locale, today })) text += piece;
  return text;
}
const linesOf = (text: string) => text.trimEnd().split('\r\n').slice(1);

describe('the register as a table', () => {
  test('says what the list says, as a spreadsheet of each language reads it, and no word a formula', async ({ db }) => {
    const company = await aCompany(db, { name: '=Formel & Söhne', industry: 'telecom' });
    const { number } = await anOpenCase(db, {
      company,
      title: '=HYPERLINK("https://evil.example";"hier")',
      publishedOn: '2026-03-01',
    });
    const amount = { disputedCents: 41_980, disputedCurrency: 'EUR', disputedIsAbout: true };
    await exclusively(db, () => db.update(cases).set(amount).where(eq(cases.number, number)));
    const german = await sheet(db);
    expect(german.startsWith('\ufeffAktenzeichen;Veröffentlicht;Titel;Unternehmen;')).toBe(true);
    const [line = ''] = linesOf(german);
    expect(line.startsWith(`${number};2026-03-01;"'=HYPERLINK(`)).toBe(true);
    expect(line).toContain(";'=Formel & Söhne;Telefon und Internet;");
    expect(line).toContain(';Überfällig;');
    expect(line).toContain(';419,8;EUR;ungefähr;');
    const [english = ''] = linesOf(await sheet(db, {}, 'en'));
    expect(english).toContain(',419.8,EUR,about,');
    expect(english).toContain(',Overdue,');
  });

  test('has the cases of its filter in its order, whatever page is shown', async ({ db }) => {
    const company = await aCompany(db, { industry: 'banks' });
    const old = await anOpenCase(db, { company, publishedOn: '2026-01-01' });
    const answered = await anAnsweredCase(db, { company, publishedOn: '2026-02-01' });
    await anOpenCase(db, { company: await aCompany(db, { industry: 'travel' }) });
    const numbers = async (filter: CaseFilter) => linesOf(await sheet(db, filter)).map((line) => line.split(';')[0]);
    expect(await numbers({ industry: 'banks', page: 7 })).toEqual([answered.number, old.number]);
    expect(await numbers({ industry: 'banks', order: 'oldest' })).toEqual([old.number, answered.number]);
    expect(await numbers({ industry: 'banks', stamp: 'answered' })).toEqual([answered.number]);
    expect(await numbers({ industry: 'energy' })).toEqual([]);
  });

  test('never has what ended, and of what was blackened only that it was', async ({ db }) => {
    const secret = 'Geheimniskrämerei';
    const moderator = await aModerator(db);
    const withdrawn = await anOpenCase(db, { title: secret });
    must(await withdrawCase(situationOf(withdrawn.author), { number: withdrawn.number, reason: secret }));
    const gone = await anOpenCase(db, { title: secret });
    must(await removeCase(situationOf(moderator), { number: gone.number, reason: secret }));
    const kept = await anOpenCase(db, { title: `Rechnung der ${secret}` });
    const blackening = aDecision({ kind: 'case', id: kept.id }, 'blacken', { passage: secret });
    must(await decide(situationOf(moderator), blackening));
    const text = await sheet(db);
    expect(linesOf(text).map((line) => line.split(';')[0])).toEqual([kept.number]);
    expect(text).not.toContain(secret);
  });

  test('ends where it says it does', { timeout: 120_000 }, async ({ db }) => {
    const [company, author] = [await aCompany(db), await anAuthor(db)];
    const publish = async (many: number) => {
      for (let at = 0; at < many; at += 1) await anOpenCase(db, { company, author, entries: [] });
    };
    await publish(mostInSheet);
    const all = linesOf(await sheet(db));
    expect(new Set(all.map((line) => line.split(';')[0])).size).toBe(mostInSheet);
    expect(all.at(-1)).not.toContain('Hier endet');
    await publish(1);
    const bounded = linesOf(await sheet(db));
    expect([bounded.length, bounded.at(-1)]).toEqual([mostInSheet + 1, expect.stringContaining('1.000 Fällen')]);
  });
});
