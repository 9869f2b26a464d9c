export { print } from './printing/queue.ts';
