import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Unzip, UnzipInflate } from 'fflate';

/** Bytes of one record, of everything that is read, and how many records: ten times what the collection has. */
export const most = { record: 64 * 1024, all: 128 * 1024 * 1024, records: 60_000 };

/** The file holds more than any collection of companies. */
export class TooMuch extends Error {}

/** A text that should be a record, and where it was found. */
export interface Found {
  name: string;
  /** Null where the text is no JSON. */
  value: unknown;
}

const isRecordFile = (path: string) => /(?:^|\/)companies\/[^/]+\.json$/i.test(path);

/**
 * The records of a file: one JSON, a list of them, one a line (JSONL), a ZIP or a folder. Of a ZIP and of a folder that has one, those
 * in its folder `companies`. Refuses by `TooMuch` what is larger than any collection, however small it was packed.
 */
export async function recordsIn(path: string): Promise<Found[]> {
  const found = await stat(path);
  if (found.isDirectory()) return ofFolder(path);
  if (found.size > most.all) throw new TooMuch(`${path} has ${found.size} bytes`);
  const bytes = await readFile(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return ofZip(bytes);
  return ofText(path, bytes.toString('utf8'));
}

async function ofFolder(path: string): Promise<Found[]> {
  const names = await readdir(path, { withFileTypes: true });
  if (names.some((one) => one.isDirectory() && one.name === 'companies')) return ofFolder(join(path, 'companies'));
  const files = names.filter((one) => one.isFile() && extname(one.name) === '.json').map(({ name }) => name);
  if (files.length > most.records) throw new TooMuch(`${path} has ${files.length} files`);
  const records: Found[] = [];
  for (const name of files.sort()) {
    const { size } = await stat(join(path, name));
    records.push(
      ...(size > most.record ? [{ name, value: null }] : [parsed(name, await readFile(join(path, name), 'utf8'))]),
    );
  }
  return records;
}

/** Unpacked piece by piece, and given up as soon as it is too much: a few bytes can become any number. */
function ofZip(bytes: Uint8Array): Found[] {
  const records: Found[] = [];
  let all = 0;
  let files = 0;
  const unzip = new Unzip((file) => {
    files += 1;
    if (files > 2 * most.records) throw new TooMuch(`the ZIP has more than ${2 * most.records} files`);
    if (!isRecordFile(file.name)) return;
    const pieces: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, piece, isLast) => {
      if (error) throw error;
      size += piece.length;
      all += piece.length;
      if (all > most.all) throw new TooMuch(`the ZIP holds more than ${most.all} bytes`);
      if (size <= most.record) pieces.push(piece);
      if (!isLast) return;
      const isWhole = size <= most.record;
      records.push(
        isWhole ? parsed(file.name, Buffer.concat(pieces).toString('utf8')) : { name: file.name, value: null },
      );
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  // One byte becomes a thousand at most.
  const step = 16 * 1024;
  for (let from = 0; from < bytes.length; from += step)
    unzip.push(bytes.subarray(from, from + step), from + step >= bytes.length);
  return records.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function ofText(path: string, text: string): Found[] {
  const whole = parsed(path, text);
  if (Array.isArray(whole.value) && whole.value.length > most.records)
    throw new TooMuch(`${path} has ${whole.value.length} records`);
  if (Array.isArray(whole.value)) return whole.value.map((value, index) => ({ name: `${path}[${index}]`, value }));
  if (whole.value !== null) return [whole];
  const lines = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parsed(`${path}:${index + 1}`, line)]));
  if (lines.length > most.records) throw new TooMuch(`${path} has ${lines.length} lines`);
  return lines;
}

function parsed(name: string, text: string): Found {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { name, value };
  } catch {
    return { name, value: null };
  }
}
