import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { apiTokens, companies, representatives } from '#db/schema/index.ts';
import { exportedCases } from '#src/features/integrations/export/rows.ts';
import { apiLimit, bearerOf, countRequest, stillOpens } from '#src/features/integrations/tokens/bearer.ts';
import { createToken, endToken } from '#src/features/integrations/tokens/commands.ts';
import { tokensOf } from '#src/features/integrations/tokens/queries.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, anOpenCase, aRepresentative, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { files, root, text } from '../../source.ts';
import { must } from '../drafts/writing.ts';
import { aToken } from './programs.ts';

const now = momentOn(today);

describe('a token', () => {
  test('opens the cases of its company and of no other, and is stored as a hash alone', async ({ db }) => {
    const [one, other] = [await aRepresentative(db), await aRepresentative(db)];
    const { token } = await aToken(db, one);
    expect(token).toMatch(/^akd_[\w-]{43}$/);
    const bearer = await bearerOf(db, `Bearer ${token}`, now);
    expect(bearer).toMatchObject({ company: { id: one.companyId }, scopes: ['cases'] });
    expect(JSON.stringify(bearer)).not.toContain(other.companyId);
    expect(JSON.stringify(await db.select().from(apiTokens))).not.toContain(token.slice(4));
    expect(JSON.stringify(await tokensOf(db, one.companyId))).not.toMatch(/tokenHash|akd_/);
    expect(await tokensOf(db, other.companyId)).toEqual([]);
  });

  test('opens nothing when it is changed, cut, doubled or of another scheme', async ({ db }) => {
    const { token } = await aToken(db, await aRepresentative(db));
    const said = [
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      token,
      `Basic ${token}`,
      `Bearer ${token} ${token}`,
      'Bearer ',
      '',
      null,
    ];
    for (const header of said) expect(await bearerOf(db, header, now)).toHaveProperty('fault');
    expect(await bearerOf(db, `bearer ${token}`, now)).not.toHaveProperty('fault');
  });

  test('ends with its time, with a button, with who made it, and pauses while that is doubted', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    // There longer, so that whoever leaves does not leave the team without anybody who manages it.
    const colleague = await aRepresentative(db, { company, firstName: 'Ada', verifiedOn: '2024-01-01' });
    const { token, tokenId } = await aToken(db, speaker, { days: '30' });
    const opens = async (on = today) => {
      const bearer = await bearerOf(db, `Bearer ${token}`, momentOn(on));
      return 'fault' in bearer ? bearer.fault : 'opens';
    };
    expect([await opens(addDays(today, 29)), await opens(addDays(today, 30))]).toEqual(['opens', 'expired-token']);
    const isIt = eq(representatives.id, speaker.representativeId);
    await exclusively(db, () => db.update(representatives).set({ checkingSince: now }).where(isIt));
    expect(await opens()).toBe('paused-token');
    await exclusively(db, () => db.update(representatives).set({ checkingSince: null }).where(isIt));
    expect(await opens()).toBe('opens');
    must(await endToken(situationOf(colleague), { companyId: company.id, endToken: tokenId }));
    expect(await opens()).toBe('unknown-token');
    expect(await stillOpens(db, tokenId, now)).toBe(false);
    const next = await aToken(db, speaker);
    must(await endRepresentation(situationOf(speaker), { representativeId: speaker.representativeId }));
    expect(await bearerOf(db, `Bearer ${next.token}`, now)).toEqual({ fault: 'unknown-token' });
  });

  test('is asked for by every address of programs, which read notes only where the token may', async ({ db }) => {
    const pages = files('src/pages/api/v1/own', /\/[a-z][\w-]*\.ts$/);
    expect(pages.length).toBeGreaterThan(1);
    const speaker = await aRepresentative(db);
    const [plain, wide, ended] = [
      await aToken(db, speaker),
      await aToken(db, speaker, { scope: 'notes' }),
      await aToken(db, speaker),
    ];
    must(await endToken(situationOf(speaker), { companyId: speaker.companyId, endToken: ended.tokenId }));
    for (const page of pages) {
      const { GET, ALL } = await import(`${root}${page}`);
      const ask = async (query: string, authorization?: string): Promise<number> => {
        const url = new URL(`https://aktenkundig.example/api/v1/own${query}`);
        const request = new Request(url, authorization ? { headers: { authorization } } : {});
        const answer: Response = await GET({ url, request, locals: { visit: { db, now }, today } });
        await answer.text();
        return answer.status;
      };
      for (const bad of [undefined, 'Bearer akd_x', `Basic ${plain.token}`, `Bearer ${ended.token}`])
        expect(await ask('', bad), `${page} ${bad}`).toBe(401);
      expect(await ask(`?token=${plain.token}`, `Bearer ${plain.token}`), page).toBe(400);
      expect(await ask('', `Bearer ${plain.token}`), page).toBe(200);
      expect(ALL().status, page).toBe(405);
      // What an address hands out with `notes=yes`, it does for the wider token alone; others know no such parameter.
      const [narrow, full] = [
        await ask('?notes=yes', `Bearer ${plain.token}`),
        await ask('?notes=yes', `Bearer ${wide.token}`),
      ];
      expect([narrow, full], page).toEqual(text(page).includes('withNotes') ? [403, 200] : [400, 400]);
    }
  });

  test('that is ended while a long answer is sent ends the answer', async ({ db }) => {
    const company = await aCompany(db);
    const speaker = await aRepresentative(db, { company });
    const { tokenId } = await aToken(db, speaker);
    for (let i = 0; i < 101; i += 1) await anOpenCase(db, { company });
    const isAllowed = () => stillOpens(db, tokenId, now);
    const pieces = exportedCases(db, { companyId: company.id }, { today, locale: 'de', isAllowed });
    expect((await pieces.next()).value).toHaveLength(100);
    must(await endToken(situationOf(speaker), { companyId: company.id, endToken: tokenId }));
    await expect(pieces.next()).rejects.toThrow('the right to read ended');
  });

  test('is made only by who has just shown that it is them, and for their own company', async ({ db }) => {
    const [speaker, other] = [await aRepresentative(db), await aRepresentative(db)];
    const given = { tokenId: newId(), name: 'Bericht', scope: 'cases' as const, days: '30', sessionId: 'none' };
    const refused = await createToken(situationOf(speaker), { ...given, companyId: speaker.companyId });
    expect(refused).toMatchObject({ ok: false, refusal: 'not-allowed', reason: 'prove-first' });
    expect(await createToken(situationOf(speaker), { ...given, companyId: other.companyId })).toMatchObject({
      ok: false,
      refusal: 'not-allowed',
    });
    const { tokenId } = await aToken(db, other);
    const foreign = { companyId: speaker.companyId, endToken: tokenId };
    expect(await endToken(situationOf(speaker), foreign)).toMatchObject({ ok: false, refusal: 'not-found' });
  });

  test('tells when it was last used, and goes with its company when two are one', async ({ db }) => {
    const speaker = await aRepresentative(db);
    const { token } = await aToken(db, speaker);
    await bearerOf(db, `Bearer ${token}`, now);
    expect(await tokensOf(db, speaker.companyId)).toMatchObject([{ lastUsedAt: now }]);
    await bearerOf(db, `Bearer ${token}`, new Date(now.getTime() + 30_000));
    expect(await tokensOf(db, speaker.companyId)).toMatchObject([{ lastUsedAt: now }]);
    const into = await aCompany(db);
    const isIt = eq(representatives.id, speaker.representativeId);
    await exclusively(db, () => db.update(representatives).set({ companyId: into.id }).where(isIt));
    expect(await bearerOf(db, `Bearer ${token}`, now)).toMatchObject({ company: { slug: into.slug } });
    await exclusively(db, () => db.update(companies).set({ name: 'Anders' }).where(eq(companies.id, into.id)));
    expect(await bearerOf(db, `Bearer ${token}`, now)).toMatchObject({ company: { name: 'Anders' } });
  });

  test('asks so often and no more, each counted by itself', async ({ db }) => {
    const [one, other] = [await aToken(db, await aRepresentative(db)), await aToken(db, await aRepresentative(db))];
    const counts = await Promise.all(Array.from({ length: apiLimit.points + 1 }, () => countRequest(db, one.tokenId)));
    const left = counts.map((one) => one.left).sort((a, b) => b - a);
    expect([left[0], left.at(-2), left.at(-1)]).toEqual([apiLimit.points - 1, 0, -1]);
    expect(await countRequest(db, other.tokenId)).toMatchObject({ left: apiLimit.points - 1 });
  });
});
