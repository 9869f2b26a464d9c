import { actions } from 'astro:actions';
import type { Check } from '#src/features/evidence/lists.ts';
import { inspectionForAuthor, type OwnInspection } from '#src/features/inspection/queries.ts';
import type { Refusing } from '#src/lib/forms.ts';
import type { Situation } from '#src/lib/situation.ts';

type Page = Pick<import('astro').AstroGlobal, 'getActionResult'>;

/** What came of the forms below what an author shows the moderators: done, or why not. */
export function shownActs(page: Page): { isDone: boolean; error: (Refusing & { status: number }) | undefined } {
  const results = [
    actions.inspection.allow,
    actions.inspection.end,
    actions.inspection.remove,
    actions.inspection.say,
  ].flatMap((action) => page.getActionResult(action) ?? []);
  return { isDone: results.some(({ data }) => data !== undefined), error: results.find(({ error }) => error)?.error };
}

/** Where those forms are sent, on a page. */
export function actsOf(here: string) {
  const { allow, end, remove } = actions.inspection;
  const sentTo = (action: string) => (here.includes('?') ? `${here}&${action.slice(1)}` : here + action);
  return { allow: sentTo(`${allow}`), end: sentTo(`${end}`), remove: sentTo(`${remove}`) };
}

/** What an author shows for a check; null where that is not theirs to show. */
export const showing = ({ db, actor, now }: Situation, check: Check): Promise<OwnInspection | null> =>
  inspectionForAuthor(db, actor, check, now);
