import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'astro/zod';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Who imports what in the planted tree. Every file named exists: a resolver that finds nothing complains of nothing. */
const allowed: [from: string, to: string][] = [
  ['src/pages/[locale]/index.astro', '#src/features/cases/queries.ts'],
  ['src/pages/[locale]/index.astro', '#src/features/cases/Piece.astro'],
  ['src/pages/[locale]/index.astro', '#src/components/Stamp.astro'],
  ['src/actions/cases.ts', '#src/features/cases/commands.ts'],
  ['src/layouts/Page.astro', '#src/lib/paths.ts'],
  ['src/features/cases/commands.ts', '#db/schema/index.ts'],
  ['src/features/cases/commands.ts', '#src/features/companies/index.ts'],
  ['src/features/cases/commands.ts', './timeline/queries.ts'],
  ['src/features/cases/rules.ts', './timeline/rules.ts'],
  ['src/features/cases/rules.ts', './lists.ts'],
  ['src/features/cases/rules.ts', '#src/lib/dates.ts'],
  ['src/features/cases/commands.ts', '#src/features/rankings/index.ts'],
  ['src/features/cases/rules.ts', '#src/features/rankings/rules.ts'],
  ['src/features/cases/commands/erasing.ts', '#src/features/redaction/index.ts'],
  ['src/features/moderation/decisions/commands.ts', '#src/features/redaction/rules.ts'],
  ['src/features/identity/merging.ts', '#src/features/cases/index.ts'],
  ['src/features/rankings/rules.ts', '#src/features/companies/rules.ts'],
  ['src/features/profiles/queries.ts', '#src/features/rankings/index.ts'],
  ['src/features/cases/Piece.astro', '#src/components/Stamp.astro'],
  ['src/features/accounts/sessions.ts', 'lucia'],
  ['src/features/accounts/letters.ts', '#src/features/notifications/index.ts'],
  ['src/components/Stamp.astro', '#src/i18n/index.ts'],
  ['src/worker.ts', '#src/features/notifications/index.ts'],
  ['src/features/drafts/publish.ts', '#src/features/cases/index.ts'],
  ['src/features/drafts/publish.ts', '#src/features/cases/lists.ts'],
  ['src/features/drafts/publish.ts', '#src/features/timeline/story/rules.ts'],
  ['src/features/author-desk/Now.astro', '#src/features/case-file/CaseFile.astro'],
  ['src/features/author-desk/Now.astro', '#src/features/escalation/index.ts'],
  ['src/features/home/rules.ts', '#src/features/cases/rules.ts'],
  ['src/features/import/cues/act.ts', '#src/features/cases/lists.ts'],
  ['src/features/import/mail.ts', 'postal-mime'],
  ['db/demo/cases.ts', '#src/features/cases/state/refresh.ts'],
  ['db/demo/cases.ts', '#db/schema/index.ts'],
];

