import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inspectionConsents } from '#db/schema/index.ts';
import { type Check, checkKinds } from '#src/features/evidence/lists.ts';

/** A line by which it is known in a database that was put back that an author ended a consent. */
export const endedLine = ({ kind, id }: Check, at: Date): string => `inspection ${id} ${kind} ${at.getTime()}`;

/** Ends once more what such a line says. False where there is nothing to end, or it cannot be read. */
export async function endInspectionAgain(tx: Transaction, line: string): Promise<boolean> {
  const [, id = '', kindName, at] = line.split(' ');
  const kind = checkKinds.find((one) => one === kindName);
  const endedAt = new Date(Number(at));
  if (kind === undefined || Number.isNaN(endedAt.getTime())) return false;
  const isIt = and(eq(inspectionConsents.checkKind, kind), eq(inspectionConsents.checkId, id));
  // One that was given anew since then holds.
  const isThatOne = and(isIt, isNull(inspectionConsents.endedAt), lte(inspectionConsents.givenAt, endedAt));
  const { rowsAffected } = await tx.update(inspectionConsents).set({ endedAt }).where(isThatOne);
  return rowsAffected > 0;
}
