import type { Transaction } from '#db/client.ts';
import { type AccountChange, queueMail } from '#src/features/notifications/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { contactOf } from './users.ts';

/**
 * Tells a person what was changed about how they come in, in the transaction of the change: whoever it was, the owner
 * knows. `at`: when it changes, if not now.
 */
export async function tellOwner(
  tx: Transaction,
  { now }: Pick<Situation, 'now'>,
  userId: string,
  what: AccountChange,
  at: Date = now,
): Promise<void> {
  const owner = await contactOf(tx, userId);
  if (!owner) return;
  const { locale } = owner;
  await queueMail(tx, {
    mail: {
      kind: 'account-changed',
      what,
      at,
      url: absolute(what === 'closed' ? paths.imprint(locale) : paths.forgot(locale)),
    },
    to: owner.email,
    locale,
    dedupeKey: `account-changed:${newId()}`,
    now,
  });
}
