import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** A message ready for the wire. */
export interface Envelope {
  from: string;
  to: string;
  message: Buffer;
}

/** One connection to the mail server, for as many mails as are due. */
export interface MailServer {
  /**
   * Hands a message over. `beforeLastByte` runs when the whole message is with the server but for the line that says
   * "this was all": if it throws, or this process dies before it is done, the server never accepts the mail.
   * Rejects with a `SmtpFault` worth of facts (see `faultOfSmtp`).
   */
  send: (envelope: Envelope, beforeLastByte: () => Promise<void>) => Promise<void>;
  close: () => void;
}

/** A connection that says nothing for this long is dead. In milliseconds. */
const silence = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, socketCloseTimeout: 1000 };
/** No mail takes longer than this, even with a server that dribbles. */
const longestSend = 120_000;

/**
 * Options by SMTP_URL, whose query may set those of nodemailer (`?socketTimeout=5000`). A server on another machine has to offer
 * TLS before anything is said to it, or whoever stands between reads each link: `?requireTLS=false` lets it be.
 */
export function connectionOptions(url: string) {
  const { host = '', secure = false, ...given } = parseConnectionUrl(url);
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
  return { ...silence, requireTLS: !secure && !isHere, ...given, host, secure };
}

/** Connects and signs in. `url` is SMTP_URL. */
export async function connectMailServer(url: string): Promise<MailServer> {
  const { auth, ...options } = connectionOptions(url);
  const connection = new SMTPConnection(options);
  // Once connected, a lost connection is reported by the mail that was under way.
  connection.on('error', () => undefined);
  try {
    await inTime(connection, (settle) => {
      connection.once('error', settle);
      connection.connect((error) => settle(error ?? null));
    });
    if (auth) await inTime(connection, (settle) => connection.login(auth, (error) => settle(error ?? null)));
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    send: (envelope, beforeLastByte) => {
      const stream = Readable.from(withPause(envelope.message, beforeLastByte), { objectMode: false });
      return inTime(connection, (settle) => {
        connection.send({ from: envelope.from, to: [envelope.to], size: envelope.message.length }, stream, (error) =>
          settle(error ?? null),
        );
      });
    },
    close: () => {
      if (connection.destroyed) return;
      connection.quit();
      // A server that does not answer the farewell is left anyway.
      setTimeout(() => connection.close(), 1000).unref();
    },
  };
}

async function* withPause(message: Buffer, beforeLastByte: () => Promise<void>): AsyncGenerator<Buffer> {
  yield message;
  await beforeLastByte();
}

/** The promise of a callback, ended by force when it takes too long. */
function inTime(connection: SMTPConnection, start: (settle: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      connection.close();
      reject(Object.assign(new Error('took too long'), { code: 'ETIMEDOUT' }));
    }, longestSend);
    start((error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
  });
}

export interface SmtpFault {
  /** For the administrator, without addresses. */
  words: string;
  /** The server answered and said no: it has not taken the mail. */
  isRefusal: boolean;
  /** This recipient will never be accepted there. */
  isForGood: boolean;
}

/** What went wrong, from an error of the connection. */
export function smtpFault(error: unknown): SmtpFault {
  if (!(error instanceof Error)) return { words: 'unknown fault', isRefusal: false, isForGood: false };
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  return {
    words: error.message
      .replace(/\S*@\S*/g, '…')
      .replace(/\s+/g, ' ')
      .slice(0, 300),
    isRefusal: code !== null && code >= 400,
    // 503 is about the order of commands, not about the recipient.
    isForGood: code !== null && code >= 500 && code !== 503 && command === 'RCPT TO',
  };
}
