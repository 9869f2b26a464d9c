import { existsSync } from 'node:fs';
import { schemaFault } from '#db/migrate.ts';
import { moderatorAt } from '#src/features/accounts/appointments.ts';
import { appointModerator } from '#src/features/accounts/commands.ts';
import { emailInput } from '#src/features/accounts/input.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { representationsOf } from '#src/features/companies/representatives/queries.ts';
import { keepForecasts } from '#src/features/forecasts/index.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { retryMail, stuckMails } from '#src/features/notifications/commands.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { erasuresFile, keepErasures } from '#src/features/rights/erasures.ts';
import { now } from '#src/lib/clock.ts';
import { database, databaseUrl } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { readSettings } from '#src/lib/settings.ts';
import { keepsFromWriting, Unwritable } from '#src/lib/storage.ts';
import { clean } from '#src/lib/text.ts';
import { accountsUsage, runForAccounts } from '#src/process/admin-accounts.ts';
import { appealsUsage, runForAppeals } from '#src/process/admin-appeals.ts';
import { challengesUsage, runForChallenges } from '#src/process/admin-challenges.ts';
import { companyUsage, runForCompanies } from '#src/process/admin-companies.ts';
import { decisionsUsage, runForDecisions } from '#src/process/admin-decisions.ts';
import { erasingUsage, runForErasing } from '#src/process/admin-erasing.ts';
import { importsUsage, runForImports } from '#src/process/admin-imports.ts';
import { logUsage, verifyLog } from '#src/process/admin-log.ts';
import { backupInto, operationUsage, runForOperation, runRestore } from '#src/process/admin-operation.ts';
import { pressureUsage, runForPressure } from '#src/process/admin-pressure.ts';
import { proofsUsage, runForProofs } from '#src/process/admin-proofs.ts';
import { runForSigns, signsUsage } from '#src/process/admin-signs.ts';
import { staleness } from '#src/process/build.ts';
import { fail, longestReason, say, stop, wholeInPublic } from '#src/process/said.ts';
import { strangerTo } from '#src/process/stranger.ts';

const usage = `npm run admin -- create-moderator <email>
npm run admin -- mails                            what has failed, is uncertain, was put off or is held
npm run admin -- mails retry <id>
npm run admin -- mails retry --all               every one that failed; of an uncertain one you decide alone
npm run admin -- remove-case <number> <moderator's email> [--not-genuine] <reason that becomes public>
                                                  it goes on counting, unless it was not a customer's
npm run admin -- recompute                        checks every case and every count now, and repairs what differs
${accountsUsage}
${decisionsUsage}
${challengesUsage}
${appealsUsage}
${pressureUsage}
${signsUsage}
${companyUsage}
${importsUsage}
${proofsUsage}
${logUsage}
${erasingUsage}
${operationUsage}`;

const stale = staleness();
if (stale !== null) process.stderr.write(`${stale}\n`);

const [command = '', ...given] = process.argv.slice(2);
// On a new machine there is no database yet.
if (['', 'help', '--help', '-h'].includes(command)) stop(usage);
const read = readSettings(process.env);
// A command needs few of them, and none that is wrong.
const wrong = 'faults' in read ? read.faults.filter((fault) => !fault.endsWith(' is missing')) : [];
if (wrong.length > 0) stop(wrong.join('\n'));
const stranger = strangerTo(databaseUrl());
if (stranger !== null) stop(stranger);
if (command === 'restore') {
  await runRestore(given).catch(fail);
  process.exit(0);
}

const db = existing();
// Whatever was said of what was asked for, this is the reason.
process.once('exit', () => {
  const fault = keepsFromWriting(db);
  if (fault === null) return;
  process.stderr.write(`${fault}. Call it again once that is mended: it goes on where it was.\n`);
  process.exitCode = 1;
});

// Of a database as it is, whatever its schema: the copy that is made before the schema is changed.
const [file = ''] = given;
if (command === 'backup' && given.length === 1 && !file.startsWith('-')) {
  await backupInto(db, file).catch(fail);
  process.exit(0);
}

/** Opening a file that is not there would make an empty one. */
function existing() {
  const url = databaseUrl();
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) stop(`There is no database at ${url}`);
  return database();
}

async function createModerator(typed: string) {
  const email = emailInput.safeParse(typed);
  if (!email.success) stop(`"${typed}" is not an e-mail address`);
  const outcome = await appointModerator(db, { email: email.data, now: now() });
  if (!outcome.ok) stop(`${email.data} is no moderator yet: ${outcome.refusal}`);
  say(`${email.data} is a moderator and signs in by a mail link.`);
}

async function listMails() {
  const mails = await stuckMails(db);
  for (const mail of mails) {
    const tries = `${mail.attempts} ${mail.attempts === 1 ? 'try' : 'tries'}`;
    say([mail.id, mail.status, mail.kind, mail.createdAt.toISOString(), tries, mail.lastError ?? ''].join('  '));
  }
  if (mails.length === 0) say('Every mail went out.');
}

async function retry(id: string) {
  const outcome = await retryMail(db, id, now());
  if (!outcome.ok) stop(stays[outcome.refusal] ?? `No failed or uncertain mail has the id ${id}`);
  say('Queued once more.');
}

