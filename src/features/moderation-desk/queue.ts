import { asc, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { decisions, examinations, moderatorQuestions, notices } from '#db/schema/index.ts';
import { openChallenges } from '#src/features/challenges/index.ts';
import type { Claim } from '#src/features/challenges/lists.ts';
import type { ChallengeState } from '#src/features/challenges/rules.ts';
import { appealBar, appealDueAt } from '#src/features/moderation/appeals/rules.ts';
import {
  deciders,
  openAppeals,
  openExaminations,
  waitingDecisions,
  withoutPart,
} from '#src/features/moderation/index.ts';
import type { Measure } from '#src/features/moderation/lists.ts';
import { type ExaminationState, examinationState } from '#src/features/moderation/rules.ts';
import { openSigns } from '#src/features/signs/index.ts';
import type { Actor } from '#src/lib/situation.ts';
import { factsOf } from './facts.ts';
import { oneLineEach } from './floods.ts';

type Open = Awaited<ReturnType<typeof openExaminations>>[number];

/** What something in the queue is about. */
type Kind =
  | ({ kind: 'notice'; state: ExaminationState } & Pick<Open, 'pieceKind' | 'notices' | 'notifiers'>)
  | { kind: 'appeal'; state: 'waiting' | 'other-person'; of: string; measure: Measure }
  | { kind: 'challenge'; state: ChallengeState | 'other-person'; claim: Claim };

/** Something that waits, with its clock. `id`: of the examination, of the decision that is appealed against, of the challenge. */
export type Queued = Kind & {
  id: string;
  caseNumber: string | null;
  companyName: string;
  isUrgent: boolean;
  dueAt: Date;
  isOverdue: boolean;
  /** Who alone reported it; null: several did, or nobody. */
  sole: string | null;
  /** Other pieces that they alone reported and that stand behind this line. */
  more: number;
};

/** More are not read at once; the page stays light, however many a flood brings. */
const mostShown = 60;

/**
 * What waits for a moderator, by the clock: what threatens a person, then what is due first, whether it is a notice, an appeal
 * or a challenge. `later`: somebody else has to answer first, or to decide.
 */
export async function deskQueue(db: Database, actor: Actor, now: Date) {
  const open = sql`(select ${examinations.id} from ${examinations} where ${isNull(examinations.closedAt)})`;
  const [rows, asked, given, made, waiting, signs] = await db.batch([
    openExaminations(db),
    db.select().from(moderatorQuestions).where(inArray(moderatorQuestions.examinationId, open)),
    db
      .select({ id: notices.id, examinationId: notices.examinationId })
      .from(notices)
      .where(inArray(notices.examinationId, open)),
    db.select().from(decisions).where(inArray(decisions.examinationId, open)).orderBy(asc(decisions.decidedAt)),
    waitingDecisions(db),
    openSigns(db),
  ]);
  const questionsBy = Map.groupBy(asked, ({ examinationId }) => examinationId);
  const noticesBy = Map.groupBy(given, ({ examinationId }) => examinationId);
  const decisionsBy = Map.groupBy(made, ({ examinationId }) => examinationId ?? '');
  const clocked = <Row extends { dueAt: Date }>(row: Row) => ({ ...row, isOverdue: row.dueAt <= now });
  const reported = rows.map((row) => {
    const facts = factsOf(row, {
      notices: noticesBy.get(row.id) ?? [],
      questions: questionsBy.get(row.id) ?? [],
      decisions: decisionsBy.get(row.id) ?? [],
    });
    const { state, dueAt } = examinationState(facts, now.getTime());
    const sole = row.notifiers === 1 ? row.notifierKey : null;
    return clocked({ ...row, kind: 'notice' as const, state, sole, more: 0, dueAt: new Date(dueAt) });
  });
  const queued: Queued[] = [...reported, ...(await besides(db, actor, now)).map(clocked)]
    .filter(({ state }) => state !== 'second-look')
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.dueAt.getTime() - b.dueAt.getTime());
  const isOurs = ({ state }: Queued) => state === 'waiting' || state === 'proved';
  const [ours, later] = [queued.filter(isOurs), queued.filter((one) => !isOurs(one))];
  return {
    ours: oneLineEach(ours).slice(0, mostShown),
    later: later.slice(0, mostShown),
    counts: {
      ours: ours.length,
      later: later.length,
      overdue: queued.filter(({ isOverdue }) => isOverdue).length,
      urgent: queued.filter(({ isUrgent }) => isUrgent).length,
    },
    waiting,
    signs,
  };
}

/** Appeals and challenges. What somebody else has to decide is shown to whoever may not, so that nothing is out of sight. */
async function besides(db: Database, actor: Actor, now: Date) {
  const [appealed, challenged, all] = [await openAppeals(db), await openChallenges(db, now), await deciders(db)];
  const me = actor.userId ?? '';
  const usual = { isUrgent: false, sole: null, more: 0 };
  return [
    ...appealed.flatMap(({ decision, appeals: [oldest], caseNumber, companyName, parties }) => {
      if (!oldest) return [];
      const { id, number: of, measure, decidedBy: first, secondBy: second } = decision;
      const sides = { operators: withoutPart(all, parties), first, second, givenAt: oldest.givenAt.getTime() };
      const state = appealBar(sides, me, now.getTime()) ? ('other-person' as const) : ('waiting' as const);
      const where = { caseNumber, companyName: companyName ?? '', dueAt: new Date(appealDueAt(sides)) };
      return [{ kind: 'appeal' as const, id, of, measure, state, ...usual, ...where }];
    }),
    ...challenged.map(({ id, claim, state: stands, caseNumber, companyName, dueAt, parties }) => {
      const isFree = withoutPart(all, parties).includes(me);
      const state = isFree ? stands : ('other-person' as const);
      return { kind: 'challenge' as const, id, claim, state, ...usual, caseNumber, companyName, dueAt };
    }),
  ];
}
