import { copyFileSync } from 'node:fs';
import { asc, eq } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { demoLetters } from '#db/demo/inbox.ts';
import { seedDemo } from '#db/demo/index.ts';
import { demoSignIns } from '#db/demo/sign-ins.ts';
import { migrate } from '#db/migrate.ts';
import { cases, entries, evidence, replies, tombstones, users } from '#db/schema/index.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import { newDataKey } from '#src/features/evidence/store/sealed.ts';
import { remakeForecasts } from '#src/features/forecasts/index.ts';
import { newId, seal, sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { aCompany, anAnsweredCase, anOpenCase, aRepresentative, momentOn } from '#tests/factories.ts';
import { aNamedCompany } from '../features/cases/forms.ts';
import { fillPortraits, type Portraits } from './portraits.ts';

interface CaseAddress {
  number: string;
  title: string;
}

export interface SiteData {
  longCase: CaseAddress;
  hostileCase: CaseAddress;
  endedCase: CaseAddress;
  /** Everybody and everything in it has a name of one long word. */
  longNames: { theCase: CaseAddress; company: string };
  /** Slug of the company these cases are about. */
  company: string;
  /** Slug of a company that the hostile case only names. */
  named: string;
  portraits: Portraits;
}

/** 42 letters without a place to break them. */
const longWord = 'Rindfleischetikettierungsüberwachungsstell';

const paragraph =
  'Ich habe angerufen und nach der **Erstattung** gefragt. Man sagte mir, der Vorgang liege in der Buchhaltung, ' +
  'und ich solle mich in einer Woche wieder melden. Eine Vorgangsnummer wollte man mir nicht nennen.';

/** What somebody writes who wants to break the page. */
const hostile = [
  '<script>document.title="broken"</script><img src=x onerror="document.title=1">',
  '\u202eSiebenundzwanzig\u202c [Klick](javascript:alert(1)) ![x](https://evil.example/p.png)',
  `${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(12)} https://a.example/${'x'.repeat(300)}`,
  `${'> '.repeat(200)}tief`,
  '# Titel\n\n| a | b |\n|---|---|\n| c | d |\n\n```\n<b>code</b>\n```\n\n- 👩‍👩‍👧 العربية עברית 漢字',
];

/** Where the site's project has filled one (setup.ts), for whoever needs the same cases: a copy is quicker than filling it again. */
export const filledSetting = 'FILLED_SITE';

/** As `fillSite`, from one that is filled already if there is. */
export async function fillOrCopy(file: string): Promise<void> {
  const filled = process.env[filledSetting];
  if (filled) copyFileSync(filled, file);
  else await fillSite(file);
}

/** The demo data in a new file, with the cases that the page tests look at closely. */
export async function fillSite(file: string): Promise<SiteData> {
  const db = openDatabase({ url: `file:${file}` });
  await migrate(db);
  const now = new Date();
  const today = dayOf(now);
  await seedDemo(db, { today, now });

  const company = await aCompany(db, { name: 'Prüfstand & Söhne GmbH', aliases: ['Prüfstand'] });
  const publishedOn = addDays(today, -20);
  const longCase = await anOpenCase(db, {
    company,
    publishedOn,
    seenOn: today,
    title: 'Dreißig Kontakte und keine Erstattung',
    entries: Array.from({ length: 30 }, (_, index) => ({
      occurredOn: addDays(publishedOn, index * 3 - 95),
      channel: index % 3 === 0 ? ('email' as const) : ('phone' as const),
      direction: index % 3 === 2 ? ('from-company' as const) : ('to-company' as const),
      people: ['Frau K.'],
      waitedMinutes: index % 3 === 0 ? 0 : 12,
      text: paragraph,
      ...(index % 5 === 2 && { promise: { text: 'Rückruf', dueOn: addDays(publishedOn, index * 3 - 90) } }),
    })),
  });
  await someFiles(db, longCase.id, 10);
  const [own] = await db
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(users.email, demoSignIns.find(({ role }) => role === 'author')?.email ?? ''))
    .limit(1);
  if (own) await someFiles(db, own.id, 1);
  await demoLetters(db, now);
  const hostileCase = await anAnsweredCase(db, {
    company,
    publishedOn,
    seenOn: today,
    title: '<b>"Titel" & \u202eversuch</b> 👩‍👩‍👧 Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsleiter',
    summary: hostile.join('\n\n'),
    entries: hostile.map((text, index) => ({
      occurredOn: addDays(publishedOn, index - 10),
      people: ['<i onclick=alert(1)>Frau "K"</i>'],
      text,
      promise: { text: '<script>alert(1)</script>', dueOn: publishedOn },
    })),
    text: hostile.join('\n\n'),
  });
  const named = await aCompany(db, { name: 'Donaudampfpaketzustellgesellschaft Südost & Töchter' });
  await aNamedCompany(db, hostileCase.id, await aRepresentative(db, { company: named }), hostile.join('\n\n'));
  const endedCase = await anOpenCase(db, { company, publishedOn, seenOn: today, title: 'Zurückgezogener Fall' });
  await write(db, async (tx) => {
    const endedAt = momentOn(addDays(today, -2));
    await tx.insert(tombstones).values({ caseId: endedCase.id, kind: 'withdrawn', reason: '', endedAt });
    await refreshCase(tx, endedCase.id, today);
    return done();
  });
  const longNames = await fillLongNames(db, today);
  const portraits = await fillPortraits(db, today);
  // Written now as of earlier days, which no command does: the morning would not have known of them.
  await remakeForecasts(db, today);
  await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  db.$client.close();
  const address = ({ number, title }: CaseAddress) => ({ number, title });
  return {
    longCase: address(longCase),
    hostileCase: address(hostileCase),
    endedCase: address(endedCase),
    longNames,
    company: company.slug,
    named: named.slug,
    portraits,
  };
}

