import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { cases, entries, promises } from '#db/schema/index.ts';
import { saveStory } from '#src/features/drafts/commands.ts';
import { saveEntry } from '#src/features/drafts/entries.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { codesIn } from '#src/lib/personal/guard.ts';
import { situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aWholeDraft, entryForm, linkInMail, must } from './writing.ts';

const email = 'hanna@hausrat.example';
const iban = 'DE89 3704 0044 0532 0130 00';

test('a draft with personal data is sent off once all of it is decided, and blackened where its author did not leave it', async ({
  db,
}) => {
  const situation = situationOfVisitor(db);
  const key = await aWholeDraft(situation);
  const form = entryForm({
    text: `Frau Roth verlangte ${iban}.`,
    people: 'Frau Roth',
    promised: 'on',
    promiseText: `Erstattung auf ${iban}`,
  });
  const { version } = must(await saveEntry(situation, key, form));
  const submitting = { ...key, version };
  const refusal = await submitDraft(situation, submitting, { email });
  if (refusal.ok) throw new Error('nothing was asked');
  const asked = codesIn(refusal.reason ?? null) ?? [];
  expect(asked.length).toBe(2);

  const [name = '', account = ''] = asked;
  const decisions = { asked: new Set(asked), left: new Set([name, account]) };
  const { caseId } = must(await submitDraft(situation, submitting, { email }, decisions));
  const [entry] = await db.select().from(entries).where(eq(entries.id, form.id));
  const [promise] = await db.select().from(promises).where(eq(promises.entryId, form.id));
  const gone = '█'.repeat(iban.length);
  expect([entry?.text, entry?.people, promise?.text]).toEqual([
    `Frau Roth verlangte ${gone}.`,
    ['Frau Roth'],
    `Erstattung auf ${gone}`,
  ]);

  // What was left is not asked about again; what came after the mail went out is.
  const token = await linkInMail(db, 'confirm-case');
  const story = { title: 'Der Schrank kam nie', summary: `Bitte auf ${iban} zahlen, sagte Frau Roth.` };
  must(await saveStory(situation, { ...submitting, version: version + 1 }, story));
  const again = await confirmCase(situation, { token, userAgent: 'test' });
  if (again.ok) throw new Error('nothing was asked');
  expect(codesIn(again.reason ?? null)).toEqual([account]);
  must(await confirmCase(situation, { token, userAgent: 'test' }, { asked: new Set([account]), left: new Set() }));
  const [published] = await db.select().from(cases).where(eq(cases.id, caseId));
  expect(published?.summary).toBe(`Bitte auf ${gone} zahlen, sagte Frau Roth.`);
});
