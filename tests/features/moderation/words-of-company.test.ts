import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { sealedWords } from '#src/features/cases/sealed/words.ts';
import { sameCause, stateCause } from '#src/features/causes/commands.ts';
import { statedCauses } from '#src/features/causes/queries.ts';
import { setComplaintContact } from '#src/features/companies/word/commands.ts';
import { decisionToken } from '#src/features/moderation/address.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import type { Reportable } from '#src/features/moderation/lists.ts';
import { companyTracesOf, piecesOfCompany, tracesOfCompany } from '#src/features/moderation/of-company.ts';
import { wordsFor } from '#src/features/moderation/pieces.ts';
import { answerQuestion, askAuthor } from '#src/features/moderation/questions.ts';
import { statements } from '#src/features/moderation/transparency/statements.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { stateFact } from '#src/features/public-facts/stating.ts';
import { keepTyped } from '#src/features/unfinished/commands.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { aModerator, anAnsweredCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aCause } from '../cases/commands.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, decidesAppeal, linkTo } from './appealing.ts';
import { everythingSaid, publicColumns } from './everything-said.ts';
import { aDecision, aNotice, notify } from './noticing.ts';

/** Columns of tables that public pages read, whose words somebody typed and everybody reads: by which piece each is reported. */
const reportedBy: Readonly<Record<string, Reportable>> = {
  'cases.title': 'case',
  'cases.summary': 'case',
  'cases.desired_text': 'case',
  'cases.place': 'case',
  'cases.pen_name': 'pen-name',
  'entries.text': 'entry',
  'entries.people': 'entry',
  'entries.third_party': 'entry',
  'promises.text': 'reply',
  'closings.words': 'closing',
  'reopenings.reason': 'reopening',
  'replies.text': 'reply',
  'replies.signed_name': 'reply',
  'replies.signed_job_title': 'reply',
  'replies.signed_firm': 'reply',
  'statements.incident': 'reply',
  'verdicts.text': 'reply',
  'companies.name': 'company-name',
  'companies.city': 'company-name',
  'company_names.name': 'company-name',
  'causes.cause': 'cause',
  'causes.measure': 'cause',
  'complaint_contacts.address': 'complaint-contact',
  'complaint_contacts.phone': 'complaint-contact',
  'representatives.first_name': 'representative',
  'representatives.last_name': 'representative',
  'representatives.job_title': 'representative',
  'representatives.firm': 'representative',
};

/** Typed by nobody, read by nobody else, or words of the house; each with why. */
const noPiece: readonly RegExp[] = [
  // Numbers, choices, days, hashes, and what is counted.
  /^(case_counts|tallies|tally_\w+|day_moments|site_days|counted_facts|case_kinds|kind_counts|forecasts|forecast_days|steps_taken|sign_cases)\./,
  /\.(number|industry|slug|key|skeleton|time|type|masks|day|figures|search_key|channels|kind|[a-z]+_currency|[a-z_]+_(on|until|from|by)|measure_on)$/,
  /^(company_domains|entry_proofs|company_public_contacts)\./,
  // Sealed, or of people: never on a page.
  /\.sealed$|_sealed$|\.data_key$|^evidence\.(name|sha256|type|masks)|^drafts\.|\.appellant$|\.mailbox_hash$|\.refused_because$|\.(named_by|decided_by|ended_by|check_id)$/,
  // A name that a company had: put right, with its trace, by renaming.
  /^company_changes\.|^replies\.signed_company$/,
  // Of public collections and of the company, with their source: reported with its name, put right by a moderator (`public-facts`).
  /^(imported|stated)_facts\.|\.phone_key$/,
  // Words of the house about what it decided, answered by an appeal; those of an author who withdrew stand beside no figure.
  /^(decisions|blackened_reasons|signs|tombstones)\./,
  // What it says stands in the pieces, too, and leaves both at once.
  /^events\.|^promises\.(?!text)|^cases\.(?!title|summary|desired|place|pen)/,
  // Ids without a reference, and proofs of who somebody is.
  /_id$|\.held$|^representatives\.(verified_as|verified_by)$|^examinations\.|^challenges\.|^appeals\./,
];

