export { type PublicFacts, publicFacts } from './queries.ts';
