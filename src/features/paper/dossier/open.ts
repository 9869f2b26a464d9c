import { caseFile, numberOf } from '#src/features/case-file/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { AskedPage } from '#src/lib/page.ts';
import { type Locale, today as todayOf } from '#src/lib/situation.ts';
import { isReadable, type ReadableFile } from './content.ts';

/** A case whose texts may be handed out, or what its address answers instead. */
export type OpenedFile = { go: string } | { missing: 404 | 410 } | { file: ReadableFile; today: Day };

/**
 * Opens the case of an address below `/cases/…` for everybody. A wrong title part leads to the right address; an unknown
 * case is missing, a withdrawn or removed one is gone.
 */
export async function openPublicFile(
  page: AskedPage,
  address: (locale: Locale, of: { number: string; title: string }) => string,
): Promise<OpenedFile> {
  const { locale, visit } = page.locals;
  const today = todayOf(visit);
  const number = numberOf(page.params['case']);
  const file = number === null ? null : await caseFile(visit.db, { number }, today);
  if (!file) return { missing: 404 };
  if (!isReadable(file)) return { missing: 410 };
  page.locals.shows(file.company.id, file.number ?? undefined);
  const here = address(locale, file);
  return page.url.pathname === here ? { file, today } : { go: here + page.url.search };
}
