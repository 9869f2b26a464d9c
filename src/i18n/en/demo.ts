import type { demo as german } from '../de/demo.ts';
import type { Words } from '../words.ts';

export const demo: Words<typeof german> = {};
