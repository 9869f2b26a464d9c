import { and, desc, eq, isNull } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { type Action, actions, claims, closings, entries, events, signs } from '#db/schema/index.ts';
import { findOrCreateUser } from '#src/features/accounts/users.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { eraseVersion } from '#src/features/cases/commands/erasing.ts';
import { chooseKind } from '#src/features/cases/commands/kind.ts';
import { moveEntry as moveInCase } from '#src/features/cases/commands/moving.ts';
import { answerNamed, nameCompany, replyAsNamed, takeBackNamed } from '#src/features/cases/commands/named.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { correctReply } from '#src/features/cases/commands/reply-corrections.ts';
import { reportPromise } from '#src/features/cases/commands/reports.ts';
import { correctWords } from '#src/features/cases/commands/words.ts';
import { sameCause, stateCause } from '#src/features/causes/commands.ts';
import { proveClaim, requestClaim } from '#src/features/companies/claims/commands.ts';
import { nameOutsider } from '#src/features/companies/outside/commands.ts';
import { leaveDraft, startDraft } from '#src/features/drafts/change.ts';
import { saveNamed } from '#src/features/drafts/commands.ts';
import { moveEntry, removeEntry, saveEntry } from '#src/features/drafts/entries.ts';
import { beginDraftDeposit } from '#src/features/drafts/evidence.ts';
import { saveKind } from '#src/features/drafts/kind.ts';
import { endOpeners } from '#src/features/drafts/openers.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { renewLink, resumeDraft, sendResumeLink, submitDraft } from '#src/features/drafts/submit.ts';
import { takeTold } from '#src/features/drafts/told/commands.ts';
import { recordStep, takeStepBack } from '#src/features/escalation/commands.ts';
import { sayAffected, takeBackAffected } from '#src/features/following/affected/commands.ts';
import { endFollow, follow } from '#src/features/following/commands.ts';
import { objectTo } from '#src/features/identity/commands.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { issueDossier } from '#src/features/paper/dossier/commands.ts';
import { ownExport } from '#src/features/paper/export.ts';
import { answerPromise, followUp } from '#src/features/reminders/answers/commands.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { decideSign } from '#src/features/signs/commands.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  momentOn,
  type Person,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm, aPromiseIn } from '../../cases/forms.ts';
import { aWholeDraft, entryForm, linkInMail, must } from '../../drafts/writing.ts';
import { depositsAFile } from '../../evidence/depositing.ts';
import { looksThroughMail, repliesByMail } from '../../inbox/planted.ts';
import { inspects } from '../../inspection/showing.ts';
import { connectsPrograms } from '../../integrations/programs.ts';
import { appeals } from '../../moderation/appealing.ts';
import { moderates } from '../../moderation/noticing.ts';
import { presses } from '../../pressure/reporting.ts';
import { showsWhoTheyAre } from '../../proofs/scene.ts';
import { managesATeam } from '../../team/scene.ts';
import { aLink, comesAndGoes, email, from } from './coming.ts';
import { explains, promisesAll } from './for-a-company.ts';
import { readable } from './readable.ts';

/** What the worker or the command line does, and what somebody at a contact address says, who has no account. */
const doneByNobody: readonly Action[] = [
  // Whoever erased their account can take nothing any more.
  'accounts.close',
  'accounts.appoint',
  'accounts.ask-factor-reset',
  'accounts.stop-factor-reset',
  'accounts.reset-factor',
  'companies.add-domain',
  'companies.set-contact',
  'companies.add-public-contact',
  'companies.remove-public-contact',
  'companies.approve-identity',
  'companies.refuse-identity',
  'companies.move-domain',
  'companies.remove-domain',
  'companies.rename',
  'companies.merge',
  'companies.import',
  'companies.undo-import',
  'companies.correct-facts',
  'companies.state-fact',
  'companies.decide-fact',
  'companies.set-arbitration',
  'contacts.refused',
  'contacts.wrong-address',
  'contacts.bounced',
  'moderation.raiseSign',
  'mail.failed',
  'mail.uncertain',
  'mail.retry',
  'mail.release',
  'mail.discard',
  'operation.restore',
  'operation.rotate-keys',
  'integrations.disableWebhook',
  'proofs.expire',
  'proofs.approve',
  'proofs.refuse',
  // A moderator does it, who is not the person of this test.
  'proofs.open-documents',
  'proofs.missing',
  'proofs.found-again',
  'proofs.gone',
  'proofs.set-address',
  'proofs.print-letter',
  'proofs.post-letter',
];
const burst = { count: 12, mailboxes: 12, usual: 0.1, likeness: null };
const closing = {
  outcome: 'solved' as const,
  words: '',
  buyAgain: null,
  reachability: null,
  speed: null,
  competence: null,
  promisesKept: null,
  friendliness: null,
  empathy: null,
  clarity: null,
};

