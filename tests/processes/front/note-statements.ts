import { createServer } from 'node:http';
import { ConnectionPool } from '@libsql/client/sqlite3';

// Loaded into the site by a test (node --import): notes every statement that is prepared. Read at the address printed.

const statements = new Set<string>();
const acquire = ConnectionPool.prototype.acquireSync;
const noted = new WeakSet<object>();
ConnectionPool.prototype.acquireSync = function acquireSync(...args) {
  const connection = acquire.apply(this, args);
  if (noted.has(connection)) return connection;
  noted.add(connection);
  const prepare = connection.prepare.bind(connection);
  const noting = (sql: string) => {
    statements.add(sql);
    return prepare(sql);
  };
  Object.defineProperty(connection, 'prepare', { value: noting, configurable: true, writable: true });
  return connection;
};

const server = createServer((_asked, answer) => {
  answer.end(JSON.stringify([...statements]));
  statements.clear();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`noting on http://127.0.0.1:${address.port}/`);
});
server.unref();
