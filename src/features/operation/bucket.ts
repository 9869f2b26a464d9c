import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { inPlace, type Place } from './place.ts';

type BucketPlace = Place & { kind: 'bucket' };

/** The files of a place in a bucket. */
export interface Bucket {
  put: (name: string, file: string) => Promise<void>;
  names: () => Promise<string[]>;
  fetch: (name: string, file: string) => Promise<void>;
  /** A small file as text. */
  read: (name: string) => Promise<string>;
  write: (name: string, text: string) => Promise<void>;
  remove: (name: string) => Promise<void>;
}

/** Opens a bucket by the protocol of S3. The keys stand where its library looks for them: `AWS_ACCESS_KEY_ID` and the like. */
export async function openBucket(place: BucketPlace): Promise<Bucket> {
  // Loaded only where there is a bucket: 13 MB of code.
  const s3 = await import('@aws-sdk/client-s3');
  const client = new s3.S3Client({
    region: place.region,
    ...(place.endpoint !== null && { endpoint: place.endpoint, forcePathStyle: true }),
    // Sums at the end of a stream are understood by few but Amazon; a copy has its hash beside it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (name: string) => ({ Bucket: place.bucket, Key: inPlace(place, name) });
  const before = inPlace(place, '');
  return {
    put: async (name, file) => {
      const send = () => {
        const body = { Body: createReadStream(file), ContentLength: statSync(file).size };
        return client.send(new s3.PutObjectCommand({ ...at(name), ...body }));
      };
      // A line that breaks: the library sends everything else again by itself, but no stream, which it has read already.
      await send().catch(send);
    },
    names: async () => {
      const found: string[] = [];
      const asked = { client };
      for await (const page of s3.paginateListObjectsV2(asked, {
        Bucket: place.bucket,
        Prefix: before,
        Delimiter: '/',
      }))
        found.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key ? [Key.slice(before.length)] : [])));
      return found;
    },
    fetch: async (name, file) => {
      const { Body } = await client.send(new s3.GetObjectCommand(at(name)));
      if (Body === undefined) throw new Error(`${name} is empty`);
      await pipeline(Body.transformToWebStream(), createWriteStream(file, { mode: 0o600 }));
    },
    read: async (name) => {
      const { Body } = await client.send(new s3.GetObjectCommand(at(name)));
      if (Body === undefined) throw new Error(`${name} is empty`);
      return Body.transformToString();
    },
    write: async (name, text) => {
      await client.send(new s3.PutObjectCommand({ ...at(name), Body: text }));
    },
    remove: async (name) => {
      await client.send(new s3.DeleteObjectCommand(at(name)));
    },
  };
}
