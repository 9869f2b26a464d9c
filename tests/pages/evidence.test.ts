import { dirname, join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { blackenEvidence, showEvidence } from '#src/features/cases/commands/evidence.ts';
import { evidenceOf } from '#src/features/evidence/queries.ts';
import { blobsAt } from '#src/features/evidence/store/blobs.ts';
import { pieceSize } from '#src/features/evidence/store/sealed.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { limited } from '#src/lib/limits.ts';
import { done } from '#src/lib/outcome.ts';
import { paths } from '#src/lib/paths.ts';
import { leaveBrowser, openBrowser } from '#tests/browser.ts';
import { anOpenCase, type Person, situationOf } from '#tests/factories.ts';
import { must } from '../features/drafts/writing.ts';
import { entriesOf, worked } from '../features/evidence/depositing.ts';
import { aHeic, aPdf, aPhoto } from '../features/evidence/files.ts';

const site = inject('writtenSite');
const db = openDatabase({ url: `file:${site.database}` });
const blobs = blobsAt(`file:${join(dirname(site.database), 'blobs')}`);
afterAll(() => db.$client.close());

async function cookieOf({ userId }: Person) {
  const now = new Date();
  return must(await write(db, async (tx) => done(await startSession(tx, { userId, userAgent: 'test', now }))));
}

async function aCase() {
  const theCase = await anOpenCase(db, { publishedOn: addDays(dayOf(new Date()), -5), seenOn: dayOf(new Date()) });
  const { name, value } = await cookieOf(theCase.author);
  const [entry = ''] = await entriesOf(db, theCase.id);
  return { ...theCase, entry, name, value, cookie: `${name}=${value}` };
}

/** All files of a case are looked at and all copies made, by the site's own worker or here: whoever took one up. */
const settled = (caseId: string) =>
  expect
    .poll(
      async () => {
        await worked({ db, blobs }, new Date());
        const { files, uploads } = await evidenceOf(db, caseId);
        const isMade = files.every(({ copyMade, copyWanted }) => copyMade === copyWanted);
        return isMade && uploads.every(({ state }) => state === 'refused');
      },
      { timeout: 30_000 },
    )
    .toBe(true);

const asked = (path: string, cookie = '', init: RequestInit = {}) =>
  fetch(site.url + path, { redirect: 'manual', ...init, headers: { cookie, origin: site.url, ...init.headers } });

test('a plain form brings files of many kinds, says which were taken, and nobody but their author sees them', async () => {
  const { id, number, title, entry, cookie, author } = await aCase();
  const form = new FormData();
  form.set('entry', entry);
  const photo = await aPhoto();
  // Longer than any other form of the site may be.
  const pdf = aPdf(['Rechnung'], [Buffer.alloc(18 * 1024 * 1024, ' ')]);
  form.append('files', new File([new Uint8Array(photo)], 'Foto.jpg'));
  form.append('files', new File([new Uint8Array(pdf)], 'Rechnung.pdf'));
  form.append('files', new File([new Uint8Array(aHeic())], 'IMG.HEIC'));
  form.append('files', new File([], ''));
  const to = paths.evidenceFiles('de', { case: number, entry });
  const sent = await asked(to, cookie, { method: 'POST', body: form });
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toBe(paths.ownEvidence('de', number, { entry, deposited: '3' }));
  await settled(id);

  const { files, uploads } = await evidenceOf(db, id);
  expect(files.map(({ kind }) => kind).sort()).toEqual(['image', 'pdf']);
  expect(uploads).toMatchObject([{ state: 'refused', reason: 'heic' }]);
  const page = await (await asked(paths.ownEvidence('de', number), cookie)).text();
  expect(page).toContain('Rechnung.pdf');
  expect(page).toContain('Maximale Kompatibilität');
  const shown = await (await asked(paths.case('de', { number, title }))).text();
  for (const { sha256 } of files) expect(shown).toContain(`${sha256.slice(0, 4)}…${sha256.slice(-4)}`);
  const all = await (await asked(paths.caseEvidence('de', { number }))).text();
  for (const { sha256 } of files) expect(all).toContain(sha256);
  expect(shown).not.toContain('Rechnung.pdf');

  const image = files.find(({ kind }) => kind === 'image')?.id ?? '';
  const own = [paths.ownEvidencePage(image, 1), paths.evidenceOriginal(image)];
  for (const path of own) expect([(await asked(path)).status, (await asked(path, cookie)).status]).toEqual([404, 200]);
  for (const hidden of [paths.evidencePage(image, 1), paths.evidenceSmall(image)])
    expect((await asked(hidden, cookie)).status).toBe(404);
  const original = await asked(paths.evidenceOriginal(image), cookie);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename="beleg-[\da-f]{12}\.jpg"$/);
  expect(Buffer.from(await original.arrayBuffer()).equals(photo)).toBe(true);

  const situation = { ...situationOf({ ...author, db }), now: new Date() };
  must(await blackenEvidence(situation, { number, id: image, boxes: [], words: [] }));
  await settled(id);
  const copy = await asked(paths.evidenceCopy(image, 1, 1));
  expect([copy.status, (await asked(paths.evidenceCopy(image, 1, 1), cookie)).status]).toEqual([404, 200]);
  must(await showEvidence(situation, { number, id: image, copy: 1 }));
  const open = await asked(paths.evidencePage(image, 1));
  expect(open.headers.get('content-type')).toBe('image/webp');
  expect(open.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(open.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await (await asked(paths.caseEvidence('de', { number }))).text()).toContain(paths.evidencePage(image, 1));
  expect(await (await asked(paths.case('de', { number, title }))).text()).toContain(paths.evidenceSmall(image));
  const small = await asked(paths.evidenceSmall(image));
  expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(Number(small.headers.get('content-length') ?? (await small.arrayBuffer()).byteLength)).toBeLessThan(40_000);
});

test('what is no file of an own case is refused: signed out, of somebody else, foreign, cut off, too long', async () => {
  const { number, entry, cookie } = await aCase();
  const other = await aCase();
  const to = paths.evidenceFiles('de', { case: number, entry });
  const body = () => {
    const form = new FormData();
    form.append('files', new File(['Hallo'], 'a.txt'));
    return form;
  };
  const refusal = async (given: RequestInit, as = cookie) => {
    const answer = await asked(to, as, { method: 'POST', ...given });
    return new URL(answer.headers.get('location') ?? '/', site.url).searchParams.get('refused') ?? answer.status;
  };
  expect(await refusal({ body: body() }, '')).toBe('not-signed-in');
  expect(await refusal({ body: body() }, other.cookie)).toBe('not-allowed');
  expect(await refusal({ body: new FormData() })).toBe('no-file');
  const astray = await asked(paths.evidenceFiles('de', { case: '../../..//evil.example', entry }), cookie, {
    method: 'POST',
    body: body(),
  });
  expect(astray.headers.get('location')).toMatch(/^\/de\/cases\/new\/evidence\?.*refused=draft-gone/);
  expect(await refusal({ body: body(), headers: { origin: 'https://evil.example' } })).toBe(403);
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(
    await refusal({ body: '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nabc', headers }),
  ).toBe('file-cut-off');

  const uploads = paths.evidenceUploads({ case: number, entry });
  const begin = (as: string, bytes: number) =>
    asked(uploads, as, { method: 'POST', body: new URLSearchParams({ name: 'a.pdf', bytes: String(bytes) }) });
  expect((await begin(other.cookie, 10)).status).toBe(403);
  expect(await (await begin(cookie, 26_000_000)).json()).toEqual({ reason: 'file-too-large' });
  const { id } = await (await begin(cookie, pieceSize + 5)).json();
  const piece = (as: string, bytes: Buffer, type = 'application/octet-stream') =>
    asked(`/evidence/uploads/${id}?at=0`, as, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'content-type': type },
    });
  expect((await piece(other.cookie, Buffer.alloc(pieceSize))).status).toBe(404);
  expect((await piece(cookie, Buffer.alloc(pieceSize + 1))).status).toBe(413);
  expect((await piece(cookie, Buffer.alloc(10), 'text/html')).status).toBe(415);
  expect(await (await piece(cookie, Buffer.alloc(pieceSize))).json()).toEqual({ pieces: 1, isWhole: false });
});

