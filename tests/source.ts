import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

// The program as text and syntax, for the tests of its conventions.

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Files below a folder of the project, as paths from its root. */
export function files(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => ending.test(file))
    .sort();
}

export function text(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The TypeScript of a file: all of it, or what stands between the dashes of an .astro file. */
export function parsed(file: string): ts.SourceFile {
  const source = text(file);
  return parsedText(file, file.endsWith('.astro') ? (/^---\n(.*?)^---$/ms.exec(source)?.[1] ?? '') : source);
}

export function parsedText(file: string, script: string): ts.SourceFile {
  return ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true);
}

/** Every node below `node` for which `is` holds. */
export function find<T extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (child: ts.Node): void => {
    if (is(child)) found.push(child);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/** `file:line  code`, for messages. */
export function place(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  const file = source.fileName.startsWith(root) ? source.fileName.slice(root.length) : source.fileName;
  return `${file}:${line + 1}  ${node.getText().split('\n')[0]}`;
}

export interface Program {
  checker: ts.TypeChecker;
  source: (file: string) => ts.SourceFile;
}

/**
 * The type-checked program of src and db. Takes a few seconds. `planted`: files that are not there, by their path, with
 * their text, for the proof that a check finds what it should.
 */
export function program(planted: Readonly<Record<string, string>> = {}): Program {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const texts = new Map(Object.entries(planted).map(([file, script]) => [join(root, file), script]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const script = texts.get(file);
    return script === undefined ? getSourceFile(file, ...rest) : parsedText(file, script);
  };
  const all = [...files('src', /\.ts$/).map((file) => join(root, file)), ...texts.keys()];
  const made = ts.createProgram(all, options, host);
  return {
    checker: made.getTypeChecker(),
    source: (file) => {
      const source = made.getSourceFile(join(root, file));
      if (!source) throw new Error(`${file} is not part of the program`);
      return source;
    },
  };
}

/** What a name means: the declaration behind imports and re-exports. */
export function declarationOf(checker: ts.TypeChecker, name: ts.Node): ts.Declaration | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol) return undefined;
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return meant.declarations?.[0];
}

/** What each piece of src uses, found once: several questions are asked about the same commands. */
const used = new Map<ts.Node, ts.Declaration[]>();

function usedBy(checker: ts.TypeChecker, node: ts.Node): ts.Declaration[] {
  const known = used.get(node);
  if (known) return known;
  const declarations = new Set(find(node, ts.isIdentifier).flatMap((name) => declarationOf(checker, name) ?? []));
  const own = [...declarations].filter((one) => one !== node && one.getSourceFile().fileName.startsWith(root));
  used.set(node, own);
  return own;
}

/** Whether `start`, or anything of src that it uses, directly or through others, uses something `is` holds for. */
export function reaches(
  checker: ts.TypeChecker,
  start: ts.Node,
  is: (declaration: ts.Declaration) => boolean,
): boolean {
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    return usedBy(checker, node).some((declaration) => {
      if (is(declaration)) return true;
      const isOwnFunction = ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration);
      return isOwnFunction && declaration.getSourceFile().fileName.startsWith(`${root}src/`) && visit(declaration);
    });
  };
  return visit(start);
}
