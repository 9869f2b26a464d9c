import { Agent, request } from 'node:http';
import { z } from 'astro/zod';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { operations } from '#src/features/api/operations.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { readLimit } from '#src/lib/read-limit.ts';
import { files } from '#tests/source.ts';

const site = inject('site');
const api = '/api/v1';

const parameter = z.object({
  name: z.string(),
  in: z.enum(['query', 'path']),
  required: z.boolean(),
  schema: z.looseObject({
    type: z.string().optional(),
    enum: z.array(z.string()).optional(),
    const: z.string().optional(),
  }),
});
const described = z.object({
  openapi: z.string(),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(
    z.string(),
    z.strictObject({
      get: z.looseObject({
        operationId: z.string(),
        parameters: z.array(parameter),
        responses: z.record(
          z.string(),
          z.looseObject({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })).optional() }),
        ),
      }),
    }),
  ),
  components: z.looseObject({ schemas: z.object({ Problem: z.looseObject({}) }) }),
});
type Described = z.infer<typeof described>['paths'][string]['get'];

async function asked(path: string, init: RequestInit = {}) {
  const response = await fetch(site.url + path, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const document = described.parse(JSON.parse((await asked(paths.openApi())).text));
const every = Object.entries(document.paths).map(([path, { get }]) => ({ path, get }));
const isOwn = (path: string) => path.startsWith('/own');

/** As JSON Schema has it: what the document says, and not what made it. */
function holds(schema: z.core.JSONSchema.JSONSchema, text: string): string {
  const read = z.fromJSONSchema(schema).safeParse(JSON.parse(text));
  return read.success ? '' : z.prettifyError(read.error);
}

/** Whether an answer is one that the document tells of: its status, its kind and its words. */
function isAsSaid({ responses }: Described, { status, headers, text }: Awaited<ReturnType<typeof asked>>): string {
  const said = responses[String(status)];
  if (!said) return `nothing is said of ${status}`;
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  const content = said.content?.[type];
  if (!content) return text === '' && !said.content ? '' : `${status} is not said to be ${type}`;
  const schema = type === 'application/problem+json' ? document.components.schemas.Problem : content.schema;
  return /json$/.test(type) ? holds(schema, text) : '';
}

const real = {
  number: site.longCase.number,
  company: site.company,
  url: `${site.url}${paths.case('de', site.longCase)}`,
};
const exampleOf = (path: string) => {
  const found = Object.values(operations).find((one) => one.path === path);
  return api + (found?.example(real) ?? '/missing');
};

// The first data set is written by the worker, beside the site.
beforeAll(async () => {
  while ((await asked(paths.dataset())).status === 503) await new Promise((resolve) => setTimeout(resolve, 1000));
});

describe('the document', () => {
  test('names every address there is, and none that is not', () => {
    const served = files('src/pages/api/v1', /\.ts$/)
      .filter((file) => !/\/_[^/]*$|\[\.\.\.path\]/.test(file))
      .map(
        (file) =>
          file
            .split('/api/v1')[1]
            ?.replace(/\.ts$/, '')
            .replace(/\/index$/, '') ?? '',
      )
      .map((path) => path.replaceAll('[', '{').replaceAll(']', '}'));
    expect(every.map(({ path }) => path).sort()).toEqual(served.sort());
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers[0]?.url).toBe(new URL(absolute(api)).href.replace(/^https?:\/\/[^/]+/, site.url));
  });

  test.each(every)('is what $path answers, once asked and again, in three round trips', async ({ path, get }) => {
    const address = exampleOf(path);
    const name = `interface${path}`;
    const first = await asked(address, { headers: { 'x-test-request': name } });
    expect(isAsSaid(get, first), first.text.slice(0, 200)).toBe('');
    expect(first.status).toBe(isOwn(path) ? 401 : 200);
    const trips = Number(await (await fetch(site.counter + encodeURI(name).replaceAll('/', '%2F'))).text()) || 0;
    expect(trips).toBeLessThanOrEqual(3);
    expect(first.headers.get('set-cookie')).toBeNull();
    if (isOwn(path)) return expect(first.headers.get('access-control-allow-origin')).toBeNull();
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('ratelimit')).toMatch(/^"network";r=\d+;t=\d+$/);
    expect(first.headers.get('ratelimit-policy')).toBe(`"network";q=${readLimit.points};w=${readLimit.seconds}`);
    const etag = first.headers.get('etag') ?? '';
    const again = await asked(address, { headers: { 'if-none-match': etag } });
    expect([again.status, again.text, isAsSaid(get, again)]).toEqual([304, '', '']);
    expect(again.headers.get('ratelimit')).not.toBeNull();
    const head = await asked(address, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([
      200,
      '',
      first.headers.get('content-type'),
    ]);
  });

  test.each(every)('is how $path refuses what is wrong', async ({ path, get }) => {
    const [bare = ''] = exampleOf(path).split('?');
    const needed = get.parameters.filter(({ in: place, required }) => place === 'query' && required);
    const wrong = get.parameters.filter(({ in: place, schema }) => {
      return place === 'query' && (schema.type === 'integer' || schema.enum || schema.const);
    });
    const expected = isOwn(path) ? 401 : 400;
    const addresses = [
      [`${bare}?nothing=x`, 'nothing'],
      ...wrong.map(({ name }) => [`${bare}?${name}=toString`, name]),
      ...needed.map(({ name }) => [bare, name]),
    ];
    for (const [address = '', name] of addresses) {
      const answer = await asked(address);
      expect([answer.status, isAsSaid(get, answer)], address).toEqual([expected, '']);
      if (!isOwn(path)) expect(JSON.parse(answer.text).errors.map((one: { name: string }) => one.name)).toContain(name);
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await asked(bare, { method, headers: { origin: 'https://evil.example' } });
      if (isOwn(path)) expect(answer.status, method).toBeGreaterThanOrEqual(400);
      else expect([answer.status, isAsSaid(get, answer)], method).toEqual([405, '']);
    }
  });

  test('is of what there is and what there was', async () => {
    const of = (path: string) => document.paths[path]?.get ?? { operationId: '', parameters: [], responses: {} };
    const one = JSON.parse((await asked(`${api}/cases/${real.number}`)).text);
    const file = JSON.parse((await asked(paths.caseData('de', site.longCase))).text);
    expect([one.sha256, one.kind, one.content]).toEqual([file.sha256, file.kind, file.content]);
    const gone = await asked(`${api}/cases/${site.endedCase.number}`);
    expect([gone.status, isAsSaid(of('/cases/{number}'), gone)]).toEqual([410, '']);
    expect(gone.text).not.toContain(site.endedCase.title);
    const none = ['/cases/2026-999999', '/cases/x', '/cases/2026%2F000001', '/cases/%00', `/cases/${'1'.repeat(5000)}`];
    for (const path of none) {
      const answer = await asked(api + path);
      expect([answer.status, isAsSaid(of('/cases/{number}'), answer)], path).toEqual([404, '']);
    }
    for (const path of ['/companies/nobody', '/companies/..%2f..%2fetc', '/companies/%27--']) {
      const answer = await asked(api + path);
      expect([answer.status, isAsSaid(of('/companies/{slug}'), answer)], path).toEqual([404, '']);
    }
    for (const path of ['/nothing', '/cases/2026-000001/x', '/openapi', '/', '']) {
      const answer = await asked(api + path);
      expect([answer.status, holds(document.components.schemas.Problem, answer.text)], path).toEqual([404, '']);
    }
  });

  test('finds what is typed as the page does, and reads no wildcard or operator in it', async () => {
    const found = async (q: string) => asked(`${api}/search?${new URLSearchParams({ q })}`);
    const slip = JSON.parse((await found('routr austausch')).text);
    expect([slip.understoodAs, slip.total > 0, slip.facets.companies.length > 0]).toEqual([['Router'], true, true]);
    for (const q of ['" OR 1=1 --', '*', 'NEAR(a b)', 'a AND (', '{title}: x', '^', '\u0000x', '(a+)+$', '%']) {
      expect([200, 400], q).toContain((await found(q)).status);
    }
    expect((await found('a'.repeat(5000))).status).toBe(400);
  });
});

describe('another site', () => {
  test('may read in a browser, and may ask before whether it is the newest', async () => {
    const preflight = await asked(`${api}/cases`, {
      method: 'OPTIONS',
      headers: { origin: 'https://other.example', 'access-control-request-headers': 'if-none-match' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('If-None-Match');
    expect((await asked(`${api}/own`, { method: 'OPTIONS' })).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('gets the same words, short as it reads them', async () => {
    const path = `${api}/cases?limit=100`;
    const { promise, resolve } = Promise.withResolvers<[string | undefined, string | undefined]>();
    request(site.url + path, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      resolve([answer.headers['content-encoding'], answer.headers.vary]);
    }).end();
    expect(await promise).toEqual(['br', 'Accept-Encoding']);
  });
});

test('a network that asks too often is told when to come back, and nobody else is', { timeout: 120_000 }, async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const from = (localAddress: string, path = `${api}/kinds`) => {
    const { promise, resolve, reject } = Promise.withResolvers<{
      status: number;
      after: string | undefined;
      text: string;
    }>();
    const { hostname, port } = new URL(site.url);
    const sent = request({ hostname, port, path, agent, localAddress }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, after: answer.headers['retry-after'], text }));
    });
    sent.on('error', reject);
    sent.end();
    return promise;
  };
  const answers = await Promise.all(Array.from({ length: readLimit.points + 50 }, () => from('127.0.0.9')));
  const refused = answers.filter(({ status }) => status === 429);
  expect([refused.length, answers.filter(({ status }) => status === 200).length]).toEqual([50, readLimit.points]);
  expect(Number(refused[0]?.after)).toBeGreaterThan(0);
  expect(holds(document.components.schemas.Problem, refused[0]?.text ?? '')).toBe('');
  expect((await from('127.0.0.10')).status).toBe(200);
  // However the address is spelt.
  for (const path of [
    '/%61pi/v1/kinds',
    '/%2561pi/v1/kinds',
    '//api/v1/kinds',
    '/./api/v1/kinds',
    '/x/../api/v1/kinds',
    '/api/v1//kinds',
  ]) {
    expect((await from('127.0.0.9', path)).status, path).toBe(429);
  }
  agent.destroy();
});

test.each(['de', 'en'] as const)('the page in %s names every address of the document', async (locale) => {
  const { text } = await asked(paths.interface(locale));
  for (const { path } of every) expect(text, path).toContain(`${api}${path}`);
  const links = [...text.matchAll(/href="(\/api\/v1[^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect((await asked(link)).status, link).toBe(200);
  expect((await asked(paths.imprint(locale))).text).toContain(`href="${paths.interface(locale)}"`);
});
