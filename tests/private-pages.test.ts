import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { files, find, parsed, parsedText, text } from './source.ts';

// Whoever opens a page of the account, of the company's desk or of the moderation is asked who they are.

const areas = /^src\/pages\/\[locale\]\/(account|company-desk|moderation)\//;
/** For people who are not signed in yet, and the menu, which says whether somebody is. */
const isDoor = (file: string) =>
  /\/account\/(sign-in|sign-up|forgot|code|link\/.*|reset.*)\.astro$|\/claim\/[^/]*\.astro$|\/menu\.json\.ts$/.test(
    file,
  );
/** A file without a route. */
const isHelper = (file: string) => /\/_[^/]*$/.test(file);

const pages = files('src/pages', /\.(astro|ts)$/);
const isPrivate = (file: string) => areas.test(file) && !isDoor(file) && !isHelper(file);

test('every page of an area that belongs to somebody asks who is there, and the answer decides', () => {
  const found = pages.filter(isPrivate);
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter((file) => !isClosed(parsed(file), file))).toEqual([]);
});

test('a public page never asks who is there: it is the same for everybody', () => {
  const open = pages.filter((file) => file.endsWith('.astro') && !areas.test(file));
  expect(open.filter((file) => /locals\.situation\b/.test(text(file)))).toEqual([]);
});

/** A page is its script; an endpoint is its handlers. */
function isClosed(source: ts.SourceFile, file: string): boolean {
  if (file.endsWith('.astro')) return asks(source.statements, source);
  const handlers = find(source, ts.isArrowFunction).filter(({ parent }) => ts.isVariableDeclaration(parent));
  return handlers.length > 0 && handlers.every(({ body }) => ts.isBlock(body) && asks(body.statements, source));
}

/** Whether one of the statements returns because of the answer to the question who is there. */
function asks(statements: readonly ts.Statement[], source: ts.SourceFile): boolean {
  const known = new Set<string>();
  for (const statement of statements) {
    if (ts.isIfStatement(statement) && isReturn(statement.thenStatement)) {
      if (namesIn(statement.expression).some((name) => known.has(name))) return true;
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer && (isQuestion(initializer, source) || namesIn(initializer).some((one) => known.has(one)))) {
        for (const one of namesIn(name)) known.add(one);
      }
    }
  }
  return false;
}

function isReturn(statement: ts.Statement): boolean {
  return ts.isReturnStatement(statement) || (ts.isBlock(statement) && statement.statements.some(ts.isReturnStatement));
}

const namesIn = (node: ts.Node): string[] => [
  ...(ts.isIdentifier(node) ? [node.text] : []),
  ...find(node, ts.isIdentifier).map(({ text: name }) => name),
];

/** `await Astro.locals.situation()`, or the call of a function that asks so itself and gets the page. */
function isQuestion(value: ts.Expression, source: ts.SourceFile): boolean {
  if (!ts.isAwaitExpression(value) || !ts.isCallExpression(value.expression)) return false;
  const { expression: called, arguments: given } = value.expression;
  if (/(^|\.)locals\.situation$/.test(called.getText())) return true;
  const isGivenPage = given[0] !== undefined && ['Astro', 'context'].includes(given[0].getText());
  const opener = ts.isIdentifier(called) && isGivenPage ? functionOf(called.text, source) : undefined;
  return opener?.body !== undefined && asks(opener.body.statements, opener.getSourceFile());
}

/** The function that is imported under this name. */
function functionOf(name: string, source: ts.SourceFile): ts.FunctionDeclaration | undefined {
  const imported = source.statements
    .filter(ts.isImportDeclaration)
    .find(({ importClause }) => importClause && namesIn(importClause).includes(name));
  if (!imported || !ts.isStringLiteral(imported.moduleSpecifier)) return undefined;
  const from = imported.moduleSpecifier.text;
  const file = from.startsWith('#') ? from.slice(1) : join(dirname(source.fileName), from);
  return find(parsed(file), ts.isFunctionDeclaration).find((one) => one.name?.text === name);
}

describe('a page under account is found out', () => {
  const opener = "import { openOwnCase } from '#src/features/author-desk/open.ts';\n";
  const isFine = (script: string) => isClosed(parsedText('planted.astro', script), 'planted.astro');

  test.each([
    ['that asks nobody', 'const { t } = Astro.locals;'],
    ['that only imports the function that asks', opener],
    ['that asks without waiting for the answer', `${opener}const opened = openOwnCase(Astro);\nif (opened) return 1;`],
    ['that ignores the answer', `${opener}await openOwnCase(Astro);`],
    ['that keeps the answer and goes on', `${opener}const opened = await openOwnCase(Astro);\nconst x = opened;`],
    [
      'that returns for another reason',
      `${opener}const opened = await openOwnCase(Astro);\nconst number = 1;\nif (number) return Astro.redirect('/');`,
    ],
    ['that decides before it asks', 'if (Astro.url) return 1;\nconst situation = await Astro.locals.situation();'],
    [
      'that asks a function which does not ask itself',
      "import { sentFields } from '#src/lib/forms.ts';\nconst sent = await sentFields(Astro);\nif (sent) return 1;",
    ],
  ])('%s', (_, script) => expect(isFine(script)).toBe(false));

  test.each([
    ['the function that asks', `${opener}const opened = await openOwnCase(Astro);\nif ('go' in opened) return 1;`],
    ['the visit', 'const { actor } = await Astro.locals.situation();\nif (actor.userId === null) return 1;'],
  ])('but not one that asks %s and goes by the answer', (_, script) => expect(isFine(script)).toBe(true));
});
