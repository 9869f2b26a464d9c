import { benchEngine } from './engine.ts';
import { benchForecasts } from './forecasts.ts';
import { benchFront } from './front.ts';
import { benchGrowth } from './growth.ts';
import { benchImport } from './import.ts';
import { benchKill } from './kill.ts';
import { benchLog } from './log.ts';
import { benchMails } from './mails.ts';
import { benchPages } from './pages.ts';
import { benchPrivacy } from './privacy.ts';
import { benchRankings } from './rankings.ts';
import { benchRanks } from './ranks.ts';
import { benchRestoring } from './restoring.ts';
import { benchSearch } from './search.ts';
import { benchUpgrade } from './upgrade.ts';
import { benchWrites } from './writes.ts';
import { benchWriting } from './writing.ts';

/** `npm run bench -- NAME`: measurements, each with a floor measured in the same minute, or with what is the most. */
const benches: Record<string, () => Promise<void>> = {
  engine: benchEngine,
  forecasts: benchForecasts,
  front: benchFront,
  growth: benchGrowth,
  import: benchImport,
  kill: benchKill,
  log: benchLog,
  mails: benchMails,
  pages: benchPages,
  privacy: benchPrivacy,
  rankings: benchRankings,
  ranks: benchRanks,
  restoring: benchRestoring,
  search: benchSearch,
  upgrade: benchUpgrade,
  writes: benchWrites,
  writing: benchWriting,
};

const bench = benches[process.argv[2] ?? ''];
if (bench) await bench();
else {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exitCode = 1;
}
