import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { promises, replies } from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { nameCompany, replyAsNamed } from '#src/features/cases/commands/named.ts';
import { answerInThread } from '#src/features/cases/commands/replies.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { codeOf } from '#src/lib/personal/guard.ts';
import { anAnsweredCase, anAuthor, aRepresentative, type Person, situationOf } from '#tests/factories.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
afterAll(() => db.$client.close());

const iban = 'DE89-3704-0044-0532-0130-00';
const phone = '0221.9876543';
const words = `Auf ${iban}, Tel. ${phone}.`;
const code = { iban: codeOf({ kind: 'iban', found: iban }), phone: codeOf({ kind: 'phone', found: phone }) };
const gone = '█'.repeat(iban.length);

const ids = { number: '', replyId: '', answerId: newId(), namedReplyId: newId() };
const cookies = { author: '', company: '', named: '' };
type Role = keyof typeof cookies;

async function signedIn({ userId }: Person): Promise<string> {
  const begun = await write(db, async (tx) =>
    done(await startSession(tx, { userId, userAgent: 'test', now: new Date() })),
  );
  if (!begun.ok) throw new Error('no session');
  return `${begun.value.name}=${begun.value.value}`;
}

beforeAll(async () => {
  const today = dayOf(new Date());
  const [author, representative, speaker] = [await anAuthor(db), await aRepresentative(db), await aRepresentative(db)];
  const company = { id: representative.companyId, slug: '', name: '', domain: '' };
  const given = { author, company, representative, publishedOn: addDays(today, -10), repliedOn: addDays(today, -5) };
  Object.assign(ids, await anAnsweredCase(db, { ...given, seenOn: today }));
  const { number } = ids;
  const acting = (person: Person) => situationOf(person, today);
  await answerInThread(acting(author), { id: ids.answerId, number, text: 'Und nun?' });
  await nameCompany(acting(author), { number, company: { id: speaker.companyId } });
  await replyAsNamed(acting(speaker), { id: ids.namedReplyId, number, text: 'So war es bei uns.' });
  cookies.author = await signedIn(author);
  cookies.company = await signedIn(representative);
  cookies.named = await signedIn(speaker);
});

