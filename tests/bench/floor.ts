import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// The floor: the same bytes from a bare node:http server, which asks nobody anything.
const bytes = readFileSync(process.argv[2] ?? '');
const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.length }).end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`floor on http://127.0.0.1:${address.port}/\n`);
});
