import { chanceFrom, tellIn, worlds } from '#tests/features/forecasts/worlds.ts';

/** Industries invented for each line. */
const rounds = 300;
const seed = 20_261_130;
/** Of a hundred forecasts that are told, in so many the true share must lie in the interval. */
const goal = 90;

/** Invents industries of which the truth is known: how often the interval of a forecast that is told holds the true share. */
export function benchForecasts(): Promise<void> {
  say(`${rounds} industries of 9 companies a line, seed ${seed}`);
  say(`${''.padEnd(34)}told of 100   held of 100   width   told − true   any kind held`);
  let lowest = 100;
  for (const world of worlds) {
    const { all, told, held, bias, width, companies } = tellIn(world, rounds, chanceFrom(seed));
    const [kinds, any] = [(100 * held) / told, (100 * companies.held) / companies.told];
    lowest = Math.min(lowest, kinds, any);
    const figures = [(100 * told) / all, kinds, (100 * width) / told, (100 * bias) / told, any];
    say(world.name.padEnd(34) + figures.map((figure) => figure.toFixed(1).padStart(11)).join('   '));
  }
  say(`goal: ${goal} of 100 held; lowest ${lowest.toFixed(1)} ${lowest >= goal ? 'reached' : 'MISSED'}`);
  return Promise.resolve();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
