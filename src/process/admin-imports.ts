import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Database } from '#db/client.ts';
import { type Became, importRecords, type LeftAlone, rehearseImport } from '#src/features/public-facts/commands.ts';
import { recordsIn, TooMuch } from '#src/features/public-facts/reading.ts';
import { putRight } from '#src/features/public-facts/stating.ts';
import { undoImport } from '#src/features/public-facts/undo.ts';
import { now } from '#src/lib/clock.ts';
import { dayOf, isDay } from '#src/lib/dates.ts';
import { say, stop, whole } from './said.ts';

/** What an administrator can do with facts about companies that others collected. */
export const importsUsage = `npm run admin -- import-companies <file or folder> [--as-of <day>] [--dry-run] [--new <record>] [--same <record>=<slug>]
                                                  records of datenanfragen/data (CC0): JSON, a list, JSONL, a ZIP or a folder. What is like
                                                  a company that is there waits for --new or --same; called again nothing is taken twice
npm run admin -- import-companies --undo <id>     takes back what that import brought and nobody has used since
npm run admin -- company-facts <slug> address|phone|website <text, or - for none>   puts right what was taken over
npm run admin -- company-arbitration <slug> yes|no|unknown [<page that says so> [<body>]]   whether it takes part`;

const reasons = {
  unreadable: 'is no record of the collection, or too long',
  twice: 'has the slug of an earlier record of the file',
  'no-name': 'has no name that could be shown, or a link in its place',
  elsewhere: 'is not for Germany, Austria or Switzerland',
  'no-customers': 'is of a body without customers',
  unverified: 'was collected by a machine, and nobody looked at it',
} as const;

const doubts = {
  'domain-of-another': 'its domain belongs to a company of another name',
  'other-domain': 'a company of that name has another domain',
  several: 'several companies have that name, or none has that slug',
  'brand-of-another': 'it names a brand that another company has',
  'looks-like': 'its name or domain looks like that of another company',
} as const;

function options(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        undo: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'as-of': { type: 'string' },
        new: { type: 'string', multiple: true },
        same: { type: 'string', multiple: true },
      },
    });
  } catch {
    return stop(importsUsage);
  }
}

async function importCompanies(db: Database, given: readonly string[]): Promise<void> {
  const { values, positionals } = options(given);
  const [path, ...more] = positionals;
  if (values.undo !== undefined) return path === undefined ? undo(db, values.undo) : stop(importsUsage);
  if (path === undefined || more.length > 0) stop(importsUsage);
  if (!existsSync(path)) stop(`There is no ${path}`);
  const asOf = values['as-of'] ?? dayOf(now());
  if (!isDay(asOf) || asOf > dayOf(now())) stop(`"${asOf}" is no day like 2026-03-30 that has been`);
  const decided = {
    asNew: new Set(values.new),
    same: new Map(
      (values.same ?? []).map((one): [string, string] => [one.split('=')[0] ?? '', one.split('=')[1] ?? '']),
    ),
  };
  const records = await recordsIn(path).catch((error: unknown) => {
    if (error instanceof TooMuch) stop(`Not read: ${error.message}.`);
    stop(`Not read: ${path} (${error instanceof Error ? shown(error.message) : 'unknown'}).`);
  });
  if (records.every(({ value }) => typeof value !== 'object' || value === null))
    stop(
      `Not read: nothing in ${path} is a record. Wanted are JSON, a list of it, one a line, a ZIP or a folder of them.`,
    );
  if (values['dry-run']) {
    report(await rehearseImport(db, { records, asOf, decided, now: now() }), asOf);
    return say('Nothing was written.');
  }
  const outcome = await importRecords(db, { records, asOf, decided, now: now() });
  if (!outcome.ok) stop(`Broken off (${outcome.refusal}): call it again, what is taken over is not taken twice.`);
  report(outcome.value.became, asOf);
  say(`Taken back by: npm run admin -- import-companies --undo ${outcome.value.id}`);
}

/** What is printed of a text from elsewhere: one line, nothing that moves the cursor. */
const shown = (text: string) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 120);

/** What a record says otherwise than what stands here, and why that stays. */
const leftAlone = (record: string, left: LeftAlone): string =>
  `left      ${shown(record)}  ${left.because === 'newer' ? `as it is: a copy of ${left.asOf} is newer` : `its ${left.what} as somebody put it right here`}`;

