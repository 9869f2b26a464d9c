import { longDay } from '#src/i18n/formats.ts';
import { type Translate, translator, type Values } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/act.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute } from '#src/lib/paths.ts';
import { type Letter, letterHtml, letterText } from './letter.ts';

/** Every mail this site sends. `url` is absolute. */
export type Mail =
  | { kind: 'confirm-case'; url: string; title: string; companyName: string }
  | { kind: 'resume-draft'; url: string; title: string }
  | { kind: 'sign-in'; url: string }
  | { kind: 'reset-password'; url: string }
  | { kind: 'address-known'; url: string }
  | { kind: 'claim-company'; url: string; companyName: string }
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
    }
  /** To each representative, as the two below. */
  | { kind: 'author-answered'; url: string; number: string; title: string }
  | { kind: 'case-closed'; url: string; number: string; title: string; outcome: 'solved' | 'partly' | 'unsolved' }
  | { kind: 'case-reopened'; url: string; number: string; title: string };

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** A mail in a language: subject in one line, plain text, and the same as HTML. */
export function mailText(mail: Mail, locale: Locale): MailText {
  const t = translator(locale);
  const values = valuesOf(mail, locale, t);
  const subject = oneLine(t(`mail.${mail.kind}.subject`, values));
  const letter: Letter = {
    locale,
    title: subject,
    before: [t('mail.greeting'), ...paragraphs(t(`mail.${mail.kind}.text`, values))],
    url: mail.url,
    button: t(`mail.${mail.kind}.button`),
    orCopy: t('mail.orCopy'),
    after: paragraphs(t(`mail.${mail.kind}.after`)),
    footer: [t('mail.signature'), t('mail.why', { site: new URL(absolute('/')).host })],
  };
  return { subject, text: letterText(letter), html: letterHtml(letter) };
}

function valuesOf(mail: Mail, locale: Locale, t: Translate): Values {
  const values: Values = {};
  if ('title' in mail) values.title = quoted(mail.title);
  if ('number' in mail) values.number = mail.number;
  if ('companyName' in mail) values.companyName = quoted(mail.companyName);
  if ('representative' in mail) values.representative = quoted(mail.representative);
  if ('dueOn' in mail) values.due = longDay(locale, mail.dueOn);
  if ('outcome' in mail) values.outcome = t(`case.stamp.${mail.outcome}`);
  return values;
}

function paragraphs(text: string): string[] {
  return text.split('\n\n');
}

/**
 * Somebody else's words inside our mail, which may go to an address that nobody has confirmed: short, in one line and
 * without links, so that it cannot be used to send advertising in our name.
 */
function quoted(words: string): string {
  const line = oneLine(words).replace(/(?:[a-z]{2,}:\/\/|www\.)\S*|[^\s/]+\.[^\s/]+\/\S*/gi, '…');
  return line.length <= 120 ? line : `${line.slice(0, 119).toWellFormed().trimEnd()}…`;
}

/** Control characters and line breaks would begin another header of the mail. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
