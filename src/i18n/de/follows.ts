/** Whoever takes part without being a party: waiting lists, "this concerns me too", following, feeds. */
export const follows = {
  waiting: {
    title: 'Wer hier am längsten wartet',
    dueOn: 'Frist bis',
  },
} as const;
