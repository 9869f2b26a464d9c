import { and, desc, eq, inArray, ne, notInArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { answerPressure, type ReportInput, reportPressure } from '#src/features/pressure/commands.ts';
import { decidePressure, hearCompany } from '#src/features/pressure/deciding.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import type { Actor, Situation } from '#src/lib/situation.ts';
import { type Act, day, must } from './disputes/acts.ts';
import { demoAuthorId, demoModerators } from './sign-ins.ts';
import { demoSpeaker } from './speaker.ts';

const byLetter = { way: 'letter', sender: 'lawyer' } as const;
const byPhone = { way: 'phone', sender: 'company' } as const;
const moderator: Actor = { userId: demoModerators[0]?.id ?? null, represents: [], isModerator: true };

/**
 * Reports of pressure against the company for which somebody can sign in: one decided, one it is asked about, one new. None of
 * them in the cases that are `removed` before.
 */
export async function pressureActs(db: Database, now: Date, removed: string[]): Promise<Act[]> {
  const representing = await demoSpeaker(db);
  const [speaker] = representing.represents;
  const isOpen = and(eq(cases.companyId, speaker.companyId), inArray(cases.status, ['open', 'answered', 'closed']));
  const found = await db
    .select({ number: cases.number, authorId: cases.authorId, publishedOn: cases.publishedOn })
    .from(cases)
    .where(and(isOpen, eq(cases.locale, 'de'), ne(cases.authorId, demoAuthorId), notInArray(cases.id, removed)))
    .orderBy(desc(cases.publishedAt), cases.id);
  const pressed = new Set<string | null>();
  const at = (actor: Actor, then: Date): Situation => ({ db, actor, now: then, locale: 'de' });
  const reports = (
    ago: number,
    said: Pick<ReportInput, 'kind' | 'words' | 'evidence' | 'mayShow'>,
  ): Act & { id: string } => {
    const happenedOn = addDays(dayOf(new Date(now.getTime() - ago * day)), -2);
    // Nobody is pressed because of a case that nobody can read yet.
    const stood = found.find((one) => !pressed.has(one.number) && (one.publishedOn ?? '') < happenedOn);
    if (!stood) throw new Error('the demo has too few cases for pressure');
    const { number, authorId } = stood;
    pressed.add(number);
    const id = newId();
    const actor = { userId: authorId, represents: [], isModerator: false };
    const facts = { happenedOn, ...(said.kind === 'threat' ? byLetter : byPhone) };
    const input = { ...{ id, number: number ?? '', ...facts, ...said, isTrue: true } };
    return { id, ago: ago * day, does: async (then) => void must(await reportPressure(at(actor, then), input)) };
  };
  const hears = (ago: number, id: string, text: string): Act => ({
    ago: ago * day,
    does: async (then) => void must(await hearCompany(at(moderator, then), { id, text })),
  });
  const decided = reports(40, {
    kind: 'threat',
    words: 'Eine Kanzlei verlangt, dass ich den Fall lösche, sonst komme eine Strafanzeige.',
    evidence: 'Sollten Sie den Eintrag nicht binnen drei Tagen löschen, werden wir Strafanzeige erstatten.',
    mayShow: true,
  });
  const text =
    'Das Schreiben ging ohne unsere Freigabe hinaus. Wir haben der Kanzlei gesagt, dass wir das nicht wollen.';
  const decision = {
    ...{ id: decided.id, decisionId: newId(), result: 'confirmed' as const },
    rule: 'Regeln der Seite: kein Druck wegen eines Falls',
    facts: 'Das Schreiben der Kanzlei liegt vor. Das Unternehmen bestreitet es nicht.',
    reason:
      'Eine Kanzlei verlangte im Namen des Unternehmens, einen Fall zu löschen, und drohte sonst mit einer Anzeige.',
  };
  const asked = reports(6, {
    kind: 'money-offer',
    words: 'Am Telefon hieß es, die Gutschrift komme, sobald der Fall weg ist.',
    evidence: '',
    mayShow: false,
  });
  const fresh = reports(2, {
    kind: 'threat',
    words: 'Der Vertrieb kündigt an, mir Auskunfteien auf den Hals zu schicken, wenn ich den Fall nicht ändere.',
    evidence: 'Wir behalten uns vor, Ihre Zahlungsweise zu melden, solange der Beitrag steht.',
    mayShow: false,
  });
  return [
    decided,
    hears(38, decided.id, ''),
    {
      ago: 33 * day,
      does: async (then) => void must(await answerPressure(at(representing, then), { id: decided.id, text })),
    },
    { ago: 30 * day, does: async (then) => void must(await decidePressure(at(moderator, then), decision)) },
    asked,
    hears(4, asked.id, 'Wer hat wann mit der Person telefoniert?'),
    fresh,
  ];
}
