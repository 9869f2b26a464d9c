import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/index.ts';
import {
  endOtherSessions,
  endSession,
  resetPassword,
  signIn,
  signInByLink,
  signOut,
} from '#src/features/accounts/commands.ts';
import { requestReset } from '#src/features/accounts/letters.ts';
import { createLink } from '#src/features/accounts/links.ts';
import { changePassword } from '#src/features/accounts/security/password.ts';
import { chooseMails, stopMails } from '#src/features/notifications/preferences/commands.ts';
import { stopToken } from '#src/features/notifications/stop.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import type { LinkPurpose } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { momentOn, situationOfVisitor, today } from '#tests/factories.ts';
import { changesTheAccount } from '../../accounts/changing.ts';
import { must } from '../../drafts/writing.ts';

export const email = 'hanna@hausrat.example';
export const from = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 Firefox/140.0', device: null };

export async function aLink(db: Database, purpose: LinkPurpose, subjectId: string | null = null): Promise<string> {
  const link = { purpose, email, subjectId, now: momentOn(today), validMinutes: 60 };
  return must(await write(db, async (tx) => done(await createLink(tx, link))));
}

/** Everything that can be done with a draft, by a visitor; the number of the case that it became. */

/** Enters in each way, changes the account, and chooses its mails. */
export async function comesAndGoes(db: Database, situation: Situation): Promise<void> {
  const password = 'ein ganzer Satz ist gut';
  const entering = situationOfVisitor(db);
  must(await requestReset(situation, { email, ip: from.ip }));
  must(await signInByLink(entering, { token: await aLink(db, 'sign-in'), password: null, from }));
  must(await resetPassword(entering, { token: await aLink(db, 'reset-password'), password, from }));
  for (let times = 0; times < 3; times += 1) must(await signIn(entering, { email, password, returnTo: null, from }));
  const [first, second] = await db.select().from(sessions);
  must(await endSession(situation, { sessionId: first?.id ?? '' }));
  must(await endOtherSessions(situation, { sessionId: second?.id ?? '' }));
  must(
    await changePassword(situation, { current: password, password: `${password} neu`, sessionId: second?.id ?? '' }),
  );
  await changesTheAccount(db, situation, `${password} neu`);
  must(await signOut(situation, { sessionId: second?.id ?? '' }));
  must(await chooseMails(situation, [['answers', 'digest']]));
  const token = stopToken({ userId: situation.actor.userId ?? '', topic: 'answers', to: 'neu@hausrat.example' });
  must(await stopMails(entering, { token }));
}
