import type { Database } from '#db/client.ts';
import { challengeForModerator } from '#src/features/challenges/index.ts';
import { piecesOf } from '#src/features/moderation/index.ts';
import type { Bar } from '#src/features/moderation/rules.ts';
import type { Actor } from '#src/lib/situation.ts';
import { readMark } from './read-mark.ts';
import { besideOf } from './reading.ts';

/** Everything that is read before a challenge is decided, and why whoever asks may not decide (`bar`). Null: there is none. */
export async function deskChallenge(db: Database, actor: Actor, id: string, now: Date) {
  const found = await challengeForModerator(db, actor, id, now);
  if (!found) return null;
  const { caseId, company, number } = found;
  const read = await piecesOf(db, number, 'moderator');
  return {
    ...found,
    ...{ companyName: company.name, companySlug: company.slug, pieceKind: 'case' as const, pieceId: caseId },
    ...{ pieces: read?.pieces ?? [], summary: read?.summary ?? '', notices: [], questions: [] },
    mark: await readMark(db, { about: { kind: 'challenge', id }, piece: { kind: 'case', id: caseId } }),
    bar: found.isParty ? ({ why: 'party' } satisfies Bar) : null,
    ...(await besideOf(db, { caseId, companyId: company.id, but: found.decision?.id ?? '' })),
  };
}
