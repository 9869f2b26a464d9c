import { dayAndTime, longDay } from '#src/i18n/formats.ts';
import { type Translate, translator, type Values } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { CompanyMail } from './company-mails.ts';
import type { ContactMail, NamedContactMail, SeveralContactMail } from './contact-mails.ts';
import { type Letter, type Line, letterText, type Part } from './letter.ts';
import { type ProgramMail, weekValues } from './program-mails.ts';
import type { Topic } from './topics.ts';

/** Every mail this site sends. `url` is absolute. */
export type Mail =
  // To an address that nobody has proved yet, or that somebody else entered: without a word that a stranger chose, not in
  // an address either, or whoever wants to write to it in our name could.
  | { kind: UnprovedKind; url: string }
  /** To the owner of an account, at once and always: what was changed about how they come in. */
  | { kind: 'account-changed'; url: string; what: AccountChange; at: Date }
  /** To the present address and to the new one: both confirm. `email`: the new one. */
  | { kind: 'old-address' | 'new-address'; url: string; email: string }
  | CompanyMail
  /** To each representative. */
  | { kind: 'case-published'; url: string; number: string; title: string; companyName: string; dueOn: Day }
  /** To the author. */
  | { kind: 'case-live'; url: string; number: string; title: string; companyName: string }
  /** To the author. */
  | {
      kind: 'reply-published';
      url: string;
      number: string;
      title: string;
      companyName: string;
      representative: string;
      /** Whether the person speaks for the company is being checked. */
      isChecked?: boolean;
    }
  /** To the author: a company that the case only names has answered. */
  | {
      kind: 'named-replied';
      url: string;
      number: string;
      title: string;
      namedName: string;
      representative: string;
    }
  /** To the author. */
  | { kind: 'reply-corrected'; url: string; number: string; title: string; companyName: string }
  /** To each representative, as the one below. `answer-corrected`: of the company that the author had answered. */
  | { kind: 'author-answered' | 'named-answered' | 'answer-corrected'; url: string; number: string; title: string }
  | { kind: 'case-reopened' | 'exchange-to-company'; url: string; number: string; title: string }
  | { kind: 'case-closed'; url: string; number: string; title: string; outcome: 'solved' | 'partly' | 'unsolved' }
  // To whoever gave a notice, at an address that nobody has proved. `notice`: its number. `letter`: words of a moderator.
  | { kind: 'notice-received' | 'notice-asked'; url: string; notice: string }
  | { kind: 'notice-decided'; url: string; notice: string; letter: string }
  /** To whoever does not agree with a decision, and to both sides once that is decided. */
  | { kind: 'appeal-received'; url: string; appeal: string; decision: string; files?: string | undefined }
  /** To the author of the case, where somebody else appealed. `url`: where they show files to whoever decides. */
  | { kind: 'appeal-opened'; url: string; decision: string; by: 'notifier' | 'company'; until: Day }
  | { kind: 'appeal-decided'; url: string; decision: string; letter: string }
  /** To whoever wrote what was reported: a question, and what was decided with the reasons (Art. 17). */
  | { kind: 'author-asked'; url: string }
  | { kind: 'author-reminded'; url: string; until: Day }
  | { kind: 'statement'; url: string; decision: string; letter: string }
  /** To the author of a case that its company says is no customer's of it. `until`: as long as they are asked for proof. */
  | { kind: 'challenge-agreed'; url: string; number: string; companyName: string }
  | { kind: 'challenge-asked' | 'challenge-reminded'; url: string; number: string; companyName: string; until: Day }
  /** To those who speak for that company: what shows that it is, and the decision. */
  | { kind: 'challenge-forwarded'; url: string; number: string; until: Day }
  | { kind: 'challenge-decided'; url: string; decision: string; letter: string }
  /** To a company that is said to have put an author under pressure: everybody who speaks for it, or its contact address. */
  | { kind: 'pressure-asked' | 'pressure-reminded'; url: string; number: string; companyName: string; until: Day }
  /** To both sides. */
  | { kind: 'pressure-decided'; url: string; decision: string; letter: string }
  // Reminders to the author.
  | { kind: 'settled-privately'; url: string; number: string; title: string; companyName: string; repliedOn: Day }
  | { kind: 'judge-reply'; url: string; number: string; title: string; companyName: string; repliedOn: Day }
  | { kind: 'your-turn'; url: string; number: string; title: string; companyName: string; days: number }
  | { kind: 'about-to-rest'; url: string; number: string; title: string; restsOn: Day }
  | {
      kind: 'promise-due';
      url: string;
      number: string;
      title: string;
      companyName: string;
      promise: string;
      dueOn: Day;
    }
  /** The company says that it was kept. */
  | {
      kind: 'promise-reported';
      url: string;
      number: string;
      title: string;
      companyName: string;
      promise: string;
      keptOn: Day;
    }
  /** A file that the company gave to prove that can be looked at. */
  | { kind: 'promise-file'; url: string; number: string; title: string; companyName: string; promise: string }
  | { kind: 'step-open'; url: string; number: string; title: string; step: string }
  | { kind: 'still-holds'; url: string; number: string; title: string; companyName: string; closedOn: Day }
  | { kind: 'letters-arrived'; url: string; number: string; title: string; companyName: string; count: number }
  // Reminders to each representative. `days`: left until the first reply is due.
  | {
      kind: 'company-waiting';
      url: string;
      number: string;
      title: string;
      companyName: string;
      dueOn: Day;
      days: number;
    }
  | { kind: 'company-overdue'; url: string; number: string; title: string; companyName: string; dueOn: Day }
  // To each representative.
  | ProgramMail
  // To followers: of a case, of a company or of an industry. `mail-as-reply`: to each representative. `exchange-…`: to the author.
  | {
      kind: 'followed-reply';
      url: string;
      number: string;
      title: string;
      companyName: string;
      representative: string;
    }
  | {
      kind: 'followed-closed';
      url: string;
      number: string;
      title: string;
      companyName: string;
      outcome: 'solved' | 'partly' | 'unsolved';
    }
  | (AboutCase & { kind: 'followed-reopened' | 'followed-company-case' | 'followed-industry-case' | 'mail-as-reply' })
  | (AboutCase & { kind: 'exchange-asked' | 'exchange-to-author' })
  // To the contact address of a company for which nobody speaks.
  | ContactMail
  | SeveralContactMail
  | NamedContactMail;

