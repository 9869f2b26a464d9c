export { decideIdentity, doubt } from './commands.ts';
