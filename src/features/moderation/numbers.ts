import { desc, like } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { decisions, notices } from '#db/schema/index.ts';
import { dayOf } from '#src/lib/dates.ts';

/** The next number of a year: `M-2026-000012` for a notice, `E-…` for a decision. Inside the writer's transaction. */
export async function nextNumber(tx: Transaction, of: 'notice' | 'decision', now: Date): Promise<string> {
  const table = of === 'notice' ? notices : decisions;
  const start = `${of === 'notice' ? 'M' : 'E'}-${dayOf(now).slice(0, 4)}-`;
  const [last] = await tx
    .select({ number: table.number })
    .from(table)
    .where(like(table.number, `${start}%`))
    .orderBy(desc(table.number))
    .limit(1);
  const count = Number(last?.number.slice(start.length) ?? 0) + 1;
  return `${start}${String(count).padStart(6, '0')}`;
}
