import type { desk as german } from '../de/desk.ts';
import type { Words } from '../words.ts';

export const desk: Words<typeof german> = {};
