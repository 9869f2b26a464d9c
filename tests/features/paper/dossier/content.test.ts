import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { closeCase, reopenCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { canonicalJson } from '#src/lib/canonical.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import { anAnsweredCase, anAuthor, anOpenCase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../../cases/forms.ts';
import { readable } from './readable.ts';

const hashOf = async (db: Database, number: string, on?: string) => contentOf(await readable(db, number, on)).hash;
const marks = {
  reachability: 1,
  speed: 2,
  competence: 3,
  promisesKept: 1,
  friendliness: 4,
  empathy: null,
  clarity: null,
};

describe('the content of a case', () => {
  test('has the SHA-256 of its own bytes', async ({ db }) => {
    const { number } = await anAnsweredCase(db);
    const { json, hash } = contentOf(await readable(db, number));
    expect(hash).toBe(createHash('sha256').update(json, 'utf8').digest('hex'));
    expect(canonicalJson(JSON.parse(json))).toBe(json);
  });

  test('has the same hash on any later day, also when a deadline or a promise has run out', async ({ db, day }) => {
    const { number } = await anOpenCase(db, { publishedOn: day });
    const later = await Promise.all([0, 1, 15, 40, 89, 200].map((days) => hashOf(db, number, addDays(day, days))));
    expect(new Set(later)).toEqual(new Set([await hashOf(db, number, day)]));
  });

  test('tells two cases apart that say the same', async ({ db, author, company }) => {
    const one = await anOpenCase(db, { author, company });
    const other = await anOpenCase(db, { author, company });
    expect(await hashOf(db, one.number)).not.toBe(await hashOf(db, other.number));
  });

  test('has a new hash after every public change', async ({ db, day }) => {
    const { number, author, representative, replyId } = await anAnsweredCase(db, { publishedOn: addDays(day, -9) });
    const [asAuthor, asCompany] = [situationOf(author), situationOf(representative)];
    const promiseId = (await readable(db, number)).promises[0]?.id ?? '';
    const head = { number, summary: 'Kürzer.', desiredOutcome: 'refund' as const, desiredText: '', disputed: null };
    const changes: (() => Promise<Outcome<unknown>>)[] = [
      () => judgeReply(asAuthor, { number, replyId, content: 'no', boilerplate: false, text: '' }),
      () => judgeReply(asAuthor, { number, replyId, content: 'no', boilerplate: true, text: '' }),
      () => markPromise(asAuthor, { number, promiseId, mark: 'kept' }),
      () => markPromise(asAuthor, { number, promiseId, mark: 'broken' }),
      () => answerInThread(asAuthor, { id: newId(), number, text: 'Das genügt mir nicht.' }),
      () => publishReply(asCompany, { id: newId(), number, text: 'Neu.', intent: 'solved', promises: [] }),
      () => recordEntry(asAuthor, number, anEntryForm()),
      () => correctHead(asAuthor, { ...head, title: 'Anders' }),
      () => correctHead(asAuthor, { ...head, title: 'Anders', desiredText: 'Bitte bald.' }),
      () =>
        correctHead(asAuthor, {
          ...head,
          title: 'Anders',
          disputed: { cents: 42_000, currency: 'EUR', isAbout: true },
        }),
      () => closeCase(asAuthor, { id: newId(), number, outcome: 'partly', words: '', buyAgain: 'no', ...marks }),
      () => reopenCase(asAuthor, { id: newId(), number, reason: 'Es hielt nicht.' }),
    ];
    const seen = [await hashOf(db, number)];
    for (const change of changes) {
      expect(await change()).toMatchObject({ ok: true });
      seen.push(await hashOf(db, number));
    }
    expect(new Set(seen).size).toBe(changes.length + 1);
  });

  test('never holds an address of a person or an id', async ({ db, company, representative }) => {
    const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    const entry = fc.record({ text: words, people: fc.array(words, { maxLength: 3 }), waitedMinutes: fc.nat(600) });
    await fc.assert(
      fc.asyncProperty(words, words, fc.array(entry, { maxLength: 4 }), async (title, text, entries) => {
        const author = await anAuthor(db, { email: `geheim-${newId()}@privat.example` });
        const made = await anAnsweredCase(db, { author, company, representative, title, text, entries });
        const { json } = contentOf(await readable(db, made.number));
        const file = await readable(db, made.number);
        const ids = [...file.entries, ...file.promises, ...file.thread].map(({ id }) => id);
        const secrets = [author.email, author.userId, representative.email, representative.userId, company.id, made.id];
        for (const secret of [...secrets, representative.representativeId, ...ids]) expect(json).not.toContain(secret);
        expect(json).not.toContain('@privat.example');
      }),
      { numRuns: 25 },
    );
  });
});

describe('canonical JSON', () => {
  test('is the same whatever order the names come in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (given) => {
        const turned = Object.fromEntries(Object.entries(given).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(given));
        expect(JSON.parse(canonicalJson(given))).toEqual({ ...given });
      }),
    );
  });

  test('follows RFC 8785: names by their code units, the shortest escapes', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, ö: 3, '1': 4, '\ud83d\ude00': 5 })).toBe(
      '{"\\r":2,"1":4,"ö":3,"€":1,"😀":5}',
    );
  });

  test('refuses fractions', () => {
    expect(() => canonicalJson({ share: 0.5 })).toThrow('whole');
  });
});
