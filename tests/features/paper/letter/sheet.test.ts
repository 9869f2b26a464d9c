import { getDocumentProxy } from 'unpdf';
import { describe, expect } from 'vitest';
import { newLetter, sentLetter } from '#src/features/paper/letter.ts';
import { print } from '#src/features/paper/printing/queue.ts';
import { anOpenCase, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../dossier/readable.ts';

type Db = Parameters<typeof readable>[0];

const typed = {
  senderName: 'Łucja Größe',
  senderStreet: 'Lange Straße 12',
  senderTown: '34117 Kassel',
  senderContact: 'lucja@post.example',
  recipient: 'Nordlicht Möbel GmbH\nKundenservice\nHafenstraße 1\n20457 Hamburg',
  reference: 'K-4711',
};

async function aForm(db: Db, more: Record<string, string> = {}) {
  const file = await readable(db, (await anOpenCase(db)).number);
  const { subject, body } = newLetter(file, 'complaint', 'de', today);
  const form = new FormData();
  const fields = {
    do: 'print',
    purpose: 'complaint',
    board: '',
    deadline: '13.04.2026',
    subject,
    body,
    ...typed,
    ...more,
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return { file, form };
}

interface Placed {
  text: string;
  /** Millimetres from the left edge and from the top edge to the line the letters stand on. */
  x: number;
  y: number;
}

async function placed(bytes: Uint8Array): Promise<Placed[]> {
  const page = await (await getDocumentProxy(Uint8Array.from(bytes))).getPage(1);
  const { items } = await page.getTextContent();
  const mm = (points: number) => (points * 25.4) / 72;
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, y = 0]: number[] = item.transform;
    return [{ text: item.str, x: mm(x), y: 297 - mm(y) }];
  });
}

describe('the letter on paper', () => {
  test('has its address in the window of the envelope, and its information block and subject where DIN 5008 B puts them', async ({
    db,
  }) => {
    const { file, form } = await aForm(db);
    const sent = sentLetter(file, form, 'de', today);
    if (!('order' in sent) || !sent.order) throw new Error('refused');
    const printed = await print({ kind: 'letter', order: sent.order }, null);
    if (!printed.ok) throw new Error(printed.refusal);
    const words = await placed(printed.value);
    const at = (text: string) => words.filter((one) => one.text.includes(text));
    const address = typed.recipient.split('\n').map((line) => at(line)[0]);
    for (const line of address) {
      expect(line?.x).toBeCloseTo(25, 0);
      expect(line?.y).toBeGreaterThan(62.7);
      expect(line?.y).toBeLessThan(90);
    }
    const back = at('Lange Straße 12 · 34117 Kassel').concat(at(' · Lange Straße'))[0];
    expect(back?.y).toBeGreaterThan(45);
    expect(back?.y).toBeLessThan(62.7);
    expect(at('Ihr Zeichen')[0]?.x).toBeCloseTo(125, 0);
    expect(at('Ihr Zeichen')[0]?.y).toBeGreaterThan(50);
    expect(at('Beschwerde mit Fristsetzung')[0]?.y).toBeGreaterThan(98.4);
    expect(at('Sehr geehrte')[0]?.x).toBeCloseTo(25, 0);
    expect(Math.max(...words.map(({ x }) => x))).toBeLessThan(190);
  });

  test('is set up anew with another purpose, and keeps what was typed about people', async ({ db }) => {
    const { file, form } = await aForm(db, { do: 'compose', purpose: 'reminder', body: 'Eigener Text' });
    const sent = sentLetter(file, form, 'de', today);
    expect(sent).toMatchObject({ order: null, letter: { ...typed, purpose: 'reminder' } });
    expect('letter' in sent && sent.letter.body).toContain('ich erinnere');
  });

  test('goes to the arbitration board unless another address was typed', async ({ db }) => {
    const { file, form } = await aForm(db, { do: 'compose', purpose: 'arbitration', board: 'universal-arbitration' });
    const kept = sentLetter(file, form, 'de', today);
    expect('letter' in kept && kept.letter.recipient).toBe(typed.recipient);
    form.set('recipient', file.company.name);
    const set = sentLetter(file, form, 'de', today);
    expect('letter' in set && set.letter.recipient).toContain('Universalschlichtungsstelle');
  });

  test.for<[Record<string, string>, string, string]>([
    [{ deadline: '11.04.2026' }, 'deadline', 'not-a-working-day'],
    [{ deadline: '03.04.2026' }, 'deadline', 'not-a-working-day'],
    [{ deadline: '30.03.2026' }, 'deadline', 'not-later'],
    [{ deadline: '31.02.2026' }, 'deadline', 'no-such-day:2026-02-28'],
    [{ deadline: 'bald' }, 'deadline', 'not-a-date'],
    [{ body: '' }, 'body', 'required'],
    [{ body: 'x'.repeat(10_001) }, 'body', 'too-long-text'],
    [{ subject: ' ' }, 'subject', 'required'],
    [{ recipient: '1\n2\n3\n4\n5\n6\n7' }, 'recipient', 'too-many-lines'],
    [{ purpose: 'lawsuit' }, 'purpose', 'choose-one'],
  ])('with %j is refused at its field', async ([given, field, reason], { db }) => {
    const { file, form } = await aForm(db, given);
    expect(sentLetter(file, form, 'de', today)).toEqual({ fields: { [field]: [reason] } });
  });

  test('may leave everything about people to the pen', async ({ db }) => {
    const empty = Object.fromEntries(Object.keys(typed).map((name) => [name, '']));
    const { file, form } = await aForm(db, { ...empty, deadline: '' });
    const sent = sentLetter(file, form, 'de', today);
    if (!('order' in sent) || !sent.order) throw new Error('refused');
    expect(await print({ kind: 'letter', order: sent.order }, null)).toMatchObject({ ok: true });
  });
});
