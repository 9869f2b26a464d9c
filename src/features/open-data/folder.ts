import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileName } from './datapackage.ts';
import { type Manifest, manifestSchema } from './documents.ts';

/**
 * Where the worker writes the data set of the day and the site finds it: `DATASET_DIR`, else a folder beside the file of
 * the database.
 */
export function datasetFolder(env: NodeJS.ProcessEnv): string {
  if (env.DATASET_DIR) return env.DATASET_DIR;
  const url = env.DATABASE_URL || 'file:data/aktenkundig.db';
  return url.startsWith('file:')
    ? url.slice('file:'.length).replace(/(\.db)?$/, '.dataset')
    : 'data/aktenkundig.dataset';
}

/** What the published set holds; null while there is none. */
export async function publishedManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  return text === null ? null : manifestSchema.parse(JSON.parse(text));
}

/** A file of the published set with its length in bytes, read as it is sent; null when it is not there. */
export async function datasetFile(
  folder: string,
  name: FileName,
): Promise<{ bytes: number; body: ReadableStream<Uint8Array>; close: () => Promise<void> } | null> {
  const file = await open(join(folder, name)).catch(() => null);
  if (!file) return null;
  const { size } = await file.stat();
  const body = new ReadableStream<Uint8Array>({
    pull: async (sending) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(pieceBytes));
      if (bytesRead > 0) return sending.enqueue(buffer.subarray(0, bytesRead));
      await file.close();
      sending.close();
    },
    cancel: () => file.close(),
  });
  return { bytes: size, body, close: () => file.close() };
}

const pieceBytes = 1 << 16;
