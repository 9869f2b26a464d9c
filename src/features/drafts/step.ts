import type { Key } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { type FormState, sentFields } from '#src/lib/forms.ts';
import { parseCount } from '#src/lib/numbers.ts';
import type { AskedPage } from '#src/lib/page.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { type Draft, draftByToken } from './queries.ts';
import { draftCookie } from './token.ts';

/** What every page of the form needs. */
export interface OpenStep {
  situation: Situation;
  today: Day;
  draft: Draft | null;
  /** The fields of this request, null when nothing was sent. */
  sent: FormData | null;
}

/** The draft in the browser's cookie and what was sent. */
export async function openStep(page: AskedPage): Promise<OpenStep> {
  const situation = await page.locals.situation();
  const draft = await draftByToken(situation.db, page.cookies.get(draftCookie())?.value);
  return { situation, today: today(situation), draft, sent: await sentFields(page.request) };
}

/** The word on the button: after a quarrel about versions it says which one is saved, without a draft that a new one begins. */
export function submitWord(form: Pick<FormState, 'error'>, usual: Key): Key {
  if (form.error === 'draft-changed') return 'writing.saveMine';
  return form.error === 'draft-gone' ? 'writing.anew' : usual;
}

/** How many entries were taken over of what was told, on the page that comes after; null on every other visit. */
export function countedTaken(query: URLSearchParams): number | null {
  return query.has('told') ? parseCount(query.get('told') ?? '') : null;
}
