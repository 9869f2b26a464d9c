import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file of the archive, made when its turn comes: a text, or bytes as they are, which are packed no further. */
export interface ZipFile {
  name: string;
  body: string | AsyncIterable<Uint8Array>;
}

/** A ZIP archive of these files, piece by piece: the next is made when whoever reads wants more. `at`: the time that its files bear. */
export async function* zipped(files: AsyncIterable<ZipFile>, at: Date): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((fault, bytes) => {
    if (fault) throw fault;
    if (bytes.length > 0) ready.push(bytes);
  });
  const taken = () => {
    const bytes = ready;
    ready = [];
    return bytes;
  };
  for await (const { name, body } of files) {
    const entry = typeof body === 'string' ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    entry.mtime = at;
    zip.add(entry);
    for await (const chunk of typeof body === 'string' ? [new TextEncoder().encode(body)] : body) {
      entry.push(chunk);
      yield* taken();
    }
    entry.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
