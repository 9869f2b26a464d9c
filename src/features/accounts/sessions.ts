import { DrizzleSQLiteAdapter } from '@lucia-auth/adapter-drizzle';
import { and, desc, eq, gt, isNotNull, ne, sql } from 'drizzle-orm';
import { type Adapter, type Cookie, Lucia, TimeSpan } from 'lucia';
import type { Database, Transaction } from '#db/client.ts';
import { insertInto, prepared } from '#db/prepared.ts';
import { secondFactors, sessions, users } from '#db/schema/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { keptDays } from '#src/lib/retention.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ createdAt: Date; awaitsCode: boolean; provedAt: Date | null }>;
    DatabaseSessionAttributes: { createdAt: Date; userAgent: string; awaitsCode: boolean; provedAt: Date | null };
  }
}

export type SessionCookie = Pick<Cookie, 'name' | 'value' | 'attributes'>;

/** A session just begun. `awaitsCode`: it is nobody's until the code of the second factor has come. */
export type BegunSession = SessionCookie & { awaitsCode: boolean };

export interface OpenSession {
  userId: string;
  /** As stored: the SHA-256 of what is in the cookie. */
  sessionId: string;
  /** When the person last showed that it is them. */
  provedAt: Date | null;
  /** To be sent again when the session was just prolonged. */
  renewed: SessionCookie | null;
}

/** Runs one write of the adapter: in the queue of writers, or at once inside a transaction that already has its turn. */
type Turn = <T>(task: () => Promise<T>) => Promise<T>;

const atOnce: Turn = (task) => task();

/** lucia on a database (`turn` queues) or inside a transaction (`atOnce`). */
function lucia(db: Database | Transaction, turn: Turn, insert?: Insert) {
  const isSecure = process.env.SITE_URL?.startsWith('https:') ?? false;
  return new Lucia(hashing(new DrizzleSQLiteAdapter(db, sessions, users), turn, insert), {
    sessionExpiresIn: new TimeSpan(keptDays.sessionUnused, 'd'),
    getSessionAttributes: ({ createdAt, awaitsCode, provedAt }) => ({ createdAt, awaitsCode, provedAt }),
    sessionCookie: {
      // Browsers take a `__Host-` cookie from this host alone, over TLS, for the whole site.
      name: isSecure ? '__Host-session' : 'session',
      attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
    },
  });
}

/** Inserts what the adapter would put together anew for each session. */
type Insert = (row: typeof sessions.$inferInsert) => PromiseLike<unknown>;
const insertSession = insertInto(sessions);