async function writes(db: Database): Promise<string> {
  const situation = situationOfVisitor(db);
  const key = await aWholeDraft(situation);
  const more = [entryForm(), entryForm()] as const;
  let { version } = key;
  for (const form of more) ({ version } = must(await saveEntry(situation, { ...key, version }, form)));
  const move = { id: more[0].id, past: more[1].id, direction: 'down' as const };
  ({ version } = must(await moveEntry(situation, { ...key, version }, move)));
  ({ version } = must(await removeEntry(situation, { ...key, version }, more[0].id)));
  ({ version } = must(await saveNamed(situation, { ...key, version }, { id: (await aCompany(db)).id })));
  ({ version } = must(await takeTold(situation, { ...key, version }, { entries: [], summary: ['Nichts mehr.'] })));
  must(await saveKind(situation, key.token, null));
  must(await beginDraftDeposit(situation, key.token, { entryId: more[1].id, name: 'a.jpg', bytes: 9 }));
  must(await sendResumeLink(situation, key.token, { email, occasion: 'later' }));
  const link = await linkInMail(db, 'resume-draft');
  const { token } = must(await resumeDraft(situation, { token: link }));
  must(await renewLink(situation, { purpose: 'resume-draft', token: link }));
  must(await endOpeners(situation, token, 'all'));
  must(await leaveDraft(situation, key.token));
  must(await submitDraft(situation, { token, version }, { email }));
  const confirmed = { token: await linkInMail(db, 'confirm-case'), userAgent: from.userAgent };
  return must(await confirmCase(situation, confirmed)).number;
}

/** Everything that an author can do with a published case, which has a reply and a promise. */
async function keepsACase(db: Database, author: Person): Promise<void> {
  const {
    number,
    id,
    replyId,
    title,
    company: against,
    representative: explaining,
  } = await anAnsweredCase(db, { author });
  const situation = situationOf(author);
  const entry = anEntryForm();
  must(await recordEntry(situation, number, entry));
  must(await recordEntry(situation, number, { ...entry, channel: 'fax' }));
  const [first, second] = await db.select().from(entries).where(eq(entries.caseId, id)).orderBy(entries.occurredOn);
  must(await moveInCase(situation, { number, id: first?.id ?? '', past: second?.id ?? '', direction: 'down' }));
  const head = { summary: 'Neu.', desiredOutcome: 'refund' as const, desiredText: '', disputed: null };
  must(await correctHead(situation, { number, title, ...head }));
  for (const content of ['no', 'yes'] as const)
    must(await judgeReply(situation, { number, replyId, boilerplate: false, text: '', content }));
  const answerId = newId();
  must(await answerInThread(situation, { id: answerId, number, text: 'Und nun?' }));
  must(await correctWords(situation, { number, id: answerId, text: 'Und jetzt?' }));
  const [changed] = await db.select().from(events).where(eq(events.action, 'cases.correctWords'));
  must(await eraseVersion(situation, { number, eventId: changed?.id ?? 0, change: 0 }));
  await depositsAFile(situation, { number, id });
  const speaker = await aRepresentative(db);
  must(await nameCompany(situation, { number, company: { id: speaker.companyId } }));
  must(await takeBackNamed(situation, { number }));
  must(await nameCompany(situation, { number, company: { id: speaker.companyId } }));
  must(await replyAsNamed(situationOf(speaker), { id: newId(), number, text: 'So war es bei uns.' }));
  must(await answerNamed(situation, { id: newId(), number, text: 'Danke.' }));
  const promiseId = await aPromiseIn(db, id, { dueOn: today });
  must(
    await answerPromise(situationOfVisitor(db), {
      token: await aLink(db, 'answer-promise', promiseId),
      answer: 'later',
    }),
  );
  must(await markPromise(situation, { number, promiseId, mark: 'kept' }));
  const stated = { number, causeId: newId(), known: '', cause: 'Ein Fehler.', measure: 'Behoben.', measureOn: today };
  const elsewhere = await anAnsweredCase(db, { company: against, representative: explaining });
  must(await stateCause(situationOf(explaining), { ...stated, number: elsewhere.number }));
  must(await sameCause(situation, stated));
  must(await recordStep(situation, { id: newId(), number, step: 'complaint', takenOn: today }));
  must(await takeStepBack(situation, { number, step: 'complaint' }));
  must(await chooseKind(situation, { number, kind: null }));
  must(await issueDossier(situation, number, 'a'.repeat(64)));
  must(await closeCase(situation, { id: newId(), number, ...closing }));
  const [closed] = await db.select().from(closings).where(eq(closings.caseId, id)).orderBy(desc(closings.closedAt));
  must(await followUp(situation, { number, closingId: closed?.id ?? '', holds: true }));
  must(await reopenCase(situation, { id: newId(), number, reason: 'Es hielt nicht.' }));
  must(await withdrawCase(situation, { number, reason: '' }));
  const company = await aCompany(db, { domain: 'unbekannt.example' });
  const untold = await anOpenCase(db, { author, company, publishedOn: addDays(today, -2) });
  must(await enterContact(situation, { number: untold.number, email: 'service@unbekannt.example' }));
  await looksThroughMail(situation, untold);
}

