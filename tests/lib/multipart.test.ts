import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CutOff, partsOf } from '#src/lib/multipart.ts';

async function* chunksOf(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(stream: AsyncIterable<Uint8Array>, type: string, isRead = (_name: string) => true) {
  const found: { name: string; filename: string | null; bytes: string }[] = [];
  for await (const { name, filename, body } of partsOf(stream, type)) {
    const parts: Uint8Array[] = [];
    if (isRead(name)) for await (const part of body) parts.push(Uint8Array.from(part));
    found.push({ name, filename, bytes: Buffer.concat(parts).toString('latin1') });
  }
  return found;
}

/** As the platform itself writes it. */
async function written(files: readonly (readonly [name: string, content: string])[]) {
  const form = new FormData();
  form.set('entry', 'e1');
  for (const [name, content] of files) form.append('files', new File([Buffer.from(content, 'latin1')], name));
  const request = new Request('http://site.invalid', { method: 'POST', body: form });
  return { bytes: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' };
}

test('whatever is in the files and however the form is cut on its way, its parts come out as they went in', async () => {
  const content = fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'a', '\0', 'ÿ'), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.array(content, { maxLength: 4 }), fc.integer({ min: 1, max: 90 }), async (contents, size) => {
      const { bytes, type } = await written(contents.map((one, at) => [`Beleg ${at}.pdf`, one] as const));
      const files = contents.map((one, at) => ({ name: 'files', filename: `Beleg ${at}.pdf`, bytes: one }));
      expect(await read(chunksOf(bytes, size), type)).toEqual([
        { name: 'entry', filename: null, bytes: 'e1' },
        ...files,
      ]);
    }),
  );
});

test('a part that nobody reads is passed over', async () => {
  const { bytes, type } = await written([['a.pdf', 'x'.repeat(100_000)]]);
  const [, file] = await read(chunksOf(bytes, 1000), type, (name) => name !== 'files');
  expect(file).toEqual({ name: 'files', filename: 'a.pdf', bytes: '' });
});

test('a form that is cut off, or is none, is said to be so', async () => {
  const { bytes, type } = await written([['a.pdf', 'x'.repeat(1000)]]);
  await expect(read(chunksOf(bytes.subarray(0, 700), 100), type)).rejects.toThrow(CutOff);
  await expect(read(chunksOf(bytes, 100), 'multipart/form-data')).rejects.toThrow(CutOff);
  await expect(read(chunksOf(Buffer.alloc(100_000, 'x'), 1000), type)).rejects.toThrow(CutOff);
  const many = Array.from({ length: 70 }, () => ['a', 'b'] as const);
  const flood = await written(many);
  await expect(read(chunksOf(flood.bytes, 1000), flood.type)).rejects.toThrow(CutOff);
});
