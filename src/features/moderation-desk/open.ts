import { isAppointed } from '#src/features/accounts/index.ts';
import type { AskedPage } from '#src/lib/page.ts';
import { paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';

type Opened = { go: string } | { situation: Situation };

/**
 * For a page of the moderators: who looks, or where to go first. Whoever was appointed and signs in with a password alone
 * is led to the second factor; whoever was not appointed is not told that there is a page.
 */
export async function openModeration(page: AskedPage): Promise<Opened> {
  const situation = await page.locals.situation();
  const { actor, db, locale } = situation;
  if (actor.userId === null) return { go: paths.signIn(locale, page.url.pathname) };
  if (actor.isModerator) return { situation };
  return { go: (await isAppointed(db, actor.userId)) ? paths.secondFactor(locale) : paths.account(locale) };
}
