import { chmodSync, mkdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { newId } from '#src/lib/crypto.ts';
import { databaseUrl } from '#src/lib/database.ts';

const onlyOwner = { folder: 0o700, file: 0o600 } as const;

/** Of flydrive, whose own files everybody of the machine may read, and which a crash leaves half written under their name. */
class PrivateFiles extends FSDriver {
  readonly #folder: string;

  constructor(folder: string) {
    super({ location: folder, visibility: 'private' });
    this.#folder = folder;
  }

  override async put(key: string, contents: string | Uint8Array): Promise<void> {
    const file = join(this.#folder, key);
    const unfinished = `${file}.${newId()}`;
    await mkdir(dirname(file), { recursive: true, mode: onlyOwner.folder });
    try {
      // What is acknowledged is on the disk.
      await writeFile(unfinished, contents, { mode: onlyOwner.file, flush: true });
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
  }
}

/** Where files of evidence lie: `file:` and a folder. Beside the database where nothing is said. */
export function blobUrl(env: NodeJS.ProcessEnv): string {
  if (env.BLOB_URL) return env.BLOB_URL;
  const url = databaseUrl(env);
  const file = url.startsWith('file:') ? url.slice('file:'.length).split('?')[0] : undefined;
  return `file:${file ? join(dirname(file), 'blobs') : 'data/blobs'}`;
}

/**
 * Opens the place of the blobs: `file:FOLDER`, closed to other users, or `s3://BUCKET/PATH?endpoint=https://…&region=…`, of which
 * the keys come from `AWS_…`.
 */
export async function openPlace(url: string, env: NodeJS.ProcessEnv): Promise<Disk> {
  if (!url.startsWith('file:')) return new Disk(await bucket(new URL(url), env));
  const folder = resolve(url.slice('file:'.length));
  mkdirSync(folder, { recursive: true, mode: onlyOwner.folder });
  chmodSync(folder, onlyOwner.folder);
  return new Disk(new PrivateFiles(folder));
}

async function bucket({ host, searchParams }: URL, env: NodeJS.ProcessEnv) {
  // Loaded only where there is a bucket: 13 MB of code.
  const [{ S3Driver }, { S3Client }] = await Promise.all([import('flydrive/drivers/s3'), import('@aws-sdk/client-s3')]);
  const endpoint = searchParams.get('endpoint');
  const client = new S3Client({
    region: searchParams.get('region') ?? env.AWS_REGION ?? 'us-east-1',
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return new S3Driver({ client, bucket: host, visibility: 'private', supportsACL: false });
}

/** What stands before each name in a bucket: the path of its address. */
export function prefixOf(url: string): string {
  if (url.startsWith('file:')) return '';
  const path = new URL(url).pathname.split('/').filter(Boolean).join('/');
  return path === '' ? '' : `${path}/`;
}
