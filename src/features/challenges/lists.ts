import { claims } from '#db/lists.ts';
import type { Measure } from '#src/features/moderation/lists.ts';

export { claims };

export type Claim = (typeof claims)[number];

/** What comes of it, and by which measure. Not confirmed: nobody answered; it is removed and goes on counting. */
export const measureOf = {
  confirmed: 'keep',
  'not-confirmed': 'remove',
  'not-genuine': 'not-genuine',
} as const satisfies Record<string, Measure>;
export type ChallengeResult = keyof typeof measureOf;

export const challengeResults = ['confirmed', 'not-confirmed', 'not-genuine'] as const satisfies ChallengeResult[];
