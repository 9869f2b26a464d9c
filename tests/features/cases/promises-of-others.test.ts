import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { entries, promises, representatives } from '#db/schema/index.ts';
import { caseFile, fileTimeline, makerInWords } from '#src/features/case-file/index.ts';
import { ballSentence } from '#src/features/case-file/sentences.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { reportPromise } from '#src/features/cases/commands/reports.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { countedFacts } from '#src/features/cases/state/counted.ts';
import { loadFacts } from '#src/features/cases/state/loading.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import { posting } from '#src/features/discovery/structured.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { casesOfCompany } from '#src/features/home/waiting.ts';
import { promiseCalendar } from '#src/features/paper/dossier/calendar.ts';
import { contentOf, isReadable } from '#src/features/paper/dossier/content.ts';
import { dossierDocument } from '#src/features/paper/dossier/document.ts';
import { composeLetter, purposes } from '#src/features/paper/letter/compose.ts';
import { companyPromises } from '#src/features/register/promises.ts';
import { casesToRemind } from '#src/features/reminders/facts.ts';
import { wipeCaseNow } from '#src/features/rights/wiping.ts';
import { translator } from '#src/i18n/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  type Company,
  momentOn,
  situationOf,
  situationOfVisitor,
  today,
} from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { aSubmittedDraft, must } from '../drafts/writing.ts';
import { anEntryForm } from './forms.ts';

const t = translator('de');
const dueOn = '2026-03-24';

/** A case in which only a carrier promised something; a call with it was the last thing that happened. */
const test = base.extend('theCase', ({ db, company }) =>
  anOpenCase(db, {
    company,
    publishedOn: '2026-03-20',
    entries: [
      { occurredOn: '2026-03-01', text: 'Wo bleibt das Regal?' },
      {
        occurredOn: '2026-03-21',
        direction: 'conversation',
        channel: 'phone',
        thirdParty: 'Eilbote Paket',
        text: 'Der Bote versprach es.',
        promise: { text: 'Zustellung vor zwölf', dueOn },
      },
    ],
  }),
);

async function fileOf(db: Database, number: string) {
  const file = await caseFile(db, { number }, today);
  if (!file || !isReadable(file)) throw new Error('nobody can read it');
  return file;
}

const listOf = async (db: Database, { id }: Company) =>
  (await companyPromises(db, id, { state: null, page: 1 }, today)).promises;
const countedOf = async (db: Database, id: string) => {
  const facts = (await loadFacts(db, [id])).get(id);
  return facts ? countedFacts(facts, today) : null;
};

