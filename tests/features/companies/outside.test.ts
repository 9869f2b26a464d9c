import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { claims, events, outbox, representatives } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { signerRole } from '#src/features/case-file/sentences.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { correctReply } from '#src/features/cases/commands/reply-corrections.ts';
import { proveClaim } from '#src/features/companies/claims/commands.ts';
import { nameOutsider } from '#src/features/companies/outside/commands.ts';
import { outsiderInput } from '#src/features/companies/outside/input.ts';
import { companyRecord } from '#src/features/companies/profile/queries.ts';
import { representationsOf } from '#src/features/companies/representatives/queries.ts';
import { decideIdentity, endByAdministrator, objectTo } from '#src/features/identity/commands.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { translator } from '#src/i18n/index.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import {
  aCompany,
  aModerator,
  anAuthor,
  anOpenCase,
  aRepresentative,
  type Company,
  momentOn,
  type RepresentativePerson,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { linkInMail, must } from '../drafts/writing.ts';
import { readable } from '../paper/dossier/readable.ts';

const now = momentOn(today);
const ip = '203.0.113.9';
const about = {
  firstName: 'Lena',
  lastName: 'Brandt',
  jobTitle: 'Rechtsanwältin',
  firm: 'Brandt & Kollegen',
  firmKind: 'law-firm' as const,
};
const name = (situation: Situation, namingId: string, email = 'lena@kanzlei.example') =>
  nameOutsider(situation, { ...about, namingId, email, ip });
const confirm = async (db: Database) =>
  proveClaim(situationOfVisitor(db), { token: await linkInMail(db, 'outsider-named'), userAgent: '' });

/** Named and confirmed: as they act then. */
async function anOutsider(db: Database, by: RepresentativePerson, email = 'lena@kanzlei.example') {
  must(await name(situationOf(by), by.representativeId, email));
  must(await confirm(db));
  const [row] = await db.select().from(representatives).where(eq(representatives.verifiedBy, 'named'));
  if (!row) throw new Error('nobody was named');
  const represents = await representationsOf(db, row.userId);
  return {
    ...by,
    email,
    representativeId: row.id,
    userId: row.userId,
    actor: { userId: row.userId, represents, isModerator: false },
  };
}

const aReply = (number: string) => ({
  id: newId(),
  number,
  text: 'Im Auftrag des Unternehmens.',
  intent: 'information' as const,
  promises: [],
});

async function aScene(db: Database): Promise<{ company: Company; inside: RepresentativePerson }> {
  const company = await aCompany(db);
  return { company, inside: await aRepresentative(db, { company }) };
}

