export { licence } from './datapackage.ts';
export { type Manifest, manifestSchema, rankingSchema } from './documents.ts';
