import { parseArgs } from 'node:util';
import { recompute } from '#src/features/open-data/recompute.ts';

/** `npm run recompute -- --dataset DIR`: every published figure once more, from the files of a data set alone. */
const { values } = parseArgs({ options: { dataset: { type: 'string' } }, strict: false });

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

/** Ends with a message and a status that scripts can see. */
function stop(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

if (typeof values.dataset !== 'string') stop('npm run recompute -- --dataset DIR');
try {
  const { manifest, findings, ...many } = await recompute(values.dataset);
  say(`Data set of ${manifest.asOf}, method ${manifest.method}: ${many.cases} cases, ${many.companies} companies`);
  say(
    `Compared ${many.rankings} rankings, ${many.profiles} profiles and ${many.forecasts} forecasts, ${findings.figures} figures:`,
  );
  say(`  ${findings.exact} the same to the last digit`);
  const near = findings.figures - findings.exact - findings.faults;
  if (near > 0)
    say(`  ${near} the same to 12 digits (largest relative difference ${findings.largest.toExponential(1)})`);
  if (findings.faults > 0) {
    for (const words of findings.told) say(`  DIFFERENT  ${words}`);
    const untold = findings.faults - findings.told.length;
    stop(`${findings.faults} differences${untold > 0 ? `, ${untold} of them not listed` : ''}`);
  }
  say('Every published figure follows from the cases.');
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
