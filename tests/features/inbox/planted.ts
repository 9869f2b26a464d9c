import type { Database } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { momentOn, today } from '#tests/factories.ts';

/** A mail that came to a case; `offeredTo`: as a reply. */
export async function aReceivedMail(db: Database, caseId: string, offeredTo?: string): Promise<string> {
  const id = newId();
  const at = momentOn(today);
  const said = { text: '', notes: [], from: '', sender: '', subject: '', sentAt: null, recipients: [], words: 'Ja.' };
  const read = seal(JSON.stringify({ ...said, fault: null, domain: '', spf: '', arc: '', proofs: [] }));
  const mail = {
    id,
    caseId,
    sameness: id,
    via: 'smtp' as const,
    bytes: 1,
    receivedAt: at,
    readFrom: at,
    readAt: at,
    read,
  };
  const offer = offeredTo === undefined ? {} : { offeredTo, offeredAt: at };
  await db.insert(receivedMails).values({ ...mail, ...offer, kind: 'letter', state: 'waiting' });
  return id;
}
