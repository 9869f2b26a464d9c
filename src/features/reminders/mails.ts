import type { Transaction } from '#db/client.ts';
import { createLink } from '#src/features/accounts/index.ts';
import { answerMinutes } from '#src/features/cases/index.ts';
import type { ChosenMail, ContactMail } from '#src/features/notifications/index.ts';
import { translator } from '#src/i18n/index.ts';
import { type Day, daysBetween } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { CaseToRemind, Recipient } from './facts.ts';
import type { Reminder, ReminderKind } from './rules.ts';

type Person = Recipient & { kind: 'user' };

const kinds = {
  'promise-due': 'promise-due',
  'about-to-rest': 'about-to-rest',
  'judge-reply': 'judge-reply',
  'settled-privately': 'settled-privately',
  'your-turn': 'your-turn',
  'step-open': 'step-open',
  'still-holds': 'still-holds',
  'company-overdue': 'company-overdue',
  'company-last-day': 'company-waiting',
  'company-week': 'company-waiting',
} as const satisfies Record<ReminderKind, ChosenMail['kind']>;

/** The kind of mail in which a person gets a reminder: what their choice is about. */
export function mailKindOf(kind: ReminderKind): ChosenMail['kind'] {
  return kinds[kind];
}

/** The mail of a reminder to a person. Makes the link with which a question is answered without signing in. */
export async function reminderMail(
  tx: Transaction,
  theCase: CaseToRemind,
  reminder: Reminder,
  to: Person,
  { today, now }: { today: Day; now: Date },
): Promise<ChosenMail> {
  const { number, title, companyName } = theCase;
  const { locale } = to;
  const about = { number, title, companyName };
  const own = absolute(paths.ownCase(locale, number));
  const subjectId = reminder.subject.split(':')[0] ?? '';
  const answerUrl = async (purpose: 'answer-promise' | 'answer-closing') => {
    const link = { purpose, email: to.email, subjectId, now, validMinutes: answerMinutes };
    return absolute(paths.link(locale, purpose, await createLink(tx, link)));
  };
  switch (reminder.kind) {
    case 'promise-due': {
      const promise = theCase.promises.find(({ id }) => id === subjectId)?.text ?? '';
      return { kind: 'promise-due', url: await answerUrl('answer-promise'), ...about, promise, dueOn: reminder.about };
    }
    case 'still-holds':
      return { kind: 'still-holds', url: await answerUrl('answer-closing'), ...about, closedOn: reminder.about };
    case 'about-to-rest':
      return { kind: 'about-to-rest', url: own, number, title, restsOn: reminder.about };
    case 'judge-reply':
      return { kind: 'judge-reply', url: `${own}#judge`, ...about, repliedOn: reminder.about };
    case 'settled-privately':
      return { kind: 'settled-privately', url: `${own}#settled`, ...about, repliedOn: reminder.about };
    case 'your-turn':
      return { kind: 'your-turn', url: own, ...about, days: daysBetween(reminder.about, today) };
    case 'step-open':
      return {
        kind: 'step-open',
        url: absolute(paths.caseSteps(locale, { number, title })),
        number,
        title,
        step: stepName(theCase, subjectId, locale),
      };
    case 'company-overdue':
      return { kind: 'company-overdue', url: deskUrl(to, number), ...about, dueOn: reminder.about };
    case 'company-last-day':
    case 'company-week': {
      const days = daysBetween(today, reminder.about);
      return { kind: 'company-waiting', url: deskUrl(to, number), ...about, dueOn: reminder.about, days };
    }
  }
}

/** How a step of the ladder is called: by its body, or by its kind where several could be the right one. */
export function stepName({ steps }: CaseToRemind, kind: string, locale: Locale): string {
  const step = steps.find((one) => one.kind === kind);
  return step?.name?.[locale] ?? (step ? translator(locale)(`mail.step.${step.kind}`) : kind);
}

function deskUrl({ locale }: Person, number: string): string {
  return absolute(paths.deskCase(locale, number));
}

/** What a company for which nobody speaks is told about a case, at its contact address. */
export function contactMail(
  { number, locale }: Pick<CaseToRemind, 'number' | 'locale'>,
  kind: ContactMail['kind'],
  { dueOn, isLate, source }: Pick<ContactMail, 'dueOn' | 'isLate' | 'source'>,
): ContactMail {
  return { kind, url: absolute(paths.case(locale, { number, title: '' })), number, dueOn, isLate, source };
}
