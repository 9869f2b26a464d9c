import { dated, entryFormInput } from '#src/features/timeline/index.ts';
import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';

const input = entryFormInput.transform(dated);

type Said = Omit<Entry, 'id' | 'placedOn' | 'position' | 'recordedAt' | 'expectsAnswer'>;

/** Everything that a form of an entry says of it, in one text. */
function inOneText(said: Said, needsNoAnswer: boolean): string {
  const { channel, direction, people, thirdParty, text, contacts, handOvers, automaticReceipt } = said;
  const { time, timeIsAbout, waitedMinutes, waitedIsAbout, spentCents, spentCurrency, spentIsAbout } = said;
  const when = said.precision === 'unknown' ? null : [said.precision, said.occurredOn, said.occurredUntil];
  const what = [channel, direction, people, thirdParty, text, contacts, handOvers, automaticReceipt, needsNoAnswer];
  return JSON.stringify([
    when,
    what,
    time,
    timeIsAbout,
    waitedMinutes,
    waitedIsAbout,
    spentCents,
    spentCurrency,
    spentIsAbout,
  ]);
}

/**
 * Whether a form says of its entry just what is stored: it came along with another button, and nothing was typed into it
 * that would have to be kept.
 */
export function isAsStored(sent: FormData | null, entry: Entry | undefined, promises: readonly CasePromise[]): boolean {
  if (!sent || !entry) return false;
  const typed = input.safeParse(Object.fromEntries(sent));
  if (!typed.success) return false;
  const promised = (said: readonly { text: string; dueOn: string | null }[]) =>
    JSON.stringify(said.map(({ text, dueOn }) => [text, dueOn]));
  const stored = promises.filter(({ entryId }) => entryId === entry.id);
  return (
    inOneText(typed.data, typed.data.needsNoAnswer) === inOneText(entry, !entry.expectsAnswer) &&
    promised(typed.data.promises) === promised(stored)
  );
}
