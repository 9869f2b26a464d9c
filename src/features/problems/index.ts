export { assignKinds, recordKind, sayKind } from './record.ts';
export { proposalsFor, type Telling } from './terms.ts';
