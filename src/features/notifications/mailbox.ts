import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

export interface MailboxEntry {
  id: string;
  at: Date;
  to: string;
  subject: string;
}

export interface MailboxMail extends MailboxEntry {
  from: string;
  text: string;
  html: string;
}

const fileName = /^(\d{15}-[0-9a-f]{12})\.eml$/;
/** More than anybody reads through by hand. */
const shown = 100;

/** Where the demo keeps its mails; null outside the demo, where there is no mailbox. */
export function mailboxFolder(): string | null {
  return process.env.DEMO_MAIL_DIR || null;
}

/** The newest mails, newest first. */
export async function listMailbox(folder: string): Promise<MailboxEntry[]> {
  const ids = readdirSync(folder)
    .flatMap((name) => fileName.exec(name)?.[1] ?? [])
    .sort()
    .reverse()
    .slice(0, shown);
  const mails = await Promise.all(ids.map((id) => readMailbox(folder, id)));
  return mails.filter((mail) => mail !== null);
}

/** One mail, or null when there is none of that id. */
export async function readMailbox(folder: string, id: string): Promise<MailboxMail | null> {
  if (!fileName.test(`${id}.eml`)) return null;
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, `${id}.eml`));
  } catch {
    return null;
  }
  const mail = await PostalMime.parse(bytes);
  return {
    id,
    at: new Date(Number(id.slice(0, 15))),
    from: [mail.from?.name, mail.from?.address].filter(Boolean).join(' · '),
    to: mail.to?.map((to) => to.address ?? '').join(', ') ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
  };
}

/** A text as pieces, links apart from words. */
export function withLinks(text: string): { words: string; url: string | null }[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((words, index) => ({ words, url: index % 2 === 1 ? words : null }));
}
