import { Resolver } from 'node:dns/promises';
import { goOut, type Way } from '#src/lib/outgoing.ts';
import { type Found, fileAddress, leadsToItself, saysIt } from './rules.ts';

/** The longest file that is read, in bytes: a few lines. */
const mostBytes = 16 * 1024;
/** Milliseconds for which a name server is waited for. */
const longest = 10_000;

/**
 * Whether a domain says what it has to. The record stands at the domain itself, where no record for all names below it
 * answers, and the file at its own address: who has a name below it proves nothing.
 */
export function look(way: Way, kind: 'dns' | 'file', domain: string, record: string): Promise<Found> {
  return kind === 'dns' ? inDns(way, domain, record) : inFile(way, domain, record);
}

async function inDns({ dnsServer, milliseconds = longest }: Way, domain: string, record: string): Promise<Found> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  if (dnsServer) resolver.setServers([dnsServer]);
  // Whatever the server does: an answer that was cut is asked for over TCP, where it can drip.
  const late = setTimeout(() => resolver.cancel(), milliseconds);
  try {
    // With its dot: the machine's own search list has no say.
    const records = (await resolver.resolveTxt(`${domain}.`)).map((pieces) => pieces.join('').trim());
    if (records.includes(record)) return 'found';
    return records.some((one) => one.startsWith('aktenkundig=')) ? 'other' : 'missing';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return ['ENODATA', 'ENOTFOUND'].includes(code) ? 'missing' : 'unanswered';
  } finally {
    clearTimeout(late);
  }
}

async function inFile(way: Way, domain: string, record: string): Promise<Found> {
  const answer = await goOut(way, {
    method: 'GET',
    url: fileAddress(domain),
    mostBytes,
    follows: (_from, to) => leadsToItself(domain, to),
  });
  if ('fault' in answer) {
    if (answer.fault === 'elsewhere') return 'elsewhere';
    return answer.fault === 'too-large' ? 'other' : 'unanswered';
  }
  if (answer.status === 404 || answer.status === 410) return 'missing';
  if (answer.status !== 200) return 'unanswered';
  return saysIt(answer.text, answer.type, record) ? 'found' : 'other';
}
