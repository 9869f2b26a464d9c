import { text as textOf } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Errand, goOut, isPublic, type Way } from '#src/lib/outgoing.ts';
import { anInternet, type Internet } from '../internet.ts';

let internet: Internet;
beforeEach(async () => {
  internet = await anInternet(['firma.example', 'other.example']);
});
afterEach(() => internet.stop());

const get = (url: string, more: Partial<Errand> = {}): Errand => ({ method: 'GET', url, milliseconds: 4000, ...more });

/** A site that counts who came, at a number that the tests let through, under a name. */
async function aSite(answer: Parameters<Internet['site']>[1], { ip = '127.0.0.2', name = 'firma.example' } = {}) {
  const came: string[] = [];
  const counted: typeof answer = (request, response) => {
    came.push(`${request.method} ${request.headers.host}${request.url}`);
    answer(request, response);
  };
  const address = await internet.site(ip, counted, { secure: true });
  internet.names.set(`A ${name}`, [ip]);
  return { came, address };
}

const wayTo = (...allow: string[]): Way => ({ dnsServer: internet.dnsServer, allow, ca: internet.ca });

test('a text is fetched over https from the site of a name, whose certificate is checked', async () => {
  const { address, came } = await aSite((_, response) => response.setHeader('content-type', 'text/plain').end('found'));
  const answer = await goOut(wayTo(address), get('https://firma.example/.well-known/aktenkundig.txt'));
  expect(answer).toMatchObject({ status: 200, text: 'found', type: 'text/plain' });
  expect(came).toEqual(['GET firma.example/.well-known/aktenkundig.txt']);
  internet.names.set('A stranger.example', ['127.0.0.2']);
  expect(await goOut(wayTo(address), get('https://stranger.example/'))).toEqual({ fault: 'unreachable' });
  const { ca: _, ...usual } = wayTo(address);
  expect(await goOut(usual, get('https://firma.example/'))).toEqual({ fault: 'unreachable' });
});

test('JSON is posted with its headers, without cookies', async () => {
  let got: unknown;
  const { address } = await aSite((request, response) => {
    textOf(request).then((body) => {
      got = { body, signature: request.headers['x-signature'], cookie: request.headers.cookie };
      response.writeHead(202, { 'set-cookie': 'a=b' }).end('{"ok":true}');
    });
  });
  const headers = { 'content-type': 'application/json', 'x-signature': 'v1=abc' };
  const errand: Errand = { method: 'POST', url: 'https://firma.example/hook?a=1', headers, body: '{"case":"ä"}' };
  expect(await goOut(wayTo(address), errand)).toMatchObject({ status: 202, text: '{"ok":true}' });
  expect(got).toEqual({ body: '{"case":"ä"}', signature: 'v1=abc', cookie: undefined });
  await goOut(wayTo(address), errand);
  expect(got).toMatchObject({ cookie: undefined });
});

test.each([
  ['this machine', 'A', '127.0.0.2'],
  ['this machine by its other name', 'A', '0.0.0.0'],
  ['a private network', 'A', '10.1.2.3'],
  ['a private network', 'A', '172.16.0.1'],
  ['a private network', 'A', '192.168.1.1'],
  ['the machine that tells clouds their secrets', 'A', '169.254.169.254'],
  ['a network of a provider', 'A', '100.64.0.1'],
  ['many at once', 'A', '224.0.0.1'],
  ['everybody', 'A', '255.255.255.255'],
  ['numbers kept for later', 'A', '240.0.0.1'],
  ['measurements', 'A', '198.18.0.1'],
  ['this machine', 'AAAA', '::1'],
  ['nowhere', 'AAAA', '::'],
  ['a private network', 'AAAA', 'fd00::1'],
  ['the wire', 'AAAA', 'fe80::1'],
  ['this machine, mapped', 'AAAA', '::ffff:127.0.0.1'],
  ['this machine, compatible', 'AAAA', '::127.0.0.1'],
  ['this machine by NAT64', 'AAAA', '64:ff9b::7f00:1'],
  ['this machine by a NAT64 of one’s own', 'AAAA', '64:ff9b:1::7f00:1'],
  ['this machine by 6to4', 'AAAA', '2002:7f00:1::'],
  ['this machine by Teredo', 'AAAA', '2001:0:7f00:1::'],
  ['many at once', 'AAAA', 'ff02::1'],
  ['what nobody was given', 'AAAA', '4000::1'],
])('a name that leads to %s (%s %s) is not visited', async (_, kind, ip) => {
  const { came } = await aSite((__, response) => response.end('inside'));
  internet.names.delete('A firma.example');
  internet.names.set(`${kind} firma.example`, [ip]);
  for (const scheme of ['http', 'https'])
    expect(await goOut(wayTo(), get(`${scheme}://firma.example/`))).toEqual({ fault: 'private' });
  expect(came).toEqual([]);
});

