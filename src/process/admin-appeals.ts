import type { Database } from '#db/client.ts';
import { decideAppeal } from '#src/features/moderation/appeals/commands.ts';
import { decisionNumbered, openAppeals } from '#src/features/moderation/appeals/queries.ts';
import { ownGround } from '#src/features/moderation/decisions/commands.ts';
import { measures } from '#src/features/moderation/lists.ts';
import { newId } from '#src/lib/crypto.ts';
import { clean } from '#src/lib/text.ts';
import { moderating, optionsOf } from './admin-decisions.ts';
import { longestReason, longestRule, say, stop, wholeInPublic } from './said.ts';

/** Appeals; a part of the help. */
export const appealsUsage = `npm run admin -- appeals                          decisions that are appealed against, and why; the oldest first
npm run admin -- appeals decide <decision> keep|blacken|hide|remove|not-genuine|end-writing --by <moderator's email>
                   --reason "<public>" --facts "<for both sides>" --rule "<law or rule>" [--illegal] [--passage "<words>"]
                                                  the same again: it stays so; keep: what it took out comes back`;

async function list(db: Database) {
  const open = await openAppeals(db);
  for (const { decision, caseNumber, appeals } of open) {
    say([decision.number, decision.measure, decision.pieceKind, caseNumber ?? '', decision.reason].join('  '));
    for (const { number, by, givenAt, text } of appeals) {
      say(`  ${[number, by, givenAt.toISOString(), text.replace(/\s+/g, ' ')].join('  ')}`);
    }
  }
  if (open.length === 0) say('No appeal waits.');
}

async function decideOne(
  db: Database,
  number: string,
  measure: (typeof measures)[number],
  words: readonly string[],
): Promise<void> {
  const { by, reason, facts, rule, passage, illegal } = optionsOf(words);
  const situation = await moderating(db, by);
  const appealed = await decisionNumbered(db, number);
  if (!appealed) stop(`There is no decision ${number}. See appeals`);
  const outcome = await decideAppeal(situation, {
    ...{ id: newId(), appealOf: appealed.id, measure, passage, ...ownGround, category: appealed.category },
    ...(illegal && { ground: 'DECISION_GROUND_ILLEGAL_CONTENT' }),
    ...{
      reason: wholeInPublic('The reason', clean(reason), longestReason),
      facts: clean(facts || reason),
      rule: wholeInPublic('The rule', clean(rule || 'Regeln der Seite'), longestRule),
    },
  });
  if (!outcome.ok) stop(`Not decided: ${[outcome.refusal, outcome.field, outcome.reason].filter(Boolean).join(' ')}`);
  const { number: decision, state } = outcome.value;
  say(state === 'effective' ? `Decided: ${decision}.` : `${decision} waits for a second look: see decisions.`);
}

/** Does a command about appeals. False when it is none. */
export async function runForAppeals(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [act, number, typed, ...rest] = args;
  const measure = measures.find((one) => one === typed);
  if (command !== 'appeals') return false;
  if (act === undefined) await list(db);
  else if (act === 'decide' && number && measure) await decideOne(db, number, measure, rest);
  else return false;
  return true;
}
