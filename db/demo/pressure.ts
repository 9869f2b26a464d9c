import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, representatives, users } from '#db/schema/index.ts';
import { answerPressure, type ReportInput, reportPressure } from '#src/features/pressure/commands.ts';
import { decidePressure, hearCompany } from '#src/features/pressure/deciding.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import type { Actor, Situation } from '#src/lib/situation.ts';
import { demoAuthorId, demoModeratorId, demoSignIns } from './sign-ins.ts';

const day = 86_400_000;
const byLetter = { way: 'letter', sender: 'lawyer' } as const;
const byPhone = { way: 'phone', sender: 'company' } as const;
const moderator: Actor = { userId: demoModeratorId, represents: [], isModerator: true };

/** Reports of pressure against the company for which somebody can sign in: one decided, one it is asked about, one new. */
export async function pressDemo(db: Database, now: Date): Promise<void> {
  const email = demoSignIns.find(({ role }) => role === 'representative')?.email ?? '';
  const [speaker] = await db
    .select({ id: representatives.id, companyId: representatives.companyId, userId: representatives.userId })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(and(eq(users.email, email), isNull(representatives.endedAt)));
  if (!speaker) throw new Error('nobody of the demo speaks for a company');
  const isOpen = and(eq(cases.companyId, speaker.companyId), inArray(cases.status, ['open', 'answered', 'closed']));
  const found = await db
    .select({ number: cases.number, authorId: cases.authorId })
    .from(cases)
    .where(and(isOpen, eq(cases.locale, 'de'), ne(cases.authorId, demoAuthorId)))
    .orderBy(desc(cases.publishedAt), cases.id)
    .limit(3);
  const at = (actor: Actor, ago: number): Situation => ({
    ...{ db, actor, now: new Date(now.getTime() - ago * day), locale: 'de' },
  });
  const representing = {
    ...{ userId: speaker.userId, isModerator: false },
    represents: [{ representativeId: speaker.id, companyId: speaker.companyId }],
  };
  const report = async (
    place: number,
    ago: number,
    said: Pick<ReportInput, 'kind' | 'words' | 'evidence' | 'mayShow'>,
  ) => {
    const { number = null, authorId = null } = found[place] ?? {};
    const id = newId();
    const actor = { userId: authorId, represents: [], isModerator: false };
    const situation = at(actor, ago);
    const facts = { happenedOn: addDays(dayOf(situation.now), -2), ...(said.kind === 'threat' ? byLetter : byPhone) };
    must(await reportPressure(situation, { ...{ id, number: number ?? '', ...facts, ...said, isTrue: true } }));
    return id;
  };
  const decided = await report(0, 40, {
    kind: 'threat',
    words: 'Eine Kanzlei verlangt, dass ich den Fall lösche, sonst komme eine Strafanzeige.',
    evidence: 'Sollten Sie den Eintrag nicht binnen drei Tagen löschen, werden wir Strafanzeige erstatten.',
    mayShow: true,
  });
  must(await hearCompany(at(moderator, 38), { id: decided, text: '' }));
  const answer =
    'Das Schreiben ging ohne unsere Freigabe hinaus. Wir haben der Kanzlei gesagt, dass wir das nicht wollen.';
  must(await answerPressure(at(representing, 33), { id: decided, text: answer }));
  must(
    await decidePressure(at(moderator, 30), {
      ...{
        id: decided,
        decisionId: newId(),
        result: 'confirmed',
        rule: 'Regeln der Seite: kein Druck wegen eines Falls',
      },
      facts: 'Das Schreiben der Kanzlei liegt vor. Das Unternehmen bestreitet es nicht.',
      reason:
        'Eine Kanzlei verlangte im Namen des Unternehmens, einen Fall zu löschen, und drohte sonst mit einer Anzeige.',
    }),
  );
  const asked = await report(1, 6, {
    kind: 'money-offer',
    words: 'Am Telefon hieß es, die Gutschrift komme, sobald der Fall weg ist.',
    evidence: '',
    mayShow: false,
  });
  must(await hearCompany(at(moderator, 4), { id: asked, text: 'Wer hat wann mit der Person telefoniert?' }));
  await report(2, 2, {
    kind: 'threat',
    words: 'Der Vertrieb kündigt an, mir Auskunfteien auf den Hals zu schicken, wenn ich den Fall nicht ändere.',
    evidence: 'Wir behalten uns vor, Ihre Zahlungsweise zu melden, solange der Beitrag steht.',
    mayShow: false,
  });
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the demo was refused: ${outcome.refusal} ${outcome.reason ?? ''}`);
  return outcome.value;
}