interface AboutCase {
  url: string;
  number: string;
  title: string;
  companyName: string;
}

export type AccountChange =
  | 'password'
  | 'address'
  | 'factorOn'
  | 'factorOff'
  | 'factorLost'
  | 'codes'
  | 'codeUsed'
  | 'closed';

type UnprovedKind =
  | 'confirm-case'
  | 'resume-draft'
  | 'sign-in'
  | 'reset-password'
  | 'address-known'
  | 'claim-company'
  | 'outsider-named'
  | 'team-invited';

/** What a mail says, before it is a mail of its own or part of a digest. The subject is one line. */
export interface Message {
  subject: string;
  before: string[];
  url: string;
  button: string;
  after: string[];
}

export interface MailText {
  subject: string;
  text: string;
  /** Of which its HTML is made when it goes out: four times as much to keep, and to make while somebody waits. */
  letter: Pick<Letter, 'parts' | 'footer'>;
}

/**
 * How a mail can be ended for good: its topic (`digest` for the mail of a day, null for a contact address, which has none)
 * and the absolute address that does it.
 */
export interface StopLink {
  topic: Topic | 'digest' | null;
  url: string;
}

/** The words of a mail in a language. */
export function messageOf(mail: Mail, locale: Locale): Message {
  const t = translator(locale);
  const values = valuesOf(mail, locale, t);
  const about = t(`mail.${mail.kind}.subject`, values);
  return {
    subject: oneLine('number' in mail ? `${t('case.az', { number: mail.number })}: ${about}` : about),
    before: paragraphs(t(`mail.${mail.kind}.text`, values)),
    url: mail.url,
    button: t(`mail.${mail.kind}.button`, values),
    after: paragraphs(t(`mail.${mail.kind}.after`, values)),
  };
}

/** A mail in a language as plain text and as what its HTML is made of. `stop`: null for one that nobody can switch off. */
export function mailText(message: Message, locale: Locale, stop: StopLink | null): MailText {
  const t = translator(locale);
  const parts: Part[] = [
    ...[t('mail.greeting'), ...message.before].map((text) => ({ kind: 'words' as const, text })),
    { kind: 'button', label: message.button, url: message.url, orCopy: t('mail.orCopy') },
    ...message.after.map((text) => ({ kind: 'words' as const, text })),
  ];
  return written(message.subject, parts, locale, stop);
}

