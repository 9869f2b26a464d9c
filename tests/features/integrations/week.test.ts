import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { outbox, representatives, users } from '#db/schema/index.ts';
import { answerInThread, publishReply } from '#src/features/cases/commands/replies.ts';
import { weekOf } from '#src/features/integrations/weekly/facts.ts';
import { sendWeeks } from '#src/features/integrations/weekly/send.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, weekdayOf } from '#src/lib/dates.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const monday = addDays(today, -weekdayOf(today));

const job = (db: Database, on = monday) => ({ db, now: () => momentOn(on), isStopping: () => false });

async function mails(db: Database, kind = 'company-week') {
  const rows = await db.select().from(outbox).where(eq(outbox.kind, kind));
  return rows.map(({ sealed }): { to: string; subject: string; text: string; stop: string | null } =>
    JSON.parse(unseal(sealed)),
  );
}

describe('the mail of a week', () => {
  test('says what changed and which cases come first, by the time that is left, and none of their words', async ({
    db,
  }) => {
    const company = await aCompany(db, { name: 'Möwe GmbH' });
    const speaker = await aRepresentative(db, { company });
    const late = await anOpenCase(db, { company, publishedOn: addDays(monday, -20), title: 'Quittengelee' });
    const fresh = await anOpenCase(db, { company, publishedOn: addDays(monday, -2), title: 'Quittengelee' });
    const again = await anAnsweredCase(db, { company, representative: speaker, publishedOn: addDays(monday, -40) });
    must(
      await answerInThread(situationOf(again.author, addDays(monday, -1)), {
        id: newId(),
        number: again.number,
        text: 'Und?',
      }),
    );
    expect(await sendWeeks(job(db), monday)).toBe(1);
    const [mail] = await mails(db);
    expect(mail?.subject).toBe('Möwe GmbH: 3 Fälle warten auf Sie');
    expect(mail?.text).toContain('ein neuer Fall, eine Rückmeldung auf Stellungnahmen, kein Fall abgeschlossen.');
    expect(mail?.text).toContain('3 Fälle warten auf Möwe GmbH, einer ist über der Frist. Zuerst diese:');
    const lines = mail?.text.split('\n').filter((line) => line.startsWith('Az.'));
    expect(lines).toEqual([
      `Az. ${late.number}: seit 6 Tagen überfällig`,
      `Az. ${fresh.number}: noch 12 Tage`,
      `Az. ${again.number}: wartet auf Ihre nächste Stellungnahme`,
    ]);
    expect(mail?.text).not.toContain('Quittengelee');
    expect(mail?.stop).toMatch(/^http/);
  });

  test('comes on Monday, once, also when the worker runs again or only on Wednesday, and in the language of each', async ({
    db,
  }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    await exclusively(db, () => db.update(users).set({ locale: 'en' }).where(eq(users.id, speaker.userId)));
    await anOpenCase(db, { company, publishedOn: addDays(monday, -2) });
    const wednesday = addDays(monday, 2);
    expect(await sendWeeks(job(db, wednesday), wednesday)).toBe(1);
    // Who begins to speak on Thursday waits for the next Monday.
    await aRepresentative(db, { company });
    for (const days of [2, 3, 6])
      expect(await sendWeeks(job(db, addDays(monday, days)), addDays(monday, days))).toBe(0);
    expect((await mails(db)).map(({ subject }) => subject)).toEqual([`${company.name}: one case is waiting for you`]);
    expect(await sendWeeks(job(db, addDays(monday, 7)), addDays(monday, 7))).toBe(2);
  });

  test('does not come at the end of a week in which no worker ran', async ({ db }) => {
    const company = await aCompany(db);
    await aRepresentative(db, { company });
    await anOpenCase(db, { company, publishedOn: addDays(monday, -2) });
    for (const days of [3, 4, 5, 6])
      expect(await sendWeeks(job(db, addDays(monday, days)), addDays(monday, days))).toBe(0);
  });

  test('is not sent where nothing is open and nothing changed, nor to who does not speak with certainty', async ({
    db,
  }) => {
    await aRepresentative(db);
    const company = await aCompany(db);
    const [checked, ended] = [await aRepresentative(db, { company }), await aRepresentative(db, { company })];
    const set = (id: string, values: Partial<typeof representatives.$inferInsert>) =>
      exclusively(db, () => db.update(representatives).set(values).where(eq(representatives.id, id)));
    await set(checked.representativeId, { checkingSince: momentOn(monday) });
    await set(ended.representativeId, { endedAt: momentOn(monday) });
    await anOpenCase(db, { company, publishedOn: addDays(monday, -2) });
    expect(await sendWeeks(job(db), monday)).toBe(0);
    expect(await mails(db)).toEqual([]);
  });

  test('goes into the digest of who wants that, and not at all to who wants none', async ({ db }) => {
    const company = await aCompany(db);
    const [daily, never] = [await aRepresentative(db, { company }), await aRepresentative(db, { company })];
    must(await chooseMails(situationOf(daily, monday), [['company-week', 'digest']]));
    must(await chooseMails(situationOf(never, monday), [['company-week', 'never']]));
    await anOpenCase(db, { company, publishedOn: addDays(monday, -2) });
    expect(await sendWeeks(job(db), monday)).toBe(1);
    expect(await mails(db)).toEqual([]);
    await sendDigests(job(db));
    expect((await mails(db, 'digest')).map(({ to }) => to)).toEqual([daily.email]);
  });

  test('names promises that fall due, and a case that is answered waits for nobody', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const { number } = await anOpenCase(db, { company, publishedOn: addDays(monday, -10) });
    const promises = [{ text: 'Gutschrift', dueOn: addDays(monday, 3) }];
    must(
      await publishReply(situationOf(speaker, addDays(monday, -9)), {
        ...{ id: newId(), number, text: 'Wir erstatten den Betrag.', intent: 'solution', promises },
      }),
    );
    expect(await sendWeeks(job(db), monday)).toBe(1);
    const [mail] = await mails(db);
    expect(mail?.subject).toBe(`${company.name}: diese Woche wartet kein Fall auf Sie`);
    expect(mail?.text).toContain('In den nächsten sieben Tagen wird eine Zusage fällig.');
  });

  test('counts promises and not cases, also where an earlier one has passed', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const { number } = await anOpenCase(db, { company, publishedOn: addDays(monday, -10) });
    const promises = [-1, 2, 5, 30].map((days) => ({ text: `Gutschrift ${days}`, dueOn: addDays(monday, days) }));
    must(
      await publishReply(situationOf(speaker, addDays(monday, -9)), {
        ...{ id: newId(), number, text: 'Wir erstatten den Betrag.', intent: 'solution', promises },
      }),
    );
    expect((await weekOf(db, company.id, monday)).promises).toBe(2);
  });
});
