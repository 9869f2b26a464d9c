/** What must be there before a case can be published, in the order of the steps. */
export const neededSteps = ['company', 'story', 'timeline', 'wish'] as const;
export type NeededStep = (typeof neededSteps)[number];

export interface Completeness {
  companyName: string;
  title: string;
  summary: string;
  entryCount: number;
  desiredOutcome: string | null;
  penName: string;
  /** The company may have been changed after the pen name was checked against it. */
  penNameFits: boolean;
}

/** Steps that still lack something. Empty: the draft can be published. */
export function missingSteps(draft: Completeness): NeededStep[] {
  const isThere = {
    company: draft.companyName !== '',
    story: draft.title !== '' && draft.summary !== '',
    timeline: draft.entryCount > 0,
    wish: draft.desiredOutcome !== null && draft.penName !== '' && draft.penNameFits,
  };
  return neededSteps.filter((step) => !isThere[step]);
}
