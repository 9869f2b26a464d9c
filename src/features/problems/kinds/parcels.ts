import { german, type Kind } from './kind.ts';
import { transportRisk } from './laws.ts';

const help = 'post-arbitration';

export const parcels: readonly Kind[] = [
  {
    key: 'parcels-claimed-delivered',
    name: { de: '„Zugestellt“, aber nicht angekommen', en: '“Delivered”, but never arrived' },
    words: {
      de: 'zugestellt; unterschrift; gefälscht; empfänger unbekannt; nachbar; ablageort unbekannt; zustellnachweis',
      en: 'delivered; signature; signed; neighbour; proof of delivery',
    },
    ask: {
      de: [
        'Wer soll die Sendung nach Auskunft des Dienstes angenommen haben?',
        'Haben Sie einen Zustellnachweis verlangt?',
      ],
      en: ['Who is said to have accepted it?', 'Have you asked for proof of delivery?'],
    },
    law: transportRisk,
    help,
  },
  {
    key: 'parcels-lost',
    name: { de: 'Sendung verloren', en: 'Parcel lost' },
    words: {
      de: 'verloren; verschollen; nachforschung; nachforschungsantrag; unterwegs; sendung seit; verschwunden; sendungsverfolgung',
      en: 'lost; missing; disappeared; gone; tracking; in transit; investigation',
    },
    ask: {
      de: ['Wer hat die Sendung aufgegeben, Sie oder ein Händler?', 'Haben Sie Einlieferungsbeleg und Wertnachweis?'],
      en: ['Who posted it, you or a trader?', 'Do you have the posting receipt and proof of value?'],
    },
    law: transportRisk,
    help,
  },
  {
    key: 'parcels-not-rung',
    name: { de: 'Nicht geklingelt, Filiale statt Haustür', en: 'Did not ring, shop instead of door' },
    words: {
      de: 'klingelt; geklingelt; klingeln; angetroffen; zettel; abholung filiale; daheim; zu hause; paketshop; benachrichtigung',
      en: 'ring; rang; not home; at home; card; pick up shop; collection point',
    },
    ask: {
      de: [
        'An welchen Tagen waren Sie zu Hause, und wann wurde der Versuch vermerkt?',
        'Wohin wurde die Sendung gebracht?',
      ],
      en: ['On which days were you at home, and when was the attempt noted?', 'Where was the parcel taken?'],
    },
    law: null,
    help: 'post-authority',
  },
  {
    key: 'parcels-damaged',
    name: { de: 'Beschädigt', en: 'Damaged' },
    words: {
      de: 'beschädigt; zerbrochen; kaputt; schaden; aufgerissen; fußabdruck; verpackung; haftung; transportschaden',
      en: 'damaged; broken; torn; packaging; crushed; liability',
    },
    ask: {
      de: ['Wann haben Sie den Schaden gemeldet, und haben Sie Fotos von Ware und Karton?', 'Was war der Inhalt wert?'],
      en: ['When did you report the damage, and are there photos of goods and box?', 'What were the contents worth?'],
    },
    law: german('hgb', '438', {
      de: 'Ein Schaden, den man von außen sieht, ist bei der Ablieferung anzuzeigen, ein anderer binnen sieben Tagen danach in Textform, sonst wird vermutet, dass alles heil ankam (§ 438 HGB).',
      en: 'Damage that can be seen from outside has to be reported on delivery, other damage within seven days of it in text form; otherwise all is presumed to have arrived intact (§ 438 HGB).',
    }),
    help,
  },
  {
    key: 'parcels-dropped',
    name: { de: 'Ohne Erlaubnis abgelegt', en: 'Left without permission' },
    words: {
      de: 'abgelegt; abgestellt; ablage; erlaubnis; mülltonne; hausflur; treppenhaus; vor der tür; garten; regen',
      en: 'left outside; dumped; doorstep; without permission; rain; hallway',
    },
    ask: {
      de: ['Hatten Sie je einen Ablageort erlaubt?', 'Was fehlt oder ist beschädigt?'],
      en: ['Had you ever permitted a place to leave parcels?', 'What is missing or damaged?'],
    },
    law: null,
    help,
  },
  {
    key: 'parcels-late',
    name: { de: 'Zu spät, Express nicht eingehalten', en: 'Late, express not kept' },
    words: {
      de: 'express; zu spät; verspätet; bis 12 uhr; übernächsten tag; terminzustellung; schneller',
      en: 'express; late; next day; by noon; delayed; guaranteed',
    },
    ask: {
      de: [
        'Welche Laufzeit wurde zugesagt, und was hat sie gekostet?',
        'Welcher Schaden ist durch die Verspätung entstanden?',
      ],
      en: ['Which time was promised, and what did it cost?', 'What did the delay cost you?'],
    },
    law: null,
    help,
  },
  {
    key: 'parcels-customs',
    name: { de: 'Zoll und Gebühren', en: 'Customs and fees' },
    words: {
      de: 'zoll; zollgebühr; servicepauschale; einfuhrabgabe; auslagenpauschale; an der haustür gebühr; geschenk aufschlag; einfuhr',
      en: 'customs; duty; import fee; handling fee; service charge',
    },
    ask: {
      de: ['Wie viel davon sind Abgaben, wie viel Gebühr des Dienstes?', 'Wer hat den Versand bezahlt?'],
      en: ['How much of it is duty, and how much the service’s own fee?', 'Who paid for shipping?'],
    },
    law: null,
    help: 'post-authority',
  },
  {
    key: 'parcels-collection',
    name: { de: 'Abholung, Retoure, Nachsendung', en: 'Collection, return, forwarding' },
    words: {
      de: 'nachsendung; abholung gebucht; retoure; abgeholt; nachsendeauftrag; niemand gekommen; rücksendung',
      en: 'forwarding; collection; pick up booked; return label; redirect; mail redirection',
    },
    ask: {
      de: ['Was wurde gebucht, für welchen Tag, und wer hat bezahlt?', 'Was geschah an dem vereinbarten Tag?'],
      en: ['What was booked, for which day, and who paid?', 'What happened on that day?'],
    },
    law: null,
    help,
  },
];
