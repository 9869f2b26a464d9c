import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { look, type Witness } from '#src/features/log/witness.ts';
import { say, stop } from '#src/process/said.ts';

/** `npm run witness -- URL`: looks at the log of a site from outside and keeps what it saw. Exit code 2: a fork; 3: a new head that nothing proves; 4: a log that stands still while the site goes on. */
const usage = `npm run witness -- <address of the site> [--folder <folder>] [--name <name>] [--every <minutes>]
looks at the public log, checks that it continues what was seen before, and cosigns it; with --every again and again`;

const { values, positionals } = parseArgs({
  options: { folder: { type: 'string' }, name: { type: 'string' }, every: { type: 'string' } },
  allowPositionals: true,
  strict: false,
});

function witnessOf(address: string | undefined): Witness {
  if (address === undefined || !URL.canParse(address)) stop(usage);
  const site = new URL(address);
  const { folder = `witness-${site.host.replace(':', '-')}`, name = 'witness' } = values;
  if (typeof folder !== 'string' || typeof name !== 'string' || !/^[^\s+]+$/.test(name)) stop(usage);
  return { site, folder, name };
}

/** Whether the log was there and is one. */
async function lookOnce(witness: Witness): Promise<boolean> {
  const found = await look(witness, new Date());
  if (found.seen === 'unreachable') {
    say(`${witness.site.host} could not be asked: ${found.reason}`);
    return false;
  }
  if (found.seen === 'fork') {
    process.stderr.write(`FORK: ${witness.site.host} tells another story than before: ${found.reason}.\n`);
    process.stderr.write(`Seen before:\n${found.before}\nNow:\n${found.now}\nBoth are kept in ${witness.folder}.\n`);
    process.exit(2);
  }
  if (found.seen === 'frozen') {
    process.stderr.write(`FROZEN: the log of ${witness.site.host} stands still: ${found.reason}.\n`);
    process.stderr.write(`Seen before:\n${found.before}\nNow, not cosigned:\n${found.now}\n`);
    process.exit(4);
  }
  if (found.seen === 'unproven') {
    if (!found.isLoud) {
      say(
        `${witness.site.host} shows a new head and not what proves it (${found.reason}): look ${found.looks}, not cosigned.`,
      );
      return false;
    }
    process.stderr.write(
      `NOT PROVEN: ${witness.site.host} cannot prove that it continues what was seen: ${found.reason}.\n`,
    );
    process.stderr.write(`In ${found.looks} looks. Seen before:\n${found.before}\nNow, not cosigned:\n${found.now}\n`);
    process.exit(3);
  }
  say(`${new Date().toISOString()}  ${found.size} leaves (${found.before} before), cosigned.`);
  return true;
}

const witness = witnessOf(positionals[0]);
const minutes = values.every === undefined ? null : Number(values.every);
if (minutes !== null && !(minutes > 0)) stop(usage);
let wasSeen = await lookOnce(witness);
while (minutes !== null) {
  await pause(minutes * 60_000);
  wasSeen = await lookOnce(witness);
}
if (!wasSeen) process.exitCode = 1;
