export { factStatements, factsAbout, factsOf, isHolding, type PublicFacts } from './queries.ts';
