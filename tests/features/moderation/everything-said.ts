import { eq, getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import * as schema from '#db/schema/index.ts';
import type { Reportable } from '#src/features/moderation/lists.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { anAnsweredCase, momentOn, today } from '#tests/factories.ts';
import { aCause } from '../cases/commands.ts';

/** The columns with words of tables that public pages read. */
export async function publicColumns(db: Database) {
  const triggers = await db.all<{ name: string }>(
    sql.raw(`select name from sqlite_schema where type = 'trigger' and name like 'changes\\_%\\_insert' escape '\\'`),
  );
  const isPublic = new Set(triggers.map(({ name }) => name.slice('changes_'.length, -'_insert'.length)));
  return Object.values(schema)
    .filter((one) => is(one, SQLiteTable))
    .filter((table) => isPublic.has(getTableName(table)))
    .flatMap((table) => {
      const { columns, foreignKeys } = getTableConfig(table);
      const referring = new Set(foreignKeys.flatMap((key) => key.reference().columns.map(({ name }) => name)));
      return columns
        .filter(({ name, primary, enumValues }) => !primary && !referring.has(name) && !enumValues?.length)
        .filter((column) => column.getSQLType() === 'text')
        .map((column) => ({
          table: getTableName(table),
          name: column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          isJson: column.columnType.endsWith('Json'),
        }));
    });
}

/** A case in which everybody has said everything, and a company that has; and what of it can be reported. */
export async function everythingSaid(db: Database): Promise<Record<Reportable, string>> {
  const { id, company, replyId, representative } = await anAnsweredCase(db);
  const { representativeId } = representative;
  const [entry] = await db.select().from(schema.entries).where(eq(schema.entries.caseId, id));
  const [closing, reopening, answer, cause, statement] = [newId(), newId(), newId(), newId(), newId()];
  const [now, of] = [momentOn(today), { companyId: company.id, representativeId }];
  await exclusively(db, async () => {
    await db.insert(schema.statements).values({ id: statement, ...of, incident: 'x', publishedAt: now });
    await db.update(schema.replies).set({ statementId: statement }).where(eq(schema.replies.id, replyId));
    await db.insert(schema.promises).values({ id: newId(), caseId: id, replyId, text: 'x', madeOn: today });
    await db.insert(schema.verdicts).values({ replyId, content: 'no', boilerplate: false, givenAt: now });
    await db.insert(schema.replies).values({ id: answer, caseId: id, kind: 'answer', text: 'x', publishedAt: now });
    const rating = { outcome: 'unsolved' as const, closedAt: now };
    await db.insert(schema.closings).values({ id: closing, caseId: id, ...rating });
    await db.insert(schema.reopenings).values({ id: reopening, caseId: id, reason: 'x', reopenedAt: now });
    const { known: _, causeId: __, ...words } = aCause();
    await db.insert(schema.causes).values({ id: cause, ...of, ...words, statedAt: now });
    await db
      .insert(schema.complaintContacts)
      .values({ companyId: company.id, address: 'x', phone: 'x', setBy: representativeId, setAt: now });
    const alias = { companyId: company.id, key: 'x', skeleton: 'x', name: 'x', kind: 'alias' as const };
    await db.insert(schema.companyNames).values(alias);
  });
  return {
    ...{ case: id, entry: entry?.id ?? '', reply: replyId, answer, closing, reopening, 'pen-name': id },
    ...{ 'company-name': company.id, cause, 'complaint-contact': company.id, representative: representativeId },
  };
}
