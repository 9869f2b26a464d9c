import { request } from 'node:http';
import { describe, expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';
import { publicPages } from './addresses.ts';

const site = inject('site');

interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Sends what no browser would: node's own client passes the path on as it is. */
function send({ method = 'GET', path, headers = {}, body }: Sent): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    // A server that refuses a large body may hang up while it is still being sent.
    asked.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve({ status: 413, text: '' }) : reject(error),
    );
    asked.end(body);
  });
}

const form = { 'content-type': 'application/x-www-form-urlencoded', origin: site.url };

describe('an address that makes no sense', () => {
  test.each([
    '/%',
    ...['/500', '/%35%30%30', '/500/', '//500', '/500?x'],
    '/de/%E0%A4%A',
    '/de/cases/%00',
    '/de/cases/2026-000001-%00',
    '/de/cases?q=%0d%0aX-Y:%00',
    '/de/search?q=%00',
    '/de/search?q=%E0%A4%A',
    '/de/search?q=%E1%A6%B0&in=__proto__&company=%27&industry=constructor&stamp=toString&year=1e3&page=-1',
    '/de/companies/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/../../etc/passwd',
    '/de/../../../package.json',
    '//evil.example/de',
    '/de//evil.example',
    '/\\evil.example',
    `/de/search?q=${'a'.repeat(8000)}`,
    `/de/cases/${'a'.repeat(5000)}`,
    '/de/cases?page=-1',
    '/de/cases?page=1e99',
    '/de/cases?page=NaN',
    '/de/search?q[]=a&q[]=b',
    '/de/cases?status=nothing&sort=%27%20OR%201=1--',
    '/de/companies?q=%25%5F%27%22%3B--',
    '/de/companies?industry=__proto__',
    '/de/rankings?industry=constructor&months=0&sort=%00',
    '/de/rankings?industry=%E0%A4%A&months=all%00&sort[]=index',
    '/de/rankings/compare?c=%00&c=%27--&c=../../x&c=__proto__&c=a&c=b&q=%00',
    `/de/rankings/compare?q=${'a'.repeat(5000)}&c=${'b'.repeat(2000)}`,
    '/de/rankings/compare/x',
    '/api/v1/rankings?industry=__proto__',
    '/api/v1/rankings?on=0000-00-00',
    '/api/v1/rankings?on=0001-01-01',
    '/api/v1/rankings?on=%00',
    '/api/v1/rankings?months=constructor&format=toString&sort=valueOf',
    '/api/v1/companies?q=%00%27',
    '/api/v1/companies',
    '/DE/cases',
    '/de/cases/new/nothing',
    '/de/account/link/sign-in',
    '/de/account/link/sign-in?token=%00',
    '/de/account/link/nothing?token=x',
    '/de/account/link/confirm-case?token=../../x',
    '/demo/mailbox/..%2f..%2fpackage.json',
    '/demo/mailbox/%00',
    '/_astro/..%2f..%2fpackage.json',
    '/_actions/cases.close',
    '/_image?href=file:///etc/passwd',
    '/_server-islands/x',
  ])('%j is answered, never with a fault and never with a file of the server', async (path) => {
    const { status, text } = await send({ path });
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/root:x:|"dependencies"|SQLITE|at .*\.mjs:\d+/);
  });
});

describe('a form that no page of ours has sent', () => {
  const actions = [
    'drafts.submit',
    'cases.close',
    'cases.reply',
    'accounts.signIn',
    'accounts.signUp',
    'companies.claim',
    'nothing',
    '__proto__',
    'constructor.constructor',
    'cases',
    '../cases.close',
    '%00',
  ];
  const targets = [paths.home('de'), paths.write('de'), paths.signIn('de'), '/_actions/'];

  test.each(actions)('calling %j empty is refused', async (action) => {
    for (const target of targets) {
      const path = target === '/_actions/' ? `/_actions/${action}` : `${target}?_action=${action}`;
      const { status } = await send({ method: 'POST', path, headers: form, body: '' });
      expect(status, path).toBeLessThan(500);
    }
  });

  test('reaches no action by its own address, where the answer would be all that a command returns', async () => {
    for (const path of ['/_actions/accounts.signUp', '/_actions/accounts.signUp/', '/%5factions/accounts.signUp']) {
      expect((await send({ method: 'POST', path, headers: form, body: 'email=a%40b.example' })).status, path).toBe(404);
    }
  });

  test('from another site is forbidden', async () => {
    for (const origin of ['https://evil.example', 'null', '']) {
      const path = `${paths.signIn('de')}?_action=accounts.signIn`;
      const { status } = await send({
        method: 'POST',
        path,
        headers: { ...form, origin },
        body: 'email=a%40b.example',
      });
      expect(status, origin).toBe(403);
    }
  });

  test.each([
    ['application/json', '{"email":'],
    ['application/json', '{"email":{"$ne":1}}'],
    ['text/plain', 'email=a'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nhalf'],
    ['application/x-www-form-urlencoded', '%E0%A4%A=%'],
    ['application/x-www-form-urlencoded', 'email=%00&email=b&__proto__[x]=1&constructor=1'],
    ['nonsense', 'x'],
    ['', 'x'],
  ])('as %j with %j is answered, never with a fault', async (type, body) => {
    for (const path of [
      `${paths.signIn('de')}?_action=accounts.signIn`,
      '/_actions/accounts.signIn',
      paths.write('de'),
    ]) {
      const headers = { origin: site.url, ...(type && { 'content-type': type }) };
      expect((await send({ method: 'POST', path, headers, body })).status, path).toBeLessThan(500);
    }
  });

  test('of three megabytes is too large', async () => {
    const body = `email=${'a'.repeat(3_000_000)}`;
    const path = `${paths.signIn('de')}?_action=accounts.signIn`;
    expect((await send({ method: 'POST', path, headers: form, body })).status).toBe(413);
    const chunked = { ...form, 'transfer-encoding': 'chunked' };
    const { status } = await send({ method: 'POST', path, headers: chunked, body });
    expect(status >= 400 && status < 500).toBe(true);
  });
});

describe('a method that pages do not have', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'HEAD', 'POST'])(
    '%s is answered, never with a fault',
    async (method) => {
      for (const path of publicPages('de')) {
        const { status } = await send({ method, path, headers: method === 'POST' ? form : {} });
        expect(status, path).toBeLessThan(500);
      }
    },
  );
});

describe('a header that lies', () => {
  test.each([
    ['host', 'evil.example'],
    ['x-forwarded-host', 'evil.example'],
    ['cookie', 'session=%00; draft=../../x; __Host-session=x'],
    ['accept-language', 'x'.repeat(4000)],
    ['referer', 'javascript:alert(1)'],
  ])('%s: %s changes nothing', async (name, value) => {
    for (const path of ['/', paths.home('de'), paths.write('de'), paths.signIn('de')]) {
      const { status, text } = await send({ path, headers: { [name]: value } });
      expect(status, path).toBeLessThan(500);
      expect(text).not.toContain('evil.example');
    }
  });
});
