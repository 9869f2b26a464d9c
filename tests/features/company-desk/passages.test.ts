import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { cases, logLeaves, outbox, passages, replies, representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { saidBefore } from '#src/features/case-file/said-before.ts';
import { judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { removePassage, savePassage } from '#src/features/company-desk/passages/commands.ts';
import { passagesOf, passageText } from '#src/features/company-desk/passages/queries.ts';
import { filled, placeholders, unfilled } from '#src/features/company-desk/passages/rules.ts';
import { passagePercent } from '#src/features/said-before/index.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import {
  aCompany,
  anOpenCase,
  aRepresentative,
  type RepresentativePerson,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const text =
  'Guten Tag {Name}, wir haben Ihren Fall {Fallnummer} geprüft. Der Betrag wird Ihnen erstattet und ist in den nächsten Tagen auf Ihrem Konto.';
const values = {
  ...{ name: 'Frau Funkloch', number: '2026-000417', title: 'Router', company: 'Sauerstoff' },
  ...{ published: '3. März 2026', today: '1. April 2026', signer: 'Miriam Okafor' },
};
const save = (speaker: RepresentativePerson, more: Partial<Parameters<typeof savePassage>[1]> = {}) =>
  savePassage(situationOf(speaker), { id: newId(), companyId: speaker.companyId, name: 'Erstattung', text, ...more });

describe('a passage', () => {
  test('is filled with what is known of the case, in either language, and leaves what nobody knows in sight', () => {
    expect(filled('{Name}, {name}, { FALLNUMMER }, {case number}, {Mein Name}', values)).toBe(
      'Frau Funkloch, Frau Funkloch, 2026-000417, 2026-000417, Miriam Okafor',
    );
    expect(unfilled(filled('{Kundennummer} und {Titel}', values))).toEqual(['{Kundennummer}']);
    const any = Object.values(placeholders).flat();
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...any.map((one) => `{${one}}`)), fc.string())), (pieces) => {
        // What is put in is never read again as a placeholder.
        const put = filled(pieces.join(' '), { ...values, name: '{Titel}' });
        expect(put.includes('{Name}')).toBe(false);
      }),
    );
  });

  test('is saved by who speaks for the company, for all of them, and for nobody else', async ({ db }) => {
    const company = await aCompany(db);
    const [one, other, stranger] = [
      await aRepresentative(db, { company }),
      await aRepresentative(db, { company }),
      await aRepresentative(db),
    ];
    const id = newId();
    must(await save(one, { id }));
    must(await save(other, { id, text: 'Anders.' }));
    const own = (person: RepresentativePerson) => passagesOf(db, person.actor, [company.id]);
    expect(await own(one)).toMatchObject([{ id, name: 'Erstattung', text: 'Anders.' }]);
    expect(await own(stranger)).toEqual([]);
    expect(await passageText(db, stranger.actor, company.id, id)).toBeNull();
    expect(await passageText(db, stranger.actor, stranger.companyId, id)).toBeNull();
    expect(await save(stranger, { companyId: company.id })).toEqual({ ok: false, refusal: 'not-allowed' });
    expect(await save(stranger, { id })).toEqual({ ok: false, refusal: 'not-found' });
    expect(await removePassage(situationOf(stranger), { removePassage: id })).toEqual({
      ok: false,
      refusal: 'not-allowed',
    });
    expect(await save(one)).toEqual({ ok: false, refusal: 'invalid', field: 'name', reason: 'passage-known' });
    // Whoever was signed in when the right to speak ended writes nothing more.
    await exclusively(db, () =>
      db.update(representatives).set({ endedAt: new Date() }).where(eq(representatives.id, other.representativeId)),
    );
    expect(await save(other, { id: newId(), name: 'Neu' })).toEqual({ ok: false, refusal: 'not-allowed' });
    must(await removePassage(situationOf(one), { removePassage: id }));
    expect(await db.$count(passages)).toBe(0);
  });

  test('ends at sixty for a company, and changes nothing that is public', async ({ db }) => {
    const speaker = await aRepresentative(db);
    await anOpenCase(db, { company: { id: speaker.companyId, slug: '', name: '', domain: '' } });
    const tables = [cases, logLeaves, outbox];
    const all = () => Promise.all(tables.map((table) => db.select().from(table)));
    const before = await all();
    for (let n = 0; n < 60; n += 1) must(await save(speaker, { name: `Nummer ${n}` }));
    expect(await save(speaker, { name: 'Einer zu viel' })).toEqual({
      ...{ ok: false, refusal: 'conflict' },
      reason: 'too-many-passages',
    });
    expect(await all()).toEqual(before);
  });
});

