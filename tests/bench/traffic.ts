import { Agent, get } from 'node:http';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, rateLimits } from '#db/schema/index.ts';
import { closeCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { situationOf } from '#tests/factories.ts';
import { aClosing, anEntryForm } from '../features/cases/forms.ts';

/** Numbers from 0 to 1, the same in each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Of `many`, the first most often: what visitors ask for is about as often asked for as one over its rank. */
function ranked(many: number, random: () => number): number {
  return Math.min(many - 1, Math.floor(many ** random()) - 1);
}

/** What people ask of a register: mostly cases, the newest most, then companies, lists and rankings; German nine times of ten. */
export async function traffic(db: Database, seed: number): Promise<() => string> {
  const random = chance(seed);
  const known = await db
    .select({ number: cases.number, title: cases.title })
    .from(cases)
    .where(isNotNull(cases.number))
    .orderBy(desc(cases.number));
  const files = known.flatMap(({ number, title }) => (number ? [{ number, title }] : []));
  const slugs = (await db.select({ slug: companies.slug }).from(companies)).map(({ slug }) => slug);
  const of = <T>(list: readonly T[]): T | undefined => list[ranked(list.length, random)];
  const industries = ['', 'telecom', 'shops', 'energy', 'travel', 'banks'];
  return () => {
    const locale = random() < 0.9 ? 'de' : 'en';
    const kind = random();
    const file = of(files);
    if (kind < 0.62 && file) return paths.case(locale, file);
    const slug = of(slugs) ?? '';
    if (kind < 0.76) return paths.company(locale, slug);
    if (kind < 0.79) return paths.companyWhy(locale, slug);
    const industry = of(industries);
    if (kind < 0.86) return paths.cases(locale, { page: random() < 0.3 ? '2' : undefined, industry });
    if (kind < 0.93) return paths.home(locale);
    if (kind < 0.97) return paths.rankings(locale, { industry });
    return kind < 0.985 ? paths.companies(locale) : paths.method(locale);
  };
}

export interface Replayed {
  answers: number;
  hits: number;
  faults: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** Asks so many times a second, whether the answers come or not, for so many seconds. */
export async function replay(
  url: string,
  next: () => string,
  { perSecond = 1000, seconds = 20 } = {},
): Promise<Replayed> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  let [hits, faults] = [0, 0];
  const ask = (path: string) =>
    new Promise<void>((resolve) => {
      const began = performance.now();
      const asked = get(url + path, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
        if (String(answer.headers['cache-status']).includes('hit')) hits += 1;
        if ((answer.statusCode ?? 500) >= 400) faults += 1;
        answer.resume().once('end', () => {
          times.push(performance.now() - began);
          resolve();
        });
      });
      asked.once('error', () => {
        faults += 1;
        resolve();
      });
    });
  const began = performance.now();
  const waiting: Promise<void>[] = [];
  for (let sent = 0; sent < perSecond * seconds; ) {
    const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - began) / 1000) * perSecond));
    for (; sent < due; sent += 1) waiting.push(ask(next()));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(waiting);
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
  return { answers: times.length, hits, faults, perSecond: times.length / took, p50: at(0.5), p99: at(0.99) };
}

/** One public write a second, an entry or a closing by turns, and three that no page shows, until it is stopped. */
export function writers(db: Database): { stop: () => Promise<{ open: number; other: number }> } {
  const random = chance(7);
  const written = { open: 0, other: 0 };
  let isOver = false;
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const publicWrite = async () => {
    const running = await db
      .select({ number: cases.number, authorId: cases.authorId })
      .from(cases)
      .where(and(eq(cases.status, 'open'), isNotNull(cases.authorId)));
    const one = running[Math.floor(random() * running.length)];
    if (!one?.number || !one.authorId) return;
    const author = {
      db,
      userId: one.authorId,
      email: '',
      actor: { userId: one.authorId, represents: [], isModerator: false },
    };
    const situation = situationOf(author, dayOf(new Date()));
    const outcome =
      written.open % 2 === 0
        ? await recordEntry(situation, one.number, anEntryForm())
        : await closeCase(situation, aClosing(one.number));
    if (outcome.ok) written.open += 1;
  };
  const otherWrite = async () => {
    const expire = new Date(Date.now() + 60_000);
    await exclusively(db, () => db.insert(rateLimits).values({ key: newId(), points: 1, expire }));
    written.other += 1;
  };
  const loop = async (every: number, act: () => Promise<void>) => {
    while (!isOver) await Promise.all([act(), pause(every)]);
  };
  const loops = Promise.all([loop(1000, publicWrite), loop(333, otherWrite)]);
  return {
    stop: async () => {
      isOver = true;
      await loops;
      return written;
    },
  };
}