/** Why a mail that was given up is not queued once more. */
const stays: Record<string, string> = {
  'too-late': 'its link has ended: the person has to ask for a new one',
  conflict: 'nothing goes to that address of a company any more: it refused a mail, or somebody there wants none',
  unavailable: 'nothing can be stored',
};

async function retryAll() {
  const stuck = await stuckMails(db);
  const counts = new Map<string, number>();
  for (const { id, status } of stuck) {
    if (status !== 'failed') continue;
    const outcome = await retryMail(db, id, now());
    const became = outcome.ok ? 'queued' : outcome.refusal;
    counts.set(became, (counts.get(became) ?? 0) + 1);
  }
  say(`${counts.get('queued') ?? 0} queued once more.`);
  for (const [refusal, words] of Object.entries(stays)) {
    const many = counts.get(refusal) ?? 0;
    if (many > 0) say(`${many} stay: ${words}.`);
  }
  const uncertain = stuck.filter(({ status }) => status === 'uncertain').length;
  if (uncertain > 0) say(`${uncertain} may have arrived: mails shows them, mails retry <id> sends one again.`);
}

async function remove(number: string, typed: string, words: readonly string[]) {
  const genuine = !words.includes('--not-genuine');
  const reason = clean(words.filter((word) => word !== '--not-genuine').join(' '));
  if (reason === '') stop('A removal needs a reason. It becomes public.');
  wholeInPublic('The reason', reason, longestReason);
  const userId = await moderatorAt(db, typed.toLowerCase());
  if (userId === null) stop(`${typed} is no moderator`);
  const represents = await representationsOf(db, userId);
  const situation = { db, actor: { userId, represents, isModerator: true }, now: now(), locale: 'de' as const };
  const outcome = await removeCase(situation, { number, reason, genuine });
  if (!outcome.ok) stop(`Case ${number} was not removed: ${outcome.refusal}`);
  if (outcome.value.state === 'waiting') return say(`${outcome.value.number} waits for a second look: see decisions.`);
  say(
    `Case ${number} is removed and ${genuine ? 'goes on counting' : 'counts no longer'}. Its tombstone says: ${reason}`,
  );
}

/** What the worker does each night, now. */
async function recompute() {
  const cases = await checkCases(db, now());
  for (const number of cases) say(`Case ${number} did not say what its facts say. Repaired.`);
  await keepForecasts(db, dayOf(now()));
  const tallies = await keepTallies(db, dayOf(now()));
  for (const { asOf, kind, subjectId, months } of tallies) {
    say(`The count of ${kind} ${subjectId}, window ${months}, on ${asOf} did not say what the cases say. Repaired.`);
  }
  if (cases.length + tallies.length === 0) say('Every case and every count says what the facts say.');
}

/** The most words behind a command that ends in no free text: one more is a mistake, and not all of them can be taken back. */
const mostWords = new Map([
  ['create-moderator', 1],
  ['mails', 2],
  ['mails release', 1],
  ['mails discard', 1],
  ['erase-account', 2],
  ['erase-case', 1],
  ['replay-erasures', 1],
  ['merge-companies', 2],
  ['representatives', 1],
  ['representatives end', 2],
  ['company-domain', 3],
  ['company-domain remove', 2],
  ['company-contact', 2],
  ['letters', 2],
  ['documents', 2],
  ['second-factor keep', 2],
]);

async function run(args: readonly string[]) {
  const [first, second, third] = args;
  if (args.length > (mostWords.get(`${command} ${first}`) ?? mostWords.get(command) ?? Infinity)) stop(usage);
  // A switch is never a file to be written.
  if (args.includes('--help') || (command === 'backup' && first?.startsWith('-'))) stop(usage);
  // Only a start of the site changes a schema: an older version may still serve, and a look at how it stands is none.
  const otherSchema = await schemaFault(db);
  if (otherSchema !== null) stop(`DATABASE_URL cannot be opened: ${otherSchema}`);
  if (command === 'create-moderator' && first) return createModerator(first);
  if (command === 'mails' && first === undefined) return listMails();
  if (command === 'mails' && first === 'retry' && second === '--all') return retryAll();
  if (command === 'mails' && first === 'retry' && second) return retry(second);
  if (command === 'remove-case' && first && second && third) {
    return remove(first, second, args.slice(2));
  }
  if (command === 'recompute' && first === undefined) return recompute();
  if (command === 'verify-log' && first === undefined) return verifyLog(db);
  if (await runForOperation(db, [command, ...args])) return;
  if (await runForAccounts(db, [command, ...args])) return;
  if (await runForDecisions(db, [command, ...args])) return;
  if (await runForChallenges(db, [command, ...args])) return;
  if (await runForAppeals(db, [command, ...args])) return;
  if (await runForPressure(db, [command, ...args])) return;
  if (await runForSigns(db, [command, ...args])) return;
  if (await runForCompanies(db, [command, ...args])) return;
  if (await runForImports(db, [command, ...args])) return;
  if (await runForProofs(db, [command, ...args])) return;
  if (await runForErasing(db, [command, ...args])) return;
  stop(usage);
}

try {
  await run(given);
} catch (error) {
  if (!(error instanceof Unwritable)) fail(error);
  process.exitCode = 1;
}
await keepErasures(db, erasuresFile(process.env)).catch(fail);
db.$client.close();
