export { type Examined, examinedCounts, examinedOn } from './signs/queries.ts';
