import { killer } from '#tests/processes/kill.ts';
import { killRounds } from '#tests/processes/kill-rounds.ts';
import { testSecret } from '#tests/secret.ts';

const rounds = Number(process.argv[3] ?? 1000);

/**
 * Kills with -9 the site and what sends its mails, while people use its forms, a thousand times or as often as is said: nothing lost,
 * nothing twice.
 */
export async function benchKill(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  const began = performance.now();
  const { lost, twice, refused, ...counts } = await killRounds(rounds, killer(300));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.table({ ...counts, lost: lost.length, twice: twice.length, refused: refused.length, seconds });
  for (const fault of [...lost, ...twice, ...refused]) process.stdout.write(`${fault}\n`);
  if (lost.length + twice.length + refused.length > 0) process.exitCode = 1;
}
