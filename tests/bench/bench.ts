import { benchPages } from './pages.ts';
import { benchPrivacy } from './privacy.ts';
import { benchRankings } from './rankings.ts';

/** `npm run bench -- NAME`: measurements; those of time each with a floor measured in the same minute. */
const benches: Record<string, () => Promise<void>> = {
  pages: benchPages,
  privacy: benchPrivacy,
  rankings: benchRankings,
};

const bench = benches[process.argv[2] ?? ''];
if (bench) await bench();
else {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exitCode = 1;
}
