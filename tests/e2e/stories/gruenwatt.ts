import { addDays, daysBetween } from '#src/lib/dates.ts';
import { lastDayOf } from '#src/lib/days/calendar.ts';
import { closedToday, daysFrom, month, publishedToday, shortDaysFrom, today } from './days.ts';
import type { ToldStory } from './told.ts';

/** First day of the month of which the customer knows no more than its name. */
const calls = `${addDays(today, -80).slice(0, 7)}-01`;
const first = addDays(calls, -8);
const compared = addDays(calls, 35);
const [day, early] = [daysFrom(first), shortDaysFrom(first)];
const [late, short] = [daysFrom(compared), shortDaysFrom(compared)];
const call = { channel: 'phone', direction: 'conversation' };

const author = 'Werkstatt am Kanal';
/** Days between the month of the calls and the next exact one. */
const afterCalls = daysBetween(lastDayOf(calls.slice(0, 7)), compared) - 1;
const afterAnswer = daysBetween(addDays(compared, 13), today) - 1;

/** A contract is refused for a credit rating that six people at two bureaus cannot explain. */
export const gruenwatt: ToldStory = {
  company: { name: 'Grünwatt Strom' },
  story: {
    title: 'Zugesagt am Telefon, abgelehnt per Brief',
    summary: 'Für unsere kleine Firma war alles vereinbart. Dann kam eine Absage wegen der Bonität.',
  },
  entries: [
    { occurredOn: day(0), ...call, people: 'Vertrieb', text: 'Den Vertrag am Telefon vereinbart.' },
    { occurredOn: `ca. ${day(3)}`, channel: 'letter', direction: 'from-company', text: 'Abgelehnt wegen der Bonität.' },
    {
      occurredOn: month(calls),
      ...call,
      contacts: '4',
      waitedMinutes: 'ca. 70',
      people: 'Kundenservice',
      text: 'Mehrere Anrufe. Man sieht nur das Ergebnis.',
    },
    {
      occurredOn: `Anfang ${month(calls)}`,
      ...call,
      contacts: '3',
      thirdParty: 'Auskunftei Elbwert',
      people: 'Frau A.; Herr B.; Frau C.',
      text: 'Von einer zur anderen verbunden.',
      handOvers: '2',
    },
    {
      occurredOn: `Mitte ${month(calls)}`,
      ...call,
      contacts: '3',
      thirdParty: 'Bonitätsdienst Weser',
      people: 'Herr D., Frau E. und Herr F.',
      text: 'Nun kennen wir unseren Index.',
    },
    {
      occurredOn: late(0),
      ...call,
      people: 'Kundenservice',
      text: 'Gefragt, ob wir die Daten vergleichen dürfen: Geben Sie sie der Auskunftei.',
    },
    {
      occurredOn: late(2),
      channel: 'phone',
      direction: 'attempt',
      waitedMinutes: '25',
      text: 'Nur die Warteschleife.',
    },
    { occurredOn: late(4), channel: 'social', direction: 'to-company', text: 'Dem Unmut öffentlich Luft gemacht.' },
    { occurredOn: late(5), channel: 'other', direction: 'event', text: 'Einen Beitrag im eigenen Blog geschrieben.' },
    {
      occurredOn: late(11),
      channel: 'social',
      direction: 'from-company',
      text: 'Wir sollen den Fall noch einmal per E-Mail schildern.',
      promised: true,
      promiseText: 'Antwort auf die E-Mail',
      promiseMark: 'kept',
      promiseMarkedOn: late(13),
    },
    { occurredOn: late(11), channel: 'email', direction: 'to-company', text: 'Den Fall noch einmal geschildert.' },
    {
      occurredOn: late(13),
      channel: 'email',
      direction: 'from-company',
      people: 'Herr T., Leiter Privatkunden',
      text: 'Gründlich, schnell, fair: Fehler eingeräumt, um Entschuldigung gebeten.',
      promised: true,
      promiseText: 'Prüfung kleiner Firmen wird intern überdacht',
      promise2Text: 'Nachricht über das Ergebnis',
      promise2DueOn: late(27),
    },
  ],
  wish: {
    desiredOutcome: 'information',
    desiredText: 'Woran ist der Vertrag gescheitert?',
    penName: author,
  },
  closing: { outcome: 'partly', words: 'Kein Vertrag, aber der Streit ist beigelegt.' },
  personal: [],
  timeline: [
    `${day(0)} | Telefon | Gespräch zwischen ${author} und Grünwatt Strom, Vertrieb`,
    `${early(1)} | etwa ${early(2)} | etwa 2 Tage ohne Eintrag`,
    `ca. ${day(3)} | Brief | Grünwatt Strom an ${author}`,
    `etwa ${early(4)} | etwa ${early(7)} | etwa 4 Tage ohne Eintrag`,
    `${month(calls)} | 4 Anrufe | Gespräch zwischen ${author} und Grünwatt Strom, Kundenservice | etwa 70 Min. gewartet`,
    `Anfang ${month(calls)} | 3 Anrufe | Gespräch zwischen ${author} und Auskunftei Elbwert: Frau A.; Herr B.; Frau C. | 2-mal weiterverbunden`,
    `Mitte ${month(calls)} | 3 Anrufe | Gespräch zwischen ${author} und Bonitätsdienst Weser: Herr D.; Frau E.; Herr F.`,
    `etwa ${short(-afterCalls)} | ${short(-1)} | etwa ${afterCalls} Tage ohne Eintrag`,
    `${late(0)} | Telefon | Gespräch zwischen ${author} und Grünwatt Strom, Kundenservice`,
    `${late(2)} | Telefon | Versuch bei Grünwatt Strom: niemand erreicht | 25 Min. gewartet`,
    `${late(4)} | Soziale Netze | ${author} an Grünwatt Strom`,
    `${late(5)} | Sonstiges | Ereignis`,
    `${short(6)} | ${short(10)} | 5 Tage Funkstille`,
    `${late(11)} | Soziale Netze | Grünwatt Strom an ${author} | Zusage gehalten | Antwort auf die E-Mail`,
    `${late(11)} | E-Mail | ${author} an Grünwatt Strom`,
    `${late(13)} | E-Mail | Grünwatt Strom, Herr T., Leiter Privatkunden an ${author} | Zusage offen | Prüfung kleiner Firmen wird intern überdacht | Zusage nicht bestätigt | Nachricht über das Ergebnis bis ${late(27)}`,
    `${short(14)} | ${short(13 + afterAnswer)} | ${afterAnswer} Tage ohne Eintrag, ${short(27)} Zusage war fällig`,
    publishedToday,
    closedToday('Teils gelöst'),
  ],
  ledger: [
    `${daysBetween(first, today) + 1} Tage`,
    `vom ${day(0)} bis ${daysFrom(today)(0)}`,
    'Anrufe 13',
    'E-Mails 2',
    'In sozialen Netzen 2',
    'Brief 1',
    'Ansprechpersonen 9',
    'Weiterverbunden 2',
    `Längste Funkstille im ganzen Verlauf ${short(5)} – ${short(10)} 6 Tage`,
    'Wartezeit etwa 95 Min.',
  ],
  says: [
    'Teils gelöst',
    'Eine Auskunft',
    'Fehler eingeräumt, um Entschuldigung gebeten',
    'Kein Vertrag, aber der Streit ist beigelegt.',
  ],
  saysNot: ['Zusage gebrochen', 'Auch genannt', 'Eingangsbestätigung', 'gegen Auskunftei', 'gegen Bonitätsdienst'],
};
