import type { AskedPage } from '#src/lib/page.ts';
import { paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { accountOf } from '../queries.ts';
import { readSession } from '../sessions.ts';
import { unproved } from './proof.ts';

type Opened = { go: string } | { situation: Situation; userId: string; email: string };

/**
 * For a page on which something dangerous can be done: whose it is, or where to go first, to sign in or to show once more
 * that it is them. `here`: its own address.
 */
export async function openDangerous(page: AskedPage, here: string): Promise<Opened> {
  const situation = await page.locals.situation();
  const { locale, now, actor } = situation;
  const account = actor.userId === null ? null : await accountOf(situation.db, actor.userId);
  if (actor.userId === null || account === null) return { go: paths.signIn(locale, here) };
  const session = await readSession(situation.db, page.request.headers.get('cookie'), now);
  const asker = { userId: actor.userId, sessionId: session?.sessionId ?? '', now };
  if (await unproved(situation.db, asker)) return { go: paths.prove(locale, here) };
  return { situation, userId: actor.userId, email: account.email };
}
