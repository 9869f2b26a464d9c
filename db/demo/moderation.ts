import { and, asc, desc, eq, inArray, lt, ne, notInArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, entries, examinations, outbox, replies, secondFactors } from '#db/schema/index.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { giveNotice, type NoticeInput } from '#src/features/moderation/notices/commands.ts';
import { askAuthor } from '#src/features/moderation/questions.ts';
import { seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import {
  type Act,
  type DemoPiece,
  day,
  decision,
  hour,
  moderating,
  must,
  notice,
  touchedAt,
  visiting,
} from './disputes/acts.ts';
import { appealActs } from './disputes/appeals.ts';
import { challengeActs, challengeable } from './disputes/challenges.ts';
import { deskActs } from './disputes/desk.ts';
import { teamActs } from './disputes/team.ts';
import { demoLetters } from './inbox.ts';
import { pressureActs } from './pressure.ts';
import { programActs } from './programs.ts';
import { demoAuthorId, demoModerators } from './sign-ins.ts';

/**
 * What the demo's moderators decided and what waits for them, by the same commands as real ones. Not in every demo: what is
 * encrypted is never the same twice.
 */
export async function demoActs(db: Database, now: Date): Promise<Act[]> {
  const pieces = await piecesFor(db, now);
  const challenged = await challengeable(db, now);
  // Nobody writes to a case any more that the moderators have removed, on whatever day the demo is filled.
  const removed = [pieces.company.id, pieces.copied.id, ...challenged.map(({ caseId }) => caseId)];
  return [
    ...noticeActs(db, pieces),
    ...appealActs(db, pieces),
    ...challengeActs(db, challenged),
    ...(await pressureActs(db, now, removed)),
    ...(await programActs(db, now)),
    ...(await deskActs(db, now, removed)),
    ...(await teamActs(db)),
  ];
}

/** Second factors of the moderators, mails of before that went out then, and what came by mail. After all acts. */
export async function settleDemo(db: Database, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 60 * day);
  const factors = demoModerators.map(({ id: userId, secret }) => ({
    ...{ userId, secret: seal(secret), startedAt: since, since },
  }));
  await write(db, async (tx) => done(await tx.insert(secondFactors).values(factors).onConflictDoNothing()));
  // What was of use days ago went out then.
  const old = and(eq(outbox.status, 'queued'), lt(outbox.createdAt, new Date(now.getTime() - 2 * day)));
  const sent = { status: 'sent' as const, sealed: '', finishedAt: now };
  await write(db, async (tx) => done(await tx.update(outbox).set(sent).where(old)));
  await demoLetters(db, now);
}

/** Notices: decided, asked about, waiting for a second look, in a hurry. */
function noticeActs(db: Database, { own, told, company, urgent, calm }: Pieces): Act[] {
  const give = (ago: number, input: NoticeInput): Act => ({
    ago,
    does: async (now) => void must(await giveNotice(visiting(db, now), input, { ip: '192.0.2.7', withMail: true })),
  });
  const ask = async (now: Date) => {
    const [open] = await db.select({ id: examinations.id }).from(examinations).where(eq(examinations.pieceId, own.id));
    const text = 'Die Gegenseite sagt, dieser Tag sei anders verlaufen. Haben Sie etwas, das ihn belegt?';
    must(await askAuthor(moderating(db, now), { examinationId: open?.id ?? '', text }));
  };
  const taken = decision(company, 'remove', {
    ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    rule: 'Regeln der Seite',
    facts: 'Der Text gleicht wörtlich einem älteren Fall gegen ein anderes Unternehmen.',
    reason: 'Der Text ist aus einem anderen Fall übernommen.',
  });
  return [
    give(
      8 * day,
      notice(calm, {
        notifier: 'third-person',
        category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
        ...{ name: 'Eine Mitarbeiterin', email: 'mitarbeiterin@post.example' },
        passage: calm.text.split(/\s+/).slice(0, 6).join(' '),
        explanation:
          'Aus diesen Worten erkennt man mich im Ort sofort, und für den Streit um die Rechnung braucht sie niemand.',
      }),
    ),
    give(
      3 * day,
      notice(own, {
        notifier: 'company-lawyer',
        ...{ name: 'Dr. Ulrike Anwaltsfrau', email: 'kanzlei@recht.example' },
        explanation:
          'Nach den Unterlagen meiner Mandantin ist dieser Tag anders verlaufen, als es hier steht; die Behauptung ist unwahr und schadet dem Geschäft.',
      }),
    ),
    { ago: 2 * day, does: ask },
    give(
      26 * hour,
      notice(told, {
        ...{ name: 'Leserin', email: 'leserin@post.example', explanation: 'Das stimmt doch alles nicht.' },
      }),
    ),
    give(
      5 * day,
      notice(company, {
        notifier: 'company',
        category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
        ...{ name: 'Kundendienst', email: 'kundendienst@unternehmen.example' },
        explanation:
          'Unter dieser Adresse gab es bei uns nie einen Auftrag; Fotos und Text stammen aus einem Fall gegen ein anderes Haus.',
      }),
    ),
    { ago: 2 * day - hour, does: async (now) => void must(await decide(moderating(db, now), taken)) },
    give(
      3 * hour,
      notice(urgent, {
        ...{ isUrgent: true, category: 'STATEMENT_CATEGORY_VIOLENCE' },
        ...{ name: 'Filialleitung', email: 'filiale@unternehmen.example', notifier: 'third-person' },
        explanation:
          'Hier wird angekündigt, wann jemand vor der Tür unserer Kollegin stehen will. Sie hat Angst, zur Arbeit zu gehen.',
      }),
    ),
  ];
}

