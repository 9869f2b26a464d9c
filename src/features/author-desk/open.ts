import type { CaseFile } from '#src/features/case-file/index.ts';
import { type CaseAction, isTimeTo } from '#src/features/cases/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { sentFields } from '#src/lib/forms.ts';
import type { AskedPage } from '#src/lib/page.ts';
import { paths } from '#src/lib/paths.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { ownCase } from './queries.ts';

/** A case for its author. */
export interface OwnCase {
  file: CaseFile & { number: string };
  situation: Situation;
  today: Day;
}

/** Why there is none; `file`: what is public of a case that is somebody else's. */
export interface RefusedCase {
  why: 'signed-out' | 'not-found' | 'not-yours';
  file: CaseFile | null;
}

/** What a page on an own case needs, or where the person belongs instead. */
export type OpenedCase =
  | { go: string }
  | ({ number: string; sent: FormData | null } & (
      | { own: OwnCase; refusal: null }
      | { own: null; refusal: RefusedCase }
    ));

const statusOf = { 'signed-out': 401, 'not-yours': 403, 'not-found': 404 } as const;

/**
 * Opens the case for its author. Who is signed out goes to sign in (and keeps what a form held), who speaks for the
 * company goes to its desk, and who comes when it is not time for any of `actions` goes to the case itself. A refusal
 * sets the status of the page.
 */
export async function openOwnCase(
  page: AskedPage & { response?: { status?: number } },
  actions: readonly CaseAction[] = [],
): Promise<OpenedCase> {
  const { locale } = page.locals;
  const situation = await page.locals.situation();
  const sent = await sentFields(page.request);
  const number = /^\d{4}-\d{6}$/.exec(page.params['number'] ?? '')?.[0] ?? '';
  const refuse = (why: RefusedCase['why'], file: CaseFile | null = null): OpenedCase => {
    if (page.response) page.response.status = statusOf[why];
    return { number, sent, own: null, refusal: { why, file } };
  };
  if (situation.actor.userId === null) {
    return sent ? refuse('signed-out') : { go: paths.signIn(locale, page.url.pathname + page.url.search) };
  }
  const opened = number ? await ownCase(situation.db, number, situation.actor, today(situation)) : null;
  if (!opened) return refuse('not-found');
  const { file, standing } = opened;
  if (standing === 'company') return { go: paths.deskCase(locale, number) };
  if (standing === 'nobody') return refuse('not-yours', file);
  const isTime = actions.length === 0 || actions.some((action) => isTimeTo(action, file.state));
  return isTime
    ? { number, sent, own: { file, situation, today: today(situation) }, refusal: null }
    : { go: paths.ownCase(locale, number) };
}
