import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** How a mail server answers. `pause`: milliseconds before the answer to a whole message. */
export type Behaviour =
  | { kind: 'accept'; pause?: number }
  /** Takes its time with the recipient, in milliseconds. */
  | { kind: 'slow-recipient'; pause: number }
  /** Says no to the recipient, for now (4xx) or for good (5xx). */
  | { kind: 'refuse-recipient'; code: number }
  /** Says no after it has the whole message. */
  | { kind: 'refuse-message'; code: number }
  /** Takes the whole message and never answers. */
  | { kind: 'stall' }
  /** Takes the whole message and hangs up without an answer. */
  | { kind: 'hang-up' };

export interface TestMailServer {
  url: string;
  /** Message-IDs of what was accepted, in order. */
  accepted: string[];
  /** Of what came in whole, accepted or not. */
  whole: string[];
  /** The last whole message as it came, and all of them. */
  last: () => string;
  messages: string[];
  /** To whom something came in whole. */
  recipients: Set<string>;
  behave: (behaviour: Behaviour) => void;
  stop: () => Promise<void>;
}

/** A real SMTP server on the loopback address that behaves as it is told. */
export async function aMailServer(port = 0): Promise<TestMailServer> {
  let behaviour: Behaviour = { kind: 'accept' };
  const accepted: string[] = [];
  const whole: string[] = [];
  const messages: string[] = [];
  const recipients = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    hideSTARTTLS: true,
    closeTimeout: 200,
    onRcptTo({ address }, _session, answer) {
      if (behaviour.kind === 'slow-recipient') {
        recipients.add(address);
        setTimeout(answer, behaviour.pause);
        return;
      }
      if (behaviour.kind !== 'refuse-recipient') return answer();
      answer(withCode(behaviour.code, '<someone@example.org> is not known here'));
    },
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.once('error', answer);
      stream.once('end', async () => {
        const last = Buffer.concat(parts).toString('utf8');
        messages.push(last);
        for (const { address } of session.envelope.rcptTo) recipients.add(address);
        const id = /^Message-ID: <([^@>]+)/im.exec(last)?.[1] ?? '';
        whole.push(id);
        const now = behaviour;
        if (now.kind === 'stall') return;
        if (now.kind === 'hang-up') {
          for (const connection of server.connections) if (connection.session === session) connection.close();
          return;
        }
        if (now.kind === 'refuse-message') return answer(withCode(now.code, 'not today'));
        accepted.push(id);
        if (now.kind === 'accept' && now.pause) await pause(now.pause);
        answer();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${listening}`,
    accepted,
    whole,
    last: () => messages.at(-1) ?? '',
    messages,
    recipients,
    behave: (next) => {
      behaviour = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function withCode(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
