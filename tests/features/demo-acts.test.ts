import { and, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as tables from '#db/schema/index.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { fillDemo } from '#src/process/demo-data.ts';
import { freshDatabase, type OwnDatabase } from '#tests/database.ts';

/** A day on which the moderators removed the case that a desk would choose, and one just past midnight in Germany. */
const now = new Date('2026-11-30T23:20:00Z');
let filled: OwnDatabase;

beforeAll(async () => {
  filled = await freshDatabase();
  await fillDemo(filled.db, now);
});
afterAll(() => filled.dispose());

describe('what people do in the demo', () => {
  test('is all there, and none of its old mails waits', async () => {
    const { db } = filled;
    expect(await db.$count(tables.deskNotes)).toBe(1);
    expect(await db.$count(tables.exchanges)).toBeGreaterThan(1);
    expect(await db.$count(tables.pressureReports)).toBe(3);
    expect(await db.$count(tables.receivedMails)).toBe(2);
    // What it tells of weeks ago went out then: sent today it would come too late, and be the operator's to look at.
    const isOld = lt(tables.outbox.createdAt, new Date(now.getTime() - 7 * 24 * 3600_000));
    expect(await db.$count(tables.outbox, and(isOld, ne(tables.outbox.status, 'sent')))).toBe(0);
  });

  test('happens to no case before it is published: no decision, notice, reply, appeal, reading or anything else', async () => {
    const { rows: moments } = await filled.db.$client.execute(
      `select m.name as of, c.name as moment from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and c.name like '%\\_at' escape '\\' and m.name <> 'entries'
        and exists (select 1 from pragma_table_info(m.name) k where k.name = 'case_id')`,
    );
    expect(moments.length).toBeGreaterThan(40);
    const early = [];
    for (const { of, moment } of moments) {
      const { rows } = await filled.db.$client.execute(
        `select c.number from "${of}" o join cases c on c.id = o.case_id where o."${moment}" < c.published_at`,
      );
      early.push(...rows.map(({ number }) => `${of}.${moment} ${number}`));
    }
    expect(early).toEqual([]);
    const appealed = await filled.db
      .select({ number: tables.decisions.number })
      .from(tables.appeals)
      .innerJoin(tables.decisions, eq(tables.decisions.id, tables.appeals.decisionId))
      .where(lt(tables.appeals.givenAt, tables.decisions.decidedAt));
    expect(appealed).toEqual([]);
  });

  test('leaves no case that a decision removed in a list, and nobody goes on with it', async () => {
    const { db } = filled;
    const isRemoval = sql`${tables.decisions.measure} in ('remove', 'not-genuine')`;
    const removed = await db
      .select({ id: tables.cases.id, status: tables.cases.status, at: tables.decisions.effectiveAt })
      .from(tables.decisions)
      .innerJoin(tables.cases, eq(tables.cases.id, tables.decisions.caseId))
      .where(and(isRemoval, isNotNull(tables.decisions.effectiveAt), isNull(tables.decisions.droppedAt)));
    expect(removed.length).toBeGreaterThan(5);
    for (const { id, status, at } of removed) {
      expect(status).toBe('removed');
      const isListed = and(eq(tables.promises.caseId, id), eq(tables.promises.readable, true));
      expect(await db.$count(tables.promises, isListed)).toBe(0);
      const later = await db.select().from(tables.events).where(eq(tables.events.caseId, id));
      const gone = later.filter((event) => event.at > (at ?? event.at) && event.action.startsWith('cases.'));
      expect(gone).toEqual([]);
    }
    expect(await checkCases(db, now)).toEqual([]);
  });
});
