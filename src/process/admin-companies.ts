import type { Database } from '#db/client.ts';
import { emailInput } from '#src/features/accounts/input.ts';
import { addDomain, renameCompany, setContact } from '#src/features/companies/commands.ts';
import { companyDomain } from '#src/features/companies/domains.ts';
import { addPublicContact, removePublicContact } from '#src/features/companies/public-contacts.ts';
import { companyBySlug } from '#src/features/companies/queries.ts';
import { waitingForLook } from '#src/features/companies/representatives/doubts.ts';
import { publicRepresentatives } from '#src/features/companies/representatives/queries.ts';
import { decideIdentity, endByAdministrator } from '#src/features/identity/commands.ts';
import { moveDomain, removeDomain } from '#src/features/identity/domains.ts';
import { mergeCompanies } from '#src/features/identity/merging.ts';
import { now } from '#src/lib/clock.ts';
import { clean, cleanLine } from '#src/lib/text.ts';
import { longestReason, say, stop, whole, wholeInPublic } from './said.ts';

/** As in the form of a new company. */
const longestName = 120;

/** What an administrator can do with companies and those who speak for them; the first part of the help. */
export const companyUsage = `npm run admin -- claims                           who waits to be looked at: they speak for a company by a domain that an
                                                  author named or an import brought, somebody objected, or they were refused before
npm run admin -- claims approve <id>              speaks for the company: what they wrote counts from the day it was written
npm run admin -- claims refuse <id> [why]         never did: what they wrote stays, says so and does not count; why is for
                                                  administrators, when the person or the name comes again
npm run admin -- representatives <slug>           who speaks for a company, with their ids
npm run admin -- representatives end <id>         speaks no more; what they wrote stays, says so and counts
npm run admin -- company-domain add <slug> <domain>
npm run admin -- company-domain move <domain> <slug>   whoever had it; who spoke by it there is checked
npm run admin -- company-domain remove <domain>
npm run admin -- company-contact <slug> <e-mail address>   where it is told about cases while nobody speaks for it
npm run admin -- company-public add <slug> <number or address>   telephone or e-mail that it publishes itself: not marked as
npm run admin -- company-public remove <slug> <the same>         private in what customers write about it
npm run admin -- rename-company <slug> <new name>      the address stays, the old name finds it
npm run admin -- merge-companies <slug> <into slug>    the first becomes the second, for good; the profile says so`;

const reasons = {
  'proof-gone': 'the record or file by which they were known is gone',
  'author-domain': 'the domain was named by an author or came with an import',
  objection: 'somebody who spoke before, or the contact, objected',
  'domain-moved': 'the domain was taken from the company',
  'named-in-doubt': 'was named by somebody who is in doubt',
  'refused-before': 'was refused before and claims again',
} as const;

async function listWaiting(db: Database) {
  const waiting = await waitingForLook(db);
  for (const one of waiting) {
    const person = `${one.firstName} ${one.lastName}, ${one.jobTitle} <${one.email}>`;
    const since = one.checkingSince.toISOString().slice(0, 10);
    say([one.id, one.companySlug, person, `since ${since}: ${reasons[one.because]} (${one.verifiedAs})`].join('  '));
    for (const { sameBy, at, companySlug, because, note } of one.refusedBefore) {
      const why = [because && reasons[because], note].filter(Boolean).join('; ');
      say(`    the same ${sameBy} was refused for ${companySlug} on ${at.toISOString().slice(0, 10)}: ${why}`);
    }
  }
  if (waiting.length === 0) say('Nobody waits.');
}

async function decide(db: Database, id: string, approved: boolean, words: readonly string[]) {
  const note = whole('The reason', clean(words.join(' ')), longestReason);
  const outcome = await decideIdentity(db, { representativeId: id, approved, note, now: now() });
  if (!outcome.ok) stop(`Nobody with the id ${id} waits`);
  const { companyName } = outcome.value;
  say(approved ? `Speaks for ${companyName}. Told by mail.` : `Does not speak for ${companyName}. Told by mail.`);
}

async function listSpeaking(db: Database, slug: string) {
  const company = await companyBySlug(db, slug);
  if (!company) stop(`No company "${slug}"`);
  const people = await publicRepresentatives(db, company.id);
  for (const one of people) {
    const doubt = one.isChecked ? '  identity being checked' : '';
    say(
      `${one.id}  ${one.firstName} ${one.lastName}, ${[one.jobTitle, one.firm].filter(Boolean).join(', ')}  by ${one.verifiedAs}${doubt}`,
    );
  }
  if (people.length === 0) say(`Nobody speaks for ${company.name}.`);
}

async function end(db: Database, id: string) {
  const outcome = await endByAdministrator(db, { representativeId: id, now: now() });
  if (!outcome.ok) stop(`Nobody with the id ${id} speaks for a company`);
  say(`Speaks no more for ${outcome.value.companyName}.`);
}