test('numbers of the Internet are public, whatever else is not', () => {
  const open = ['8.8.8.8', '93.184.216.34', '2606:4700::6810:85e5', '2a00:1450:4001:830::200e'];
  expect(open.filter((ip) => !isPublic(ip))).toEqual([]);
  const closed = [
    '',
    'firma.example',
    '127.1',
    '0x7f.1',
    '192.0.0.1',
    '192.88.99.1',
    '203.0.113.7',
    'fec0::1',
    '2001:db8::1',
  ];
  expect(closed.filter(isPublic)).toEqual([]);
});

test('one private number among public ones is enough', async () => {
  internet.names.set('A firma.example', ['93.184.216.34', '10.0.0.1']);
  expect(await goOut(wayTo(), get('https://firma.example/'))).toEqual({ fault: 'private' });
  internet.names.set('A firma.example', ['93.184.216.34']);
  internet.names.set('AAAA firma.example', ['::1']);
  expect(await goOut(wayTo(), get('https://firma.example/'))).toEqual({ fault: 'private' });
});

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://８.８.８.８/',
  'http://127。0。0。1/',
  'https://8.8.8.8/',
  'http://localhost/',
  'http://localhost./',
  'http://firma.localhost/',
  'http://router.local/',
  'http://metadata.google.internal/',
  'http://intranet/',
  'http://1.0.0.127.in-addr.arpa/',
  'ftp://firma.example/',
  'file:///etc/passwd',
  'gopher://firma.example/',
  'data:text/plain,a',
  'unix:/var/run/docker.sock',
  'https://user:password@firma.example/',
  'https://user@firma.example/',
  'http://firma.example:443/',
  'https://firma.example:80/',
  'https://firma.example:22/',
  'https://firma.example:6379/',
  'https://',
  '//firma.example/',
  '',
])('the address %s is none to go to, and no name is asked for', async (url) => {
  internet.names.set('A firma.example', ['93.184.216.34']);
  expect(await goOut(wayTo(), get(url))).toEqual({ fault: 'address' });
  expect(internet.asked.filter((question) => !question.endsWith(' firma.example'))).toEqual([]);
});

test('a name that says one number when it is checked and another when it is visited leads to the first', async () => {
  const inside = await aSite((_, response) => response.end('inside'), { ip: '127.0.0.3' });
  const outside = await aSite((_, response) => response.end('outside'));
  const numbers = ['127.0.0.2', '127.0.0.3', '127.0.0.3'];
  internet.names.set('A firma.example', () => [numbers.shift() ?? '127.0.0.3']);
  // Both could be reached, if the name were asked for again.
  const answer = await goOut(wayTo(outside.address, inside.address), get('https://firma.example/'));
  expect(answer).toMatchObject({ text: 'outside' });
  expect(inside.came).toEqual([]);
  expect(internet.asked.filter((question) => question === 'A firma.example')).toHaveLength(1);
});

test('an answer that leads elsewhere is not followed, unless told to, and is then checked as the first', async () => {
  const inside = await aSite((_, response) => response.end('inside'), { ip: '127.0.0.3', name: 'other.example' });
  let location = 'https://other.example/';
  const { address } = await aSite((_, response) => response.writeHead(302, { location }).end());
  const open = { ...get('https://firma.example/'), follows: () => true };
  expect(await goOut(wayTo(address, inside.address), get('https://firma.example/'))).toEqual({ fault: 'elsewhere' });
  expect(await goOut(wayTo(address), open)).toEqual({ fault: 'private' });
  location = `http://${inside.address}/`;
  expect(await goOut(wayTo(address, inside.address), open)).toEqual({ fault: 'address' });
  location = 'file:///etc/passwd';
  expect(await goOut(wayTo(address), open)).toEqual({ fault: 'address' });
  expect(inside.came).toEqual([]);
  location = 'https://other.example/there';
  const sameHost = { ...open, follows: (from: URL, to: URL) => from.host === to.host };
  expect(await goOut(wayTo(address, inside.address), sameHost)).toEqual({ fault: 'elsewhere' });
  expect(await goOut(wayTo(address, inside.address), open)).toMatchObject({
    text: 'inside',
    url: 'https://other.example/there',
  });
});

