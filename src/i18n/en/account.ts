import type { account as german } from '../de/account.ts';
import type { Words } from '../words.ts';

export const account: Words<typeof german> = {};
