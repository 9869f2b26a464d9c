import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { receivedMails } from '#db/schema/index.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { endByBounce } from './letters/bounce.ts';
import { bytesOf } from './letters/bytes.ts';
import type { Letter } from './letters/letter.ts';
import { noteProofs } from './letters/proofs.ts';
import { nextUnread, readLetter } from './letters/read.ts';
import { tellAuthors } from './letters/tell.ts';
import { offerAsReply } from './reply/offer.ts';
import type { Resolve } from './verdict/resolver.ts';

interface Work {
  db: Database;
  now: () => Date;
  resolve: Resolve;
  /** Asked between two mails. */
  isStopping: () => boolean;
}

/** Reads what came in, one mail after the other, with everything that follows from it, and tells authors. Says how many were read. */
export async function readLetters({ db, now, resolve, isStopping }: Work): Promise<number> {
  let read = 0;
  while (!isStopping()) {
    const mail = await nextUnread(db, now());
    if (!mail) break;
    try {
      const raw = mail.kind === 'bounce' ? Buffer.from((await bytesOf(db, mail.id)) ?? []).toString('latin1') : '';
      const follow = async (tx: Transaction, letter: Letter) => {
        await noteProofs(tx, mail.caseId);
        if (mail.kind === 'bounce') {
          const isOurs = await endByBounce(tx, mail.caseId, raw, now());
          if (isOurs)
            await tx
              .update(receivedMails)
              .set({ state: 'taken', decidedAt: now() })
              .where(eq(receivedMails.id, mail.id));
        } else if (mail.via === 'smtp') await offerAsReply(tx, mail, letter, now());
      };
      await readLetter(db, mail, { now: now(), resolve, follow, isStopping });
      read += 1;
    } catch (error) {
      // It comes back later, and stays in the tray whatever happens.
      log.error({ ...faultOf(error), mail: mail.id }, 'a mail could not be read');
    }
  }
  await tellAuthors(db, now());
  return read;
}
