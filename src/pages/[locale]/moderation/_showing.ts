import { actions } from 'astro:actions';
import type { Check } from '#src/features/evidence/lists.ts';
import { examinationOfQuestion } from '#src/features/inspection/find.ts';
import { checkText } from '#src/features/inspection/rules.ts';
import type { Refusing } from '#src/lib/forms.ts';
import { paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';

type Page = Pick<import('astro').AstroGlobal, 'getActionResult'>;

/** After a file was opened: where it is seen; or why it could not be. */
export function opening(
  page: Page,
  locale: Locale,
): { go: string | null; error: (Refusing & { status: number }) | undefined } {
  const result = page.getActionResult(actions.inspection.open);
  return {
    go: result?.data ? paths.shownFile(locale, checkText(result.data.check), result.data.id) : null,
    error: result?.error,
  };
}

/** The page of the desk on which a check is decided. */
export async function checkHref(
  db: Parameters<typeof examinationOfQuestion>[0],
  locale: Locale,
  { kind, id }: Check,
): Promise<string> {
  if (kind === 'challenge') return paths.decideChallenge(locale, id);
  if (kind === 'pressure') return paths.pressureReport(locale, id);
  if (kind === 'appeal') return paths.appeal(locale, id);
  const examination = await examinationOfQuestion(db, id);
  return examination === null ? paths.moderation(locale) : paths.examination(locale, examination);
}
