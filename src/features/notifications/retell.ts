import { z } from 'astro/zod';
import { and, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, digestItems, outbox, promises, users } from '#db/schema/index.ts';
import { seal, unseal } from '#src/lib/crypto.ts';
import type { Locale } from '#src/lib/situation.ts';
import { slug } from '#src/lib/text.ts';
import { digestText } from './digest.ts';
import { type Mail, mailText, messageOf, type StopLink } from './mails.ts';
import { type Made, type Occasion, takeBackMails } from './outbox.ts';
import { stopUrl } from './stop.ts';
import { threadOf } from './thread.ts';

/** What the mails about a case quote of it, as it is now. */
interface Told {
  number: string;
  title: string;
  promises: ReadonlySet<string>;
  /** Words that are in no row of the case, as the name of whoever signed, with what was blackened taken out. */
  black: (text: string) => string;
}

const madeInput = z.object({
  mails: z.array(z.custom<Made['mails'][number]>()),
  stop: z.custom<StopLink>().nullable(),
});
const sealedInput = z.looseObject({ made: madeInput });
const itemInput = z.looseObject({ mail: z.custom<Mail>() });

/** Which mails are to be made anew, and of what; null takes one back. */
interface Retelling {
  isMeant: (mail: Mail) => boolean;
  anew: (mail: Mail) => Mail | null;
  /** What is in it although nobody knows of what it was made: that is taken back. Null: that stays. */
  hint: string | null;
  /** Whether a mail of which nobody knows of what it was made is meant as well, unless it is a digest. */
  alsoUnknown: boolean;
}

/**
 * Words were taken out of a case for good: what has not gone out about it, at once or in a digest, is made anew from what the
 * case says now. A mail that asks about words that are gone is taken back, and so is one of which nobody knows any more of
 * what it was made. `black`: what was blackened by its words, which a mail may quote of somewhere else than the case.
 */
export async function retellCase(tx: Transaction, caseId: string, black?: Told['black']): Promise<void> {
  const told = await toldOf(tx, caseId, black);
  if (!told) return;
  const retelling = {
    isMeant: (mail: Mail) => isAbout(mail, told),
    anew: (mail: Mail) => mailAnew(mail, told),
    hint: told.number,
    alsoUnknown: true,
  };
  await retell(tx, retelling, or(eq(outbox.caseId, caseId), eq(outbox.kind, 'digest')), eq(digestItems.caseId, caseId));
}

/** Nothing more is told about a case but what is of these kinds: a digest that is made already goes out without the rest. */
export async function leaveOutOfDigests(tx: Transaction, caseId: string, toldAnyway: readonly string[]): Promise<void> {
  const told = await toldOf(tx, caseId);
  if (!told) return;
  const isMeant = (mail: Mail) => isAbout(mail, told) && !toldAnyway.includes(mail.kind);
  const anew = (mail: Mail) => (isMeant(mail) ? null : mail);
  await retell(tx, { isMeant, anew, hint: told.number, alsoUnknown: true }, eq(outbox.kind, 'digest'), sql`false`);
}

/** Nothing of these kinds is told any more: digests of theirs that are made already go out without it. */
export async function leaveKindsOut(tx: Transaction, isTheirs: SQL, kinds: readonly string[]): Promise<void> {
  const isMeant = ({ kind }: Mail) => kinds.includes(kind);
  const anew = (mail: Mail) => (isMeant(mail) ? null : mail);
  const isDigest = and(isTheirs, eq(outbox.kind, 'digest'));
  await retell(tx, { isMeant, anew, hint: null, alsoUnknown: false }, isDigest, sql`false`);
}

/** Somebody who spoke for a company goes by another name from now on, also in what has not gone out. */
export async function renameSpeaker(tx: Transaction, from: string, to: string): Promise<void> {
  const isNamed = (name: string) => name === from || name.startsWith(`${from}, `);
  const isMeant = (mail: Mail) => 'representative' in mail && isNamed(mail.representative);
  const anew = (mail: Mail) =>
    'representative' in mail && isNamed(mail.representative)
      ? { ...mail, representative: to + mail.representative.slice(from.length) }
      : mail;
  await retell(tx, { isMeant, anew, hint: from, alsoUnknown: false });
}

