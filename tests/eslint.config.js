import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import { parser } from 'typescript-eslint';

// The import table of the project. Biome checks everything else.

/** Which features a feature may ask, through their index.ts. */
const mayAsk = {
  unfinished: [],
  notifications: [],
  operation: [],
  accounts: ['notifications'],
  // What commands record for good. It asks nobody.
  log: [],
  // Nor does what notes by which words a case is found, or a reply that was given before.
  search: [],
  'said-before': [],
  companies: ['accounts', 'log', 'notifications', 'redaction', 'search'],
  // The commands of cases tell it what a case counts for, so it does not ask them.
  rankings: ['companies'],
  // Cases tell it what they say, so it does not ask them.
  problems: ['companies', 'search'],
  profiles: ['cases', 'causes', 'companies', 'forecasts', 'public-facts', 'rankings'],
  // The commands of cases do not ask it: it reads what the statistics know of them, once a day.
  forecasts: ['cases', 'companies', 'problems', 'rankings'],
  causes: ['cases', 'redaction'],
  // A record that is gone puts in doubt who is known by it; a letter is printed.
  proofs: ['accounts', 'companies', 'evidence', 'exchange', 'identity', 'notifications', 'paper'],
  team: ['accounts', 'cases', 'companies', 'notifications'],
  // It takes words out of what it is given; whose case it is, and what follows, the commands of cases know.
  redaction: ['notifications'],
  // Whose case a file belongs to, and who may see it, those know who ask it.
  evidence: [],
  // Days, promises and silences as they stand: rules that ask nobody.
  timeline: [],
  cases: [
    'accounts',
    'companies',
    'evidence',
    'log',
    'notifications',
    'problems',
    'rankings',
    'redaction',
    'said-before',
    'search',
    'timeline',
  ],
  // Who speaks for a company, and which company it is, changes what its cases count.
  identity: ['accounts', 'cases', 'companies', 'forecasts', 'rankings', 'search'],
  'case-file': ['cases', 'evidence', 'problems', 'redaction', 'said-before', 'search', 'timeline'],
  // Lists of many cases: how one is said, the case file knows, which does not ask it.
  register: ['case-file', 'cases', 'companies', 'problems', 'search', 'timeline'],
  // That there is one is public: the case file reads it from its table.
  exchange: ['accounts', 'cases', 'companies', 'evidence', 'notifications', 'redaction'],
  escalation: ['case-file', 'cases', 'companies', 'timeline'],
  reminders: ['accounts', 'case-file', 'cases', 'companies', 'escalation', 'notifications', 'timeline'],
  import: ['cases', 'timeline'],
  drafts: [
    'accounts',
    'case-file',
    'cases',
    'companies',
    'evidence',
    'import',
    'notifications',
    'problems',
    'redaction',
    'reminders',
    'timeline',
    'unfinished',
  ],
  // It is asked by nobody: what it proves of a case lies in a table that the case file reads.
  inbox: ['cases', 'companies', 'drafts', 'evidence', 'import', 'notifications', 'timeline'],
  'author-desk': ['case-file', 'cases', 'escalation', 'evidence', 'exchange', 'redaction', 'timeline'],
  'company-desk': ['accounts', 'case-file', 'cases', 'exchange', 'said-before', 'team', 'timeline'],
  // What companies connect with the site: their figures, told to programs.
  integrations: [
    'accounts',
    'cases',
    'companies',
    'company-desk',
    'moderation',
    'notifications',
    'profiles',
    'rankings',
    'signs',
  ],
  paper: ['case-file', 'cases', 'escalation', 'evidence', 'log', 'reminders', 'timeline', 'unfinished'],
  following: ['cases', 'companies', 'notifications'],
  home: ['case-file', 'cases', 'challenges', 'moderation', 'pressure', 'problems', 'register', 'signs', 'timeline'],
  moderation: ['accounts', 'cases', 'companies', 'log', 'notifications', 'public-facts', 'redaction'],
  // A case that is moved is told as at publication, which is what reminders do.
  challenges: ['cases', 'companies', 'log', 'moderation', 'notifications', 'reminders'],
  signs: ['cases', 'moderation'],
  'moderation-desk': ['accounts', 'cases', 'challenges', 'moderation', 'redaction', 'signs'],
  pressure: ['cases', 'moderation', 'notifications'],
  // What is shown to moderators belongs to what they check, and lies with the other files.
  inspection: ['cases', 'challenges', 'evidence', 'moderation', 'pressure', 'redaction'],
  // What a person may ask for about themselves touches whoever stores something about people.
  rights: [
    'accounts',
    'cases',
    'companies',
    'drafts',
    'evidence',
    'exchange',
    'inbox',
    'inspection',
    'moderation',
    'notifications',
    'pressure',
    'redaction',
  ],
  // What public collections say of a company, beside its cases.
  'public-facts': ['accounts', 'companies', 'escalation', 'notifications', 'redaction'],
  // Which company somebody means who pastes a link: what its profile says, in a sentence.
  check: ['companies', 'forecasts', 'problems', 'profiles', 'public-facts', 'rankings', 'register', 'signs'],
  // What machines read to find their way.
  discovery: ['case-file', 'cases', 'companies', 'forecasts', 'problems'],
  'open-data': [
    'case-file',
    'cases',
    'companies',
    'forecasts',
    'problems',
    'profiles',
    'rankings',
    'register',
    'signs',
  ],
  // What programs read: everything that is public, as documents.
  api: [
    'case-file',
    'cases',
    'companies',
    'evidence',
    'forecasts',
    'log',
    'moderation',
    'open-data',
    'paper',
    'problems',
    'profiles',
    'rankings',
    'register',
    'search',
    'signs',
    'timeline',
  ],
};

