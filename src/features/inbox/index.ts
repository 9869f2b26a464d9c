/** What other features may ask the inbox for. */
export { letterStream } from './letters/bytes.ts';
