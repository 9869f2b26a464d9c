import { european, german, type Kind } from './kind.ts';

const board = 'travel-arbitration';

export const travel: readonly Kind[] = [
  {
    key: 'travel-flight-cancelled',
    name: { de: 'Flug gestrichen', en: 'Flight cancelled' },
    words: {
      de: 'flug gestrichen; flugausfall; annulliert; annullierung; flug abgesagt; flug storniert; flug gutschein',
      en: 'flight cancelled; flight never; cancelled flight; flight voucher',
    },
    ask: {
      de: [
        'Wann haben Sie von der Streichung erfahren?',
        'Haben Sie eine Ersatzbeförderung angenommen oder das Geld verlangt?',
      ],
      en: ['When were you told of the cancellation?', 'Did you accept another flight or ask for the money?'],
    },
    law: european('https://eur-lex.europa.eu/eli/reg/2004/261/oj', '2004-02-17', {
      de: 'Wird ein Flug ab der EU gestrichen und verzichten Sie auf die Ersatzbeförderung, ist der Preis binnen sieben Tagen zu erstatten, als Gutschein nur mit Ihrem schriftlichen Einverständnis (Art. 5, 7 und 8 VO (EG) 261/2004).',
      en: 'If a flight from the EU is cancelled and you want no other one, the price is to be refunded within seven days, as a voucher only if you agree in writing (Art. 5, 7 and 8 Regulation (EC) 261/2004).',
    }),
    help: 'air-arbitration',
  },
  {
    key: 'travel-flight-delay',
    name: { de: 'Flug verspätet, nicht befördert', en: 'Flight delayed, boarding denied' },
    words: {
      de: 'ausgleichszahlung; flug verspätung; flug verspätet; überbucht; boarding; anschlussflug; fluggastrechte; stunden verspätung flughafen',
      en: 'flight delayed; delayed flight; overbooked; denied boarding; missed connection; compensation flight',
    },
    ask: {
      de: ['Mit wie vielen Stunden Verspätung kamen Sie an?', 'Welchen Grund nannte die Fluggesellschaft?'],
      en: ['How many hours late did you arrive?', 'Which reason did the airline give?'],
    },
    law: null,
    help: 'air-arbitration',
  },
  {
    key: 'travel-luggage',
    name: { de: 'Gepäck', en: 'Luggage' },
    words: {
      de: 'gepäck; koffer; kinderwagen; gepäckstück; gepäckband; rucksack',
      en: 'luggage; suitcase; baggage; bag; pram',
    },
    ask: {
      de: [
        'Haben Sie den Verlust am Flughafen gemeldet, und wie lautet das Aktenzeichen?',
        'Haben Sie Belege für Ersatzkäufe?',
      ],
      en: [
        'Did you report the loss at the airport, and what is the reference?',
        'Do you have receipts for what you had to buy?',
      ],
    },
    law: european('https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:22001A0718(01)', '2001-07-18', {
      de: 'Ein Schaden an aufgegebenem Fluggepäck ist binnen sieben Tagen, eine Verspätung binnen 21 Tagen nach der Auslieferung schriftlich anzuzeigen (Art. 31 Montrealer Übereinkommen).',
      en: 'Damage to checked baggage has to be reported in writing within seven days of delivery, delay within 21 days of it (Art. 31 Montreal Convention).',
    }),
    help: 'air-arbitration',
  },
  {
    key: 'travel-rail',
    name: { de: 'Bahn: Verspätung, Ausfall, Fahrgastrechte', en: 'Rail: delay, cancellation, passenger rights' },
    words: {
      de: 'zug; bahn; fahrgastrechte; schlafwagen; abteil; zugausfall; strecke; sitzbank; anschlusszug',
      en: 'train; rail; railway; sleeper; compartment',
    },
    ask: {
      de: ['Mit welcher Verspätung kamen Sie am Ziel an?', 'Wann haben Sie die Entschädigung beantragt?'],
      en: ['How late did you reach your destination?', 'When did you apply for compensation?'],
    },
    law: european('https://eur-lex.europa.eu/eli/reg/2021/782/oj', '2021-05-17', {
      de: 'Ab 60 Minuten Verspätung am Ziel stehen Ihnen mindestens 25 Prozent des Preises einer einzelnen Fahrkarte zu, ab 120 Minuten 50 Prozent, außer bei außergewöhnlichen Umständen oder wenn Dritte oder Sie selbst die Ursache sind (Art. 19 VO (EU) 2021/782).',
      en: 'From 60 minutes of delay at the destination you are owed at least 25 percent of the price of a single ticket, from 120 minutes 50 percent, except in extraordinary circumstances or where others or you yourself are the cause (Art. 19 Regulation (EU) 2021/782).',
    }),
    help: board,
  },
  {
    key: 'travel-ticket-refund',
    name: { de: 'Fahrkarte nicht erstattet', en: 'Ticket not refunded' },
    words: {
      de: 'fahrkarte; ticket; rückgabe; stornogebühr; storniert gutschein; flexible',
      en: 'ticket; ticket refund; flexible fare',
    },
    ask: {
      de: ['Welche Bedingungen galten für die Fahrkarte?', 'Wann wurde die Rückgabe bestätigt?'],
      en: ['Which conditions applied to the ticket?', 'When was the return confirmed?'],
    },
    law: null,
    help: board,
  },
  {
    key: 'travel-defects',
    name: { de: 'Hotel oder Reise mit Mängeln', en: 'Hotel or trip with defects' },
    words: {
      de: 'mangel; mängel; minderung; hotel; lärm; baustelle; sterne; zimmer; schimmel; schmutz; pool',
      en: 'hotel; noise; dirty; mould; room; building site; stars; pool',
    },
    ask: {
      de: ['Wann und wem haben Sie den Mangel vor Ort gemeldet?', 'War es eine Pauschalreise oder nur das Zimmer?'],
      en: ['When, and to whom on the spot, did you report the defect?', 'Was it a package or only the room?'],
    },
    law: german('bgb', '651m', {
      de: 'Bei einer Pauschalreise mindert sich der Preis für die Dauer des Mangels, doch nicht, soweit der Veranstalter nicht abhelfen konnte, weil Sie ihn nicht unverzüglich angezeigt haben (§§ 651m, 651o BGB); die Ansprüche verjähren zwei Jahre nach dem vereinbarten Ende der Reise (§ 651j BGB).',
      en: 'The price of a package is reduced for as long as the defect lasts, but not where the organiser could not help because you failed to report it without delay (§§ 651m, 651o BGB); claims lapse two years after the agreed end of the trip (§ 651j BGB).',
    }),
    help: board,
  },
  {
    key: 'travel-changed',
    name: { de: 'Reise geändert oder abgesagt', en: 'Trip changed or called off' },
    words: {
      de: 'verlegt; getauscht; reisetermin; anderes hotel; umgebucht; reise abgesagt; geändert; rücktritt; reise gestrichen',
      en: 'trip cancelled; changed; moved; another hotel; rebooked; called off; trip',
    },
    ask: {
      de: ['Was genau wurde geändert, und wann haben Sie es erfahren?', 'Haben Sie der Änderung zugestimmt?'],
      en: ['What exactly was changed, and when did you learn of it?', 'Did you agree to the change?'],
    },
    law: german('bgb', '651h', {
      de: 'Tritt der Veranstalter oder treten Sie von einer Pauschalreise zurück, ist der Preis, soweit er zu erstatten ist, spätestens binnen 14 Tagen danach zurückzuzahlen (§ 651h Abs. 5 BGB).',
      en: 'If the organiser or you withdraw from a package, whatever is to be refunded has to be paid back within 14 days of it (§ 651h (5) BGB).',
    }),
    help: board,
  },
  {
    key: 'travel-booking',
    name: { de: 'Buchung doppelt, falsch oder nicht storniert', en: 'Booking double, wrong or not cancelled' },
    words: {
      de: 'doppelt gebucht; stornierbar; storno; buchung; portal; ferienwohnung; einbehalten; kostenlos storniert; zwei zimmer',
      en: 'booking; booked twice; double booking; free cancellation; kept; portal',
    },
    ask: {
      de: ['Wer ist Ihr Vertragspartner, das Portal oder das Haus?', 'Welche Stornofrist nennt die Bestätigung?'],
      en: [
        'Who is your contract with, the portal or the house?',
        'Which deadline for cancelling does the confirmation name?',
      ],
    },
    law: null,
    help: board,
  },
  {
    key: 'travel-documents',
    name: { de: 'Keine Unterlagen, keine Buchung vor Ort', en: 'No documents, no booking on arrival' },
    words: {
      de: 'reiseunterlagen; unterlagen; rezeption; keine buchung; voucher; bestätigung fehlt',
      en: 'no booking; documents; reception; no confirmation; travel papers',
    },
    ask: {
      de: ['Wann reisen Sie?', 'Was wurde bezahlt, und was wurde bestätigt?'],
      en: ['When do you travel?', 'What was paid, and what was confirmed?'],
    },
    law: null,
    help: board,
  },
  {
    key: 'travel-extra-cost',
    name: { de: 'Name falsch, Zusatzkosten', en: 'Wrong name, extra cost' },
    words: {
      de: 'name; tippfehler; buchstabe; umbuchungsgebühr; extra; sitzplatzgebühr; zuschlag',
      en: 'name; typo; letter; rebooking fee; extra fee; surcharge',
    },
    ask: {
      de: ['Wer hat den Fehler gemacht, und wann haben Sie ihn gemeldet?', 'Stand der Betrag vor der Buchung fest?'],
      en: ['Who made the mistake, and when did you report it?', 'Was the amount stated before you booked?'],
    },
    law: null,
    help: board,
  },
  {
    key: 'travel-access',
    name: { de: 'Hilfe bei Behinderung, Zustand unterwegs', en: 'Assistance, conditions on board' },
    words: {
      de: 'rollstuhl; barrierefrei; hilfe abfahrt; einstiegshilfe; toilette; klimaanlage; heizung; hublift',
      en: 'wheelchair; accessible; assistance; toilet; air conditioning; heating',
    },
    ask: {
      de: ['Wann hatten Sie die Hilfe angemeldet, und wer hat sie bestätigt?', 'Wie sind Sie dann gereist?'],
      en: ['When had you booked the assistance, and who confirmed it?', 'How did you travel in the end?'],
    },
    law: null,
    help: 'rail-authority',
  },
];
