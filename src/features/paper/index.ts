export { contentOf, isReadable } from './dossier/content.ts';
export { print } from './printing/queue.ts';
