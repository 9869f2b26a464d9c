import type { Transaction } from '#db/client.ts';
import { webhookMessages } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { WebhookType } from './rules.ts';

/** The case that a message is about, as it stands. No words: those may be corrected or taken out while the message waits. */
interface ToldCase {
  number: string;
  status: string;
  ball: string;
  outcome: string | null;
}

interface Told {
  webhookId: string;
  /** Names the occasion. */
  occasion: string;
  type: WebhookType;
  /** When it happened. */
  at: Date;
  /** By its address; a company that is renamed gets another. */
  company: string;
  theCase: ToldCase | null;
  /** What falls due. */
  dueOn?: Day;
}

/** Puts messages into the outbox of webhooks. What was told of an occasion is not told again. */
export async function queueMessages(tx: Transaction, told: readonly Told[], now: Date): Promise<void> {
  if (told.length === 0) return;
  await tx
    .insert(webhookMessages)
    .values(
      told.map(({ webhookId, occasion, type, at, company, theCase, dueOn }) => ({
        id: `msg_${newId()}`,
        webhookId,
        dedupeKey: `${webhookId}:${occasion}`,
        type,
        body: JSON.stringify({
          type,
          timestamp: at.toISOString(),
          data: { company, ...(theCase && { case: asTold(theCase) }), ...(dueOn && { dueOn }) },
        }),
        status: 'queued' as const,
        notBefore: now,
        createdAt: now,
      })),
    )
    .onConflictDoNothing({ target: webhookMessages.dedupeKey });
}

function asTold({ number, status, ball, outcome }: ToldCase) {
  const address = { number, title: '' };
  const [url, json] = [absolute(paths.case('de', address)), absolute(paths.caseData('de', address))];
  return { number, status, ball, outcome, url, json };
}
