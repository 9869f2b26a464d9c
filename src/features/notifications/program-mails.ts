import type { Translate, Values } from '#src/i18n/index.ts';

/** What a company is told of its figures and its programs, at most once a week. */
export type ProgramMail =
  | { kind: 'company-week'; url: string; companyName: string; week: Week }
  /** Nothing is sent any more to that host. */
  | { kind: 'webhook-disabled'; url: string; companyName: string; host: string };

/** A week of a company in numbers. `days` of a case: left until its first reply is due, below zero over it, null: it waits again. */
interface Week {
  waiting: number;
  overdue: number;
  published: number;
  answered: number;
  closed: number;
  solved: number;
  promises: number;
  first: { number: string; days: number | null }[];
}

/** The cases to answer first come as paragraphs of their own. */
export function weekValues({ first, ...counts }: Week, t: Translate): Values {
  const lines = first.map(({ number, days }) => {
    if (days === null) return t('mail.week.again', { number });
    return days < 0 ? t('mail.week.over', { number, days: -days }) : t('mail.week.left', { number, days });
  });
  return { ...counts, first: lines.join('\n\n') };
}
