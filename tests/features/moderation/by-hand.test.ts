import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { describe, expect } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { cases, decisions, entries, tombstones } from '#db/schema/index.ts';
import { decide, removeCase } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { anAnsweredCase, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { migrationsBefore } from '../../lib/old-cases.ts';
import { must } from '../drafts/writing.ts';
import { aDecision } from './noticing.ts';

/** What the database says to somebody who writes SQL by hand. */
async function byHand(db: Database, statement: ReturnType<typeof sql>): Promise<string> {
  try {
    await db.run(statement);
    return 'done';
  } catch (error) {
    return String(error instanceof Error && error.cause instanceof Error ? error.cause.message : error);
  }
}

const at = momentOn(today).getTime();

describe('a database from before decisions were recorded', () => {
  test('gets an honest decision for each case that was removed, and none for one that was withdrawn', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-before-decisions-'));
    const db = openDatabase({ url: `file:${join(folder, 'old.db')}` });
    await applyMigrations(db, { migrationsFolder: migrationsBefore('_decisions', folder) });
    const on = (day: string) => momentOn(day).getTime();
    await db.$client.batch(
      [
        "insert into users (id, email, mailbox, locale, created_at) values ('author', 'a@b.example', 'a@b.example', 'de', 0)",
        "insert into companies (id, slug, name, industry, created_at) values ('firm', 'firm', 'Firma', 'telecom', 0)",
        ...['gone', 'fake', 'mine'].map(
          (id) =>
            `insert into cases (id, author_id, company_id, locale, created_at, published_at, status, ball) values ('${id}', 'author', 'firm', 'de', 0, 1, 'removed', 'nobody')`,
        ),
        `insert into tombstones (case_id, kind, reason, genuine, ended_by, ended_at) values ('gone', 'removed', '', 1, 'author', ${on('2025-03-01')})`,
        `insert into tombstones (case_id, kind, reason, genuine, ended_by, ended_at) values ('fake', 'removed', 'Erfunden.', 0, 'nobody', ${on('2025-02-01')})`,
        `insert into tombstones (case_id, kind, reason, genuine, ended_by, ended_at) values ('mine', 'withdrawn', '', 1, 'author', ${on('2025-02-01')})`,
      ],
      'write',
    );
    await migrate(db);
    const rows = await db.select().from(decisions).orderBy(decisions.number);
    expect(rows).toMatchObject([
      { number: 'E-2025-000001', caseId: 'fake', measure: 'not-genuine', reason: 'Erfunden.', decidedBy: null },
      { number: 'E-2025-000002', caseId: 'gone', measure: 'remove', decidedBy: 'author', affectedId: 'author' },
    ]);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['before-records']));
    expect(rows[1]?.reason).toContain('No reason was recorded');
    const stones = (await db.select().from(tombstones)).map(({ caseId, decisionId }) => [caseId, decisionId] as const);
    expect(new Map<string, string | null>(stones)).toEqual(
      new Map<string, string | null>([
        ['gone', 'before-gone'],
        ['fake', 'before-fake'],
        ['mine', null],
      ]),
    );
    expect((await db.$client.execute('pragma foreign_key_check')).rows).toEqual([]);
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('by hand, without a decision, nobody', () => {
  test('removes a case: not by a tombstone, not by its status, not by deleting it', async ({ db }) => {
    const { id } = await anOpenCase(db);
    const stone = (kind: string, genuine: number, decision: string | null) =>
      byHand(
        db,
        sql`insert into tombstones (case_id, kind, reason, genuine, ended_at, decision_id) values (${id}, ${kind}, '', ${genuine}, ${at}, ${decision})`,
      );
    expect(await stone('removed', 1, null)).toContain('by an effective decision');
    expect(await stone('removed', 1, 'invented')).toContain('by an effective decision');
    expect(await stone('withdrawn', 0, null)).toContain('CHECK');
    for (const status of ['removed', 'withdrawn', 'draft', 'unconfirmed']) {
      expect(await byHand(db, sql`update cases set status = ${status} where id = ${id}`)).toContain('tombstone');
    }
    expect(await byHand(db, sql`delete from cases where id = ${id}`)).toContain('not deleted');
    expect(await db.select({ status: cases.status }).from(cases)).toEqual([{ status: 'open' }]);
  });

  test('turns a withdrawn case into a removed one, or a removed one into one that never counted', async ({
    db,
    moderator,
  }) => {
    const { id, number } = await anOpenCase(db);
    must(await removeCase(situationOf(moderator), { number, reason: 'Nennt Namen.' }));
    const [decision] = await db.select().from(decisions);
    expect(decision).toMatchObject({ measure: 'remove', caseId: id, decidedBy: moderator.userId });
    expect(await byHand(db, sql`update tombstones set decision_id = null`)).toContain('by an effective decision');
    expect(await byHand(db, sql`delete from decisions`)).toContain('not deleted');
    expect(await byHand(db, sql`update decisions set reason = 'etwas anderes'`)).toContain('not changed');
    expect(await byHand(db, sql`update decisions set effective_at = null`)).toContain('once');
    expect(await byHand(db, sql`update decisions set automated = 1`)).toContain('CHECK');
  });

  test('blackens what a decision says without another decision that blackens, or hides that it was', async ({
    db,
    moderator,
  }) => {
    const { id, title } = await anOpenCase(db);
    const piece = { kind: 'case' as const, id };
    const [kept, other, black] = [
      aDecision(piece, 'keep', { reason: `Es heißt ${title}.` }),
      aDecision(piece, 'keep'),
      aDecision(piece, 'blacken', { passage: title }),
    ];
    must(await decide(situationOf(moderator), kept));
    must(await decide(situationOf(moderator), other));
    const blackens = (by: string, field: string, start: number, length: number) =>
      byHand(
        db,
        sql`insert into blackened_reasons (id, decision_id, field, start, length, blackened_by, blackened_at)
        values (${newId()}, ${kept.id}, ${field}, ${start}, ${length}, ${by}, 0)`,
      );
    expect(await blackens(other.id, 'reason', 1, 2)).toContain('by another effective decision');
    must(await decide(situationOf(moderator), black));
    const reason = async () => (await db.select().from(decisions).where(eq(decisions.id, kept.id)))[0]?.reason;
    expect(await reason()).toBe('Es heißt █████.');
    expect(await blackens(black.id, 'reason', 1, 99)).toContain('by another effective decision');
    expect(await blackens(black.id, 'number', 1, 2)).toContain('by another effective decision');
    expect(await byHand(db, sql`update decisions set reason = '█████' where id = ${kept.id}`)).toContain('not changed');
    expect(await byHand(db, sql`delete from blackened_reasons`)).toContain('not deleted');
    expect(await byHand(db, sql`update blackened_reasons set blackened_at = 1`)).toContain('not changed');
    expect(await reason()).toBe('Es heißt █████.');
  });

  test('hides an entry or a reply, or deletes a text that is public', async ({ db, moderator }) => {
    const { id, replyId, companyId } = await anAnsweredCase(db);
    const [entry] = await db.select().from(entries).where(eq(entries.caseId, id));
    expect(await byHand(db, sql`update entries set hidden_by = 'invented' where id = ${entry?.id}`)).toContain(
      'decision',
    );
    expect(await byHand(db, sql`update replies set hidden_by = 'invented' where id = ${replyId}`)).toContain(
      'decision',
    );
    expect(await byHand(db, sql`delete from entries where id = ${entry?.id}`)).toContain('not deleted');
    expect(await byHand(db, sql`delete from replies where id = ${replyId}`)).toContain('not deleted');
    // A decision about something else is none about this.
    must(await decide(situationOf(moderator), aDecision({ kind: 'reply', id: replyId }, 'hide')));
    const [decision] = await db.select().from(decisions);
    const hidden = sql`update entries set hidden_by = ${decision?.id ?? ''} where id = ${entry?.id}`;
    expect(await byHand(db, hidden)).toContain('decision');
    expect(decision).toMatchObject({ companyId });
  });

  test('writes down a decision without a reason, or one that nobody made', async ({ db }) => {
    const made = (reason: string, by: string | null) =>
      byHand(
        db,
        sql`insert into decisions (id, number, kind, piece_kind, piece_id, measure, ground, category, rule, facts, reason, decided_at, decided_by)
          values ('x', 'E-2026-000001', 'own', 'case', 'x', 'keep', '', '', '', 'etwas', ${reason}, ${at}, ${by})`,
      );
    expect(await made(' ', null)).toContain('decisions_have_reasons');
    expect(await made('Darum.', null)).toContain('decisions_by_somebody');
    expect(await made('Darum.', 'nobody')).toContain('FOREIGN KEY');
  });
});