/** Rows of files at the first entries of a case, one each, public ones among them; nothing of them lies in any store. */
async function someFiles(db: Database, caseId: string, many: number): Promise<void> {
  const at = await db
    .select({ id: entries.id })
    .from(entries)
    .where(eq(entries.caseId, caseId))
    .orderBy(asc(entries.position))
    .limit(many);
  await write(db, async (tx) => {
    for (const [index, { id: entryId }] of at.entries()) {
      const isPublic = index % 2 === 1;
      const name = isPublic ? `Mail ${index}.eml` : `Rechnung ${index}.pdf`;
      await tx.insert(evidence).values({
        ...{ id: newId(), caseId, entryId, name: seal(name), dataKey: newDataKey(), depositedAt: new Date() },
        ...{ bytes: 20_000, pieces: 1, sha256: sha256(name) },
        ...(isPublic
          ? { kind: 'mail', type: 'message/rfc822', pages: 0, copyWanted: 1, copyMade: 1, copyPublic: 1 }
          : { kind: 'pdf', type: 'application/pdf', pages: 2 }),
      });
    }
    return done();
  });
}

/** A case in which every name, title and promise is one long word, with a reply. */
async function fillLongNames(db: Database, today: Day): Promise<SiteData['longNames']> {
  const company = await aCompany(db, { name: longWord, city: longWord, domain: 'rind.example', industry: 'telecom' });
  const people = { firstName: longWord, lastName: longWord, jobTitle: longWord };
  const representative = await aRepresentative(db, { company, ...people });
  const theCase = await anAnsweredCase(db, {
    company,
    representative,
    publishedOn: addDays(today, -20),
    seenOn: today,
    title: longWord,
    entries: [
      { direction: 'from-company', people: [longWord], promise: { text: longWord, dueOn: addDays(today, -3) } },
      { thirdParty: longWord },
    ],
  });
  await write(db, async (tx) => {
    const names = { penName: longWord.slice(0, 40), place: longWord, desiredText: longWord };
    await tx.update(cases).set(names).where(eq(cases.id, theCase.id));
    const signed = { signedName: longWord, signedJobTitle: longWord, signedCompany: longWord };
    await tx.update(replies).set(signed).where(eq(replies.id, theCase.replyId));
    return done();
  });
  return { theCase: { number: theCase.number, title: theCase.title }, company: company.slug };
}
