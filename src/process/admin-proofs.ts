import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#db/client.ts';
import { awaitedDocuments, decideDocuments } from '#src/features/proofs/documents.ts';
import { type LetterDue, lettersDue, postLetter, printLetter, setAddress } from '#src/features/proofs/letters.ts';
import { now } from '#src/lib/clock.ts';
import { cleanLine } from '#src/lib/text.ts';
import { say, stop } from '#src/process/said.ts';

/** What an administrator does for those who show by a letter or by documents that they speak for a company. */
export const proofsUsage = `npm run admin -- company-address <slug> <street|town>    where it gets its post, from its imprint or its register
npm run admin -- letters                          letters with a code that wait to be printed or posted
npm run admin -- letters print <folder>           a PDF of each; one printed before and not posted is void then
npm run admin -- letters posted <id | --all>      in the post today: its code is good for 90 days
npm run admin -- documents                        who says they send documents
npm run admin -- documents approve|refuse <id>    speaks for the company, or does not; told by mail`;

const day = (at: Date) => at.toISOString().slice(0, 10);

function letterLine({ proofId, companySlug, name, jobTitle, requestedAt, kind, address, printedAt }: LetterDue) {
  const state = printedAt
    ? `printed on ${day(printedAt)}, not posted`
    : address === null
      ? `no address: company-address ${companySlug} …`
      : 'to be printed';
  return [proofId, companySlug, `${name}, ${jobTitle}`, `asked on ${day(requestedAt)}`, kind, state].join('  ');
}

async function listLetters(db: Database) {
  const due = await lettersDue(db, now());
  for (const one of due) say(letterLine(one));
  if (due.length === 0) say('No letter waits.');
}

async function printLetters(db: Database, folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let printed = 0;
  for (const { proofId, companySlug, kind, address } of await lettersDue(db, now())) {
    if (address === null) {
      say(`${proofId}  ${companySlug}  not printed: nobody has entered its address`);
      continue;
    }
    const outcome = await printLetter(db, { proofId, now: now() });
    if (!outcome.ok) stop(`${proofId} could not be printed: ${outcome.refusal}`);
    const file = join(folder, `${companySlug}-${kind}-${proofId.slice(0, 8)}.pdf`);
    writeFileSync(file, outcome.value.pdf, { mode: 0o600 });
    say(`${proofId}  ${file}`);
    printed += 1;
  }
  say(printed === 0 ? 'Nothing was printed.' : `${printed} printed. In the post: letters posted --all`);
}

async function post(db: Database, which: string) {
  const due = (await lettersDue(db, now())).filter(({ printedAt }) => printedAt !== null);
  const chosen = which === '--all' ? due : due.filter(({ proofId }) => proofId === which);
  if (chosen.length === 0) stop('No such letter was printed and waits to be posted');
  for (const { proofId } of chosen) {
    const outcome = await postLetter(db, { proofId, now: now() });
    if (!outcome.ok) stop(`${proofId} is not noted as posted: ${outcome.refusal}`);
  }
  say(`${chosen.length} posted today.`);
}

async function giveAddress(db: Database, slug: string, typed: string) {
  const lines = typed.split('|').map(cleanLine).filter(Boolean);
  if (lines.length < 2 || lines.length > 4 || lines.some((line) => line.length > 60))
    stop('An address has two to four lines, with | between them: "Musterweg 1|34117 Kassel"');
  const outcome = await setAddress(db, { company: slug, lines: lines.join('\n'), now: now() });
  if (!outcome.ok) stop(`No company "${slug}"`);
  say(`${slug} gets its post at ${lines.join(', ')}.`);
}

async function listDocuments(db: Database) {
  const waiting = await awaitedDocuments(db);
  for (const { id, companySlug, firstName, lastName, jobTitle, email, requestedAt, files } of waiting) {
    const what = files > 0 ? `${files} here: the moderators' desk shows them` : 'nothing here';
    say(
      [id, companySlug, `${firstName} ${lastName}, ${jobTitle} <${email}>`, `since ${day(requestedAt)}`, what].join(
        '  ',
      ),
    );
  }
  if (waiting.length === 0) say('Nobody waits.');
}

async function decide(db: Database, proofId: string, approved: boolean) {
  const outcome = await decideDocuments(db, { proofId, approved, now: now() });
  if (!outcome.ok) stop(outcome.reason ? `Not possible: ${outcome.reason}` : `Nobody with the id ${proofId} waits`);
  say(approved ? 'Speaks for the company. Told by mail.' : 'Does not speak for the company. Told by mail.');
}

/** Does a command about letters and documents. False when it is none. */
export async function runForProofs(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [first, second] = args;
  const task = (): Promise<void> | null => {
    switch (command) {
      case 'company-address':
        return first && second ? giveAddress(db, first, args.slice(1).join(' ')) : null;
      case 'letters':
        if (first === undefined) return listLetters(db);
        if (!second) return null;
        if (first === 'print') return printLetters(db, second);
        return first === 'posted' ? post(db, second) : null;
      case 'documents':
        if (first === undefined) return listDocuments(db);
        return second && (first === 'approve' || first === 'refuse') ? decide(db, second, first === 'approve') : null;
      default:
        return null;
    }
  };
  const running = task();
  await running;
  return running !== null;
}