/** The adapter with the id of the cookie replaced by its hash, so that a stolen database opens no session. */
function hashing(inner: Adapter, turn: Turn, insert?: Insert): Adapter {
  return {
    getSessionAndUser: async (id) => {
      const [session, user] = await inner.getSessionAndUser(sha256(id));
      return [session && { ...session, id }, user];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: (session) =>
      turn(async () => {
        const { attributes, expiresAt, ...its } = { ...session, id: sha256(session.id) };
        if (!insert) await inner.setSession({ ...its, expiresAt, attributes });
        else await insert({ ...its, expiresAt: Math.floor(expiresAt.getTime() / 1000), ...attributes });
      }),
    updateSessionExpiration: (id, expiresAt) => turn(() => inner.updateSessionExpiration(sha256(id), expiresAt)),
    deleteSession: (id) => turn(() => inner.deleteSession(sha256(id))),
    deleteUserSessions: (userId) => turn(() => inner.deleteUserSessions(userId)),
    deleteExpiredSessions: () => turn(() => inner.deleteExpiredSessions()),
  };
}

const factorOf = prepared((db) =>
  db
    .select({ since: secondFactors.since })
    .from(secondFactors)
    .where(and(eq(secondFactors.userId, sql.placeholder('userId')), isNotNull(secondFactors.since))),
);

interface Beginning {
  userId: string;
  userAgent: string;
  now: Date;
  cookies?: string | null;
  isNew?: boolean;
}

/**
 * Opens a session of `keptDays.sessionUnused`; using it prolongs it, up to `keptDays.session`. The caller puts the cookie into the answer.
 * `cookies`: what the browser sent; the session that it had is over, whoever it was of: its cookie is gone from there.
 * `isNew`: the person was entered in this transaction, and has no second factor.
 */
export async function startSession(
  tx: Transaction,
  { userId, userAgent, now, cookies = null, isNew = false }: Beginning,
): Promise<BegunSession> {
  const awaitsCode = !isNew && (await factorOf(tx, { userId })).length > 0;
  const auth = lucia(tx, atOnce, (row) => insertSession(tx, row));
  const former = cookies === null ? null : sessionIdOf(auth, cookies);
  if (former !== null) await auth.invalidateSession(former);
  const session = await auth.createSession(userId, {
    createdAt: now,
    userAgent: userAgent.slice(0, 300),
    awaitsCode,
    provedAt: awaitsCode ? null : now,
  });
  return { ...pick(auth.createSessionCookie(session.id)), awaitsCode };
}

const pick = ({ name, value, attributes }: Cookie): SessionCookie => ({ name, value, attributes });

/** So long a session waits for its code. */
const awaitMinutes = 15;

/** Whose session waits for a code; null when none does. */
export async function awaitingSession(
  db: Database,
  cookieHeader: string | null,
  now: Date,
): Promise<{ userId: string; sessionId: string } | null> {
  const auth = lucia(db, (task) => exclusively(db, task));
  const id = cookieHeader && sessionIdOf(auth, cookieHeader);
  if (!id) return null;
  const { session } = await auth.validateSession(id);
  if (!session?.awaitsCode || now.getTime() - session.createdAt.getTime() >= awaitMinutes * 60_000) return null;
  return { userId: session.userId, sessionId: sha256(id) };
}

/** Who sends this cookie header; null for nobody, an ended or an expired session, or a header that is no header. */
export async function readSession(db: Database, cookieHeader: string | null, now: Date): Promise<OpenSession | null> {
  const auth = lucia(db, (task) => exclusively(db, task));
  const id = cookieHeader && sessionIdOf(auth, cookieHeader);
  if (!id) return null;
  const { session } = await auth.validateSession(id);
  if (!session || session.awaitsCode) return null;
  if (now.getTime() - session.createdAt.getTime() >= keptDays.session * dayMilliseconds) {
    await auth.invalidateSession(id);
    return null;
  }
  return {
    userId: session.userId,
    sessionId: sha256(id),
    provedAt: session.provedAt,
    renewed: session.fresh ? auth.createSessionCookie(id) : null,
  };
}

/** lucia decodes every cookie of the header and throws on a stray `%`, which any other cookie may hold. */
function sessionIdOf(auth: Lucia, cookieHeader: string): string | null {
  const own = cookieHeader.split(';').find((pair) => pair.trim().startsWith(`${auth.sessionCookieName}=`));
  try {
    return own ? auth.readSessionCookie(own.trim()) : null;
  } catch {
    return null;
  }
}

/** The cookie that makes the browser forget its session. */
export function blankCookie(db: Database): SessionCookie {
  return lucia(db, atOnce).createBlankSessionCookie();
}

/** The open sessions of a person, the newest first. */
export function openSessions(db: Database, userId: string) {
  return db
    .select({ id: sessions.id, createdAt: sessions.createdAt, userAgent: sessions.userAgent })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        eq(sessions.awaitsCode, false),
        gt(sessions.expiresAt, Math.floor(Date.now() / 1000)),
      ),
    )
    .orderBy(desc(sessions.createdAt));
}

/** Ends one session of this person; says whether there was one. */
export async function endOneSession(tx: Transaction, userId: string, sessionId: string): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, sessionId)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends all sessions of a person, except the one given. */
export async function endSessions(tx: Transaction, userId: string, except: string | null): Promise<void> {
  await tx
    .delete(sessions)
    .where(except === null ? eq(sessions.userId, userId) : and(eq(sessions.userId, userId), ne(sessions.id, except)));
}