describe('a reply that is mostly a passage', () => {
  const reply = (speaker: RepresentativePerson, number: string, words: string, more: { knowsLike?: boolean } = {}) => {
    const id = newId();
    const input = { id, number, text: words, intent: 'answer' as const, promises: [], ...more };
    return publishReply(situationOf(speaker), input).then((outcome) => ({ id, outcome }));
  };

  test('is told so once, is marked, and is no answer until its author says that it is one', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    must(await save(speaker));
    must(await save(speaker, { name: 'Gruß', text: 'Mit freundlichen Grüßen\n{Mein Name}' }));
    const theCase = await anOpenCase(db, { company });
    const { number } = theCase;
    const words = `${filled(text, values)}\n\n${filled('Mit freundlichen Grüßen\n{Mein Name}', values)}`;
    expect((await reply(speaker, number, words, { knowsLike: false })).outcome).toEqual({
      ...{ ok: false, refusal: 'invalid' },
      ...{ field: 'text', reason: 'mostly-passage' },
    });
    const { id, outcome } = await reply(speaker, number, words);
    must(outcome);
    const stateOf = async () => (await db.select().from(cases).where(eq(cases.id, theCase.id)))[0];
    expect(await stateOf()).toMatchObject({ firstReplyOn: today, firstAnswerOn: null });
    const [item] = (await caseFile(db, { number }, today))?.thread ?? [];
    expect(item?.passagePercent).toBeGreaterThanOrEqual(80);
    expect(item && saidBefore(translator('de'), item).join(' ')).toMatch(/\d\d\s% aus Textbausteinen/);
    const verdict = { number, replyId: id, content: 'yes' as const, boilerplate: false, text: '' };
    must(await judgeReply(situationOf(theCase.author), verdict));
    expect(await stateOf()).toMatchObject({ firstAnswerOn: today });
  });

  test('is one only of its own company, and no more once a fifth of it was written for the case', async ({ db }) => {
    const speaker = await aRepresentative(db);
    must(await save(speaker));
    const words = filled(text, values);
    const percentOf = (said: string, companyId = speaker.companyId) => passagePercent(db, { companyId, text: said });
    expect(await percentOf(words)).toBeGreaterThanOrEqual(80);
    expect(await percentOf(words, (await aCompany(db)).id)).toBeNull();
    const own = 'Der Techniker fand am Verteiler im Keller eine lose Klemme, deshalb kam die Sprache nur stoßweise an.';
    expect(await percentOf(`${words} ${own}`)).toBeNull();
    expect(await percentOf('Ja.')).toBeNull();
  });

  test('keeps its mark when it is taken out of the list afterwards', async ({ db }) => {
    const speaker = await aRepresentative(db);
    const company = { id: speaker.companyId, slug: '', name: '', domain: '' };
    const id = newId();
    must(await save(speaker, { id }));
    const { number } = await anOpenCase(db, { company });
    const sent = await reply(speaker, number, filled(text, values));
    must(sent.outcome);
    must(await removePassage(situationOf(speaker), { removePassage: id }));
    const [row] = await db.select().from(replies).where(eq(replies.id, sent.id));
    expect(row?.passagePercent).toBeGreaterThanOrEqual(80);
  });
});
