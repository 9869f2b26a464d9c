import type { decisions } from '#db/schema/index.ts';
import { translator } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';
import { type Ground, isPressure, type Measure, type PieceKind } from '../lists.ts';

/** Stands for the number of a decision in letters that are edited before it is made. */
export const numberPlace = 'E-…';

/** What the letters about a decision are made of. */
export interface LetterFacts {
  /** Of the decision, as `E-2026-000012`. */
  decision: string;
  pieceKind: PieceKind;
  /** Null for a company's name. */
  caseNumber: string | null;
  companyName: string;
  measure: Measure;
  ground: Ground;
  rule: string;
  facts: string;
  reason: string;
  /** Whether somebody gave a notice, or the house looked by itself. */
  byNotice: boolean;
  /** The company said that it was no customer's. */
  byChallenge: boolean;
  hasSecondLook: boolean;
  /** Of a decision on an appeal: against which one, what that had been, and whether somebody else made it. */
  appeal: { of: string; was: Measure; byAnother: boolean } | null;
}

/** Where it is, and the decision that was appealed against. */
interface About extends Pick<LetterFacts, 'caseNumber' | 'companyName'> {
  appealed: Pick<typeof decisions.$inferSelect, 'number' | 'measure' | 'decidedBy'> | null;
}

type Said = Pick<
  typeof decisions.$inferSelect,
  | 'kind'
  | 'number'
  | 'pieceKind'
  | 'measure'
  | 'ground'
  | 'rule'
  | 'facts'
  | 'reason'
  | 'examinationId'
  | 'secondBy'
  | 'decidedBy'
>;

/** Of a decision, as it is stored or is about to be. */
export function letterFacts(decision: Said, { caseNumber, companyName, appealed }: About): LetterFacts {
  const { number, pieceKind, measure, ground, rule, facts, reason, examinationId, secondBy } = decision;
  const said = { pieceKind, measure, ground, rule, facts, reason };
  const appeal = appealed && {
    of: appealed.number,
    was: appealed.measure,
    byAnother: appealed.decidedBy !== decision.decidedBy,
  };
  return {
    ...said,
    ...{
      decision: number,
      caseNumber,
      companyName,
      byNotice: examinationId !== null,
      byChallenge: decision.kind === 'challenge',
      hasSecondLook: secondBy !== null,
      appeal,
    },
  };
}

/** A case is not a piece of itself. */
const pieceOf = ({ pieceKind, caseNumber }: LetterFacts) =>
  caseNumber !== null && pieceKind === 'case' ? 'whole' : String(caseNumber !== null);

/** Of pressure both sides read the same, but for who did it to whom: what was found, and that it counts now, or not. */
function pressureLetter(facts: LetterFacts, locale: Locale, reader: 'author' | 'company'): string {
  const { letter, measure, ground } = blocks(facts, locale);
  const { decision, pieceKind: kind, companyName } = facts;
  const caseNumber = facts.caseNumber ?? '';
  const about = translator(locale)('moderation.letter.pressureAbout', {
    reader,
    decision,
    kind,
    companyName,
    caseNumber,
  });
  const isConfirmed = facts.measure === 'confirmed';
  return [
    `${facts.appeal ? letter('appealAbout') : about} ${measure}`,
    letter(isConfirmed ? 'found' : 'keptFound'),
    ...(isConfirmed ? [ground] : []),
    letter(facts.appeal ? 'appealPeople' : 'people'),
    letter(facts.appeal ? 'appealRedress' : 'redress'),
  ].join('\n\n');
}

/** The words for a reader, block by block. */
function blocks(facts: LetterFacts, locale: Locale) {
  const t = translator(locale);
  const piece = t(`moderation.piece.${facts.pieceKind}`);
  const values = { ...facts, piece, caseNumber: facts.caseNumber ?? '', hasCase: pieceOf(facts) };
  const letter = (key: 'about' | 'found' | 'keptFound' | 'cause' | 'people' | 'redress' | `appeal${AppealBlock}`) =>
    t(`moderation.letter.${key}`, {
      decision: values.decision,
      piece,
      hasCase: values.hasCase,
      caseNumber: values.caseNumber,
      companyName: values.companyName,
      facts: values.facts,
      reason: values.reason,
      cause: values.byChallenge ? 'challenge' : values.byNotice ? 'notice' : 'own',
      second: String(values.hasSecondLook),
      appealOf: facts.appeal?.of ?? '',
      byAnother: String(facts.appeal?.byAnother ?? false),
    });
  const ground = t(`moderation.ground.${facts.ground}`, { rule: facts.rule });
  return { letter, measure: resultOf(facts, t), ground };
}

type AppealBlock = 'About' | 'People' | 'Redress';

/** What is done; on an appeal, what becomes of what was done. */
function resultOf({ measure, appeal }: LetterFacts, t: ReturnType<typeof translator>): string {
  if (appeal?.was === measure)
    return t('moderation.letter.appealKept', { done: t(`moderation.measure.${measure}.done`) });
  if (appeal && measure === 'keep') {
    return t('moderation.letter.appealReversed', { was: appeal.was === 'end-writing' ? 'writing' : appeal.was });
  }
  return t(`moderation.measure.${measure}.done`);
}

/** The statement of reasons for whoever is affected (Art. 17(3)): measure, facts, cause, ground, who decided, redress. */
export function statementOf(facts: LetterFacts, locale: Locale): string {
  if (isPressure(facts.pieceKind)) return pressureLetter(facts, locale, 'author');
  const { letter, measure, ground } = blocks(facts, locale);
  const isKept = facts.measure === 'keep';
  if (facts.appeal) {
    const found = [letter(isKept ? 'keptFound' : 'found'), ...(isKept ? [] : [ground])];
    return [`${letter('appealAbout')} ${measure}`, ...found, letter('appealPeople'), letter('appealRedress')].join(
      '\n\n',
    );
  }
  return [
    `${letter('about')} ${measure}`,
    letter(isKept ? 'keptFound' : 'found'),
    ...(isKept ? [] : [ground]),
    letter('cause'),
    letter('people'),
    ...(isKept ? [] : [letter('redress')]),
  ].join('\n\n');
}

/** What the notifier is told (Art. 16(5)): the decision, why in one sentence, and what they can do. Nothing of the other side's. */
export function answerOf(facts: LetterFacts, locale: Locale): string {
  if (isPressure(facts.pieceKind)) return pressureLetter(facts, locale, 'company');
  const { letter, measure } = blocks(facts, locale);
  const [about, people, redress] = facts.appeal
    ? ([letter('appealAbout'), letter('appealPeople'), letter('appealRedress')] as const)
    : ([letter('about'), letter('people'), letter('redress')] as const);
  return [`${about} ${measure}`, letter('keptFound'), people, redress].join('\n\n');
}
