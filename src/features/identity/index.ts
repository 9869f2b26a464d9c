export { doubt } from './commands.ts';
