import { checkedOn, german, type Kind } from './kind.ts';

const help = 'universal-arbitration';

const repair = {
  says: {
    de: 'Ist die Ware nicht wie vereinbart, muss der Händler auf seine Kosten nachbessern oder neu liefern (§§ 437, 439 BGB).',
    en: 'If the goods are not as agreed, the seller has to repair or replace them at their own cost (§§ 437, 439 BGB).',
  },
  source: german('bgb', '439'),
  checkedOn,
};

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
    law: {
      says: {
        de: 'Liefert der Händler trotz einer angemessenen Nachfrist nicht, können Sie vom Vertrag zurücktreten und die Anzahlung zurückverlangen (§§ 323, 346 BGB).',
        en: 'If the seller does not deliver within a reasonable further deadline, you can withdraw from the contract and ask for the deposit back (§§ 323, 346 BGB).',
      },
      source: german('bgb', '323'),
      checkedOn,
    },
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
    law: {
      says: {
        de: 'Zeigt sich ein Mangel binnen eines Jahres, wird vermutet, dass die Ware ihn von Anfang an hatte (§ 477 BGB); die Ansprüche verjähren bei neuer Ware in zwei Jahren (§ 438 BGB).',
        en: 'If a defect appears within one year, the goods are presumed to have had it from the start (§ 477 BGB); claims for new goods lapse after two years (§ 438 BGB).',
      },
      source: german('bgb', '477'),
      checkedOn,
    },
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
    law: {
      says: {
        de: 'Wurde im Netz oder am Telefon gekauft, können Sie binnen 14 Tagen nach Erhalt widerrufen, außer bei Maßanfertigung (§§ 312g, 355, 356 BGB).',
        en: 'If you bought online or by telephone, you can withdraw within 14 days of receiving the goods, unless they were made to measure (§§ 312g, 355, 356 BGB).',
      },
      source: german('bgb', '312g'),
      checkedOn,
    },
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
