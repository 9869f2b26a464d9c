import { german, type Kind } from './kind.ts';
import { faultyFromTheStart, neverDelivered, repair } from './laws.ts';

const help = 'universal-arbitration';

export const furniture: readonly Kind[] = [
  {
    key: 'furniture-part',
    name: { de: 'Teil fehlt', en: 'Part missing' },
    words: {
      de: 'teil fehlt; nachlieferung; nachgeliefert; fehlt; ohne geliefert; beschläge; rückwand; schrauben; unvollständig',
      en: 'part missing; missing; without the; incomplete; screws',
    },
    ask: {
      de: ['Welches Teil fehlt, mit Nummer aus der Anleitung?', 'Wann haben Sie es gemeldet?'],
      en: ['Which part is missing, with its number in the manual?', 'When did you report it?'],
    },
    law: repair,
    help,
  },
  {
    key: 'furniture-late',
    name: { de: 'Liefertermin verschoben', en: 'Delivery postponed' },
    words: {
      de: 'verschoben; lieferzeit; liefertermin; lieferung offen; geplatzt; anzahlung; lieferverzug; gewartet',
      en: 'moved; postponed; delivery date; deposit; delayed; waiting for delivery; nothing to sit on',
    },
    ask: {
      de: ['Welche Lieferzeit steht im Kaufvertrag: ein Tag, eine Woche, „circa“?', 'Wie hoch ist die Anzahlung?'],
      en: ['Which delivery time does the contract name: a day, a week, “about”?', 'How high is the deposit?'],
    },
    law: neverDelivered,
    help,
  },
  {
    key: 'furniture-defect',
    name: { de: 'Mangel, Gewährleistung', en: 'Defect, warranty' },
    words: {
      de: 'gewährleistung; materialtypisch; gutachter; durchgelegen; knarrt; riss; mangel; reklamation; kuhle; wackelt; bezug',
      en: 'warranty; defect; crack; worn; sagging; complaint; fault',
    },
    ask: {
      de: ['Wann wurde geliefert, und wann zeigte sich der Mangel?', 'War schon jemand da, um ihn anzusehen?'],
      en: ['When was it delivered, and when did the defect appear?', 'Has anybody come to look at it?'],
    },
    law: faultyFromTheStart,
    help,
  },
  {
    key: 'furniture-damage',
    name: { de: 'Schaden bei Lieferung oder Aufbau', en: 'Damage on delivery or assembly' },
    words: {
      de: 'schaden lieferung; parkett; kratzer; monteure; spedition; wand; treppenhaus; delle; fliesen; schaden',
      en: 'damage; scratched; floor; wall; assembly; carrier; fitters',
    },
    ask: {
      de: ['Wurde der Schaden auf dem Lieferschein vermerkt?', 'Wer hat ihn verursacht: Händler oder Spedition?'],
      en: ['Was the damage noted on the delivery note?', 'Who caused it: the seller or the carrier?'],
    },
    law: null,
    help,
  },
  {
    key: 'furniture-kitchen',
    name: { de: 'Küche: Planung, Aufmaß, Einbau', en: 'Kitchen: planning, measuring, fitting' },
    words: {
      de: 'küche; aufmaß; arbeitsplatte; einbau; geplant; geräte einbau; oberschrank; spüle',
      en: 'kitchen; worktop; measured; fitting; cupboard; sink',
    },
    ask: {
      de: ['Wer hat gemessen, Sie oder das Haus?', 'Welche Arbeiten stehen im Vertrag, welche fehlen?'],
      en: ['Who measured, you or the store?', 'Which work does the contract name, and what is missing?'],
    },
    law: null,
    help,
  },
  {
    key: 'furniture-return',
    name: { de: 'Rückgabe, Abholung, Erstattung', en: 'Return, collection, refund' },
    words: {
      de: 'abholung; abgeholt; rückgabe; erstattet; abholgebühr; verpackt; widerruf; rückzahlung; flur',
      en: 'return; collection; collected; refund; pick up; withdrawal',
    },
    ask: {
      de: ['Wo haben Sie gekauft: im Netz oder im Laden?', 'Wann wurde die Abholung zugesagt?'],
      en: ['Where did you buy: online or in the store?', 'When was collection promised?'],
    },
    law: german('bgb', '312g', {
      de: 'Wurde im Netz oder am Telefon gekauft, können Sie binnen 14 Tagen nach Erhalt widerrufen, außer bei Maßanfertigung (§§ 312g, 355, 356 BGB).',
      en: 'If you bought online or by telephone, you can withdraw within 14 days of receiving the goods, unless they were made to measure (§§ 312g, 355, 356 BGB).',
    }),
    help,
  },
  {
    key: 'furniture-wrong',
    name: { de: 'Falsche Ausführung', en: 'Wrong version' },
    words: {
      de: 'falsche ausführung; falsche farbe; bestellt in geliefert in; farbe; maß; stoff; holz; statt; umtausch',
      en: 'wrong colour; wrong version; colour; fabric; size; instead of',
    },
    ask: {
      de: ['Was steht im Kaufvertrag, Wort für Wort?', 'Haben Sie Fotos?'],
      en: ['What does the contract say, word for word?', 'Are there photos?'],
    },
    law: repair,
    help,
  },
  {
    key: 'furniture-payment',
    name: { de: 'Rate, Finanzierung, Zusatzgarantie', en: 'Instalment, financing, extra guarantee' },
    words: {
      de: 'rate; finanzierung; doppelt eingezogen; garantie; garantieverlängerung; ratenzahlung; mahnung; zinsen',
      en: 'instalment; financing; guarantee; extended warranty; charged twice; reminder',
    },
    ask: {
      de: [
        'Mit wem besteht der Vertrag: mit dem Haus, einer Bank oder einem Versicherer?',
        'Welche Buchungen zeigt Ihr Konto?',
      ],
      en: ['Who is the contract with: the store, a bank or an insurer?', 'Which debits does your account show?'],
    },
    law: null,
    help,
  },
];
