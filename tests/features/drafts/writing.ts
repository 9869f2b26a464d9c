import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, links, outbox } from '#db/schema/index.ts';
import { type DraftKey, startDraft } from '#src/features/drafts/change.ts';
import { saveCompany, saveStory, saveWish } from '#src/features/drafts/commands.ts';
import { saveEntry } from '#src/features/drafts/entries.ts';
import { draftEntryInput } from '#src/features/drafts/input.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aCompany } from '#tests/factories.ts';

/** The value of an outcome that must be one. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** An entry as the form sends it, read by the form's own rules. */
export function entryForm(typed: Record<string, string> = {}) {
  return draftEntryInput.parse({
    id: newId(),
    version: '1',
    occurredOn: '10.03.2026',
    channel: 'phone',
    direction: 'to-company',
    text: 'Ich habe angerufen.',
    ...typed,
  });
}

/** A draft that lacks nothing, and the key to it. */
export async function aWholeDraft(
  situation: Situation,
  given: { companyId?: string; website?: string } = {},
): Promise<DraftKey> {
  const begun = must(await startDraft(situation));
  const { token } = begun;
  const companyId = given.companyId ?? (given.website ? undefined : (await aCompany(situation.db)).id);
  const company = companyId
    ? { id: companyId }
    : { name: 'Neue Firma', industry: 'shops' as const, website: given.website ?? '' };
  let { version } = must(await saveCompany(situation, begun, company));
  const story = { title: 'Das Regal kam nie an', summary: 'Bestellt, bezahlt, nicht geliefert.' };
  ({ version } = must(await saveStory(situation, { token, version }, story)));
  ({ version } = must(await saveEntry(situation, { token, version }, entryForm())));
  const wish = {
    desiredOutcome: 'refund' as const,
    desiredText: '',
    disputed: null,
    penName: 'Regalfreund',
    place: '',
  };
  ({ version } = must(await saveWish(situation, { token, version }, wish)));
  return { token, version };
}

/** A whole draft whose confirmation has been asked for; the token of the link in the mail. */
export async function aSubmittedDraft(
  situation: Situation,
  email: string,
  given: { companyId?: string; website?: string } = {},
): Promise<{ key: DraftKey; link: string; caseId: string }> {
  const key = await aWholeDraft(situation, given);
  const { version, caseId } = must(await submitDraft(situation, key, { email }));
  return { key: { ...key, version }, link: await linkInMail(situation.db, 'confirm-case'), caseId };
}

/** The token in the newest mail of a kind. */
export async function linkInMail(db: Database, kind: string): Promise<string> {
  const [mail] = await db.select().from(outbox).where(eq(outbox.kind, kind)).orderBy(desc(sql`rowid`));
  return /token=([\w-]+)/.exec(unseal(mail?.sealed ?? ''))?.[1] ?? '';
}

export async function mailsOf(db: Database, kind: string): Promise<number> {
  return db.$count(outbox, eq(outbox.kind, kind));
}

export const draftCount = (db: Database) => db.$count(drafts);
export const linkCount = (db: Database) => db.$count(links);
