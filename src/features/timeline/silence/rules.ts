import { addDays, type Day, daysBetween } from '#src/lib/dates.ts';

/**
 * Something that begins or ends a silence of the company. `asks`: it owes an answer from now on. `speaks`: it said
 * something itself. `settles`: nothing is open any more, though it may not have spoken. `passes`: the case goes over to another
 * company, which owes the answer from now on. `from` and `until` are the first
 * and last day on which it can have been; `isVague`: the day is not known, only that it lies between the two.
 */
export interface Contact {
  does: 'asks' | 'speaks' | 'settles' | 'passes';
  from: Day;
  until: Day;
  isVague: boolean;
}

/** Days on which the company owed an answer and did not speak: first and last of them, both counted. */
export interface Silence {
  from: Day;
  until: Day;
  days: number;
  /** Nobody has answered to this day. */
  isOpen: boolean;
  /** A day at one of its ends is not known: at least so many days, so the number is said with "about". */
  isAbout: boolean;
  /** Which of its ends that is. */
  isFromAbout: boolean;
  isUntilAbout: boolean;
}

/**
 * Days without an answer, on `today`, to what was asked or published on a day: that day is day 0, as for the deadline, the age
 * of a case and the curve of answers. The one count of them, so that no two places say different numbers of one silence.
 */
export function daysUnanswered(askedOn: Day, today: Day): number {
  return Math.max(0, daysBetween(askedOn, today));
}

/** A day between a call and the call back is no silence. */
const shortest = 2;

/**
 * The one count of silence: page, ledger, calendar and PDF ask it. `contacts` in order of time, and
 * within a day as they happened; `lastDay`: the last that counts, today while the case runs.
 *
 * The day of the question and the day of the answer are not in it. A day on which the company can have spoken is never in
 * it either, so a vague day makes a silence shorter, never longer; and one more answer can only cut a silence.
 */
export function silences(contacts: readonly Contact[], lastDay: Day): Silence[] {
  const found: Silence[] = [];
  let owed: Owed | null = null;
  let answeredUntil: Day = '';
  const end = (until: Day, isOpen: boolean, isAbout: boolean) => {
    if (owed === null) return;
    const days = daysUnanswered(addDays(owed.since, -1), until);
    if (days >= shortest) {
      const ends = { isFromAbout: owed.isAbout, isUntilAbout: isAbout };
      found.push({ from: owed.since, until, days, isOpen, isAbout: owed.isAbout || isAbout, ...ends });
    }
    owed = null;
  };
  for (const contact of contacts) {
    if (contact.does === 'passes') {
      // How long the company before let its author wait is nothing of the one that the case is against now.
      found.length = 0;
      owed = null;
    } else if (contact.does !== 'asks') {
      end(addDays(contact.from, -1), false, contact.isVague);
      const until = mayAnswerUntil(contact);
      if (until > answeredUntil) answeredUntil = until;
    }
    if (contact.does === 'asks' || contact.does === 'passes') {
      if (contact.from > answeredUntil)
        owed = earlier(owed, { since: addDays(contact.until, 1), isAbout: contact.isVague });
    }
  }
  end(lastDay, true, false);
  return found;
}

/** What is asked up to this day may have its answer in what was said. On one day the order in which it happened is known. */
function mayAnswerUntil({ from, until }: Contact): Day {
  return from === until ? addDays(until, -1) : until;
}

interface Owed {
  since: Day;
  isAbout: boolean;
}

/** Who asks again waits since the first time; a later question with an exact day may be certain before a vague one is. */
function earlier(known: Owed | null, next: Owed): Owed {
  return known !== null && known.since <= next.since ? known : next;
}

/** The longest of them; null when the company never let anybody wait. */
export function longest(all: readonly Silence[]): Silence | null {
  return all.reduce<Silence | null>((most, one) => (most !== null && most.days >= one.days ? most : one), null);
}

/** What of a silence lies between two days, both counted; null when nothing does. */
export function within(silence: Silence, from: Day, until: Day): Silence | null {
  const first = from > silence.from ? from : silence.from;
  const last = until < silence.until ? until : silence.until;
  if (first > last) return null;
  return {
    ...silence,
    from: first,
    until: last,
    days: daysBetween(first, last) + 1,
    isOpen: silence.isOpen && last === silence.until,
  };
}
