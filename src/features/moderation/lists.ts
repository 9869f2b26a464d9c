import type { categories, decisionKinds, grounds, measures, notifierKinds, pieceKinds, reportable } from '#db/lists.ts';

export {
  categories,
  decisionKinds,
  grounds,
  measures,
  notifierKinds,
  pieceKinds,
  reportable,
} from '#db/lists.ts';

export type PieceKind = (typeof pieceKinds)[number];
export type DecisionKind = (typeof decisionKinds)[number];
export type Measure = (typeof measures)[number];

/** What an author says was done to them because of a case. It is no piece of the case and does nothing to it. */
export const pressureKinds = ['threat', 'money-offer'] as const satisfies readonly PieceKind[];
export type PressureKind = (typeof pressureKinds)[number];
export const isPressure = (kind: PieceKind): kind is PressureKind => pressureKinds.some((one) => one === kind);

/** What is decided about it. */
export const pressureResults = ['confirmed', 'not-confirmed'] as const satisfies readonly Measure[];
export type PressureResult = (typeof pressureResults)[number];
export const isPressureResult = (measure: Measure): measure is PressureResult =>
  pressureResults.some((one) => one === measure);

export type Ground = (typeof grounds)[number];
export type Category = (typeof categories)[number];
export type NotifierKind = (typeof notifierKinds)[number];

export type Reportable = (typeof reportable)[number];
