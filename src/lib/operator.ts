/** What the law asks of the imprint of a public site, and the setting that says it. */
const settings = {
  /** § 5 Abs. 1 Nr. 1 DDG: who runs the site, and where. */
  operator: 'SITE_OPERATOR',
  /** Art. 11 and 12 DSA: where authorities and users write to. */
  contact: 'OPERATOR_MAIL',
  /** § 18 Abs. 2 MStV: who answers for what the site itself writes. */
  responsible: 'OPERATOR_RESPONSIBLE',
  /** § 5 Abs. 1 Nr. 4 and 6 DDG: register and VAT id, or `none`. */
  register: 'OPERATOR_REGISTER',
  /** § 36 VSBG: the arbitration body in whose proceedings the operator takes part, or `none`. */
  disputes: 'OPERATOR_DISPUTES',
} as const;

export type OperatorFact = keyof typeof settings;

/** What this installation says of its operator, line by line (lines separated by `|`); empty where nothing is said. */
export function operatorFact(fact: OperatorFact): string[] {
  return (process.env[settings[fact]] ?? '')
    .split('|')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Whether somebody said that there is none: of a register, of an arbitration body. */
export const isNone = (lines: readonly string[]): boolean => lines.length === 1 && lines[0] === 'none';

/** The settings that a public site needs for its imprint and this one lacks, by name. */
export function missingFacts(env: NodeJS.ProcessEnv): string[] {
  return Object.values(settings).filter((name) => (env[name] ?? '').trim() === '');
}
