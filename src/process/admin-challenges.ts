import { parseArgs } from 'node:util';
import type { Database } from '#db/client.ts';
import { decideChallenge, forwardProof } from '#src/features/challenges/deciding.ts';
import { challengeResults } from '#src/features/challenges/lists.ts';
import { challengeForModerator, openChallenges } from '#src/features/challenges/queries.ts';
import { now } from '#src/lib/clock.ts';
import { clean } from '#src/lib/text.ts';
import { moderating } from './admin-decisions.ts';
import { longestReason, longestRule, say, stop, wholeInPublic } from './said.ts';

/** What a moderator can do about challenges; a part of the help. */
export const challengesUsage = `npm run admin -- challenges                       cases of which a company says that they are no customer's
npm run admin -- challenges show <id> --by <moderator's email>          what both sides say
npm run admin -- challenges forward <id> --by <moderator's email> --facts "<what the company gets to read: no name, no number>"
npm run admin -- challenges decide <id> confirmed|not-confirmed|not-genuine --by <moderator's email> --reason "<public>"
                   [--facts "<for both sides>"] [--rule "<law or rule>"]`;

const text = { type: 'string', default: '' } as const;
const options = { by: text, reason: text, facts: text, rule: text } as const;

function optionsOf(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch {
    return stop(challengesUsage);
  }
}

async function list(db: Database) {
  const open = await openChallenges(db, now());
  for (const { id, caseNumber, companySlug, claim, state, openedAt } of open) {
    say([id, caseNumber, companySlug, claim, state, openedAt.toISOString()].join('  '));
  }
  if (open.length === 0) say('No challenge waits for a decision.');
}

async function show(db: Database, id: string, words: readonly string[]) {
  const { actor } = await moderating(db, optionsOf(words).by);
  const found = await challengeForModerator(db, actor, id, now());
  if (!found) stop(`No challenge has the id ${id}`);
  if (found.isParty) stop('Who has a part in the case reads nothing of it here: somebody else decides.');
  const { number, company, claim, state, results } = found;
  say(`${number}  ${company.name}  ${claim}  ${state}`);
  const said = [
    ['The company', found.explanation],
    ['The author', found.proof],
    ['Passed on', found.forwarded],
    ['The company to that', found.answer],
  ] as const;
  for (const [who, what] of said) say(`${who}: ${what ?? 'nothing yet'}`);
  say(`Can be decided now: ${results.join(', ') || 'nothing'}`);
}

async function forward(db: Database, id: string, words: readonly string[]) {
  const { by, facts } = optionsOf(words);
  const outcome = await forwardProof(await moderating(db, by), { id, text: clean(facts) });
  if (!outcome.ok) stop(`Not passed on: ${[outcome.refusal, outcome.reason].filter(Boolean).join(' ')}`);
  say('Passed on. The company has seven days for an answer.');
}

async function decide(db: Database, id: string, typed: string, words: readonly string[]) {
  const result = challengeResults.find((one) => one === typed) ?? stop(challengesUsage);
  const { by, reason, facts, rule } = optionsOf(words);
  const outcome = await decideChallenge(await moderating(db, by), {
    ...{ id, result, reason: wholeInPublic('The reason', clean(reason), longestReason) },
    facts: clean(facts || reason),
    rule: wholeInPublic('The rule', clean(rule || 'Regeln der Seite: nur eigene Kundenfälle'), longestRule),
  });
  if (!outcome.ok) stop(`Not decided: ${[outcome.refusal, outcome.field, outcome.reason].filter(Boolean).join(' ')}`);
  const { number, state } = outcome.value;
  say(state === 'effective' ? `Decided: ${number}.` : `${number} waits for a second look: see decisions.`);
}

/** Does a command about challenges. False when it is none. */
export async function runForChallenges(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [act, id, ...rest] = args;
  if (command !== 'challenges') return false;
  if (act === undefined) await list(db);
  else if (act === 'show' && id) await show(db, id, rest);
  else if (act === 'forward' && id) await forward(db, id, rest);
  else if (act === 'decide' && id && rest[0]) await decide(db, id, rest[0], rest.slice(1));
  else return false;
  return true;
}
