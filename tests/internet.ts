import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import DNS from 'dns2';

type Kind = 'A' | 'AAAA' | 'TXT';
/** What a name says: always the same, or something else each time it is asked. */
type Said = readonly string[] | (() => readonly string[]);
type Site = (request: IncomingMessage, response: ServerResponse) => void;

/** A small Internet on the loopback address: a real name server, and real HTTP servers on numbers of their own. */
export interface Internet {
  /** As DNS_SERVER names it. */
  dnsServer: string;
  /** What is said of a name: `A firma.example`. What nobody said anything of does not exist. */
  names: Map<string, Said>;
  /** Questions that were asked, as `names` has them. */
  asked: string[];
  /** The name server fails from now on: nothing can be learned from it. */
  fail: (does: boolean) => void;
  /** Serves HTTP, or HTTPS under the names of the certificate, at an IP number of 127.0.0.0/8; answers `ip:port`. */
  site: (ip: string, answer: Site, options?: { secure: true }) => Promise<string>;
  /** Certificate for `certified` that the tests believe. */
  ca: string;
  stop: () => Promise<void>;
}

export async function anInternet(certified: readonly string[] = ['firma.example']): Promise<Internet> {
  const names = new Map<string, Said>();
  const asked: string[] = [];
  let isFailing = false;
  const dns = DNS.createServer({
    udp: true,
    handle: (request, send) => {
      const response = DNS.Packet.createResponseFromRequest(request);
      for (const { name, type } of request.questions) {
        const kind = kindOf(type);
        if (kind === null) continue;
        const question = `${kind} ${name.toLowerCase()}`;
        asked.push(question);
        const said = names.get(question);
        const answers = typeof said === 'function' ? said() : said;
        const exists = [...names.keys()].some((known) => known.endsWith(` ${name.toLowerCase()}`));
        if (answers === undefined && !exists) response.header.rcode = 3;
        for (const answer of answers ?? []) response.answers.push(record(name, kind, answer));
      }
      if (isFailing) response.header.rcode = 2;
      send(response);
    },
  });
  const port = await freePort();
  await dns.listen({ udp: { port, address: '127.0.0.1' } });
  const { ca, key } = certificate(certified);
  const servers: ReturnType<typeof createServer>[] = [];
  return {
    dnsServer: `127.0.0.1:${port}`,
    names,
    asked,
    fail: (does) => {
      isFailing = does;
    },
    site: async (ip, answer, options) => {
      const server = options?.secure ? createSecureServer({ cert: ca, key }, answer) : createServer(answer);
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, ip, resolve));
      const address = server.address();
      return `${ip}:${address !== null && typeof address === 'object' ? address.port : 0}`;
    },
    ca,
    stop: async () => {
      await dns.close();
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function kindOf(type: number): Kind | null {
  const { A, AAAA, TXT } = DNS.Packet.TYPE;
  if (type === A) return 'A';
  if (type === AAAA) return 'AAAA';
  return type === TXT ? 'TXT' : null;
}

function record(name: string, kind: Kind, answer: string) {
  const head = { name, type: DNS.Packet.TYPE[kind], class: DNS.Packet.CLASS.IN, ttl: 1 };
  const data = kind === 'TXT' ? { data: answer.match(/.{1,200}/g) ?? [''] } : { address: answer };
  return Object.assign(new DNS.Packet.Resource(), head, data);
}

const certificates = new Map<string, { ca: string; key: string }>();

/** A certificate for these names, made once in a process. */
function certificate(names: readonly string[]): { ca: string; key: string } {
  const subject = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  const made = certificates.get(subject) ?? newCertificate(subject);
  certificates.set(subject, made);
  return made;
}

function newCertificate(names: string): { ca: string; key: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const subject = ['-subj', '/CN=test', '-addext', names];
  try {
    execFileSync('openssl', [...request, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
    return { ca: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The server does not say which port it got. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createSocket('udp4');
    probe.bind(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
