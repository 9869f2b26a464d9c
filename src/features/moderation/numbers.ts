import { desc, like } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { appeals, decisions, notices } from '#db/schema/index.ts';
import { dayOf } from '#src/lib/dates.ts';

const kinds = {
  notice: { table: notices, letter: 'M' },
  decision: { table: decisions, letter: 'E' },
  appeal: { table: appeals, letter: 'B' },
} as const;

/** The next number of a year: `M-2026-000012` for a notice, `E-…` for a decision, `B-…` for an appeal. Inside the writer's transaction. */
export async function nextNumber(tx: Transaction, of: keyof typeof kinds, now: Date): Promise<string> {
  const { table, letter } = kinds[of];
  const start = `${letter}-${dayOf(now).slice(0, 4)}-`;
  const [last] = await tx
    .select({ number: table.number })
    .from(table)
    .where(like(table.number, `${start}%`))
    .orderBy(desc(table.number))
    .limit(1);
  const count = Number(last?.number.slice(start.length) ?? 0) + 1;
  return `${start}${String(count).padStart(6, '0')}`;
}
