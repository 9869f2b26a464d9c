import type { Database } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { renewAddress } from '#src/features/inbox/address/commands.ts';
import { noteReplied } from '#src/features/inbox/reply/offer.ts';
import { dropLetter, putBackLetter } from '#src/features/inbox/tray/commands.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import type { Situation } from '#src/lib/situation.ts';
import { momentOn, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';

/** A mail that came to a case; `offeredTo`: as a reply. */
async function aReceivedMail(db: Database, caseId: string, offeredTo?: string): Promise<string> {
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

interface InCase {
  id: string;
  number: string;
}

/** All that an author does with what came by mail, but for taking it over. */
export async function looksThroughMail(situation: Situation, { id, number }: InCase): Promise<void> {
  must(await renewAddress(situation, number));
  const mail = await aReceivedMail(situation.db, id);
  must(await dropLetter(situation, { number }, mail));
  must(await putBackLetter(situation, { number }, mail));
}

/** Somebody who speaks for the company makes a mail of it their reply. */
export async function repliesByMail(speaking: Situation, { id, number }: InCase, companyId: string): Promise<void> {
  must(await noteReplied(speaking, number, await aReceivedMail(speaking.db, id, companyId)));
}
