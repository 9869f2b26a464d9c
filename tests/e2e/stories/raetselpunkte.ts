import { addDays } from '#src/lib/dates.ts';
import { closedToday, daysFrom, publishedToday, shortDaysFrom, today } from './days.ts';
import type { ToldStory } from './told.ts';

const first = addDays(today, -90);
const [day, short] = [daysFrom(first), shortDaysFrom(first)];
const secondAddress = 'raten.zweit@post.example';
const [toCompany, fromCompany] = [{ direction: 'to-company' }, { direction: 'from-company' }];

/** A voucher for solved puzzles; in the end the customer wants no voucher but an apology. */
export const raetselpunkte: ToldStory = {
  company: { name: 'Rätselpunkte' },
  story: {
    title: 'Erst der Gutschein, dann der Ton',
    summary: 'Mein Gutschein kam nicht. Dass eine Bestätigung fehlte, kann mein eigenes Versehen sein.',
  },
  entries: [
    { occurredOn: day(0), channel: 'app', ...toCompany, needsNoAnswer: true, text: '800 Punkte für 5 Euro eingelöst.' },
    {
      occurredOn: 'weiß nicht',
      channel: 'email',
      direction: 'event',
      text: 'Man will mich um eine Bestätigung gebeten haben. Sie kam nie an.',
    },
    {
      occurredOn: day(35),
      channel: 'email',
      ...toCompany,
      text: `Von meiner zweiten Adresse ${secondAddress} aus gefragt, wo der Gutschein bleibt.`,
    },
    {
      occurredOn: `ca. ${day(36)}`,
      channel: 'email',
      ...fromCompany,
      people: 'Nadja',
      text: 'Ich hätte nicht bestätigt.',
    },
    {
      occurredOn: `ca. ${day(36)}`,
      channel: 'email',
      ...toCompany,
      text: 'Diese Mail kam nie an, das kann an mir liegen.',
    },
    { occurredOn: day(38), channel: 'email', ...toCompany, text: 'Noch einmal gefragt.' },
    {
      occurredOn: day(43),
      channel: 'email',
      ...toCompany,
      text: 'Zum dritten Mal gefragt. Der gute Eindruck schwindet.',
    },
    {
      occurredOn: `ca. ${day(46)}`,
      channel: 'email',
      ...fromCompany,
      people: 'Timo',
      text: 'In vier Wochen, oder ich entschuldige mich, dann sofort. Künftig möge ich die Mails lesen.',
      promised: true,
      promiseText: 'Gutschein über 5 Euro',
      promiseDueOn: day(74),
    },
    { occurredOn: `ca. ${day(48)}`, channel: 'letter', ...toCompany, text: 'An die Geschäftsführung geschrieben.' },
    {
      occurredOn: day(50),
      channel: 'email',
      ...fromCompany,
      people: 'Geschäftsführer',
      text: 'Er verteidigt die Bedingungen und spricht von Betrug und vielen Mails.',
    },
    {
      occurredOn: day(50),
      channel: 'email',
      ...fromCompany,
      people: 'Geschäftsführer',
      text: 'Der Gutschein werde nun verschickt.',
      promised: true,
      promiseText: 'Versand des Gutscheins',
    },
    { occurredOn: day(50), channel: 'email', ...toCompany, needsNoAnswer: true, text: 'Den Gutschein abgelehnt.' },
  ],
  wish: { desiredOutcome: 'apology', desiredText: 'Ein Wort des Bedauerns für den Ton.', penName: 'Ratefreundin' },
  closing: {
    outcome: 'unsolved',
    words: 'Den Gutschein wollte ich nicht mehr. Meine übrigen 328 Punkte lasse ich liegen.',
    buyAgain: 'no',
  },
  personal: [secondAddress],
  timeline: [
    `${day(0)} | App | Ratefreundin an Rätselpunkte | brauchte keine Antwort`,
    `Tag unbekannt | nach: ${day(0)} | E-Mail | Ereignis`,
    `${day(35)} | E-Mail | Ratefreundin an Rätselpunkte`,
    `ca. ${day(36)} | E-Mail | Rätselpunkte, Nadja an Ratefreundin`,
    `ca. ${day(36)} | E-Mail | Ratefreundin an Rätselpunkte`,
    `etwa ${short(37)} | ${short(38)} | etwa 2 Tage Funkstille`,
    `${day(38)} | E-Mail | Ratefreundin an Rätselpunkte`,
    `${short(39)} | ${short(43)} | 5 Tage Funkstille`,
    `${day(43)} | E-Mail | Ratefreundin an Rätselpunkte`,
    `${short(44)} | etwa ${short(45)} | etwa 2 Tage Funkstille`,
    `ca. ${day(46)} | E-Mail | Rätselpunkte, Timo an Ratefreundin | Zusage nicht bestätigt | Gutschein über 5 Euro bis ${day(74)}`,
    `ca. ${day(48)} | Brief | Ratefreundin an Rätselpunkte`,
    `${day(50)} | E-Mail | Rätselpunkte, Geschäftsführer an Ratefreundin`,
    `${day(50)} | E-Mail | Rätselpunkte, Geschäftsführer an Ratefreundin | Zusage offen | Versand des Gutscheins`,
    `${day(50)} | E-Mail | Ratefreundin an Rätselpunkte | brauchte keine Antwort`,
    `${short(51)} | ${short(89)} | 39 Tage ohne Eintrag, ${short(74)} Zusage war fällig`,
    publishedToday,
    closedToday('Nicht gelöst'),
  ],
  ledger: [
    'etwa 91 Tage',
    `${day(0)} bis ${day(90)}`,
    'E-Mails 9',
    'Brief 1',
    'In der App 1',
    'Ansprechpersonen 3',
    `Längste Funkstille im ganzen Verlauf etwa ${short(37)} – etwa ${short(45)} etwa 9 Tage`,
  ],
  says: [
    'Nicht gelöst',
    'Eine Entschuldigung',
    'Ein Wort des Bedauerns für den Ton.',
    'kann mein eigenes Versehen sein',
    'das kann an mir liegen',
    `Von meiner zweiten Adresse ${'█'.repeat(secondAddress.length)} aus gefragt`,
    'Meine übrigen 328 Punkte lasse ich liegen.',
  ],
  saysNot: ['zweit@', 'Zusage gehalten', 'Zusage gebrochen', 'Eingangsbestätigung', '34 Tage'],
};
