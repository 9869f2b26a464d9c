import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded by `--import` into a process under test. Measures there how long its loop was held up, and says at an address of
 * its own the longest time since it was last asked, in milliseconds: `busy`, what the thread worked in one go, and `held`,
 * by the clock, which on a machine with other work counts that too. From outside nobody could tell the two apart.
 */
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let busy = 0;
let before = process.threadCpuUsage();
setInterval(() => {
  const spent = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  busy = Math.max(busy, (spent.user + spent.system) / 1000);
}, 5).unref();

const server = createServer((_req, res) => {
  const said = { busy, held: delay.max / 1e6 };
  delay.reset();
  busy = 0;
  res.end(JSON.stringify(said));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`watching on http://127.0.0.1:${address.port}/\n`);
});
server.unref();
