export { proofWays } from '#db/lists.ts';
