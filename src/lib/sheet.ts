import type { Locale } from './situation.ts';

/** A text that a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
/**
 * The same behind what another program would take for the end of a field: on a computer of another language the separator is
 * another, and a quotation mark in the middle of a field holds nothing together.
 */
const hiddenStart = /([,;\t\r\n])(?="*[=+\-@＝＋－＠])/g;

const marks = { de: { separator: ';', point: ',' }, en: { separator: ',', point: '.' } };

/** What a table for people begins with: by it Excel knows UTF-8. */
export const sheetStart = '\ufeff';

/**
 * One line of a table that somebody opens in a spreadsheet. A double click in Excel splits it as the language of the computer
 * does: German by semicolons, English by commas.
 */
export function sheetLine(fields: readonly string[], locale: Locale): string {
  return `${fields.map((one) => field(one, marks[locale].separator)).join(marks[locale].separator)}\r\n`;
}

/** A number with at most so many decimal places, with the comma or point of the language; empty for null. */
export function sheetNumber(value: number | null, locale: Locale, places = 0): string {
  return value === null ? '' : String(Number(value.toFixed(places))).replace('.', marks[locale].point);
}

/**
 * One line of a table for programs: RFC 4180, numbers in full precision with a point, empty for null. People open it as well: a
 * text that a spreadsheet would take for a formula, or for a field of its own, has an apostrophe before it. Nothing else is changed.
 */
export function tableLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map((one) => (typeof one === 'string' ? tableField(one) : String(one ?? ''))).join(',')}\r\n`;
}

function tableField(value: string): string {
  const text = (formulaStart.test(value) || value.startsWith(';')) && value !== '-' ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? quoted(text) : text;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function field(value: string, separator: string): string {
  // A number of ours is no formula.
  if (/^-[\d.,]+$/.test(value)) return value;
  const harmless = value.replace(hiddenStart, '$1 ');
  const text = formulaStart.test(harmless) ? `'${harmless}` : harmless;
  return [separator, '"', '\r', '\n'].some((one) => text.includes(one)) ? quoted(text) : text;
}
