import { blobs, unavailableOr } from './blobs.ts';
import { blobName, getSealed } from './sealed.ts';

/** What a text or a mail says, as it was read when it was deposited; null: nothing of it is there, or nothing can be read now. */
export async function storedWords({ id, dataKey }: { id: string; dataKey: string }): Promise<string | null> {
  try {
    const bytes = await getSealed(blobs(), { name: blobName.words(id), dataKey });
    return bytes && new TextDecoder().decode(bytes);
  } catch (error) {
    unavailableOr(error);
    return null;
  }
}
