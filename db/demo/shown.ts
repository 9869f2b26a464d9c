import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appeals, cases, decisions, examinations, moderatorQuestions } from '#db/schema/index.ts';
import { blobs, deposit, workOnFiles } from '#src/features/evidence/index.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { allowInspection, beginCheckDeposit, openFile } from '#src/features/inspection/commands.ts';
import { moderating, must } from './disputes/acts.ts';
import { once, sheet } from './evidence.ts';
import { demoAuthorId } from './sign-ins.ts';

const confirmation = [
  'Eingangsbestätigung',
  '',
  'Ihr Schreiben',
  'Kundennummer 4711-0815-22',
  '',
  'Ihr Schreiben ist heute bei uns eingegangen.',
];

/** What the author who can sign in shows the moderators: for a question of theirs, which one of them has opened, and on an appeal. */
export async function showDemoFiles(db: Database, at: Date): Promise<void> {
  const isOwn = eq(cases.authorId, demoAuthorId);
  const [asked] = await db
    .select({ id: moderatorQuestions.id })
    .from(moderatorQuestions)
    .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
    .innerJoin(cases, eq(cases.id, examinations.caseId))
    .where(and(isOwn, eq(moderatorQuestions.asked, 'author'), isNull(examinations.closedAt)));
  const [appealed] = await db
    .select({ id: decisions.id })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(isOwn);
  const actor = { userId: demoAuthorId, represents: [], isModerator: false };
  const author = { db, now: at, locale: 'de' as const, actor };
  const shown = async (check: Check, name: string) => {
    const begun = await beginCheckDeposit(author, check, { name, bytes: null });
    const { id } = must(begun);
    const depositing = { db, now: () => at, inTransaction: async () => begun };
    must(await deposit(depositing, { ...must(begun), name }, once(await sheet(confirmation))));
    while (await workOnFiles({ db, blobs: blobs(), now: () => at, onDeposit: async () => {} }));
    return id;
  };
  if (asked) {
    const check = { kind: 'question' as const, id: asked.id };
    const id = await shown(check, 'Auftrag.jpg');
    must(await openFile(moderating(db, at), { check, id }));
  }
  if (appealed) {
    const check = { kind: 'appeal' as const, id: appealed.id };
    await shown(check, 'Bestätigung.jpg');
    must(await allowInspection(author, check));
  }
}
