import { setTimeout as pause } from 'node:timers/promises';
import { type Client, createClient, type InStatement, type Transaction, type TransactionMode } from '@libsql/client';

/** Milliseconds for which a database server that is away is asked again, or its replica waited for. */
const patience = 3000;
const between = 150;
/** Milliseconds: the server ends a transaction that takes longer, so no write may. */
const longestWrite = 5000;

/** The server did not say in time what became of it. */
class NoAnswer extends Error {
  readonly code = 'ECONNABORTED';
}

interface Remote {
  client: Client;
  /** Why the last request got no answer, however often it was sent; null while the server answers. */
  away: () => string | null;
}

/**
 * A client for a database server, which may be away for a moment: it is restarted, or the network is. What never arrived there is
 * sent again, whatever it was; what may have arrived only if it writes nothing, as a read or the begin of a transaction. Whoever is
 * in a transaction whose server went learns that nothing of it was written.
 */
export function remoteClient(url: string, authToken: string | undefined): Remote {
  let fault: string | null = null;
  const noted = async <T>(task: Promise<T>): Promise<T> => {
    try {
      const answer = await task;
      fault = null;
      return answer;
    } catch (error) {
      if (isAway(error)) fault = `the database server does not answer: ${codesOf(error).join(', ')}`;
      throw error;
    }
  };
  const fetch = (request: Request) => noted(fetchPatiently(request));
  const client = createClient({ url, ...(authToken && { authToken }), fetch });
  const patient = new Proxy(client, {
    get(target, name) {
      const member = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (name === 'transaction') return (mode?: TransactionMode) => noted(again(() => begun(target, mode), isAway));
      if (name !== 'execute' && name !== 'batch') return member.bind(target);
      return (what: InStatement | InStatement[], more?: unknown) => {
        const task = async () => Reflect.apply(member, target, [what, more]);
        return noted(isRead(Array.isArray(what) ? what : [what]) ? again(task, isAway) : within(longestWrite, task()));
      };
    },
  });
  return { client: patient, away: () => fault };
}

/** The client sends BEGIN together with the first statement: one that does nothing says whether it arrived. */
async function begun(client: Client, mode: TransactionMode = 'write'): Promise<Transaction> {
  const transaction = await client.transaction(mode);
  try {
    await within(patience, transaction.execute('SELECT 1'));
    return transaction;
  } catch (error) {
    transaction.close();
    throw error;
  }
}

/** A replica holds on to what it cannot hand to its primary, for half a minute and more. */
async function within<T>(milliseconds: number, task: Promise<T>): Promise<T> {
  const answered = new AbortController();
  const late = pause(milliseconds, undefined, { signal: answered.signal }).then(() => {
    throw new NoAnswer('the database server does not answer');
  });
  // Whichever comes second is nobody's any more.
  late.catch(() => undefined);
  task.catch(() => undefined);
  try {
    return await Promise.race([task, late]);
  } finally {
    answered.abort();
  }
}

/** Every request of the client. Nobody listened where a connection is refused: nothing of it was done. */
function fetchPatiently(request: Request): Promise<Response> {
  return again(() => fetch(request.clone()), neverArrived);
}

async function again<T>(task: () => Promise<T>, isWorthIt: (error: unknown) => boolean): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await task();
    } catch (error) {
      if (performance.now() > end || !isWorthIt(error)) throw error;
      await pause(between);
    }
  }
}

function isRead(statements: readonly InStatement[]): boolean {
  const words = statements.map((one) => (typeof one === 'string' ? one : one.sql));
  return words.every((sql) => /^\s*select\b/i.test(sql));
}

function codesOf(error: unknown): string[] {
  const found: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') found.push(cause.code);
  }
  return found;
}

const neverArrived = (error: unknown) => codesOf(error).includes('ECONNREFUSED');

/** Codes of a server that is away, and not of a statement that was wrong. */
export const ofAServerAway =
  /^(HRANA_(WEBSOCKET|CLOSED)|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|UND_ERR_|STREAM_EXPIRED|SERVER_ERROR)/;

const isAway = (error: unknown) => codesOf(error).some((code) => ofAServerAway.test(code));
