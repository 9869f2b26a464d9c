import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { shareOf } from '#src/lib/networks.ts';

interface Connection {
  network: string;
  /** Requests under way. */
  requests: number;
}

/**
 * Bounds how many connections are open, in all and (`each`) from one network. Above it the one that has been without a
 * request for longest is closed, of the same network or of the one that has most; where all are at work, the oldest of a
 * network with more than the new one's, or the new one is turned away. So who opens thousands and says nothing, or half a
 * form, keeps nobody out, nor one who has just come and not asked yet.
 */
export function boundConnections(server: Server, { most, each }: { most: number; each: number }) {
  /** Who has been idle for longest stands first. */
  const open = new Map<Socket, Connection>();
  const perNetwork = new Map<string, number>();
  const count = (network: string, by: number) => {
    const now = (perNetwork.get(network) ?? 0) + by;
    if (now > 0) perNetwork.set(network, now);
    else perNetwork.delete(network);
  };
  const longestIdle = (network: string | null) => {
    for (const [socket, connection] of open) {
      if (connection.requests === 0 && (network === null || connection.network === network)) return socket;
    }
    return null;
  };
  const largest = () => {
    let [most, name] = [0, ''];
    for (const [network, size] of perNetwork) if (size > most) [most, name] = [size, network];
    return name;
  };
  const oldestOfMany = (network: string) => {
    const many = largest();
    if ((perNetwork.get(many) ?? 0) <= (perNetwork.get(network) ?? 0) + 1) return null;
    for (const [socket, connection] of open) if (connection.network === many) return socket;
    return null;
  };
  const forget = (socket: Socket) => {
    const connection = open.get(socket);
    if (!connection) return;
    open.delete(socket);
    count(connection.network, -1);
  };
  const makeRoom = (network: string): boolean => {
    const isOver = (perNetwork.get(network) ?? 0) >= each;
    if (!isOver && open.size < most) return true;
    const ended = isOver
      ? longestIdle(network)
      : (longestIdle(largest()) ?? longestIdle(null) ?? oldestOfMany(network));
    if (!ended) return false;
    forget(ended);
    ended.destroy();
    return true;
  };

  server.on('connection', (socket: Socket) => {
    const network = shareOf(socket.remoteAddress ?? '');
    if (!makeRoom(network)) return void socket.destroy();
    open.set(socket, { network, requests: 0 });
    count(network, 1);
    socket.once('close', () => forget(socket));
  });
  server.on('request', ({ socket }, res) => {
    const connection = open.get(socket);
    if (!connection) return;
    connection.requests += 1;
    res.once('close', () => {
      connection.requests -= 1;
      if (!open.delete(socket)) return;
      open.set(socket, connection);
    });
  });
}