/** The first pattern that fits says what a file is. */
const files = [
  { category: 'rules', pattern: 'src/features/*/**/rules.ts', capture: ['feature'] },
  // The statistics are rules too, one formula in a file.
  {
    category: 'rules',
    pattern: 'src/features/+(rankings)/{statistics/*,counting/{facts,tally},windows}.ts',
    capture: ['feature'],
  },
  // Reading a story is nothing but rules.
  { category: 'rules', pattern: 'src/features/+(import)/{text,dates,cues,told,blocks}/*.ts', capture: ['feature'] },
  { category: 'lists', pattern: 'src/features/*/{lists,industries,kinds/*}.ts', capture: ['feature'] },
  { category: 'door', pattern: 'src/features/*/index.ts', capture: ['feature'] },
  { category: 'piece', pattern: 'src/features/*/**/*.astro', capture: ['feature'] },
  { category: 'feature', pattern: 'src/features/*/**/*', capture: ['feature'] },
  {
    category: 'pure-lib',
    pattern: ['src/lib/{calendar,dates,outcome,shingles,text}.ts', 'src/lib/{days,personal,quantities}/!(fields).ts'],
  },
  { category: 'lib', pattern: 'src/lib/**/*' },
  { category: 'i18n', pattern: 'src/i18n/**/*' },
  { category: 'styles', pattern: 'src/styles/**/*' },
  { category: 'content', pattern: 'src/{content/**/*,content.config.ts}' },
  { category: 'component', pattern: 'src/components/**/*' },
  { category: 'layout', pattern: 'src/layouts/**/*' },
  { category: 'page', pattern: 'src/{pages/**/*,actions/**/*,middleware.ts}' },
  {
    category: 'process',
    pattern:
      'src/{main.ts,dev.ts,worker.ts,admin.ts,export.ts,recompute.ts,verify-receipt.ts,witness.ts,read-story.ts,process/**/*}',
  },
  { category: 'demo', pattern: 'db/demo/**/*' },
  // Closed lists that tables and rules share.
  { category: 'closed-lists', pattern: 'db/lists.ts' },
  { category: 'db', pattern: 'db/**/*' },
];

