import type { Translate } from '#src/i18n/index.ts';
import { sheetLine, sheetNumber, sheetStart } from '#src/lib/sheet.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { ExportedCase } from './rows.ts';

type Pieces = AsyncIterable<ExportedCase[]>;

const columns = [
  'number',
  'title',
  'stamp',
  'ball',
  'publishedOn',
  'replyDueOn',
  'overdueDays',
  'readOn',
  'firstReplyOn',
  'firstAnswerOn',
  'promiseDueOn',
  'movedOn',
  'closedOn',
  'url',
] as const;

/** The table for people, in the words and with the separators of a language. */
export async function* csvOf(
  pieces: Pieces,
  { t, locale, withNotes }: { t: Translate; locale: Locale; withNotes: boolean },
): AsyncGenerator<string> {
  const notes = withNotes ? [t('integrations.columns.notes')] : [];
  yield sheetStart + sheetLine([...columns.map((column) => t(`integrations.columns.${column}`)), ...notes], locale);
  for await (const piece of pieces) {
    yield piece
      .map((row) => {
        const own = withNotes ? [(row.notes ?? []).map(({ by, text }) => `${by}: ${text}`).join('\n\n')] : [];
        return sheetLine([...columns.map((column) => cell(row, column, { t, locale })), ...own], locale);
      })
      .join('');
  }
}

function cell(row: ExportedCase, column: (typeof columns)[number], { t, locale }: { t: Translate; locale: Locale }) {
  if (column === 'stamp') return t(`case.stamp.${row.stamp}`);
  if (column === 'ball') return t(`integrations.ball.${row.ball}`);
  if (column === 'overdueDays') return sheetNumber(row.overdueDays, locale);
  return row[column] ?? '';
}

/** The same for programs: one object, whose `cases` come while it is sent. */
export async function* jsonOf(pieces: Pieces, head: Record<string, unknown>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"cases":[`;
  let isFirst = true;
  for await (const piece of pieces) {
    if (piece.length === 0) continue;
    yield (isFirst ? '' : ',') + piece.map((row) => JSON.stringify(row)).join(',');
    isFirst = false;
  }
  yield ']}\n';
}

/** An answer that is sent while it is made, and stops being made when nobody reads it any more. */
export function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
