import type { writing as german } from '../de/writing.ts';
import type { Words } from '../words.ts';

export const writing: Words<typeof german> = {};
