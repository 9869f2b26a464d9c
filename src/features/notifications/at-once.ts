import { newId, seal } from '#src/lib/crypto.ts';
import { composed } from './compose.ts';
import { written } from './mails.ts';
import { connectMailServer } from './smtp.ts';

export interface OperatorMail {
  smtpUrl: string;
  from: string;
  to: string;
  subject: string;
  lines: readonly string[];
  now: Date;
}

/**
 * Tells whoever runs the site, past the outbox and the worker, one of which may be what stands still. In English, like all
 * that is said to them. Rejects when the server does not take it.
 */
export async function tellOperator({ smtpUrl, from, to, subject, lines, now }: OperatorMail): Promise<void> {
  const parts = lines.map((text) => ({ kind: 'words' as const, text }));
  const sealed = seal(JSON.stringify({ to, ...written(subject, parts, 'en', null) }));
  const envelope = await composed({ id: newId(), sealed, locale: 'en', createdAt: now }, from);
  const server = await connectMailServer(smtpUrl);
  try {
    await server.send(envelope, () => Promise.resolve());
  } finally {
    server.close();
  }
}
