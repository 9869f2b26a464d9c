import { createSocket } from 'node:dgram';
import DNS from 'dns2';

/** A real DNS server on the loopback address, with the TXT records that it is given. */
export interface NameServer {
  /** As DNS_SERVER names it. */
  address: string;
  records: Map<string, string>;
  /** Names that were asked for. */
  asked: string[];
  /** Takes questions and never answers. */
  silence: (isSilent: boolean) => void;
  stop: () => Promise<void>;
}

export async function aNameServer(): Promise<NameServer> {
  const records = new Map<string, string>();
  const asked: string[] = [];
  let isSilent = false;
  const server = DNS.createServer({
    udp: true,
    handle: (request, send) => {
      const response = DNS.Packet.createResponseFromRequest(request);
      for (const { name } of request.questions) {
        asked.push(name.toLowerCase());
        const record = records.get(name.toLowerCase());
        if (record === undefined) response.header.rcode = 3;
        else {
          const answer = { name, type: DNS.Packet.TYPE.TXT, class: DNS.Packet.CLASS.IN, ttl: 60 };
          response.answers.push(
            Object.assign(new DNS.Packet.Resource(), answer, { data: record.match(/.{1,200}/g) ?? [''] }),
          );
        }
      }
      if (!isSilent) send(response);
    },
  });
  const port = await freePort();
  await server.listen({ udp: { port, address: '127.0.0.1' } });
  return {
    address: `127.0.0.1:${port}`,
    records,
    asked,
    silence: (silent) => {
      isSilent = silent;
    },
    stop: async () => {
      await server.close();
    },
  };
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
