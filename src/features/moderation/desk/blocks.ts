import type { Category, Ground } from '../lists.ts';

/** What is said again and again. The words stand in src/i18n (`moderating.block`); all of it is edited by hand where it does not fit. */
export const blocks = {
  opinion: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    rule: 'Art. 5 Abs. 1 GG',
  },
  notShown: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    rule: '§§ 1004, 823 BGB; BGH, VI ZR 34/15',
  },
  untrue: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    rule: '§ 186 StGB, §§ 1004, 823 BGB',
  },
  insult: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    rule: '§ 185 StGB',
  },
  personal: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    rule: 'Art. 6 DSGVO',
  },
  threat: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_VIOLENCE',
    rule: '§ 241 StGB',
  },
  // Art. 10 asks for information about somebody: nothing that is public changes by it, so there is nothing to decide.
  order: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    rule: 'Art. 9 DSA',
  },
  health: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    rule: 'Art. 9 DSGVO',
  },
  named: {
    ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    rule: 'Art. 17, 21 DSGVO',
  },
  former: {
    ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    rule: 'Art. 17 DSGVO',
  },
  offTopic: {
    ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    category: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
    rule: 'Regeln der Seite',
  },
} as const satisfies Record<string, { ground: Ground; category: Category; rule: string }>;

export type Block = keyof typeof blocks;
export const blockNames = [
  'opinion',
  'notShown',
  'untrue',
  'insult',
  'personal',
  'threat',
  'order',
  'health',
  'named',
  'former',
  'offTopic',
] as const satisfies readonly Block[];
