import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { cases, decisions, entries, events, takenOut, tombstones, writingEnds } from '#db/schema/index.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { eraseVersion } from '#src/features/cases/commands/erasing.ts';
import { proveCase } from '#src/features/challenges/commands.ts';
import { decideChallenge } from '#src/features/challenges/deciding.ts';
import { decidedChallenges } from '#src/features/challenges/queries.ts';
import { decisionToken } from '#src/features/moderation/address.ts';
import { toldDecision } from '#src/features/moderation/appeals/queries.ts';
import { confirmDecision, decide } from '#src/features/moderation/decisions/commands.ts';
import { lastRestore } from '#src/features/operation/queries.ts';
import { restore } from '#src/features/operation/restore.ts';
import { meantByMark, passageMark } from '#src/features/redaction/index.ts';
import { placesOf, withoutPlaces } from '#src/features/redaction/rules.ts';
import { keepErasures, readErasures, replayErasures } from '#src/features/rights/erasures.ts';
import { newId } from '#src/lib/crypto.ts';
import { aModerator, anAuthor, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { aChallengedCase, reasoned } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, decidesAppeal } from '../moderation/appealing.ts';
import { aDecision, aNotice, notify } from '../moderation/noticing.ts';
import { everyWord } from './planted.ts';

const now = momentOn(today);

/** Copies the database, lets time go by, puts the copy back, and replays the list of what left in between. */
async function putBackAfter(db: Database, meanwhile: () => Promise<unknown>) {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-again-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [copy, site, list] = [join(folder, 'copy.db'), join(folder, 'site.db'), join(folder, 'site.erasures')];
  await db.$client.execute({ sql: 'VACUUM INTO ?', args: [copy] });
  await meanwhile();
  await keepErasures(db, list);
  await restore(copy, site, now, async () => {});
  const restored = openDatabase({ url: `file:${site}` });
  onTestFinished(() => restored.$client.close());
  const before = await everyWord(restored);
  const lines = await readErasures(list);
  const replayed = await replayErasures(restored, lines, now);
  return { db: restored, before, lines, replayed };
}

const secret = 'Frau Quastenberg-Özmen';

