import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { slowStatementChannel } from '#db/kept-statements.ts';
import { type Standing, standing } from '#src/features/operation/queries.ts';
import { now } from '#src/lib/clock.ts';
import { database, databaseUrl } from '#src/lib/database.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { replicaFault } from '../beside/replica.ts';
import { pathOf } from './answers.ts';

const registry = new Registry();
// Memory, processor time and how late the event loop is.
collectDefaultMetrics({ register: registry });

const registers = [registry];
const requests = new Counter({
  name: 'requests_total',
  help: 'Answers by status, and whether the front cache had them: hit, miss, or none of what it keeps',
  labelNames: ['status', 'cache'],
  registers,
  collect: () => {
    for (const [status, many] of hits.entries())
      if (many > 0) requests.inc({ status: String(status), cache: 'hit' }, many);
    hits.fill(0);
  },
});
/** Answers of the front cache by status since the figures were last asked for: counting them there took as long as they do. */
const hits = new Uint32Array(600);
const seconds = new Histogram({
  name: 'request_seconds',
  help: 'From the first line of a request to the last byte of its answer; without those that the front cache had, each far below a millisecond',
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  registers,
});
const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
const mails = new Gauge({ name: 'outbox_mails', help: 'Mails by state', labelNames: ['state'], registers });
const oldestMail = gauge('outbox_oldest_seconds', 'Age of the oldest mail that waits, 0 if none does');
const dueMail = gauge('outbox_due_seconds', 'For how long a mail has been due, 0 if none is');
const reachable = gauge(
  'database_answers',
  '0 while the database cannot be read: what is asked of it is then of before',
);
const unread = gauge(
  'inbox_unread_oldest_seconds',
  'Age of the oldest mail that came in and is not read, 0 if none is',
);
const writeAhead = gauge('write_ahead_log_bytes', 'Size of the write-ahead log');
const free = gauge('disk_free_bytes', 'Free on the disk of the database');
const lastDay = gauge(
  'last_day_done_timestamp_seconds',
  'Beginning of the last day of which the work was done, 0: none',
);
const heartbeat = gauge('worker_heartbeat_timestamp_seconds', 'Last sign of life of the worker, 0: none');
const copy = gauge('last_copy_timestamp_seconds', 'When the last verified copy was made, 0: never');
const slow = new Counter({
  name: 'slow_statements_total',
  help: 'Statements for which the whole process waited a tenth of a second or longer; the log has their words',
  registers,
});
const replica = gauge('replica_fault', '1 while the replica cannot be kept');

subscribe(slowStatementChannel, (said) => {
  slow.inc();
  log.warn(said, 'a slow statement');
});

const cached = new WeakMap<ServerResponse, 'hit' | 'miss'>();

/** What the front cache had to do for an answer. */
export function noteCache(res: ServerResponse, cache: 'hit' | 'miss'): void {
  cached.set(res, cache);
}

/** Counts a request when it is answered. */
export function measure(res: ServerResponse): void {
  const began = performance.now();
  res.once('close', () => {
    requests.inc({ status: String(res.statusCode), cache: cached.get(res) ?? 'none' });
    seconds.observe((performance.now() - began) / 1000);
  });
}

/** Counts a request that was answered in the turn in which it came. */
export function measureHit({ statusCode }: ServerResponse): void {
  hits[statusCode] = (hits[statusCode] ?? 0) + 1;
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A program on this machine asks itself: what comes through a proxy is named by it as somebody else's. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  return loopback.has(socket.remoteAddress ?? '') && !('x-forwarded-for' in headers) && !('forwarded' in headers);
}

/** What is measured, in the words of Prometheus; null for every other address, and for everybody from outside. */
export async function metricsOf(req: IncomingMessage): Promise<{ status: number; words: string } | null> {
  if (pathOf(req) !== '/metrics' || !isFromHere(req)) return null;
  const stands = await standing(database(), databaseUrl(), now()).catch((error: unknown) => {
    log.error(faultOf(error), 'how the site stands cannot be read');
  });
  reachable.set(stands ? 1 : 0);
  replica.set(replicaFault() === null ? 0 : 1);
  if (stands) setStanding(stands);
  return { status: 200, words: await registry.metrics() };
}

function setStanding(stands: Standing): void {
  const second = (moment: Date | undefined | null) => (moment ? moment.getTime() / 1000 : 0);
  mails.reset();
  for (const { status, many } of stands.outbox) mails.set({ state: status }, many);
  oldestMail.set(stands.outbox.find(({ status }) => status === 'queued')?.oldestSeconds ?? 0);
  dueMail.set(Math.max(0, stands.dueSeconds ?? 0));
  unread.set(stands.letters.oldestSeconds ?? 0);
  writeAhead.set(stands.file?.log ?? 0);
  if (stands.file) free.set(stands.file.free);
  lastDay.set(stands.lastDay === null ? 0 : second(new Date(stands.lastDay)));
  heartbeat.set(second(stands.heartbeat));
  copy.set(second(stands.copy?.at));
}
