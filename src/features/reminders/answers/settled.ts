import type { CaseFile } from '#src/features/case-file/index.ts';
import { isRunning } from '#src/features/cases/rules.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { settledDays } from '../rules.ts';

/**
 * The last reply of a running case, where it reports that both sides settled and its author has said neither that it is so, which is
 * to close the case, nor that it is not. Null before it is old enough to ask again.
 */
export function settlementAsked(
  file: Pick<CaseFile, 'thread' | 'state'>,
  today: Day,
): { replyId: string; on: Day } | null {
  const last = file.thread.findLast(({ kind }) => kind === 'reply');
  if (last?.intent !== 'settlement' || last.verdict?.content === 'no' || !isRunning(file.state)) return null;
  const on = dayOf(last.publishedAt);
  return today >= addDays(on, settledDays) ? { replyId: last.id, on } : null;
}
