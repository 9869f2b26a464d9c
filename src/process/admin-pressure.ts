import { parseArgs } from 'node:util';
import type { Database } from '#db/client.ts';
import { pressureResults } from '#src/features/moderation/lists.ts';
import { decidePressure, hearCompany } from '#src/features/pressure/deciding.ts';
import { openPressure, pressureForModerator } from '#src/features/pressure/queries.ts';
import { now } from '#src/lib/clock.ts';
import { newId } from '#src/lib/crypto.ts';
import { clean } from '#src/lib/text.ts';
import { moderating } from './admin-decisions.ts';
import { longestReason, longestRule, say, stop, wholeInPublic } from './said.ts';

/** What a moderator can do about pressure; a part of the help. */
export const pressureUsage = `npm run admin -- pressure --by <moderator's email>      what authors report in private, of cases in which that moderator has no part
npm run admin -- pressure show <id> --by <moderator's email>            what both sides say
npm run admin -- pressure hear <id> --by <moderator's email> [--facts "<what the company is asked besides>"]
npm run admin -- pressure decide <id> confirmed|not-confirmed --by <moderator's email> --reason "<public>"
                   [--facts "<for both sides>"] [--rule "<law or rule>"]`;

const text = { type: 'string', default: '' } as const;
const options = { by: text, reason: text, facts: text, rule: text } as const;

function optionsOf(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch {
    return stop(pressureUsage);
  }
}

async function list(db: Database, words: readonly string[]) {
  const { actor } = await moderating(db, optionsOf(words).by);
  const open = await openPressure(db, actor, now());
  for (const { id, number, companyName, kind, state, dueAt } of open) {
    say([id, number, companyName, kind, state, dueAt.toISOString()].join('  '));
  }
  if (open.length === 0) say('No report of pressure waits for a decision.');
}

async function show(db: Database, id: string, words: readonly string[]) {
  const { actor } = await moderating(db, optionsOf(words).by);
  const found = await pressureForModerator(db, actor, id, now());
  if (!found) stop(`No report that this moderator may read has the id ${id}`);
  const { number, company, kind, state, happenedOn, way, sender, mayShow, said, asked, answer, results } = found;
  say([number, company.name, kind, state, happenedOn, way, sender].join('  '));
  say(`The author${mayShow ? '' : ' (not for the company)'}: ${said?.words ?? 'forgotten'}`);
  say(`The letter or mail: ${said?.evidence || 'none'}`);
  say(`The company was asked: ${asked ?? 'nothing besides'}`);
  say(`The company: ${answer ?? 'nothing yet'}`);
  say(`Can be decided now: ${results.join(', ') || 'nothing'}`);
}

async function hear(db: Database, id: string, words: readonly string[]) {
  const { by, facts } = optionsOf(words);
  const outcome = await hearCompany(await moderating(db, by), { id, text: clean(facts) });
  if (!outcome.ok) stop(`Not asked: ${[outcome.refusal, outcome.reason].filter(Boolean).join(' ')}`);
  say('Asked. The company has 14 days for an answer.');
}

async function decide(db: Database, id: string, typed: string, words: readonly string[]) {
  const result = pressureResults.find((one) => one === typed) ?? stop(pressureUsage);
  const { by, reason, facts, rule } = optionsOf(words);
  const outcome = await decidePressure(await moderating(db, by), {
    ...{ id, decisionId: newId(), result, reason: wholeInPublic('The reason', clean(reason), longestReason) },
    ...{ facts: clean(facts || reason) },
    rule: wholeInPublic('The rule', clean(rule || 'Regeln der Seite: kein Druck'), longestRule),
  });
  if (!outcome.ok) stop(`Not decided: ${[outcome.refusal, outcome.field, outcome.reason].filter(Boolean).join(' ')}`);
  say(`Decided: ${outcome.value.number}.`);
}

/** Does a command about pressure. False when it is none. */
export async function runForPressure(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [act, id, ...rest] = args;
  if (command !== 'pressure') return false;
  if (act === undefined || act.startsWith('--')) await list(db, args);
  else if (act === 'show' && id) await show(db, id, rest);
  else if (act === 'hear' && id) await hear(db, id, rest);
  else if (act === 'decide' && id && rest[0]) await decide(db, id, rest[0], rest.slice(1));
  else return false;
  return true;
}