/** Puts a letter together: its parts, also as plain text, and at its foot who writes, why, and how to end it. */
export function written(subject: string, parts: readonly Part[], locale: Locale, stop: StopLink | null): MailText {
  const t = translator(locale);
  const site = new URL(absolute('/')).host;
  const footer: Line[] =
    stop === null
      ? [{ text: t('mail.why', { site }) }]
      : stop.topic === null
        ? [{ text: t('mail.stopContact'), url: stop.url }]
        : [
            { text: t('mail.whyTopic', { topic: t(`mails.topic.${stop.topic}.name`), site }) },
            { text: t('mail.stop'), url: stop.url },
            { text: t('mail.choose'), url: absolute(paths.mails(locale)) },
          ];
  const letter = { parts, footer: [{ text: t('mail.signature') }, ...footer] };
  return { subject, text: letterText(letter), letter };
}

function valuesOf(mail: Mail, locale: Locale, t: Translate): Values {
  const values: Values = {};
  if ('week' in mail) Object.assign(values, weekValues(mail.week, t));
  if ('host' in mail) values.host = quoted(mail.host);
  if ('title' in mail) values.title = quoted(mail.title);
  if ('number' in mail) values.number = mail.number;
  if ('numbers' in mail) Object.assign(values, { numbers: mail.numbers.join(', '), count: mail.numbers.length });
  if ('companyName' in mail) values.companyName = quoted(mail.companyName);
  if ('namedName' in mail) values.namedName = quoted(mail.namedName);
  if ('representative' in mail) values.representative = quoted(mail.representative);
  if (mail.kind === 'reply-published') values.isChecked = String(mail.isChecked ?? false);
  if ('promise' in mail) values.promise = quoted(mail.promise);
  if ('step' in mail) values.step = mail.step;
  if ('notice' in mail) values.notice = mail.notice;
  if ('decision' in mail) values.decision = mail.decision;
  if (mail.kind === 'appeal-received')
    Object.assign(values, { appeal: mail.appeal, hasFiles: String(mail.files !== undefined), files: mail.files ?? '' });
  if ('by' in mail) values.by = mail.by;
  if ('letter' in mail) values.letter = mail.letter;
  if ('domain' in mail) values.domain = mail.domain;
  if ('who' in mail) values.who = quoted(mail.who);
  if ('role' in mail) values.role = mail.role;
  if ('email' in mail) values.email = mail.email;
  if ('what' in mail) values.what = mail.what;
  if ('holds' in mail) Object.assign(values, { holds: String(mail.holds), reason: oneLine(mail.reason) });
  if ('at' in mail) values.when = dayAndTime(locale, mail.at);
  if ('count' in mail) values.count = mail.count;
  if ('days' in mail) values.days = mail.days;
  if ('keptOn' in mail) values.kept = longDay(locale, mail.keptOn);
  if ('until' in mail) values.until = longDay(locale, mail.until);
  if ('dueOn' in mail) values.due = longDay(locale, mail.dueOn);
  if ('closedOn' in mail) values.closed = longDay(locale, mail.closedOn);
  if ('repliedOn' in mail) values.replied = longDay(locale, mail.repliedOn);
  if ('restsOn' in mail) values.rests = longDay(locale, mail.restsOn);
  if ('isLate' in mail) values.isLate = String(mail.isLate);
  if ('source' in mail) values.source = t(`mail.source.${mail.source}`);
  if ('outcome' in mail) values.outcome = t(`case.stamp.${mail.outcome}`);
  return values;
}

function paragraphs(text: string): string[] {
  return text.split('\n\n');
}

/** Somebody else's words inside our mail: short, in one line and without links. Only to addresses that are proved. */
function quoted(words: string): string {
  const line = oneLine(words).replace(/(?:[a-z]{2,}:\/\/|www\.)\S*|[^\s/]+\.[^\s/]+\/\S*/gi, '…');
  return line.length <= 120 ? line : `${line.slice(0, 119).toWellFormed().trimEnd()}…`;
}

/** Control characters and line breaks would begin another header of the mail. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
