import { z } from 'astro/zod';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { transparencyFigures } from '#src/features/moderation/transparency/queries.ts';
import { quantile } from '#src/features/moderation/transparency/rules.ts';
import { columns, statements, statementsCsv } from '#src/features/moderation/transparency/statements.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aCompany,
  aModerator,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  aRepresentative,
  type Person,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, decidesAppeal, linkTo } from './appealing.ts';
import { aDecision, aNotice, notify } from './noticing.ts';

/** One of each: kept for a company, hidden, blackened, removed, ended; an appeal that changed something, and one that did not. */
async function scene(db: Database, moderator: Person) {
  const other = await aModerator(db);
  const author = await anAuthor(db);
  const { id, title, replyId } = await anAnsweredCase(db, { author });
  const company = await aCompany(db);
  const speaker = await aRepresentative(db, { company });
  const [kept, gone] = [await anOpenCase(db, { author, company }), await anOpenCase(db, { author })];
  must(await notify(db, aNotice({ kind: 'case', id: kept.id }, { notifier: 'company-lawyer' })));
  must(await notify(db, aNotice({ kind: 'case', id: kept.id }, { notifier: 'company', email: 'a@firma.example' })));
  must(await notify(db, aNotice({ kind: 'case', id: kept.id }), today, situationOf(speaker)));
  // Whoever says that they are the company may be anybody.
  must(await notify(db, aNotice({ kind: 'reply', id: replyId }, { notifier: 'company' })));
  const by = (on = today) => situationOf(moderator, on);
  must(await decide(by(addDays(today, 1)), aDecision({ kind: 'case', id: kept.id }, 'keep')));
  const hide = aDecision({ kind: 'reply', id: replyId }, 'hide');
  must(await decide(by(addDays(today, 3)), hide));
  const piece = { kind: 'case' as const, id };
  const own = {
    kind: 'own' as const,
    ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT' as const,
    rule: '=Regel 3, "echt"',
  };
  const scope = { category: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE' as const };
  must(await decide(by(), aDecision(piece, 'blacken', { ...own, ...scope, passage: title })));
  must(await decide(by(), aDecision(piece, 'end-writing', { ...own, reason: 'Kim Muster droht.' })));
  const remove = aDecision({ kind: 'case', id: gone.id }, 'remove', { ...own, facts: 'Frau Quast wird genannt.' });
  must(await decide(by(), remove));
  must(await appealBy(db, await linkTo(db, 'kim@kanzlei.example', 'notice-decided'), { on: addDays(today, 4) }));
  must(await appealBy(db, await linkTo(db, author.email, 'statement')));
  must(await decidesAppeal(other, remove.id, 'remove'));
  must(await decidesAppeal(other, hide.id, 'keep', { on: addDays(today, 5) }));
  return { gone, kept };
}

describe('the figures of the transparency page', () => {
  test('are nothing where nothing was reported', async ({ db }) => {
    const figures = await transparencyFigures(db);
    expect(figures.notices).toEqual({ total: 0, byGround: [], byNotifier: [] });
    expect(figures.hours).toEqual({ median: null, p90: null });
    expect(figures.appeals).toEqual({ total: 0, decided: 0, changed: 0 });
    expect([...figures.measures, ...figures.perCompany, ...figures.removals]).toEqual([]);
  });

  test('count notices, time, results and appeals, and say why a case was removed', async ({ db, moderator }) => {
    const { gone, kept } = await scene(db, moderator);
    const figures = await transparencyFigures(db);
    expect(figures.notices.total).toBe(4);
    expect(figures.notices.byNotifier).toEqual([
      { notifier: 'company', n: 3 },
      { notifier: 'company-lawyer', n: 1 },
    ]);
    expect(figures.notices.byGround).toMatchObject([
      { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', n: 4 },
    ]);
    expect(figures.examinations).toEqual({ decided: 2, open: 0 });
    expect(figures.hours.p90).toBeGreaterThan(figures.hours.median ?? 0);
    expect(figures.measures).toEqual([
      { measure: 'keep', n: 2 },
      { measure: 'remove', n: 2 },
      { measure: 'blacken', n: 1 },
      { measure: 'end-writing', n: 1 },
      { measure: 'hide', n: 1 },
    ]);
    expect(figures.appeals).toEqual({ total: 2, decided: 2, changed: 1 });
    // What was hidden came back on an appeal: of this company only the blackening holds.
    expect(figures.perCompany.map(({ n, byCompany, taken }) => [n, byCompany, taken]).sort()).toEqual([
      [1, 0, 1],
      [1, 1, 0],
    ]);
    expect(figures.removals).toMatchObject([{ caseNumber: gone.number, reason: 'Die Aussage ist widerlegt.' }]);
    expect(kept.number).not.toBe(gone.number);
  });

  test('take the value that half, and nine in ten, do not exceed', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([7], 0.9)).toBe(7);
    expect(quantile([10, 2, 9, 1, 8, 3, 7, 4, 6, 5], 0.5)).toBe(5);
    expect(quantile([10, 2, 9, 1, 8, 3, 7, 4, 6, 5], 0.9)).toBe(9);
  });
});