/** Takes words out of the letters about these decisions that have not gone out. */
export async function blackenLetters(
  tx: Transaction,
  decisionIds: readonly string[],
  black: (text: string) => string,
): Promise<void> {
  const isMeant = (mail: Mail) => 'letter' in mail;
  const anew = (mail: Mail) => ('letter' in mail ? { ...mail, letter: black(mail.letter) } : mail);
  const ofDecision = decisionIds.map((id) => sql`instr(${outbox.dedupeKey}, ${`decision:${id}:`}) = 1`);
  if (ofDecision.length === 0) return;
  await retell(tx, { isMeant, anew, hint: '', alsoUnknown: true }, or(...ofDecision), sql`false`);
}

/** Makes waiting mails and items of digests anew, all or those that are `asked` for. */
async function retell(tx: Transaction, retelling: Retelling, askedMails?: SQL, askedItems?: SQL): Promise<void> {
  const isWaiting = and(inArray(outbox.status, ['queued', 'held', 'failed', 'uncertain']), ne(outbox.sealed, ''));
  const mails = await tx
    .select({ id: outbox.id, kind: outbox.kind, caseId: outbox.caseId, locale: outbox.locale, sealed: outbox.sealed })
    .from(outbox)
    .where(and(isWaiting, askedMails));
  for (const { id, ...mail } of mails) {
    const sealed = retold(mail, retelling);
    if (sealed === null) await takeBackMails(tx, eq(outbox.id, id));
    else if (sealed !== mail.sealed) await tx.update(outbox).set({ sealed }).where(eq(outbox.id, id));
  }
  const items = await tx
    .select({ key: digestItems.dedupeKey, sealed: digestItems.sealed, locale: users.locale })
    .from(digestItems)
    .innerJoin(users, eq(users.id, digestItems.userId))
    .where(and(askedItems, isNull(digestItems.sentOn)));
  for (const { key, ...item } of items) {
    const sealed = retoldItem(item, retelling);
    if (sealed === null) await tx.delete(digestItems).where(eq(digestItems.dedupeKey, key));
    else if (sealed !== item.sealed) await tx.update(digestItems).set({ sealed }).where(eq(digestItems.dedupeKey, key));
  }
}

async function toldOf(tx: Transaction, caseId: string, black: Told['black'] = (text) => text): Promise<Told | null> {
  const [row] = await tx.select({ number: cases.number, title: cases.title }).from(cases).where(eq(cases.id, caseId));
  if (!row?.number) return null;
  const made = await tx.select({ text: promises.text }).from(promises).where(eq(promises.caseId, caseId));
  return { number: row.number, title: row.title, promises: new Set(made.map(({ text }) => text)), black };
}

/** What is to be sealed in place of a waiting mail: the same when it does not speak of the case, null to take it back. */
function retold(
  row: { kind: string; locale: Locale; sealed: string },
  { isMeant, anew, hint, alsoUnknown }: Retelling,
): string | null {
  const opened = unsealed(row.sealed);
  const { success, data } = sealedInput.safeParse(opened);
  if (!success || data.made.mails.length === 0) {
    if (hint === null) return row.sealed;
    return (row.kind === 'digest' || !alsoUnknown) && !JSON.stringify(opened).includes(hint) ? row.sealed : null;
  }
  const { mails } = data.made;
  return mails.some(isMeant)
    ? madeAnew(
        row,
        data,
        mails.flatMap((mail) => anew(mail) ?? []),
      )
    : row.sealed;
}

/**
 * A digest that goes out now, without what `isStillSo` denies by now: it gathers what came in a day, and may have waited for the mail
 * server as well. What is sealed in its place; null when nothing is left.
 */
