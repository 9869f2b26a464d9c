import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/client.ts';
import { cases, companies, decisions, examinations } from '#db/schema/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { languageOfWords } from '#src/lib/language.ts';
import { sheetLine, sheetStart, tableLine } from '#src/lib/sheet.ts';
import type { Locale } from '#src/lib/situation.ts';
import { blackenedAt } from '../blackened.ts';
import { type Category, type Ground, isPressureResult, type Measure, type PressureResult } from '../lists.ts';

/** Codes of the European Economic Area, in the order of the documentation's list. What is decided here holds everywhere. */
const everywhere = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT'],
  ...['LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];

/**
 * A statement of reasons in the fields of the EU transparency database, API version 2 (since 1 July 2025):
 * https://transparency.dsa.ec.europa.eu/page/api-documentation. Empty where a field does not apply.
 */
export interface Statement {
  puid: string;
  decision_visibility: string;
  decision_visibility_other: string;
  decision_provision: string;
  decision_ground: Ground;
  illegal_content_legal_ground: string;
  illegal_content_explanation: string;
  incompatible_content_ground: string;
  incompatible_content_explanation: string;
  content_type: 'CONTENT_TYPE_TEXT';
  category: string;
  territorial_scope: string;
  content_language: 'DE' | 'EN' | '';
  content_date: Day;
  application_date: Day;
  decision_facts: string;
  source_type: 'SOURCE_ARTICLE_16' | 'SOURCE_VOLUNTARY';
  automated_detection: 'Yes' | 'No';
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED';
}

/** Measures that restrict what somebody wrote, or may write. */
type Restricting = Exclude<Measure, 'keep' | PressureResult>;

const taken: Readonly<
  Record<Restricting, Pick<Statement, `decision_${'visibility' | 'visibility_other' | 'provision'}`>>
> = {
  blacken: {
    decision_visibility: 'DECISION_VISIBILITY_OTHER',
    decision_visibility_other: 'A passage of the text was blackened; the rest stays.',
    decision_provision: '',
  },
  hide: {
    decision_visibility: 'DECISION_VISIBILITY_CONTENT_DISABLED',
    decision_visibility_other: '',
    decision_provision: '',
  },
  remove: {
    decision_visibility: 'DECISION_VISIBILITY_CONTENT_REMOVED',
    decision_visibility_other: '',
    decision_provision: '',
  },
  'not-genuine': {
    decision_visibility: 'DECISION_VISIBILITY_CONTENT_REMOVED',
    decision_visibility_other: '',
    decision_provision: '',
  },
  // The account stays, and what it published; it can publish nothing more.
  'end-writing': {
    decision_visibility: '',
    decision_visibility_other: '',
    decision_provision: 'DECISION_PROVISION_PARTIAL_TERMINATION',
  },
};

/** Version 2 has another name for what is against nothing but the rules of the house. */
const categoryOf = (category: Category): string =>
  category === 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE' ? 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' : category;

const earlier = alias(decisions, 'earlier');

/**
 * Every decision that restricted something, the oldest first. Of its words only what is public already: the sentence of the
 * trace, never the findings, which may name people. On an appeal that changed nothing there is no second statement.
 */
export async function statements(db: Database): Promise<Statement[]> {
  const rows = await db
    .selectDistinct({
      decision: decisions,
      blackenedAt: blackenedAt('rule', 'reason'),
      locale: cases.locale,
      publishedAt: cases.publishedAt,
      companySince: companies.createdAt,
      wasMeasure: earlier.measure,
      noticed: examinations.id,
    })
    .from(decisions)
    .leftJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(companies, eq(companies.id, decisions.companyId))
    .leftJoin(earlier, eq(earlier.id, decisions.appealOf))
    .leftJoin(examinations, eq(examinations.id, decisions.examinationId))
    .where(and(isNotNull(decisions.effectiveAt), ne(decisions.measure, 'keep')))
    .orderBy(asc(decisions.effectiveAt), asc(decisions.number));
  return rows.flatMap(({ decision, blackenedAt, locale, publishedAt, wasMeasure, noticed, companySince }) => {
    const { measure, effectiveAt } = decision;
    if (measure === 'keep' || isPressureResult(measure) || effectiveAt === null || wasMeasure === measure) return [];
    return [
      statementOf(
        { ...decision, measure, effectiveAt },
        { locale, noticed, blackenedAt, since: publishedAt ?? companySince },
      ),
    ];
  });
}

type Restriction = typeof decisions.$inferSelect & { measure: Restricting; effectiveAt: Date };

interface StatementFacts {
  locale: 'de' | 'en' | null;
  noticed: string | null;
  blackenedAt: Date | null;
  since: Date | null;
}

function statementOf(
  { number, measure, ground, category, rule, reason, effectiveAt, kind }: Restriction,
  { locale, noticed, blackenedAt, since }: StatementFacts,
): Statement {
  const isIllegal = ground === 'DECISION_GROUND_ILLEGAL_CONTENT';
  // Rows from before decisions were recorded name no rule.
  const cited = rule.slice(0, 500) || '-';
  // Who may no longer write is said to nobody else: that sentence stands in no trace.
  const words = measure === 'end-writing' ? 'The account published what is against the rule that is named.' : reason;
  // No field says in which language it is said: that of what was written is another.
  const language = languageOfWords(words);
  const marks = [
    ...(language ? [`[${language}]`] : []),
    ...(blackenedAt ? [`[Blackened on ${dayOf(blackenedAt)}]`] : []),
  ];
  const said = [...marks, words].join(' ');
  const why = said.slice(0, 2000);
  return {
    puid: number,
    ...taken[measure],
    decision_ground: ground,
    illegal_content_legal_ground: isIllegal ? cited : '',
    illegal_content_explanation: isIllegal ? why : '',
    incompatible_content_ground: isIllegal ? '' : cited,
    incompatible_content_explanation: isIllegal ? '' : why,
    content_type: 'CONTENT_TYPE_TEXT',
    category: categoryOf(category),
    territorial_scope: everywhere.join(' '),
    content_language: locale === 'de' ? 'DE' : locale === 'en' ? 'EN' : '',
    content_date: dayOf(since ?? effectiveAt),
    application_date: dayOf(effectiveAt),
    decision_facts: said.slice(0, 5000),
    source_type: noticed !== null || kind === 'appeal' ? 'SOURCE_ARTICLE_16' : 'SOURCE_VOLUNTARY',
    // A sign is raised by a program; what to do about it a person decides.
    automated_detection: kind === 'sign' ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
  };
}

/** As CSV (RFC 4180, UTF-8, one head line); lists with a space between. `locale`: made for a spreadsheet in that language. */
export function statementsCsv(rows: readonly Statement[], locale?: Locale): string {
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name]))];
  return locale
    ? sheetStart + lines.map((line) => sheetLine(line, locale)).join('')
    : lines.map((line) => tableLine(line)).join('');
}

export const columns = [
  'puid',
  'decision_visibility',
  'decision_visibility_other',
  'decision_provision',
  'decision_ground',
  'illegal_content_legal_ground',
  'illegal_content_explanation',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'content_type',
  'category',
  'territorial_scope',
  'content_language',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
] as const satisfies readonly (keyof Statement)[];
