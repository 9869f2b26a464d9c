import { asc } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, events, logLeaves, logSalts } from '#db/schema/index.ts';
import { closeCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead } from '#src/features/cases/commands/entries.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { historyInSteps, recordHistory } from '#src/features/cases/sealed/history.ts';
import { sealedWords } from '#src/features/cases/sealed/words.ts';
import { renameCompany } from '#src/features/companies/commands.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { append } from '#src/features/log/append.ts';
import { addressTyped } from '#src/features/log/column/queries.ts';
import { receiptOf } from '#src/features/log/receipts.ts';
import { checkReceipt } from '#src/features/log/verify/receipt.ts';
import { walkLog } from '#src/features/log/walk.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { eventRow } from '#src/lib/events.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { aCompany, anAnsweredCase, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const marks = {
  reachability: 1,
  speed: 2,
  competence: 3,
  promisesKept: 1,
  friendliness: 4,
  empathy: null,
  clarity: null,
};

const leavesOf = (db: Database) => db.select().from(logLeaves).orderBy(asc(logLeaves.number));
const kindsOf = async (db: Database) => (await leavesOf(db)).map(({ kind }) => kind);
const wordsOf = async (db: Database, id: string) => (await sealedWords(db, [id])).get(id) ?? '';
const receipt = async (db: Database, id: string) =>
  JSON.stringify(await receiptOf(db, `case:${id}`, await wordsOf(db, id)));

async function walked(db: Database) {
  return walkLog(db, async (subjects) => {
    const words = await sealedWords(
      db,
      subjects.map((subject) => subject.replace('case:', '')),
    );
    return new Map([...words].map(([id, said]) => [`case:${id}`, said]));
  });
}

const head = {
  title: 'Rückerstattung fehlt',
  summary: 'Das Regal von Frau Geheimnam wurde storniert.',
  desiredOutcome: 'refund' as const,
  desiredText: 'Bitte überweisen.',
  penName: 'Regalfrau',
  place: '',
  disputed: null,
};

