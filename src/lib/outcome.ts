/** Why a command did not do what was asked. Expected, so a value; surprises throw. */
export type Refusal =
  | 'not-found'
  | 'not-allowed'
  | 'not-signed-in'
  | 'too-late'
  | 'too-often'
  | 'conflict'
  | 'invalid'
  /** Nothing can be stored at the moment: not the person's fault, and not the command's. */
  | 'unavailable';

/** `field` and `reason` point at one input: `reason` is a key below `errors.` in src/i18n. */
export interface Refused {
  ok: false;
  refusal: Refusal;
  field?: string;
  reason?: string;
}

export type Outcome<T = null> = { ok: true; value: T } | Refused;

export function done(): Outcome;
export function done<T>(value: T): Outcome<T>;
export function done(value: unknown = null): Outcome<unknown> {
  return { ok: true, value };
}

export function refused(refusal: Refusal, at?: { field?: string; reason: string }): Refused {
  return { ok: false, refusal, ...at };
}

/** Thrown inside a transaction to roll it back and still answer with a value; `write` turns it back. */
export class RolledBack extends Error {
  readonly refused: Refused;
  constructor(refusal: Refused) {
    super(refusal.refusal);
    this.refused = refusal;
  }
}
