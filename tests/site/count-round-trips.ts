import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage } from 'node:http';

// Loaded into the site by tests (node --import): counts what each request asks of the database.
// A request names itself by the header `x-test-request`; its count is read at the address printed.

const counts = new Map<string, number>();
const request = new AsyncLocalStorage<string | undefined>();

function isStart(message: unknown): message is { request: IncomingMessage } {
  return typeof message === 'object' && message !== null && 'request' in message;
}

subscribe('http.server.request.start', (message) => {
  if (!isStart(message)) return;
  const name = message.request.headers['x-test-request']?.toString();
  request.enterWith(name);
  if (name) counts.set(name, 0);
});

subscribe('aktenkundig.round-trip', () => {
  const name = request.getStore();
  if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
});

const server = createServer((asked, answer) => {
  answer.end(String(counts.get(asked.url?.slice(1) ?? '') ?? 'unknown'));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`counting on http://127.0.0.1:${address.port}/`);
});
server.unref();
