import type { company as german } from '../de/company.ts';
import type { Words } from '../words.ts';

export const company: Words<typeof german> = {};
