/** From this length on a password needs less variety: whoever writes a sentence need not think of signs. */
export const easyLength = 12;
/** Decimal powers of guesses that a password must withstand. */
const needed = { long: 9, short: 10 };

/** What an estimate says: the decimal power of the guesses needed, and whether the person's own words are in it. */
export interface Estimate {
  guesses: number;
  isOwn: boolean;
}

export type PasswordFault = 'password-own-words' | 'password-easy' | 'password-short-easy';

/** What makes a password too easy to guess; null for one that will do. */
export function weakness(password: string, { guesses, isOwn }: Estimate): PasswordFault | null {
  const isLong = [...password].length >= easyLength;
  if (guesses >= (isLong ? needed.long : needed.short)) return null;
  if (isOwn) return 'password-own-words';
  return isLong ? 'password-easy' : 'password-short-easy';
}
