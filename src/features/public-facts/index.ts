export { factStatements, factsOf, type PublicFacts } from './queries.ts';
