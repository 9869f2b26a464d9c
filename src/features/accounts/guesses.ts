import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { fairPlaces } from '#src/lib/fair.ts';
import { countDown, counted, countUp } from '#src/lib/limits.ts';
import { networksOf } from '#src/lib/networks.ts';
import { type Refused, refused } from '#src/lib/outcome.ts';

/**
 * Whoever guesses passwords is slowed down, never shut out: a right password always passes, so that nobody's failures keep
 * somebody else from their account. What is counted are failures, by who made them.
 */
const duration = 3600;
/** So many failures cost nothing; each one more doubles the wait. */
const free = { pair: 10, network: 60, wide: 240, device: 10, session: 10 } as const;
/** Seconds. From one network at most a hundred guesses an hour at one account (OWASP ASVS 2.2.1). */
const longestWait = 45;

/** One waits and one stands behind it: who sends more than that waits for no answer. */
const line = fairPlaces({ atOnce: 500, each: 1, mostWaiting: 500, eachWaiting: 1 });

/** Whose failures count: each by its kind and a key. */
export type Guesser = readonly (readonly [kind: keyof typeof free, key: string])[];

/**
 * Somebody who signs in. `device`: mark of a browser that has signed in to this account before (known-device.ts); then only
 * its own failures count, until they are too many.
 */
export async function guesserOf(
  db: Database,
  { email, ip, device }: { email: string; ip: string; device: string | null },
): Promise<Guesser> {
  if (device !== null && (await counted(db, 'device', limitOf('device'), device)) < free.device) {
    return [['device', device]];
  }
  const { near, wide } = networksOf(ip);
  const networks = [
    ['pair', `${email} ${near}`],
    ['network', near],
  ] as const;
  return wide === null ? networks : [...networks, ['wide', wide]];
}

/**
 * Compares, after the wait that earlier failures cost. `slow`: wrong once more after too many, or so many attempts at once
 * that nobody waits for them.
 */
export async function guessed<T>(
  db: Database,
  guesser: Guesser,
  compare: () => Promise<T | null>,
): Promise<{ right: T } | { wrong: 'wrong' | 'slow' }> {
  // Counted before it is known to be wrong: of a thousand sent at once, each is one more.
  const seconds = await attempted(db, guesser);
  const leave = seconds === 0 ? () => undefined : await line.enter(placeOf(guesser));
  if (leave === null) return { wrong: 'slow' };
  try {
    await pause(seconds * 1000);
    const right = await compare();
    if (right === null) return { wrong: seconds === 0 ? 'wrong' : 'slow' };
    for (const [kind, key] of guesser) await countDown(db, kind, limitOf(kind), key);
    return { right };
  } finally {
    leave();
  }
}

/** Seconds that this attempt has to wait. */
async function attempted(db: Database, guesser: Guesser): Promise<number> {
  const overs: number[] = [];
  for (const [kind, key] of guesser) overs.push((await countUp(db, kind, limitOf(kind), key)) - free[kind] - 1);
  const over = Math.max(...overs);
  return over < 0 ? 0 : Math.min(2 ** over, longestWait);
}

/** Whose line it is: the network's where there is one. */
function placeOf(guesser: Guesser): string {
  const [kind, key] = guesser.find(([name]) => name === 'network') ?? guesser[0] ?? ['session', ''];
  return `${kind} ${key}`;
}

const limitOf = (kind: keyof typeof free) => ({ points: free[kind], duration });

/** What a wrong guess is answered: after too many that it was too often, and not whether this one was nearer. */
export const wrongGuess = (how: 'wrong' | 'slow', wrong: Refused): Refused =>
  how === 'wrong' ? wrong : refused('too-often', { reason: 'too-many-sign-ins' });
