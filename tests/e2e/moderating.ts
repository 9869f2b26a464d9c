import type { Database } from '#db/client.ts';
import { secondFactors } from '#db/schema/index.ts';
import { newSecret } from '#src/features/accounts/security/codes.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import type { Person } from '#tests/factories.ts';

/** The session of somebody, as a cookie. */
export async function cookieOf(
  db: Database,
  { userId }: Pick<Person, 'userId'>,
): Promise<{ name: string; value: string }> {
  const begun = await write(db, async (tx) =>
    done(await startSession(tx, { userId, userAgent: 'test', now: new Date() })),
  );
  if (!begun.ok) throw new Error('no session');
  return { name: begun.value.name, value: begun.value.value };
}

/** A running second factor: without one nobody moderates in the browser. */
export async function withFactor(db: Database, { userId }: Pick<Person, 'userId'>): Promise<void> {
  const since = new Date();
  const row = { userId, secret: seal(newSecret()), startedAt: since, since };
  await write(db, async (tx) => done(await tx.insert(secondFactors).values(row)));
}