const forbidden: [from: string, to: string][] = [
  ['src/pages/[locale]/index.astro', '#db/schema/index.ts'],
  ['src/pages/[locale]/cases/index.astro', '../../../../db/schema/index.ts'],
  ['src/layouts/Page.astro', '#db/client.ts'],
  ['src/actions/cases.ts', '#db/client.ts'],
  ['src/middleware.ts', '#db/client.ts'],
  ['src/components/Stamp.astro', '#src/features/cases/rules.ts'],
  ['src/components/Stamp.astro', '#src/features/cases/lists.ts'],
  ['src/components/Stamp.astro', '#src/layouts/Page.astro'],
  ['src/lib/paths.ts', '#src/features/cases/rules.ts'],
  ['src/lib/paths.ts', '#src/i18n/index.ts'],
  ['src/i18n/index.ts', '#src/features/cases/lists.ts'],
  ['src/features/cases/commands.ts', '#src/features/companies/queries.ts'],
  ['src/features/cases/commands.ts', '../companies/queries.ts'],
  ['src/features/cases/commands.ts', '#src/features/rankings/counting/record.ts'],
  ['src/features/rankings/record.ts', '#src/features/cases/index.ts'],
  ['src/features/rankings/queries.ts', '#src/features/profiles/index.ts'],
  ['src/features/profiles/queries.ts', '#src/features/rankings/counting/record.ts'],
  ['src/features/rankings/rules.ts', '#src/features/cases/rules.ts'],
  ['src/features/rankings/index.ts', '#src/features/cases/lists.ts'],
  ['src/features/cases/commands.ts', '#src/pages/helper.ts'],
  ['src/features/cases/commands.ts', '#src/components/Stamp.astro'],
  ['src/features/cases/commands.ts', 'astro:actions'],
  ['src/features/cases/commands.ts', 'lucia'],
  ['src/features/cases/index.ts', '#src/features/moderation/index.ts'],
  ['src/features/moderation/queries.ts', '#src/features/moderation-desk/queue.ts'],
  ['src/features/moderation-desk/queue.ts', '#src/features/moderation/queries.ts'],
  ['src/features/moderation/rules.ts', '#db/lists.ts'],
  ['db/lists.ts', '#db/schema/index.ts'],
  // Each feature with what it must not ask: what stands above it, or beside it.
  ['src/features/cases/index.ts', '#src/features/drafts/index.ts'],
  ['src/features/cases/commands/opening.ts', '#src/features/case-file/index.ts'],
  ['src/features/cases/commands/erasing.ts', '#src/features/redaction/erasing.ts'],
  ['src/features/redaction/hiding.ts', '#src/features/cases/index.ts'],
  ['src/features/redaction/rules.ts', '#src/features/cases/rules.ts'],
  ['src/features/cases/index.ts', '#src/features/identity/commands.ts'],
  ['src/features/identity/domains.ts', '#src/features/cases/state/refresh.ts'],
  ['src/features/companies/commands.ts', '#src/features/identity/commands.ts'],
  ['src/features/case-file/queries.ts', '#src/features/cases/state/refresh.ts'],
  ['src/features/case-file/CaseSidebar.astro', '#src/features/escalation/NextStep.astro'],
  ['src/features/cases/timeline/rules.ts', '#src/features/drafts/rules.ts'],
  ['src/features/cases/commands/mails.ts', '#src/features/following/index.ts'],
  ['src/features/escalation/commands.ts', '#src/features/reminders/index.ts'],
  ['src/features/escalation/StepLadder.astro', '#src/features/paper/index.ts'],
  ['src/features/reminders/sending/send.ts', '#src/features/drafts/index.ts'],
  ['src/features/import/index.ts', '#src/features/drafts/index.ts'],
  ['src/features/import/dates/scan.ts', '#src/lib/clock.ts'],
  ['src/features/import/dates/scan.ts', 'postal-mime'],
  ['src/features/drafts/publish.ts', '#src/features/author-desk/index.ts'],
  ['src/features/drafts/publish.ts', '#src/features/cases/state/refresh.ts'],
  ['src/features/author-desk/open.ts', '#src/features/company-desk/index.ts'],
  ['src/features/author-desk/Now.astro', '#src/features/case-file/queries.ts'],
  ['src/features/company-desk/queries.ts', '#src/features/author-desk/index.ts'],
  ['src/features/paper/dossier/content.ts', '#src/features/author-desk/index.ts'],
  ['src/features/following/commands.ts', '#src/features/reminders/index.ts'],
  ['src/features/home/queries.ts', '#src/features/following/index.ts'],
  ['src/features/rankings/queries.ts', '#src/features/home/index.ts'],
  ['src/features/companies/commands.ts', '#src/features/rankings/index.ts'],
  ['src/features/companies/commands.ts', '#src/features/cases/index.ts'],
  ['src/features/notifications/index.ts', '#src/features/companies/index.ts'],
  ['src/features/notifications/index.ts', '#src/features/accounts/index.ts'],
  ['src/features/accounts/commands.ts', '@lucia-auth/adapter-drizzle'],
  ['src/features/open-data/index.ts', '#src/features/accounts/index.ts'],
  ['src/features/cases/Piece.astro', '#db/client.ts'],
  ['src/features/cases/Piece.astro', '#src/features/companies/queries.ts'],
  ['src/features/cases/rules.ts', './queries.ts'],
  ['src/features/cases/rules.ts', '#db/schema/index.ts'],
  ['src/features/cases/rules.ts', '#src/lib/clock.ts'],
  ['src/features/cases/rules.ts', '#src/lib/crypto.ts'],
  ['src/features/cases/rules.ts', 'node:fs'],
  ['src/features/cases/rules.ts', 'astro/zod'],
  ['src/features/cases/timeline/rules.ts', '../../moderation/rules.ts'],
  ['src/actions/cases.ts', 'lucia'],
  ['db/schema/index.ts', '#src/features/cases/lists.ts'],
  ['src/features/cases/commands.ts', '#db/demo/cases.ts'],
];