const of = (categories, feature) => ({
  file: { categories: { anyOf: categories }, ...(feature && { captured: { feature } }) },
});
const anyOf = (features) => (features.length > 1 ? `{${features.join(',')}}` : features[0]);
const inside = ['rules', 'lists', 'door', 'piece', 'feature'];
const libs = ['pure-lib', 'lib', 'i18n'];

const policies = [
  {
    from: of(['page', 'layout']),
    allow: { to: of([...inside, ...libs, 'component', 'layout', 'styles', 'content', 'page']) },
  },
  { from: of(['process']), allow: { to: of(['process', 'rules', 'lists', 'door', 'feature', 'db', 'demo', ...libs]) } },
  { from: of(['demo']), allow: { to: of(['rules', 'lists', 'door', 'feature', 'db', 'demo', ...libs]) } },
  { from: of(['db']), allow: { to: of(['db', 'closed-lists']) } },
  { from: of(['closed-lists']), allow: { to: of([]) } },
  { from: of(['component']), allow: { to: of([...libs, 'component', 'styles']) } },
  // Situation and Database are the situation every command gets.
  { from: of(['lib', 'pure-lib']), allow: { to: of(['lib', 'pure-lib', 'db']) } },
  { from: of(['i18n']), allow: { to: of(libs) } },
  { from: of(['content']), allow: { to: of(['content', ...libs]) } },
  { from: of(['rules', 'lists']), allow: { to: of(['pure-lib']) } },
  { from: of(['lists']), allow: { to: of(['closed-lists']) } },
  { from: of(['feature', 'door']), allow: { to: of([...libs, 'db']) } },
  // A feature's own piece of page is drawn from the building blocks, but asks no database.
  { from: of(['piece']), allow: { to: of([...libs, 'component', 'styles']) } },
  // Each import is held against each line: those of a feature are as few as they can be.
  ...Object.entries(mayAsk).flatMap(([feature, others]) => [
    { from: of(['rules', 'lists'], feature), allow: { to: of(['rules', 'lists'], anyOf([feature, ...others])) } },
    { from: of(['door', 'piece', 'feature'], feature), allow: { to: of(inside, feature) } },
    ...(others.length > 0
      ? [
          {
            from: of(['door', 'piece', 'feature'], feature),
            allow: { to: of(['rules', 'lists', 'piece', 'door'], anyOf(others)) },
          },
        ]
      : []),
  ]),
];

const noAstro = { regex: '^astro:', message: 'Features do not know the framework.' };
const noLucia = { regex: '^(lucia|@lucia-auth/)', message: 'Only features/accounts/sessions.ts knows lucia.' };
const noPackages = { regex: '^(?![.]|#src/)', message: 'Rules are pure: no packages, no database.' };
const restricted = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...astro.configs['flat/base'],
  { files: ['**/*.ts'], languageOptions: { parser } },
  { files: ['**/*.astro'], languageOptions: { parserOptions: { parser } } },
  {
    files: ['{src,db}/**/*.{ts,astro}'],
    plugins: { boundaries },
    settings: {
      'boundaries/files': files,
      'boundaries/files-single-match': true,
      'boundaries/legacy-templates': false,
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
      // Without a resolver that knows the aliases, every import is "unknown" and passes.
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
      'boundaries/no-unknown-dependencies': 'error',
      'boundaries/no-unknown-files': 'error',
      ...restricted(noLucia),
    },
  },
  { files: ['src/env.d.ts'], rules: { 'boundaries/no-unknown-files': 'off' } },
  { files: ['src/features/**/*.ts'], rules: restricted(noAstro, noLucia) },
  { files: ['src/features/accounts/sessions.ts'], rules: restricted(noAstro) },
  {
    files: [
      'src/features/**/rules.ts',
      'src/features/import/!(reading)/*.ts',
      'src/lib/{dates,outcome,text}.ts',
      'src/lib/{days,personal,quantities}/!(fields).ts',
    ],
    rules: {
      ...restricted(noPackages),
      'no-restricted-globals': ['error', 'process', 'fetch', 'performance', 'crypto'],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Rules read no clock.' },
        { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Rules read no clock.' },
        { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Rules roll no dice.' },
      ],
    },
  },
];
