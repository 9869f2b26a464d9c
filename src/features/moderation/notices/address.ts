import { keyedHash } from '#src/lib/crypto.ts';

/** What opens the status page of a notice. Made from its id and the key of this site, so that every mail can name it; the database has its hash. */
export const noticeToken = (noticeId: string): string => keyedHash(`status of notice ${noticeId}`);
