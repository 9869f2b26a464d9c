import type { Locale } from './situation.ts';

/** A text that a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
/** Whatever language the computer has on which it is opened, each field stays one. */
const needsQuotes = /[,;"\t\r\n]/;

const marks = { de: { separator: ';', point: ',' }, en: { separator: ',', point: '.' } };

/** What a table for people begins with: by it Excel knows UTF-8. */
export const sheetStart = '\ufeff';

/**
 * One line of a table that somebody opens in a spreadsheet. A double click in Excel splits it as the language of the computer
 * does: German by semicolons, English by commas.
 */
export function sheetLine(fields: readonly string[], locale: Locale): string {
  return `${fields.map(field).join(marks[locale].separator)}\r\n`;
}

/** A number with at most so many decimal places, with the comma or point of the language; empty for null. */
export function sheetNumber(value: number | null, locale: Locale, places = 0): string {
  return value === null ? '' : String(Number(value.toFixed(places))).replace('.', marks[locale].point);
}

function field(value: string): string {
  // A number of ours is no formula.
  const text = formulaStart.test(value) && !/^-[\d.,]+$/.test(value) ? `'${value}` : value;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
