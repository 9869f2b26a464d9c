import type { Period } from '#src/lib/calendar.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';

export type Words = Record<Locale, string>;

/** The rungs of the ladder, in order. Words: `escalation.kind.*` in src/i18n. */
export const stepKinds = ['complaint', 'management', 'arbitration', 'authority', 'court'] as const;
export type StepKind = (typeof stepKinds)[number];

/**
 * When a step opens, for the machine. `any-time`: from the first day of the case. `after-complaint`: once the period
 * since the first complaint to the company has run out without remedy.
 */
export type Opening = { when: 'any-time' } | { when: 'after-complaint'; period: Period };

/**
 * One step that a customer can take. Facts about the world: each has a source and the day for which they were put
 * together. Texts are sentences for a hurried reader.
 */
export interface Step {
  /** Stored in `steps_taken`: never changed. */
  key: string;
  kind: StepKind;
  name: Words;
  /** For which disputes it is there. */
  competence: Words;
  opens: Opening;
  /** The precondition in words, with what opens it earlier. */
  condition: Words;
  /** Only for claims to money. */
  needsMoneyClaim?: true;
  /** Whether the company has to take part, as far as that can be said of all companies. */
  participation: 'must' | 'if-member' | 'may' | 'does-not-apply';
  /** What comes out, and whom it binds. */
  result: Words;
  free: boolean;
  cost: Words;
  /** What has to be at hand. */
  needs: Words;
  takes: Words;
  /** Days until it is usually over: so long nobody is sent to the next step. */
  lastsDays?: number;
  /** Lines of the postal address; null where it is the company's own or depends on the place. */
  address: readonly string[] | null;
  website: string | null;
  law: string | null;
  source: string;
  checkedOn: Day;
}

/** The day for which the facts of the German ladder were put together. */
export const checkedOn: Day = '2026-11-23';
