import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { anAnsweredCase, freshDatabase } from '#tests/factories.ts';
import { aProxy, type Fronting, isNginxHere, longestBody } from './proxy.ts';
import { environment, type Started, start } from './start.ts';

const origin = 'https://aktenkundig.example';
const { db, url, dispose } = await freshDatabase();
const theCase = await anAnsweredCase(db, { title: 'Der Karton blieb zu' });
let site: Started;
let proxy: Fronting;

beforeAll(async () => {
  site = start('dist/main.mjs', ['web'], environment({ DATABASE_URL: url, PORT: '0', SITE_URL: origin }));
  proxy = await aProxy(Number(await site.says(/"port":(\d+)/)));
});
afterAll(async () => {
  await proxy.stop();
  site.process.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  dispose();
});

interface Asked {
  headers?: Record<string, string>;
  body?: string | Buffer;
  from?: string;
}

/** What a browser gets that speaks TLS to the proxy, from an address of its own. */
function ask(path: string, { headers = {}, body, from = '127.0.0.1' }: Asked = {}) {
  const method = body === undefined ? 'GET' : 'POST';
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body ?? '')),
  };
  return new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: proxy.port,
        servername: 'aktenkundig.example',
        rejectUnauthorized: false,
        localAddress: from,
        path,
        method,
        agent: false,
        headers: { host: 'aktenkundig.example', ...(body !== undefined && form), ...headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(parts) }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const signUp = `${paths.signUp('de')}?_action=accounts.signUp`;
const email = (name: string) => `email=${name}%40mail.example`;

describe(
  isNginxHere
    ? 'behind nginx with the file that is deployed'
    : 'behind a proxy that does what the file of nginx says (there is no nginx here)',
  () => {
    test('a form of the site passes, one from elsewhere does not', async () => {
      const sent = await ask(signUp, { body: email('neu'), headers: { origin } });
      expect(sent.status).toBe(303);
      expect(sent.headers.location).toBe(paths.mailSent('de', 'sign-up'));
      expect(sent.headers['strict-transport-security']).toContain('max-age');
      expect((await ask(signUp, { body: email('neu'), headers: { origin: 'https://elsewhere.example' } })).status).toBe(
        403,
      );
      expect(
        (await ask(signUp, { body: email('neu'), headers: { origin: 'http://aktenkundig.example' } })).status,
      ).toBe(403);
    });

    test('a visitor is the address that came to the proxy, whatever they say, and the site knows that it is told', async () => {
      const counted: number[] = [];
      for (let turn = 1; turn <= 21; turn += 1) {
        const headers = { origin, 'x-forwarded-for': `203.0.113.${turn}`, forwarded: `for=203.0.113.${turn}` };
        counted.push((await ask(signUp, { from: '127.0.0.77', body: email(`n${turn}`), headers })).status);
      }
      expect(counted.at(-1)).toBe(429);
      expect((await ask(signUp, { from: '127.0.0.78', body: email('other'), headers: { origin } })).status).toBe(303);
      expect((await ask('/readyz')).bytes.toString()).toBe('ready');
      expect((await ask('/metrics')).status).toBe(404);
    });

    test('a page that is kept comes through as it is: compressed, with its mark, and not once more', async () => {
      const page = `/de/cases/${theCase.number}-der-karton-blieb-zu`;
      await ask(page);
      const headers = { 'accept-encoding': 'br, gzip' };
      await ask(page, { headers });
      const kept = await ask(page, { headers });
      expect(kept).toMatchObject({
        status: 200,
        headers: { 'content-encoding': 'br', 'cache-status': 'Aktenkundig; hit' },
      });
      expect(brotliDecompressSync(kept.bytes).toString()).toContain('Der Karton blieb zu');
      const again = await ask(page, { headers: { ...headers, 'if-none-match': String(kept.headers.etag) } });
      expect(again.status).toBe(304);
      expect(again.bytes).toHaveLength(0);
    });

    test('what is too long is refused by the site in its own words, up to where the proxy ends it', async () => {
      const story = `${paths.write('de', 'story')}?_action=drafts.story`;
      const long = await ask(story, { body: 'a'.repeat(400_000), headers: { origin, accept: 'text/html' } });
      expect(long.status).toBe(413);
      expect(long.bytes.toString()).toContain('<html lang="de"');
      const upload = { origin, 'content-type': 'multipart/form-data; boundary=x' };
      const tell = `${paths.write('de', 'company')}?_action=drafts.tell`;
      const longest = await ask(tell, { body: Buffer.alloc(longestBody - 1), headers: upload });
      expect(longest.status).not.toBe(413);
    });

    // Only the file itself says it.
    if (isNginxHere) {
      test('a visitor without TLS is sent to where it is', async () => {
        const headers = { host: 'aktenkundig.example' };
        const answer = await new Promise<[status: number | undefined, to: string | undefined]>((resolve, reject) => {
          const asked = plainRequest(
            { host: '127.0.0.1', port: proxy.plainPort, path: '/de?x=1', headers },
            ({ statusCode, headers: got }) => resolve([statusCode, got.location]),
          );
          asked.on('error', reject);
          asked.end();
        });
        expect(answer).toEqual([301, `${origin}/de?x=1`]);
      });
    }
  },
);