/** What the same person does in cases of others: as a reader, for a company, as a moderator. */
async function takesPart(db: Database, person: Person): Promise<void> {
  const situation = situationOf(person);
  const { number, company } = await anOpenCase(db);
  must(await sayAffected(situation, number));
  must(await takeBackAffected(situation, number));
  must(await follow(situation, { kind: 'company', of: company.slug }));
  must(await endFollow(situation, { kind: 'company', of: company.slug }));
  const speaker = await aRepresentative(db);
  const { companyId, representativeId } = speaker;
  const theirs = await anOpenCase(db, { company: { id: companyId, slug: '', name: '', domain: '' } });
  const speaking = { ...situation, actor: { ...person.actor, represents: [{ companyId, representativeId }] } };
  const reply = { id: newId(), number: theirs.number, text: 'Gern.', intent: 'information' as const, promises: [] };
  must(await publishReply(speaking, reply));
  await repliesByMail(speaking, theirs, companyId);
  const corrected = { number: theirs.number, replyId: reply.id, text: 'Sehr gern.', promises: [] };
  must(await correctReply(speaking, corrected));
  const promiseId = await aPromiseIn(db, theirs.id, { dueOn: today });
  must(await reportPromise(speaking, { number: theirs.number, promiseId, keptOn: today }));
  await explains(speaking, theirs.number);
  const naming = await anOpenCase(db);
  must(await nameCompany(situationOf(naming.author), { number: naming.number, company: { id: companyId } }));
  must(await replyAsNamed(speaking, { id: newId(), number: naming.number, text: 'Von uns aus.' }));
  const moderating = { ...situation, actor: { ...person.actor, isModerator: true } };
  await moderates(db, person);
  await appeals(db, person);
  await presses(db, person);
  await inspects(db, person);
  await showsWhoTheyAre(db, person);
  await managesATeam(db, person);
  must(await removeCase(moderating, { number, reason: 'Nennt Namen.' }));
  must(await removeCase(moderating, { number: theirs.number, reason: 'Erfunden.', genuine: false }));
  await db
    .insert(signs)
    .values({ id: 'burst', kind: 'many-cases', companyId, day: today, raisedAt: situation.now, figures: burst });
  must(await decideSign(moderating, { id: 'burst', decision: 'genuine', reason: 'Ein Ausfall.', except: [] }));
}

async function claimsACompany(db: Database, situation: Situation): Promise<void> {
  const company = await aCompany(db, { domain: 'hausrat.example' });
  const about = { firstName: 'Hanna', lastName: 'Ott', jobTitle: 'Leitung', slug: company.slug, email, ip: from.ip };
  must(await requestClaim(situation, about));
  const [claim] = await db.select().from(claims).where(isNull(claims.provedAt));
  must(await proveClaim(situation, { token: await aLink(db, 'claim-company', claim?.id), userAgent: from.userAgent }));
  const representative = await db.query.representatives.findFirst({
    where: (row) => and(eq(row.companyId, company.id), isNull(row.endedAt)),
  });
  const lena = { firstName: 'Lena', lastName: 'Brandt', jobTitle: 'Anwältin' };
  const firm = { firm: 'Brandt', firmKind: 'law-firm' as const };
  const naming = { ...lena, ...firm, namingId: representative?.id ?? '', email: 'lena@kanzlei.example', ip: from.ip };
  must(await nameOutsider(situation, naming));
  await promisesAll(situation, naming.namingId);
  await connectsPrograms(situation, company.id);
  const newcomer = await aRepresentative(db, { company, verifiedOn: addDays(today, 1) });
  must(await objectTo(situation, newcomer));
  must(await endRepresentation(situation, { representativeId: representative?.id ?? '' }));
}

test('everything that a person can do is in their export, and nothing that others did', async ({ db }) => {
  const number = await writes(db);
  const userId = must(
    await write(db, async (tx) => done(await findOrCreateUser(tx, { email, locale: 'de', now: momentOn(today) }))),
  );
  const person = { db, userId, email, actor: { userId, represents: [], isModerator: false } };
  const situation = situationOf(person);
  must(await startDraft(situation));
  await keepsACase(db, person);
  await takesPart(db, person);
  await claimsACompany(db, situation);
  await comesAndGoes(db, situation);
  const exported = JSON.parse((await ownExport(situation, await readable(db, number))) ?? '');
  const told: { action: Action; case: string | null }[] = exported.private.acts;
  const found = new Set(told.map(({ action }) => action));
  expect(actions.filter((action) => !found.has(action) && !doneByNobody.includes(action))).toEqual([]);
  expect(doneByNobody.filter((action) => found.has(action))).toEqual([]);
  expect(told.find(({ action }) => action === 'cases.publish')).toMatchObject({ case: number });

  const other = await anOpenCase(db);
  const theirs = await ownExport(situationOf(other.author), await readable(db, other.number));
  expect(JSON.parse(theirs ?? '').private.acts).toEqual([]);
});
