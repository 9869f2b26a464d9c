import { eq, like } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { digestItems, events, follows, outbox, users } from '#db/schema/index.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { follow } from '#src/features/following/commands.ts';
import { type Telling, tellFollowers } from '#src/features/following/news.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { anAuthor, anOpenCase, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const yesterday = addDays(today, -1);
const telling = (db: Database, given: Partial<Telling> = {}): Telling => ({
  db,
  now: () => momentOn(today),
  isStopping: () => false,
  ...given,
});
const aReply = (number: string) => ({
  id: newId(),
  number,
  text: 'Wir erstatten den Betrag.',
  intent: 'solution' as const,
  promises: [],
});
const closing = {
  outcome: 'solved' as const,
  words: 'Danke.',
  buyAgain: null,
  reachability: null,
  speed: null,
  competence: null,
  promisesKept: null,
  friendliness: null,
  empathy: null,
  clarity: null,
};

async function aFollower(db: Database, what: Parameters<typeof follow>[1]): Promise<Person> {
  const person = await anAuthor(db);
  expect(await follow(situationOf(person, yesterday), what)).toMatchObject({ ok: true });
  return person;
}

/** Mails to followers, opened: kind and address, in their order. */
async function mailsTo(db: Database): Promise<{ kind: string; to: string; all: string }[]> {
  const rows = await db.select().from(outbox).where(like(outbox.kind, 'followed-%'));
  return rows.map(({ kind, sealed }) => {
    const all = unseal(sealed);
    const { to } = JSON.parse(all);
    return { kind, to, all };
  });
}

/** A case is published: what its confirmation leaves behind for the worker. */
async function published(db: Database, theCase: { id: string; author: Person }): Promise<void> {
  await exclusively(db, () =>
    db.insert(events).values({
      at: momentOn(today),
      actor: theCase.author.userId,
      action: 'cases.publish',
      caseId: theCase.id,
      subjectId: theCase.id,
    }),
  );
}

describe('followers of a case', () => {
  test('are told once of a reply, a closing and a reopening, however often the worker looks', async ({
    db,
    company,
    author,
    representative,
  }) => {
    const { number } = await anOpenCase(db, { company, author });
    const follower = await aFollower(db, { kind: 'case', of: number });
    await publishReply(situationOf(representative), aReply(number));
    await closeCase(situationOf(author), { id: newId(), number, ...closing });
    await reopenCase(situationOf(author), { id: newId(), number, reason: 'Hielt nicht.' });
    await Promise.all([tellFollowers(telling(db)), tellFollowers(telling(db))]);
    await tellFollowers(telling(db));
    const mails = await mailsTo(db);
    expect(mails.map(({ kind, to }) => [kind, to])).toEqual([
      ['followed-reply', follower.email],
      ['followed-closed', follower.email],
      ['followed-reopened', follower.email],
    ]);
    expect(mails[0]?.all).toContain('Miriam Okafor, Leiterin Kundendienst');
    expect(mails[1]?.all).toContain('Gelöst');
  });

  test('learn nothing of the author or of each other, and each mail can be ended by a link', async ({
    db,
    company,
    author,
    representative,
  }) => {
    const { number } = await anOpenCase(db, { company, author });
    const people = [
      await aFollower(db, { kind: 'case', of: number }),
      await aFollower(db, { kind: 'case', of: number }),
    ];
    await publishReply(situationOf(representative), aReply(number));
    await tellFollowers(telling(db));
    for (const { all, to } of await mailsTo(db)) {
      expect(all).toContain('/stop-mails?');
      for (const person of [author, representative, ...people]) {
        if (person.email !== to) expect(all).not.toContain(person.email);
      }
    }
  });

  test('are not told what they did themselves, nor the author what the author gets anyway', async ({
    db,
    company,
    author,
    representative,
  }) => {
    const { number } = await anOpenCase(db, { company, author });
    for (const person of [author, representative]) {
      await follow(situationOf(person, yesterday), { kind: 'case', of: number });
    }
    await publishReply(situationOf(representative), aReply(number));
    await tellFollowers(telling(db));
    expect(await mailsTo(db)).toEqual([]);
  });

  test('are not told what happened before they followed, nor news that is older than two days', async ({
    db,
    company,
    representative,
  }) => {
    const { number } = await anOpenCase(db, { company });
    await publishReply(situationOf(representative, yesterday), aReply(number));
    await follow(situationOf(await anAuthor(db), today), { kind: 'case', of: number });
    await tellFollowers(telling(db));
    await publishReply(situationOf(representative), aReply(number));
    await tellFollowers(telling(db, { now: () => momentOn(addDays(today, 3)) }));
    expect(await mailsTo(db)).toEqual([]);
  });
});

