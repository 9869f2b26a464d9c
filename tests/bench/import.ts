import { readStory } from '#src/features/import/rules.ts';
import { ownCpuOf } from '#tests/cpu.ts';
import { f1, f1OfRight, type Score, scoresOf, share } from '#tests/features/import/scores.ts';
import { type Marked, markedStories } from '#tests/features/import/stories.ts';

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
const correct = ({ right, marked }: Score) => share(right, marked);

/** How well stories are read whose failures nobody looks at, beside those by which the rules were made, and how fast. */
export async function benchImport(): Promise<void> {
  const stories = markedStories();
  const [heldOut, open] = [stories.filter((one) => one.isHeldOut), stories.filter((one) => !one.isHeldOut)];
  const [unseen, seen] = [scoresOf(heldOut), scoresOf(open)];
  const row = (what: string, of: (scores: typeof seen) => number, wanted = '') =>
    process.stdout.write(
      `${what.padEnd(26)}${percent(of(unseen)).padStart(8)}${percent(of(seen)).padStart(10)}  ${wanted}\n`,
    );
  process.stdout.write(
    `${heldOut.length} stories held out, ${open.length} open; ${unseen.dates.marked} and ${seen.dates.marked} dates\n${' '.repeat(26)}held out      open\n`,
  );
  row('dates, F1', ({ dates }) => f1(dates), 'at least 90 %');
  row('dates, exactly right', ({ dates }) => correct(dates), 'at least 85 %');
  row('dates, false', ({ dates }) => share(dates.extra, dates.found + dates.extra), 'at most 3 %');
  row('channel', ({ channels }) => correct(channels), 'at least 85 %');
  row('direction', ({ directions }) => correct(directions), 'at least 85 %');
  row('promises, F1', ({ promises }) => f1(promises), 'at least 80 %');
  row('promises with their day, F1', ({ promises }) => f1OfRight(promises));
  row('entries, F1', ({ entries }) => f1(entries));
  row('minutes waited', ({ waits }) => correct(waits));
  row('hand-overs', ({ handOvers }) => correct(handOvers));
  row('money spent', ({ money }) => correct(money));
  process.stdout.write(`3,000 words               ${(await cpuOfWords(open)).toFixed(1)} ms CPU, at most 50\n`);
}

/** CPU of reading 3,000 words, the median of some times. */
export async function cpuOfWords(stories: readonly Marked[]): Promise<number> {
  const words = stories
    .filter(({ language }) => language === 'de')
    .map(({ text }) => text)
    .join('\n\n')
    .split(' ')
    .slice(0, 3000)
    .join(' ');
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1)
    times.push(await ownCpuOf(() => readStory(words, { today: '2026-11-25' })));
  return times.toSorted((a, b) => a - b)[4] ?? Number.POSITIVE_INFINITY;
}