test('who deposits more than their share in ten minutes is asked to wait, and nobody else is', async () => {
  const { id, number, entry, cookie, author } = await aCase();
  const other = await aCase();
  while (!(await limited(db, 'deposit', author.userId)));
  const send = async (theCase: { number: string; entry: string }, as: string) => {
    const body = new FormData();
    body.append('files', new File(['Hallo'], 'a.txt'));
    const to = paths.evidenceFiles('de', { case: theCase.number, entry: theCase.entry });
    return (await asked(to, as, { method: 'POST', body })).headers.get('location');
  };
  const refused = await send({ number, entry }, cookie);
  expect(refused).toContain('refused=too-often');
  expect(await (await asked(refused ?? '', cookie)).text()).toContain('Nicht angenommen');
  expect((await evidenceOf(db, id)).uploads).toEqual([]);
  expect(await send(other, other.cookie)).toContain('deposited=1');
});

test('in a browser a file goes on where the line was lost, and what is drawn over a page becomes black', async () => {
  const { id: caseId, number, name, value } = await aCase();
  const browser = await openBrowser();
  const context = await browser.newContext({ baseURL: site.url, viewport: { width: 390, height: 844 } });
  await context.addCookies([{ name, value, url: site.url }]);
  const page = await context.newPage();
  const pieces: string[] = [];
  await page.route('**/evidence/uploads/*?at=*', async (route) => {
    pieces.push(new URL(route.request().url()).searchParams.get('at') ?? '');
    // The second piece finds no line, once.
    if (pieces.length === 2) await route.abort('connectionfailed');
    else await route.continue();
  });
  await page.goto(paths.ownEvidence('de', number));
  const buffer = Buffer.concat([await aPhoto({ width: 400, height: 200, colour: '#ffffff' }), Buffer.alloc(pieceSize)]);
  await page.locator('#files').setInputFiles({ name: 'Foto.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('#deposit button').click();
  await page.getByText('Die Verbindung fehlt').waitFor();
  await page.getByText('angekommen, wird geprüft').waitFor();
  expect(pieces).toEqual(['0', '1', '1']);
  await settled(caseId);
  await page.locator('.files a', { hasText: 'Foto.jpg' }).click();

  const layer = page.locator('svg.boxes');
  await layer.scrollIntoViewIfNeeded();
  const at = await layer.boundingBox();
  if (!at) throw new Error('there is nothing to draw on');
  await page.mouse.move(at.x + at.width * 0.25, at.y + at.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width * 0.75, at.y + at.height * 0.9, { steps: 4 });
  await page.mouse.up();
  expect(await page.locator('[name=boxes]').inputValue()).toMatch(
    /^1 2[45](\.\d)? (49|50)(\.\d)? (49|50)(\.\d)? (39|40)(\.\d)?$/,
  );
  await page.locator('#blacken-form button').click();
  await page.getByText('wird vorbereitet').waitFor();
  await settled(caseId);
  await page.getByRole('button', { name: 'So veröffentlichen' }).click();
  await page.getByText('Der Beleg ist jetzt öffentlich.').waitFor();
  expect((await evidenceOf(db, caseId)).files).toMatchObject([{ copyPublic: 1 }]);
  await leaveBrowser(browser);
});
