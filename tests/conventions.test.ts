import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { faultOfChoice } from '#src/components/describe.ts';
import { errors } from '#src/i18n/de/errors.ts';
import { files, find, parsed, place, root, text } from './source.ts';

const code = [...files('src', /\.(ts|astro)$/), ...files('db', /\.ts$/), ...files('tests', /\.ts$/)];
const own = code.filter((file) => !file.startsWith('tests/'));

/** Parsing once is enough for every question. */
const sources = new Map(own.map((file) => [file, parsed(file)]));
const inAll = <T extends ts.Node>(is: (node: ts.Node) => node is T): T[] =>
  [...sources.values()].flatMap((source) => find(source, is));

describe('files', () => {
  test('the top level holds what the design says and nothing else', () => {
    const allowed = ['src', 'db', 'public', 'tests', 'README.md', 'package.json', 'package-lock.json', 'tsconfig.json'];
    const made = ['node_modules', 'dist', 'data', 'coverage'];
    const found = readdirSync(root).filter((name) => !name.startsWith('.') && !made.includes(name));
    expect(found.filter((name) => ![...allowed, 'astro.config.mjs'].includes(name))).toEqual([]);
  });

  test('no file is longer than 300 lines', () => {
    const long = code
      .filter((file) => !/\/(migrations|i18n|demo)\//.test(file))
      .map((file) => ({ file, lines: text(file).split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test('every feature says in a README what it owns', () => {
    const features = readdirSync(`${root}src/features`);
    const told = files('src/features', /\/README\.md$/).map((file) => file.split('/')[2]);
    expect(features.filter((feature) => !told.includes(feature))).toEqual([]);
  });
});

describe('what was not answered', () => {
  test('is no empty field where one chooses or ticks: each such building block says what to do', () => {
    expect(faultOfChoice('required')).toBe('choose-one');
    expect(faultOfChoice('required', 'not-ticked')).toBe('not-ticked');
    expect([undefined, 'not-sure', 'which-day:2026-03-01'].map((fault) => faultOfChoice(fault))).toEqual([
      undefined,
      'not-sure',
      'which-day:2026-03-01',
    ]);
    const blocks = files('src/components', /\.astro$/).filter((file) =>
      /<select |type="(?:radio|checkbox)" name=\{name\}/.test(text(file)),
    );
    expect(blocks.length).toBeGreaterThan(3);
    const isAsking = (file: string) => !/form\.errors/.test(text(file)) || /faultOfChoice\(/.test(text(file));
    expect(blocks.filter((file) => !isAsking(file))).toEqual([]);
  });
});

describe('what gives a hold on a company', () => {
  test('is done by nobody who has not shown a moment ago that it is them', () => {
    const dangerous = {
      'src/actions/team.ts': ['invite', 'giveRole', 'end', 'requireFactor'],
      'src/actions/integrations.ts': ['webhook', 'changeSecret'],
      'src/actions/companies.ts': ['setComplaintContact'],
      'src/actions/facts.ts': ['state'],
    };
    for (const [file, names] of Object.entries(dangerous)) {
      const actions = text(file).split(/\n {2}(?=\w+: defineAction\()/);
      for (const name of names) {
        const own = actions.find((action) => action.startsWith(`${name}:`));
        expect(own, `${file} ${name}`).toMatch(/actingProved\(context\)/);
      }
    }
  });
});

describe('types', () => {
  test('nothing is cast, except to const', () => {
    const casts = inAll(ts.isAsExpression).filter((cast) => cast.type.getText() !== 'const');
    expect(casts.map(place)).toEqual([]);
  });

  test('nothing is said to be there by an exclamation mark', () => {
    expect(inAll(ts.isNonNullExpression).map(place)).toEqual([]);
  });

  test('there is no any', () => {
    const any = inAll((node): node is ts.KeywordTypeNode => node.kind === ts.SyntaxKind.AnyKeyword);
    expect(any.map(place)).toEqual([]);
  });
});

describe('pages', () => {
  test('no style and no handler stands in a tag: the content security policy would block it', () => {
    const inTag = /<[^>]*\s(style|on[a-z]+)=["'{`]/;
    const found = files('src', /\.astro$/).flatMap((file) =>
      text(file)
        .split('\n')
        .filter((line) => inTag.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test('only what markdown() made is put into a page as HTML, and what structured() made as data, drawn() as a drawing', () => {
    const found = files('src', /\.astro$/).flatMap((file) =>
      [...text(file).matchAll(/set:html=\{([^}]*)\}/g)]
        .filter(([, value = '']) => !/^(?:markdown|structured|drawn)\(/.test(value.trim()))
        // A slot is made of parts of pages, whose texts are escaped: read before it is put in, it is still what it was.
        .filter(([, value = '']) => !text(file).includes(`const ${value} = (await Astro.slots.render(`))
        .map(([line]) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  test('addresses are put together in lib/paths.ts only', () => {
    const found = files('src', /\.astro$/).flatMap((file) =>
      [...text(file).matchAll(/(?:href|action)=(?:"\/[a-z][^".]*"|\{`\/[^`]*`\})/g)].map(
        ([line]) => `${file}: ${line}`,
      ),
    );
    expect(found).toEqual([]);
  });
});

describe('forms', () => {
  const astro = files('src', /\.astro$/);
  /** A file and all that it shows, however deep. */
  const shown = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const [, path = ''] of text(file).matchAll(/^\s*import [^'\n]* from '([^']+\.astro)'/gm)) {
      const inner = path.startsWith('#') ? path.slice(1) : join(dirname(file), path);
      shown(inner, seen);
    }
    return seen;
  };
  const sends = (file: string) => /<form[^>]*method="post"/.test(text(file));
  const isFrame = (file: string) => /<body/.test(text(file));
  const saysBusy = (file: string) => /<script>[^<]*'#src\/components\/(busy|keep-typed)\.ts'/.test(text(file));

  test('every button that sends something can say so and sends once: its page has the script and the word', () => {
    const pages = astro.filter((file) => file.startsWith('src/pages/') && [...shown(file)].some(sends));
    expect(pages.length).toBeGreaterThan(40);
    const silent = pages.filter((page) => {
      const parts = [...shown(page)];
      const frames = parts.filter(isFrame);
      return (
        !parts.some(saysBusy) || frames.length !== 1 || !frames.every((frame) => /<body data-busy=/.test(text(frame)))
      );
    });
    expect(silent).toEqual([]);
  });

  test('what somebody typed is never cut: too long is refused with its length', () => {
    const typed = /(?:searchParams|query|sent\??|form)\.get\(|\bwords\.join\(|\btyped[.)]/;
    const cuts = /\.(?:slice\(0, ?\d|substring\(|substr\()|maxlength=/;
    const found = code
      .filter((file) => /^src\/(pages|actions|process|features|components|layouts|admin)/.test(file))
      .flatMap((file) =>
        text(file)
          .split('\n')
          .filter((line) => cuts.test(line) && (typed.test(line) || line.includes('maxlength')))
          // The token of a link is no word: cut or not, nobody else's is found by it.
          .filter((line) => !line.includes("get('token')"))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });
});

describe('writing', () => {
  const changes = ['insert', 'update', 'delete', 'transaction', 'run'];

  test('every write stands in the queue of writers', () => {
    const direct = inAll(ts.isCallExpression).filter(
      ({ expression }) =>
        ts.isPropertyAccessExpression(expression) &&
        changes.includes(expression.name.text) &&
        /(^|\.)(db|database\(\))$/.test(expression.expression.getText()),
    );
    expect(direct.filter((call) => !isQueued(call)).map(place)).toEqual([]);
  });

  test('whatever a write refuses is read by somebody, or it was a step that rejects', () => {
    const src = [...sources].filter(([file]) => file.startsWith('src/')).map(([, source]) => source);
    expect(src.flatMap(dropped).map(place)).toEqual([]);
    const planted = `async function work() { await write(db, task); if (x) await write(db, task); const y = await write(db, task); }`;
    expect(dropped(ts.createSourceFile('planted.ts', planted, ts.ScriptTarget.Latest, true))).toHaveLength(2);
  });
});

/** Writes of which nobody learns that nothing was stored. */
const dropped = (source: ts.Node) =>
  find(source, ts.isExpressionStatement).filter(({ expression }) => {
    const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
    // Pictures are written upon by a function of the same name.
    return (
      ts.isCallExpression(call) &&
      /^write$/.test(call.expression.getText()) &&
      /\bdb$/.test(call.arguments[0]?.getText() ?? '')
    );
  });

function isQueued(node: ts.Node): boolean {
  for (let above = node.parent; above; above = above.parent) {
    // What is prepared for writing asks nobody but a transaction: the types see to it.
    if (!ts.isCallExpression(above)) continue;
    if (/^(write|writeStep|writeGently|exclusively|preparedWrite)$/.test(above.expression.getText())) return true;
  }
  return false;
}

describe('days', () => {
  test('are written in i18n/formats.ts alone, so that an English one always names its month', () => {
    const formatters = /toLocale(?:Date|Time)String|Intl\.DateTimeFormat|(?:month|day): '(?:2-digit|numeric)'/;
    const allowed = ['src/i18n/formats.ts', 'src/lib/dates.ts'];
    expect(own.filter((file) => !allowed.includes(file) && formatters.test(text(file)))).toEqual([]);
    expect(files('src/i18n/en', /\.ts$/).filter((file) => /\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b/.test(text(file)))).toEqual(
      [],
    );
  });
});

describe('words', () => {
  test('every reason a person may be given has its words', () => {
    const known = new Set(Object.keys(errors));
    const reasons = [...sources]
      .filter(([file]) => /^src\/(features|actions|lib)\//.test(file))
      .flatMap(([file, source]) => [
        ...statedReasons(source),
        ...(file.endsWith('input.ts') ? zodReasons(source) : []),
      ]);
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.filter((reason) => !known.has(reason.text)).map(place)).toEqual([]);
  });
});

/** `reason: '…'`, `error: '…'` and `message: '…'`. */
function statedReasons(source: ts.SourceFile): ts.StringLiteral[] {
  const names = source.fileName.endsWith('input.ts') ? ['reason', 'error', 'message'] : ['reason'];
  return find(source, ts.isPropertyAssignment)
    .filter((property) => names.includes(property.name.getText()))
    .flatMap(({ initializer }) => (ts.isStringLiteral(initializer) ? [initializer] : []));
}

/** The last argument of `.max(120, '…')` and its like. */
function zodReasons(source: ts.SourceFile): ts.StringLiteral[] {
  const checks = [
    'max',
    'min',
    'length',
    'regex',
    'refine',
    'email',
    'url',
    'int',
    'nonnegative',
    'positive',
    'gte',
    'lte',
  ];
  return find(source, ts.isCallExpression)
    .filter(({ expression }) => ts.isPropertyAccessExpression(expression) && checks.includes(expression.name.text))
    .flatMap((call) => call.arguments.slice(-1))
    .filter((last) => ts.isStringLiteral(last));
}
