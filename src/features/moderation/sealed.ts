import { z } from 'astro/zod';
import { seal, unseal } from '#src/lib/crypto.ts';

/** The words of a notice, and who gave it; stored encrypted, never public. */
export interface NoticeWords {
  /** The words that are meant; empty: the whole piece. */
  passage: string;
  explanation: string;
  /** Empty where the law asks for none and none was given. */
  name: string;
  email: string;
}

const words = z.object({ passage: z.string(), explanation: z.string(), name: z.string(), email: z.string() });

export const sealNotice = (notice: NoticeWords): string => seal(JSON.stringify(notice));
/** Empty once its time is over. */
export const openNotice = (sealed: string): NoticeWords =>
  sealed === '' ? { passage: '', explanation: '', name: '', email: '' } : words.parse(JSON.parse(unseal(sealed)));

/** Words that may have been forgotten: then there are none. */
export const openText = (sealed: string): string => (sealed === '' ? '' : unseal(sealed));