describe('somebody of a law firm or agency', () => {
  test('is public only once they confirm by the link, whose mail holds no word of whoever named them', async ({
    db,
  }) => {
    const { company, inside } = await aScene(db);
    must(await name(situationOf(inside), inside.representativeId));
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, 'outsider-named'));
    const { text } = JSON.parse(unseal(mail?.sealed ?? ''));
    for (const words of [...Object.values(about), company.name, 'Miriam']) expect(text).not.toContain(words);
    expect((await companyRecord(db, company.slug))?.claim?.representatives).toHaveLength(1);
    must(await confirm(db));
    expect((await companyRecord(db, company.slug))?.claim?.representatives).toContainEqual({
      name: 'Lena Brandt',
      jobTitle: 'Rechtsanwältin',
      firm: 'Brandt & Kollegen',
      firmKind: 'law-firm',
    });
    const told = await db.select().from(outbox).where(eq(outbox.kind, 'new-representative'));
    expect(told).toHaveLength(1);
    expect((await db.select().from(events)).map(({ action }) => action)).toContain('companies.name-outsider');
  });

  test('signs each reply with the firm and for whom, in the file, its data and the mail, and it counts', async ({
    db,
  }) => {
    const { company, inside } = await aScene(db);
    const lena = await anOutsider(db, inside);
    const { number } = await anOpenCase(db, { company });
    must(await publishReply(situationOf(lena), aReply(number)));
    const file = await caseFile(db, { number }, today);
    const [item] = file?.thread ?? [];
    if (!file || !item) throw new Error('no reply');
    expect(signerRole(translator('de'), item)).toBe(`Rechtsanwältin, Kanzlei Brandt & Kollegen, für ${company.name}`);
    expect(signerRole(translator('en'), item)).toBe(
      `Rechtsanwältin, Brandt & Kollegen (law firm), for ${company.name}`,
    );
    expect(contentOf(await readable(db, number)).json).toContain('"signedFirm":"Brandt & Kollegen"');
    expect(file.state.status).toBe('answered');
    const [mail] = await db.select().from(outbox).where(eq(outbox.kind, 'reply-published'));
    expect(JSON.parse(unseal(mail?.sealed ?? '')).text).toContain('Lena Brandt, Rechtsanwältin, Brandt & Kollegen');
  });

  test('a reply of somebody who works there says nothing of a firm', async ({ db }) => {
    const { company, inside } = await aScene(db);
    const { number } = await anOpenCase(db, { company });
    must(await publishReply(situationOf(inside), aReply(number)));
    expect(contentOf(await readable(db, number)).json).not.toContain('signedFirm');
  });

  test('is ended by the company, the administrator or themselves; the replies stay and say so', async ({ db }) => {
    for (const who of ['company', 'administrator', 'self'] as const) {
      const { company, inside } = await aScene(db);
      const lena = await anOutsider(db, inside, `${who}@kanzlei.example`);
      const { number } = await anOpenCase(db, { company });
      must(await publishReply(situationOf(lena), aReply(number)));
      const { representativeId } = lena;
      if (who === 'administrator') must(await endByAdministrator(db, { representativeId, now }));
      else must(await endRepresentation(situationOf(who === 'self' ? lena : inside), { representativeId }));
      const file = await caseFile(db, { number }, today);
      expect([who, file?.thread[0]?.signer, file?.state.status]).toEqual([who, 'ended', 'answered']);
      expect((await publishReply(situationOf(lena), aReply(number))).ok).toBe(false);
      await exclusively(db, () => db.update(representatives).set({ verifiedBy: 'email-domain' }));
    }
  });

  test('cannot be somebody with a case against the company, nor somebody who works there', async ({ db }) => {
    const { company, inside } = await aScene(db);
    const author = await anAuthor(db, { email: 'kundin@kanzlei.example' });
    await anOpenCase(db, { company, author });
    must(await name(situationOf(inside), inside.representativeId, author.email));
    expect(await confirm(db)).toEqual(refused('not-allowed', { reason: 'claim-own-case' }));
    const colleague = await aRepresentative(db, { company });
    must(await name(situationOf(inside), inside.representativeId, colleague.email));
    expect(await confirm(db)).toEqual(refused('conflict', { reason: 'speaks-already' }));
  });

  test('speaks for nobody when whoever named them no longer may', async ({ db }) => {
    const { inside } = await aScene(db);
    must(await name(situationOf(inside), inside.representativeId));
    must(await endRepresentation(situationOf(inside), inside));
    expect(await confirm(db)).toEqual(refused('not-allowed', { reason: 'naming-ended' }));
  });

  test('is looked at as well when whoever named them is objected to, and their replies wait for it', async ({ db }) => {
    const { company, inside: first } = await aScene(db);
    const second = await aRepresentative(db, { company, verifiedOn: addDays(today, -20) });
    const lena = await anOutsider(db, second);
    const { number } = await anOpenCase(db, { company });
    must(await publishReply(situationOf(lena), aReply(number)));
    must(await objectTo(situationOf(first), second));
    expect((await caseFile(db, { number }, today))?.state.status).toBe('open');
    must(await decideIdentity(db, { representativeId: lena.representativeId, approved: true, now }));
    expect((await caseFile(db, { number }, today))?.state.status).toBe('answered');
  });

  test('does not correct what somebody of the company wrote and left', async ({ db }) => {
    const { company, inside } = await aScene(db);
    // There later than somebody else, who manages the team: whoever manages it alone could not leave.
    const colleague = await aRepresentative(db, { company, verifiedOn: addDays(today, -1) });
    const lena = await anOutsider(db, inside);
    const { number } = await anOpenCase(db, { company });
    const reply = aReply(number);
    must(await publishReply(situationOf(colleague), reply));
    must(await endRepresentation(situationOf(colleague), colleague));
    const correction = { number, replyId: reply.id, text: 'Anders.', promises: [] };
    expect(await correctReply(situationOf(lena), correction)).toEqual(refused('not-allowed'));
    must(await correctReply(situationOf(inside), correction));
  });
});

