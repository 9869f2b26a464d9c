import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/**
 * The post office of the demo: an SMTP server on the loopback address that puts each mail into `folder` as one file,
 * named so that the newest sorts last.
 */
export async function receiveDemoMails(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    hideSTARTTLS: true,
    size: 1024 * 1024,
    onData(stream, _session, accepted) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.once('error', accepted);
      stream.once('end', () => {
        const name = `${String(Date.now()).padStart(15, '0')}-${randomBytes(6).toString('hex')}.eml`;
        try {
          // Renamed when whole: the mailbox page never meets half a mail.
          writeFileSync(join(folder, `.${name}`), Buffer.concat(parts));
          renameSync(join(folder, `.${name}`), join(folder, name));
          accepted();
        } catch (error) {
          accepted(error instanceof Error ? error : new Error('cannot be written'));
        }
      });
    },
  });
  // A client that hangs up is no news here.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
