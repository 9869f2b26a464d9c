import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { startDraft } from '#src/features/drafts/change.ts';
import { saveEntry } from '#src/features/drafts/entries.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { takeTold } from '#src/features/drafts/told/commands.ts';
import { cardForm, prefixOf, writtenOf } from '#src/features/drafts/told/fields.ts';
import { takingInput } from '#src/features/drafts/told/input.ts';
import { stretchesOf } from '#src/features/drafts/told/marked.ts';
import { proposalsOf } from '#src/features/drafts/told/proposals.ts';
import { keepTold, sourcesOf, type Told, toldBy } from '#src/features/drafts/told/sources.ts';
import { ownerOfDraft } from '#src/features/unfinished/owner.ts';
import { translator } from '#src/i18n/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { formState } from '#src/lib/forms.ts';
import type { Situation } from '#src/lib/situation.ts';
import { situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { entryForm, must } from './writing.ts';

const first =
  'Am 2. März habe ich per E-Mail nach dem Regal gefragt. Am 5. März hat mir Frau Roth am Telefon zugesagt, dass es bis zum 12. März kommt. Danach schrieb ich noch eine E-Mail.';

const telling = (words: string, situation: Situation, decided = 0): Told => ({
  on: dayOf(situation.now),
  decided,
  sources: [{ name: '', words, notes: [] }],
});

/** The form of the proposals as the page shows it, with what somebody typed over it. */
async function sentForm(situation: Situation, token: string, told: Told, typed: Record<string, string | null> = {}) {
  const draft = await draftByToken(situation.db, token);
  if (!draft) throw new Error('no draft');
  const { cards, sources, left, there } = await proposalsOf(told, draft);
  const form = new FormData();
  form.set('version', String(draft.version));
  for (const card of cards) {
    const reader = { locale: 'de' as const, t: translator('de'), today: dayOf(situation.now) };
    const { values } = writtenOf(card, sources[card.source]?.text ?? '', reader);
    const fields = { ...values, take: 'on' };
    for (const [field, value] of Object.entries(fields)) form.set(prefixOf('e', card.n) + field, value);
  }
  for (const [field, value] of Object.entries(typed)) {
    if (value === null) form.delete(field);
    else form.set(field, value);
  }
  return { form, cards, left, there, draft };
}

async function take(situation: Situation, token: string, told: Told, typed: Record<string, string | null> = {}) {
  const { form } = await sentForm(situation, token, told, typed);
  const read = takingInput.safeParse(form);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join()} ${message}`);
  const { taking, version } = read.data;
  return takeTold(situation, { token, version }, taking);
}

async function takenBy(...given: Parameters<typeof take>) {
  const taken = await take(...given);
  if (Array.isArray(taken)) throw new Error(taken.join());
  return taken;
}

async function entriesOf(situation: Situation, token: string) {
  const draft = await draftByToken(situation.db, token);
  return (draft?.entries ?? []).map(
    ({ occurredOn, precision, channel, direction }) => `${precision} ${occurredOn} ${channel}/${direction}`,
  );
}

describe('what was told at once', () => {
  test('becomes the entries of the draft in one go, with promise and counterpart, and nothing else', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    must(await takenBy(situation, token, telling(first, situation)));
    const year = dayOf(situation.now).slice(0, 4);
    expect(await entriesOf(situation, token)).toEqual([
      `exact ${year}-03-02 email/to-company`,
      `exact ${year}-03-05 phone/conversation`,
      `unknown ${year}-03-05 email/to-company`,
    ]);
    const draft = await draftByToken(situation.db, token);
    expect(draft?.entries[1]?.people).toEqual(['Frau Roth']);
    expect(draft?.promises.map(({ dueOn }) => dueOn)).toEqual([`${year}-03-12`]);
  });

  test('is not doubled: not by the same form again, nor by the text told once more, nor where its author changed the entry', async ({
    db,
  }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const told = telling(first, situation);
    const { form } = await sentForm(situation, token, told);
    const { taking, version } = takingInput.parse(form);
    must(await takeTold(situation, { token, version }, taking));
    must(await takeTold(situation, { token, version }, taking));
    const draft = await draftByToken(situation.db, token);
    const [entry] = draft?.entries ?? [];
    const changed = entryForm({ id: entry?.id ?? '', occurredOn: '3.3.2026', text: 'Etwas ganz anderes.' });
    must(await saveEntry(situation, { token, version: draft?.version ?? 0 }, changed));
    const again = await sentForm(situation, token, telling(`${first} Am 20. März kam das Regal.`, situation));
    expect(again.there).toBe(3);
    expect(again.cards.map(({ proposal }) => proposal.text)).toEqual(['Am 20. März kam das Regal.']);
  });

  test('is taken whole or not at all, and every fault stands at its own field', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const typed = { 'e0-occurredOn': '31.2.2026', 'e1-promiseDueOn': '1.1.2020', 'e2-text': '' };
    const faults = await take(situation, token, telling(first, situation), typed);
    expect(faults).toEqual(['e0-occurredOn no-such-day:2026-02-28', 'e2-text required']);
    const early = await take(situation, token, telling(first, situation), { 'e1-promiseDueOn': '1.1.2020' });
    expect(early).toMatchObject({ ok: false, field: 'e1-promiseDueOn', reason: 'due-before-promise' });
    // Behind nothing nobody can say when it was.
    const alone = await take(situation, token, telling(first, situation), { 'e0-take': null, 'e1-take': null });
    expect(alone).toMatchObject({ ok: false, field: 'e2-occurredOn', reason: 'unknown-first' });
    expect(await entriesOf(situation, token)).toEqual([]);
  });

  test.each([
    ['Am 31.11. habe ich angerufen, niemand ging ans Telefon.', 'no-such-day:2025-11-30'],
    ['Am 31.11.2025 habe ich angerufen, niemand ging ans Telefon.', 'no-such-day:2025-11-30'],
    ['On 02/03/2026 I called them and nobody answered.', 'which-day:2026-03-02,2026-02-03'],
  ])('asks about the day of “%s”, and finds no fault before anything was pressed', async (words, question) => {
    // No database: the page asks before anything is stored.
    const draft = { caseId: 'a', entries: [] };
    const told: Told = { on: '2026-06-01', decided: 0, sources: [{ name: '', words, notes: [] }] };
    const { cards, sources } = await proposalsOf(told, draft);
    const [card] = cards;
    if (!card) throw new Error('nothing is proposed');
    const reader = { locale: 'de' as const, t: translator('de'), today: told.on };
    const form = cardForm(
      formState(undefined, null),
      prefixOf('e', 0),
      writtenOf(card, sources[0]?.text ?? '', reader),
    );
    expect([form.questions, form.errors]).toEqual([{ 'e0-occurredOn': question }, {}]);
  });

  test('asks where a date has two meanings, and a promise whose words are emptied is none', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const told = telling('On 02/03/2026 I called them and they promised a refund by 20 June 2026.', situation);
    const { cards } = await sentForm(situation, token, told);
    expect(cards[0]?.proposal.ask).toEqual(['2026-03-02', '2026-02-03']);
    expect(await take(situation, token, told)).toEqual(['e0-occurredOn which-day:2026-03-02,2026-02-03']);
    must(await takenBy(situation, token, told, { 'e0-occurredOn': '2.3.2026', 'e0-promiseText': '' }));
    const draft = await draftByToken(situation.db, token);
    expect([draft?.entries[0]?.occurredOn, draft?.promises]).toEqual(['2026-03-02', []]);
  });

  test('goes into the description or becomes an entry where it was not understood, as its author says', async ({
    db,
  }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const told = telling(`Ich sammle Regale.\n\n${first}\n\nAuf eine Entschuldigung hoffe ich nicht.`, situation);
    const { left } = await sentForm(situation, token, told);
    expect(left.map(({ text }) => text)).toEqual(['Ich sammle Regale.', 'Auf eine Entschuldigung hoffe ich nicht.']);
    const [one, two] = left;
    const typed = {
      'l0-id': one?.id ?? '',
      'l0-to': 'summary',
      'l0-text': one?.text ?? '',
      'l1-id': two?.id ?? '',
      'l1-to': 'entry',
      'l1-text': two?.text ?? '',
      'l1-occurredOn': '20.3.2026',
      'l1-channel': 'other',
      'l1-direction': 'event',
    };
    await take(situation, token, told, typed);
    const draft = await draftByToken(situation.db, token);
    expect(draft?.summary).toBe('Ich sammle Regale.');
    expect(draft?.entries.at(-1)?.text).toBe('Auf eine Entschuldigung hoffe ich nicht.');
  });

  test('that leaves open whether somebody was reached is refused until that is answered, or left out', async ({
    db,
  }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const told = telling('Am 2. März angerufen. Nichts passiert. Am 5. März nochmal, wieder nichts.', situation);
    expect(await take(situation, token, told)).toEqual(['e0-direction choose-one', 'e1-direction choose-one']);
    expect(await entriesOf(situation, token)).toEqual([]);
    must(await takenBy(situation, token, told, { 'e0-direction': 'attempt', 'e1-leave': 'on' }));
    const year = dayOf(situation.now).slice(0, 4);
    expect(await entriesOf(situation, token)).toEqual([`exact ${year}-03-02 phone/attempt`]);
  });

  test('promised for a day that does not exist is refused until the day is chosen', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const told = telling('Am 2. März angerufen. Frau Roth sagte mir, das Regal kommt am 31.4.', situation);
    expect(await take(situation, token, told)).toEqual([expect.stringMatching(/^e0-promiseDueOn no-such-day:/)]);
    must(await takenBy(situation, token, told, { 'e0-promiseDueOn': '' }));
    const draft = await draftByToken(situation.db, token);
    expect(draft?.promises.map(({ dueOn }) => dueOn)).toEqual([null]);
  });

  test('waits sealed until it is taken, and long ones come in parts', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const { token, caseId } = must(await startDraft(situation));
    const owner = ownerOfDraft({ caseId });
    const days = Array.from(
      { length: 70 },
      (_, day) => `Am ${1 + (day % 28)}.${1 + Math.floor(day / 28)}.2026 rief ich wegen Regal ${day} an.`,
    );
    const sources = must(await sourcesOf(days.join('\n'), []));
    must(
      await keepTold(situation.db, { owner, now: situation.now }, { on: dayOf(situation.now), decided: 0, sources }),
    );
    const kept = await toldBy(situation.db, owner);
    if (!kept) throw new Error('nothing kept');
    const draft = await draftByToken(situation.db, token);
    if (!draft) throw new Error('no draft');
    const part = await proposalsOf(kept, draft);
    expect([part.cards.length, part.later]).toEqual([60, 10]);
    const rest = await proposalsOf({ ...kept, decided: (part.cards.at(-1)?.n ?? 0) + 1 }, draft);
    expect(rest.cards).toHaveLength(10);
  });
});

describe('the same mails in several files', () => {
  const mail = (from: string, date: string, body: string) =>
    `From: ${from}\nDate: ${date}\nTo: x@example.com\nSubject: Regal\n\n${body}`;
  const asked =
    'Guten Tag, bitte sagen Sie mir, wann mein bestelltes Regal endlich bei mir ankommt. Mit freundlichen Grüßen, Pia';
  const replied =
    'Sehr geehrte Kundin, Ihr Regal ist leider noch nicht bei uns im Lager eingetroffen, wir melden uns. Ihr Service';

  test('are proposed once each, though each quotes those before it', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const one = mail('pia@gmx.de', '2026-03-02 10:00', asked);
    const quoted = asked.replace(/(.{40}\S*) /g, '$1\n').replace(/^/gm, '> ');
    const two = mail(
      'Kundenservice <service@regal.example>',
      '2026-03-04 09:00',
      `${replied}\n\nAm 02.03.2026 um 10:00 schrieb pia@gmx.de:\n${quoted}`,
    );
    const { token } = must(await startDraft(situation));
    const told: Told = {
      on: dayOf(situation.now),
      decided: 0,
      sources: [one, two].map((words, at) => ({ name: `${at}.eml`, words, notes: [] })),
    };
    const { cards } = await sentForm(situation, token, told);
    expect(cards.map(({ day, proposal }) => `${day} ${proposal.direction}`)).toEqual([
      '2026-03-02 to-company',
      '2026-03-04 from-company',
    ]);
    expect(cards.some(({ proposal }) => proposal.text.includes('>'))).toBe(false);
  });
});

test('marks never change the text that they lie in', () => {
  const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(30)).map(([start, length]) => ({ start, end: start + length })));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), spans, (text, marks) => {
      expect(
        stretchesOf(text, marks)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
