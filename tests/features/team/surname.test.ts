import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events, replies, representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { replayErasures } from '#src/features/rights/erasures.ts';
import { shortenedIn, shortenName } from '#src/features/rights/shortening.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { refused } from '#src/lib/outcome.ts';
import { aCompany, anOpenCase, momentOn, type RepresentativePerson, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

import { aTeam } from './scene.ts';

describe('a surname', () => {
  async function replied(db: Database, person: RepresentativePerson, number: string) {
    const reply = { id: newId(), number, text: 'Wir prüfen das.', intent: 'information' as const, promises: [] };
    must(await publishReply(situationOf(person), reply));
    return async () => (await caseFile(db, { number }, today))?.thread.at(-1)?.signedName;
  }

  test('is shortened to its first letter once its owner no longer speaks, and not before', async ({ db }) => {
    const { company, owner, agent } = await aTeam(db);
    const { number } = await anOpenCase(db, { company });
    const signed = await replied(db, agent, number);
    expect(await shortenName(situationOf(agent), { companyId: company.id })).toEqual(refused('conflict'));
    must(await endRepresentation(situationOf(owner), agent));
    expect(await signed()).toBe('Anna Okafor');
    expect(await shortenName(situationOf(owner), { companyId: (await aCompany(db)).id })).toEqual(refused('not-found'));
    must(await shortenName(situationOf(agent), { companyId: company.id }));
    expect(await signed()).toBe('Anna O.');
    must(await shortenName(situationOf(agent), { companyId: company.id }));
    expect(await db.$count(events, eq(events.action, 'team.shorten-name'))).toBe(1);
    // A copy of the database from before knows nothing of it, and gets it once more.
    const lines = await shortenedIn(db);
    await exclusively(db, () =>
      db.update(representatives).set({ lastName: 'Okafor' }).where(eq(representatives.id, agent.representativeId)),
    );
    await exclusively(db, () => db.update(replies).set({ signedName: 'Anna Okafor' }));
    expect(await signed()).toBe('Anna Okafor');
    expect(await replayErasures(db, lines, momentOn(today))).toMatchObject({ words: 1 });
    expect(await signed()).toBe('Anna O.');
    expect(await replayErasures(db, lines, momentOn(today))).toMatchObject({ words: 0 });
  });
});
