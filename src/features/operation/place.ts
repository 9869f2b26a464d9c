import { join, resolve } from 'node:path';

/** Where copies of the database go. */
export type Place =
  | { kind: 'folder'; folder: string }
  | { kind: 'bucket'; bucket: string; path: string; endpoint: string | null; region: string };

/**
 * What `BACKUP_URL` names, null where there is none: `file:FOLDER`, or `s3://BUCKET/PATH?endpoint=https://…&region=…`, of which
 * the keys come from `AWS_…`.
 */
export function backupPlace(env: NodeJS.ProcessEnv): Place | null {
  const url = env.BACKUP_URL;
  if (!url) return null;
  if (url.startsWith('file:')) return { kind: 'folder', folder: resolve(url.slice('file:'.length)) };
  const { host, pathname, searchParams } = new URL(url);
  return {
    kind: 'bucket',
    bucket: host,
    path: pathname.split('/').filter(Boolean).join('/'),
    endpoint: searchParams.get('endpoint'),
    region: searchParams.get('region') ?? env.AWS_REGION ?? 'us-east-1',
  };
}

/** A name inside of a place. */
export function inPlace(place: Place, name: string): string {
  if (place.kind === 'folder') return join(place.folder, name);
  return place.path === '' ? name : `${place.path}/${name}`;
}

/** The address of a folder inside of the place that `url` names. */
export function below(url: string, name: string): string {
  if (url.startsWith('file:')) return `file:${join(url.slice('file:'.length), name)}`;
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${name}`;
  return address.href;
}
