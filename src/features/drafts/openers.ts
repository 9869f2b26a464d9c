import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { draftKeys, links } from '#db/schema/index.ts';
import { keyedHash, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { draftCan } from './can.ts';
import { draftForWriting } from './queries.ts';

/** A browser that has the draft open. */
export interface OpenBrowser {
  id: number;
  openedAt: Date;
  userAgent: string;
  /** Where the link went through which it came; null for the browser in which the draft was begun. */
  email: string | null;
  isHere: boolean;
  /** Whether the browser that asks may end it. */
  mayEnd: boolean;
}

/** A mailed link that nobody has opened yet. */
export interface OpenLink {
  hash: string;
  email: string;
  sentAt: Date;
  mayEnd: boolean;
}

/** Who else can open the draft of this token, in the order in which they came. One round trip. */
export async function openersOf(
  db: Database,
  { caseId, token, now }: { caseId: string; token: string; now: Date },
): Promise<{ browsers: OpenBrowser[]; links: OpenLink[] }> {
  const [keys, sent] = await db.batch([
    db.select().from(draftKeys).where(eq(draftKeys.caseId, caseId)).orderBy(asc(draftKeys.id)),
    db.select().from(links).where(isResumeLinkOf(caseId)).orderBy(asc(links.createdAt)),
  ]);
  const own = keys.find(({ tokenHash }) => tokenHash === keyedHash(token));
  const sentTo = new Map(sent.map((link) => [link.tokenHash, unseal(link.email)]));
  return {
    browsers: keys.map(({ id, openedAt, userAgent, linkHash, tokenHash }) => ({
      id,
      openedAt,
      userAgent,
      email: linkHash === null ? null : (sentTo.get(linkHash) ?? null),
      isHere: tokenHash === own?.tokenHash,
      mayEnd: own !== undefined && draftCan.endKey(own, { id }),
    })),
    links: sent
      .filter((link) => link.usedAt === null && link.expiresAt > now)
      .map((link) => ({
        hash: link.tokenHash,
        email: unseal(link.email),
        sentAt: link.createdAt,
        mayEnd: own !== undefined && draftCan.endLink(own, link),
      })),
  };
}

/**
 * The author ends one browser (`key:` and its id), one mailed link (`link:` and its hash), or `all`. Only what came after
 * the browser that asks can be ended, so that nobody who was let in locks the author out. With a browser end all links
 * to the address through which it came: they could be renewed. Refuses not-found (`draft-gone`, `opener-gone`).
 */
export function endOpeners(situation: Situation, token: string | null, opener: string): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const draft = token === null ? null : await draftForWriting(tx, token);
    if (token === null || !draftCan.write(token, draft)) return refused('not-found', { reason: 'draft-gone' });
    const { caseId } = draft;
    const keys = await tx.select().from(draftKeys).where(eq(draftKeys.caseId, caseId));
    const own = keys.find(({ tokenHash }) => tokenHash === keyedHash(token));
    if (!own) return refused('not-found', { reason: 'draft-gone' });
    const sent = await tx.select().from(links).where(isResumeLinkOf(caseId));
    const isMeant = (one: string) => opener === 'all' || opener === one;
    const endedKeys = keys.filter((key) => draftCan.endKey(own, key) && isMeant(`key:${key.id}`));
    const through = new Set(endedKeys.map(({ linkHash }) => linkHash));
    const addresses = new Set(
      sent
        .filter(({ tokenHash }) => through.has(tokenHash) || isMeant(`link:${tokenHash}`))
        .map(({ emailHash }) => emailHash),
    );
    const endedLinks = sent.filter((link) => draftCan.endLink(own, link) && addresses.has(link.emailHash));
    if (opener !== 'all' && endedKeys.length + endedLinks.length === 0) {
      return refused('not-found', { reason: 'opener-gone' });
    }
    await forget(tx, endedKeys, endedLinks);
    await tell(tx, situation, { action: 'drafts.endKey', subjectId: caseId, caseId });
    return done();
  });
}

async function forget(
  tx: Transaction,
  keys: readonly { id: number }[],
  sent: readonly { tokenHash: string }[],
): Promise<void> {
  const ids = keys.map(({ id }) => id);
  const hashes = sent.map(({ tokenHash }) => tokenHash);
  if (ids.length > 0) await tx.delete(draftKeys).where(inArray(draftKeys.id, ids));
  if (hashes.length > 0) await tx.delete(links).where(inArray(links.tokenHash, hashes));
}

function isResumeLinkOf(caseId: string) {
  return and(eq(links.purpose, 'resume-draft'), eq(links.subjectId, caseId));
}
