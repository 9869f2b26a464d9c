import { and, asc, eq, getTableColumns, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, users } from '#db/schema/index.ts';
import { draftsOfPerson } from '#src/features/drafts/index.ts';
import { translator } from '#src/i18n/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';
import { rightsCan } from './can.ts';
import { filesOfCase, type Packing, packing } from './files.ts';
import { ofCase } from './held/case.ts';
import type { Held, Person } from './held/held.ts';
import { ofPerson } from './held/person.ts';
import { type ZipFile, zipped } from './zip.ts';

type Row = Record<string, unknown>;

/**
 * Everything that is stored about the person who asks, as a ZIP: JSON files, those of a case or draft in a folder of their
 * own, with its files of evidence and mails as they came. Refuses not-signed-in, and too-often. Whether they showed again that it is them, the page asks.
 */
export async function takeAll(situation: Situation): Promise<Outcome<AsyncGenerator<Uint8Array>>> {
  const { db, actor, now, locale } = situation;
  if (!rightsCan.take(actor) || actor.userId === null) return refused('not-signed-in');
  if (await limited(db, 'take', actor.userId)) return refused('too-often');
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, actor.userId));
  if (!user) return refused('not-signed-in');
  return done(zipped(filesOf(db, { userId: actor.userId, email: user.email }, locale), now));
}

/** The files of the archive, one after the other; those without a row are left out. */
async function* filesOf(db: Database, person: Person, locale: Locale): AsyncGenerator<ZipFile> {
  const t = translator(locale);
  const packed = packing();
  yield { name: t('rights.zip.readmeName'), body: `${t('rights.zip.readme')}\n` };
  for (const held of ofPerson) yield* fileOf(db, held, person, 'account');
  const published = await db
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(and(eq(cases.authorId, person.userId), isNotNull(cases.publishedAt)))
    .orderBy(asc(cases.number));
  for (const { id, number } of published) {
    yield* ofOneCase(db, { id, folder: `cases/${number ?? id}` }, packed);
  }
  for (const id of await draftsOfPerson(db, person)) {
    yield* ofOneCase(db, { id, folder: `drafts/${id}` }, packed);
  }
  if (packed.missing.length > 0)
    yield { name: t('rights.zip.missingName'), body: `${t('rights.zip.missing')}\n\n${packed.missing.join('\n')}\n` };
}

async function* ofOneCase(
  db: Database,
  about: { id: string; folder: string },
  packed: Packing,
): AsyncGenerator<ZipFile> {
  for (const held of ofCase) yield* fileOf(db, held, about, about.folder);
  yield* filesOfCase(db, about, packed);
}

async function* fileOf<About>(db: Database, held: Held<About>, about: About, folder: string): AsyncGenerator<ZipFile> {
  if (held.asFiles !== undefined) return;
  const rows: Row[] = await db.select(getTableColumns(held.table)).from(held.table).where(held.rows(about));
  if (rows.length === 0) return;
  const shown = await named(
    db,
    rows.map((row) => shownOf(row, held)),
  );
  yield { name: `${folder}/${held.file}.json`, body: `${JSON.stringify(shown, null, 2)}\n` };
}

/** A row without what is not handed out, with what is sealed opened. */
function shownOf(row: Row, { hidden = [], sealed = [] }: Pick<Held<never>, 'hidden' | 'sealed'>): Row {
  const shown = Object.entries(row).filter(([name]) => !hidden.includes(name));
  return Object.fromEntries(
    shown.map(([name, value]) => [name, sealed.includes(name) && typeof value === 'string' ? opened(value) : value]),
  );
}

/** What was sealed, as JSON where it is some. Of a mail what its reader gets: subject and text. */
function opened(value: string): unknown {
  if (value === '') return '';
  try {
    const text = unseal(value);
    return asJson(text) ?? text;
  } catch {
    return null;
  }
}

function asJson(text: string): unknown {
  if (!/^[{[]/.test(text)) return null;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('made' in value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => ['to', 'subject', 'text'].includes(name)));
}

/** Beside the ids of cases and companies, what people call them. */
async function named(db: Database, rows: readonly Row[]): Promise<Row[]> {
  const idsIn = (...columns: string[]) =>
    rows.flatMap((row) => columns.flatMap((column) => (typeof row[column] === 'string' ? [row[column]] : [])));
  const numbers = new Map(
    (
      await db
        .select({ id: cases.id, number: cases.number })
        .from(cases)
        .where(inArray(cases.id, idsIn('caseId', 'subjectId')))
    ).map(({ id, number }) => [id, number]),
  );
  const names = new Map(
    (
      await db
        .select({ id: companies.id, name: companies.name })
        .from(companies)
        .where(inArray(companies.id, idsIn('companyId', 'subjectId')))
    ).map(({ id, name }) => [id, name]),
  );
  return rows.map((row) => {
    const number = numbers.get(String(row.caseId)) ?? numbers.get(String(row.subjectId));
    const name = names.get(String(row.companyId)) ?? names.get(String(row.subjectId));
    return { ...row, ...(number && { caseNumber: number }), ...(name && { companyName: name }) };
  });
}
