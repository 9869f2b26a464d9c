export { licence } from './datapackage.ts';
export { manifestSchema, rankingSchema } from './documents.ts';