export async function digestOfNow(
  row: { kind: string; locale: Locale; sealed: string },
  isStillSo: (occasion: Occasion) => Promise<boolean>,
): Promise<string | null> {
  const { success, data } = sealedInput.safeParse(unsealed(row.sealed));
  if (!success) return row.sealed;
  const left: Made['mails'] = [];
  for (const mail of data.made.mails) if (!mail.occasion || (await isStillSo(mail.occasion))) left.push(mail);
  return left.length === data.made.mails.length ? row.sealed : madeAnew(row, data, left);
}

/** What is sealed in place of a mail that tells `left` alone; null when that is nothing. */
function madeAnew(
  { kind, locale }: { kind: string; locale: Locale },
  data: z.infer<typeof sealedInput>,
  left: Made['mails'],
): string | null {
  const [only] = left;
  if (!only) return null;
  const { stop } = data.made;
  const text =
    kind === 'digest'
      ? digestText(
          left.map((mail) => messageOf(mail, locale)),
          locale,
          stop,
        )
      : mailText(messageOf(only, locale), locale, stop);
  // What was queued when its HTML was made at once has it made when it goes out, as everything else.
  return seal(JSON.stringify({ ...data, html: undefined, ...text, made: { mails: left, stop } }));
}

/** What is sealed in place of a mail that goes to another address, and where it leads; null where nobody knows of what it was made. */
export function readdressed(
  { kind, caseId, locale, sealed }: { kind: string; caseId: string | null; locale: Locale; sealed: string },
  { userId, to }: { userId: string; to: string },
): { sealed: string; urls: string[] } | null {
  const { success, data } = sealedInput.safeParse(unsealed(sealed));
  if (!success) return null;
  const { mails, stop } = data.made;
  const thread = caseId === null ? null : threadOf({ kind, caseId, to });
  const ends =
    stop && stop.topic !== null ? { ...stop, url: stopUrl(locale, { userId, topic: stop.topic, to }) } : stop;
  const moved = { ...data, to, thread, stop: ends?.url ?? null, made: { mails, stop: ends } };
  const anew = madeAnew({ kind, locale }, moved, mails);
  return anew === null ? null : { sealed: anew, urls: mails.map(({ url }) => url) };
}

/** Where an item that waits for the digest leads; null where nobody knows of what it was made. */
export function urlOfItem(sealed: string): string | null {
  const { success, data } = itemInput.safeParse(unsealed(sealed));
  return success ? data.mail.url : null;
}

function retoldItem(
  { locale, sealed }: { locale: Locale; sealed: string },
  { anew, alsoUnknown }: Retelling,
): string | null {
  const { success, data } = itemInput.safeParse(unsealed(sealed));
  if (!success && !alsoUnknown) return sealed;
  const mail = success ? anew(data.mail) : null;
  return mail && seal(JSON.stringify({ ...messageOf(mail, locale), mail }));
}

/** Null for what was sealed under another SECRET_KEY, which nobody can read. */
function unsealed(sealed: string): unknown {
  try {
    return JSON.parse(unseal(sealed));
  } catch {
    return null;
  }
}

function isAbout(mail: Mail, { number }: Told): boolean {
  return 'number' in mail && mail.number === number;
}

function mailAnew(mail: Mail, told: Told): Mail | null {
  if (!('number' in mail) || !isAbout(mail, told)) return mail;
  if ('promise' in mail && !told.promises.has(mail.promise)) return null;
  // The title is part of the address.
  const named = new RegExp(`(/cases/${told.number})-[^/?#]*`);
  const linked = (url: string) => url.replace(named, told.title ? `$1-${slug(told.title)}` : '$1');
  const url = linked(mail.url);
  const titled = 'title' in mail ? { ...mail, title: told.title, url } : { ...mail, url };
  return 'representative' in titled ? { ...titled, representative: told.black(titled.representative) } : titled;
}
