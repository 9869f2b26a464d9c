import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, csvRows } from '#src/features/open-data/csv.ts';

async function read(text: string, pieces: number): Promise<string[][]> {
  const step = Math.max(1, Math.ceil(text.length / pieces));
  async function* inPieces() {
    for (let at = 0; at < text.length; at += step) yield text.slice(at, at + step);
  }
  const rows: string[][] = [];
  for await (const row of csvRows(inPieces())) rows.push(row);
  return rows;
}

const anyField = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', "'", '=', '+', '-', '@', '\t', '＝', 'ä', ' ') }),
);

describe('a table on paper', () => {
  test('comes back as it was, whatever stands in it and however it is cut', async () => {
    const anyTable = fc.array(fc.array(anyField, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(anyTable, fc.integer({ min: 1, max: 9 }), async (rows, pieces) => {
        expect(await read(rows.map(csvLine).join(''), pieces)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('never holds a field that a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(anyField, (field) => {
        const [first = ''] = csvLine([field]).replace(/^"/, '');
        expect('=+-@\t\r＝＋－＠').not.toContain(first === '' ? 'nothing' : first);
      }),
    );
  });

  test('tells a name with an apostrophe from one that got it', async () => {
    const names = ["'s Lädchen", '=1+1', "'=1+1", '-5'];
    expect(csvLine(names)).toBe("''s Lädchen,'=1+1,''=1+1,'-5\n");
    expect(await read(csvLine(names), 1)).toEqual([names]);
  });

  test('is refused when a quotation mark stands out of place or stays open', async () => {
    await expect(read('a,"b"c\n', 1)).rejects.toThrow('row 1: a quotation mark stands out of place');
    await expect(read('a\nb,"c\n', 1)).rejects.toThrow('row 2: a quotation mark is never closed');
  });
});
