export { type Examined, examinedCounts } from './signs/queries.ts';
