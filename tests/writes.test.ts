import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { declarationOf, files, find, place, program, reaches } from './source.ts';

// What commands may set, what they leave behind, and whom they ask: whatever has to know the types, which takes long to find out.

const imports = `
import { cases, promises } from '#db/schema/index.ts';
import type { Database, Transaction } from '#db/client.ts';
import type { CaseState } from '#src/features/cases/rules.ts';
import { type Situation } from '#src/lib/situation.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
`;
/** Each sets a derived column in another way. */
const byHand = [
  "tx.update(cases).set({ status: 'closed' })",
  'tx.update(cases).set({ status, outcome })',
  'tx.update(cases).set({ title: "", ...state })',
  'tx.update(cases).set(state)',
  'tx.update(cases).set({ title: "", ["closedOn"]: null })',
  'tx.update(cases).set(hidden)',
  'db.update(cases).set({ ...hidden })',
  'tx.insert(cases).values({ id: "", locale: "de", createdAt, status: "open" })',
  'tx.insert(cases).values([{ id: "", locale: "de", createdAt, ...state }])',
  'tx.insert(cases).values(fine).onConflictDoUpdate({ target: cases.id, set: { ball: "nobody" } })',
  'tx.insert(cases).values(fine).onConflictDoUpdate({ target: cases.id, set: state }).returning()',
  'tx.update(promises).set({ readable: true })',
];
const fine = [
  "tx.update(cases).set({ title: 'Neu' })",
  'tx.update(cases).set(head).where(eq(cases.id, ""))',
  'tx.insert(cases).values(fine)',
  'tx.insert(cases).values([fine, fine])',
  'tx.insert(cases).values(fine).onConflictDoUpdate({ target: cases.id, set: head })',
];
const planted = {
  'src/features/planted/state.ts': `${imports}
export function set(tx: Transaction, db: Database, state: CaseState, hidden: object, createdAt: Date) {
  const { status, outcome } = state;
  const head = { title: '', summary: '' };
  const fine = { id: '', locale: 'de' as const, createdAt };
  ${[...byHand, ...fine].join(';\n  ')};
}`,
  'src/features/planted/helper.ts': `${imports}
import { tell } from '#src/lib/events.ts';
export async function helper(tx: Transaction, situation: Situation) {
  await tell(tx, situation, { action: 'mails.stop', subjectId: '' });
}
export const silent = (situation: Situation) => write(situation.db, async (tx) => done(await tx.delete(promises)));
export async function alsoSilent(given: string, { db, now }: Situation) {
  return indirect(db);
}
const indirect = (db: Database) => write(db, async (tx) => done(await tx.delete(promises)));
export const told = (situation: Situation) => write(situation.db, async (tx) => { await helper(tx, situation); return done(); });
export const reading = (situation: Situation) => situation.db.select().from(cases);
`,
};
const { checker, source } = program(planted);
const features = files('src/features', /\.ts$/);

const schemas = ['db/schema/cases.ts', 'db/schema/promises.ts'];
const tables = schemas.flatMap((path) => find(source(path), ts.isVariableDeclaration));

