import type { CaseFile } from '#src/features/cases/index.ts';
import { type Act, today } from '#src/lib/act.ts';
import type { Day } from '#src/lib/dates.ts';
import { sentFields } from '#src/lib/forms.ts';
import type { AskedPage } from '#src/lib/page.ts';
import { paths } from '#src/lib/paths.ts';
import { ownCase } from './queries.ts';

/** What a page on an own case needs, or where the person belongs instead. */
export type OpenedCase =
  | { go: string }
  | { refusal: 'signed-out' | 'not-found' | 'not-yours'; file: CaseFile | null; sent: FormData | null }
  | { file: CaseFile & { number: string }; act: Act; today: Day; sent: FormData | null };

/**
 * Opens the case for its author. Who is signed out goes to sign in (and keeps what a form held), who speaks for the
 * company goes to its desk.
 */
export async function openOwnCase(page: AskedPage): Promise<OpenedCase> {
  const { locale } = page.locals;
  const act = await page.locals.act();
  const sent = await sentFields(page.request);
  if (act.actor.userId === null) {
    if (sent) return { refusal: 'signed-out', file: null, sent };
    return { go: paths.signIn(locale, page.url.pathname + page.url.search) };
  }
  const number = page.params['number'] ?? '';
  const opened = /^\d{4}-\d{6}$/.test(number) ? await ownCase(act.db, number, act.actor, today(act)) : null;
  if (!opened) return { refusal: 'not-found', file: null, sent };
  if (opened.standing === 'company') return { go: paths.deskCase(locale, number) };
  if (opened.standing === 'nobody') return { refusal: 'not-yours', file: opened.file, sent };
  return { file: opened.file, act, today: today(act), sent };
}
