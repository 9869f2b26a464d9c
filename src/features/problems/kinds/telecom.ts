import { german, type Kind } from './kind.ts';
import { withdrawal } from './laws.ts';

const help = 'telecom-arbitration';

export const telecom: readonly Kind[] = [
  {
    key: 'telecom-outage',
    name: { de: 'Anschluss gestört', en: 'Line down' },
    words: {
      de: 'störung; gestört; ausfall; ausgefallen; tot; leitung; kein internet; kein telefon; entstörung; funkloch; empfang; netz',
      en: 'outage; down; dead; no internet; fault; no connection; signal; reception',
    },
    ask: {
      de: [
        'Wann haben Sie die Störung gemeldet, und wie lautet die Ticketnummer?',
        'Ist der Dienst ganz ausgefallen oder nur langsam?',
      ],
      en: [
        'When did you report the fault, and what is the ticket number?',
        'Is the service down altogether, or only slow?',
      ],
    },
    law: german('tkg_2021', '58', {
      de: 'Wird ein vollständiger Ausfall nicht binnen zwei Kalendertagen nach der Meldung behoben, stehen Ihnen am dritten und vierten Tag je 5 Euro oder 10 Prozent, ab dem fünften je 10 Euro oder 20 Prozent des Monatsentgelts zu, je nachdem, was höher ist (§ 58 Abs. 3 TKG).',
      en: 'If a complete failure is not remedied within two calendar days of your report, you are owed 5 euros or 10 percent of the monthly charge on each of the third and fourth days and 10 euros or 20 percent from the fifth, whichever is higher (§ 58 (3) TKG).',
    }),
    help,
  },
  {
    key: 'telecom-appointment',
    name: { de: 'Techniker kam nicht', en: 'Technician did not come' },
    words: {
      de: 'techniker; technikertermin; termin; angetroffen; monteur; urlaub genommen; umsonst gewartet',
      en: 'technician; appointment; nobody home; no show; engineer visit',
    },
    ask: {
      de: [
        'Welcher Tag und welches Zeitfenster waren vereinbart, und wer hat es bestätigt?',
        'Wer war in dieser Zeit zu Hause?',
      ],
      en: ['Which day and time were agreed, and who confirmed them?', 'Who was at home at that time?'],
    },
    law: german('tkg_2021', '58', {
      de: 'Für jeden versäumten Kundendienst- oder Installationstermin können Sie 10 Euro oder 20 Prozent des Monatsentgelts verlangen, je nachdem, was höher ist (§ 58 Abs. 4 TKG).',
      en: 'For each missed service or installation appointment you can claim 10 euros or 20 percent of the monthly charge, whichever is higher (§ 58 (4) TKG).',
    }),
    help,
  },
  {
    key: 'telecom-cancellation',
    name: { de: 'Kündigung nicht anerkannt', en: 'Cancellation not accepted' },
    words: {
      de: 'kündigung; gekündigt; vertragsende; laufzeit; lastschrift läuft weiter; abgebucht vertragsende; vorgemerkt',
      en: 'cancelled; cancellation; still charged; contract ended; notice period',
    },
    ask: {
      de: [
        'Wann und auf welchem Weg haben Sie gekündigt, und wie können Sie es belegen?',
        'Wann endete die Mindestlaufzeit?',
      ],
      en: ['When and how did you cancel, and how can you prove it?', 'When did the minimum term end?'],
    },
    law: german('tkg_2021', '56', {
      de: 'Hat sich der Vertrag nach der Mindestlaufzeit stillschweigend verlängert, können Sie ihn jederzeit mit einer Frist von einem Monat kündigen (§ 56 Abs. 3 TKG).',
      en: 'Once the contract has been tacitly extended after the minimum term, you can end it at any time with one month’s notice (§ 56 (3) TKG).',
    }),
    help,
  },
  {
    key: 'telecom-new-line',
    name: { de: 'Neuer Anschluss kommt nicht', en: 'New line does not come' },
    words: {
      de: 'glasfaser; schaltung; schaltungstermin; freischaltung; bereitstellung; ausbau; in planung; neuer anschluss; anschluss bestellt',
      en: 'fibre; activation; new line; switch on; connection ordered; installation',
    },
    ask: {
      de: [
        'Welchen Termin nennt die Auftragsbestätigung?',
        'Woran liegt es nach Auskunft des Anbieters: Tiefbau, Hausanschluss oder Schaltung?',
      ],
      en: [
        'Which date does the order confirmation name?',
        'What does the provider say is the reason: digging, the house connection or the activation?',
      ],
    },
    law: null,
    help,
  },
  {
    key: 'telecom-number',
    name: { de: 'Anbieterwechsel oder Rufnummer', en: 'Switching or keeping the number' },
    words: {
      de: 'rufnummer; mitnahme; portierung; anbieterwechsel; nummer; alter anbieter; zwischen zwei anbietern',
      en: 'number; porting; port; switching provider; old provider',
    },
    ask: {
      de: [
        'Wer sollte die Mitnahme auslösen, der alte oder der neue Anbieter, und für welchen Tag?',
        'Sind Sie zurzeit ohne Anschluss?',
      ],
      en: [
        'Who was to start the transfer, the old or the new provider, and for which day?',
        'Are you without service at the moment?',
      ],
    },
    law: german('tkg_2021', '59', {
      de: 'Beim Wechsel darf der Dienst höchstens einen Arbeitstag unterbrochen sein (§ 59 Abs. 2 TKG).',
      en: 'When you switch, the service may be interrupted for one working day at most (§ 59 (2) TKG).',
    }),
    help,
  },
  {
    key: 'telecom-unwanted',
    name: { de: 'Vertrag oder Option nie gewollt', en: 'Contract or option never wanted' },
    words: {
      de: 'nie bestellt; untergeschoben; nie gewollt; option; zusatzoption; am telefon vertrag; neuer tarif anruf; drittanbieter; abo; leistungen nicht kenne; auftragsbestätigung',
      en: 'never ordered; never wanted; option; slammed; new tariff call; subscription',
    },
    ask: {
      de: [
        'Wie kam es dazu: am Telefon, an der Haustür, im Laden oder im Netz?',
        'Wann haben Sie zum ersten Mal davon erfahren, und haben Sie widerrufen?',
      ],
      en: [
        'How did it come about: on the telephone, at the door, in a shop or online?',
        'When did you first learn of it, and did you withdraw?',
      ],
    },
    law: withdrawal,
    help,
  },
  {
    key: 'telecom-slow',
    name: { de: 'Langsamer als vereinbart', en: 'Slower than agreed' },
    words: {
      de: 'langsam; mbit; messung; messungen; geschwindigkeit; bandbreite; tempo; statt bekommen; abends',
      en: 'slow; speed; mbit; measurement; bandwidth; megabit',
    },
    ask: {
      de: [
        'Welche Geschwindigkeit steht im Vertrag, und was ergab die Breitbandmessung der Bundesnetzagentur?',
        'Wie wurde gemessen, über Kabel oder WLAN?',
      ],
      en: [
        'Which speed does the contract name, and what did the Federal Network Agency’s measurement show?',
        'How was it measured, by cable or Wi-Fi?',
      ],
    },
    law: german('tkg_2021', '57', {
      de: 'Weicht die Geschwindigkeit erheblich, dauernd oder regelmäßig von der zugesagten ab und zeigt das die Messung der Bundesnetzagentur, dürfen Sie das Entgelt mindern und, wenn eine Frist zur Abhilfe verstrichen ist, fristlos kündigen (§ 57 Abs. 4 TKG).',
      en: 'If the speed departs from the one promised considerably, continuously or regularly and the measurement of the network agency (Bundesnetzagentur) shows it, you may reduce the charge and, once a deadline to remedy it has passed, end the contract without notice (§ 57 (4) TKG).',
    }),
    help,
  },
  {
    key: 'telecom-device',
    name: { de: 'Router oder Gerät', en: 'Router or device' },
    words: {
      de: 'router; gerät; austausch; leihgerät; zurückgeschickt strafe; receiver; handy defekt; smartphone; ersatzgerät',
      en: 'router; device; replacement; handset; phone broken; modem',
    },
    ask: {
      de: ['Ist das Gerät gekauft oder gemietet?', 'Haben Sie den Einlieferungsbeleg der Rücksendung?'],
      en: ['Did you buy or rent the device?', 'Do you have the posting receipt of the return?'],
    },
    law: null,
    help,
  },
  {
    key: 'telecom-bill',
    name: { de: 'Rechnung, Roaming, Sonderkosten', en: 'Bill, roaming, extra charges' },
    words: {
      de: 'roaming; datenroaming; rechnung; sms; doppelt berechnet; grundgebühr; einzelverbindung; datenvolumen',
      en: 'roaming; bill; charged; invoice; text message; data allowance',
    },
    ask: {
      de: [
        'Welcher Posten der Rechnung ist falsch, und haben Sie ihn schriftlich beanstandet?',
        'Haben Sie einen Einzelverbindungsnachweis?',
      ],
      en: ['Which item of the bill is wrong, and have you disputed it in writing?', 'Do you have an itemised bill?'],
    },
    law: german('tkg_2021', '67', {
      de: 'Eine Rechnung können Sie binnen acht Wochen nach Zugang beanstanden; der Anbieter muss dann in der Regel die Verbindungen aufschlüsseln und die Technik prüfen (§ 67 Abs. 2 TKG).',
      en: 'You can dispute a bill within eight weeks of receiving it; as a rule the provider then has to itemise the connections and check its technology (§ 67 (2) TKG).',
    }),
    help,
  },
  {
    key: 'telecom-move',
    name: { de: 'Umzug', en: 'Moving house' },
    words: {
      de: 'umzug; umgezogen; neue wohnung; neue adresse; ummeldung',
      en: 'moved; moving house; new address; new flat',
    },
    ask: {
      de: ['Seit wann weiß der Anbieter von dem Umzug?', 'Ist der Vertrag an der neuen Adresse lieferbar?'],
      en: ['Since when does the provider know about the move?', 'Can the service be provided at the new address?'],
    },
    law: german('tkg_2021', '60', {
      de: 'Bietet der Anbieter die vereinbarte Leistung am neuen Wohnsitz nicht an, können Sie mit einer Frist von einem Monat kündigen, frühestens zum Auszug (§ 60 Abs. 2 TKG).',
      en: 'If the provider does not offer the agreed service at your new home, you can end the contract with one month’s notice, at the earliest as of moving out (§ 60 (2) TKG).',
    }),
    help,
  },
];
