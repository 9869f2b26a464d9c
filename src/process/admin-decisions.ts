import { parseArgs } from 'node:util';
import type { Database } from '#db/client.ts';
import { moderatorAt } from '#src/features/accounts/appointments.ts';
import { representationsOf } from '#src/features/companies/representatives/queries.ts';
import { confirmDecision, decide, dropDecision, ownGround } from '#src/features/moderation/decisions/commands.ts';
import { measures, type Reportable, reportable } from '#src/features/moderation/lists.ts';
import { openExaminations, piecesOf, waitingDecisions } from '#src/features/moderation/queries.ts';
import { askAuthor } from '#src/features/moderation/questions.ts';
import { now } from '#src/lib/clock.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Situation } from '#src/lib/situation.ts';
import { clean } from '#src/lib/text.ts';
import { longestReason, longestRule, say, stop, wholeInPublic } from './said.ts';

/** What a moderator can decide; a part of the help. */
export const decisionsUsage = `npm run admin -- pieces <number>                  what of a case can be decided about, each with its kind and id
npm run admin -- decide <number> keep|blacken|hide|remove|not-genuine|end-writing --by <moderator's email> --reason "<public>"
                   --facts "<for both sides>" --rule "<law or rule>" [--illegal] [--piece <kind>:<id>] [--passage "<words>"]
npm run admin -- notices                          what was reported and is not decided, in a hurry first
npm run admin -- notices ask <id> --by <moderator's email> --facts "<question to whoever wrote it>"
npm run admin -- decisions                        those that wait for a second look
npm run admin -- decisions confirm|drop <id> --by <moderator's email>`;

const text = { type: 'string', default: '' } as const;
const options = {
  by: text,
  reason: text,
  facts: text,
  rule: text,
  piece: text,
  passage: text,
  illegal: { type: 'boolean', default: false },
} as const;

export function optionsOf(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch {
    return stop(decisionsUsage);
  }
}

/** The situation of a moderator who is named; ends where there is none. */
export async function moderating(db: Database, by: string): Promise<Situation> {
  const userId = await moderatorAt(db, by.toLowerCase());
  if (userId === null) stop(by === '' ? 'Who decides? --by <moderator’s email>' : `${by} is no moderator`);
  const represents = await representationsOf(db, userId);
  return { db, actor: { userId, represents, isModerator: true }, now: now(), locale: 'de' };
}

async function listPieces(db: Database, number: string) {
  const found = await piecesOf(db, number);
  if (!found) stop(`No case that can be read has the number ${number}`);
  for (const { kind, id, day, at, text: words } of found.pieces) {
    say(`${kind}:${id}  ${day ?? at?.toISOString() ?? ''}  ${words.replace(/\s+/g, ' ').slice(0, 80)}`);
  }
}

async function decideOn(db: Database, number: string, measure: (typeof measures)[number], words: readonly string[]) {
  const { by, reason, facts, rule, piece, passage, illegal } = optionsOf(words);
  const situation = await moderating(db, by);
  const found = await piecesOf(db, number);
  const meant = piece === '' ? found?.pieces[0] : pieceNamed(piece);
  if (!meant) stop(`Nothing that can be read: ${piece || number}. See pieces ${number}`);
  const outcome = await decide(situation, {
    ...{ id: newId(), kind: 'own', piece: { kind: meant.kind, id: meant.id }, measure, passage, ...ownGround },
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

function pieceNamed(typed: string): { kind: Reportable; id: string } | undefined {
  const [typedKind, id] = typed.split(':');
  const kind = reportable.find((one) => one === typedKind);
  return kind && id ? { kind, id } : undefined;
}

async function secondLook(db: Database, act: 'confirm' | 'drop', id: string, words: readonly string[]) {
  const situation = await moderating(db, optionsOf(words).by);
  const outcome = await (act === 'confirm' ? confirmDecision : dropDecision)(situation, { id });
  if (!outcome.ok) stop(`Nothing done: ${outcome.refusal} ${outcome.reason ?? ''}`);
  say(act === 'confirm' ? `${outcome.value.number} has taken effect.` : `${outcome.value.number} is dropped.`);
}

async function listWaiting(db: Database) {
  const waiting = await waitingDecisions(db);
  for (const { id, number, measure, caseNumber, decidedAt } of waiting) {
    say([id, number, measure, caseNumber ?? '', decidedAt.toISOString()].join('  '));
  }
  if (waiting.length === 0) say('Nothing waits for a second look.');
}

async function listNotices(db: Database) {
  const open = await openExaminations(db);
  for (const one of open) {
    const { id, isUrgent, pieceKind, caseNumber, companySlug, openedAt } = one;
    const often = `${one.notices} notices by ${one.notifiers}`;
    say([id, isUrgent ? 'urgent' : '', pieceKind, caseNumber ?? companySlug, openedAt.toISOString(), often].join('  '));
  }
  if (open.length === 0) say('Nothing reported waits for a decision.');
}

async function ask(db: Database, examinationId: string, words: readonly string[]) {
  const { by, facts } = optionsOf(words);
  const outcome = await askAuthor(await moderating(db, by), { examinationId, text: clean(facts) });
  if (!outcome.ok) stop(`Not asked: ${outcome.refusal} ${outcome.reason ?? ''}`);
  say('Asked. There are seven days for an answer.');
}

/** Does a command about decisions. False when it is none. */
export async function runForDecisions(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [first, second, ...rest] = args;
  const measure = measures.find((one) => one === second);
  if (command === 'pieces' && first && second === undefined) await listPieces(db, first);
  else if (command === 'decide' && first && measure) await decideOn(db, first, measure, rest);
  else if (command === 'notices' && first === undefined) await listNotices(db);
  else if (command === 'notices' && first === 'ask' && second) await ask(db, second, rest);
  else if (command === 'decisions' && first === undefined) await listWaiting(db);
  else if (command === 'decisions' && (first === 'confirm' || first === 'drop') && second) {
    await secondLook(db, first, second, rest);
  } else return false;
  return true;
}
