import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { BlobsUnavailable, blobs, keptFiles, openStream } from '#src/features/evidence/index.ts';
import { letterStream } from '#src/features/inbox/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { dayOf } from '#src/lib/dates.ts';
import { faultOf, log } from '#src/lib/log.ts';
import type { ZipFile } from './zip.ts';

/** Bytes of files in one archive: the form of it ends at four gigabytes. */
const mostBytes = 3_500_000_000;

/** What an archive has room for yet, and what is not in it, by name. */
export interface Packing {
  left: number;
  missing: string[];
}

export const packing = (): Packing => ({ left: mostBytes, missing: [] });

interface ToPack {
  name: string;
  bytes: number;
  open: () => AsyncIterable<Uint8Array>;
}

/** The files of evidence of a case as they were deposited, and the mails that came to it, a piece at a time. */
export async function* filesOfCase(
  db: Database,
  { id, folder }: { id: string; folder: string },
  packed: Packing,
): AsyncGenerator<ZipFile> {
  for (const file of [...(await evidenceToPack(db, id)), ...(await lettersToPack(db, id))]) {
    const name = `${folder}/${file.name}`;
    const body = file.bytes > packed.left ? null : await begun(file, name);
    if (body === null) {
      packed.missing.push(name);
      continue;
    }
    packed.left -= file.bytes;
    yield { name, body: reported(body, name, packed) };
  }
}

async function evidenceToPack(db: Database, caseId: string): Promise<ToPack[]> {
  const files = await keptFiles(db, caseId);
  return files.map((file) => ({
    // What no file may be called on some machine.
    name: `evidence/${dayOf(file.depositedAt)}-${file.sha256.slice(0, 8)}-${unseal(file.name).replace(/[<>:"|?*]/g, '_')}`,
    bytes: file.bytes,
    open: () => openStream(blobs(), file),
  }));
}

async function lettersToPack(db: Database, caseId: string): Promise<ToPack[]> {
  const { id, bytes, receivedAt } = receivedMails;
  const mails = await db
    .select({ id, bytes, receivedAt })
    .from(receivedMails)
    .where(eq(receivedMails.caseId, caseId))
    .orderBy(asc(receivedAt), asc(id));
  return mails.map((mail) => ({
    name: `letters/${dayOf(mail.receivedAt)}-${mail.id}.eml`,
    bytes: mail.bytes,
    open: () => letterStream(db, mail.id),
  }));
}

/** What a file is called may say what nobody else is to know. */
const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/'));

/** Bytes of which the first are there; null where they are not. Rejects with `BlobsUnavailable`: then it is to be asked for again. */
async function begun({ open }: ToPack, name: string): Promise<AsyncIterable<Uint8Array> | null> {
  const bytes = open()[Symbol.asyncIterator]();
  try {
    const first = await bytes.next();
    return (async function* () {
      for (let part = first; !part.done; part = await bytes.next()) yield part.value;
    })();
  } catch (error) {
    if (error instanceof BlobsUnavailable) throw error;
    log.error({ ...faultOf(error), folder: folderOf(name) }, 'a file is not in the archive of its owner');
    return null;
  }
}

/** One that ends too soon is named as one that is missing, and keeps nobody from the rest. */
async function* reported(bytes: AsyncIterable<Uint8Array>, name: string, packed: Packing): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (error instanceof BlobsUnavailable) throw error;
    log.error({ ...faultOf(error), folder: folderOf(name) }, 'a file in the archive of its owner is not whole');
    packed.missing.push(name);
  }
}
