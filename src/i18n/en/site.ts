import type { site as german } from '../de/site.ts';
import type { Words } from '../words.ts';

export const site: Words<typeof german> = {};
