import { parseArgs } from 'node:util';
import type { Database } from '#db/client.ts';
import { moderatorAt } from '#src/features/accounts/appointments.ts';
import { representationsOf } from '#src/features/companies/representatives/queries.ts';
import { decideSign } from '#src/features/signs/commands.ts';
import { casesOfSign, openSigns } from '#src/features/signs/queries.ts';
import { now } from '#src/lib/clock.ts';
import { clean } from '#src/lib/text.ts';
import { longestReason, say, stop, wholeInPublic } from './said.ts';

/** What a moderator can do with signs; a part of the help. */
export const signsUsage = `npm run admin -- signs                            facts that somebody should look at: nearly the same text by several people, many cases
                                                  or many "this concerns me too" in a day. They count until it is decided
npm run admin -- signs show <id>                  the cases of one
npm run admin -- signs decide <id> not-genuine|genuine --by <moderator's email> --reason "<reason>" [--except <number>,<number>]
                                                  decides all of it: not genuine removes its cases (the reason becomes public with
                                                  each), or takes out its votes; those after --except stay`;

type Sign = Awaited<ReturnType<typeof openSigns>>[number];

async function list(db: Database) {
  const open = await openSigns(db);
  for (const sign of open) {
    say(
      [
        sign.id,
        sign.companySlug,
        sign.day,
        factOf(sign),
        `${sign.cases} ${sign.cases === 1 ? 'case' : 'cases'} to look at`,
      ].join('  '),
    );
  }
  if (open.length === 0) say('Nothing waits to be looked at.');
}

function factOf({ kind, figures }: Sign): string {
  const { count, mailboxes, usual, likeness } = figures;
  const by = `by ${mailboxes} mailboxes`;
  if (kind === 'same-text')
    return `${count} cases ${by} in nearly the same words (likeness from ${likeness?.toFixed(2)})`;
  const what = kind === 'many-cases' ? 'cases' : 'times "this concerns me too"';
  return `${count} ${what} ${by} in a day, usual are ${usual?.toFixed(1)}`;
}

async function show(db: Database, id: string) {
  const rows = await casesOfSign(db, id);
  if (rows.length === 0) stop(`No sign has the id ${id}`);
  for (const { number, status, title } of rows) say(`${number}  ${status}  ${title}`);
}

async function decide(db: Database, id: string, decision: 'genuine' | 'not-genuine', words: readonly string[]) {
  const { by, reason: typed, except } = optionsOf(words);
  const reason = clean(typed);
  if (reason === '') stop('A decision needs a reason. Of cases that are not genuine it becomes public.');
  wholeInPublic('The reason', reason, longestReason);
  const userId = await moderatorAt(db, by.toLowerCase());
  if (userId === null) stop(by === '' ? 'Who decides? --by <moderator’s email>' : `${by} is no moderator`);
  const represents = await representationsOf(db, userId);
  const situation = { db, actor: { userId, represents, isModerator: true }, now: now(), locale: 'de' as const };
  const outcome = await decideSign(situation, { id, decision, reason, except: except.split(',').filter(Boolean) });
  if (!outcome.ok) stop(refusals[outcome.refusal] ?? `Not decided: ${outcome.refusal}`);
  const { gone, waiting, endedBefore } = outcome.value;
  if (decision === 'genuine') say('Decided: genuine. Everything stays as it was.');
  else
    say(
      `Decided: not genuine. ${gone} are gone; ${waiting} wait for a second look; ${endedBefore} cases had ended before.`,
    );
}

const refusals: Partial<Record<string, string>> = {
  'not-found': 'No sign has this id',
  'not-allowed':
    'One of the cases is this moderator’s own, or against a company they speak for: somebody else must decide',
  conflict: 'That is decided already, or somebody decides it at this moment',
  invalid: '--except names a case that is not in this sign: see signs show',
};

function optionsOf(words: readonly string[]): { by: string; reason: string; except: string } {
  const text = { type: 'string', default: '' } as const;
  try {
    return parseArgs({ args: [...words], options: { by: text, reason: text, except: text } }).values;
  } catch {
    return stop(signsUsage);
  }
}

/** Does a command about signs. False when it is none. */
export async function runForSigns(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [first, id, decision, ...words] = args;
  if (command !== 'signs') return false;
  if (first === undefined) await list(db);
  else if (first === 'show' && id && decision === undefined) await show(db, id);
  else if (first === 'decide' && id && (decision === 'genuine' || decision === 'not-genuine')) {
    await decide(db, id, decision, words);
  } else return false;
  return true;
}
