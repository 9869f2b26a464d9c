import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Database } from '#db/client.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { addressOf, isOfTheInternet, shareOf } from '#src/lib/networks.ts';
import type { Inbox } from '../address/settings.ts';
import { fieldsIn, headAndBody, isLoop } from '../head/rules.ts';
import { acceptMail, caseOfAddress } from '../letters/accept.ts';
import { mostBytes } from '../letters/bytes.ts';
import { certificateOf, watchCertificate } from './certificate.ts';
import { Counts } from './counts.ts';

/** Connections at once, and of one network. */
const mostConnections = 60;
const mostOfOne = 12;
const mostRecipients = 10;
/** Bytes of mails that are coming in at once: each lies in memory until it is stored. */
const mostComingIn = 80 * 1024 * 1024;
/** Milliseconds after which a connection that says nothing is dead, and in which one has to come to an end. */
const silence = 60_000;
const closing = 3000;
/** However much it says. */
const longestConnection = 10 * 60_000;

/** An answer that the other side gets, with the code that tells it whether to try again. */
function answer(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

const unknown = () => answer(550, '5.1.1 No such address here');
const later = (words: string) => answer(451, `4.3.0 ${words}`);

export interface Listener {
  port: number;
  stop: () => Promise<void>;
}

interface Listening {
  db: Database;
  /** Milliseconds between two looks for a new certificate. */
  certificateLook?: number;
  inbox: Inbox;
  /** Domain of our own Message-IDs. */
  ownDomain: string;
  now: () => Date;
}

/**
 * Takes mail for the addresses of cases, and for no other. A mail is answered with 250 when it is stored, so that none is lost
 * that was accepted; whoever is not answered sends it again, and it is known then. Nothing is ever sent back.
 */
export async function listen({ db, inbox, ownDomain, now, certificateLook }: Listening): Promise<Listener> {
  const counts = new Counts();
  const cases = new WeakMap<SMTPServerSession, Map<string, string>>();
  const counted = new Map<SMTPServerSession, NodeJS.Timeout>();
  const open = new Map<string, number>();
  let comingIn = 0;
  const networkOf = (session: SMTPServerSession) => shareOf(addressOf(session.remoteAddress) ?? '::');

  const server = new SMTPServer({
    name: inbox.domain,
    banner: 'mail for cases',
    size: mostBytes,
    maxClients: mostConnections,
    maxRecipients: mostRecipients,
    socketTimeout: silence,
    closeTimeout: closing,
    // Without a certificate of its own it would promise what it does not keep: then a mail server in front has the TLS.
    disabledCommands: inbox.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    hideSTARTTLS: inbox.tls === null,
    ...(inbox.tls && certificateOf(inbox.tls)),
    disableReverseLookup: true,
    logger: false,
    onConnect(session, next) {
      const network = networkOf(session);
      const others = open.get(network) ?? 0;
      if (others >= mostOfOne || counts.isTooMany('connection', network))
        return next(answer(421, '4.7.0 Too many connections from your network'));
      const isOver = () => {
        for (const connection of server.connections) if (connection.session === session) connection.close();
      };
      counted.set(session, setTimeout(isOver, longestConnection).unref());
      open.set(network, others + 1);
      next();
    },
    onClose(session) {
      const timer = counted.get(session);
      if (!timer) return;
      clearTimeout(timer);
      counted.delete(session);
      const network = networkOf(session);
      const others = (open.get(network) ?? 1) - 1;
      if (others > 0) open.set(network, others);
      else open.delete(network);
    },
    onMailFrom(_address, session, next) {
      cases.set(session, new Map());
      if (counts.isTooMany('mail', networkOf(session)))
        return next(answer(451, '4.7.0 Too many mails from your network'));
      next();
    },
    onRcptTo({ address }, session, next) {
      recipient(address, session).then(
        (fault) => next(fault),
        (error: unknown) => {
          log.error(faultOf(error), 'an address could not be looked up');
          next(later('Try again later'));
        },
      );
    },
    onData(stream, session, next) {
      incoming(stream, session).then(
        () => next(),
        (error: unknown) => {
          if (error instanceof Error && 'responseCode' in error) return next(error);
          log.error(faultOf(error), 'a mail could not be taken');
          next(later('Try again later'));
        },
      );
    },
  });

  async function recipient(address: string, session: SMTPServerSession): Promise<Error | null> {
    const network = networkOf(session);
    if (counts.wereTooMany('unknown', network)) return answer(421, '4.7.0 Too many unknown addresses');
    const taken = await caseOfAddress(db, address, inbox.domain);
    if (taken === 'full') return answer(452, '4.2.2 This mailbox is full');
    if (taken === 'unknown') {
      counts.isTooMany('unknown', network);
      return unknown();
    }
    cases.get(session)?.set(address, taken.caseId);
    return null;
  }

  async function incoming(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const parts: Buffer[] = [];
    let length = 0;
    try {
      for await (const part of stream) {
        length += part.length;
        comingIn += part.length;
        // What is too long is read to its end, as the other side sends it anyway, and not kept.
        if (length <= mostBytes && comingIn <= mostComingIn) parts.push(part);
        else parts.length = 0;
      }
      if (length > mostBytes || stream.sizeExceeded) throw answer(552, '5.3.4 This mail is too large');
      if (length > 0 && parts.length === 0) throw answer(452, '4.3.1 Too many mails at once, try again later');
      await store(Buffer.concat(parts), session);
    } finally {
      comingIn -= length;
    }
  }

  async function store(bytes: Buffer, session: SMTPServerSession): Promise<void> {
    const { head } = headAndBody(bytes.toString('latin1'));
    if (isLoop(fieldsIn(head), ownDomain)) throw answer(554, '5.4.6 This mail goes in circles');
    const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    const ip = addressOf(session.remoteAddress);
    // A mail server of our own in front tells nobody who came to it.
    const handover = {
      ip: ip !== null && isOfTheInternet(ip) ? ip : '',
      helo: String(session.hostNameAppearsAs || ''),
      sender,
    };
    const known = cases.get(session);
    const caseIds = new Set(session.envelope.rcptTo.flatMap(({ address }) => known?.get(address) ?? []));
    const kept = await acceptMail(db, { bytes, caseIds: [...caseIds], via: 'smtp', handover, now: now() });
    if (!kept.ok) throw later('It cannot be stored at the moment');
    log.info({ bytes: bytes.length, cases: caseIds.size, new: kept.value }, 'a mail is taken');
  }

  server.on('error', (error) => log.warn(faultOf(error), 'a connection of the inbox failed'));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(inbox.port, inbox.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const unwatch = inbox.tls
    ? watchCertificate(inbox.tls, (renewed) => server.updateSecureContext(renewed), certificateLook)
    : null;
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : inbox.port,
    stop: () => {
      unwatch?.();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
