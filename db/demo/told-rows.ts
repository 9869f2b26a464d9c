import { peopleIn } from '#src/features/timeline/people/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Chance } from './chance.ts';
import type { ToldCase, ToldEntry, ToldPromise } from './told.ts';

export function entryRow(entry: ToldEntry, position: number, caseId: string, chance: Chance) {
  return {
    id: chance.id(),
    caseId,
    occurredOn: entry.on,
    occurredUntil: entry.until ?? null,
    precision: entry.precision ?? ('exact' as const),
    placedOn: entry.placedOn ?? null,
    time: entry.time ?? null,
    position,
    channel: entry.channel,
    direction: entry.direction,
    expectsAnswer: entry.expectsAnswer ?? true,
    people: peopleIn(entry.who ?? ''),
    thirdParty: entry.third ?? '',
    text: entry.text,
    contacts: entry.direction === 'event' ? 0 : (entry.contacts ?? 1),
    waitedMinutes: entry.waited ?? 0,
    spentCents: entry.cents ?? 0,
    spentCurrency: entry.currency ?? 'EUR',
    timeIsAbout: entry.isAbout?.includes('time') ?? false,
    waitedIsAbout: entry.isAbout?.includes('waited') ?? false,
    spentIsAbout: entry.isAbout?.includes('spent') ?? false,
    automaticReceipt: entry.isReceipt ?? false,
    handOvers: entry.handOvers ?? 0,
    recordedAt: entry.recordedAt,
  };
}

export function promiseRow(
  promise: ToldPromise,
  caseId: string,
  source: { entryId: string } | { replyId: string },
  madeOn: Day,
  told: ToldCase,
  chance: Chance,
) {
  const markedOn = promise.keptOn ?? promise.brokenOn;
  const marked = markedOn === undefined ? null : new Date(`${markedOn}T18:30:00Z`);
  return {
    id: chance.id(),
    caseId,
    entryId: 'entryId' in source ? source.entryId : null,
    replyId: 'replyId' in source ? source.replyId : null,
    text: promise.text,
    madeOn,
    dueOn: promise.dueOn,
    keptOn: promise.keptOn ?? null,
    brokenOn: promise.brokenOn ?? null,
    markedAt: marked && marked < told.publishedAt ? told.publishedAt : marked,
    reportedKeptOn: promise.reported?.keptOn ?? null,
    reportedAt: promise.reported?.at ?? null,
    reportedBy: promise.reported?.by ?? null,
  };
}
