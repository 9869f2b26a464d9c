import type { Database } from '#db/client.ts';
import * as schema from '#db/schema/index.ts';
import { stateCause } from '#src/features/causes/commands.ts';
import { giveWord, setComplaintContact } from '#src/features/companies/word/commands.ts';
import { savePassage } from '#src/features/company-desk/passages/commands.ts';
import { askExchange, giveFacts, openExchange, openGiven, writeMessage } from '#src/features/exchange/commands.ts';
import { stateFact } from '#src/features/public-facts/stating.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Situation } from '#src/lib/situation.ts';
import { anAuthor, type Person, type RepresentativePerson, situationOf } from '#tests/factories.ts';
import { aCause } from '../cases/commands.ts';
import { must } from '../drafts/writing.ts';
import { word } from './planted-words.ts';

/** A letter of each side, details and a file, with the company of their own case. */
export async function writesInPrivate(
  situation: Situation,
  { number, representative }: { number: string; representative: RepresentativePerson },
): Promise<void> {
  const { db, now } = situation;
  must(await askExchange(situationOf(representative), { number }));
  must(await openExchange(situation, { number }));
  const letter = { number, side: 'author' as const, messageId: newId(), message: word('exchangeLetter') };
  must(await writeMessage(situation, letter));
  must(await giveFacts(situation, { number, facts: [{ kind: 'full-name', value: word('exchangeDetail') }] }));
  const answer = { number, side: 'company' as const, messageId: newId(), message: word('exchangeAnswer') };
  must(await writeMessage(situationOf(representative), answer));
  const [exchange] = await db.select().from(schema.exchanges);
  const [fact] = await db.select().from(schema.exchangeFacts);
  must(await openGiven(situationOf(representative), { number, open: fact?.id ?? '' }));
  const exchangeId = exchange?.id ?? '';
  await exclusively(db, () =>
    db.batch([
      db.insert(schema.exchangeMutes).values({ exchangeId, mutedAt: now }),
      db.insert(schema.exchangeFiles).values({
        ...{ id: newId(), exchangeId, side: 'author', name: seal(word('exchangeFile')), dataKey: seal('key') },
        ...{ bytes: 1, pieces: 1, state: 'ready', kind: 'text', givenAt: now },
      }),
    ]),
  );
}

/** Shows the moderators a file because of pressure, which one of them opens. */
export async function showsFiles(db: Database, { caseId, checkId, at }: { caseId: string; checkId: string; at: Date }) {
  const check = { checkKind: 'pressure' as const, checkId, caseId };
  const content = { kind: 'image' as const, type: 'image/jpeg', bytes: 1, pieces: 1, sha256: 'aa', pages: 1 };
  const moderator = await anAuthor(db);
  await exclusively(db, () =>
    db.batch([
      db.insert(schema.checkFiles).values({
        ...{ ...check, ...content, id: newId(), depositedAt: at },
        ...{ name: seal(word('shownFile')), dataKey: seal('key') },
      }),
      db.insert(schema.inspectionConsents).values({ ...check, givenAt: at }),
      db.insert(schema.inspections).values({
        ...{ ...check, id: newId(), fileId: 'file', fileName: seal(word('openedFile')) },
        ...{ moderatorId: moderator.userId, openedAt: at },
      }),
    ]),
  );
}

/** The same for a company, in somebody else's case. */
export async function writesForCompany(speaking: Situation, { number, author }: { number: string; author: Person }) {
  const { db, now, actor } = speaking;
  must(await askExchange(speaking, { number }));
  must(await openExchange(situationOf(author), { number }));
  must(await giveFacts(situationOf(author), { number, facts: [{ kind: 'order-number', value: 'R-4711' }] }));
  const [given] = (await db.select().from(schema.exchangeFacts)).filter(({ kind }) => kind === 'order-number');
  must(await openGiven(speaking, { number, open: given?.id ?? '' }));
  const letter = { number, side: 'company' as const, messageId: newId(), message: 'Das prüfen wir.' };
  must(await writeMessage(speaking, letter));
  const { representativeId = '', companyId = '' } = actor.represents[0] ?? {};
  const speakingAs = representativeId;
  must(await giveWord(speaking, { speakingAs, kind: 'answer', days: 5 }));
  must(await setComplaintContact(speaking, { speakingAs, address: '', phone: '0561 4711200' }));
  const fact = { about: 'phone', text: '0561 4711299', source: 'https://www.example.org/impressum' };
  must(await stateFact(speaking, { speakingAs, ...fact }));
  must(await savePassage(speaking, { id: newId(), companyId, name: 'Gruß', text: 'Mit freundlichen Grüßen' }));
  must(await stateCause(speaking, { number, ...aCause() }));
  const file = { side: 'company' as const, representativeId, name: seal('Beleg.txt'), dataKey: seal('key') };
  const there = { bytes: 1, pieces: 1, state: 'ready' as const, kind: 'text' as const, givenAt: now };
  await exclusively(db, () =>
    db.insert(schema.exchangeFiles).values({ id: newId(), exchangeId: given?.exchangeId ?? '', ...file, ...there }),
  );
}
