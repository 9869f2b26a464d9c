import { ActionError } from 'astro:actions';
import { log } from '#src/lib/log.ts';
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

/** What whoever watches the site wants to see: somebody is kept out, by which the request is named and nobody else. */
const watched: ReadonlySet<string> = new Set([
  'not-allowed',
  'not-signed-in',
  'too-often',
  'wrong-sign-in',
  'wrong-password',
  'wrong-code',
]);

/**
 * The value of a command, or an ActionError that `formState` (src/lib/forms.ts) reads:
 * its message is `refusal`, or `refusal|field|reason` when the refusal points at one input.
 */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { refusal, reason = refusal } = outcome;
  if (watched.has(refusal) || watched.has(reason)) log.info({ refusal, reason }, 'kept out');
  const message = [outcome.refusal, outcome.field ?? '', outcome.reason ?? ''].join('|');
  throw new ActionError({ code: codes[outcome.refusal], message });
}
