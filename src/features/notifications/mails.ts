import { longDay } from '#src/i18n/formats.ts';
import { type Translate, translator, type Values } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/act.ts';
import type { Day } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Line, letterHtml, letterText, type Part } from './letter.ts';
import type { Topic } from './topics.ts';

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
  html: string;
}

/** How a mail can be ended for good: its topic and the absolute address that does it. */
export interface StopLink {
  topic: Topic;
  url: string;
}

/** The words of a mail in a language. */
export function messageOf(mail: Mail, locale: Locale): Message {
  const t = translator(locale);
  const values = valuesOf(mail, locale, t);
  return {
    subject: oneLine(t(`mail.${mail.kind}.subject`, values)),
    before: paragraphs(t(`mail.${mail.kind}.text`, values)),
    url: mail.url,
    button: t(`mail.${mail.kind}.button`),
    after: paragraphs(t(`mail.${mail.kind}.after`, values)),
  };
}

/** A mail in a language as plain text and as HTML. `stop`: null for one that nobody can switch off. */
export function mailText(message: Message, locale: Locale, stop: StopLink | null): MailText {
  const t = translator(locale);
  const parts: Part[] = [
    ...[t('mail.greeting'), ...message.before].map((text) => ({ kind: 'words' as const, text })),
    { kind: 'button', label: message.button, url: message.url, orCopy: t('mail.orCopy') },
    ...message.after.map((text) => ({ kind: 'words' as const, text })),
  ];
  return written(message.subject, parts, locale, stop);
}

/** Puts a letter together: the same parts as plain text and as HTML, and at its foot who writes, why, and how to end it. */
function written(subject: string, parts: readonly Part[], locale: Locale, stop: StopLink | null): MailText {
  const t = translator(locale);
  const site = new URL(absolute('/')).host;
  const footer: Line[] = stop
    ? [
        { text: t('mail.signature') },
        { text: t('mail.whyTopic', { topic: t(`mails.topic.${stop.topic}.name`), site }) },
        { text: t('mail.stop'), url: stop.url },
        { text: t('mail.choose'), url: absolute(paths.mails(locale)) },
      ]
    : [{ text: t('mail.signature') }, { text: t('mail.why', { site }) }];
  const letter = { locale, title: subject, parts, footer };
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