async function post(role: Role, path: string, action: string, fields: [string, string][]) {
  const response = await fetch(`${site.url}${path}?_action=cases.${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies[role], origin: site.url },
    body: new URLSearchParams([['number', ids.number], ...fields]),
  });
  return { status: response.status, html: await response.text() };
}

const own = (rest = '') => `${paths.ownCase('de', ids.number)}${rest}`;
const desk = (rest = '') => `${paths.deskCase('de', ids.number)}${rest}`;
const head = { desiredOutcome: 'refund', penName: 'Kundin', place: '' };
const entry = { precision: 'exact', occurredOn: '12.03.2026', channel: 'phone', direction: 'to-company' };

/** Every form whose words become public: who sends it, from where, and the field that holds the words. */
const forms: [action: string, role: Role, path: () => string, field: string, others: () => Record<string, string>][] = [
  ['judge', 'author', own, 'comment', () => ({ replyId: ids.replyId, content: 'no' })],
  ['answer', 'author', own, 'answer', () => ({ answerId: newId() })],
  ['answerNamed', 'author', own, 'namedAnswer', () => ({ namedAnswerId: newId() })],
  ['correct', 'author', () => own('/correct'), 'title', () => ({ ...head, summary: '', desiredText: '' })],
  ['correct', 'author', () => own('/correct'), 'summary', () => ({ ...head, title: 'Neu', desiredText: '' })],
  ['correct', 'author', () => own('/correct'), 'desiredText', () => ({ ...head, title: 'Neu', summary: '' })],
  ['entry', 'author', () => own('/entry'), 'text', () => ({ ...entry, id: newId() })],
  ['entry', 'author', () => own('/entry'), 'people', () => ({ ...entry, id: newId(), text: 'Anruf.' })],
  [
    'entry',
    'author',
    () => own('/entry'),
    'promiseText',
    () => ({ ...entry, id: newId(), text: 'Anruf.', promised: 'on' }),
  ],
  [
    'quickEntry',
    'author',
    own,
    'happened',
    () => ({ entryId: newId(), on: 'today', channel: 'phone', direction: 'to-company' }),
  ],
  ['close', 'author', () => own('/close'), 'words', () => ({ id: newId(), outcome: 'solved' })],
  ['withdraw', 'author', () => own('/withdraw'), 'reason', () => ({ sure: 'on' })],
  ['correctWords', 'author', () => own('/words'), 'text', () => ({ id: ids.answerId })],
  ['reply', 'company', desk, 'text', () => ({ id: newId(), intent: 'solution' })],
  ['reply', 'company', desk, 'promise1', () => ({ id: newId(), intent: 'solution', text: 'Gern.' })],
  ['correctReply', 'company', () => desk('/correct'), 'text', () => ({ replyId: ids.replyId })],
  ['replyAsNamed', 'named', desk, 'text', () => ({ id: newId() })],
];

test.each(forms)(
  '%s of the %s asks about what is personal, at its place, and keeps what was typed',
  async (...form) => {
    const [action, role, path, field, others] = form;
    const { status, html } = await post(role, path(), action, [...Object.entries(others()), [field, words]]);
    expect(status).toBe(422);
    expect(html).toMatch(new RegExp(`<mark[^>]*>${iban}</mark>`));
    expect(html).toMatch(new RegExp(`id="${field}-error"`));
    expect(html).toContain(`value="${code.phone}"`);
  },
);

test('a reply is published with what its writer left, and without what they did not', async () => {
  const id = newId();
  const decided: [string, string][] = [
    ['personalAsked', code.iban],
    ['personalAsked', code.phone],
    // Nobody can leave an account number, whatever the form says.
    ['personalLeft', code.iban],
    ['personalLeft', code.phone],
  ];
  const fields = Object.entries({ id, intent: 'solution', text: words, promise1: `Erstattung auf ${iban}` });
  expect((await post('company', desk(), 'reply', [...fields, ...decided])).status).toBe(303);
  const [reply] = await db.select().from(replies).where(eq(replies.id, id));
  expect(reply?.text).toBe(`Auf ${gone}, Tel. ${phone}.`);
  expect(await db.select().from(promises).where(eq(promises.replyId, id))).toMatchObject([
    { text: `Erstattung auf ${gone}` },
  ]);
  // What stands in the case now is asked about no more.
  const next = { replyId: id, text: `Rückfragen an ${phone}.` };
  expect((await post('company', desk('/correct'), 'correctReply', Object.entries(next))).status).toBe(303);
});

test('without personal data no form asks anything, and another part of the page does not hold it up', async () => {
  const plain = Object.entries({ answerId: newId(), answer: 'Das genügt mir nicht.', comment: words });
  expect((await post('author', own(), 'answer', plain)).status).toBe(303);
});

test('a reason to open the case again is asked about too', async () => {
  const close = own('/close');
  expect((await post('author', close, 'close', Object.entries({ id: newId(), outcome: 'solved' }))).status).toBe(303);
  const { status, html } = await post('author', close, 'reopen', Object.entries({ id: newId(), reason: words }));
  expect([status, html]).toEqual([422, expect.stringContaining('id="reason-error"')]);
});

test('what an author has blackened stands on their own page alone, until they delete it', async () => {
  const happened = `Rückruf unter ${phone} versprochen.`;
  const fields = { entryId: newId(), on: 'today', channel: 'phone', direction: 'to-company', happened };
  const sent = await post('author', own(), 'quickEntry', [...Object.entries(fields), ['personalAsked', code.phone]]);
  expect(sent.status).toBe(303);
  const read = async (path: string, cookie = '') => (await fetch(site.url + path, { headers: { cookie } })).text();
  const history = paths.ownHistory('de', ids.number);
  expect(await read(history, cookies.author)).toContain(`<strong dir="auto"`);
  expect(await read(history, cookies.author)).toContain(phone);
  expect(await read(history, cookies.company)).not.toContain('Was Sie geschwärzt haben');
  expect(await read(paths.case('de', { number: ids.number, title: '' }))).toContain('Rückruf unter ████');
  await post('company', history, 'eraseBlackened', []);
  expect(await read(history, cookies.author)).toContain(phone);
  expect((await post('author', history, 'eraseBlackened', [])).status).toBe(303);
  expect(await read(history, cookies.author)).not.toContain('Was Sie geschwärzt haben');
});
