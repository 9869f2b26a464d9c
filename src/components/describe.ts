import { clean, isFarTooLong } from '#src/lib/text.ts';

/** Attributes that tie a field to its hint and its error for screen readers. */
export function described(name: string, hint: string | undefined, error: string | undefined) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return {
    ...(ids && { 'aria-describedby': ids }),
    ...(error && { 'aria-invalid': true }),
  };
}

/** Of a text that is too long: how long it is. */
export function faultOf(error: string | undefined, typed: string, most: number | undefined): string | undefined {
  const isTooLong = most !== undefined && (error === 'too-long' || error === 'too-long-text');
  if (!isTooLong) return error;
  return `too-long-by:${(isFarTooLong(typed, most) ? typed.replaceAll('\r\n', '\n') : clean(typed)).length}/${most}`;
}

/** Of something to choose from, or of one box to tick: neither of them is a field that is empty. */
export function faultOfChoice(
  error: string | undefined,
  missing: 'choose-one' | 'not-ticked' = 'choose-one',
): string | undefined {
  return error === 'required' ? missing : error;
}
