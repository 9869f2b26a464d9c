import type { Database } from '#db/client.ts';
import { emailInput } from '#src/features/accounts/input.ts';
import { askReset, openResets, takeBackReset } from '#src/features/accounts/security/reset.ts';
import { now } from '#src/lib/clock.ts';
import { clean } from '#src/lib/text.ts';
import { longestReason, say, stop, whole } from './said.ts';

/** What an administrator can do for somebody who cannot come in. */
export const accountsUsage = `npm run admin -- second-factor                    who waits for its end
npm run admin -- second-factor reset <email> <how you know who it is>
                                                  for who lost telephone and recovery codes: a day later signing in
                                                  asks for no code; the owner is told at once, and any code stops it
npm run admin -- second-factor keep <email>       takes that back`;

async function list(db: Database) {
  const waiting = await openResets(db);
  for (const { email, endsAt, checked } of waiting) say(`${email}  ends ${endsAt.toISOString()}  ${checked}`);
  if (waiting.length === 0) say('Nobody waits.');
}

async function reset(db: Database, typed: string, words: readonly string[]) {
  const checked = whole('How you know', clean(words.join(' ')), longestReason);
  if (checked === '') stop('Say how you know who it is. It is kept with the account.');
  const outcome = await askReset(db, { email: addressOf(typed), checked, now: now() });
  if (!outcome.ok) {
    stop(outcome.refusal === 'conflict' ? 'It is under way already' : `No account with a second factor at ${typed}`);
  }
  say(`Told by mail. Signing in asks for no code from ${outcome.value.endsAt.toISOString()}, unless one comes before.`);
}

async function keep(db: Database, typed: string) {
  const outcome = await takeBackReset(db, { email: addressOf(typed), now: now() });
  if (!outcome.ok) stop(`Nothing waits for ${typed}`);
  say('Signing in goes on asking for a code.');
}

function addressOf(typed: string): string {
  const email = emailInput.safeParse(typed);
  return email.success ? email.data : stop(`"${typed}" is not an e-mail address`);
}

/** Does a command about accounts. False when it is none. */
export async function runForAccounts(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  if (command !== 'second-factor') return false;
  const [what, email] = args;
  if (what === undefined) await list(db);
  else if (what === 'reset' && email) await reset(db, email, args.slice(2));
  else if (what === 'keep' && email) await keep(db, email);
  else return false;
  return true;
}
