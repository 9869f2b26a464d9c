import { request } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface Answer {
  /** 0: the connection was closed without an answer. */
  status: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
  milliseconds: number;
}

/**
 * Somebody on a network of their own: every address of 127.0.0.0/8 reaches this machine, and to the site each is another
 * visitor.
 */
export function aVisitor(site: string, localAddress: string) {
  const { hostname, port } = new URL(site);
  const send = (
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer } = {},
  ): Promise<Answer> => {
    const began = performance.now();
    const method = body === undefined ? 'GET' : 'POST';
    return new Promise((resolve) => {
      const end = (status: number, text: string, answered: Answer['headers']) =>
        resolve({ status, text, headers: answered, milliseconds: performance.now() - began });
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const asked = request(
        { hostname, port, localAddress, path, method, agent: false, headers: { ...length, ...headers } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => end(answer.statusCode ?? 0, Buffer.concat(parts).toString(), answer.headers));
          answer.on('error', () => end(answer.statusCode ?? 0, '', answer.headers));
        },
      );
      asked.on('error', () => end(0, '', {}));
      asked.end(body);
    });
  };
  return {
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    /** A form as a browser of this site sends it. */
    post: (
      path: string,
      body: string | Buffer,
      type = 'application/x-www-form-urlencoded',
      headers: Record<string, string> = {},
    ) => send(path, { body, headers: { 'content-type': type, origin: site, ...headers } }),
    /** Connections that are opened and then say nothing more than `words`. */
    silent: (how: number, words = ''): Socket[] =>
      Array.from({ length: how }, () => {
        const socket = connect({ host: hostname, port: Number(port), localAddress });
        socket.on('error', () => undefined);
        if (words) socket.write(words);
        return socket;
      }),
  };
}
