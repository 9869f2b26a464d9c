export const follows = {
  waiting: {
    title: 'Who has waited longest here',
    dueOn: 'due by',
  },
} as const;
