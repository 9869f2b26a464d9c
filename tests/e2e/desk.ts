import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, replies } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { aCompany, anOpenCase, aRepresentative } from '#tests/factories.ts';

const today = dayOf(new Date());
/** Ten answers, none of which says what another one says. */
const answers = [
  'Der Rückschein lag im Lager. Wir bitten um Entschuldigung; der Betrag ist bis Freitag auf Ihrem Konto.',
  'Entschuldigen Sie bitte: Unsere Buchhaltung hat die Gutschrift falsch zugeordnet, am Montag wird überwiesen.',
  'Das tut uns leid. Die Bank meldet einen Zahlendreher, die Erstattung läuft heute noch einmal.',
  'Ich bedaure den Ärger sehr. Morgen erhalten Sie eine Rückzahlung über die volle Summe.',
  'Verzeihen Sie die lange Dauer; Ihr Geld haben wir gestern angewiesen.',
  'Ein Kollege hat den Auftrag übersehen, wofür ich um Entschuldigung bitte. Erstattet wird zum 15. des Monats.',
  'Leider war das Formular verloren, das tut mir leid. In drei Tagen steht alles auf dem Konto.',
  'Es war unser Versehen, Entschuldigung. Wir zahlen bis zum nächsten Mittwoch zurück.',
  'Wir entschuldigen uns: Die Mahnung ist gelöscht, und die 149 Euro kommen am Dienstag.',
  'Bitte entschuldigen Sie. Nach Prüfung durch die Leitung schreiben wir Ihnen den Betrag bis Sonntag gut.',
];
export const own = (place: number) => answers[place] ?? '';
/** Says less than it should. */
export const shorts = [
  'Wir prüfen das.',
  'Wird geklärt.',
  'Ist in Arbeit.',
  'Kollegin fragt nach.',
  'Unser Lager sucht noch.',
];

/** A company with cases that wait, the longest first, and somebody who answers for it. */
export async function aDesk(db: Database, waiting: number) {
  const company = await aCompany(db, { name: `Schreibtisch ${newId().slice(0, 6)} GmbH` });
  const speaker = await aRepresentative(db, { company });
  const numbers: string[] = [];
  for (let place = 0; place < waiting; place += 1) {
    const { number } = await anOpenCase(db, {
      ...{ company, title: `Gutschrift ${place} fehlt`, seenOn: today },
      publishedOn: addDays(today, place - waiting),
    });
    numbers.push(number);
  }
  return { company, speaker, numbers };
}

/** The words of the replies in each of these cases. */
export const said = async (db: Database, numbers: readonly string[]) => {
  const found = await Promise.all(
    numbers.map((number) =>
      db
        .select({ text: replies.text })
        .from(replies)
        .innerJoin(cases, eq(cases.id, replies.caseId))
        .where(eq(cases.number, number)),
    ),
  );
  return found.map((rows) => rows.map(({ text }) => text));
};
