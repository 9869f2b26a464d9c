import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { causeCases, causes, countedFacts, logLeaves, representatives } from '#db/schema/index.ts';
import { caseJson, oneAnswer, openCase } from '#src/features/api/cases.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { sealedWords } from '#src/features/cases/sealed/words.ts';
import { sameCause, stateCause, takeCauseBack } from '#src/features/causes/commands.ts';
import { causesOf, statedCauses } from '#src/features/causes/queries.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { anAnsweredCase, anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aCause } from '../cases/commands.ts';
import { must } from '../drafts/writing.ts';

describe('a cause and its measure', () => {
  test('stand on the case and the profile, with the cases that came since beside them', async ({ db }) => {
    const first = await anAnsweredCase(db, { publishedOn: addDays(today, -40), seenOn: today });
    const { company, representative: speaker } = first;
    const cause = { ...aCause(), measureOn: addDays(today, -20) };
    const { causeId } = cause;
    must(await stateCause(situationOf(speaker), { number: first.number, ...cause }));
    must(await stateCause(situationOf(speaker), { number: first.number, ...cause }));
    const ofCompany = () => statedCauses(db, company.id);
    expect(await ofCompany()).toMatchObject([
      { id: causeId, cause: cause.cause, lastName: 'Okafor', cases: 1, since: 0 },
    ]);
    // Said again by the company, of a later case, and by the author of another.
    const again = await anAnsweredCase(db, {
      company,
      representative: speaker,
      publishedOn: addDays(today, -10),
      seenOn: today,
    });
    must(await stateCause(situationOf(speaker), { number: again.number, ...aCause(), known: causeId }));
    const theirs = await anOpenCase(db, { company, publishedOn: addDays(today, -5), seenOn: today });
    must(await sameCause(situationOf(theirs.author), { number: theirs.number, causeId }));
    expect(await ofCompany()).toMatchObject([{ cases: 3, since: 2 }]);
    expect((await causesOf(db, company.id, theirs.number)).map(({ isOf }) => isOf)).toEqual(['author']);
    expect((await caseFile(db, { number: theirs.number }, today))?.causes).toMatchObject([
      { saidBy: 'author', measure: cause.measure },
    ]);
    expect((await sealedWords(db, [theirs.id])).get(theirs.id)).toContain(cause.measure);
    expect(await db.$count(logLeaves, eq(logLeaves.kind, 'case.cause'))).toBe(3);
    // A case that is gone says nothing any more.
    must(await withdrawCase(situationOf(theirs.author), { number: theirs.number, reason: '' }));
    expect(await ofCompany()).toMatchObject([{ cases: 2, since: 1 }]);
    must(await takeCauseBack(situationOf(speaker), { number: again.number, causeId }));
    expect(await ofCompany()).toMatchObject([{ cases: 1, since: 0 }]);
  });

  test('are taken back by who said them: a cause that no case has is gone', async ({ db }) => {
    const { number, author, representative } = await anAnsweredCase(db);
    const cause = aCause();
    must(await stateCause(situationOf(representative), { number, ...cause }));
    // What the company says of the case its author does not take away.
    must(await sameCause(situationOf(author), { number, causeId: cause.causeId }));
    expect(await db.select().from(causeCases)).toMatchObject([{ saidBy: 'company' }]);
    must(await takeCauseBack(situationOf(representative), { number, causeId: cause.causeId }));
    expect(await db.$count(causes)).toBe(0);
    expect((await caseFile(db, { number }, today))?.causes).toEqual([]);
  });

  test('are denied by the author of the case, which then counts for none; another one can be chosen', async ({
    db,
  }) => {
    const { number, author, representative: speaker, company, id } = await anAnsweredCase(db, { seenOn: today });
    const [wrong, right] = [aCause(), { ...aCause(), cause: 'Der Brief ging an die alte Anschrift.' }];
    must(await stateCause(situationOf(speaker), { number, ...wrong }));
    const elsewhere = await anAnsweredCase(db, { company, representative: speaker, seenOn: today });
    must(await stateCause(situationOf(speaker), { number: elsewhere.number, ...right }));
    const denial = { number, causeId: wrong.causeId, isIt: false };
    must(await sameCause(situationOf(author), denial));
    // Sent twice it is said once.
    must(await sameCause(situationOf(author), denial));
    must(await sameCause(situationOf(author), { number, causeId: right.causeId }));
    must(await sameCause(situationOf(author), { number, causeId: right.causeId }));
    expect((await statedCauses(db, company.id)).map(({ id, cases }) => [id, cases])).toEqual([
      [right.causeId, 2],
      [wrong.causeId, 0],
    ]);
    expect((await caseFile(db, { number }, today))?.causes.map(({ isDenied }) => isDenied).sort()).toEqual([
      false,
      true,
    ]);
    expect((await sealedWords(db, [id])).get(id)).toContain('"denied":true');
    // Programs read the denial as people do, and nothing but what is documented.
    const opened = await openCase(db, number, today);
    const { causes: told } = oneAnswer.parse(JSON.parse('file' in opened ? caseJson(opened, today) : ''));
    expect(told.map(({ cause, isDenied }) => [cause, isDenied]).sort()).toEqual([
      [right.cause, false],
      [wrong.cause, true],
    ]);
    // The company cannot take it back to say it once more without the denial.
    expect(await takeCauseBack(situationOf(speaker), { number, causeId: wrong.causeId })).toMatchObject({
      reason: 'cause-denied',
    });
    must(await stateCause(situationOf(speaker), { number, ...aCause(), known: wrong.causeId }));
    // Nor in the same words as if they were new.
    const again = { number, ...aCause(), cause: wrong.cause.toUpperCase(), measureOn: addDays(today, -1) };
    expect(await stateCause(situationOf(speaker), again)).toMatchObject({ reason: 'cause-denied' });
    expect(await causesOf(db, company.id, number)).toHaveLength(2);
    expect((await db.select().from(causeCases)).filter(({ deniedAt }) => deniedAt)).toHaveLength(1);
    must(await sameCause(situationOf(author), { ...denial, isIt: true }));
    expect((await statedCauses(db, company.id)).every(({ cases }) => cases > 0)).toBe(true);
  });

  test('that no case has any more take nobody’s place, and every other one can be chosen', async ({ db }) => {
    const { number, author, representative: speaker, company } = await anAnsweredCase(db, { seenOn: today });
    const { companyId, representativeId } = speaker;
    const row = () => ({ ...aCause(), id: newId(), companyId, representativeId, statedAt: new Date() });
    // Forty of a case that is withdrawn, thirty of one that is there.
    const gone = await anAnsweredCase(db, { company, representative: speaker, seenOn: today });
    for (const [caseId, n] of [
      [gone.id, 40],
      [(await anOpenCase(db, { company, seenOn: today })).id, 30],
    ] as const) {
      const rows = Array.from({ length: n }, row);
      await exclusively(db, async () => {
        await db.insert(causes).values(rows);
        const of = rows.map(({ id: causeId }) => ({ causeId, caseId, saidBy: 'company' as const, saidAt: new Date() }));
        await db.insert(causeCases).values(of);
      });
    }
    must(await withdrawCase(situationOf(gone.author), { number: gone.number, reason: '' }));
    must(await stateCause(situationOf(speaker), { number, ...aCause(), cause: 'Die Anschrift war veraltet.' }));
    expect(await causesOf(db, company.id, number)).toHaveLength(31);
    // What an author alone said of a cause, and takes back, leaves nothing behind either.
    const [other] = (await causesOf(db, company.id, number)).filter(({ isOf }) => isOf === null);
    await exclusively(db, () => db.delete(causeCases).where(eq(causeCases.causeId, other?.id ?? '')));
    must(await sameCause(situationOf(author), { number, causeId: other?.id ?? '' }));
    must(await sameCause(situationOf(author), { number, causeId: other?.id ?? '', isIt: false }));
    expect(await db.$count(causes, eq(causes.id, other?.id ?? ''))).toBe(0);
  });

  test('are stated of answered cases, whole, by who certainly speaks, and of nobody else’s', async ({ db }) => {
    const open = await anOpenCase(db);
    const speaker = await aRepresentative(db, { company: open.company });
    expect(await stateCause(situationOf(speaker), { number: open.number, ...aCause() })).toEqual({
      ...{ ok: false, refusal: 'conflict', reason: 'nothing-answered' },
    });
    const { number, representative } = await anAnsweredCase(db);
    const { cause, measure } = aCause();
    for (const [field, left] of [
      ['cause', { cause: '' }],
      ['measure', { measure: '' }],
      ['measureOn', { measureOn: null }],
    ] as const) {
      expect(await stateCause(situationOf(representative), { number, ...aCause(), cause, measure, ...left })).toEqual({
        ...{ ok: false, refusal: 'invalid', field, reason: 'required' },
      });
    }
    const other = await anAnsweredCase(db);
    const foreign = aCause();
    must(await stateCause(situationOf(other.representative), { number: other.number, ...foreign }));
    const known = { ...aCause(), known: foreign.causeId };
    expect(await stateCause(situationOf(representative), { number, ...known })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect(await sameCause(situationOf(open.author), { number: open.number, causeId: foreign.causeId })).toEqual({
      ...{ ok: false, refusal: 'not-found' },
    });
    const doubted = await aRepresentative(db, { company: other.company });
    await exclusively(db, () =>
      db
        .update(representatives)
        .set({ checkingSince: new Date() })
        .where(eq(representatives.id, doubted.representativeId)),
    );
    expect(await stateCause(situationOf(doubted), { number: other.number, ...aCause() })).toMatchObject({
      reason: 'identity-checking',
    });
  });

  test('change no figure', async ({ db }) => {
    const { number, representative } = await anAnsweredCase(db);
    const before = await db.select().from(countedFacts);
    must(await stateCause(situationOf(representative), { number, ...aCause() }));
    expect(await db.select().from(countedFacts)).toEqual(before);
  });
});