test('a site that leads in a circle is left after three turns', async () => {
  const { address, came } = await aSite((request, response) =>
    response.writeHead(302, { location: `${request.url}a` }).end(),
  );
  const endless = { ...get('https://firma.example/'), follows: () => true };
  expect(await goOut(wayTo(address), endless)).toEqual({ fault: 'elsewhere' });
  expect(came).toHaveLength(4);
});

test('an answer that is too long is not read to its end, whether it says its length or not', async () => {
  let written = 0;
  const { address } = await aSite((request, response) => {
    if (request.url === '/said') return response.setHeader('content-length', 10_000_000).end(Buffer.alloc(10_000_000));
    const more = () => {
      while (!response.destroyed && written < 100_000_000) {
        written += 65_536;
        if (!response.write(Buffer.alloc(65_536))) return response.once('drain', more);
      }
      return response.end();
    };
    return more();
  });
  for (const path of ['said', 'endless'])
    expect(await goOut(wayTo(address), get(`https://firma.example/${path}`))).toEqual({ fault: 'too-large' });
  expect(written).toBeLessThan(20_000_000);
});

test('a compressed answer is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  let wanted = '';
  const { address } = await aSite((request, response) => {
    wanted = String(request.headers['accept-encoding']);
    response.setHeader('content-encoding', 'gzip').end(bomb);
  });
  expect(await goOut(wayTo(address), get('https://firma.example/'))).toEqual({ fault: 'encoded' });
  expect(wanted).toBe('identity');
});

test.each(['before it answers', 'between two bytes'])('a site that takes its time %s is left', async (when) => {
  const { address } = await aSite((_, response) => {
    if (when === 'before it answers') return;
    response.writeHead(200);
    const drop = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(drop));
  });
  const started = performance.now();
  const answer = await goOut(wayTo(address), get('https://firma.example/', { milliseconds: 600 }));
  expect(answer).toEqual({ fault: 'too-slow' });
  expect(performance.now() - started).toBeLessThan(4000);
});

test('heads that never end, a site that hangs up and one that is not there are told as unreachable', async () => {
  const { address } = await aSite((request, response) => {
    if (request.url === '/heads') response.setHeader('x-long', 'a'.repeat(40_000)).end();
    else request.socket.destroy();
  });
  for (const path of ['heads', 'gone'])
    expect(await goOut(wayTo(address), get(`https://firma.example/${path}`))).toEqual({ fault: 'unreachable' });
  internet.names.set('A other.example', ['127.0.0.9']);
  expect(await goOut(wayTo('127.0.0.9:9'), get('https://other.example/'))).toEqual({ fault: 'unreachable' });
});

test('a name that does not exist is told, and so is a name server that fails', async () => {
  expect(await goOut(wayTo(), get('https://nobody.example/'))).toEqual({ fault: 'unresolved' });
  internet.names.set('A firma.example', ['93.184.216.34']);
  internet.fail(true);
  expect(await goOut(wayTo(), get('https://firma.example/'))).toEqual({ fault: 'unresolved' });
});

test('nothing that runs for real lets an address through', async () => {
  const { address, came } = await aSite((_, response) => response.end('inside'));
  expect(await goOut({ dnsServer: internet.dnsServer, ca: internet.ca }, get('https://firma.example/'))).toEqual({
    fault: 'private',
  });
  expect(await goOut(wayTo('127.0.0.22:1'), get('https://firma.example/'))).toEqual({ fault: 'private' });
  expect(came).toEqual([]);
  expect(await goOut(wayTo(address), get('https://firma.example/'))).toMatchObject({ text: 'inside' });
});