describe('the public log', () => {
  test('has a leaf for every public act, with its number and company and none of its words', async ({ db }) => {
    const { number, author, representative, company } = await anAnsweredCase(db);
    const [asAuthor, asCompany] = [situationOf(author), situationOf(representative)];
    expect(await correctHead(asAuthor, { ...head, number, erase: false })).toMatchObject({ ok: true });
    const reply = {
      id: newId(),
      number,
      text: 'Frau Geheimnam bekommt ihr Geld.',
      intent: 'solved' as const,
      promises: [],
    };
    expect(await publishReply(asCompany, reply)).toMatchObject({ ok: true });
    const closing = {
      id: newId(),
      number,
      outcome: 'solved' as const,
      words: 'Geheimnam ist froh.',
      buyAgain: null,
      ...marks,
    };
    expect(await closeCase(asAuthor, closing)).toMatchObject({ ok: true });
    const leaves = await leavesOf(db);
    expect(leaves.map(({ kind }) => kind)).toEqual(['case.corrected', 'case.reply', 'case.closed']);
    for (const { entry } of leaves) {
      expect(entry).not.toMatch(/Geheimnam|Regal/);
      expect(JSON.parse(entry)).toMatchObject({ v: 1, case: number, company: company.slug });
    }
    expect(await walked(db)).toEqual({ leaves: 3, sealed: 1, faults: [] });
  });

  test('gives a receipt that holds by itself, and for no other byte', async ({ db }) => {
    const { id, number, author } = await anOpenCase(db);
    await correctHead(situationOf(author), { ...head, number, erase: false });
    const text = await receipt(db, id);
    const checked = await checkReceipt(text);
    expect(checked).toMatchObject({ held: { number: 1, size: 1, kind: 'case.corrected', case: number, words: true } });
    const parts = JSON.parse(text);
    const others: [string, unknown][] = [
      ['entry', parts.entry.replace('corrected', 'withdrawn')],
      ['number', 2],
      ['checkpoint', parts.checkpoint.replace('\n1\n', '\n2\n')],
      ['key', parts.key.replace(/.{4}$/, 'AAAA')],
      ['proof', ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=']],
      ['words', { ...parts.words, content: parts.words.content.replace('Geheimnam', 'Niemand') }],
    ];
    for (const [name, other] of others) {
      expect(await checkReceipt(JSON.stringify({ ...parts, [name]: other })), name).toHaveProperty('fault');
    }
    expect(await checkReceipt(text, 'another.example/log+00000000+AAAA')).toEqual({ fault: 'other-key' });
    for (const nothing of ['', '{}', 'null', '[]', '{"format":"aktenkundig-receipt/1"}']) {
      expect(await checkReceipt(nothing)).toEqual({ fault: 'malformed' });
    }
  });

  test('gives a receipt that holds for no other size, no other proof and no other case', async ({ db }) => {
    const [first, second] = [await anOpenCase(db), await anOpenCase(db)];
    for (const [at, { number, author }] of [first, second, first].entries()) {
      const title = `Regal ${at}`;
      must(await correctHead(situationOf(author), { ...head, title, number, erase: false }));
    }
    const [mine, other] = [JSON.parse(await receipt(db, second.id)), JSON.parse(await receipt(db, first.id))];
    expect(await checkReceipt(JSON.stringify(mine))).toMatchObject({
      held: { number: 2, size: 3, case: second.number },
    });
    const { proof, checkpoint } = mine;
    const forged: Record<string, unknown>[] = [
      ...[proof.slice(1), proof.slice(0, -1), [], [...proof, proof[0]], [...proof].reverse()].map((one) => ({
        proof: one,
      })),
      ...['0', '2', '4', '03', '9007199254740993'].map((size) => ({
        checkpoint: checkpoint.replace('\n3\n', `\n${size}\n`),
      })),
      ...[1, 3, 2.5, 0, -2, '2', null].map((number) => ({ number })),
      ...[{ words: other.words }, { words: null }, { entry: other.entry }, { proof: other.proof }],
    ];
    for (const one of forged) {
      expect(await checkReceipt(JSON.stringify({ ...mine, ...one })), JSON.stringify(one)).toHaveProperty('fault');
    }
  });

  test('keeps old receipts valid when words are erased, and forgets the salt under which they were', async ({ db }) => {
    const { id, number, author } = await anOpenCase(db);
    const asAuthor = situationOf(author);
    await correctHead(asAuthor, { ...head, number, erase: false });
    const [before] = await db.select().from(logSalts);
    const old = await receipt(db, id);
    const erased = await correctHead(asAuthor, { ...head, number, summary: 'Das Regal wurde storniert.', erase: true });
    expect(erased).toMatchObject({ ok: true });
    expect(await checkReceipt(old)).toMatchObject({ held: { words: true } });
    const after = await db.select().from(logSalts);
    expect(after).toHaveLength(1);
    expect(after[0]?.salt.equals(before?.salt ?? Buffer.alloc(0))).toBe(false);
    expect(await receipt(db, id)).not.toContain('Geheimnam');
    expect(await walked(db)).toMatchObject({ leaves: 2, faults: [] });
  });

  test('has no salt and no receipt any more for a case that was withdrawn or removed', async ({ db, moderator }) => {
    const [one, other] = [await anOpenCase(db), await anOpenCase(db)];
    await correctHead(situationOf(one.author), { ...head, number: one.number, erase: false });
    expect(await db.$count(logSalts)).toBe(1);
    await withdrawCase(situationOf(one.author), { number: one.number, reason: 'Geheimnam' });
    await removeCase(situationOf(moderator), { number: other.number, reason: 'Geheimnam' });
    expect(await kindsOf(db)).toEqual(['case.corrected', 'case.withdrawn', 'case.removed', 'decision.made']);
    expect(await db.$count(logSalts)).toBe(0);
    expect(await receipt(db, one.id)).toBe('null');
    expect((await leavesOf(db)).map(({ entry }) => entry).join()).not.toContain('Geheimnam');
  });

  test('finds what was changed past it', async ({ db }) => {
    const { id, number, author } = await anOpenCase(db);
    await correctHead(situationOf(author), { ...head, number, erase: false });
    await db.update(cases).set({ summary: 'Anders' });
    expect((await walked(db)).faults).toEqual([`case:${id} says something else than leaf 1 sealed.`]);
    await db.$client.executeMultiple(
      `drop trigger log_leaves_stay; update log_leaves set entry = replace(entry, 'T', 'Z')`,
    );
    const { faults } = await walked(db);
    expect(faults).toContain('Leaf 1 does not have the hash of its bytes.');
    expect(faults).toContain('Leaf 1 is listed as something that its bytes do not say.');
    expect(await receipt(db, id)).toBe('null');
  });

  test('records another name and a merger, by the addresses alone', async ({ db }) => {
    const kept = await aCompany(db, { name: 'Kabelkater GmbH' });
    const old = await aCompany(db, { name: 'Regalhaus Ost' });
    await renameCompany(db, { company: kept.slug, name: 'Kabelkater SE', now: momentOn(today) });
    await mergeCompanies(db, { from: old.slug, into: kept.slug, now: momentOn(today) });
    const entries = (await leavesOf(db)).map(({ entry }) => JSON.parse(entry));
    expect(entries).toMatchObject([
      { kind: 'company.renamed', company: kept.slug },
      { kind: 'company.merged', company: kept.slug, facts: { from: old.slug } },
    ]);
  });

  test('records what happened bit by bit where more happens in between, all of it in order of time', async ({ db }) => {
    const [late, early] = [
      await anOpenCase(db, { publishedOn: '2026-03-20' }),
      await anOpenCase(db, { publishedOn: '2026-01-10' }),
    ];
    const until = await historyInSteps(db);
    await until(momentOn('2026-02-01'));
    const between = { kind: 'company.renamed' as const, at: momentOn('2026-02-01'), caseNumber: null, company: 'x' };
    await write(db, async (tx) => done(await append(tx, between)));
    await until(momentOn(today));
    await until(momentOn(today));
    const entries = (await leavesOf(db)).map(({ entry }) => JSON.parse(entry));
    expect(entries.map((entry) => [entry.kind, entry.case, 'sealed' in entry])).toEqual([
      ['case.published', early.number, true],
      ['company.renamed', undefined, false],
      ['case.published', late.number, true],
    ]);
    expect(await walked(db)).toEqual({ leaves: 3, sealed: 2, faults: [] });
  });

  test('records once what happened before it was there, in order of time, and says so', async ({ db }) => {
    const [late, early] = [
      await anOpenCase(db, { publishedOn: '2026-03-20' }),
      await anOpenCase(db, { publishedOn: '2026-01-10' }),
    ];
    const reply = eventRow(
      { now: momentOn('2026-02-01'), actor: visitor },
      { action: 'cases.reply', subjectId: newId(), caseId: early.id, companyId: early.companyId },
    );
    await db.insert(events).values(reply);
    await recordHistory(db, momentOn(today));
    await recordHistory(db, momentOn(today));
    const entries = (await leavesOf(db)).map(({ entry }) => JSON.parse(entry));
    expect(entries.map(({ kind, case: number }) => [kind, number])).toEqual([
      ['case.published', early.number],
      ['case.reply', early.number],
      ['case.published', late.number],
    ]);
    expect(entries.map(({ recorded }) => recorded)).toEqual(Array(3).fill(momentOn(today).toISOString()));
    // Only what is said today can be proved.
    expect(entries.map((entry) => 'sealed' in entry)).toEqual([false, true, true]);
    expect(await walked(db)).toEqual({ leaves: 3, sealed: 2, faults: [] });
    expect(await checkReceipt(await receipt(db, early.id))).toMatchObject({
      held: { number: 2, size: 3, words: true },
    });
  });

  test('goes on with it where it was broken off, and by two processes at once', async ({ db }) => {
    const some = async (many: number, publishedOn: string) => {
      for (let index = 0; index < many; index += 1) await anOpenCase(db, { publishedOn });
    };
    const record = () => recordHistory(db, momentOn(today));
    await some(130, '2026-01-10');
    await Promise.all([record(), record()]);
    await some(20, '2026-01-11');
    await record();
    const numbers = (await leavesOf(db)).map(({ entry }) => JSON.parse(entry).case);
    expect(new Set(numbers).size).toBe(150);
    expect(await walked(db)).toEqual({ leaves: 150, sealed: 150, faults: [] });

    await write(db, async (tx) => done(await append(tx, { kind: 'company.renamed', at: momentOn(today) })));
    await some(1, '2026-01-12');
    await record();
    expect(await leavesOf(db)).toHaveLength(151);
  });
});

test('its column is narrowed by the name of a company as by its address, and by neither where no word is typed', () => {
  expect(['Nordlicht Telekom', 'nordlicht-telekom', ' NORDLICHT  telekom '].map(addressTyped)).toEqual(
    Array(3).fill('nordlicht-telekom'),
  );
  expect(['', ' ', '-', '…'].map(addressTyped)).toEqual([null, null, null, null]);
});