describe('words that everybody reads', () => {
  test('can be reported, whoever typed them: no public column is without a piece or a reason', async ({ db }) => {
    const ids = await everythingSaid(db);
    const left = new Set(Object.keys(reportedBy));
    for (const { table, name, isJson } of await publicColumns(db)) {
      const column = `${table}.${name}`;
      const kind = reportedBy[column];
      left.delete(column);
      if (kind === undefined) {
        expect(noPiece.some((why) => why.test(column)) ? '' : column, 'is said by no piece').toBe('');
        continue;
      }
      const marker = `Kennwort ${column}`;
      await exclusively(db, () =>
        db.run(
          sql`update ${sql.identifier(table)} set ${sql.identifier(name)} = ${isJson ? JSON.stringify([marker]) : marker}`,
        ),
      );
      expect((await wordsFor(db, { kind, id: ids[kind] })).join(' '), column).toContain(marker);
    }
    expect([...left]).toEqual([]);
  });

  test('of a company outside of a case are reported, hidden wherever they stand, and brought back on appeal', async ({
    db,
    moderator,
  }) => {
    const first = await anAnsweredCase(db, { seenOn: today });
    const { company, representative: speaker, number, id } = first;
    const colleague = await aRepresentative(db, { company });
    const other = await anAnsweredCase(db, { company, representative: speaker, seenOn: today });
    const cause = {
      ...aCause(),
      cause: 'Schuld war allein Frau Funkelstein.',
      measure: 'Frau Funkelstein arbeitet hier nicht mehr.',
    };
    must(await stateCause(situationOf(speaker), { number, ...cause }));
    must(await sameCause(situationOf(other.author), { number: other.number, causeId: cause.causeId }));
    const piece = { kind: 'cause' as const, id: cause.causeId };
    must(await notify(db, aNotice(piece, { passage: 'Frau Funkelstein' })));
    const traces = async () => companyTracesOf(await tracesOfCompany(db, company.id));
    expect(await traces()).toEqual({ traces: [], isExamined: true });
    // Who stated it is asked, and nobody else answers.
    const [examination] = await db.select().from(schema.examinations);
    const { id: question } = must(
      await askAuthor(situationOf(moderator), { examinationId: examination?.id ?? '', text: 'Stimmt das?' }),
    );
    expect(await answerQuestion(situationOf(first.author), { id: question, text: 'Ja.' })).toMatchObject({ ok: false });
    must(await answerQuestion(situationOf(speaker), { id: question, text: 'Ja.' }));
    const hide = aDecision(piece, 'hide');
    must(await decide(situationOf(moderator), hide));
    const said = async () =>
      JSON.stringify([
        await statedCauses(db, company.id),
        await caseFile(db, { number }, today),
        await caseFile(db, { number: other.number }, today),
        [...(await sealedWords(db, [id, other.id])).values()],
        await piecesOfCompany(db, company.slug),
        await db.select().from(schema.events),
      ]);
    expect(await said()).not.toContain('Funkelstein');
    const [decision] = await db.select().from(schema.decisions);
    expect(await statedCauses(db, company.id)).toMatchObject([
      { cause: '█████', hiddenBy: decision?.number, cases: 2 },
    ]);
    expect((await traces()).traces).toMatchObject([{ number: decision?.number, pieceKind: 'cause', measure: 'hide' }]);
    const kinds = async () => (await db.select().from(schema.logLeaves)).map(({ kind }) => kind);
    expect((await kinds()).filter((kind) => kind === 'case.hidden')).toHaveLength(2);
    expect(await kinds()).toContain('decision.made');
    expect((await statements(db)).map(({ puid }) => puid)).toEqual([decision?.number]);
    // It can be named no more, neither by its company nor by an author.
    const third = await anAnsweredCase(db, { company, representative: speaker, seenOn: today });
    const known = { ...aCause(), known: cause.causeId };
    expect(await stateCause(situationOf(speaker), { number: third.number, ...known })).toMatchObject({
      refusal: 'not-found',
    });
    // Everybody who speaks for the company got the letter; either of them appeals, once.
    for (const { email } of [speaker, colleague]) expect(await linkTo(db, email, 'statement')).not.toBe('');
    must(await appealBy(db, await linkTo(db, colleague.email, 'statement')));
    expect((await appealBy(db, await linkTo(db, speaker.email, 'statement'))).ok).toBe(false);
    must(await decidesAppeal(await aModerator(db), hide.id, 'keep'));
    expect(await statedCauses(db, company.id)).toMatchObject([{ cause: cause.cause, hiddenBy: null, cases: 2 }]);
    expect((await sealedWords(db, [id])).get(id)).toContain('Funkelstein');
    expect((await kinds()).filter((kind) => kind === 'case.restored')).toHaveLength(2);
  });

  test('of a company outside of a case lose a passage wherever they stand, for good, by a decision with its letters', async ({
    db,
    moderator,
  }) => {
    const theCase = await anAnsweredCase(db, { seenOn: today });
    const { company, number, id, representative: speaker } = theCase;
    await exclusively(db, () => db.update(schema.representatives).set({ jobTitle: 'Chefin, Erzfeindin von Quast' }));
    await exclusively(db, () => db.update(schema.replies).set({ signedJobTitle: 'Chefin, Erzfeindin von Quast' }));
    const cause = { ...aCause(), cause: 'Schuld war allein Frau Funkelstein im Lager.' };
    must(await stateCause(situationOf(speaker), { number, ...cause }));
    const contact = { speakingAs: speaker.representativeId, address: '', phone: '0561 4711200' };
    must(await setComplaintContact(situationOf(speaker), contact));
    const typed = { owner: `user:${speaker.userId}` as const, page: `desk/${number}`, now: momentOn(today) };
    await keepTyped(db, typed, [['cause', 'Es war Frau Funkelstein.']]);
    const blacken = async (kind: Reportable, of: string, passage: string) =>
      decide(situationOf(moderator), aDecision({ kind, id: of }, 'blacken', { passage }));
    expect(await blacken('cause', cause.causeId, 'Herr Funkelstein')).toMatchObject({ reason: 'not-in-piece' });
    expect(await blacken('complaint-contact', company.id, '0561')).toMatchObject({ reason: 'whole-contact' });
    // Under which name somebody speaks stays said.
    const [{ firstName = '' } = {}] = await db.select().from(schema.representatives);
    expect(await blacken('representative', speaker.representativeId, firstName)).toMatchObject({
      reason: 'not-in-piece',
    });
    must(await blacken('cause', cause.causeId, 'Frau Funkelstein'));
    must(await blacken('representative', speaker.representativeId, 'Erzfeindin von Quast'));
    must(await blacken('complaint-contact', company.id, '0561 4711200'));
    expect(await statedCauses(db, company.id)).toMatchObject([
      { cause: 'Schuld war allein █████ im Lager.', hiddenBy: null },
    ]);
    const { word } = await companyProfile(db, { id: company.id, industry: 'shops' }, 'all', today);
    expect(word.contact).toBeNull();
    const waiting = (await db.select().from(schema.outbox)).map(({ sealed }) => unseal(sealed));
    const all = [
      await caseFile(db, { number }, today),
      [...(await sealedWords(db, [id])).values()],
      ...[await piecesOfCompany(db, company.slug), await db.select().from(schema.events), waiting],
    ];
    expect(JSON.stringify(all)).not.toMatch(/Funkelstein|Quast|4711200/);
    expect(JSON.stringify(all)).toContain('Chefin, █████');
    expect(await db.$count(schema.unfinished)).toBe(0);
    // Nor do the words come back in another cause; other words do.
    const other = await anAnsweredCase(db, { company, representative: speaker, seenOn: today });
    const says = (text: string) =>
      stateCause(situationOf(speaker), { number: other.number, ...aCause(), causeId: newId(), cause: text });
    expect(await says('Es war *frau  funkelstein*, wer sonst.')).toMatchObject({
      reason: expect.stringMatching(/^denied-before:E-/),
    });
    must(await says('Es war jemand im Lager.'));
    const { traces } = companyTracesOf(await tracesOfCompany(db, company.id));
    expect(traces.map(({ measure }) => measure)).toEqual(['blacken', 'blacken', 'blacken']);
    const kinds = (await db.select().from(schema.logLeaves)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'case.blackened')).toHaveLength(2);
    expect(await linkTo(db, speaker.email, 'statement')).not.toBe('');
  });

  test('as a contact and as somebody’s title are hidden too; whoever set it sets no other in its place', async ({
    db,
    moderator,
  }) => {
    const speaker = await aRepresentative(db, { jobTitle: 'Rächerin der Enterbten' });
    const { companyId, representativeId: speakingAs } = speaker;
    const [company] = await db.select().from(schema.companies).where(eq(schema.companies.id, companyId));
    const contact = { speakingAs, address: '', phone: '0561 4711200' };
    must(await setComplaintContact(situationOf(speaker), contact));
    const pieces = [
      { kind: 'complaint-contact' as const, id: companyId },
      { kind: 'representative' as const, id: speakingAs },
    ];
    for (const piece of pieces) must(await decide(situationOf(moderator), aDecision(piece, 'hide')));
    expect(JSON.stringify(await piecesOfCompany(db, company?.slug ?? ''))).not.toMatch(/4711200|Enterbten/);
    const profile = async () =>
      (await companyProfile(db, { id: companyId, industry: 'shops' }, 'all', today)).word.contact;
    expect(await profile()).toBeNull();
    expect(await setComplaintContact(situationOf(speaker), contact)).toMatchObject({ reason: 'contact-hidden' });
    const colleague = await aRepresentative(db, {
      company: { id: companyId, slug: '', name: '', domain: `${company?.slug}.example` },
    });
    const set = (phone: string) =>
      setComplaintContact(situationOf(colleague), { ...contact, speakingAs: colleague.representativeId, phone });
    // Nor does a colleague say the same in their place, or make room for it.
    for (const phone of [contact.phone, '+49 (0)561 / 47 11-200', ''])
      expect(await set(phone), phone).toMatchObject({ reason: 'contact-hidden' });
    must(await set('0561 99'));
    expect(await profile()).toMatchObject({ phone: '0561 99', isKnownNumber: false });
    // Not by a way round either, as long as the decision stands.
    const [{ id: decisionId = '', number: made = '' } = {}] = await db
      .select()
      .from(schema.decisions)
      .where(eq(schema.decisions.pieceKind, 'complaint-contact'));
    for (const phone of [contact.phone, '+49 (0)561 / 47 11-200', '+49 0561 4711200', '0049 0561 4711200'])
      expect(await set(phone), phone).toMatchObject({ reason: `denied-before:${made}` });
    const fact = {
      speakingAs: colleague.representativeId,
      about: 'phone',
      text: '(0561) 47 11 200',
      source: 'https://a.de',
    };
    expect(await stateFact(situationOf(colleague), fact)).toMatchObject({ reason: `denied-before:${made}` });
    must(await appealBy(db, decisionToken(decisionId, null)));
    must(await decidesAppeal(await aModerator(db), decisionId, 'keep'));
    must(await set(contact.phone));
    // Without an effective decision about that very piece the database takes no hidden words.
    const [hidden] = await db.select().from(schema.hiddenWords);
    await expect(
      exclusively(db, () =>
        db
          .insert(schema.hiddenWords)
          .values({ pieceKind: 'cause', pieceId: 'x', decisionId: hidden?.decisionId ?? '', sealed: '' }),
      ),
    ).rejects.toThrow();
  });
});