function report(became: readonly Became[], asOf: string): void {
  let [entered, known, again, changed] = [0, 0, 0, 0];
  for (const one of became) {
    if (!('skipped' in one)) for (const left of one.left) say(leftAlone(one.record, left));
    if ('skipped' in one) say(`left out  ${shown(one.record)}  ${shown(one.name)}  ${reasons[one.skipped]}`);
    else if (one.verdict.is === 'new') {
      entered += 1;
      say(`new       ${shown(one.record)}  ${shown(one.name)}`);
    } else if (one.verdict.is === 'known') {
      known += 1;
      say(`known     ${shown(one.record)}  ${shown(one.name)}  is ${one.verdict.slug}`);
    } else if (one.verdict.is === 'again') {
      again += 1;
      changed += Number(one.changed);
    } else {
      const { why, slugs } = one.verdict;
      say(`decide    ${shown(one.record)}  ${shown(one.name)}  ${doubts[why]}: ${slugs.join(', ')}`);
    }
  }
  const out = became.filter((one) => 'skipped' in one).length;
  const unsure = became.length - entered - known - again - out;
  say(
    `${entered} new, ${known} known already, ${again} taken over before (${changed} of them changed), ${out} left out. Taken as the collection of ${asOf}; of another day: --as-of.`,
  );
  if (unsure > 0) say(`${unsure} wait for you: --new RECORD, or --same RECORD=SLUG.`);
}

async function undo(db: Database, id: string): Promise<void> {
  const outcome = await undoImport(db, { id, now: now() });
  if (!outcome.ok) stop(outcome.refusal === 'conflict' ? 'It was taken back before.' : `No import has the id ${id}`);
  const { gone, kept, names, domains } = outcome.value;
  say(`${gone} companies are gone. ${kept.length} stay, because somebody has used them since.`);
  say(`${names} names and ${domains} domains were taken back from companies that stay.`);
}

/** Why something is no fact that could be shown: its reason, as a form would tell it. */
const faults: Readonly<Record<string, string>> = {
  'fact-address': 'is no address of two to eight lines',
  'fact-website': 'is no front page of a website',
  'not-a-phone': 'is no telephone number',
  'contact-costly': 'is a number that costs more than a call',
};

async function put(
  db: Database,
  stating: { company: string; about: string; text: string; source: string },
  become: string,
) {
  const outcome = await putRight(db, { ...stating, now: now() });
  if (outcome.ok) return say(become);
  if (outcome.refusal === 'not-found') stop(`No company "${stating.company}"`);
  const reason = 'reason' in outcome ? (faults[outcome.reason ?? ''] ?? '') : '';
  stop(reason === '' ? importsUsage : `"${shown(stating.text)}" ${reason}`);
}

async function correct(db: Database, company: string, about: string, typed: string): Promise<void> {
  if (!['address', 'phone', 'website'].includes(about)) stop(importsUsage);
  const text = typed === '-' ? '' : whole('It', typed.replaceAll('\\n', '\n').trim(), 600);
  const become = `The ${about} of ${company} is ${text === '' ? 'gone' : 'put right'}, and no import changes it.`;
  await put(db, { company, about, text, source: '' }, become);
}

async function arbitrate(db: Database, company: string, takesPart: string, words: readonly string[]): Promise<void> {
  const [source = '', ...body] = words;
  if (!['yes', 'no', 'unknown'].includes(takesPart)) stop(importsUsage);
  const isKnown = takesPart !== 'unknown';
  if (isKnown && !(URL.canParse(source) && /^https?:/.test(source))) stop('Name the page that says so, with https.');
  const text = whole('The body', body.join(' '), 160);
  const become = isKnown
    ? `${company}: ${takesPart}, as ${source} says.`
    : `It is not known whether ${company} takes part.`;
  await put(db, { company, about: `arbitration-${takesPart}`, text, source: isKnown ? source : '' }, become);
}

/** Does a command about such facts. False when it is none. */
export async function runForImports(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [first, second] = args;
  if (command === 'import-companies') await importCompanies(db, args);
  else if (command === 'company-facts' && first && second)
    await correct(db, first, second, args.slice(2).join(' ') || '-');
  else if (command === 'company-arbitration' && first && second) await arbitrate(db, first, second, args.slice(2));
  else return false;
  return true;
}
