import type { CaseFile } from './queries.ts';

/** What a tombstone still says: that there was a case, against whom, from when to when. */
export function withoutTexts(file: CaseFile): CaseFile {
  return {
    ...file,
    title: '',
    summary: '',
    penName: '',
    place: '',
    desiredText: '',
    disputed: null,
    desiredOutcome: null,
    named: null,
    kind: null,
    entries: [],
    promises: [],
    promisesOfOthers: [],
    proofs: [],
    thread: [],
    closings: [],
    reopenings: [],
    correctionCount: 0,
    stepsTaken: [],
    affectedCount: 0,
    causes: [],
    evidence: [],
  };
}