describe('what left a text after a copy was made', () => {
  test('is blackened again in every row, whoever took it out, and the list says none of it', async ({
    db,
    moderator,
  }) => {
    const author = await anAuthor(db);
    const told = {
      author,
      title: `Streit mit ${secret}`,
      summary: 'Rückruf unter 0221 98765432 versprochen, von Ulla.',
    };
    const { id, number, ...own } = await anOpenCase(db, told);
    const form = anEntryForm({ people: [secret], text: `Angerufen: FRAU Quastenberg Özmen.` });
    must(await recordEntry(situationOf(author), number, form));
    const earlier = aDecision({ kind: 'case', id }, 'keep', { reason: `${secret} ist keine Amtsperson.` });
    must(await decide(situationOf(moderator), earlier));
    const { desiredText } = own;
    const head = { number, title: told.title, desiredOutcome: 'refund' as const, desiredText, disputed: null };
    const put = await putBackAfter(db, async () => {
      const summary = 'Rückruf versprochen, von Ulla.';
      must(await correctHead(situationOf(author), { ...head, summary, erase: true }));
      must(await decide(situationOf(moderator), aDecision({ kind: 'case', id }, 'blacken', { passage: secret })));
    });
    expect(put.before).toMatch(/98765432[\s\S]*Quastenberg|Quastenberg[\s\S]*98765432/);
    expect(put.lines.join('\n')).not.toMatch(/Quastenberg|Özmen|98765432|Ulla/i);
    expect(put.replayed).toMatchObject({ words: 2, toDecide: [] });
    const left = await everyWord(put.db);
    expect(left).not.toMatch(/Quastenberg|98765432/i);
    const [row] = await put.db.select().from(cases).where(eq(cases.id, id));
    expect(row).toMatchObject({ title: 'Streit mit █████', summary: 'Rückruf █████ versprochen, von Ulla.' });
    const [entry] = await put.db.select().from(entries).where(eq(entries.id, form.id));
    expect(entry).toMatchObject({ text: 'Angerufen: █████.', people: ['█████'] });
    expect(await replayErasures(put.db, put.lines, now)).toMatchObject({ words: 0, toDecide: [] });
  });

  test('is gone from versions that only the history has, also where it was blackened once more later', async ({
    db,
    moderator,
  }) => {
    const author = await anAuthor(db);
    const { id, number } = await anOpenCase(db, { author, summary: `Es war ${secret}, Kunde 4711-0815.` });
    const head = { number, title: 'Ohne Namen', desiredOutcome: 'refund' as const, desiredText: '', disputed: null };
    const put = await putBackAfter(db, async () => {
      must(await correctHead(situationOf(author), { ...head, summary: `Es war ${secret}.`, erase: false }));
      const [corrected] = await db.select().from(events).where(eq(events.action, 'cases.correct'));
      const change = corrected?.particulars?.changes.findIndex(({ field }) => field === 'summary') ?? 0;
      must(await eraseVersion(situationOf(author), { number, eventId: corrected?.id ?? 0, change }));
      must(await decide(situationOf(moderator), aDecision({ kind: 'case', id }, 'blacken', { passage: secret })));
    });
    expect(await everyWord(put.db)).not.toMatch(/Kunde 4711|4711-0815|Quastenberg/);
    const [row] = await put.db.select().from(cases).where(eq(cases.id, id));
    expect(row?.summary).toBe('Es war █████, █████.');
  });

  test('and what was hidden, removed, ended or brought back is so again, by the same decision', async ({
    db,
    moderator,
  }) => {
    const author = await anAuthor(db);
    const [hidden, back, removed] = [await anOpenCase(db), await anOpenCase(db), await anOpenCase(db, { author })];
    const form = anEntryForm({ text: 'Das war Betrug von Herrn Sprotte.' });
    must(await recordEntry(situationOf(hidden.author), hidden.number, form));
    must(await notify(db, aNotice({ kind: 'case', id: removed.id }, { notifier: 'company' })));
    const second = await aModerator(db);
    const remove = aDecision({ kind: 'case', id: removed.id }, 'remove');
    must(await decide(situationOf(moderator), remove));
    const ends = aDecision({ kind: 'case', id: hidden.id }, 'end-writing');
    const put = await putBackAfter(db, async () => {
      must(await confirmDecision(situationOf(second), { id: remove.id }));
      must(await decide(situationOf(moderator), aDecision({ kind: 'entry', id: form.id }, 'hide')));
      must(await decide(situationOf(moderator), ends));
      const first = aDecision({ kind: 'case', id: back.id }, 'remove');
      must(await decide(situationOf(moderator), first));
      const appealed = { kind: 'appeal' as const, appealOf: first.id };
      must(await decide(situationOf(second), aDecision({ kind: 'case', id: back.id }, 'keep', appealed)));
    });
    expect(put.replayed).toMatchObject({ words: 5, toDecide: [] });
    expect(await put.db.select({ text: entries.text }).from(entries).where(eq(entries.id, form.id))).toEqual([
      { text: '█████' },
    ]);
    expect((await put.db.select().from(tombstones)).map(({ caseId }) => caseId)).toEqual([removed.id]);
    expect(await put.db.$count(writingEnds)).toBe(1);
    const numbers = async (of: Database) =>
      (await of.select({ number: decisions.number }).from(decisions)).map(({ number }) => number).sort();
    expect(await numbers(put.db)).toEqual(await numbers(db));
    // The letter went out: its link opens what was decided, and an appeal, as before.
    const told = { locale: 'de' as const, today };
    const letter = await toldDecision(put.db, decisionToken(ends.id, null), told);
    expect(letter?.until).toEqual((await toldDecision(db, decisionToken(ends.id, null), told))?.until);
    expect(letter?.until).not.toBeNull();
    expect((await lastRestore(put.db))?.at).toEqual(now);
    expect(await lastRestore(db)).toBeNull();
  });

  test('is what came of a challenge again: the profile counts it, and what an appeal brought back it counts no longer', async ({
    db,
    moderator,
  }) => {
    const other = await aModerator(db);
    const { challengeId: id, companyId, author } = await aChallengedCase(db);
    must(await proveCase(situationOf(author), { id, text: 'Bestellung 4711.' }));
    const counted = async (of: Database) => (await decidedChallenges(of, companyId))[0];
    const decisionId = newId();
    const input = { id, decisionId, result: 'not-genuine' as const, ...reasoned };
    const upheld = await putBackAfter(db, async () => {
      must(await decideChallenge(situationOf(moderator), input));
      must(await confirmDecision(situationOf(other), { id: decisionId }));
    });
    expect(await counted(upheld.db)).toMatchObject({ examined: 1, upheld: 1 });
    const kept = await putBackAfter(db, async () => {
      must(await appealBy(db, decisionToken(decisionId, null)));
      must(await decidesAppeal(other, decisionId, 'keep'));
    });
    expect(await counted(kept.db)).toMatchObject({ examined: 1, upheld: 0 });
  });

  test('is left to somebody where the copy does not know who decided', async ({ db }) => {
    const { id, number } = await anOpenCase(db, { title: `Streit mit ${secret}` });
    const put = await putBackAfter(db, async () => {
      const after = await aModerator(db);
      must(await decide(situationOf(after), aDecision({ kind: 'case', id }, 'remove')));
    });
    expect(put.replayed).toMatchObject({ words: 0, toDecide: [expect.stringMatching(/^E-/), number] });
  });

  test('is not taken out of what is written since on a site that was never put back', async ({ db, moderator }) => {
    const author = await anAuthor(db);
    const { id, number } = await anOpenCase(db, { author, title: `Streit mit ${secret}` });
    must(await decide(situationOf(moderator), aDecision({ kind: 'case', id }, 'blacken', { passage: secret })));
    const form = anEntryForm({ text: `${secret} stimmte dem zu.` });
    must(await recordEntry(situationOf(author), number, form));
    const lines = (await db.select().from(takenOut)).map(({ line }) => line);
    expect(await replayErasures(db, lines, now)).toMatchObject({ words: 0 });
    expect(await db.$count(entries, eq(entries.text, form.text))).toBe(1);
  });

  test('is found by its mark where it is found by its words, and by no other mark', () => {
    const text = fc.array(fc.constantFrom('Frau', 'Quast', 'QUAST', 'sagt', '-', '*', '😀', '.', '\u00ad'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (typed, passage) => {
        const [said, meant] = [typed.join(' '), passage.slice(0, 3).join(' ')];
        const byMark = meantByMark(passageMark(meant, 'a'), 'a');
        expect(withoutPlaces(said, byMark(said))).toBe(withoutPlaces(said, placesOf(said, meant)));
      }),
    );
    expect(meantByMark(passageMark('Quast', 'a'), 'b')('Quast')).toEqual([]);
  });
});
