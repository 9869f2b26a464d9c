import { killer } from '#tests/processes/kill.ts';
import { type Killed, killRounds } from '#tests/processes/kill-rounds.ts';
import { testSecret } from '#tests/secret.ts';

const rounds = Number(process.argv[3] ?? 1000);
/** Of one database: what they left is looked through and said after each of these, so that a bench that is ended early has said something. */
const atOnce = 100;

/**
 * Kills with -9 the site and what sends its mails, while people use its forms, a thousand times or as often as is said: nothing lost,
 * nothing twice.
 */
export async function benchKill(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  for (let done = 0; done < rounds; done += atOnce) {
    const began = performance.now();
    say(done, await killRounds(Math.min(atOnce, rounds - done), killer(300)), began);
  }
}

function say(done: number, { lost, twice, refused, ...counts }: Killed, began: number) {
  const faults = [...lost, ...twice, ...refused];
  const [from, to, seconds] = [done + 1, done + counts.rounds, Math.round((performance.now() - began) / 1000)];
  const found = `lost ${lost.length}, twice ${twice.length}, refused ${refused.length}`;
  const { promised, published, mails } = counts;
  process.stdout.write(
    `${from}–${to}: ${promised} promised, ${published} published, ${mails} mails; ${found}; ${seconds} s\n`,
  );
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
