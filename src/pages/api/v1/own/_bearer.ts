import type { APIContext } from 'astro';
import {
  apiLimit,
  type Bearer,
  bearerOf,
  countRequest,
  type TokenFault,
} from '#src/features/integrations/tokens/bearer.ts';
import { onlyRead, problem } from '#src/lib/problem.ts';

/** What is said of a token that opens nothing. Never the token. */
const faults: Record<TokenFault | 'token-in-address', string> = {
  'no-token': 'Send a token as "Authorization: Bearer …". A person who speaks for the company makes one at the desk.',
  'unknown-token': 'Nobody knows this token, or it was ended, or whoever made it no longer speaks for the company.',
  'expired-token': 'The time of this token is over. Make a new one at the desk.',
  'paused-token':
    'Whether the person who made this token speaks for the company is being checked. Until then it opens nothing.',
  'token-in-address':
    'A token never belongs in an address: addresses are written into logs. End this one and make another.',
};

/** What a token opens is read by no other site, and neither is what was wrong with one. */
export function ownProblem(
  status: number,
  code: string,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  const response = problem({ status, code, detail }, { ...unkept, ...headers });
  response.headers.delete('access-control-allow-origin');
  return response;
}

/** What a token opens is nobody's to keep. */
const unkept = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** Answers a program that shows a token, with how many requests are left to it (draft-ietf-httpapi-ratelimit-headers). */
export async function asBearer(
  { request, url, locals: { visit } }: APIContext,
  answer: (bearer: Bearer) => Promise<Response>,
): Promise<Response> {
  if (['token', 'access_token', 'authorization'].some((name) => url.searchParams.has(name))) {
    return ownProblem(400, 'token-in-address', faults['token-in-address']);
  }
  const bearer = await bearerOf(visit.db, request.headers.get('authorization'), visit.now);
  if ('fault' in bearer) {
    const error = bearer.fault === 'no-token' ? '' : ', error="invalid_token"';
    return ownProblem(401, bearer.fault, faults[bearer.fault], {
      'www-authenticate': `Bearer realm="Aktenkundig"${error}`,
    });
  }
  const { left, seconds } = await countRequest(visit.db, bearer.tokenId);
  const limits = {
    'ratelimit-policy': `"token";q=${apiLimit.points};w=${apiLimit.duration}`,
    ratelimit: `"token";r=${Math.max(0, left)};t=${seconds}`,
  };
  if (left < 0) {
    const words = `At most ${apiLimit.points} requests in ${apiLimit.duration / 60} minutes.`;
    return ownProblem(429, 'too-often', words, { ...limits, 'retry-after': String(seconds) });
  }
  const response = await answer(bearer);
  response.headers.delete('access-control-allow-origin');
  for (const [name, value] of Object.entries({ ...unkept, ...limits })) response.headers.set(name, value);
  return response;
}

/** Programs only read. */
export const readOnly = (): Response => ownProblem(405, 'read-only', onlyRead, { allow: 'GET, HEAD' });
