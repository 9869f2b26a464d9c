import { createClient } from '@libsql/client';

/** How long the slowest read and the slowest write waited since the last question, in milliseconds. */
export interface Stall {
  read: number;
  write: number;
}

// As the old process does, a process as it is one: it reads cases and writes one now and then, on a connection of its own, until it is ended.
const [file = '', cases = ''] = process.argv.slice(2);
const client = createClient({ url: `file:${file}`, timeout: 60_000 });
let longest: Stall = { read: 0, write: 0 };
let next = 0;

async function wait(what: keyof Stall, statement: string): Promise<void> {
  next = (next + 7919) % Number(cases);
  const began = performance.now();
  await client.execute({ sql: statement, args: [`case-${next + 1}`] });
  longest[what] = Math.max(longest[what], Math.round(performance.now() - began));
}

const working = [
  setInterval(() => wait('read', 'select status, ball from cases where id = ?'), 5),
  setInterval(() => wait('write', 'update cases set ball = ball where id = ?'), 20),
];
process.on('message', (asked) => {
  process.send?.(longest);
  longest = { read: 0, write: 0 };
  if (asked !== 'end') return;
  for (const timer of working) clearInterval(timer);
  client.close();
  process.disconnect();
});