/** Whoever may name somebody, and end it; all others are refused and nothing is left behind. */
const roles = {
  visitor: { name: false, end: false },
  author: { name: false, end: false },
  moderator: { name: false, end: false },
  representative: { name: true, end: true },
  'representative in doubt': { name: false, end: false },
  'representative of another company': { name: false, end: false },
  outsider: { name: false, end: false },
  'the outsider themselves': { name: false, end: true },
} as const;

describe.for(Object.entries(roles))('%s', ([role, may]) => {
  test(`may ${may.name ? '' : 'not '}name somebody, and may ${may.end ? '' : 'not '}end it`, async ({ db }) => {
    const { company, inside } = await aScene(db);
    const lena = await anOutsider(db, inside);
    await exclusively(db, () => db.update(representatives).set({ verifiedBy: 'email-domain' }));
    const doubtful = await aRepresentative(db, { company });
    await exclusively(db, () =>
      db
        .update(representatives)
        .set({ checkingSince: now, checkingBecause: 'objection' })
        .where(eq(representatives.id, doubtful.representativeId)),
    );
    const other = role === 'outsider' ? await anOutsider(db, inside, 'otto@kanzlei.example') : inside;
    const acting: Record<keyof typeof roles, () => Promise<Situation>> = {
      visitor: async () => situationOfVisitor(db),
      author: async () => situationOf(await anAuthor(db)),
      moderator: async () => situationOf(await aModerator(db)),
      representative: async () => situationOf(inside),
      'representative in doubt': async () => situationOf(doubtful),
      'representative of another company': async () => situationOf(await aRepresentative(db)),
      outsider: async () => situationOf(other),
      'the outsider themselves': async () => situationOf(lena),
    };
    const known = Object.entries(acting).find(([one]) => one === role)?.[1];
    if (!known) throw new Error(role);
    const situation = await known();
    const own = situation.actor.represents[0]?.representativeId ?? inside.representativeId;
    const isElsewhere = role === 'representative of another company';
    // Not even in the name of somebody who may.
    for (const namingId of new Set(
      may.name ? [own] : isElsewhere ? [inside.representativeId] : [own, inside.representativeId],
    )) {
      const before = [await db.$count(claims), await db.$count(outbox)];
      const outcome = await name(situation, namingId, 'neu@kanzlei.example');
      expect(outcome.ok).toBe(may.name);
      if (!may.name)
        expect([outcome, await db.$count(claims), await db.$count(outbox)]).toEqual([
          refused('not-allowed'),
          ...before,
        ]);
    }
    const ended = await endRepresentation(situation, { representativeId: lena.representativeId });
    expect(ended.ok).toBe(may.end);
    if (!may.end) expect(ended).toEqual(refused('not-allowed'));
  });
});

test('the form wants every field, and a kind of the list', () => {
  const typed = { namingId: 'x', ...about, email: 'lena@kanzlei.example' };
  expect(outsiderInput.safeParse(typed).success).toBe(true);
  for (const field of ['firstName', 'lastName', 'jobTitle', 'firm', 'email', 'firmKind']) {
    expect([field, outsiderInput.safeParse({ ...typed, [field]: '' }).success]).toEqual([field, false]);
  }
});
