import { addDays } from '#src/lib/dates.ts';
import { closedToday, daysFrom, publishedToday, shortDaysFrom, today } from './days.ts';
import type { ToldStory } from './told.ts';

const first = addDays(today, -60);
const [day, short] = [daysFrom(first), shortDaysFrom(first)];
const toCompany = { direction: 'to-company' };
const receipt = { direction: 'from-company', automaticReceipt: true, channel: 'email' } as const;
const call = { channel: 'phone', direction: 'conversation' };
const carrier = { channel: 'other', direction: 'event', thirdParty: 'Paketfuchs' };

/** A smartphone for a project goes to an old address twice, and comes too late. */
export const notebookKontor: ToldStory = {
  company: { name: 'Notebook-Kontor', alsoName: 'Paketfuchs' },
  story: {
    title: 'Smartphone zweimal an die alte Adresse',
    summary: 'Bei der Bestellung habe ich selbst übersehen, dass noch meine alte Adresse hinterlegt war.',
  },
  entries: [
    { occurredOn: day(0), channel: 'form', ...toCompany, needsNoAnswer: true, text: 'Im Laden im Netz bestellt.' },
    { occurredOn: 'weiß nicht', ...carrier, text: 'Das Paket geht zurück.' },
    { occurredOn: `ca. ${day(4)}`, channel: 'email', ...toCompany, text: 'Die richtige Adresse mitgeteilt.' },
    { occurredOn: `ca. ${day(4)}`, ...receipt, text: 'Ihre Nachricht ist eingegangen.' },
    {
      occurredOn: day(4),
      ...call,
      text: 'Ohne Warteschleife: Man liefert noch einmal.',
      promised: true,
      promiseText: 'Neue Lieferung ohne weitere Kosten',
      promiseMark: 'broken',
    },
    { occurredOn: day(4), channel: 'form', ...toCompany, needsNoAnswer: true, text: 'Die Adresse im Konto geändert.' },
    {
      occurredOn: 'weiß nicht',
      channel: 'other',
      direction: 'event',
      text: 'Wieder an die falsche Adresse verschickt.',
    },
    { occurredOn: day(8), channel: 'email', ...toCompany, text: 'Nach einer rätselhaften Gutschrift gefragt.' },
    { occurredOn: day(8), ...receipt, text: 'Ihre Nachricht ist eingegangen.' },
    {
      occurredOn: day(11),
      ...call,
      waitedMinutes: '20',
      text: 'Erst durch meinen Anruf erfahren, wohin das Paket ging.',
      promised: true,
      promiseText: 'Expresslieferung ohne Aufpreis',
      promiseDueOn: day(13),
      promiseMark: 'broken',
    },
    { occurredOn: day(13), ...carrier, text: 'Der Bote hat nicht geklingelt.' },
    {
      occurredOn: day(15),
      channel: 'phone',
      direction: 'attempt',
      waitedMinutes: 'ca. 10',
      text: 'Nach zehn Minuten aufgelegt.',
    },
    {
      occurredOn: day(16),
      ...call,
      people: 'Herr V.',
      text: 'Das Gerät, das unterwegs sein soll, ist nicht auf Lager.',
    },
    { occurredOn: day(21), channel: 'email', ...toCompany, text: 'Storniert. Für das Projekt ist es zu spät.' },
  ],
  wish: {
    desiredOutcome: 'refund',
    desiredText: 'Bitte zahlen Sie den Kaufpreis zurück.',
    disputed: 'ca. 640',
    penName: 'Projektkundin',
  },
  closing: { outcome: 'unsolved', words: 'Die Erklärung ist ehrlich. Für das Projekt kam sie zu spät.' },
  personal: [],
  timeline: [
    `${day(0)} | Formular | Projektkundin an Notebook-Kontor | brauchte keine Antwort`,
    `Tag unbekannt | nach: ${day(0)} | Sonstiges | Ereignis, Paketfuchs`,
    `ca. ${day(4)} | E-Mail | Projektkundin an Notebook-Kontor`,
    `ca. ${day(4)} | E-Mail | Notebook-Kontor an Projektkundin | Eingangsbestätigung, automatisch, zählt nicht als Antwort`,
    `${day(4)} | Telefon | Gespräch zwischen Projektkundin und Notebook-Kontor | Zusage gebrochen | Neue Lieferung ohne weitere Kosten | Das sagt Projektkundin.`,
    `${day(4)} | Formular | Projektkundin an Notebook-Kontor | brauchte keine Antwort`,
    `Tag unbekannt | nach: ${day(4)} | Sonstiges | Ereignis`,
    `${day(8)} | E-Mail | Projektkundin an Notebook-Kontor`,
    `${day(8)} | E-Mail | Notebook-Kontor an Projektkundin | Eingangsbestätigung, automatisch, zählt nicht als Antwort`,
    `${short(9)} | ${short(10)} | 2 Tage Funkstille`,
    `${day(11)} | Telefon | Gespräch zwischen Projektkundin und Notebook-Kontor | 20 Min. gewartet | Zusage gebrochen | Expresslieferung ohne Aufpreis bis ${day(13)} | Das sagt Projektkundin.`,
    `${day(13)} | Sonstiges | Ereignis, Paketfuchs`,
    `${day(15)} | Telefon | Versuch bei Notebook-Kontor: niemand erreicht | etwa 10 Min. gewartet`,
    `${day(16)} | Telefon | Gespräch zwischen Projektkundin und Notebook-Kontor, Herr V.`,
    `${short(17)} | ${short(20)} | 4 Tage ohne Eintrag`,
    `${day(21)} | E-Mail | Projektkundin an Notebook-Kontor`,
    `${short(22)} | ${short(59)} | 38 Tage Funkstille`,
    publishedToday,
    `${day(60)} | Almut Reinders | Leiterin Kundendienst, Notebook-Kontor`,
    closedToday('Nicht gelöst'),
  ],
  ledger: [
    'etwa 61 Tage',
    `${day(0)} bis ${day(60)}`,
    'Anrufe 4',
    'E-Mails 3',
    'Formulare 2',
    'Ansprechperson 1',
    `Längste Funkstille im ganzen Verlauf ${short(22)} – ${short(59)} 38 Tage`,
    'Wartezeit etwa 30 Min.',
  ],
  says: [
    'Auch genannt: Paketfuchs',
    'habe ich selbst übersehen',
    'Geld zurück',
    'Es geht um etwa 640 €.',
    'An etwa 7 Tagen ging eine Nachricht oder ein Anruf an das Unternehmen, an etwa 4 sprach oder schrieb es selbst. 40 Tage Funkstille.',
    'Geprüfte Vertretung',
    'eine Kette einzelner Fehler',
    'Ehrlich, aber spät.',
    'Für das Projekt kam sie zu spät.',
  ],
  saysNot: ['Zusage gehalten', 'Zusage offen', 'Zusage nicht bestätigt', 'gegen Paketfuchs'],
};

/** Public, with full name; nothing about an account is in it. */
export const apology = {
  who: { firstName: 'Almut', lastName: 'Reinders', jobTitle: 'Leiterin Kundendienst' },
  fields: {
    text: 'Ich habe mit den Beteiligten gesprochen: eine Kette einzelner Fehler, für die wir um Entschuldigung bitten. Für die Rückzahlung fehlt uns noch eine Bankverbindung; bitte nennen Sie sie nicht hier, sondern unserem Kundendienst.',
    intent: 'answer',
  },
};
