import { german, type Kind } from './kind.ts';

// Which board is competent depends on the bank: the ladder of the case says which there are.
const help = 'bafin';

export const banks: readonly Kind[] = [
  {
    key: 'banks-blocked',
    name: { de: 'Konto gesperrt', en: 'Account blocked' },
    words: {
      de: 'konto gesperrt; gesperrt; kontosperrung; auffälligkeit; kein zugriff; eingefroren; sperrung',
      en: 'account blocked; blocked; frozen; locked out; no reason given; stuck',
    },
    ask: {
      de: [
        'Seit wann ist das Konto gesperrt, und welchen Grund nennt die Bank?',
        'Welche Zahlungen fallen deshalb aus?',
      ],
      en: [
        'Since when is the account blocked, and which reason does the bank give?',
        'Which payments fail because of it?',
      ],
    },
    law: german('zag_2018', '62', {
      de: 'Beschwerden über Zahlungen und Zahlungskonten muss die Bank spätestens binnen 15 Arbeitstagen beantworten, in Ausnahmefällen binnen 35 (§ 62 ZAG).',
      en: 'Complaints about payments and payment accounts have to be answered within 15 working days, in exceptional cases within 35 (§ 62 ZAG).',
    }),
    help,
  },
  {
    key: 'banks-fraud',
    name: { de: 'Fremde Abbuchung, Kartenbetrug', en: 'Unknown debit, card fraud' },
    words: {
      de: 'abgebucht; fremde buchungen; kartenbetrug; grobe fahrlässigkeit; phishing; nicht autorisiert; karte belastet; betrug; lastschrift unbekannt',
      en: 'charged me; not by me; fraud; phishing; unauthorised; card; stolen; debit unknown',
    },
    ask: {
      de: [
        'Wann haben Sie die Buchung bemerkt, und wann die Karte gesperrt?',
        'Womit begründet die Bank, dass sie nicht erstattet?',
      ],
      en: [
        'When did you notice the debit, and when did you block the card?',
        'How does the bank explain that it does not refund?',
      ],
    },
    law: german('bgb', '675u', {
      de: 'Einen Zahlungsvorgang, den Sie nicht autorisiert haben, muss die Bank spätestens bis zum Ende des folgenden Geschäftstags erstatten, nachdem sie davon erfuhr, außer sie hat gegen Sie selbst einer Behörde einen begründeten Betrugsverdacht gemeldet (§ 675u BGB).',
      en: 'A payment that you did not authorise has to be refunded by the end of the business day after the bank learned of it, unless it has reported a founded suspicion of fraud against you yourself to an authority (§ 675u BGB).',
    }),
    help,
  },
  {
    key: 'banks-transfer',
    name: { de: 'Überweisung kam nicht an', en: 'Transfer did not arrive' },
    words: {
      de: 'überweisung; überwiesen; falsche iban; zahlung angekommen; rückruf überweisung; dauerauftrag; daueraufträge',
      en: 'transfer; wire; never arrived; standing order; payment recalled',
    },
    ask: {
      de: ['Wann wurde überwiesen, und stimmt die IBAN auf dem Beleg?', 'Was sagt die Bank der Gegenseite?'],
      en: ['When was it sent, and is the IBAN on the receipt right?', 'What does the other bank say?'],
    },
    law: german('bgb', '675s', {
      de: 'Eine Überweisung in Euro muss spätestens am Ende des nächsten Geschäftstags bei der Bank des Empfängers sein; für einen Auftrag auf Papier kann ein Tag mehr gelten (§ 675s BGB).',
      en: 'A transfer in euros has to reach the payee’s bank by the end of the next business day; for an order on paper one more day may apply (§ 675s BGB).',
    }),
    help,
  },
  {
    key: 'banks-fees',
    name: { de: 'Gebühren und Zinsen', en: 'Fees and interest' },
    words: {
      de: 'kontogebühr; gebühr; gebühren; kontoführung; neue preise; kostenloses konto; entgelt; zinsen; zustimmung',
      en: 'fee; fees; interest; charge without consent; account fee',
    },
    ask: {
      de: ['Haben Sie der Änderung ausdrücklich zugestimmt?', 'Seit wann wird das Entgelt abgebucht?'],
      en: ['Did you expressly agree to the change?', 'Since when has the fee been debited?'],
    },
    law: null,
    help,
  },
  {
    key: 'banks-estate',
    name: { de: 'Nachlass, Vollmacht, Betreuung', en: 'Estate, power of attorney' },
    words: {
      de: 'erbschein; nachlass; erbe; vollmacht; auszahlung konto mutter; testament; verstorben; betreuung; sterbeurkunde',
      en: 'estate; inheritance; power of attorney; probate; deceased; will',
    },
    ask: {
      de: ['Welche Urkunde liegt der Bank vor, und seit wann?', 'Was verlangt sie noch?'],
      en: ['Which document does the bank have, and since when?', 'What else does it ask for?'],
    },
    law: null,
    help,
  },
  {
    key: 'banks-loan',
    name: { de: 'Kredit und Darlehen', en: 'Loans' },
    words: {
      de: 'kredit; darlehen; restschuld; grundbuch; grundschuld; tilgung; rate; vorfälligkeit; zusage; zins',
      en: 'loan; credit; mortgage; repayment; instalment',
    },
    ask: {
      de: ['Wann wurde der Vertrag geschlossen, und ist er getilgt?', 'Welche Zusage liegt Ihnen in Textform vor?'],
      en: ['When was the contract made, and is it repaid?', 'Which promise do you have in writing?'],
    },
    law: null,
    help,
  },
  {
    key: 'banks-depot',
    name: { de: 'Depot und Wertpapiere', en: 'Securities account' },
    words: {
      de: 'depot; depotübertrag; anteile; wertpapier; fonds; aktien; freistellungsauftrag; steuer ertrag; order; störung app kurs',
      en: 'securities; shares; depot; fund; broker; stocks',
    },
    ask: {
      de: [
        'Wann wurde der Übertrag beauftragt, und welche Stelle hat ihn zuletzt bearbeitet?',
        'Welcher Verlust ist Ihnen entstanden?',
      ],
      en: ['When was the transfer ordered, and who handled it last?', 'What loss have you had?'],
    },
    law: null,
    help,
  },
  {
    key: 'banks-access',
    name: { de: 'Zugang, Freigabe, Kontowechsel', en: 'Access, approval, switching accounts' },
    words: {
      de: 'ausgesperrt; freigabe; tan; photo tan; kontowechsel; zugang; app; legitimation; postident; passwort; altes konto',
      en: 'locked out; approval; tan; app; switch accounts; login; identification',
    },
    ask: {
      de: ['Seit wann kommen Sie nicht an Ihr Konto?', 'Welchen anderen Weg hat die Bank angeboten?'],
      en: ['Since when can you not get to your account?', 'Which other way has the bank offered?'],
    },
    law: null,
    help,
  },
  {
    key: 'banks-cash',
    name: { de: 'Bargeld und Automat', en: 'Cash and machines' },
    words: {
      de: 'geldautomat; automat; bar eingezahlt; einzahlung; ausgegeben; bargeld; münzen',
      en: 'cash; machine; atm; paid in; deposit machine',
    },
    ask: {
      de: ['Welcher Automat, an welchem Tag und um welche Uhrzeit?', 'Haben Sie einen Beleg oder Zeugen?'],
      en: ['Which machine, on which day and at what time?', 'Do you have a receipt or a witness?'],
    },
    law: null,
    help,
  },
];
