import { type Translate, translator } from '#src/i18n/index.ts';
import { deadline, movedToWorkingDay } from '#src/lib/calendar.ts';
import type { Day } from '#src/lib/dates.ts';
import { textFields } from '#src/lib/forms.ts';
import { limited } from '#src/lib/limits.ts';
import { type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';
import type { ReadableFile } from './dossier/content.ts';
import { boardsOf, composeLetter, type Purpose, purposes } from './letter/compose.ts';
import { type LetterInput, letterInput } from './letter/input.ts';
import type { LetterOrder } from './letter/order.ts';
import { print } from './printing/queue.ts';

/** Days for an answer, by what the letter is for. An application for arbitration names no deadline. */
const answerDays: Record<Purpose, number> = { complaint: 14, reminder: 7, management: 14, arbitration: 14 };

/** The last day for an answer to a letter of today, moved to a working day (§ 193 BGB, the state unknown). */
export function usualDeadline(purpose: Purpose, today: Day): Day {
  return deadline(today, { days: answerDays[purpose] }, null);
}

export function isPurpose(text: string): text is Purpose {
  return purposes.some((purpose) => purpose === text);
}

/** A letter that nobody has typed anything into. `wanted`: the board to apply to; one of another industry is not taken. */
export function newLetter(
  file: ReadableFile,
  purpose: Purpose,
  locale: Locale,
  today: Day,
  wanted?: string,
): LetterInput {
  const boards = purpose === 'arbitration' ? boardsOf(file.company.industry) : [];
  const board = (boards.find(({ key }) => key === wanted) ?? boards[0])?.key ?? '';
  const empty = { senderName: '', senderStreet: '', senderTown: '', senderContact: '', reference: '' };
  const given = {
    ...empty,
    purpose,
    board,
    deadline: usualDeadline(purpose, today),
    recipient: '',
    subject: '',
    body: '',
  };
  return recomposed(file, given, locale, today);
}

export type Sent =
  | { fields: Record<string, string[] | undefined> }
  /** `compose`: the text was set up anew. `order`: ready for the press. */
  | { letter: LetterInput; order: LetterOrder | null };

/**
 * What the form asked for: a new text or the print. A deadline must be a working day after today; a print needs a subject
 * and a text. Keeps nothing.
 */
export function sentLetter(file: ReadableFile, sent: FormData, locale: Locale, today: Day): Sent {
  const fields = Object.fromEntries(textFields(sent));
  const read = letterInput.safeParse(fields);
  if (!read.success) return { fields: faults(read.error.issues) };
  const letter = read.data;
  const isPrint = fields['do'] === 'print';
  const wrong = wrongFields(letter, isPrint, today);
  if (Object.keys(wrong).length > 0) return { fields: wrong };
  if (isPrint) return { letter, order: { ...letter, locale, today, number: file.number } };
  return { letter: recomposed(file, letter, locale, today), order: null };
}

function faults(issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string[]> {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ''), [message]]));
}

function wrongFields(letter: LetterInput, isPrint: boolean, today: Day): Record<string, string[]> {
  const wrong: Record<string, string[]> = {};
  if (letter.purpose !== 'arbitration' && letter.deadline !== null) {
    if (letter.deadline <= today) wrong['deadline'] = ['not-later'];
    else if (movedToWorkingDay(letter.deadline, null) !== letter.deadline) wrong['deadline'] = ['not-a-working-day'];
  }
  if (isPrint && !letter.subject) wrong['subject'] = ['required'];
  if (isPrint && !letter.body) wrong['body'] = ['required'];
  return wrong;
}

/** Subject and text anew; the address only where nobody has typed another one. */
function recomposed(file: ReadableFile, letter: LetterInput, locale: Locale, today: Day): LetterInput {
  const on = letter.deadline ?? usualDeadline(letter.purpose, today);
  const address = absolute(paths.case(locale, { number: file.number, title: '' }));
  const composed = composeLetter({ file, purpose: letter.purpose, locale, today, deadline: on, address });
  const t = translator(locale);
  const isOurs = letter.recipient === '' || usualAddresses(file, t).includes(letter.recipient);
  return {
    ...letter,
    ...composed,
    deadline: on,
    recipient: isOurs ? addressFor(file, letter, t) : letter.recipient,
  };
}

function addressFor(file: ReadableFile, { purpose, board }: LetterInput, t: Translate): string {
  if (purpose === 'management') return managementOf(file, t);
  if (purpose !== 'arbitration') return file.company.name;
  return (
    boardsOf(file.company.industry)
      .find(({ key }) => key === board)
      ?.address?.join('\n') ?? ''
  );
}

const managementOf = (file: ReadableFile, t: Translate) => `${file.company.name}\n${t('letter.text.toManagement')}`;

function usualAddresses(file: ReadableFile, t: Translate): string[] {
  const boards = boardsOf(file.company.industry).flatMap(({ address }) => (address ? [address.join('\n')] : []));
  return [file.company.name, managementOf(file, t), ...boards];
}

/** The letter as PDF. `asker`: IP number of who asks. Refuses: too-often (also `press-busy`). */
export async function printLetter(
  situation: Situation,
  order: LetterOrder,
  asker: string,
): Promise<Outcome<Uint8Array>> {
  if (await limited(situation.db, 'print', asker)) return refused('too-often');
  return print({ kind: 'letter', order }, null);
}
