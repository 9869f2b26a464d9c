import { createServer } from 'node:http';

// Loaded into a process (node --import) that is measured: says what it has used so far.

const server = createServer((_asked, answer) => {
  const { user, system } = process.cpuUsage();
  answer.end(JSON.stringify({ cpu: (user + system) / 1000, rss: process.memoryUsage.rss() / 1024 ** 2 }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`using on http://127.0.0.1:${address.port}/`);
});
server.unref();
