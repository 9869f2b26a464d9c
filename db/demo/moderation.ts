import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, entries, examinations, replies, secondFactors } from '#db/schema/index.ts';
import { type DecisionInput, decide } from '#src/features/moderation/decisions/commands.ts';
import { giveNotice, type NoticeInput } from '#src/features/moderation/notices/commands.ts';
import { askAuthor } from '#src/features/moderation/questions.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { demoAuthorId, demoModeratorId, demoSignIns } from './sign-ins.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Notices and decisions of the demo, and the moderator's second factor. Made by the same commands as real ones, and apart
 * from `seedDemo`: what is encrypted is never the same twice.
 */
export async function moderateDemo(db: Database, now: Date): Promise<void> {
  const secret = demoSignIns.find(({ role }) => role === 'moderator')?.secret ?? '';
  const since = new Date(now.getTime() - 60 * day);
  const factor = { userId: demoModeratorId, secret: seal(secret), startedAt: since, since };
  await write(db, async (tx) => done(await tx.insert(secondFactors).values(factor).onConflictDoNothing()));
  const { own, told, company, urgent, calm, settled, answered } = await piecesFor(db);
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const at = (moment: Date): Situation => ({ db, actor: nobody, now: moment, locale: 'de' });
  const moderating = (moment: Date): Situation => ({ ...at(moment), actor: moderator });
  const give = async (input: NoticeInput, moment: Date) =>
    must(await giveNotice(at(moment), input, { ip: '192.0.2.7', withMail: true }));

  await give(
    notice(settled, {
      notifier: 'company',
      ...{ name: 'Rechtsabteilung', email: 'recht@unternehmen.example' },
      explanation: 'Der Eintrag schildert das Gespräch falsch, unsere Mitarbeiterin hat den Rückruf nicht zugesagt.',
    }),
    ago(20 * day),
  );
  must(
    await decide(
      moderating(ago(16 * day)),
      decision(settled, 'keep', {
        rule: '§§ 1004, 823 BGB; BGH, VI ZR 34/15',
        facts: 'Die Meldung nennt keinen Beleg für einen anderen Verlauf des Gesprächs.',
        reason: 'Dass die Darstellung falsch ist, wurde nicht gezeigt.',
      }),
    ),
  );
  if (answered) {
    must(
      await decide(
        moderating(ago(9 * day)),
        decision(answered, 'hide', {
          ...{ kind: 'own', ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT', rule: 'Regeln der Seite' },
          facts: 'Die Stellungnahme nannte Angaben aus dem Kundenkonto, die im Fall nicht stehen.',
          reason: 'Der Text gab Kundendaten preis.',
        }),
      ),
    );
  }
  await give(
    notice(calm, {
      notifier: 'third-person',
      category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
      ...{ name: 'Eine Mitarbeiterin', email: 'mitarbeiterin@post.example' },
      passage: calm.text.split(/\s+/).slice(0, 6).join(' '),
      explanation:
        'Aus diesen Worten erkennt man mich im Ort sofort, und für den Streit um die Rechnung braucht sie niemand.',
    }),
    ago(8 * day),
  );
  const { number } = await give(
    notice(own, {
      notifier: 'company-lawyer',
      ...{ name: 'Dr. Ulrike Anwaltsfrau', email: 'kanzlei@recht.example' },
      explanation:
        'Nach den Unterlagen meiner Mandantin ist dieser Tag anders verlaufen, als es hier steht; die Behauptung ist unwahr und schadet dem Geschäft.',
    }),
    ago(3 * day),
  );
  const [open] = await db.select({ id: examinations.id }).from(examinations).where(eq(examinations.pieceId, own.id));
  const ask = {
    examinationId: open?.id ?? '',
    text: 'Die Gegenseite sagt, dieser Tag sei anders verlaufen. Haben Sie etwas, das ihn belegt?',
  };
  if (number) must(await askAuthor(moderating(ago(2 * day)), ask));
  await give(
    notice(told, {
      ...{ name: 'Leserin', email: 'leserin@post.example', explanation: 'Das stimmt doch alles nicht.' },
    }),
    ago(26 * hour),
  );
  await give(
    notice(company, {
      notifier: 'company',
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      ...{ name: 'Kundendienst', email: 'kundendienst@unternehmen.example' },
      explanation:
        'Unter dieser Adresse gab es bei uns nie einen Auftrag; Fotos und Text stammen aus einem Fall gegen ein anderes Haus.',
    }),
    ago(5 * day),
  );
  must(
    await decide(
      moderating(ago(2 * day)),
      decision(company, 'remove', {
        ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
        category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
        rule: 'Regeln der Seite',
        facts: 'Der Text gleicht wörtlich einem älteren Fall gegen ein anderes Unternehmen.',
        reason: 'Der Text ist aus einem anderen Fall übernommen.',
      }),
    ),
  );
  await give(
    notice(urgent, {
      ...{ isUrgent: true, category: 'STATEMENT_CATEGORY_VIOLENCE' },
      ...{ name: 'Filialleitung', email: 'filiale@unternehmen.example', notifier: 'third-person' },
      explanation:
        'Hier wird angekündigt, wann jemand vor der Tür unserer Kollegin stehen will. Sie hat Angst, zur Arbeit zu gehen.',
    }),
    ago(3 * hour),
  );
}

const nobody = { userId: null, represents: [], isModerator: false };
const moderator = { userId: demoModeratorId, represents: [], isModerator: true };

interface DemoPiece {
  kind: 'case' | 'entry' | 'reply';
  id: string;
  text: string;
}

/** An entry of the author who can sign in, and pieces of other open German cases, the newest first. */
async function piecesFor(db: Database) {
  const isOpen = and(inArray(cases.status, ['open', 'answered']), eq(cases.locale, 'de'));
  const rows = await db
    .select({ caseId: cases.id, authorId: cases.authorId, id: entries.id, text: entries.text })
    .from(entries)
    .innerJoin(cases, eq(cases.id, entries.caseId))
    .where(and(isOpen, eq(entries.position, 0), sql`length(${entries.text}) > 20`))
    .orderBy(desc(cases.publishedAt), asc(cases.id));
  const piece = ({ id, text }: { id: string; text: string }): DemoPiece => ({ kind: 'entry', id, text });
  const [ours, others] = [
    rows.filter(({ authorId }) => authorId === demoAuthorId),
    rows.filter(({ authorId }) => authorId !== demoAuthorId),
  ];
  const of = (list: typeof rows, place: number) => {
    const row = list[place];
    if (!row) throw new Error('the demo has too few open cases');
    return row;
  };
  const [reply] = await db
    .select({ id: replies.id, text: replies.text })
    .from(replies)
    .innerJoin(cases, eq(cases.id, replies.caseId))
    .where(and(eq(cases.status, 'answered'), eq(cases.locale, 'de'), eq(replies.kind, 'reply')))
    .orderBy(desc(replies.publishedAt), asc(replies.id))
    .limit(1)
    .offset(30);
  const taken = of(others, 24);
  return {
    own: piece(of(ours, 0)),
    told: piece(of(others, 20)),
    calm: piece(of(others, 21)),
    urgent: piece(of(others, 22)),
    settled: piece(of(others, 23)),
    company: { kind: 'case' as const, id: taken.caseId, text: taken.text },
    answered: reply ? { kind: 'reply' as const, ...reply } : null,
  };
}

function notice({ kind, id }: DemoPiece, given: Partial<NoticeInput>): NoticeInput {
  return {
    ...{ id: newId(), piece: { kind, id }, passage: '', isUrgent: false, goodFaith: true, notifier: 'reader' },
    ...{ ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
    ...{ name: '', email: '', explanation: '' },
    ...given,
  };
}

function decision(
  { kind, id }: DemoPiece,
  measure: DecisionInput['measure'],
  given: Partial<DecisionInput>,
): DecisionInput {
  return {
    ...{ id: newId(), kind: 'notice', piece: { kind, id }, measure, passage: '' },
    ...{ ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
    ...{ rule: '', facts: '', reason: '' },
    ...given,
  };
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`the demo was refused: ${outcome.refusal} ${outcome.field ?? ''} ${outcome.reason ?? ''}`);
  return outcome.value;
}
