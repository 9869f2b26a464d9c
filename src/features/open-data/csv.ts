/**
 * A spreadsheet takes a field that begins with one of these for a formula. Such a field is written with an apostrophe in
 * front, which spreadsheets read as "this is text"; one that begins with an apostrophe gets a second. So every field comes back
 * as it was: whoever reads the file takes one apostrophe away from each field that begins with it.
 */
const formulaStart = /^['=+\-@\t\r＝＋－＠]/;

/** One line of a CSV file (RFC 4180, but with a single line feed at its end). Empty for null. */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(',')}\n`;
}

function csvField(field: string | number | null): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  const text = formulaStart.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows of a CSV file that comes in pieces, each as its fields. Refuses a quotation mark out of place, with its row. */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let row = 0;
  // A line feed inside quotation marks belongs to its field: a row is whole when their number is even.
  let open = '';
  for await (const line of linesOf(pieces)) {
    open = open === '' ? line : `${open}\n${line}`;
    if (marksIn(open) % 2 === 1) continue;
    row += 1;
    yield fieldsOf(open, row);
    open = '';
  }
  if (open !== '') throw new Error(`row ${row + 1}: a quotation mark is never closed`);
}

/** Lines without their line feeds; nothing follows the last. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function marksIn(line: string): number {
  return line.includes('"') ? line.split('"').length - 1 : 0;
}

/** A field and what ends it. */
const fieldAndEnd = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

function fieldsOf(line: string, row: number): string[] {
  if (!line.includes('"')) return line.split(',').map(withoutApostrophe);
  const fields: string[] = [];
  fieldAndEnd.lastIndex = 0;
  for (;;) {
    const found = fieldAndEnd.exec(line);
    if (!found) throw new Error(`row ${row}: a quotation mark stands out of place`);
    const [, inside, plain = '', end] = found;
    fields.push(withoutApostrophe(inside?.replaceAll('""', '"') ?? plain));
    if (end === '') return fields;
  }
}

function withoutApostrophe(field: string): string {
  return field.startsWith("'") ? field.slice(1) : field;
}
