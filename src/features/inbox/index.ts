/** What other features may ask for what came by mail. */
export { waitingIn } from './tray/queries.ts';
