import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Field } from './columns.ts';
import { csvLine, linesOf } from './csv.ts';
import type { Row } from './tables.ts';

/** What the manifest says of a file. */
export interface FileNote {
  path: string;
  /** Rows of a table or documents of a list, without the header; null for a single document. */
  rows: number | null;
  bytes: number;
  sha256: string;
}

/** Characters kept back before they go to the disk. */
const atOnce = 1 << 16;

/** A file that is written piece by piece, however long it becomes. */
async function growingFile(folder: string, path: string) {
  const handle = await open(join(folder, path), 'w');
  const hash = createHash('sha256');
  let waiting = '';
  let bytes = 0;
  const flush = async () => {
    const piece = Buffer.from(waiting);
    waiting = '';
    hash.update(piece);
    bytes += piece.length;
    await handle.writeFile(piece);
  };
  return {
    write: async (text: string) => {
      waiting += text;
      if (waiting.length >= atOnce) await flush();
    },
    close: async (rows: number | null): Promise<FileNote> => {
      await flush();
      await handle.sync();
      await handle.close();
      return { path, rows, bytes, sha256: hash.digest('hex') };
    },
  };
}

export interface GrowingList<T> {
  add: (row: T) => Promise<void>;
  close: () => Promise<FileNote>;
}

export async function csvFile(folder: string, path: string, fields: readonly Field[]): Promise<GrowingList<Row>> {
  const file = await growingFile(folder, path);
  let rows = 0;
  await file.write(csvLine(fields.map(({ name }) => name)));
  return {
    add: (row) => {
      rows += 1;
      return file.write(csvLine(fields.map(({ name }) => row[name] ?? null)));
    },
    close: () => file.close(rows),
  };
}

/** A JSON list with one element a line, so that it can also be read line by line. */
export async function jsonListFile(folder: string, path: string): Promise<GrowingList<unknown>> {
  const file = await growingFile(folder, path);
  let rows = 0;
  await file.write('[');
  return {
    add: (row) => {
      rows += 1;
      return file.write(`${rows === 1 ? '\n' : ',\n'}${JSON.stringify(row)}`);
    },
    close: async () => {
      await file.write('\n]\n');
      return file.close(rows);
    },
  };
}

export async function jsonFile(folder: string, path: string, document: unknown): Promise<FileNote> {
  const file = await growingFile(folder, path);
  await file.write(`${JSON.stringify(document, null, 2)}\n`);
  return file.close(null);
}

/** The elements of a list that `jsonListFile` wrote, one by one. */
export async function* jsonList(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
  for await (const line of linesOf(pieces)) {
    if (line === '[' || line === ']') continue;
    yield JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
  }
}

/** Opens the file when the first piece is asked for: a stream that nobody reads would fail where nobody hears it. */
export async function* textOf(folder: string, path: string): AsyncGenerator<string> {
  yield* createReadStream(join(folder, path), { encoding: 'utf8', highWaterMark: atOnce });
}

export async function hashOf(folder: string, path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(join(folder, path))) hash.update(piece);
  return hash.digest('hex');
}
