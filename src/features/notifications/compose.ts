import { z } from 'astro/zod';
import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { unseal } from '#src/lib/crypto.ts';
import type { Locale } from '#src/lib/situation.ts';
import { type Letter, letterHtml } from './letter.ts';
import type { Envelope } from './smtp.ts';

const sealedMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  letter: z.custom<Pick<Letter, 'parts' | 'footer'>>().optional(),
  // Of mails that were queued when their HTML was made at once.
  html: z.string().optional(),
  // Mails that were queued before there was one have none.
  stop: z.string().nullable().default(null),
  thread: z.object({ root: z.string(), isFirst: z.boolean() }).nullable().default(null),
});

/**
 * The message of a row of the outbox. Its Message-ID and date depend on the row alone, so that a mail which is tried
 * again is the same mail. Throws when it was sealed under another SECRET_KEY.
 */
export async function composed(
  row: { id: string; sealed: string; locale: Locale; createdAt: Date },
  from: string,
  answers: { address: string; bounces: boolean } | null = null,
): Promise<Envelope> {
  const mail = sealedMail.parse(JSON.parse(unseal(row.sealed)));
  const sender = senderOf(from);
  const domain = sender.address.split('@')[1] ?? 'localhost';
  const { thread } = mail;
  const root = thread && `<${thread.root}@${domain}>`;
  const message = await new MailComposer({
    from: sender,
    to: { name: '', address: mail.to },
    ...(answers && { replyTo: { name: '', address: answers.address } }),
    subject: mail.subject,
    text: mail.text,
    html: mail.letter ? letterHtml({ ...mail.letter, locale: row.locale, title: mail.subject }) : (mail.html ?? ''),
    date: row.createdAt,
    messageId: root && thread?.isFirst ? root : `<${row.id}@${domain}>`,
    ...(root && !thread?.isFirst && { inReplyTo: root, references: root }),
    headers: {
      'Content-Language': row.locale,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 8058: mail programs end these mails by one POST, without opening a page.
      ...(mail.stop !== null && {
        'List-Unsubscribe': `<${mail.stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { from: answers?.bounces ? answers.address : sender.address, to: mail.to, message };
}

function senderOf(from: string): { name: string; address: string } {
  const [sender] = addressparser(from, { flatten: true });
  if (!sender?.address) throw new Error('MAIL_FROM is not an address');
  return { name: sender.name, address: sender.address };
}
