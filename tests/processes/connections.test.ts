import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { boundConnections } from '#src/process/door/connections.ts';

const halfForm = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\na';
const opened: Socket[] = [];
const server = createServer((req, res) => void req.on('end', () => res.end('here')).resume());
boundConnections(server, { most: 6, each: 4 });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const bound = server.address();
const port = typeof bound === 'object' && bound ? bound.port : 0;

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  await expect.poll(() => new Promise((count) => server.getConnections((_, open) => count(open)))).toBe(0);
});

/** A connection that the server has taken, or closed already. */
async function from(localAddress: string, words = ''): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  opened.push(socket);
  socket.on('error', () => undefined);
  const taken = once(server, 'connection');
  await Promise.all([once(socket, 'connect'), taken]);
  if (words) {
    const heard = once(server, 'request');
    socket.write(words);
    await heard;
  }
  return socket;
}

async function isAnswered(socket: Socket): Promise<boolean> {
  let answer = '';
  socket.on('data', (data: Buffer) => {
    answer += data.toString();
  });
  socket.end('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  if (!socket.destroyed) await once(socket, 'close');
  return answer.endsWith('here');
}

test('who has just come and not asked yet is not closed for one more of many who sent half a form', async () => {
  const first = await from('127.0.0.2', halfForm);
  for (const _ of [2, 3, 4]) await from('127.0.0.2', halfForm);
  await from('127.0.0.3', halfForm);
  const honest = await from('127.0.0.9');

  await from('127.0.0.3');

  expect(await isAnswered(honest)).toBe(true);
  await expect.poll(() => first.destroyed).toBe(true);
});

test('a network that holds as much as any other gets no place of one that holds less', async () => {
  for (const network of ['127.0.0.2', '127.0.0.3']) {
    await from(network, halfForm);
    await from(network, halfForm);
  }
  const [honest, other] = [await from('127.0.0.9'), await from('127.0.0.8')];

  const turnedAway = await from('127.0.0.3');

  expect(await isAnswered(turnedAway)).toBe(false);
  expect(await isAnswered(honest)).toBe(true);
  expect(await isAnswered(other)).toBe(true);
});

test('of one network above its share the one that has been idle for longest is closed', async () => {
  const idle = [await from('127.0.0.2'), await from('127.0.0.2'), await from('127.0.0.2'), await from('127.0.0.2')];

  const fifth = await from('127.0.0.2');

  await expect.poll(() => idle.map(({ destroyed }) => destroyed)).toEqual([true, false, false, false]);
  expect(await isAnswered(fifth)).toBe(true);
});
