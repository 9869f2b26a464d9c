import { eq, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import * as schema from '#db/schema/index.ts';
import { askAddress } from '#src/features/accounts/security/address.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { stateCause } from '#src/features/causes/commands.ts';
import { requestClaim } from '#src/features/companies/claims/commands.ts';
import { sayAffected } from '#src/features/following/affected/commands.ts';
import { follow } from '#src/features/following/commands.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { reportPressure, sayWhy } from '#src/features/pressure/commands.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { keepTyped } from '#src/features/unfinished/commands.ts';
import { newId, seal, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import {
  aCompany,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  aRepresentative,
  momentOn,
  type Person,
  situationOf,
  today,
} from '#tests/factories.ts';
import { withFactor } from '../accounts/changing.ts';
import { aCause } from '../cases/commands.ts';
import { anEntryForm } from '../cases/forms.ts';
import { aSubmittedDraft, must } from '../drafts/writing.ts';
import { aReport } from '../pressure/reporting.ts';
import { showsFiles, writesForCompany, writesInPrivate } from './planted-in-private.ts';
import { stem, word } from './planted-words.ts';

/** Every table of the schema. */
export const allTables: SQLiteTable[] = Object.values(schema).filter((one) => is(one, SQLiteTable));

/** What all rows say, what is sealed opened. */
export async function everyWord(db: Database): Promise<string> {
  const lines: string[] = [];
  for (const table of allTables) {
    for (const row of await db.select().from(table)) {
      const values = Object.values(row).map((value) => (typeof value === 'string' ? opened(value) : value));
      lines.push(`${getTableName(table)} ${JSON.stringify(values)}`);
    }
  }
  return lines.join('\n');
}

function opened(value: string): string {
  if (!/^[\w.-]{40,}$/.test(value)) return value;
  try {
    return unseal(value);
  } catch {
    return value;
  }
}

/** The places whose words are found in a text. */
export const placesIn = (text: string) =>
  [...new Set([...text.matchAll(new RegExp(`${stem}(\\w+)`, 'g'))].map(([, place]) => place ?? ''))].sort();

export interface Planted extends Person {
  /** Of the case that is open. */
  number: string;
  caseId: string;
}

/** Somebody who has left words wherever one can: as an author, a reader and for a company. */
export async function aPersonEverywhere(db: Database): Promise<Planted> {
  const person = await anAuthor(db, { email: 'quittengelee@hausrat.example' });
  const situation = situationOf(person);
  const theCase = await anAnsweredCase(db, { author: person, text: word('reply') });
  const { number, id: caseId, replyId } = theCase;
  const head = { number, desiredOutcome: 'other' as const, disputed: null, place: word('place'), penName: word('pen') };
  const first = { title: word('oldTitle'), summary: word('oldSummary'), desiredText: word('oldWish') };
  must(await correctHead(situation, { ...head, ...first, penName: word('oldPen'), place: word('oldPlace') }));
  must(
    await correctHead(situation, {
      ...head,
      title: word('title'),
      summary: word('summary'),
      desiredText: word('wish'),
    }),
  );
  const entry = anEntryForm({ text: word('oldEntry'), people: [word('person')], thirdParty: word('third') });
  must(await recordEntry(situation, number, entry));
  must(await recordEntry(situation, number, { ...entry, text: word('entry') }));
  must(await judgeReply(situation, { number, replyId, boilerplate: false, content: 'no', text: word('verdict') }));
  must(await answerInThread(situation, { id: newId(), number, text: word('answer') }));
  must(await stateCause(situationOf(theCase.representative), { number, ...aCause() }));
  must(
    await keepTyped(db, { owner: `user:${person.userId}`, page: `case/${number}`, now: situation.now }, [
      ['text', word('typed')],
    ]),
  );
  must(await closeCase(situation, { id: newId(), number, ...closing, words: word('closing') }));
  must(await reopenCase(situation, { id: newId(), number, reason: word('reopening') }));

  const untold = await anOpenCase(db, { author: person, title: word('second'), publishedOn: '2026-03-28' });
  must(await enterContact(situation, { number: untold.number, email: `service@${untold.company.domain}` }));
  const earlier = await anOpenCase(db, { author: person, title: word('withdrawn') });
  must(await withdrawCase(situation, { number: earlier.number, reason: word('reason') }));
  must(await sayWhy(situation, { number: earlier.number, why: 'pressed', words: word('why') }));
  const pressed = aReport(earlier.number, { words: word('pressure'), evidence: word('evidence') });
  must(await reportPressure(situation, pressed));
  await showsFiles(db, { caseId, checkId: pressed.id, at: situation.now });
  await aSubmittedDraft(situation, person.email);
  await exclusively(db, () =>
    db
      .update(schema.cases)
      .set({ title: word('draft') })
      .where(eq(schema.cases.status, 'unconfirmed')),
  );
  await writesInPrivate(situation, theCase);
  await getsMail(db, caseId, situation.now);
  await reads(db, person);
  await signsIn(db, person);
  await speaks(db, person);
  return { ...person, number, caseId };
}

/** Came to the address of the case: one was left out, one waits. */
async function getsMail(db: Database, caseId: string, at: Date): Promise<void> {
  const mail = {
    caseId,
    via: 'smtp' as const,
    bytes: 1,
    receivedAt: at,
    readFrom: at,
    readAt: at,
    kind: 'letter' as const,
  };
  const sealed = () => seal(JSON.stringify({ text: word('letter') }));
  await exclusively(db, () =>
    db.batch([
      db.insert(schema.caseAddresses).values({ caseId, secretHash: 'hash', sealed: seal('zufall'), madeAt: at }),
      db.insert(schema.receivedMails).values([
        { ...mail, id: 'dropped', sameness: 'one', read: sealed(), state: 'dropped', decidedAt: at },
        { ...mail, id: 'waiting', sameness: 'two', read: sealed(), state: 'waiting' },
      ]),
      db.insert(schema.receivedParts).values({ mailId: 'waiting', part: 0, sealed: seal(word('letterBytes')) }),
    ]),
  );
}

const closing = {
  outcome: 'partly' as const,
  buyAgain: null,
  reachability: null,
  speed: null,
  competence: null,
  promisesKept: null,
  friendliness: null,
  empathy: null,
  clarity: null,
};

async function reads(db: Database, person: Person): Promise<void> {
  const situation = situationOf(person);
  const other = await anOpenCase(db);
  must(await sayAffected(situation, other.number));
  must(await follow(situation, { kind: 'company', of: other.company.slug }));
  must(await chooseMails(situation, [['answers', 'digest']]));
  const { userId, email: to } = person;
  const at = situation.now;
  const mail = { kind: 'followed-closed', locale: 'de' as const, notBefore: at, createdAt: at };
  const sealed = () => seal(JSON.stringify({ to, subject: word('mail'), text: '', html: '' }));
  await exclusively(db, () =>
    db.batch([
      db.insert(schema.outbox).values([
        // From before it was known to whom a mail goes.
        { id: newId(), dedupeKey: `case:x:occasion:${to}`, ...mail, sealed: sealed(), status: 'queued' },
        { id: newId(), dedupeKey: 'failed', ...mail, sealed: sealed(), status: 'failed' },
      ]),
      db.insert(schema.digestItems).values({
        dedupeKey: 'item',
        userId,
        kind: 'followed-closed',
        sealed: seal(JSON.stringify({ subject: word('digest') })),
        createdAt: at,
      }),
      db.insert(schema.reminders).values({
        key: 'key',
        kind: 'still-holds',
        caseId: other.id,
        recipientId: userId,
        dueOn: '2026-03-30',
        decidedAt: at,
        result: 'queued',
      }),
    ]),
  );
}

/** An ended token, and a webhook with a message that arrived. */
async function connects(db: Database, own: { companyId: string; representativeId: string }): Promise<void> {
  const at = momentOn(today);
  const token = {
    ...{ representativeId: own.representativeId, scopes: ['cases' as const], createdAt: at },
    expiresAt: at,
  };
  const message = { status: 'delivered' as const, notBefore: at, createdAt: at };
  await exclusively(db, () =>
    db.batch([
      db
        .insert(schema.apiTokens)
        .values({ id: 'token', ...token, name: word('token'), tokenHash: 'hash', endedAt: at }),
      db.insert(schema.webhooks).values({
        ...{ id: 'webhook', ...own, host: 'hook.example', types: [], secretAt: at, createdAt: at, sinceEvent: 0 },
        ...{ sealed: seal('https://hook.example/'), sealedSecret: seal('whsec_AAAA') },
      }),
      db
        .insert(schema.webhookMessages)
        .values({ id: 'msg', webhookId: 'webhook', dedupeKey: 'msg', type: 'webhook.test', body: '{}', ...message }),
    ]),
  );
}

/** Signs a reply in somebody else's case, and claims another company. */
async function speaks(db: Database, person: Person): Promise<void> {
  const { companyId, representativeId } = await aRepresentative(db, {
    firstName: 'Xaver-Yves',
    lastName: word('family'),
    jobTitle: 'Leitung Kundendienst',
  });
  await connects(db, { companyId, representativeId });
  await exclusively(db, () =>
    db
      .update(schema.representatives)
      .set({ userId: person.userId })
      .where(eq(schema.representatives.id, representativeId)),
  );
  const theirs = await anOpenCase(db, { company: { id: companyId, slug: '', name: '', domain: '' } });
  const speaking = {
    ...situationOf(person),
    actor: { ...person.actor, represents: [{ companyId, representativeId }] },
  };
  const proof = { companyId, userId: person.userId, way: 'letter' as const, jobTitle: 'Leitung' };
  const invitation = { companyId, invitedBy: representativeId, email: person.email, role: 'agent' as const };
  const assignment = { caseId: theirs.id, companyId, userId: person.userId, assignedBy: representativeId };
  const at = speaking.now;
  await exclusively(db, () =>
    db.batch([
      db.insert(schema.proofs).values({
        ...{ ...proof, id: 'proof', firstName: word('prover'), lastName: 'Ott', requestedAt: at },
        ...{ endedAt: at, endedBecause: 'withdrawn' },
      }),
      db.insert(schema.proofLetters).values({
        ...{ id: 'letter', proofId: 'proof', kind: 'first', codeHash: 'hash', printedAt: at },
      }),
      db.insert(schema.teamRoles).values({ representativeId, role: 'owner', givenAt: at }),
      db
        .insert(schema.teamInvitations)
        .values({ ...invitation, id: 'invitation', invitedAt: at, expiresAt: at, revokedAt: at }),
      db.insert(schema.deskDoors).values({ companyId, since: at, setBy: representativeId }),
      db.insert(schema.caseAssignments).values({ ...assignment, assignedAt: at }),
    ]),
  );
  const said = { text: 'Das haben wir geprüft.', intent: 'information' as const, promises: [] };
  must(await publishReply(speaking, { id: newId(), number: theirs.number, ...said }));
  await writesForCompany(speaking, theirs);
  const { slug } = await aCompany(db, { domain: 'hausrat.example' });
  const about = { firstName: word('claimer'), lastName: 'Ott', jobTitle: 'Leitung', slug };
  must(await requestClaim(situationOf(person), { ...about, email: person.email, ip: '203.0.113.7' }));
}

async function signsIn(db: Database, person: Person): Promise<void> {
  const situation = situationOf(person);
  const { sessionId } = await withFactor(situation);
  await exclusively(db, () => db.update(schema.sessions).set({ userAgent: word('browser') }));
  must(await askAddress(situation, { sessionId, email: 'quittengelee-neu@hausrat.example' }));
}
