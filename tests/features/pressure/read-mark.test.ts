import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { checkFiles, decisions } from '#db/schema/index.ts';
import { allowInspection } from '#src/features/inspection/commands.ts';
import { answerPressure } from '#src/features/pressure/commands.ts';
import { decidePressure, hearCompany } from '#src/features/pressure/deciding.ts';
import { pressureForModerator } from '#src/features/pressure/queries.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import { aModerator, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { aReportedCase, reasons } from './reporting.ts';

/** What stands in the form of whoever looks at the report now. */
async function seen(db: Database, moderator: Person, id: string): Promise<string> {
  const report = await pressureForModerator(db, moderator.actor, id, momentOn(today));
  if (!report) throw new Error('no report to look at');
  return report.mark;
}

const aFile = {
  ...{ id: 'a-file', name: 'sealed', dataKey: 'sealed', kind: 'image' as const, type: 'image/jpeg' },
  ...{ bytes: 5, pieces: 1, sha256: 'ab', pages: 1, depositedAt: momentOn(today) },
};

const anew = { ok: false, refusal: 'conflict', reason: 'read-anew' };

describe('a decision about pressure', () => {
  test('is about what was read: asked or answered since, it is to be read again', async ({ db, moderator }) => {
    const { reportId: id, representative } = await aReportedCase(db);
    const send = (read: string | null, day = today, decisionId = newId()) =>
      decidePressure(situationOf(moderator, day), { id, decisionId, read, result: 'not-confirmed', ...reasons });
    const before = await seen(db, moderator, id);
    must(await hearCompany(situationOf(await aModerator(db)), { id, text: 'Was war das für ein Brief?' }));
    expect(await send(before)).toMatchObject(anew);
    const asked = await seen(db, moderator, id);
    if (!representative) throw new Error('nobody speaks for the company');
    must(
      await answerPressure(situationOf(representative, addDays(today, 1)), { id, text: 'Den schrieben wir nicht.' }),
    );
    expect(await send(asked, addDays(today, 1))).toMatchObject(anew);
    expect(await db.$count(decisions)).toBe(0);
    const answered = await seen(db, moderator, id);
    expect(new Set([before, asked, answered]).size).toBe(3);
    const decisionId = newId();
    must(await send(answered, addDays(today, 2), decisionId));
    // Sent twice, it is made once; another one comes too late.
    must(await send(answered, addDays(today, 2), decisionId));
    expect(await send(answered, addDays(today, 2))).toMatchObject({ ok: false, refusal: 'too-late' });
    expect(await db.$count(decisions)).toBe(1);
  });

  test('is about what was shown: a file or a permission since, or one taken back, is to be read', async ({
    db,
    moderator,
  }) => {
    const { reportId: id, id: caseId, author } = await aReportedCase(db);
    const check = { kind: 'pressure' as const, id };
    const marks = [await seen(db, moderator, id)];
    await db.insert(checkFiles).values({ ...aFile, caseId, checkKind: check.kind, checkId: id });
    marks.push(await seen(db, moderator, id));
    must(await allowInspection(situationOf(author), check));
    marks.push(await seen(db, moderator, id));
    expect(new Set(marks).size).toBe(3);
    const send = (read: string) =>
      decidePressure(situationOf(moderator), { id, decisionId: newId(), read, result: 'not-confirmed', ...reasons });
    expect(await send(marks[1] ?? '')).toMatchObject(anew);
    must(await send(marks[2] ?? ''));
  });

  test('is made by nobody who says they read something else, and by the command line without saying', async ({
    db,
    moderator,
  }) => {
    const { reportId: id } = await aReportedCase(db);
    const send = (read: string | null) =>
      decidePressure(situationOf(moderator), { id, decisionId: newId(), read, result: 'not-confirmed', ...reasons });
    for (const read of ['', '0-1', 'undefined', '9'.repeat(40)]) expect(await send(read)).toMatchObject(anew);
    must(await send(null));
  });
});
