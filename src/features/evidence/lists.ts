import { checkKinds, evidenceKinds, type evidenceRefusals } from '#db/lists.ts';

export { checkKinds, evidenceKinds };

export type EvidenceKind = (typeof evidenceKinds)[number];

/** Why a file was looked at and not taken. */
export type EvidenceRefusal = (typeof evidenceRefusals)[number];

/** What moderators check, and an author shows them files for. */
export interface Check {
  kind: (typeof checkKinds)[number];
  id: string;
}
