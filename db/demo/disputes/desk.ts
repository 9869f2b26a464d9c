import { and, asc, desc, eq, isNotNull, isNull, lte, notInArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, representatives, users } from '#db/schema/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { stateCause } from '#src/features/causes/commands.ts';
import { writeNote } from '#src/features/company-desk/notes/commands.ts';
import { savePassage } from '#src/features/company-desk/passages/commands.ts';
import { publishStatement } from '#src/features/company-desk/statement/commands.ts';
import { dayOf } from '#src/lib/dates.ts';
import type { Situation } from '#src/lib/situation.ts';
import { chanceOf } from '../chance.ts';
import { type Act, day, hour, must, wasPublic } from './acts.ts';

const before =
  'Vielen Dank für Ihre Nachricht. Wir haben sie an den Fachbereich gegeben und melden uns, sobald wir mehr wissen.';
const statement =
  'Am vergangenen Wochenende haben wir durch einen Fehler bei der Umstellung unserer Konten Beträge doppelt eingezogen. Der zweite Betrag geht bis Ende der Woche zurück, ohne dass Sie etwas tun müssen. Wir bitten um Entschuldigung.';

const passages = [
  {
    name: 'Erstattung angekündigt',
    text: 'Guten Tag {Name}, vielen Dank für Ihre Geduld. Wir haben Ihren Fall {Fallnummer} geprüft: Der Betrag wird Ihnen erstattet und ist bis zum Ende der kommenden Woche auf Ihrem Konto.',
  },
  {
    name: 'Entschuldigung für die Wartezeit',
    text: 'Guten Tag {Name}, Sie haben seit dem {Veröffentlicht am} auf eine Antwort gewartet. Das hätte nicht geschehen dürfen, und ich bitte dafür um Entschuldigung.',
  },
  { name: 'Gruß', text: 'Mit freundlichen Grüßen\n{Mein Name}, {Unternehmen}' },
];

/**
 * What companies do at their desks: a question, the same words twice; a note; one statement for many; passages, a cause with its
 * measure. None of it in the cases that are `removed` before.
 */
export async function deskActs(db: Database, now: Date, removed: string[]): Promise<Act[]> {
  const ofSignIns = db
    .select({ id: representatives.companyId })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(isNotNull(users.passwordHash));
  const waits = and(
    eq(cases.status, 'open'),
    isNull(cases.firstReplyOn),
    notInArray(cases.id, removed),
    wasPublic(now, 3 * day),
  );
  // Those with most to answer, so that those who may sign in find their cases as they were.
  const speakers = await db
    .select({ id: representatives.id, userId: representatives.userId, companyId: representatives.companyId })
    .from(cases)
    .innerJoin(representatives, and(eq(representatives.companyId, cases.companyId), isNull(representatives.endedAt)))
    .where(and(waits, notInArray(cases.companyId, ofSignIns)))
    .groupBy(cases.companyId)
    .orderBy(desc(sql`count(distinct ${cases.id})`), asc(cases.companyId))
    .limit(2);
  const [speaker, stating] = speakers;
  if (!speaker || !stating) return [];
  const numbersOf = async (companyId: string) => {
    const open = await db
      .select({ number: cases.number })
      .from(cases)
      .where(and(waits, eq(cases.companyId, companyId)))
      .orderBy(asc(cases.number));
    return open.flatMap(({ number }) => number ?? []);
  };
  const by = ({ userId, id: representativeId, companyId }: typeof speaker, now: Date): Situation => ({
    ...{ db, now, locale: 'de' },
    actor: { userId, represents: [{ representativeId, companyId }], isModerator: false },
  });
  const [demo] = await db
    .select({ id: representatives.id, userId: representatives.userId, companyId: representatives.companyId })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(and(isNotNull(users.passwordHash), isNull(representatives.endedAt)))
    .limit(1);
  const id = (key: string) => chanceOf(`desk ${key}`).id();
  const [asked, first, second] = await numbersOf(speaker.companyId);
  const many = await numbersOf(stating.companyId);
  const reply = (key: string, number: string | undefined, intent: 'question' | 'answer', text: string) =>
    number === undefined
      ? async () => {}
      : async (now: Date) =>
          void must(await publishReply(by(speaker, now), { id: id(key), number, intent, text, promises: [] }));
  const explained =
    demo === undefined
      ? []
      : await db
          .select({ number: cases.number })
          .from(cases)
          .where(
            and(
              eq(cases.companyId, demo.companyId),
              eq(cases.status, 'closed'),
              isNotNull(cases.firstReplyOn),
              lte(cases.closedOn, dayOf(new Date(now.getTime() - 7 * day))),
            ),
          )
          .orderBy(desc(cases.publishedOn), asc(cases.number))
          .limit(3);
  return [
    {
      ago: 6 * day,
      does: async (now) => {
        if (demo === undefined) return;
        for (const { name, text } of passages) {
          must(await savePassage(by(demo, now), { id: id(name), companyId: demo.companyId, name, text }));
        }
        const causeId = id('cause');
        const cause = 'Zählerstände aus der App wurden bei einem Tarifwechsel nicht übernommen.';
        const measure = 'Jeder Tarifwechsel wird mit dem letzten Stand aus der App abgeglichen.';
        const words = { causeId, cause, measure, measureOn: dayOf(new Date(now.getTime() - 20 * day)) };
        for (const [place, { number }] of explained.entries()) {
          if (number === null) continue;
          must(await stateCause(by(demo, now), { number, ...words, known: place === 0 ? '' : causeId }));
        }
      },
    },
    {
      ago: 22 * hour,
      does: async (now) => {
        if (asked === undefined) return;
        const note =
          'Laut System zwei Anrufe im Oktober; wer sprach, weiß die Abteilung erst, wenn wir den Tag kennen.';
        must(await writeNote(by(speaker, now), { number: asked, noteId: id('note'), note }));
      },
    },
    {
      ago: 20 * hour,
      does: reply(
        'asked',
        asked,
        'question',
        'An welchem Tag haben Sie zuletzt mit uns gesprochen, und über welche Rufnummer?',
      ),
    },
    { ago: 2 * day, does: reply('first', first, 'answer', before) },
    { ago: day, does: reply('second', second, 'answer', before) },
    {
      ago: 18 * hour,
      does: async (now) => {
        const incident = 'Doppelt eingezogene Beträge am vergangenen Wochenende';
        const chosen = many.slice(0, 4);
        if (chosen.length < 2) return;
        must(
          await publishStatement(by(stating, now), {
            id: id('many'),
            companyId: stating.companyId,
            incident,
            text: statement,
            numbers: chosen,
          }),
        );
      },
    },
  ];
}
