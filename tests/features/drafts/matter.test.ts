import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { closeCase } from '#src/features/cases/commands/closing.ts';
import { saveStory } from '#src/features/drafts/commands.ts';
import { isSameMatter } from '#src/features/drafts/matter/rules.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { newId } from '#src/lib/crypto.ts';
import { personalData } from '#src/lib/personal/find.ts';
import { codeOf } from '#src/lib/personal/guard.ts';
import { orderNumbers } from '#src/lib/personal/order-numbers.ts';
import type { Situation } from '#src/lib/situation.ts';
import { aCompany, anAuthor, anOpenCase, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aWholeDraft, linkInMail, must } from './writing.ts';

const userAgent = 'test';

/** A draft that says this, up to the link in the mail. */
async function drafted(situation: Situation, companyId: string, summary: string, email: string) {
  const begun = await aWholeDraft(situation, { companyId });
  const { version } = must(await saveStory(situation, begun, { title: 'Das Regal', summary }));
  // The number of an order looks personal; here its author wants it to stand.
  const numbers = new Set(personalData(summary).map(codeOf));
  must(await submitDraft(situation, { ...begun, version }, { email }, { asked: numbers, left: numbers }));
  return { token: begun.token ?? '', link: await linkInMail(situation.db, 'confirm-case') };
}

const published = async (situation: Situation, companyId: string, summary: string, email: string) =>
  confirmCase(situation, { token: (await drafted(situation, companyId, summary, email)).link, userAgent });

describe('one mailbox', () => {
  test('has one running case about one matter; the text of the second stays', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    const { number } = must(await published(situation, company.id, 'Nicht geliefert, seit Wochen.', 'hanna@gmail.com'));
    const second = await drafted(situation, company.id, 'nicht  geliefert – seit Wochen', 'h.anna+2@googlemail.com');
    const again = () => confirmCase(situation, { token: second.link, userAgent });
    expect(await again()).toMatchObject({ refusal: 'conflict', reason: `same-case:${number}` });
    expect((await draftByToken(db, second.token))?.summary).toBe('nicht  geliefert – seit Wochen');
    expect(await again()).toMatchObject({ reason: `same-case:${number}` });
  });

  test('is asked about the same order, whatever the words are', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    const email = 'hanna@mail.example';
    const { number } = must(await published(situation, company.id, 'Bestellnummer 4711-22 kam nie an.', email));
    expect(await published(situation, company.id, 'Zu Bestellung Nr. 471122 fehlt das Geld.', email)).toMatchObject({
      reason: `same-case:${number}`,
    });
    must(await published(situation, company.id, 'Bestellnummer 4711-23 kam auch nie an.', email));
  });

  test('has three running cases against a company, and a further one when one of them is over', async ({
    db,
    company,
  }) => {
    const author = await anAuthor(db, { email: 'hanna@mail.example' });
    const twin = await anAuthor(db, { email: 'hanna+2@mail.example' });
    const first = await anOpenCase(db, { author, company });
    for (const one of [twin, author]) await anOpenCase(db, { author: one, company });
    const situation = situationOfVisitor(db);
    const draft = await drafted(situation, company.id, 'Etwas ganz anderes.', 'hanna+3@mail.example');
    const confirm = () => confirmCase(situation, { token: draft.link, userAgent });
    expect(await confirm()).toMatchObject({ refusal: 'conflict', reason: 'too-many-cases' });
    const closing = { outcome: 'solved' as const, words: '', buyAgain: null, reachability: null, speed: null };
    const marks = { competence: null, promisesKept: null, friendliness: null, empathy: null, clarity: null };
    must(await closeCase(situationOf(author), { id: newId(), number: first.number, ...closing, ...marks }));
    must(await confirm());
  });

  test('is nobody else’s: the same words of two people are two cases, and so are two companies', async ({
    db,
    company,
  }) => {
    const situation = situationOfVisitor(db);
    const words = 'Nicht geliefert.';
    must(await published(situation, company.id, words, 'hanna@mail.example'));
    must(await published(situation, company.id, words, 'otto@mail.example'));
    must(await published(situation, (await aCompany(db)).id, words, 'hanna@mail.example'));
  });

  test('that sends two drafts at once publishes one', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    const links = [];
    for (let n = 0; n < 4; n += 1) links.push(await drafted(situation, company.id, 'Gleich.', 'hanna@mail.example'));
    const outcomes = await Promise.all(links.map(({ link }) => confirmCase(situation, { token: link, userAgent })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test('before the link is pressed nobody learns whose case a mailbox has', async ({ db, company }) => {
  const situation = situationOfVisitor(db);
  must(await published(situation, company.id, 'Nicht geliefert.', 'hanna@mail.example'));
  const key = await aWholeDraft(situation, { companyId: company.id });
  const same = { title: 'Das Regal', summary: 'Nicht geliefert.' };
  const { version } = must(await saveStory(situation, key, same));
  const submit = (email: string) => submitDraft(situation, { ...key, version }, { email });
  expect((await submit('hanna@mail.example')).ok).toBe(true);
});

describe('an order number', () => {
  test.for([
    ['Bestellnummer: 302-8841', '3028841'],
    ['Auftrags-Nr. AB 12', null],
    ['Auftragsnummer K-2026/4411', 'k20264411'],
    ['my order number 99812-A', '99812a'],
    ['Rechnung vom 12.03.2026', null],
    ['Kundennummer 88123441', null],
    ['Vertragsnummer 88123441', null],
  ] as const)('is read in "%s"', ([text, number]) => {
    expect([...orderNumbers([text])]).toEqual(number === null ? [] : [number]);
  });

  test('never depends on who is asked first', () => {
    const texts = fc.array(fc.constantFrom('Bestellnr. 44112', 'Ticket #99887', 'Hallo', 'Rechnung 2026-4411'));
    const marks = texts.map(orderNumbers);
    const told = fc.record({ summary: fc.constantFrom('', 'Eins', 'eins!', 'Zwei'), marks });
    fc.assert(fc.property(told, told, (one, other) => isSameMatter(one, other) === isSameMatter(other, one)));
  });
});
