import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded by `--import` into a process under test. Measures there how long its loop was held up, and says at an address of
 * its own the longest time since it was last asked, in milliseconds. From outside nobody could tell a process that stands
 * still from a machine that is busy.
 */
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const server = createServer((_req, res) => {
  const longest = delay.max / 1e6;
  delay.reset();
  res.end(String(longest));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`watching on http://127.0.0.1:${address.port}/\n`);
});
server.unref();