/** Columns that only `refreshCase` writes, by table: those the schema calls derived. */
const derived = new Map(
  tables.flatMap(({ name, initializer }) => {
    if (!initializer || !ts.isCallExpression(initializer) || initializer.expression.getText() !== 'sqliteTable')
      return [];
    const columns = find(initializer, ts.isPropertyAssignment).filter((one) =>
      /^derived\(/.test(one.initializer.getText()),
    );
    return [[name.getText(), columns.map((one) => one.name.getText())] as const];
  }),
);

describe('what follows from the facts of a case', () => {
  test('is set by refreshCase alone', () => {
    expect(derived.get('cases')).toEqual(expect.arrayContaining(['status', 'outcome', 'firstReplyOn', 'searchKey']));
    const written = features
      .filter((file) => file !== 'src/features/cases/state/refresh.ts')
      .flatMap((file) => setByHand(source(file)));
    expect(written.map(place)).toEqual([]);
    expect(setByHand(source('src/features/cases/state/refresh.ts'))).toHaveLength(2);
  });

  test('is found wherever else it is set, however it is written', () => {
    const found = setByHand(source('src/features/planted/state.ts')).map((call) => statementOf(call));
    expect([...new Set(found)]).toEqual(byHand);
  });
});

/** Calls that set a derived column, or something of which the type does not say what it sets. */
function setByHand(file: ts.SourceFile): ts.CallExpression[] {
  return find(file, ts.isCallExpression).filter((call) => {
    const columns = derived.get(tableOf(call) ?? '');
    const set = columns && valuesOf(call);
    if (!set) return false;
    const names = typesIn(checker.getTypeAtLocation(set)).flatMap((type) => {
      const properties = type.getProperties().map(({ name }) => name);
      return properties.length === 0 ? [...columns] : properties;
    });
    return names.some((name) => columns.includes(name));
  });
}

/** The table of the insert or update in whose chain a call stands. */
function tableOf(call: ts.CallExpression): string | null {
  for (let node: ts.Expression = call; ts.isCallExpression(node); ) {
    const { expression: called, arguments: given } = node;
    if (!ts.isPropertyAccessExpression(called)) return null;
    if (['insert', 'update'].includes(called.name.text)) {
      const table = given[0] && declarationOf(checker, given[0]);
      return table && ts.isVariableDeclaration(table) ? table.name.getText() : null;
    }
    node = called.expression;
  }
  return null;
}

function valuesOf(call: ts.CallExpression): ts.Expression | undefined {
  const [given] = call.arguments;
  if (!given || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const does = call.expression.name.text;
  if (does === 'set' || does === 'values') return given;
  if (does !== 'onConflictDoUpdate') return undefined;
  return find(given, ts.isPropertyAssignment).find(({ name }) => name.getText() === 'set')?.initializer ?? given;
}

/** The type itself, those of a union, those in a list. */
function typesIn(type: ts.Type): ts.Type[] {
  if (type.isUnion()) return type.types.flatMap(typesIn);
  const inList = checker.isArrayLikeType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined;
  return inList ? typesIn(inList) : [type];
}

function statementOf(node: ts.Node): string {
  let above = node;
  while (!ts.isExpressionStatement(above)) above = above.parent;
  return above.expression.getText();
}

describe('a command', () => {
  test('tells what happened, in whatever file it stands', () => {
    const commands = features.flatMap((file) => commandsIn(source(file)));
    expect(commands.length).toBeGreaterThan(40);
    expect(commands.filter((command) => !tells(command)).map(place)).toEqual([]);
  });

  test('that tells nothing is found, and nothing else is taken for one', () => {
    const commands = commandsIn(source('src/features/planted/helper.ts'));
    const names = (some: readonly Command[]) => some.map(({ name }) => name?.getText());
    expect(names(commands)).toEqual(['alsoSilent', 'silent', 'told']);
    expect(names(commands.filter((command) => !tells(command)))).toEqual(['alsoSilent', 'silent']);
  });
});

type Command = ts.FunctionDeclaration | ts.VariableDeclaration;

/** What is exported, gets the situation of somebody who acts, and opens a transaction, not for a command it is handed. */
function commandsIn(file: ts.SourceFile): Command[] {
  const functions = find(file, ts.isFunctionDeclaration).filter((one) => isExported(one) && getsAct(one));
  const arrows = find(file, ts.isVariableDeclaration).filter(
    ({ initializer, parent }) =>
      initializer && ts.isArrowFunction(initializer) && getsAct(initializer) && isExported(parent.parent),
  );
  return [...functions, ...arrows].filter((one) => reaches(checker, one, isFunction('write')));
}

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
const getsAct = ({ parameters }: ts.SignatureDeclaration) =>
  parameters.some(({ type }) => type?.getText() === 'Situation') &&
  !parameters.some(({ type, name }) => name.getText() === 'task' && type && ts.isFunctionTypeNode(type));
const isFunction = (name: string) => (declaration: ts.Declaration) =>
  ts.isFunctionDeclaration(declaration) && declaration.name?.text === name;
const tells = (command: Command) =>
  reaches(
    checker,
    command,
    (one) => isFunction('tell')(one) && one.getSourceFile().fileName.endsWith('/lib/events.ts'),
  );

describe('who may do what', () => {
  const isFile = (name: string) => (declaration: ts.Declaration) =>
    basename(declaration.getSourceFile().fileName) === name;
  const handlers = files('src/actions', /\.ts$/)
    .flatMap((file) => find(source(file), ts.isCallExpression))
    .filter((call) => call.expression.getText() === 'defineAction');

  /** Lets go of a draft in this browser: changes nothing that is stored. */
  const isHarmless = (handler: ts.CallExpression) => naming(handler) === 'drafts.leave';
  /** What only the right person holds: the token of a draft, the link in a mail, a password. */
  const secrets = ['useLink', 'createLink', 'draftForWriting', 'draftByToken', 'isPassword'];
  const isSecret = (declaration: ts.Declaration) =>
    ts.isFunctionDeclaration(declaration) && secrets.includes(declaration.name?.text ?? '');

  test('every action unwraps the outcome of a command', () => {
    expect(handlers.length).toBeGreaterThan(0);
    const silent = handlers.filter((handler) => !/\bunwrap\(/.test(handler.getText()) && !isHarmless(handler));
    expect(silent.map(naming)).toEqual([]);
  });

  test('every action asks a table of can.ts, or for a secret that only the right person holds', () => {
    const isAsked = (declaration: ts.Declaration) => isFile('can.ts')(declaration) || isSecret(declaration);
    const open = handlers.filter((handler) => !isHarmless(handler) && !reaches(checker, handler, isAsked));
    expect(open.map(naming)).toEqual([]);
  });

  test('every action on a published case, a company or a session asks a table of can.ts', () => {
    const closed = handlers.filter(
      (handler) => !/^drafts|\.(signUp|signInLink|forgot|signIn|enter|reset|renew)$/.test(naming(handler)),
    );
    expect(closed.filter((handler) => !reaches(checker, handler, isFile('can.ts'))).map(naming)).toEqual([]);
  });

  test('the search for a table sees what is missing', () => {
    const refresh = find(source('src/features/cases/state/refresh.ts'), ts.isFunctionDeclaration);
    expect(refresh.some((declaration) => reaches(checker, declaration, isFile('can.ts')))).toBe(false);
    expect(declarationOf(checker, refresh[0]?.name ?? source('src/env.d.ts'))).toBe(refresh[0]);
  });
});

/** `cases.close`: the file and the name it is given in its object. */
function naming(handler: ts.CallExpression): string {
  const area = basename(handler.getSourceFile().fileName, '.ts');
  return `${area}.${ts.isPropertyAssignment(handler.parent) ? handler.parent.name.getText() : '?'}`;
}
