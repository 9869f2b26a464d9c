import type { APIContext } from 'astro';
import { isAuthorOf } from '#src/features/author-desk/queries.ts';
import { beginDeposit } from '#src/features/cases/commands/evidence.ts';
import { beginDraftDeposit } from '#src/features/drafts/evidence.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import type { Begun } from '#src/features/evidence/commands.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { beginCheckDeposit } from '#src/features/inspection/commands.ts';
import { checkIn } from '#src/features/inspection/rules.ts';
import { limited } from '#src/lib/limits.ts';
import { type Outcome, type Refusal, refused } from '#src/lib/outcome.ts';

/** Where files are to go: a published case by its number, else the draft of this browser; and the entry, or what is checked. */
export interface Target {
  number: string | null;
  entryId: string;
  check: Check | null;
}

export function targetOf({ url }: Pick<APIContext, 'url'>): Target {
  const number = url.searchParams.get('case') ?? '';
  return {
    number: /^\d{4}-\d{6}$/.test(number) ? number : null,
    entryId: url.searchParams.get('entry') ?? '',
    check: checkIn(url.searchParams.get('check')),
  };
}

/** A file begins to arrive, where its sender may deposit one and has not begun too many. */
export async function beginFile(
  context: APIContext,
  { number, entryId, check }: Target,
  file: { name: string; bytes: number | null },
): Promise<Outcome<Begun>> {
  const situation = await context.locals.situation();
  if (await limited(situation.db, 'deposit', situation.actor.userId ?? context.clientAddress))
    return refused('too-often');
  if (check !== null) return beginCheckDeposit(situation, check, file);
  if (number !== null) return beginDeposit(situation, { number, entryId, ...file });
  return beginDraftDeposit(situation, context.cookies.get(draftCookie())?.value ?? null, { entryId, ...file });
}

/** Whether who asks is the author of a case, published or in writing. */
export async function isOwn(context: APIContext, caseId: string): Promise<boolean> {
  const { db, actor } = await context.locals.situation();
  if (actor.userId !== null && (await isAuthorOf(db, actor.userId, caseId))) return true;
  const draft = await draftByToken(db, context.cookies.get(draftCookie())?.value);
  return draft?.caseId === caseId;
}

const statuses = {
  'not-found': 404,
  'not-allowed': 403,
  'not-signed-in': 401,
  'too-late': 410,
  'too-often': 429,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
} as const satisfies Record<Refusal, number>;

/** What a script is told: the value, or the name of the sentence that says why not. */
export function told<T>(outcome: Outcome<T>): Response {
  const headers = { 'Cache-Control': 'private, no-store' };
  if (outcome.ok) return Response.json(outcome.value, { headers });
  const { refusal, reason = refusal } = outcome;
  return Response.json({ reason }, { status: statuses[refusal], headers });
}

/** A request that a page of another site sent; a browser always says from where what is not a form comes. */
export function isForeign({ request, url }: Pick<APIContext, 'request' | 'url'>): boolean {
  const from = request.headers.get('origin');
  return from !== null && from !== url.origin;
}
