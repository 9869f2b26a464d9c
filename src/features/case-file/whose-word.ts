import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import { fullDay } from '#src/i18n/formats.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { CaseFile } from './queries.ts';

// Whose word a promise is, and who says what became of it.

/**
 * Who says that a promise was kept, where it is the company, and what the author says to that; who says that it was broken.
 * Null where the author says that it was kept, and where nobody says anything.
 */
export function reportInWords(
  t: Translate,
  locale: Locale,
  {
    keptOn,
    brokenOn,
    reportedKeptOn,
    reportedFileAt,
  }: Pick<CasePromise, 'keptOn' | 'brokenOn' | 'reportedKeptOn' | 'reportedFileAt'>,
  { company, author }: { company: string; author: string },
): string | null {
  if (keptOn !== null) return null;
  if (reportedKeptOn === null) return brokenOn === null ? null : t('case.promise.brokenBy', { author });
  const said = brokenOn === null ? 'case.promise.reportedBy' : 'case.promise.disputedBy';
  const words = t(said, { company, author, day: fullDay(locale, reportedKeptOn) });
  return reportedFileAt === null ? words : `${words} ${t('case.promise.withFile', { author })}`;
}

/** Who promised it, where that was not the company, or nobody knows that it was. */
export function makerOf(
  { entryId, replyId }: Pick<CasePromise, 'entryId' | 'replyId'>,
  file: Pick<CaseFile, 'entries' | 'thread'>,
): string | null {
  const stranger = file.thread.find(
    ({ id, signer }) => id === replyId && (signer === 'checking' || signer === 'refused'),
  );
  return stranger?.signedName ?? (file.entries.find(({ id }) => id === entryId)?.thirdParty || null);
}

/** The same in words, and that it counts for nobody; null for a promise of the company. */
export function makerInWords(
  t: Translate,
  promise: Pick<CasePromise, 'entryId' | 'replyId'>,
  file: Pick<CaseFile, 'entries' | 'thread' | 'company'>,
): string | null {
  const name = makerOf(promise, file);
  return name ? t('case.promise.ofOther', { name, company: file.company.name }) : null;
}
