import type { Mail } from './mails.ts';

/** What people choose between on their page of mails, in its order: kinds of mails that are about the same. */
export const topics = [
  'answers',
  'your-turn',
  'promises',
  'steps',
  'follow-up',
  'letters',
  'company-cases',
  'company-turn',
  'company-assigned',
  'company-week',
  'follows',
  'followed-cases',
] as const;
export type Topic = (typeof topics)[number];

/** How somebody wants the mails of a topic. */
export const ways = ['at-once', 'digest', 'never'] as const;
export type Way = (typeof ways)[number];

/** How the mails of a topic come to who has not chosen: new cases of an industry can be many a day. */
export function usualWay(topic: Topic): Way {
  return topic === 'followed-cases' ? 'digest' : 'at-once';
}

/**
 * The topic of every kind of mail. Null: necessary, because the person asked for just this mail or a right hangs on it;
 * those go by `queueMail` and nobody can switch them off.
 */
export const topicOfKind = {
  'confirm-case': null,
  'resume-draft': null,
  'sign-in': null,
  'reset-password': null,
  'address-known': null,
  'account-changed': null,
  'old-address': null,
  'new-address': null,
  'claim-company': null,
  'outsider-named': null,
  'new-representative': null,
  'proof-result': null,
  'proof-watched': null,
  'team-invited': null,
  'team-role': null,
  'team-changed': null,
  'fact-decided': null,
  'identity-approved': null,
  'identity-refused': null,
  'webhook-disabled': null,
  'case-live': null,
  'notice-received': null,
  'notice-asked': null,
  'notice-decided': null,
  'appeal-received': null,
  'appeal-opened': null,
  'appeal-decided': null,
  'author-asked': null,
  'author-reminded': null,
  statement: null,
  'challenge-asked': null,
  'challenge-reminded': null,
  'challenge-agreed': null,
  'challenge-forwarded': null,
  'challenge-decided': null,
  'pressure-asked': null,
  'pressure-reminded': null,
  'pressure-decided': null,
  'reply-published': 'answers',
  'reply-corrected': 'answers',
  'named-replied': 'answers',
  'exchange-asked': 'answers',
  'exchange-to-author': 'answers',
  'exchange-to-company': 'company-cases',
  'company-named': 'company-cases',
  'naming-taken-back': 'company-cases',
  'named-answered': 'company-cases',
  'answer-corrected': 'company-cases',
  'case-published': 'company-cases',
  'author-answered': 'company-cases',
  'case-closed': 'company-cases',
  'case-reopened': 'company-cases',
  'judge-reply': 'your-turn',
  'settled-privately': 'your-turn',
  'your-turn': 'your-turn',
  'about-to-rest': 'your-turn',
  'promise-due': 'promises',
  'promise-reported': 'promises',
  'promise-file': 'promises',
  'step-open': 'steps',
  'still-holds': 'follow-up',
  'letters-arrived': 'letters',
  'mail-as-reply': 'company-turn',
  'company-waiting': 'company-turn',
  'company-overdue': 'company-turn',
  'case-assigned': 'company-assigned',
  'company-week': 'company-week',
  'followed-reply': 'follows',
  'followed-closed': 'follows',
  'followed-reopened': 'follows',
  'followed-company-case': 'followed-cases',
  'followed-industry-case': 'followed-cases',
  // Nobody has an account there: these end by their own link.
  'contact-named': null,
  'contact-published': null,
  'contact-several': null,
  'contact-waiting': null,
  'contact-overdue': null,
} as const satisfies Record<Mail['kind'], Topic | null>;

type TopicOfKind = typeof topicOfKind;
type ChosenKind = { [K in keyof TopicOfKind]: TopicOfKind[K] extends null ? never : K }[keyof TopicOfKind];

/** A mail that its recipient may have in a digest or not at all. */
export type ChosenMail = Extract<Mail, { kind: ChosenKind }>;

/** The kinds of mails of a topic. */
export function kindsOf(topic: Topic): string[] {
  return Object.entries(topicOfKind).flatMap(([kind, of]) => (of === topic ? [kind] : []));
}

export function isTopic(text: string): text is Topic {
  return topics.some((topic) => topic === text);
}

/** Topics that concern only people who speak for a company. */
export const companyTopics: ReadonlySet<Topic> = new Set<Topic>([
  'company-cases',
  'company-turn',
  'company-assigned',
  'company-week',
]);

/** Topics of who follows what is public. */
export const readerTopics: ReadonlySet<Topic> = new Set<Topic>(['follows', 'followed-cases']);
