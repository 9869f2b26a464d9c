export { factStatements, factsAbout, factsOf, holds, isHolding, type PublicFacts } from './queries.ts';
