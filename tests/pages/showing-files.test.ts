import { dirname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { inspections, operationNotes } from '#db/schema/index.ts';
import { challengeCase } from '#src/features/challenges/commands.ts';
import { checkFilesOf } from '#src/features/evidence/queries.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { decisionToken } from '#src/features/moderation/address.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { aModerator, anOpenCase, aRepresentative, type Person, situationOf } from '#tests/factories.ts';
import { cookieOf, withFactor } from '../e2e/moderating.ts';
import { must } from '../features/drafts/writing.ts';
import { worked } from '../features/evidence/depositing.ts';
import { aPdf } from '../features/evidence/files.ts';
import { appealBy } from '../features/moderation/appealing.ts';
import { aDecision, aNotice, notify } from '../features/moderation/noticing.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
const blobs = blobsAt(`file:${join(dirname(site.database), 'blobs')}`);
afterAll(() => db.$client.close());

const header = async (person: Pick<Person, 'userId'>) => {
  const { name, value } = await cookieOf(db, person);
  return `${name}=${value}`;
};
const asked = (path: string, cookie = '', init: RequestInit = {}) =>
  fetch(site.url + path, { redirect: 'manual', ...init, headers: { cookie, origin: site.url, ...init.headers } });
const sent = (path: string, cookie: string, fields: Record<string, string>) =>
  asked(path, cookie, { method: 'POST', body: new URLSearchParams(fields) });

test('a plain form shows moderators a PDF for a challenge: they get pictures of its pages after opening it, and nobody else anything', {
  timeout: 120_000,
}, async () => {
  const on = addDays(dayOf(new Date()), -3);
  const { author, number, company } = await anOpenCase(db, { publishedOn: on, seenOn: dayOf(new Date()) });
  const representative = await aRepresentative(db, { company });
  const id = newId();
  const claim = { id, number, claim: 'not-customer' as const, text: 'Kennen wir nicht.' };
  must(await challengeCase({ ...situationOf(representative), now: new Date() }, claim));
  const moderator = await aModerator(db);
  const [own, desk, theirs] = [await header(author), await header(moderator), await header(representative)];
  await withFactor(db, moderator);

  const form = new FormData();
  form.append('files', new File([new Uint8Array(aPdf(['Vertrag 4711']))], 'Vertrag.pdf'));
  const to = paths.evidenceFiles('de', { case: number, check: `challenge:${id}` });
  expect((await asked(to, theirs, { method: 'POST', body: form })).headers.get('location')).toContain('refused=');
  const back = await asked(to, own, { method: 'POST', body: form });
  expect(back.headers.get('location')).toBe(`${paths.challenge('de', id)}?deposited=1#files-${id.slice(0, 8)}`);
  const files = async () => (await checkFilesOf(db, { kind: 'challenge', id })).files;
  await expect
    .poll(
      async () => {
        await worked({ db, blobs }, new Date());
        return (await files()).length;
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  const [file] = await files();
  const page = (at: number, check = `challenge:${id}`) => paths.shownEvidencePage(file?.id ?? '', at, check);

  expect(await (await asked(paths.challenge('de', id), own)).text()).toContain('Vertrag.pdf');
  for (const path of [paths.case('de', { number, title: '' }), paths.deskChallenge('de', number)])
    expect(await (await asked(path, theirs)).text()).not.toContain('Vertrag.pdf');
  expect((await asked(page(1), desk)).status, 'not opened yet').toBe(404);

  const decide = paths.decideChallenge('de', id);
  const html = await (await asked(decide, desk)).text();
  expect(html).toContain('„Vertrag.pdf“ öffnen');
  const act = html.match(/action="([^"]*inspection\.open[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const fields = { check: `challenge:${id}`, id: file?.id ?? '' };
  for (const cookie of [own, theirs, '']) expect((await sent(act, cookie, fields)).status).not.toBe(200);
  expect(await db.$count(inspections, eq(inspections.checkId, id))).toBe(0);
  const opened = await sent(act, desk, fields);
  expect(opened.headers.get('location')).toBe(paths.shownFile('de', `challenge:${id}`, file?.id ?? ''));

  const picture = await asked(page(1), desk);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
  expect(picture.headers.get('cache-control')).toBe('private, no-store');
  for (const [path, cookie] of [
    [page(1), own],
    [page(1), theirs],
    [page(1), ''],
    [page(2), desk],
    [page(1, 'pressure:x'), desk],
    [page(1, 'challenge:x'), desk],
    [paths.evidenceOriginal(file?.id ?? ''), desk],
    [paths.ownEvidencePage(file?.id ?? '', 1), desk],
    [paths.evidencePage(file?.id ?? '', 1), desk],
  ] as const)
    expect((await asked(path, cookie)).status, path).toBe(404);

  expect(await (await asked(paths.challenge('de', id), own)).text()).toContain(
    'Moderator:in A hat „Vertrag.pdf“ geöffnet',
  );
  const removal = `${paths.challenge('de', id)}?_action=inspection.remove`;
  expect((await sent(removal, own, fields)).status).toBe(303);
  expect((await asked(page(1), desk)).status, 'taken back').toBe(404);
  expect((await sent(act, desk, fields)).status).toBe(404);
});

test('without a script an author says and shows something on an appeal of somebody else, and reads there what it is about', {
  timeout: 120_000,
}, async () => {
  const today = dayOf(new Date());
  const { author, id: caseId, number } = await anOpenCase(db, { publishedOn: addDays(today, -3), seenOn: today });
  const [first, second] = [await aModerator(db), await aModerator(db)];
  const piece = { kind: 'case' as const, id: caseId };
  const notice = aNotice(piece, { email: 'beschwerde@kanzlei.example' });
  must(await notify(db, notice, today));
  const keep = aDecision(piece, 'keep');
  must(await decide({ ...situationOf(first), now: new Date() }, keep));
  must(await appealBy(db, decisionToken(keep.id, notice.id), { on: today }));
  const [own, page] = [await header(author), paths.ownAppeal('de', keep.id)];

  const html = await (await asked(page, own)).text();
  for (const words of [keep.reason, 'Wer den Fall gemeldet hat', 'hinterlegen Sie sie hier'])
    expect(html).toContain(words);
  expect(await (await asked(paths.ownCase('de', number), own)).text()).toContain(page);
  expect((await asked(page)).status, 'nobody is signed in').toBe(303);
  expect((await asked(page, await header(second))).status, 'somebody else').toBe(404);
  const check = `appeal:${keep.id}`;
  const said = { check, text: 'Der Rückschein trägt das Datum.' };
  const kept = await (await sent(`${page}?_action=inspection.say`, '', said)).text();
  expect(kept, 'the session is over').toContain(said.text);
  const back = await sent(`${page}?_action=inspection.say`, own, said);
  expect([back.status, back.headers.get('location')]).toEqual([303, paths.shownFor(page, keep.id)]);
  const form = new FormData();
  form.append('files', new File([new Uint8Array(aPdf(['Rückschein']))], 'Rueckschein.pdf'));
  const door = await asked(paths.evidenceFiles('de', { case: number, check }), own, { method: 'POST', body: form });
  expect(door.headers.get('location')).toBe(`${page}?deposited=1#files-${keep.id.slice(0, 8)}`);
  await expect
    .poll(
      async () => {
        await worked({ db, blobs }, new Date());
        return (await checkFilesOf(db, { kind: 'appeal', id: keep.id })).files.length;
      },
      { timeout: 30_000 },
    )
    .toBe(2);
  const atDesk = async (person: typeof first) => {
    const cookie = await header(person);
    await withFactor(db, person);
    return (await asked(paths.appeal('de', keep.id), cookie)).text();
  };
  expect(await atDesk(second)).toContain('„Rueckschein.pdf“ öffnen');
  const before = await atDesk(first);
  expect(before).toContain(keep.reason);
  expect(before, 'who decided first sees none').not.toContain('Rueckschein.pdf');
});

test('a link of a letter that a restore lost says what happened, and a wrong one does not', async () => {
  const token = 'ab'.repeat(32);
  const all = [paths.noticeStatus, paths.decision, paths.pressure].map((path) => path('de', token));
  for (const path of all) expect(await (await asked(path)).text()).not.toContain('Sicherungskopie');
  expect((await asked(paths.lostLink('de', 'notice'))).status).toBe(404);
  const note = { kind: 'restored' as const, value: '2026-03-01T10:00:00.000Z', at: new Date('2026-03-02T10:00:00Z') };
  await exclusively(db, () => db.insert(operationNotes).values(note));
  try {
    for (const path of all) {
      const answer = await asked(path);
      const html = await answer.text();
      expect([answer.status, html.includes('Sicherungskopie'), html.includes('02.03.2026')]).toEqual([404, true, true]);
    }
    for (const other of ['x', 'ab', '<b>', token.slice(1)])
      expect(await (await asked(paths.decision('de', encodeURIComponent(other)))).text()).not.toContain(
        'Sicherungskopie',
      );
    expect(await (await asked(paths.decision('en', token))).text()).toContain('restore this site from a backup');
  } finally {
    await exclusively(db, () => db.delete(operationNotes).where(eq(operationNotes.kind, 'restored')));
  }
});
