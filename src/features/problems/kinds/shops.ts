import { german, type Kind } from './kind.ts';
import { faultyFromTheStart, neverDelivered, repair } from './laws.ts';

const help = 'universal-arbitration';

export const shops: readonly Kind[] = [
  {
    key: 'shops-refund',
    name: { de: 'Zurückgeschickt, Geld kommt nicht', en: 'Sent back, no refund' },
    words: {
      de: 'retoure; zurückgeschickt; rücksendung; erstattet; erstattung; widerruf; widerrufen; geld zurück; nirgendwo',
      en: 'return; returned; refund; refunded; sent back; withdrawal; money back',
    },
    ask: {
      de: ['Wann haben Sie widerrufen, und wann kam die Ware beim Händler an?', 'Wie haben Sie bezahlt?'],
      en: ['When did you withdraw, and when did the goods reach the seller?', 'How did you pay?'],
    },
    law: german('bgb', '357', {
      de: 'Nach einem Widerruf ist das Geld spätestens binnen 14 Tagen zurückzuzahlen; bei Waren darf der Händler warten, bis er sie oder den Nachweis der Absendung hat, außer er hat die Abholung angeboten (§ 357 BGB).',
      en: 'After a withdrawal the money is to be paid back within 14 days; for goods the seller may wait for them or for proof that they were sent, unless they offered to collect them (§ 357 BGB).',
    }),
    help,
  },
  {
    key: 'shops-not-delivered',
    name: { de: 'Bezahlt, nicht geliefert', en: 'Paid, not delivered' },
    words: {
      de: 'nie geliefert; geliefert bezahlt; lieferung; lieferzeit; liefertermin; keine ware; auf lager; lieferbar; vorkasse; fehlt bis heute; vorbestellung',
      en: 'nothing delivered; not delivered; delivery; in stock; never came; order disappeared; dispatch',
    },
    ask: {
      de: ['Welche Lieferzeit wurde bei der Bestellung genannt?', 'Haben Sie eine Nachfrist gesetzt?'],
      en: ['Which delivery time was stated when you ordered?', 'Have you set a further deadline?'],
    },
    law: neverDelivered,
    help,
  },
  {
    key: 'shops-defect',
    name: { de: 'Defekt, Gewährleistung, Reparatur', en: 'Defect, warranty, repair' },
    words: {
      de: 'gewährleistung; reparatur; repariert; kaputt; defekt; eingeschickt; garantie; nacherfüllung; mangelhaft',
      en: 'warranty; repair; repaired; broken; faulty; defective; guarantee',
    },
    ask: {
      de: [
        'Wann haben Sie die Ware bekommen, und wann zeigte sich der Fehler?',
        'Verlangen Sie Reparatur oder Ersatz?',
      ],
      en: ['When did you get the goods, and when did the fault appear?', 'Do you ask for repair or replacement?'],
    },
    law: faultyFromTheStart,
    help,
  },
  {
    key: 'shops-wrong',
    name: { de: 'Falsche oder gebrauchte Ware', en: 'Wrong or used goods' },
    words: {
      de: 'falscher artikel; gebraucht; falsch geliefert; umtausch; statt neu; unvollständig; falsche größe; verschmutzt; zerkratzt',
      en: 'wrong item; used; wrong size; exchange; incomplete; scratched',
    },
    ask: {
      de: ['Was war bestellt, und was kam?', 'Haben Sie Fotos vom Auspacken?'],
      en: ['What was ordered, and what came?', 'Are there photos of the unpacking?'],
    },
    law: repair,
    help,
  },
  {
    key: 'shops-charged',
    name: { de: 'Doppelt abgebucht, Mahnung, Inkasso', en: 'Charged twice, dunning, collection' },
    words: {
      de: 'zweimal abgebucht; doppelt abgebucht; mahnung; gemahnt; inkasso; storniert mahnung; mahngebühr; stornierte bestellung',
      en: 'charged twice; reminder; debt collection; collection agency; dunning; cancelled order',
    },
    ask: {
      de: ['Welche Buchungen zeigt Ihr Konto, mit Datum?', 'Haben Sie der Forderung widersprochen?'],
      en: ['Which debits does your account show, with dates?', 'Have you disputed the claim?'],
    },
    law: null,
    help,
  },
  {
    key: 'shops-voucher',
    name: { de: 'Gutschein, Guthaben, Punkte', en: 'Voucher, credit, points' },
    words: {
      de: 'gutschein; guthaben; eingelöst; verfallen; punkte; rabatt; bonuspunkte; code',
      en: 'voucher; gift card; credit; points; expired; discount code',
    },
    ask: {
      de: ['Wann wurde der Gutschein gekauft, und nennt er ein Ablaufdatum?', 'Wer hat ihn ausgestellt?'],
      en: ['When was the voucher bought, and does it name an expiry date?', 'Who issued it?'],
    },
    law: german('bgb', '195', {
      de: 'Nennt ein gekaufter Gutschein keine Frist, verjährt er in drei Jahren ab dem Ende des Jahres, in dem er gekauft wurde (§§ 195, 199 BGB).',
      en: 'If a voucher that was bought names no period, it lapses three years after the end of the year in which it was bought (§§ 195, 199 BGB).',
    }),
    help,
  },
  {
    key: 'shops-account',
    name: { de: 'Abo, Kundenkonto, Daten', en: 'Subscription, account, data' },
    words: {
      de: 'abo; abonnement; kundenkonto; löschung; gelöscht; werbung; newsletter; mitgliedschaft; kündigen; daten; probeabo',
      en: 'subscription; account; delete; deleted; advertising; newsletter; membership; unsubscribe; data',
    },
    ask: {
      de: ['Wann haben Sie gekündigt oder die Löschung verlangt?', 'Gab es auf der Seite einen Kündigungsknopf?'],
      en: ['When did you cancel or ask for deletion?', 'Was there a button to cancel on the site?'],
    },
    law: german('bgb', '312k', {
      de: 'Wer Verbrauchern im Netz Verträge mit laufender Zahlung anbietet, muss dort einen Kündigungsknopf haben, Finanzdienste ausgenommen; fehlt er, können Sie jederzeit fristlos kündigen (§ 312k BGB).',
      en: 'Whoever sells consumers contracts with running payments online needs a cancel button there, except for financial services; without one you can end the contract at any time without notice (§ 312k BGB).',
    }),
    help,
  },
  {
    key: 'shops-price',
    name: { de: 'Preis geändert, Bestellung storniert', en: 'Price changed, order cancelled' },
    words: {
      de: 'preisfehler; berechnet; storniert; teurer angeboten; mehr verlangt; preis; nachgefordert; bestellung storniert',
      en: 'price; price error; cancelled my order; charged more; dearer',
    },
    ask: {
      de: [
        'Haben Sie eine Auftragsbestätigung, nicht nur eine Eingangsbestätigung?',
        'Wann und womit wurde storniert?',
      ],
      en: ['Do you have an order confirmation, not only a receipt?', 'When and with what words was it cancelled?'],
    },
    law: null,
    help,
  },
];
