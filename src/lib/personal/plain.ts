/**
 * A text as the rules read it: every kind of space, dash and full-width letter in its plain form, the digits of every alphabet and
 * letters in flags and on keys as ours, dots at half height for spaces, one for several; characters that nobody sees left out. `at[i]` is where its i-th character stands in the text as typed; one more for the end.
 */
export function plain(typed: string): { text: string; at: number[] } {
  const at: number[] = [];
  let text = '';
  let place = 0;
  // Asking the text itself how it ends would lay all of it out anew, letter by letter.
  let last = '';
  for (const letter of typed) {
    const plainly = letter < '\u0080' && letter !== '\t' ? letter : readAs(letter);
    const read = plainly === ' ' && last === ' ' ? '' : plainly;
    if (read !== '') last = read;
    for (let i = 0; i < read.length; i++) at.push(place);
    text += read;
    place += letter.length;
  }
  at.push(place);
  return { text, at };
}

function readAs(letter: string): string {
  // What a key is drawn with stands behind its digit.
  if (/[\p{Default_Ignorable_Code_Point}\p{Me}]/u.test(letter)) return '';
  if (/[\p{Zs}\t·•∙‧・]/u.test(letter)) return ' ';
  if (/[\p{Pd}\u2212]/u.test(letter)) return '-';
  if (/\p{Regional_Indicator}/u.test(letter)) return String.fromCharCode((letter.codePointAt(0) ?? 0) - flagA + 65);
  return plainDigit(letter.normalize('NFKC'));
}

/** The letter A of which, with another one, a flag is made. */
const flagA = 0x1f1e6;

const isDigit = (code: number) => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** The digit of any alphabet as our own: in every one of them the ten stand in a row. */
export function plainDigit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80 || !isDigit(code)) return letter;
  let zero = code;
  while (isDigit(zero - 1)) zero -= 1;
  return String((code - zero) % 10);
}
