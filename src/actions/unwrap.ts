import { ActionError } from 'astro:actions';
import type { Outcome, Refusal } from '#src/lib/outcome.ts';

const codes = {
  'not-found': 'NOT_FOUND',
  'not-allowed': 'FORBIDDEN',
  'not-signed-in': 'UNAUTHORIZED',
  'too-late': 'GONE',
  'too-often': 'TOO_MANY_REQUESTS',
  conflict: 'CONFLICT',
  invalid: 'UNPROCESSABLE_CONTENT',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<Refusal, string>;

/**
 * The value of a command, or an ActionError that `formState` (src/lib/forms.ts) reads:
 * its message is `refusal`, or `refusal|field|reason` when the refusal points at one input.
 */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const message = [outcome.refusal, outcome.field ?? '', outcome.reason ?? ''].join('|');
  throw new ActionError({ code: codes[outcome.refusal], message });
}
