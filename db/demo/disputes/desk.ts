import { and, asc, desc, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, representatives, users } from '#db/schema/index.ts';
import { publishReply } from '#src/features/cases/commands/replies.ts';
import { writeNote } from '#src/features/company-desk/notes/commands.ts';
import { publishStatement } from '#src/features/company-desk/statement/commands.ts';
import type { Situation } from '#src/lib/situation.ts';
import { chanceOf } from '../chance.ts';
import { type Act, day, hour, must } from './acts.ts';

const before =
  'Vielen Dank für Ihre Nachricht. Wir haben sie an den Fachbereich gegeben und melden uns, sobald wir mehr wissen.';
const statement =
  'Am vergangenen Wochenende haben wir durch einen Fehler bei der Umstellung unserer Konten Beträge doppelt eingezogen. Der zweite Betrag geht bis Ende der Woche zurück, ohne dass Sie etwas tun müssen. Wir bitten um Entschuldigung.';

/** What companies do at their desks: a question, the same words twice; a note; one statement for many. */
export async function deskActs(db: Database): Promise<Act[]> {
  const ofSignIns = db
    .select({ id: representatives.companyId })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(isNotNull(users.passwordHash));
  // Those with most to answer, so that those who may sign in find their cases as they were.
  const speakers = await db
    .select({ id: representatives.id, userId: representatives.userId, companyId: representatives.companyId })
    .from(cases)
    .innerJoin(representatives, and(eq(representatives.companyId, cases.companyId), isNull(representatives.endedAt)))
    .where(and(eq(cases.status, 'open'), isNull(cases.firstReplyOn), notInArray(cases.companyId, ofSignIns)))
    .groupBy(cases.companyId)
    .orderBy(desc(sql`count(distinct ${cases.id})`), asc(cases.companyId))
    .limit(2);
  const [speaker, stating] = speakers;
  if (!speaker || !stating) return [];
  const numbersOf = async (companyId: string) => {
    const open = await db
      .select({ number: cases.number })
      .from(cases)
      .where(and(eq(cases.companyId, companyId), eq(cases.status, 'open'), isNull(cases.firstReplyOn)))
      .orderBy(asc(cases.number));
    return open.flatMap(({ number }) => number ?? []);
  };
  const by = ({ userId, id: representativeId, companyId }: typeof speaker, now: Date): Situation => ({
    ...{ db, now, locale: 'de' },
    actor: { userId, represents: [{ representativeId, companyId }], isModerator: false },
  });
  const id = (key: string) => chanceOf(`desk ${key}`).id();
  const [asked, first, second] = await numbersOf(speaker.companyId);
  const many = await numbersOf(stating.companyId);
  const reply = (key: string, number: string | undefined, intent: 'question' | 'answer', text: string) =>
    number === undefined
      ? async () => {}
      : async (now: Date) =>
          void must(await publishReply(by(speaker, now), { id: id(key), number, intent, text, promises: [] }));
  return [
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
