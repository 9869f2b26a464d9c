import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { transferCase } from '#src/features/challenges/transferring.ts';
import { reportPressure } from '#src/features/pressure/commands.ts';
import { hearCompany } from '#src/features/pressure/deciding.ts';
import { decidedPressure, openPressure, pressureForModerator, pressureOn } from '#src/features/pressure/queries.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, aModerator, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aChallengedCase } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';
import { letters } from '../moderation/appealing.ts';
import { aReport, aReportedCase, decides } from './reporting.ts';

const now = momentOn(today);
const day = (days: number) => addDays(today, days);
const onProfile = async (db: Database, companyId: string) =>
  pressureOn(await decidedPressure(db, companyId)).map(({ kind, measure, reason }) => [kind, measure, reason]);

describe('a report of pressure', () => {
  test('stays with the company that was accused and heard, also where the case has moved to another since', async ({
    db,
    moderator,
  }) => {
    const { number, company: wrong, challengeId, author } = await aChallengedCase(db);
    const report = aReport(number);
    must(await reportPressure(situationOf(author), report));
    must(await hearCompany(situationOf(moderator), { id: report.id, text: '' }));
    const right = await aCompany(db);
    must(await transferCase(situationOf(author), { id: challengeId, number, company: right.name }));
    must(await decides(situationOf(moderator, day(15)), report.id, 'confirmed'));
    expect([await onProfile(db, right.id), await onProfile(db, wrong.id)]).toMatchObject([
      [],
      [['threat', 'confirmed', expect.any(String)]],
    ]);
    const [told] = (await letters(db)).filter(({ kind }) => kind === 'pressure-decided');
    expect(told?.text).toContain(wrong.name);
    expect(told?.text).not.toContain(right.name);
  });

  test('is read by nobody who speaks for the company, a moderator included, before it is asked', async ({ db }) => {
    const { representative, reportId: id } = await aReportedCase(db);
    const both = { ...(await aModerator(db)).actor, represents: representative?.actor.represents ?? [] };
    expect(await openPressure(db, both, now)).toEqual([]);
    expect(await pressureForModerator(db, both, id, now)).toBeNull();
  });
});
