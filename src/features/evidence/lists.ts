import type { evidenceKinds, evidenceRefusals } from '#db/lists.ts';

export type EvidenceKind = (typeof evidenceKinds)[number];

/** Why a file was looked at and not taken. */
export type EvidenceRefusal = (typeof evidenceRefusals)[number];
