import { describe, expect } from 'vitest';
import { events, follows } from '#db/schema/index.ts';
import { followCan } from '#src/features/following/can.ts';
import { endFollow, follow } from '#src/features/following/commands.ts';
import { followable, followedBy } from '#src/features/following/queries.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aModerator, anAuthor, anOpenCase, momentOn, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const commands = { follow, endFollow };

describe('following', () => {
  test('has its lines in the table, and each is open to everybody with an account alone', async ({
    db,
    author,
    representative,
    company,
  }) => {
    expect(Object.keys(followCan).sort()).toEqual(Object.keys(commands).sort());
    const roles: [Situation, boolean][] = [
      [situationOfVisitor(db), false],
      [situationOf(author), true],
      [situationOf(representative), true],
      [situationOf(await aModerator(db)), true],
    ];
    for (const [situation, may] of roles) {
      for (const command of [follow, endFollow]) {
        const outcome = await command(situation, { kind: 'company', of: company.slug });
        expect(outcome).toMatchObject(may ? { ok: true } : { ok: false, refusal: 'not-signed-in' });
      }
    }
    expect(await db.$count(follows)).toBe(0);
    expect(await db.$count(events)).toBe(6);
  });

  test('is listed for the person alone, once each, until it is ended', async ({ db, author, company }) => {
    const { number, title } = await anOpenCase(db, { company });
    const situation = situationOf(author);
    const three = [
      { kind: 'case', of: number },
      { kind: 'company', of: company.slug },
      { kind: 'industry', of: 'shops' },
    ] as const;
    for (const one of [...three, ...three]) expect(await follow(situation, one)).toMatchObject({ ok: true });
    expect(await followedBy(db, author.userId)).toEqual({
      cases: [{ number, title, locale: 'de', companyName: company.name }],
      companies: [{ slug: company.slug, name: company.name }],
      industries: ['shops'],
    });
    expect((await followedBy(db, (await anAuthor(db)).userId)).cases).toEqual([]);
    for (const one of three) expect(await endFollow(situation, one)).toMatchObject({ ok: true });
    expect(await followedBy(db, author.userId)).toEqual({ cases: [], companies: [], industries: [] });
  });

  test('is refused for what is not public, and no more than 500 are kept', async ({ db, author, company }) => {
    const situation = situationOf(author);
    expect(await follow(situation, { kind: 'case', of: '2019-999999' })).toMatchObject({ refusal: 'not-found' });
    expect(await follow(situation, { kind: 'company', of: 'nobody' })).toMatchObject({ refusal: 'not-found' });
    expect(await follow(situation, { kind: 'industry', of: 'spam' })).toMatchObject({ refusal: 'not-found' });
    const { userId } = author;
    const rows = Array.from({ length: 500 }, () => ({ userId, kind: 'case' as const, subjectId: newId() }));
    await exclusively(db, () =>
      db.insert(follows).values(rows.map((row) => ({ ...row, since: momentOn('2026-01-01') }))),
    );
    expect(await follow(situation, { kind: 'company', of: company.slug })).toMatchObject({
      reason: 'too-many-follows',
    });
  });

  test('shows no word of a removed case, which can still be ended but not followed', async ({
    db,
    author,
    moderator,
    company,
  }) => {
    const { number } = await anOpenCase(db, { company, title: 'GEHEIM' });
    const situation = situationOf(author);
    await follow(situation, { kind: 'case', of: number });
    await removeCase(situationOf(moderator), { number, reason: 'Nennt eine Privatperson.' });
    expect((await followedBy(db, author.userId)).cases).toMatchObject([{ number, title: '' }]);
    expect(await followable(db, { kind: 'case', of: number })).toBeNull();
    expect(await follow(situationOf(await anAuthor(db)), { kind: 'case', of: number })).toMatchObject({
      refusal: 'too-late',
    });
    expect(await endFollow(situation, { kind: 'case', of: number })).toMatchObject({ ok: true });
  });
});
