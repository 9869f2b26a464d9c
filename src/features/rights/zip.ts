import { Zip, ZipDeflate } from 'fflate';

/** A file of the archive, made when its turn comes. */
export interface ZipFile {
  name: string;
  text: string;
}

/**
 * A ZIP archive of these files as a stream: no more than one of them is held at a time, and the next is made when whoever
 * reads wants more. `at`: the time that its files bear.
 */
export function zipped(files: AsyncIterator<ZipFile>, at: Date): ReadableStream<Uint8Array> {
  const zip = new Zip();
  return new ReadableStream<Uint8Array>({
    start: (sending) => {
      zip.ondata = (fault, bytes, isLast) => {
        if (fault) return sending.error(fault);
        if (bytes.length > 0) sending.enqueue(bytes);
        if (isLast) sending.close();
      };
    },
    pull: async () => {
      const next = await files.next();
      if (next.done) return zip.end();
      const entry = new ZipDeflate(next.value.name, { level: 6 });
      entry.mtime = at;
      zip.add(entry);
      entry.push(new TextEncoder().encode(next.value.text), true);
    },
    cancel: async () => {
      zip.terminate();
      await files.return?.();
    },
  });
}
