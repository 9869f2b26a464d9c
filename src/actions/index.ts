import { drafts } from './drafts.ts';

/** Every form of the site comes in here. */
export const server = { drafts };
