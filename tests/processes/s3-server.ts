import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

export interface TestS3Server {
  url: string;
  /** What `AWS_…` says to be let in. */
  keys: { AWS_ACCESS_KEY_ID: string; AWS_SECRET_ACCESS_KEY: string };
  /** The line breaks while the next copy of a database is sent. Answers whether that has happened. */
  breakNextCopy: () => () => boolean;
  stop: () => Promise<void>;
}

/** A real S3 server with a bucket `copies`, which checks signatures. */
export async function anS3Server(): Promise<TestS3Server> {
  const directory = mkdtempSync(join(tmpdir(), 'aktenkundig-s3-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'copies', configs: [] }],
  });
  listFolders(server);
  const { port } = await server.run();
  return {
    url: `http://127.0.0.1:${port}`,
    keys: { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' },
    breakNextCopy: () => {
      const http: unknown = Reflect.get(server, 'httpServer');
      if (!(http instanceof Server)) throw new Error('s3rver has no server');
      let isBroken = false;
      const breaking = ({ method, url, socket }: IncomingMessage) => {
        if (isBroken || method !== 'PUT' || !url?.split('?')[0]?.endsWith('.db')) return;
        isBroken = true;
        socket.destroy();
      };
      http.prependListener('request', breaking);
      return () => isBroken;
    },
    stop: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

interface Listed {
  objects: { key: string }[];
  commonPrefixes: string[];
}
interface Store {
  listObjects: (bucket: string, asked: { prefix?: string; delimiter?: string }) => Promise<Listed>;
}

function isStore(one: unknown): one is Store {
  return typeof one === 'object' && one !== null && 'listObjects' in one;
}

/** s3rver forgets folders that hold nothing but folders, by which Litestream finds its way. */
function listFolders(server: S3rver): void {
  const store: unknown = Reflect.get(server, 'store');
  if (!isStore(store)) throw new Error('s3rver has no store');
  const list = store.listObjects.bind(store);
  store.listObjects = async (bucket, asked) => {
    const { prefix = '', delimiter = '' } = asked;
    const all = await list(bucket, { ...asked, delimiter: '' });
    if (delimiter === '') return all;
    const end = ({ key }: { key: string }) => key.indexOf(delimiter, prefix.length) + 1;
    const folders = all.objects.filter((one) => end(one) > 0).map((one) => one.key.slice(0, end(one)));
    return { ...all, objects: all.objects.filter((one) => end(one) === 0), commonPrefixes: [...new Set(folders)] };
  };
}