describe('what somebody else promised', () => {
  test('is said of the company nowhere: no list, count, gap, ball, letter or reminder', async ({ db, theCase }) => {
    const file = await fileOf(db, theCase.number);
    expect(await listOf(db, theCase.company)).toEqual([]);
    expect((await countedOf(db, theCase.id))?.promises).toEqual([]);
    const lapses = fileTimeline(file, today).flatMap((item) => (item.kind === 'gap' ? item.gap.lapses : []));
    expect(lapses.filter(({ what }) => what === 'promise')).toEqual([]);
    expect(ballSentence(t, 'de', file, addDays(dueOn, -1)).rest).not.toContain('Zustellung');
    for (const purpose of purposes) {
      const { body } = composeLetter({ file, purpose, locale: 'de', today, deadline: addDays(today, 14), address: '' });
      expect(body).not.toContain('Zustellung vor zwölf');
    }
    const reminded = (await casesToRemind(db, [theCase.id])).get(theCase.id);
    expect([reminded?.promises, reminded?.facts.promises]).toEqual([[], []]);
  });

  test('stands where it was said, with the name of whose word it is', async ({ db, theCase }) => {
    const file = await fileOf(db, theCase.number);
    const [promise] = file.promisesOfOthers;
    if (!promise) throw new Error('it is gone');
    const whose = `Zusage von Eilbote Paket; sie zählt nicht für ${theCase.company.name}.`;
    expect(makerInWords(t, promise, file)).toBe(whose);
    expect(JSON.parse(contentOf(file).json).promises).toMatchObject([{ text: 'Zustellung vor zwölf', entry: 2 }]);
    const calendar = promiseCalendar(file, { changes: 0, changedAt: momentOn(today) }, t, 'de', today);
    expect(calendar).toContain('SUMMARY:Eilbote Paket: Zustellung vor zwölf');
    const addresses = { case: '', verify: '', history: '', receipt: '' };
    const order = { file, hash: 'f'.repeat(64), locale: 'de' as const, today, addresses, receipt: null, own: [] };
    expect(JSON.stringify(dossierDocument(order).content)).toContain('Zusage von Eilbote Paket');
  });

  test('is for its author to judge, not for the company', async ({ db, theCase, author: _other }) => {
    const { number, company, author } = theCase;
    const [made] = await db.select().from(promises);
    const promiseId = made?.id ?? '';
    const speaker = await aRepresentative(db, { company });
    expect(await reportPromise(situationOf(speaker), { number, promiseId, keptOn: dueOn })).toMatchObject({
      ok: false,
    });
    expect(await markPromise(situationOf(author), { number, promiseId, mark: 'broken' })).toMatchObject({ ok: true });
    expect((await countedOf(db, theCase.id))?.promises).toEqual([]);
    expect(await listOf(db, company)).toEqual([]);
  });

  test('is the company’s once the author corrects whom the entry is about', async ({ db, theCase }) => {
    await exclusively(db, () => db.update(entries).set({ thirdParty: '' }).where(eq(entries.caseId, theCase.id)));
    await exclusively(db, () => db.transaction((tx) => refreshCase(tx, theCase.id, today)));
    expect(await listOf(db, theCase.company)).toMatchObject([{ text: 'Zustellung vor zwölf' }]);
    expect((await countedOf(db, theCase.id))?.promises).toEqual([[dueOn, null]]);
  });

  test('and said does not become the company’s when the words of the case are deleted', async ({ db, theCase }) => {
    const { id, number, author } = theCase;
    await withdrawCase(situationOf(author), { number, reason: '' });
    const before = await countedOf(db, id);
    expect(before).toMatchObject({ firstAnswerOn: null, promises: [] });
    await wipeCaseNow(db, number, momentOn(today));
    expect(await countedOf(db, id)).toEqual(before);
    expect(JSON.stringify(await db.select().from(entries))).not.toContain('Eilbote');
  });
});

