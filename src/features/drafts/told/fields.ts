import { nearOf } from '#src/features/import/dates/resolve.ts';
import type { Proposal } from '#src/features/import/index.ts';
import { type Channel, promiseRows } from '#src/features/timeline/lists.ts';
import { peopleInWords } from '#src/features/timeline/people/rules.ts';
import { typedDay, typedFound } from '#src/i18n/days.ts';
import type { Translate } from '#src/i18n/index.ts';
import { aboutIf, typedMoney } from '#src/i18n/quantities.ts';
import type { Day } from '#src/lib/dates.ts';
import { isLongAgo } from '#src/lib/days/fields.ts';
import { readDay } from '#src/lib/days/read.ts';
import type { FormState } from '#src/lib/forms.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { Card, LeftCard } from './proposals.ts';

interface Reader {
  locale: Locale;
  t: Translate;
  today: Day;
}

/** What the fields of a card begin with: `e` of a proposal, `l` of a piece that was not understood. */
export const prefixOf = (kind: 'e' | 'l', n: number) => `${kind}${n}-`;

/** Fields of every card; the others are there where the proposal says something about them. */
const always = ['id', 'take', 'leave', 'occurredOn', 'channel', 'direction', 'text'] as const;
const further = [
  'people',
  'thirdParty',
  'time',
  'waitedMinutes',
  'contacts',
  'handOvers',
  'spentCents',
  'automaticReceipt',
] as const;
const promised = promiseRows.flatMap((row) => [`${row}Text` as const, `${row}DueOn` as const]);
const cardFields = [...always, ...further, ...promised] as const;
const leftFields = ['id', 'to', 'occurredOn', 'channel', 'direction', 'text'] as const;

/** Every field of these cards, for what is kept while typing. */
export function fieldsOfCards(cards: readonly Pick<Card, 'n'>[], left: readonly Pick<LeftCard, 'n'>[]): string[] {
  return [
    ...cards.flatMap(({ n }) => cardFields.map((field) => prefixOf('e', n) + field)),
    ...left.flatMap(({ n }) => leftFields.map((field) => prefixOf('l', n) + field)),
  ];
}

/** What is written into a field before anybody typed, so that it is read back as the same; and what has to be asked there. */
export interface Written {
  values: Record<string, string>;
  questions: Record<string, string>;
}

/** A proposal in the fields of its card. Only what its words say is written; the rest stays empty. */
export function writtenOf({ proposal, id }: Pick<Card, 'proposal' | 'id'>, text: string, reader: Reader): Written {
  const { locale, t } = reader;
  const { spent } = proposal;
  const values: Record<string, string> = {
    id,
    ...occurred(proposal, text, reader).values,
    channel: proposal.channel,
    direction: proposal.direction ?? '',
    text: proposal.text,
    people: peopleInWords(proposal.people),
    thirdParty: proposal.thirdParty,
    time: proposal.time ?? '',
    waitedMinutes: proposal.waitedMinutes ? aboutIf(t, proposal.waitedIsAbout, String(proposal.waitedMinutes)) : '',
    contacts: proposal.contacts > 1 ? String(proposal.contacts) : '',
    handOvers: proposal.handOvers > 0 ? String(proposal.handOvers) : '',
    spentCents: spent ? typedMoney(t, locale, { ...spent, isAbout: false }) : '',
    automaticReceipt: proposal.automaticReceipt ? 'on' : '',
  };
  const { questions } = occurred(proposal, text, reader);
  if (proposal.direction === null) questions.direction = 'choose-one';
  for (const [index, promise] of proposal.promises.entries()) {
    const row = promiseRows[index] ?? 'promise';
    values[`${row}Text`] = promise.text.slice(0, 200);
    values[`${row}DueOn`] = promise.dueOn ? typedDay(locale, promise.dueOn) : '';
    if (!promise.due) continue;
    const words = text.slice(promise.due.start, promise.due.end);
    // "Bis Freitag" counts from a day that has to be asked first.
    if (proposal.found === null || promise.ask.length > 0) values[`${row}DueOn`] = words;
    if (promise.ask.length > 0) questions[`${row}DueOn`] = asked(promise.ask);
  }
  return { values, questions };
}

/** Of words that name a day which no calendar has; the nearest one is offered unless it is still to come. */
function noSuchDay(words: string, today: Day): string | null {
  const reading = words ? readDay(words, { today, kind: 'occurred' }) : null;
  if (reading === null || !('fault' in reading) || reading.fault !== 'no-such-day') return null;
  return reading.meant > today ? 'no-such-day' : `no-such-day:${reading.meant}`;
}

/** The ways between which it is asked where the words of a proposal do not tell; in the order in which they are asked. */
export const waysAsked = (channel: Channel) =>
  channel === 'phone' ? (['conversation', 'attempt'] as const) : (['to-company', 'from-company'] as const);

/** Whether something has to be said before a proposal can be taken. */
export const isAsking = (card: Pick<Card, 'proposal' | 'id'>, text: string, reader: Reader) =>
  Object.keys(writtenOf(card, text, reader).questions).length > 0;

const asked = (days: readonly Day[]) => `which-day:${days.join(',')}`;

function occurred({ found, ask, date }: Proposal, text: string, { locale, t, today }: Reader): Written {
  const words = date ? text.slice(date.start, date.end) : '';
  if (found === null) {
    const question = noSuchDay(words, today) ?? (ask.length > 0 ? asked(ask) : words ? 'not-a-date' : 'when-was-it');
    return { values: { occurredOn: words }, questions: { occurredOn: question } };
  }
  const typed = typedFound(t, locale, found);
  const near = nearOf(found);
  if (near === null || !isLongAgo(near, today)) return { values: { occurredOn: typed }, questions: {} };
  return { values: { occurredOn: typed }, questions: { occurredOn: `long-ago:${near}` } };
}

/**
 * The form of a card: what was typed into it, else what is written there. What is wrong is said once the form was sent; before that
 * it asks. A question that offers days stays: it knows the days of the telling, of which the form knows nothing.
 */
export function cardForm(form: FormState, prefix: string, { values, questions }: Written): FormState {
  const written = (field: string) => (field.startsWith(prefix) ? values[field.slice(prefix.length)] : undefined);
  const asks = Object.fromEntries(
    Object.entries(questions)
      // Answered, or typed over: then it is asked no more.
      .filter(([field]) => form.value(prefix + field, written(prefix + field)) === values[field])
      .map(([field, question]) => [prefix + field, question]),
  );
  const offers = Object.fromEntries(Object.entries(asks).filter(([, question]) => question.startsWith('which-day:')));
  return {
    ...form,
    errors: form.wasRefused ? { ...form.errors, ...offers } : form.errors,
    questions: form.wasRefused ? {} : asks,
    value: (field, stored) => form.value(field, written(field) ?? stored),
  };
}
