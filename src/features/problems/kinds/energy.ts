import { german, type Kind } from './kind.ts';
import { tacitExtension, withdrawal } from './laws.ts';

const help = 'energy-arbitration';

export const energy: readonly Kind[] = [
  {
    key: 'energy-advance',
    name: { de: 'Abschlag zu hoch', en: 'Monthly payment too high' },
    words: {
      de: 'abschlag; abschläge; abschlagserhöhung; im monat warum; monatlich erhöht',
      en: 'monthly payment; payment raised; instalment; advance payment',
    },
    ask: {
      de: [
        'Wie hoch war Ihr letzter Jahresverbrauch, und wie hat das Unternehmen den Abschlag begründet?',
        'Wie hat sich der Preis je Kilowattstunde geändert?',
      ],
      en: [
        'What was your last yearly use, and how did the company explain the payment?',
        'How has the price per kilowatt hour changed?',
      ],
    },
    law: null,
    help,
  },
  {
    key: 'energy-credit',
    name: { de: 'Guthaben oder Schlussrechnung', en: 'Credit or final bill' },
    words: {
      de: 'guthaben; schlussrechnung; abschlussrechnung; jahresrechnung; auszahlung; ausgezahlt; endabrechnung; rückzahlung',
      en: 'credit; final bill; final invoice; paid back; refund; annual bill',
    },
    ask: {
      de: ['Wann endete die Lieferung, und wann kam die Rechnung?', 'Welche Bankverbindung liegt dem Unternehmen vor?'],
      en: ['When did supply end, and when did the bill come?', 'Which bank details does the company have?'],
    },
    law: german('enwg_2005', '40c', {
      de: 'Die Abschlussrechnung muss spätestens sechs Wochen nach dem Ende der Lieferung da sein, ein Guthaben daraus binnen zwei Wochen ausgezahlt werden (§ 40c EnWG).',
      en: 'The final bill is due six weeks after supply has ended at the latest, and a credit from it must be paid within two weeks (§ 40c EnWG).',
    }),
    help,
  },
  {
    key: 'energy-meter',
    name: { de: 'Zählerstand und Verbrauch', en: 'Meter reading and use' },
    words: {
      de: 'zählerstand; zähler; zählertausch; geschätzt; schätzung; abgelesen; verbrauch; nachzahlung; zählernummer; ablesung',
      en: 'meter; reading; estimated; estimate; consumption; back payment',
    },
    ask: {
      de: ['Haben Sie ein Foto des Zählerstands mit Datum?', 'Wurde abgelesen, geschätzt oder der Zähler getauscht?'],
      en: ['Do you have a dated photo of the meter?', 'Was it read, estimated, or was the meter exchanged?'],
    },
    law: null,
    help,
  },
  {
    key: 'energy-move',
    name: { de: 'Umzug, Auszug, Leerstand', en: 'Moving out' },
    words: {
      de: 'umzug; ausgezogen; auszug; umgezogen; alte wohnung; leere wohnung; übergabeprotokoll; adresse',
      en: 'moved; moving; old flat; empty flat; address',
    },
    ask: {
      de: [
        'Wann haben Sie den Auszug gemeldet, und haben Sie ein Übergabeprotokoll mit Zählerstand?',
        'Wer wohnt seitdem dort?',
      ],
      en: [
        'When did you report moving out, and is there a handover record with the reading?',
        'Who has lived there since?',
      ],
    },
    law: null,
    help,
  },
  {
    key: 'energy-bonus',
    name: { de: 'Bonus nicht gezahlt', en: 'Bonus not paid' },
    words: { de: 'bonus; neukundenbonus; sofortbonus; gutgeschrieben', en: 'bonus; cashback; new customer bonus' },
    ask: {
      de: ['Welche Bedingung nennt der Vertrag für den Bonus?', 'Wie lange wurden Sie beliefert?'],
      en: ['Which condition does the contract set for the bonus?', 'How long were you supplied?'],
    },
    law: null,
    help,
  },
  {
    key: 'energy-cancellation',
    name: { de: 'Kündigung oder Wechsel', en: 'Cancelling or switching' },
    words: {
      de: 'kündigung; gekündigt; verlängert; wechsel; lieferantenwechsel; neuer versorger; fristgerecht; einzug trotz',
      en: 'cancelled; cancellation; switch; switching; new supplier; extended',
    },
    ask: {
      de: ['Wann und auf welchem Weg haben Sie gekündigt?', 'Welches Ende nennt die Bestätigung?'],
      en: ['When and how did you cancel?', 'Which end date does the confirmation name?'],
    },
    law: tacitExtension,
    help,
  },
  {
    key: 'energy-price',
    name: { de: 'Preiserhöhung, Preisgarantie', en: 'Price rise, price guarantee' },
    words: {
      de: 'preisgarantie; preiserhöhung; erhöhung; arbeitspreis; grundpreis; preisanpassung; kilowattstunde',
      en: 'price; price rise; price guarantee; tariff; kilowatt hour',
    },
    ask: {
      de: ['Wann und wie wurde die Erhöhung angekündigt?', 'Bis wann gilt die Preisgarantie, und was nimmt sie aus?'],
      en: ['When and how was the rise announced?', 'How long does the price guarantee last, and what does it exclude?'],
    },
    law: german('enwg_2005', '41', {
      de: 'Eine Preisänderung muss Haushalten spätestens einen Monat vorher mitgeteilt werden, und Sie dürfen dann ohne Frist zum Tag der Änderung kündigen (§ 41 Abs. 5 EnWG).',
      en: 'Households have to be told of a price change one month before at the latest, and may then end the contract without notice as of the day of the change (§ 41 (5) EnWG).',
    }),
    help,
  },
  {
    key: 'energy-foisted',
    name: { de: 'Vertrag nie gewollt', en: 'Contract never wanted' },
    words: {
      de: 'untergeschoben; nie gewollt; widerruf; haustür; vertreter; vertragswechsel; werbeanruf; anruf vertrag',
      en: 'never wanted; withdrawal; doorstep; slammed; sales call',
    },
    ask: {
      de: ['Wie kam es dazu: an der Haustür, am Telefon oder im Netz?', 'Wann haben Sie widerrufen, und wie?'],
      en: ['How did it come about: at the door, on the telephone or online?', 'When did you withdraw, and how?'],
    },
    law: withdrawal,
    help,
  },
  {
    key: 'energy-dunning',
    name: { de: 'Mahnung, Inkasso, Sperre', en: 'Dunning, collection, cut-off' },
    words: {
      de: 'mahnung; mahngebühr; inkasso; sperre; sperrung; angedroht; pünktlich bezahlt; überwiesen trotzdem',
      en: 'reminder; dunning; debt collection; collection agency; cut off; disconnect',
    },
    ask: {
      de: ['Wann haben Sie gezahlt, und haben Sie den Beleg?', 'Ist eine Sperre mit Datum angekündigt?'],
      en: ['When did you pay, and do you have the receipt?', 'Has a cut-off been announced with a date?'],
    },
    law: null,
    help,
  },
  {
    key: 'energy-solar',
    name: { de: 'Solaranlage und Einspeisung', en: 'Solar panels and feed-in' },
    words: {
      de: 'solaranlage; solar; photovoltaik; einspeisung; einspeisevergütung; balkonkraftwerk; wallbox; auf dem dach',
      en: 'solar; feed in; panels; photovoltaic; wall box',
    },
    ask: {
      de: [
        'Wann wurde die Anlage gemeldet, und wer ist der Netzbetreiber?',
        'Was fehlt: der Zähler, die Zusage oder die Vergütung?',
      ],
      en: [
        'When was the installation reported, and who runs the grid?',
        'What is missing: the meter, the approval or the payment?',
      ],
    },
    law: null,
    help,
  },
];