async function giveDomain(db: Database, slug: string, typed: string) {
  const domain = domainOf(typed);
  const outcome = await addDomain(db, { company: slug, domain, now: now() });
  if (!outcome.ok) {
    stop(
      outcome.refusal === 'conflict'
        ? `${domain} belongs to another company: company-domain move ${domain} ${slug}`
        : `No company "${slug}"`,
    );
  }
  say(`${domain} belongs to ${slug}.`);
}

async function passDomain(db: Database, typed: string, slug: string) {
  const domain = domainOf(typed);
  const outcome = await moveDomain(db, { domain, to: slug, now: now() });
  if (!outcome.ok) stop(`No company "${slug}", or nobody has ${domain}`);
  say(`${domain} belongs to ${slug}. ${inDoubt(outcome.value.checked)}`);
}

async function takeDomain(db: Database, typed: string) {
  const domain = domainOf(typed);
  const outcome = await removeDomain(db, { domain, now: now() });
  if (!outcome.ok) stop(`Nobody has ${domain}`);
  say(`${domain} belongs to nobody. ${inDoubt(outcome.value.checked)}`);
}

const inDoubt = (checked: number) =>
  checked === 0 ? 'Nobody spoke by it.' : `${checked} who spoke by it are being checked now: see claims.`;

function domainOf(typed: string): string {
  return companyDomain(typed) ?? stop(`"${typed}" is not the domain of a company`);
}

async function giveContact(db: Database, slug: string, typed: string) {
  const email = emailInput.safeParse(typed);
  if (!email.success) stop(`"${typed}" is not an e-mail address`);
  const outcome = await setContact(db, { company: slug, email: email.data, now: now() });
  if (!outcome.ok) {
    stop(outcome.refusal === 'conflict' ? `${email.data} bounced or wants no mails` : `No company "${slug}"`);
  }
  say(`${slug} gets its reminders at ${email.data} from now on.`);
}

async function givePublicContact(db: Database, what: 'add' | 'remove', slug: string, typed: string) {
  const change = what === 'add' ? addPublicContact : removePublicContact;
  const outcome = await change(db, { company: slug, typed, now: now() });
  if (!outcome.ok) {
    const isNone = outcome.refusal === 'invalid';
    stop(
      isNone ? `"${typed}" is no telephone number with its area code and no e-mail address` : `No "${slug}" with it`,
    );
  }
  say(what === 'add' ? `${slug} publishes ${typed} itself.` : `${typed} is the company's no more.`);
}

async function rename(db: Database, slug: string, words: readonly string[]) {
  const name = wholeInPublic('The name', cleanLine(words.join(' ')), longestName);
  const outcome = await renameCompany(db, { company: slug, name, now: now() });
  if (!outcome.ok) {
    stop(
      outcome.refusal === 'conflict'
        ? `Another company is called so: merge-companies, if they are one`
        : outcome.refusal === 'invalid'
          ? `"${name}" is no name`
          : `No company "${slug}"`,
    );
  }
  say(`${slug} is called ${name}.`);
}

async function merge(db: Database, from: string, into: string) {
  const outcome = await mergeCompanies(db, { from, into, now: now() });
  if (!outcome.ok)
    stop(outcome.refusal === 'conflict' ? 'That is one company already' : `No company "${from}" or "${into}"`);
  say(`${from} is ${into} now: ${outcome.value.cases} cases went over, and its figures are counted anew.`);
}

/** Does a command about companies. False when it is none. */
export async function runForCompanies(db: Database, [command, ...args]: readonly string[]): Promise<boolean> {
  const [first, second, third] = args;
  const task = (): Promise<void> | null => {
    switch (command) {
      case 'claims':
        if (first === undefined) return listWaiting(db);
        if (!second || (first !== 'approve' && first !== 'refuse')) return null;
        return decide(db, second, first === 'approve', args.slice(2));
      case 'representatives':
        if (first === 'end') return second ? end(db, second) : null;
        return first ? listSpeaking(db, first) : null;
      case 'company-domain':
        if (first === 'add' && second && third) return giveDomain(db, second, third);
        if (first === 'move' && second && third) return passDomain(db, second, third);
        return first === 'remove' && second ? takeDomain(db, second) : null;
      case 'company-contact':
        return first && second ? giveContact(db, first, second) : null;
      case 'company-public':
        if ((first !== 'add' && first !== 'remove') || !second || !third) return null;
        return givePublicContact(db, first, second, args.slice(2).join(' '));
      case 'rename-company':
        return first && second ? rename(db, first, args.slice(1)) : null;
      case 'merge-companies':
        return first && second ? merge(db, first, second) : null;
      default:
        return null;
    }
  };
  const running = task();
  await running;
  return running !== null;
}
