import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { shareOf } from '#src/lib/networks.ts';

/** Connections accepted so far: node accepts one in each turn of its loop. */
let accepted = 0;
/** Turns that a page waits at most for connections to be accepted. */
const mostTurns = 256;

/**
 * Resolves once nobody more waits to be accepted: a turn with a page in it takes some twenty milliseconds, and who connects
 * behind two hundred others would wait for as many of them.
 */
export async function onceAllAreIn(): Promise<void> {
  for (let turns = 0, before = -1; before !== accepted && turns < mostTurns; turns += 1) {
    before = accepted;
    await setImmediate();
  }
}

interface Connection {
  network: string;
  /** Requests under way. */
  requests: number;
  /** When it came or was last answered, counted in such moments. */
  since: number;
}

/**
 * Bounds how many connections are open, in all and (`each`) from one network. Above it the one that has been without a
 * request for longest is closed, of the same network or of the one that has most; where all of that are at work, its oldest,
 * or one without a request of another network, as long as that has more than the new one's; else the new one is turned away.
 * So who opens thousands and says nothing, or half a form, keeps nobody out, nor one who has just come and not asked yet.
 */
export function boundConnections(server: Server, { most, each }: { most: number; each: number }) {
  const open = new Map<Socket, Connection>();
  let moments = 0;
  const perNetwork = new Map<string, number>();
  const count = (network: string, by: number) => {
    const now = (perNetwork.get(network) ?? 0) + by;
    if (now > 0) perNetwork.set(network, now);
    else perNetwork.delete(network);
  };
  const sizeOf = (network: string) => perNetwork.get(network) ?? 0;
  const oldest = (isMeant: (connection: Connection) => boolean) => {
    let found: [Socket, Connection] | null = null;
    for (const one of open) if (isMeant(one[1]) && one[1].since < (found?.[1].since ?? moments + 1)) found = one;
    return found?.[0] ?? null;
  };
  const longestIdle = (isMeant: (network: string) => boolean) =>
    oldest(({ requests, network }) => requests === 0 && isMeant(network));
  const largest = () => {
    let [most, name] = [0, ''];
    for (const [network, size] of perNetwork) if (size > most) [most, name] = [size, network];
    return name;
  };
  const oldestOf = (many: string, { asMoreThan: one }: { asMoreThan: string }) =>
    sizeOf(many) > sizeOf(one) + 1 ? oldest(({ network }) => network === many) : null;
  const forget = (socket: Socket) => {
    const connection = open.get(socket);
    if (!connection) return;
    open.delete(socket);
    count(connection.network, -1);
  };
  const endedFor = (network: string) => {
    if (sizeOf(network) >= each) return longestIdle((idle) => idle === network);
    const many = largest();
    return (
      longestIdle((idle) => idle === many) ??
      oldestOf(many, { asMoreThan: network }) ??
      longestIdle((idle) => sizeOf(idle) > sizeOf(network))
    );
  };
  const makeRoom = (network: string): boolean => {
    if (sizeOf(network) < each && open.size < most) return true;
    const ended = endedFor(network);
    if (!ended) return false;
    forget(ended);
    ended.destroy();
    return true;
  };

  const markAsLatest = (connection: Connection) => {
    moments += 1;
    connection.since = moments;
  };

  server.on('connection', (socket: Socket) => {
    accepted += 1;
    const network = shareOf(socket.remoteAddress ?? '');
    if (!makeRoom(network)) return void socket.destroy();
    const connection = { network, requests: 0, since: 0 };
    markAsLatest(connection);
    open.set(socket, connection);
    count(network, 1);
    socket.once('close', () => forget(socket));
  });
  server.on('request', ({ socket }, res) => {
    const connection = open.get(socket);
    if (!connection) return;
    if (res.writableEnded && socket.writableLength === 0) return markAsLatest(connection);
    connection.requests += 1;
    res.once('close', () => {
      connection.requests -= 1;
      markAsLatest(connection);
    });
  });
}
