import type { mail as german } from '../de/mail.ts';
import type { Words } from '../words.ts';

export const mail: Words<typeof german> = {};