describe('what was promised in a reply of somebody who is not known to speak for the company', () => {
  /** A reply with a promise, whose writer is examined, or was refused; published as the demo and old replies are. */
  async function aStrangersPromise(db: Database, company: Company, doubt: 'checkingSince' | 'refusedAt') {
    const theCase = await anAnsweredCase(db, { company, publishedOn: '2026-03-20', entries: [] });
    const made = {
      id: newId(),
      caseId: theCase.id,
      replyId: theCase.replyId,
      madeOn: '2026-03-25',
      dueOn: '2026-03-28',
    };
    await exclusively(db, () => db.insert(promises).values({ ...made, text: 'Tausend Euro Gutschrift' }));
    const since = (at: Date | null) =>
      exclusively(db, () =>
        db.transaction(async (tx) => {
          const who = eq(representatives.id, theCase.representative.representativeId);
          await tx
            .update(representatives)
            .set({ [doubt]: at })
            .where(who);
          await refreshCase(tx, theCase.id, today);
        }),
      );
    await since(momentOn('2026-03-26'));
    return { ...theCase, promiseId: made.id, since };
  }

  test.for(['checkingSince', 'refusedAt'] as const)(
    'is said of the company nowhere (%s), and is its promise once it is known',
    async (doubt, { db, company }) => {
      const { number, id, since } = await aStrangersPromise(db, company, doubt);
      const file = await fileOf(db, number);
      const [promise] = file.promisesOfOthers;
      expect([file.promises, promise?.text]).toEqual([[], 'Tausend Euro Gutschrift']);
      expect(promise && makerInWords(t, promise, file)).toBe(
        `Zusage von Miriam Okafor; sie zählt nicht für ${company.name}.`,
      );
      expect(await listOf(db, company)).toEqual([]);
      expect((await countedOf(db, id))?.promises).toEqual([]);
      expect((await casesToRemind(db, [id])).get(id)?.promises).toEqual([]);
      const letter = {
        file,
        purpose: 'complaint',
        locale: 'de',
        today,
        deadline: addDays(today, 14),
        address: '',
      } as const;
      expect(composeLetter(letter).body).not.toContain('Tausend Euro');
      const calendar = promiseCalendar(file, { changes: 0, changedAt: momentOn(today) }, t, 'de', today);
      expect(calendar).toContain('SUMMARY:Miriam Okafor: Tausend Euro Gutschrift');
      const addresses = { case: '', verify: '', history: '', receipt: '' };
      const order = { file, hash: 'f'.repeat(64), locale: 'de' as const, today, addresses, receipt: null, own: [] };
      const dossier = JSON.stringify(dossierDocument(order).content);
      expect(dossier).toContain('Zusage von Miriam Okafor; sie zählt nicht');
      expect(await checkCases(db, momentOn(today))).toEqual([]);
      await since(null);
      expect(await listOf(db, company)).toMatchObject([{ text: 'Tausend Euro Gutschrift' }]);
      expect((await countedOf(db, id))?.promises).toEqual([['2026-03-28', null]]);
    },
  );

  test('nobody of the company reports it as kept', async ({ db, company }) => {
    const { number, promiseId } = await aStrangersPromise(db, company, 'refusedAt');
    const speaker = await aRepresentative(db, { company });
    const report = { number, promiseId, keptOn: '2026-03-28' };
    expect(await reportPromise(situationOf(speaker), report)).toMatchObject({ ok: false, refusal: 'not-found' });
  });

  test('and what it is worth is not told to programs: for whom somebody works is said only where it is known', async ({
    db,
    company,
  }) => {
    const { number, since } = await aStrangersPromise(db, company, 'refusedAt');
    const told = async () => JSON.stringify(posting({ ...(await fileOf(db, number)), number }, 'de', 'Regalfrau'));
    expect(await told()).toContain('Miriam Okafor');
    expect(await told()).not.toContain('worksFor');
    await since(null);
    expect(await told()).toContain('"worksFor"');
  });
});

test('a call with somebody else is not the last contact of an author who waits', async ({ db, theCase }) => {
  const { waiting } = await casesOfCompany(db, { companyId: theCase.company.id }, today);
  expect(waiting.map(({ lastContact }) => lastContact?.occurredOn)).toEqual(['2026-03-01']);
});

describe('somebody other than the company', () => {
  test('is not the company itself, by whichever of its names: what it said there ends its silence', async ({ db }) => {
    const company = await aCompany(db, { name: 'Möbelhaus Lund GmbH', aliases: ['Lund Wohnen'] });
    const { number, author, id } = await anOpenCase(db, { company, publishedOn: '2026-03-20' });
    for (const [at, thirdParty] of ['Moebelhaus Lund', 'lund wohnen', 'Lund Paketdienst'].entries()) {
      const called = { direction: 'conversation', occurredOn: `2026-03-2${5 + at}`, text: `Gespräch ${at}` } as const;
      must(await recordEntry(situationOf(author), number, anEntryForm({ ...called, thirdParty })));
    }
    const file = await fileOf(db, number);
    expect(file.entries.slice(-3).map(({ thirdParty }) => thirdParty)).toEqual(['', '', 'Lund Paketdienst']);
    expect((await countedOf(db, id))?.firstAnswerOn).toBe('2026-03-25');
  });

  test('is settled when a draft is published against a company that its author entered anew', async ({ db }) => {
    const { link, caseId } = await aSubmittedDraft(situationOfVisitor(db), 'person@mail.example', {
      website: 'neue-firma.example',
    });
    const row = { thirdParty: 'Neue Firma' };
    await exclusively(db, () => db.update(entries).set(row).where(eq(entries.caseId, caseId)));
    must(await confirmCase(situationOfVisitor(db), { token: link, userAgent: '' }));
    expect(await db.select({ thirdParty: entries.thirdParty }).from(entries)).toEqual([{ thirdParty: '' }]);
  });
});
