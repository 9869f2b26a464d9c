import { eq } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { cases, entries, users } from '#db/schema/index.ts';
import { recordDeposit } from '#src/features/cases/commands/evidence.ts';
import { blobs, deposit, workOnFiles } from '#src/features/evidence/index.ts';
import { aCompany, anAuthor, anOpenCase } from '#tests/factories.ts';
import { must } from '#tests/features/drafts/writing.ts';

// A process of its own that deposits a long text at the case that is there and at one more: a test that opened the database
// would keep a lock on it. Says the files, and to whom the first belongs.

const db = openDatabase({ url: process.env.DATABASE_URL ?? '' });
const now = () => new Date();

async function deposited(caseId: string, name: string): Promise<string> {
  const [entry] = await db.select({ id: entries.id }).from(entries).where(eq(entries.caseId, caseId));
  const words = Buffer.from(`${name}: Wir melden uns.\n`.repeat(60_000));
  const file = { caseId, entryId: entry?.id ?? '', name };
  const { id } = must(
    await deposit(
      { db, now },
      file,
      (async function* () {
        yield words;
      })(),
    ),
  );
  while (await workOnFiles({ db, blobs: blobs(), now, onDeposit: recordDeposit }));
  return id;
}

const ofAuthor = eq(users.id, cases.authorId);
const [first] = await db.select({ id: cases.id, email: users.email }).from(cases).innerJoin(users, ofAuthor);
if (!first) throw new Error('there is no case');
const company = await aCompany(db, { name: `Dateien ${process.pid} GmbH` });
const other = await anOpenCase(db, { author: await anAuthor(db), company });
const ids = { erased: await deposited(first.id, 'klein.txt'), kept: await deposited(other.id, 'gross.txt') };
process.stdout.write(`deposited ${JSON.stringify({ ...ids, email: first.email })}\n`);
process.exit(0);
