import { expect } from 'vitest';
import { companyBySlug } from '#src/features/companies/queries.ts';
import { importRecords } from '#src/features/public-facts/commands.ts';
import { factsAbout, waitingFacts } from '#src/features/public-facts/queries.ts';
import { decideFact, putRightAsModerator, stateFact } from '#src/features/public-facts/stating.ts';
import { refused } from '#src/lib/outcome.ts';
import { aModerator, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aRecord } from './records.ts';

const now = momentOn(today);
const slug = 'lampenladen-nord-gmbh';
const decided = { asNew: new Set<string>(), same: new Map<string, string>() };

test('what a company says and nobody has looked at does not undo what a moderator has put right since', async ({
  db,
}) => {
  const records = [aRecord({ slug: 'lampenladen', name: 'Lampenladen Nord GmbH' })];
  must(await importRecords(db, { records, asOf: today, decided, now }));
  const company = (await companyBySlug(db, slug)) ?? { id: '', slug: '', name: '' };
  const speaker = await aRepresentative(db, { company: { ...company, domain: 'lampenladen.de' } });
  const imprint = 'https://lampenladen.de/impressum';
  const state = (about: string, text: string) =>
    stateFact(situationOf(speaker), { speakingAs: speaker.representativeId, about, text, source: imprint });
  must(await state('address', 'Alter Weg 1\n34117 Kassel'));
  must(await state('arbitration-no', ''));
  const later = new Date(now.getTime() + 60_000);
  const moderator = { ...situationOf(await aModerator(db)), now: later };
  const right = { company: slug, about: 'address', text: 'Neuer Weg 2\n34117 Kassel', source: imprint };
  must(await putRightAsModerator(moderator, right));
  const waiting = await waitingFacts(db);
  expect(waiting.map(({ what, isOvertaken }) => [what, isOvertaken])).toEqual([
    ['address', true],
    ['arbitration', false],
  ]);
  const [address, arbitration] = waiting.map(({ id }) => id);
  const decide = (factId = '', holds = true, reason = '') => decideFact(moderator, { factId, holds, reason });
  expect(await decide(address)).toEqual(refused('conflict', { reason: 'fact-overtaken' }));
  must(await decide(address, false, 'Die Seite nennt jetzt den Neuen Weg.'));
  must(await decide(arbitration));
  expect(await factsAbout(db, company.id)).toMatchObject({
    address: { text: 'Neuer Weg 2\n34117 Kassel', said: { is: 'moderation' } },
    arbitration: { takesPart: 'no' },
  });
});
