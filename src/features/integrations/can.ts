/** As what somebody speaks for a company today. */
export interface Speaking {
  representativeId: string;
  /** Whether they do is being checked. */
  isChecked: boolean;
}

/** Who may connect programs with a company: whoever speaks for it with certainty. */
export const integrationsCan = {
  read: (own: Speaking | null): own is Speaking => own !== null,
  connect: (own: Speaking | null): own is Speaking => own !== null && !own.isChecked,
};
