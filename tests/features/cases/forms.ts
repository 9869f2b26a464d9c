import type { Database } from '#db/client.ts';
import { namedCompanies, promises, replies, stepsTaken } from '#db/schema/index.ts';
import type { DraftEntry } from '#src/features/timeline/story/input.ts';
import type { ToldPromise } from '#src/features/timeline/story/promise-fields.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Day } from '#src/lib/dates.ts';
import { momentOn, type RepresentativePerson } from '#tests/factories.ts';

/** An entry as its form gives it: a call to the company on one day. */
export function anEntryForm(given: Partial<DraftEntry> = {}): DraftEntry {
  return {
    id: newId(),
    precision: 'exact',
    occurredOn: '2026-03-28',
    occurredUntil: null,
    after: null,
    told: null,
    time: null,
    timeIsAbout: false,
    channel: 'phone',
    direction: 'to-company',
    needsNoAnswer: false,
    people: [],
    thirdParty: '',
    text: 'Noch einmal angerufen.',
    contacts: 1,
    waitedMinutes: 12,
    waitedIsAbout: false,
    spentCents: 0,
    spentCurrency: 'EUR',
    spentIsAbout: false,
    handOvers: 0,
    automaticReceipt: false,
    promises: [],
    ...given,
  };
}

/** A promise as the form of an entry tells it, in its first row. */
export function aToldPromise(text: string, given: Partial<ToldPromise> = {}): ToldPromise {
  return { row: 'promise', id: null, text, dueOn: null, mark: 'open', markedOn: null, ...given };
}

/** A promise of the company in a case; its id. */
export async function aPromiseIn(db: Database, caseId: string, given: { dueOn: Day | null }): Promise<string> {
  const id = newId();
  await exclusively(db, () =>
    db.insert(promises).values({ id, caseId, text: 'Rückruf', madeOn: '2026-03-21', dueOn: given.dueOn }),
  );
  return id;
}

/** A step of the ladder that the author took on 24 March. */
export async function aStepTaken(db: Database, caseId: string, step: string): Promise<void> {
  await exclusively(db, () =>
    db
      .insert(stepsTaken)
      .values({ id: newId(), caseId, step, takenOn: '2026-03-24', recordedAt: momentOn('2026-03-24') }),
  );
}

/** The form that closes a case as solved, with nothing else said. */
export function aClosing(number: string) {
  return {
    id: newId(),
    number,
    outcome: 'solved',
    words: '',
    buyAgain: null,
    reachability: null,
    speed: null,
    competence: null,
    promisesKept: null,
    friendliness: null,
    empathy: null,
    clarity: null,
  } as const;
}

/** A case also names the company for which somebody speaks, and has a reply of theirs since yesterday. */
export async function aNamedCompany(
  db: Database,
  caseId: string,
  speaker: RepresentativePerson,
  text = 'Wir haben zugestellt.',
): Promise<void> {
  const { companyId, representativeId } = speaker;
  const at = momentOn('2026-03-29');
  await exclusively(db, () => db.insert(namedCompanies).values({ caseId, companyId, namedAt: at }));
  await exclusively(db, () =>
    db.insert(replies).values({
      id: newId(),
      caseId,
      kind: 'named-reply',
      representativeId,
      companyId,
      signedName: 'Miriam Okafor',
      signedJobTitle: 'Leiterin Kundendienst',
      signedCompany: 'Paketdienst',
      text,
      publishedAt: at,
    }),
  );
}