/** What a rule may not do besides importing. */
const impure = [
  'export const now = () => new Date();',
  'export const moment = () => Date.now();',
  'export const dice = () => Math.random();',
  'export const secret = () => process.env.SECRET_KEY;',
  'export const page = () => fetch("https://example.org");',
];
const pure = ['export const day = (at: Date) => new Date(at.getTime() + 1);'];

interface Planted {
  file: string;
  line: string;
  isForbidden: boolean;
}

const statement = (to: string, index: number) => `import * as name${index} from '${to}';`;
const planted: Planted[] = [
  ...allowed.map(([file, to], index) => ({ file, line: statement(to, index), isForbidden: false })),
  ...forbidden.map(([file, to], index) => ({ file, line: statement(to, 1000 + index), isForbidden: true })),
  ...impure.map((line) => ({ file: 'src/features/cases/rules.ts', line, isForbidden: true })),
  ...pure.map((line) => ({ file: 'src/features/cases/rules.ts', line, isForbidden: false })),
];

/** Every line of the planted tree about which eslint complains, as `file: line`. */
let complaints: Set<string>;
let tree: string;

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'aktenkundig-imports-'));
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(tree, name));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const sources = sourcesByFile();
  for (const [file, lines] of sources) put(file, lines);
  complaints = new Set(
    (await eslint()).flatMap(({ filePath, messages }) => {
      const file = relative(realpathSync(tree), filePath);
      return messages.map((message) => `${file}: ${sources.get(file)?.[message.line - 1] ?? message.message}`);
    }),
  );
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(planted.filter(({ isForbidden }) => isForbidden))('$file may not say: $line', ({ file, line }) => {
  expect(complaints).toContain(`${file}: ${line}`);
});

test('what the table allows is not complained about', () => {
  const expected = planted.filter(({ isForbidden }) => isForbidden).map(({ file, line }) => `${file}: ${line}`);
  expect([...complaints].sort()).toEqual(expected.sort());
});

function sourcesByFile(): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { file, line } of planted) {
    sources.set(file, [...(sources.get(file) ?? (file.endsWith('.astro') ? ['---'] : [])), line]);
  }
  for (const [file, to] of [...allowed, ...forbidden]) {
    const target = targetOf(file, to);
    if (target !== null && !sources.has(target))
      sources.set(target, target.endsWith('.astro') ? ['---'] : ['export {};']);
  }
  return sources;
}

/** The file of this tree an import means; null for a package. */
function targetOf(file: string, to: string): string | null {
  if (to.startsWith('#')) return to.slice(1);
  return to.startsWith('.') ? join(dirname(file), to) : null;
}

function put(file: string, lines: readonly string[]): void {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${[...lines, ...(file.endsWith('.astro') ? ['---', '<p>planted</p>'] : [])].join('\n')}\n`);
}

const report = z.array(
  z.object({ filePath: z.string(), messages: z.array(z.object({ message: z.string(), line: z.number() })) }),
);

/** eslint as `npm run check` calls it, in the planted tree. */
function eslint(): Promise<z.infer<typeof report>> {
  const binary = join(root, 'node_modules/eslint/bin/eslint.js');
  const options = ['--config', join(root, 'tests/eslint.config.js'), '--format', 'json', 'src', 'db'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [binary, ...options], { cwd: tree, maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      if (stdout) resolve(report.parse(JSON.parse(stdout)));
      else reject(error ?? new Error(stderr));
    });
  });
}
