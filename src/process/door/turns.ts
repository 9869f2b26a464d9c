import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that one connection may send ahead. No browser does; a crawler may send a few. */
const mostAhead = 8;

const lines = new WeakMap<Socket, { waiting: number; last: Promise<void> }>();

/**
 * Requests that a connection sends ahead, without reading the answers, are worked on one after the other: node would begin
 * all of them at once, and an answer that waits behind one that nobody reads would hold a place of what is scarce for good.
 * False when the connection is over, or is ended because too many were sent ahead.
 */
export async function isItsTurn(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const { socket } = req;
  const line = lines.get(socket) ?? { waiting: 0, last: Promise.resolve() };
  lines.set(socket, line);
  if (line.waiting > mostAhead) {
    socket.destroy();
    return false;
  }
  const before = line.last;
  line.waiting += 1;
  line.last = new Promise((resolve) => {
    res.once('close', () => {
      line.waiting -= 1;
      setImmediate(resolve);
    });
  });
  await before;
  return !socket.destroyed;
}