describe('a following of many', () => {
  test('costs the reply nothing, is told in bounded steps, and a stop in between loses nobody and tells nobody twice', async ({
    db,
    company,
    representative,
  }) => {
    const { id, number } = await anOpenCase(db, { company });
    const people = Array.from({ length: 130 }, (_, index) => ({
      id: newId(),
      email: `follower-${index}@mail.example`,
    }));
    const since = momentOn(yesterday);
    await exclusively(db, () =>
      db.insert(users).values(people.map((person) => ({ ...person, locale: 'de' as const, createdAt: since }))),
    );
    await exclusively(db, () =>
      db
        .insert(follows)
        .values(people.map((person) => ({ userId: person.id, kind: 'case' as const, subjectId: id, since }))),
    );
    await publishReply(situationOf(representative), aReply(number));
    expect(await mailsTo(db)).toEqual([]);
    const answers = [false, true];
    await tellFollowers(telling(db, { isStopping: () => answers.shift() ?? true }));
    expect(await mailsTo(db)).toHaveLength(50);
    await tellFollowers(telling(db));
    const told = (await mailsTo(db)).map(({ to }) => to);
    expect(told).toHaveLength(130);
    expect(new Set(told).size).toBe(130);
    expect(await tellFollowers(telling(db))).toBe(0);
  });
});

describe('a new case', () => {
  test('waits for the daily digest of who follows its company or its industry, once for who follows both', async ({
    db,
    company,
    author,
  }) => {
    const both = await aFollower(db, { kind: 'company', of: company.slug });
    await follow(situationOf(both, yesterday), { kind: 'industry', of: 'shops' });
    const other = await aFollower(db, { kind: 'industry', of: 'shops' });
    await aFollower(db, { kind: 'industry', of: 'energy' });
    await published(db, await anOpenCase(db, { company, author }));
    await tellFollowers(telling(db));
    const items = await db.select().from(digestItems);
    expect(items.map(({ kind, userId }) => [kind, userId]).sort()).toEqual(
      [
        ['followed-company-case', both.userId],
        ['followed-industry-case', other.userId],
      ].sort(),
    );
    expect(await mailsTo(db)).toEqual([]);
  });

  test('comes at once or not at all to who chose so', async ({ db, company, author }) => {
    const [atOnce, never] = [
      await aFollower(db, { kind: 'company', of: company.slug }),
      await aFollower(db, { kind: 'company', of: company.slug }),
    ];
    await chooseMails(situationOf(atOnce), [['followed-cases', 'at-once']]);
    await chooseMails(situationOf(never), [['followed-cases', 'never']]);
    await published(db, await anOpenCase(db, { company, author }));
    await tellFollowers(telling(db));
    expect((await mailsTo(db)).map(({ to }) => to)).toEqual([atOnce.email]);
    expect(await db.$count(digestItems)).toBe(0);
  });
});

describe('a case that became a tombstone', () => {
  test('is not told any more, and what waited to be told is taken back', async ({
    db,
    company,
    author,
    moderator,
    representative,
  }) => {
    const [first, second] = [await anOpenCase(db, { company, author }), await anOpenCase(db, { company })];
    await aFollower(db, { kind: 'company', of: company.slug });
    for (const { number } of [first, second]) await aFollower(db, { kind: 'case', of: number });
    await published(db, first);
    await publishReply(situationOf(representative), aReply(first.number));
    await tellFollowers(telling(db));
    expect([await db.$count(digestItems), (await mailsTo(db)).length]).toEqual([1, 1]);
    await withdrawCase(situationOf(author), { number: first.number, reason: '' });
    expect([await db.$count(digestItems), (await mailsTo(db)).length]).toEqual([0, 0]);
    await publishReply(situationOf(representative), aReply(second.number));
    await removeCase(situationOf(moderator), { number: second.number, reason: 'Nennt eine Privatperson.' });
    await tellFollowers(telling(db));
    expect([await db.$count(digestItems), (await mailsTo(db)).length]).toEqual([0, 0]);
    // The author's own mail is not among what is taken back.
    expect(await db.$count(outbox, eq(outbox.kind, 'reply-published'))).toBe(2);
  });
});
