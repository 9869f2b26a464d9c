import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { writeNote } from '#src/features/company-desk/notes/commands.ts';
import { csvOf, jsonOf } from '#src/features/integrations/export/files.ts';
import { type ExportFilter, exportedCases } from '#src/features/integrations/export/rows.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import { sheetLine } from '#src/lib/sheet.ts';
import type { Locale } from '#src/lib/situation.ts';
import { aCompany, anAnsweredCase, anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const isAllowed = async () => true;

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function csv(db: Database, filter: ExportFilter, locale: Locale = 'de'): Promise<string> {
  const pieces = exportedCases(db, filter, { today, locale, isAllowed });
  const { withNotes = false } = filter;
  return whole(csvOf(pieces, { t: translator(locale), locale, withNotes }));
}

async function json(db: Database, filter: ExportFilter): Promise<{ cases: Record<string, unknown>[] }> {
  const pieces = exportedCases(db, filter, { today, locale: 'de', isAllowed });
  return JSON.parse(await whole(jsonOf(pieces, { company: 'x' })));
}

describe('the table of a company', () => {
  test('has its readable cases, the newest first, and nothing of others', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const old = await anAnsweredCase(db, { company, representative: speaker, publishedOn: addDays(today, -30) });
    const fresh = await anOpenCase(db, { company, publishedOn: addDays(today, -20), title: 'Zähler falsch' });
    await anOpenCase(db);
    const { cases } = await json(db, { companyId: company.id });
    expect(cases).toMatchObject([
      {
        number: fresh.number,
        title: 'Zähler falsch',
        stamp: 'overdue',
        ball: 'company',
        overdueDays: 6,
        firstReplyOn: null,
      },
      { number: old.number, stamp: 'answered', ball: 'author', firstReplyOn: addDays(today, -25) },
    ]);
    expect((await json(db, { companyId: company.id, isWaiting: true })).cases).toMatchObject([
      { number: fresh.number },
    ]);
    expect((await json(db, { companyId: company.id, since: addDays(today, -20) })).cases).toHaveLength(1);
    const table = await csv(db, { companyId: company.id });
    expect(table.startsWith('\ufeffAktenzeichen;Titel;Stand;')).toBe(true);
    expect(table.trimEnd().split('\r\n')).toHaveLength(3);
    expect(await csv(db, { companyId: company.id }, 'en')).toMatch(/^\ufeffReference,Title,State,/);
  });

  test('has internal notes only where they are asked for, and those of one company only', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const { number } = await anOpenCase(db, { company });
    must(await writeNote(situationOf(speaker), { number, noteId: newId(), note: '=Quittengelee' }));
    expect(await csv(db, { companyId: company.id })).not.toContain('Quittengelee');
    expect(await csv(db, { companyId: company.id, withNotes: true })).toContain('Miriam Okafor: =Quittengelee');
    expect((await json(db, { companyId: company.id, withNotes: true })).cases).toMatchObject([
      { notes: [{ by: 'Miriam Okafor', text: '=Quittengelee' }] },
    ]);
    expect(JSON.stringify(await json(db, { companyId: company.id }))).not.toContain('Quittengelee');
  });

  test('has no formula in it, and each field stays one in every language', async ({ db }) => {
    const company = await aCompany(db);
    const titles = [
      '=1+1',
      '+49',
      '-2+3',
      '@SUM(A1)',
      '\t=x',
      '＝1',
      'a;=1+1',
      'b,=1+1',
      'c"d',
      '=HYPERLINK("http://x")',
      'd,"=1+1"',
    ];
    for (const title of titles) await anOpenCase(db, { company, title });
    for (const locale of ['de', 'en'] as const) {
      const lines = (await csv(db, { companyId: company.id }, locale)).trimEnd().split('\r\n').slice(1);
      expect(lines).toHaveLength(titles.length);
      for (const line of lines) expect(line).not.toMatch(/(?:^|[;,\t])"*[=+@＝]/);
    }
    expect(sheetLine(['a;=1+1', 'b,=1+1'], 'de')).toBe('"a; =1+1";b, =1+1\r\n');
  });

  test('of many cases is read in pieces, between which others are answered', async ({ db }) => {
    const company = await aCompany(db);
    const author = (await anOpenCase(db, { company })).author;
    for (let i = 0; i < 249; i += 1) await anOpenCase(db, { company, author });
    const pieces = exportedCases(db, { companyId: company.id }, { today, locale: 'de', isAllowed });
    const sizes: number[] = [];
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 0);
    for await (const piece of pieces) sizes.push(piece.length);
    clearInterval(others);
    // Whoever asks for something else meanwhile is answered between two pieces.
    expect(turns).toBeGreaterThanOrEqual(2);
    expect(sizes).toEqual([100, 100, 50]);
  });
});
