import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, events } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { changeWords, subject } from '#src/features/case-file/history/sentences.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { eraseVersion } from '#src/features/cases/commands/erasing.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import { correctWords } from '#src/features/cases/commands/words.ts';
import { translator } from '#src/i18n/index.ts';
import { anAnsweredCase, anOpenCase, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { anEntryForm } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { readable } from '../paper/dossier/readable.ts';

describe('the history', () => {
  async function lines(db: Database, number: string) {
    const history = await caseHistory(db, number);
    const saying = { t: translator('de'), locale: 'de' as const, stepName: (key: string) => key };
    return history?.corrections.map((one) => [
      subject(one, saying),
      ...one.changes.map((change) => {
        const { label, before, after } = changeWords(change, saying);
        return `${label}: ${before.text} → ${after.text}`;
      }),
    ]);
  }

  test('says of a removed version where, how long, when and by whom, and keeps everything else', async ({
    db,
    author,
  }) => {
    const { number } = await anOpenCase(db, { author });
    const situation = situationOf(author);
    const form = anEntryForm({ text: 'Frau Roth, Kundennummer 4711.' });
    must(await recordEntry(situation, number, form));
    must(await recordEntry(situation, number, { ...form, text: 'Frau Roth, Nummer 4711.' }));
    must(await recordEntry(situation, number, { ...form, text: 'Eine Mitarbeiterin.', waitedMinutes: 30 }, true));
    const gone = (count: number) =>
      `Als persönliche Angabe entfernt: ${count} Zeichen, am 30.03.2026 durch die Verfasserin oder den Verfasser`;
    expect(await lines(db, number)).toEqual([
      ['Eintrag vom 28.03.2026', 'Wartezeit: 12 Min. → 30 Min.', `Was passiert ist: ${gone(23)} → Eine Mitarbeiterin.`],
      ['Eintrag vom 28.03.2026', `Was passiert ist: ${gone(29)} → ${gone(23)}`],
    ]);
  });

  test('loses one version by its button, and says so at its top', async ({ db, author }) => {
    const { id, number, title, summary } = await anOpenCase(db, { author });
    const head = { number, summary, desiredOutcome: 'refund' as const, desiredText: 'Bitte überweisen Sie 129 Euro.' };
    for (const words of ['Frau Roth und der Schrank', 'Der Schrank'])
      must(await correctHead(situationOf(author), { ...head, title: words }));
    const [last] = await db.select().from(events).where(eq(events.caseId, id)).orderBy(sql`id desc`);
    must(await eraseVersion(situationOf(author), { number, eventId: last?.id ?? 0, change: 0 }));
    const gone = 'Als persönliche Angabe entfernt: 25 Zeichen, am 30.03.2026 durch die Verfasserin oder den Verfasser';
    const all = [
      [
        'Angaben zum Fall',
        'Als persönliche Angabe entfernt: Eine frühere Fassung von „Überschrift“ mit 25 Zeichen → (leer)',
      ],
      ['Angaben zum Fall', `Überschrift: ${gone} → Der Schrank`],
      ['Angaben zum Fall', `Überschrift: ${title} → ${gone}`],
    ];
    expect(await lines(db, number)).toEqual(all);
    // Pressed twice, it is done once.
    must(await eraseVersion(situationOf(author), { number, eventId: last?.id ?? 0, change: 0 }));
    expect(await lines(db, number)).toEqual(all);
  });

  test('says that the pen name or the town changed, never what they were', async ({ db, author }) => {
    const { id, number, title, summary, desiredText } = await anOpenCase(db, { author });
    const head = { number, title, summary, desiredOutcome: 'refund' as const, desiredText };
    must(await correctHead(situationOf(author), { ...head, penName: 'Hanna Roth', place: 'Kassel' }));
    must(await correctHead(situationOf(author), { ...head, penName: 'Kundin', place: '' }));
    const said = JSON.stringify(await lines(db, number));
    for (const former of ['Regalfrau', 'Hanna', 'Kassel']) expect(said).not.toContain(former);
    expect(said).toContain('Öffentlicher Name');
    const [row] = await db.select({ penName: cases.penName, place: cases.place }).from(cases).where(eq(cases.id, id));
    expect(row).toEqual({ penName: 'Kundin', place: '' });
  });

  test('is not silently left as it is: a box ticked without a changed text is refused, at the box', async ({
    db,
    author,
  }) => {
    const { number, replyId } = await anAnsweredCase(db, { author });
    const form = anEntryForm();
    must(await recordEntry(situationOf(author), number, form));
    const refusal = { ok: false, refusal: 'invalid', field: 'erase', reason: 'nothing-to-erase' };
    expect(await recordEntry(situationOf(author), number, form, true)).toEqual(refusal);
    expect(await recordEntry(situationOf(author), number, { ...form, waitedMinutes: 99 }, true)).toEqual(refusal);
    const verdict = { number, replyId, content: 'no' as const, boilerplate: false, text: '' };
    must(await judgeReply(situationOf(author), verdict));
    expect(await judgeReply(situationOf(author), { ...verdict, erase: true })).toEqual(refusal);
    expect((await readable(db, number)).entries.find(({ id }) => id === form.id)?.waitedMinutes).toBe(12);
  });

  test('takes no words of another case, of the company, or of a field that has none', async ({ db, author }) => {
    const one = await anAnsweredCase(db, { author });
    const other = await anOpenCase(db);
    const situation = situationOf(author);
    expect(await correctWords(situation, { number: one.number, id: one.replyId, text: 'Neu.' })).toMatchObject({
      refusal: 'not-found',
    });
    const form = anEntryForm();
    must(await recordEntry(situationOf(other.author), other.number, form));
    must(await recordEntry(situationOf(other.author), other.number, { ...form, text: 'Neu.', waitedMinutes: 1 }));
    const [row] = await db.select().from(events).where(eq(events.action, 'cases.correctEntry'));
    const eventId = row?.id ?? 0;
    const refused = { ok: false, refusal: 'not-found' };
    expect(await eraseVersion(situation, { number: one.number, eventId, change: 1 })).toEqual(refused);
    const asOther = situationOf(other.author);
    expect(await eraseVersion(asOther, { number: other.number, eventId, change: 0 })).toEqual(refused);
    expect(await eraseVersion(asOther, { number: other.number, eventId, change: 1 })).toMatchObject({ ok: true });
  });
});
