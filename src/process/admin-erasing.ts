import type { Database } from '#db/client.ts';
import { emailInput } from '#src/features/accounts/input.ts';
import { eraseAccountAt } from '#src/features/rights/commands.ts';
import { erasuresFile, readErasures, replayErasures } from '#src/features/rights/erasures.ts';
import { wipeCaseNow } from '#src/features/rights/wiping.ts';
import { now } from '#src/lib/clock.ts';
import { say, stop } from './said.ts';

/** How people and words are erased; a part of the help. */
export const erasingUsage = `npm run admin -- erase-account <email> keep-cases|withdraw-cases
                                                  erases a person who asked for it in writing, as they can themselves
npm run admin -- erase-case <number>              deletes the words of a case that was withdrawn or removed, at once
npm run admin -- replay-erasures [file]           after a backup was put back: erases once more what the list names (the worker
                                                  does so at its start with the list beside the database)`;

const choices = { 'keep-cases': 'keep', 'withdraw-cases': 'withdraw' } as const;

async function eraseAccount(db: Database, typed: string, cases: 'keep' | 'withdraw') {
  const email = emailInput.safeParse(typed);
  if (!email.success) stop(`"${typed}" is not an e-mail address`);
  const outcome = await eraseAccountAt(db, { email: email.data, cases, now: now() });
  if (!outcome.ok) stop(`Nobody has an account at ${email.data}`);
  say(`Erased. Their cases ${cases === 'keep' ? 'stay without their name' : 'are withdrawn, their words deleted'}.`);
}

async function eraseCase(db: Database, number: string) {
  const outcome = await wipeCaseNow(db, number, now());
  if (!outcome.ok) stop(`Case ${number} has not ended: withdrawn by its author or removed, it can be erased`);
  say(`The words of case ${number} are deleted. Its tombstone stays.`);
}

/** Takes out of a copy what left the database since, by the lines of the list. */
export async function replay(db: Database, lines: readonly string[]) {
  const { accounts, cases, words, toDecide } = await replayErasures(db, lines, now());
  say(
    `Erased again: ${accounts} accounts. Withdrawn again: ${cases} cases. Decided or taken out again: ${words} times.`,
  );
  for (const number of toDecide) say(`About ${number} was decided what this database does not know: decide again.`);
}

async function replayFile(db: Database, file: string) {
  const lines = await readErasures(file);
  if (lines.length === 0) stop(`${file} names nothing`);
  await replay(db, lines);
}

/** Does a command that erases. False when it is none. */
export async function runForErasing(db: Database, [command, first, second]: readonly string[]): Promise<boolean> {
  if (command === 'erase-account' && first && (second === 'keep-cases' || second === 'withdraw-cases')) {
    await eraseAccount(db, first, choices[second]);
  } else if (command === 'erase-case' && first) await eraseCase(db, first);
  else if (command === 'replay-erasures') await replayFile(db, first ?? erasuresFile(process.env));
  else return false;
  return true;
}
