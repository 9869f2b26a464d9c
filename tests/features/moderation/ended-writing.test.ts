import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, events, outbox, tombstones } from '#db/schema/index.ts';
import type { CaseAction } from '#src/features/cases/can.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { sealedWords } from '#src/features/cases/sealed/words.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { reportPressure } from '#src/features/pressure/commands.ts';
import { saysLess } from '#src/features/redaction/rules.ts';
import { aCompany, anAnsweredCase, anOpenCase, aRepresentative, type Person, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aFile, commands } from '../cases/commands.ts';
import { aNamedCompany, anEntryForm, aPromiseIn, aStepTaken } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aReport } from '../pressure/reporting.ts';
import { aDecision } from './noticing.ts';

/** What only takes something away, or concerns nobody else. */
const stays: readonly CaseAction[] = [
  'read',
  'erase',
  'eraseReply',
  'eraseBlackened',
  'hideEvidence',
  'takeBackNamed',
  'takeStepBack',
  'withdraw',
  'takeBackAffected',
  'leaveExchange',
  'remove',
];

/** Everybody who may do something in one case; of three of them the right to write has been ended. */
async function ended(db: Database, moderator: Person) {
  const company = await aCompany(db);
  const representative = await aRepresentative(db, { company });
  const theCase = await anAnsweredCase(db, { company, representative });
  const speaker = await aRepresentative(db);
  await aNamedCompany(db, theCase.id, speaker);
  const promiseId = await aPromiseIn(db, theCase.id, { dueOn: '2026-03-25' });
  await aStepTaken(db, theCase.id, 'management');
  const reader = await anOpenCase(db);
  const own = await anAnsweredCase(db, {
    representative: speaker,
    company: { id: speaker.companyId, slug: '', name: '', domain: '' },
  });
  const silence = async (piece: Parameters<typeof aDecision>[0]) =>
    must(await decide(situationOf(moderator), aDecision(piece, 'end-writing')));
  await silence({ kind: 'case', id: theCase.id });
  await silence({ kind: 'reply', id: theCase.replyId });
  await silence({ kind: 'reply', id: own.replyId });
  await silence({ kind: 'case', id: reader.id });
  const people = [theCase.author, representative, speaker, reader.author].map((person) => situationOf(person));
  const at = { number: theCase.number, replyId: theCase.replyId, promiseId, namedId: speaker.companyId };
  return { at, people, theCase, author: situationOf(theCase.author) };
}

describe('an account whose right to write was ended', () => {
  test('can do nothing more in a case that would be read by others, whatever part it has in it', async ({
    db,
    moderator,
  }) => {
    const { at, people, author } = await ended(db, moderator);
    await aFile(author, at.number);
    const said = async () => [
      await db.$count(events),
      await db.$count(outbox),
      await sealedWords(
        db,
        (await db.select().from(cases)).map(({ id }) => id),
      ),
    ];
    const before = await said();
    for (const [action, command] of Object.entries(commands)) {
      if (stays.some((one) => one === action)) continue;
      const outcomes = [];
      for (const situation of people) outcomes.push(await command(situation, at));
      expect(
        outcomes.filter(({ ok }) => ok),
        action,
      ).toEqual([]);
      const reasons = outcomes.flatMap((one) => ('reason' in one && one.reason ? [one.reason] : []));
      expect(new Set(reasons), action).toEqual(new Set(['may-not-write']));
    }
    expect(await said()).toEqual(before);
  });

  test('may take words out, but puts none in their place', async ({ db, moderator }) => {
    const { author, at, theCase } = await ended(db, moderator);
    const [head] = await db.select().from(cases);
    const { desiredOutcome = 'refund', summary = '', desiredText = '', penName, place } = head ?? {};
    const erased = (title: string) =>
      correctHead(author, {
        ...{
          number: at.number,
          title,
          summary,
          desiredOutcome: desiredOutcome ?? 'refund',
          desiredText,
          disputed: null,
          erase: true,
        },
        ...(penName !== undefined && { penName }),
        ...(place !== undefined && { place }),
      });
    expect(await erased(`${head?.title} und Betrug`)).toMatchObject({ reason: 'may-not-write' });
    const less = head?.title.split(' ').slice(1).join(' ') ?? '';
    must(await erased(less));
    expect((await db.select().from(cases)).find(({ id }) => id === theCase.id)?.title).toBe(less);
    const added = await recordEntry(author, at.number, anEntryForm({ text: 'Neuer Text' }), true);
    expect(added).toMatchObject({ ok: false });
  });

  test('withdraws without a public reason, and may still report pressure in private', async ({ db, moderator }) => {
    const { author, at } = await ended(db, moderator);
    must(await reportPressure(author, aReport(at.number)));
    const withdraw = (reason: string) => withdrawCase(author, { number: at.number, reason });
    expect(await withdraw('Weil das alles Betrüger sind.')).toMatchObject({ field: 'reason', reason: 'may-not-write' });
    must(await withdraw(''));
    expect(await db.$count(tombstones)).toBe(1);
  });
});

test('less is what came about by taking out', () => {
  expect(saysLess('Der Brief kam nie an.', 'Der █████ kam an.')).toBe(true);
  expect(saysLess('Der Brief kam nie an.', 'an kam')).toBe(false);
  expect(saysLess('Der Brief kam nie an.', 'Der Brief kam doch an.')).toBe(false);
  expect(saysLess('', '')).toBe(true);
});