const visibility = ['CONTENT_REMOVED', 'CONTENT_DISABLED', 'OTHER'].map((one) => `DECISION_VISIBILITY_${one}`);
/** Those of version 2 of the API, as its documentation lists them. */
const categories = [
  ...['ANIMAL_WELFARE', 'CONSUMER_INFORMATION', 'CYBER_VIOLENCE', 'CYBER_VIOLENCE_AGAINST_WOMEN'],
  ...['DATA_PROTECTION_AND_PRIVACY_VIOLATIONS', 'ILLEGAL_OR_HARMFUL_SPEECH', 'INTELLECTUAL_PROPERTY_INFRINGEMENTS'],
  ...['NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS', 'NOT_SPECIFIED_NOTICE', 'OTHER_VIOLATION_TC'],
  ...['PROTECTION_OF_MINORS', 'RISK_FOR_PUBLIC_SECURITY', 'SCAMS_AND_FRAUD', 'SELF_HARM'],
  ...['UNSAFE_AND_PROHIBITED_PRODUCTS', 'VIOLENCE'],
].map((one) => `STATEMENT_CATEGORY_${one}`);
const day = z.string().regex(/^20\d\d-\d\d-\d\d$/);
const ofGround = (ground: string) => ({ decision_ground: z.literal(`DECISION_GROUND_${ground}_CONTENT`) });
const explained = { ground: z.string().min(1).max(500), why: z.string().min(1).max(2000), none: z.literal('') };
/** What the EU transparency database demands of a statement, with its lengths, as its documentation says. */
const schema = z
  .object({
    puid: z.string().regex(/^[\w-]{1,500}$/),
    decision_visibility: z.enum(['', ...visibility]),
    decision_visibility_other: z.string().max(500),
    decision_provision: z.enum(['', 'DECISION_PROVISION_PARTIAL_TERMINATION']),
    content_type: z.literal('CONTENT_TYPE_TEXT'),
    category: z.enum(categories),
    territorial_scope: z.string().regex(/^[A-Z]{2}( [A-Z]{2}){29}$/),
    content_language: z.enum(['DE', 'EN', '']),
    content_date: day,
    application_date: day,
    decision_facts: z.string().min(1).max(5000),
    source_type: z.enum(['SOURCE_ARTICLE_16', 'SOURCE_VOLUNTARY']),
    automated_detection: z.enum(['Yes', 'No']),
    automated_decision: z.literal('AUTOMATED_DECISION_NOT_AUTOMATED'),
  })
  .and(
    z.union([
      z.object({
        ...ofGround('ILLEGAL'),
        ...{ illegal_content_legal_ground: explained.ground, illegal_content_explanation: explained.why },
        ...{ incompatible_content_ground: explained.none, incompatible_content_explanation: explained.none },
      }),
      z.object({
        ...ofGround('INCOMPATIBLE'),
        ...{ illegal_content_legal_ground: explained.none, illegal_content_explanation: explained.none },
        ...{ incompatible_content_ground: explained.ground, incompatible_content_explanation: explained.why },
      }),
    ]),
  )
  .refine((row) => row.decision_visibility !== '' || row.decision_provision !== '')
  .refine((row) => (row.decision_visibility === 'DECISION_VISIBILITY_OTHER') === (row.decision_visibility_other !== ''))
  .refine((row) => row.application_date >= row.content_date);

describe('the statements of reasons', () => {
  test('are what the EU transparency database takes, one for each restriction, and name nobody', async ({
    db,
    moderator,
  }) => {
    await scene(db, moderator);
    const rows = await statements(db);
    for (const row of rows) expect(schema.parse(row)).toEqual(row);
    // What stays needs none, nor an appeal that left a removal as it was.
    expect(rows.map((row) => row.decision_visibility || row.decision_provision).sort()).toEqual([
      'DECISION_PROVISION_PARTIAL_TERMINATION',
      'DECISION_VISIBILITY_CONTENT_DISABLED',
      'DECISION_VISIBILITY_CONTENT_REMOVED',
      'DECISION_VISIBILITY_OTHER',
    ]);
    expect(new Set(rows.map(({ puid }) => puid)).size).toBe(rows.length);
    expect(rows.map(({ source_type }) => source_type)).toContain('SOURCE_ARTICLE_16');
    const csv = statementsCsv(rows);
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toBe(columns.join(','));
    expect(lines).toHaveLength(rows.length);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([...columns].sort());
    expect(csv).toContain(`"'=Regel 3, ""echt"""`);
    for (const word of ['Quast', 'Kim', 'kim@', '@', 'Arbeitsbericht', 'Unterschrift']) expect(csv).not.toContain(word);
  });

  test('are a head line alone while there are none', async ({ db }) => {
    expect(statementsCsv(await statements(db))).toBe(`${columns.join(',')}\r\n`);
  });
});
