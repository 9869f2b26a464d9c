export { type KindCounts, kindCountsOf, kindsOfCompany } from './counts.ts';
export { chosenKind, isKindChosen, kindFields, notChosen } from './input.ts';
export { assignKinds, recordKind, sayKind } from './record.ts';
export { proposalsFor } from './terms.ts';
