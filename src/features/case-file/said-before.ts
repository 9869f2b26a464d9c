import { isBoilerplate } from '#src/features/said-before/rules.ts';
import type { Translate } from '#src/i18n/index.ts';
import type { ThreadItem } from './thread.ts';

/** Whether a reply counts as boilerplate today: by what its author says, or because it was said to others too. */
export const countsAsBoilerplate = ({
  verdict,
  like,
  statement,
  passagePercent,
}: Pick<ThreadItem, 'verdict' | 'like' | 'statement' | 'passagePercent'>) =>
  isBoilerplate({
    verdict,
    likeReplyId: like?.number ?? null,
    statementId: statement?.incident ?? null,
    passagePercent,
  });

/** That a reply says what another one says, or the same to many, and as what it counts therefore. Empty for all others. */
export function saidBefore(
  t: Translate,
  item: Pick<ThreadItem, 'verdict' | 'like' | 'statement' | 'passagePercent'>,
): string[] {
  const { like, statement, verdict, passagePercent: percent } = item;
  if (!like && !statement && percent === null) return [];
  return [
    ...(statement ? [t('case.file.statement', { ...statement })] : []),
    ...(like && !statement ? [t('case.file.like', { ...like })] : []),
    ...(percent !== null && !like && !statement ? [t('case.file.passage', { percent })] : []),
    ...(verdict === null ? [t('case.file.likeCounts')] : verdict.boilerplate ? [] : [t('case.file.likeAnswers')]),
  ];
}
