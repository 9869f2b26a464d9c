import type { ranking as german } from '../de/ranking.ts';
import type { Words } from '../words.ts';

export const ranking: Words<typeof german> = {};
