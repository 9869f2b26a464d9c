export interface Find {
  kind: 'iban' | 'email' | 'phone';
  /** As it stands in the text, shortened. */
  found: string;
}

/** Two letters, two digits, and at least eleven more in groups as they are printed. */
const iban = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b/g;
/** No longer before the @ than a mail server takes: without an end every letter of a long word would be a beginning. */
const email = /[^\s<>()@,;:]{1,64}@[^\s<>()@,;:]+\.[a-z]{2,}/gi;
/** With a leading zero or country code and eight digits or more; a date or an amount has neither. */
const phone = /(?<![\w.,/-])(?:(?:\+|00)\d{2}[ /(-]{0,2}0?\)? ?|0)[1-9](?:[ /()-]{0,3}\d){7,13}(?![\w.,]{0,40}\d)/g;

/**
 * What in a text looks like an account, an address or a telephone number, at most three. A hint for the author, who
 * decides; it finds the usual spellings, not every one.
 */
export function personalData(text: string): Find[] {
  const without = text.replace(iban, ' ').replace(email, ' ');
  const finds: Find[] = [
    ...all(text, iban, 'iban'),
    ...all(text.replace(iban, ' '), email, 'email'),
    ...all(without, phone, 'phone'),
  ];
  return finds.slice(0, 3);
}

function all(text: string, pattern: RegExp, kind: Find['kind']): Find[] {
  return [...text.matchAll(pattern)].map(([found]) => ({ kind, found: found.slice(0, 40) }));
}
