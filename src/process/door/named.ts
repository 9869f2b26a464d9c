import type { ServerResponse } from 'node:http';
import { newId } from '#src/lib/crypto.ts';
import { asRequest } from '#src/lib/request.ts';
import { measure } from './metrics.ts';

/**
 * Answers a request under a name of its own: in the lines of its log, in its answer, and on the page of a fault, so that
 * whoever tells of a fault can be helped. A name that came with the request is nobody's word.
 */
export function answerNamed(res: ServerResponse, answer: () => void): void {
  const name = newId().slice(0, 12);
  res.setHeader('X-Request-Id', name);
  measure(res);
  asRequest(name, answer);
}