export type Pieces = Awaited<ReturnType<typeof piecesFor>>;

/**
 * Entries of the author who can sign in, and pieces of other open German cases: each of the newest that stood there when it was
 * first reported, and that nobody has touched since. The very newest are left to visitors.
 */
async function piecesFor(db: Database, now: Date) {
  const isOpen = and(inArray(cases.status, ['open', 'answered']), eq(cases.locale, 'de'));
  const rows = await db
    .select({
      ...{ caseId: cases.id, authorId: cases.authorId, publishedAt: cases.publishedAt, touchedAt },
      ...{ id: entries.id, text: entries.text },
    })
    .from(entries)
    .innerJoin(cases, eq(cases.id, entries.caseId))
    .where(and(isOpen, eq(entries.position, 0), sql`length(${entries.text}) > 20`))
    .orderBy(desc(cases.publishedAt), asc(cases.id));
  const piece = ({ id, text }: { id: string; text: string }): DemoPiece => ({ kind: 'entry', id, text });
  const [ours, others] = [
    rows.filter(({ authorId }) => authorId === demoAuthorId),
    rows.filter(({ authorId }) => authorId !== demoAuthorId),
  ];
  const chosen = new Set<string>();
  const first = (list: typeof rows, ago: number) => {
    const then = new Date(now.getTime() - ago);
    const row = list.find((one) => !chosen.has(one.caseId) && one.publishedAt && one.publishedAt < then);
    if (!row) throw new Error('the demo has too few open cases');
    chosen.add(row.caseId);
    return row;
  };
  const untouched = (ago: number) => {
    const before = now.getTime() - ago;
    return first(
      others.slice(20).filter((one) => one.touchedAt < before),
      ago,
    );
  };
  const whole = ({ caseId: id, text }: (typeof rows)[number]) => ({ kind: 'case' as const, id, text });
  const pieces = {
    ownKept: piece(first(ours, 18 * day)),
    own: piece(first(ours, 3 * day)),
    told: piece(untouched(26 * hour)),
    calm: piece(untouched(8 * day)),
    urgent: piece(untouched(3 * hour)),
    settled: piece(untouched(34 * day)),
    blackened: piece(untouched(19 * day)),
    company: whole(untouched(5 * day)),
    copied: whole(untouched(12 * day)),
  };
  const isAnswered = and(eq(cases.status, 'answered'), eq(cases.locale, 'de'), eq(replies.kind, 'reply'));
  const [reply] = await db
    .select({ id: replies.id, text: replies.text })
    .from(replies)
    .innerJoin(cases, eq(cases.id, replies.caseId))
    .where(
      and(
        isAnswered,
        lt(replies.publishedAt, new Date(now.getTime() - 9 * day)),
        ne(cases.authorId, demoAuthorId),
        notInArray(cases.id, [...chosen]),
      ),
    )
    .orderBy(desc(replies.publishedAt), asc(replies.id))
    .limit(1);
  return { ...pieces, answered: reply ? { kind: 'reply' as const, ...reply } : null };
}
