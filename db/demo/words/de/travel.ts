import type { Chance } from '../../chance.ts';
import { counted, money } from '../../moments.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'de');
// Towns only: an island would need "auf".
const goals = [
  'Lissabon',
  'Oslo',
  'Neapel',
  'Edinburgh',
  'Dubrovnik',
  'Antalya',
  'Stockholm',
  'Rom',
  'Danzig',
  'Barcelona',
  'Porto',
  'Split',
  'Bergen',
  'Palma',
  'Heraklion',
  'Funchal',
  'Valletta',
  'Palermo',
  'Athen',
  'Marseille',
  'Venedig',
  'Rimini',
  'Varna',
  'Tallinn',
];

/** From where to where, and what was booked on the way. */
function passage(chance: Chance, company: string) {
  return company.startsWith('Fähr')
    ? {
        von: chance.pick(['Rostock', 'Kiel', 'Travemünde', 'Sassnitz']),
        ziel: chance.pick(['Trelleborg', 'Helsinki', 'Göteborg', 'Oslo', 'Malmö', 'Gedser']),
        was: chance.pick(['Kabine', 'Außenkabine', 'Autostellplatz', 'Ruhesessel', 'Fahrradplatz']),
      }
    : {
        von: chance.pick(['Hamburg', 'Leipzig', 'Köln', 'Berlin', 'München', 'Wien', 'Basel']),
        ziel: chance.pick(['Rom', 'Stockholm', 'Paris', 'Zagreb', 'Zürich', 'Danzig', 'Mailand', 'Budapest']),
        was: chance.pick(['Schlafwagen', 'Liegewagen', 'Abteil', 'Sitzplatz', 'Fahrradplatz']),
      };
}

export const travelProblems: readonly Problem[] = [
  {
    only: ['Schwalbe Air', 'Reisebüro Wanderdüne', 'Stelzvogel Reisen', 'Sandburg Urlaub'],
    wishes: [
      ['refund', '@a Die Erstattung von {betrag}, kein Gutschein.'],
      ['refund', '@b Die Ausgleichszahlung von {ausgleich} je Person.'],
    ],
    facts: (chance) => ({
      ziel: chance.pick(goals),
      betrag: euro(chance.int(110, 2900) * 100),
      ausgleich: euro(chance.pick([25_000, 40_000, 60_000])),
      stunden: String(chance.int(4, 19)),
      personen: chance.pick(['zu zweit', 'mit zwei Kindern', 'allein', 'zu viert', 'mit meiner Mutter']),
    }),
    titles: [
      '@a Erstattung nach Flugausfall als Gutschein',
      '@a Flug nach {ziel} gestrichen, {betrag} weg',
      '@b {stunden} Stunden Verspätung, keine Ausgleichszahlung',
      '@a {betrag} für einen Flug nach {ziel}, den es nicht gab',
      '@b Ausgleich von {ausgleich} abgelehnt: „außergewöhnliche Umstände“',
      '@a Gestrandet in {ziel}, Hotel selbst bezahlt',

      '@b Seit {wochen} Wochen keine Antwort auf die Forderung nach {ausgleich}',
      '@a Umgebucht nach {ziel}, {stunden} Stunden später',
    ],
    tells: [
      '@a Unser Flug nach {ziel} am {start} wurde gestrichen. Statt der {betrag} bekamen wir einen Gutschein, den wir nicht wollen.',
      '@b Der Flug nach {ziel} kam mit {stunden} Stunden Verspätung an. Den Ausgleich von {ausgleich} lehnt {firma} ohne Begründung ab.',
      '@a Wir waren {personen} unterwegs nach {ziel}. Nach der Streichung kümmerte sich niemand, das Hotel haben wir selbst gesucht.',
    ],
    details: [
      'Am Schalter war nach zehn Uhr niemand mehr.',
      'Andere Maschinen sind zur selben Zeit gestartet.',
      'Auf der Anzeigetafel stand „technischer Grund“.',
      'Das Formular nimmt die Buchungsnummer nicht an.',
      'Belege für Essen und Hotel habe ich aufgehoben.',
    ],
    starts: [
      ['email', 'from-company', '@a Mail am Abend vorher: Der Flug nach {ziel} ist gestrichen.'],
      ['on-site', 'event', '@b Am Flughafen: {stunden} Stunden Verspätung, keine Ansage.'],
      ['app', 'from-company', '@a Meldung aufs Handy: „Ihr Flug wurde gestrichen.“'],
    ],
    asks: [
      '@a Erstattung von {betrag} verlangt, keinen Gutschein.',
      '@b Den Ausgleich von {ausgleich} gefordert.',
      '@a Belege für Hotel und Essen eingereicht.',
      '@a Nach dem Grund der Streichung gefragt.',
      'Eine Frist von vierzehn Tagen gesetzt.',
    ],
    says: [
      'Es handle sich um außergewöhnliche Umstände. Welche, dürfe man nicht sagen.',
      '@a Erstattungen gebe es nur als Gutschein.',
      'Zuständig sei das Portal, bei dem gebucht wurde.',
      'Der Antrag sei in der Warteschlange, Bearbeitung in etwa zwölf Wochen.',
      'Man bedaure die Unannehmlichkeiten.',
      'Das Geld sei angewiesen.',
    ],
    turns: [
      ['email', 'from-company', '@a Gutschein über {betrag}, gültig ein Jahr.'],
      ['email', 'from-company', 'Standardschreiben: Der Antrag sei unbegründet.'],
      ['other', 'event', '@a Der Gutschein lässt sich nicht einlösen, Fehlermeldung.'],
    ],
    promises: [
      ['Erstattung von {betrag}', '@a Die Erstattung komme bis zum {faellig}.', 12],
      ['Antwort auf die Forderung', 'Eine Antwort komme bis zum {faellig}.', 9],
    ],
    causes: [
      '@b Die Verspätung hatte betriebliche Gründe, der Ausgleich steht Ihnen zu.',
      '@a Die Streichung hatte betriebliche Gründe, der Ausgleich steht Ihnen zu.',
      '@a Die Umwandlung in einen Gutschein hätte Ihre Zustimmung gebraucht. Die lag nicht vor.',
    ],
    fixes: [
      ['Erstattung von {betrag}', '@a Sie erhalten {betrag} bis zum {bis} auf Ihr Konto.'],
      ['@b Ausgleich von {ausgleich}', '@b Den Ausgleich von {ausgleich} je Person überweisen wir bis zum {bis}.'],
    ],
    done: [
      '@b Der Ausgleich ist anerkannt und angewiesen.',
      '@a Die {betrag} sind heute zurückgebucht, der Gutschein ist gelöscht.',
    ],
    solved: [
      '@b Der Ausgleich ist auf dem Konto.',
      '@a {betrag} sind auf dem Konto.',
      '@b Erstattung und Ausgleich sind da.',
    ],
  },
  {
    not: ['Schwalbe Air', 'Nachtzug Mondschein', 'Fährlinie Seepferd'],
    wishes: [
      ['refund', 'Eine Minderung von {betrag}.'],
      ['apology', 'Eine Entschuldigung und einen Teil des Reisepreises.'],
      ['refund', 'Die Hälfte des Reisepreises.'],
    ],
    facts: (chance) => ({
      ziel: chance.pick(goals),
      betrag: euro(chance.int(140, 2600) * 100),
      mangel: chance.pick([
        'Baustelle neben dem Pool',
        'Zimmer ohne Fenster',
        'Schimmel im Bad',
        'kein warmes Wasser',
        'Strand gesperrt',
        'Ameisen im Bett',
        'Disco unter dem Zimmer',
      ]),
      sterne: chance.pick(['vier Sterne', 'fünf Sterne', 'Familienhotel', 'ruhige Lage', 'Meerblick']),
    }),
    titles: [
      '{ziel}: {mangel} statt {sterne}',
      '{mangel}, Minderung abgelehnt',
      'Gebucht „{sterne}“, bekommen: {mangel}',
      'Eine Woche {ziel}, eine Woche Lärm',
      'Mängel in {ziel} gemeldet, Reiseleitung unerreichbar',
      '{betrag} Minderung, geboten wird ein Gutschein über 50 Euro',

      'Nach der Reise im {monat} keine Antwort',
    ],
    tells: [
      'Gebucht war in {ziel} „{sterne}“. Vorgefunden haben wir: {mangel}. Gemeldet haben wir es am ersten Tag.',
      'Die Reise nach {ziel} war in weiten Teilen unbrauchbar. {mangel}, und vor Ort war die Reiseleitung nicht zu erreichen.',
      'Wegen der Mängel in {ziel} verlange ich {betrag} zurück. Angeboten wurde ein Gutschein.',
    ],
    details: [
      'Fotos und ein Video liegen bei.',
      'Die Mängelanzeige ist vom Hotel unterschrieben.',
      'Andere Gäste haben dasselbe gemeldet.',
      'Die Baustelle war dem Veranstalter bekannt, das Hotel hat es bestätigt.',
      'Umziehen wäre nur gegen Aufpreis gegangen.',
    ],
    starts: [
      ['on-site', 'conversation', 'Mangel an der Rezeption gemeldet: {mangel}.'],
      ['phone', 'conversation', 'Die Notrufnummer der Reiseleitung angerufen.'],
    ],
    asks: [
      'Minderung von {betrag} verlangt.',
      'Fotos und Mängelanzeige eingereicht.',
      'Den Gutschein abgelehnt.',
      'Um ein anderes Zimmer gebeten.',
    ],
    says: [
      'Der Mangel sei landestypisch.',
      'Die Anzeige sei nicht an die richtige Stelle gegangen.',
      'Man könne einen Gutschein über fünfzig Euro anbieten.',
      'Das Hotel habe den Mangel nicht bestätigt. Doch, mit Stempel.',
      'Man prüfe das nach der Saison.',
      'Das sei nicht unser Anspruch, man entschuldige sich.',
    ],
    turns: [
      ['on-site', 'event', 'Umzug in ein anderes Zimmer. Dort ist es nicht besser.'],
      ['email', 'from-company', 'Angebot eines Gutscheins für die nächste Buchung.'],
    ],
    promises: [
      ['Stellungnahme des Hotels', 'Die Stellungnahme des Hotels komme bis zum {faellig}.', 14],
      ['Angebot zur Minderung', 'Ein Angebot komme bis zum {faellig}.', 10],
    ],
    causes: [
      'Das Hotel hat uns über die Bauarbeiten am {start} informiert, an die Gäste wurde das nicht weitergegeben.',
      'Ihre Anzeige lag der Reiseleitung vor, sie wurde nicht an uns geschickt.',
    ],
    fixes: [['Minderung von {betrag}', 'Wir erstatten {betrag} bis zum {bis}.']],
    done: ['Die Minderung von {betrag} ist anerkannt und angewiesen.'],
    solved: ['{betrag} sind eingegangen.', 'Man hat sich auf {betrag} eingelassen.'],
  },
  {
    not: ['Schwalbe Air', 'Nachtzug Mondschein', 'Fährlinie Seepferd', 'Busreisen Blaumeise'],
    wishes: [
      ['refund', '@ab Die Stornokosten von {betrag} zurück.'],
      ['refund', '@c Die Anzahlung von {betrag}.'],
    ],
    facts: (chance) => ({
      ziel: chance.pick(goals),
      betrag: euro(chance.int(80, 2400) * 100),
      stunden: chance.pick(['zehn Minuten', 'einer Stunde', 'am selben Abend', 'zwei Stunden']),
    }),
    titles: [
      '@b Fehler auf der Seite, zwei Zimmer in {ziel}',
      '@b Doppelt gebucht, {betrag} doppelt bezahlt',
      '@a Kostenlos stornierbar: {betrag} einbehalten',
      '@a Storno bestätigt, {betrag} nicht erstattet',
      '@a Zimmer in {ziel} storniert, bezahlt trotzdem',
      '@c Anzahlung von {betrag} seit {wochen} Wochen zurück erbeten',
      '@c {betrag} Storno für eine Reise, die der Veranstalter absagte',
      '@a Portal sagt Hotel, Hotel sagt Portal: {betrag}',
      '@b Buchung doppelt, Storno verweigert',
      '@c Reise nach {ziel} abgesagt, Geld bleibt dort',
    ],
    tells: [
      '@a Die Buchung in {ziel} war bis zum Vortag kostenlos stornierbar. Storniert habe ich rechtzeitig, einbehalten wurden {betrag}.',
      '@b Wegen eines Fehlers auf der Seite wurde doppelt gebucht. Nach {stunden} habe ich es gemeldet, {betrag} bleiben belastet.',
      '@c {firma} hat die Reise nach {ziel} abgesagt und die Anzahlung von {betrag} behalten.',
    ],
    details: [
      '@a Die Bestätigung mit der Frist habe ich.',
      '@ab Das Hotel ist mit der Erstattung einverstanden, schriftlich.',
      '@a Die Kreditkarte wurde am Tag nach dem Storno belastet.',
      'Im Konto steht „erstattet“, auf der Karte nichts.',
    ],
    starts: [
      ['email', 'from-company', '@c Der Veranstalter sagt die Reise ab.'],
      ['form', 'to-company', '@b Doppelte Buchung gemeldet.'],
      ['form', 'to-company', '@a Buchung in {ziel} storniert, innerhalb der Frist.'],
      ['email', 'from-company', '@a Stornobestätigung.'],
    ],
    asks: [
      'Die {betrag} zurückverlangt.',
      '@ab Die Zustimmung des Hotels weitergeleitet.',
      'Gefragt, wann die Gutschrift erfolgt.',
      'Den Bildschirmfoto-Beleg der Buchung geschickt.',
    ],
    says: [
      '@c Die Anzahlung werde mit der nächsten Buchung verrechnet. Es gibt keine nächste.',
      '@ab Das Hotel müsse zustimmen. Es hat zugestimmt.',
      '@a Die Frist gelte nach der Zeitzone des Hotels.',
      'Die Erstattung dauere bis zu dreißig Tage.',
      'Das Geld sei bei der Kartengesellschaft.',
      '@ab Man bitte das Hotel um Kulanz.',
    ],
    turns: [
      ['email', 'to-company', '@ab Das Hotel direkt angeschrieben: Dort ist das Geld nie angekommen.', 'Hotel'],
      ['email', 'from-company', '@ab Bitte um Bewertung des Aufenthalts, den es nicht gab.'],
    ],
    promises: [
      ['Erstattung von {betrag}', 'Die Erstattung komme bis zum {faellig}.', 12],
      ['Klärung mit dem Hotel', '@ab Bis zum {faellig} kläre man das mit dem Hotel.', 5],
    ],
    causes: [
      '@b Die zweite Buchung entstand durch einen Fehler auf unserer Seite.',
      '@a Die Stornierung wurde im System des Hotels nicht übernommen, bei uns schon.',
      '@c Die Anzahlung hätte mit unserer Absage automatisch zurückgehen müssen.',
    ],
    fixes: [['Erstattung von {betrag}', '{betrag} sind bis zum {bis} auf Ihrer Karte.']],
    done: ['Ich habe die Erstattung von {betrag} von Hand ausgelöst.'],
    solved: ['{betrag} sind auf der Karte.', 'Gutschrift erhalten.'],
  },
  {
    only: ['Nachtzug Mondschein', 'Fährlinie Seepferd'],
    wishes: [
      ['refund', 'Den Fahrpreis von {betrag}.'],
      ['refund', 'Die Entschädigung nach den Fahrgastrechten.'],
      ['information', 'Eine Antwort auf meinen Antrag.'],
    ],
    facts: (chance, company) => ({
      ...passage(chance, company),
      betrag: euro(chance.int(39, 420) * 100),
      stunden: String(chance.int(2, 11)),
    }),
    titles: [
      '@b {was} gebucht, Sitzbank bekommen',
      '@a Von {von} nach {ziel}: {stunden} Stunden zu spät',
      '@a Fahrgastrechte: Antrag seit {wochen} Wochen offen',
      '@c Ausfall nach {ziel}, {betrag} nicht erstattet',
      '@c Keine Fahrt nach {ziel}, kein Ersatz, {betrag} weg',
      '@c {von}–{ziel} fällt aus, Auskunft keine',
      '@b {was} nach {ziel} doppelt vergeben',
      '@a {von}–{ziel} ohne Heizung und ohne Auskunft',
      '@a Entschädigung für {stunden} Stunden: ein Wasser',
    ],
    tells: [
      '@a Auf der Fahrt von {von} nach {ziel} am {start} kamen wir {stunden} Stunden zu spät an. Der Antrag auf Entschädigung wird nicht bearbeitet.',
      '@b Gebucht war „{was}“ nach {ziel} für {betrag}. Der Platz war doppelt vergeben, wir standen im Gang.',
      '@c Die Verbindung nach {ziel} fiel aus. Ersatz gab es keinen, die {betrag} auch nicht zurück.',
    ],
    details: [
      'Das Personal hat es auf der Fahrkarte vermerkt.',
      '@a Den Anschluss haben wir verpasst, das Hotel war bezahlt.',
      'Der Antrag ist nur auf Papier möglich.',
      'Mit zwei kleinen Kindern war das kein Abenteuer.',
    ],
    starts: [
      ['other', 'event', '@a Fahrt nach {ziel}: {stunden} Stunden Verspätung.'],
      ['letter', 'to-company', 'Antrag auf Entschädigung eingeschickt, mit Fahrkarte.'],
    ],
    asks: [
      'Nach dem Stand des Antrags gefragt.',
      'Erstattung von {betrag} verlangt.',
      'Den Vermerk auf der Fahrkarte als Foto geschickt.',
      'Der Ablehnung widersprochen.',
    ],
    says: [
      'Die Fahrkarte liege nicht vor. Sie liegt im Original dort.',
      'Der Ausfall sei nicht selbst verschuldet.',
      'Man biete einen Gutschein an.',
      'Die Bearbeitung dauere zurzeit drei Monate.',
      'Der Antrag sei genehmigt.',
    ],
    turns: [
      ['letter', 'from-company', 'Der Antrag kommt zurück: falsches Formular.'],
      ['email', 'from-company', 'Newsletter mit Reisetipps.'],
    ],
    promises: [
      ['Entscheidung über den Antrag', 'Bis zum {faellig} werde entschieden.', 12],
      ['Erstattung', 'Das Geld komme bis zum {faellig}.', 10],
    ],
    causes: [
      'Ihr Antrag lag bei einem Dienstleister, der Originale nicht einscannt.',
      '@b Am Abend wurde ein kleineres Fahrzeug eingesetzt, dadurch waren Plätze doppelt vergeben.',
    ],
    fixes: [['Erstattung von {betrag}', 'Wir überweisen {betrag} bis zum {bis}.']],
    done: ['Der Antrag ist genehmigt, {betrag} sind angewiesen.'],
    solved: ['{betrag} erhalten.', '@a Entschädigung ist da.'],
  },
  {
    only: ['Schwalbe Air', 'Reisebüro Wanderdüne', 'Stelzvogel Reisen'],
    wishes: [
      ['refund', '@ab Ersatz für das Gepäck, {betrag}.'],
      ['delivery', '@c Meinen Koffer.'],
    ],
    facts: (chance) => ({
      ziel: chance.pick(goals),
      betrag: euro(chance.int(120, 1900) * 100),
      stueck: chance.pick(['Koffer', 'Rucksack', 'Kinderwagen', 'Rollkoffer', 'Seesack']),
    }),
    titles: [
      '@c Gefunden seit {tage} Tagen, Lieferung offen',
      '@c Gepäck geortet in {ziel}, nicht geliefert',
      '@a {stueck} seit {tage} Tagen verschollen',
      '@a Gepäck in {ziel}, ich zu Hause',
      '@b {stueck} zerstört, Erstattung nach Zeitwert',
      '@b {betrag} Gepäckschaden, Antwort keine',
      '@c {stueck} gefunden, aber nicht geliefert',
      '@a Urlaub in {ziel} ohne Gepäck',
      '@b Beschädigter {stueck}: Formular dreimal geschickt',
      '@a {betrag} für einen verlorenen {stueck}',
    ],
    tells: [
      '@a Auf der Reise nach {ziel} ging mein {stueck} verloren. Inhalt und Ersatzkäufe zusammen: {betrag}.',
      '@b Mein {stueck} kam am {start} zerstört vom Band. Der Schaden wurde noch am Schalter aufgenommen.',
      '@c Seit dem {start} ist mein {stueck} angeblich gefunden. Geliefert wird er nicht.',
    ],
    details: [
      'Die Meldung vom Flughafen liegt vor.',
      '@a Belege für die Ersatzkäufe sind eingereicht.',
      '@ac Im Gepäck waren Medikamente.',
      '@c Eine Ortung zeigt, dass das Gepäck noch immer in einer Halle liegt.',
    ],
    starts: [
      ['on-site', 'conversation', '@b Schaden am Schalter aufnehmen lassen.'],
      ['on-site', 'conversation', '@ac Am Schalter gemeldet: {stueck} nicht angekommen.'],
      ['other', 'event', '@ac Das Band steht, der {stueck} fehlt.'],
    ],
    asks: [
      '@ac Nach dem Verbleib gefragt.',
      '@a Belege über {betrag} eingereicht.',
      '@c Die Ortung weitergegeben.',
      '@ab Ersatz verlangt.',
    ],
    says: [
      '@a Man suche weltweit.',
      '@ab Es gelte der Zeitwert, und der sei gering.',
      '@ac Das Gepäck sei unterwegs zu mir.',
      'Für elektronische Geräte hafte man nicht. Es war keines darin.',
      'Der Flughafen sei zuständig.',
    ],
    turns: [
      ['app', 'from-company', '@ac Status: „Gepäck lokalisiert“.'],
      ['other', 'event', '@ac Ein {stueck} wird geliefert. Es ist nicht meiner.'],
    ],
    promises: [
      ['Lieferung des Gepäcks', '@c Am {faellig} werde geliefert.', 3],
      ['Entscheidung über den Ersatz', '@ab Bis zum {faellig} werde entschieden.', 12],
    ],
    causes: [
      '@ac Der Anhänger war abgerissen, das Gepäck lag ohne Zuordnung in der Halle.',
      '@b Ihre Belege wurden nicht mit der Meldung vom Flughafen verbunden.',
    ],
    fixes: [
      ['Zahlung von {betrag}', '@ab Sie erhalten {betrag} bis zum {bis}.'],
      ['Lieferung des Gepäcks', '@c Ihr Gepäck kommt bis zum {bis} zu Ihnen nach Hause.'],
    ],
    done: ['@ab Der Schaden von {betrag} ist anerkannt und bezahlt.'],
    solved: ['@c Das Gepäck ist da.', '@ab {betrag} ersetzt.'],
  },
  {
    only: ['Schwalbe Air', 'Reisebüro Wanderdüne', 'Stelzvogel Reisen', 'Sandburg Urlaub'],
    wishes: [
      ['contract-change', '@b Die Korrektur des Namens ohne Gebühr.'],
      ['refund', '@ac Die Gebühr von {gebuehr}.'],
      ['refund', '@ac Die zu viel berechneten {gebuehr}.'],
    ],
    facts: (chance) => ({
      ziel: chance.pick(goals),
      gebuehr: euro(
        chance.pick([2500, 3900, 4500, 5500, 6000, 7500, 9000, 11_000, 12_500, 16_000]) + chance.int(0, 9) * 100,
      ),
      was: chance.pick([
        'Namenskorrektur',
        'Handgepäck',
        'Umbuchung',
        'Sitzplatzwahl',
        'Ausdruck der Bordkarte',
        'Zahlungsart',
      ]),
    }),
    titles: [
      '@b Name falsch übernommen, Reise nach {ziel} in Gefahr',
      '@b Tippfehler des Portals, {gebuehr} für mich',
      '@ac {was}: {gebuehr} extra',
      '@b Ein Buchstabe im Namen kostet {gebuehr}',
      '@a Angezeigter Preis plus {gebuehr} für nichts',
      '@c {gebuehr} am Schalter nachgezahlt',
      '@a Reise nach {ziel}: am Ende {gebuehr} teurer',
      '@a {was} gebucht, nicht bekommen, {gebuehr} bezahlt',
      '@c Handgepäck passte hin, zurück kostete es {gebuehr}',
    ],
    tells: [
      '@a Für „{was}“ wurden mir bei der Reise nach {ziel} {gebuehr} berechnet, obwohl es laut Buchung enthalten war.',
      '@b In der Buchung nach {ziel} fehlte ein Buchstabe im Namen. Die Korrektur soll {gebuehr} kosten.',
      '@c Am Schalter mussten wir {gebuehr} nachzahlen, sonst hätten wir nicht mitgedurft.',
    ],
    details: [
      '@b Der Fehler war beim Portal entstanden, nicht bei mir.',
      '@c Dieselbe Tasche war auf dem Hinweg kein Problem.',
      '@c Eine Quittung gab es erst auf Verlangen.',
      '@a Im Vertrag steht das Gegenteil.',
    ],
    starts: [
      ['form', 'to-company', '@b Korrektur beantragt.'],
      ['on-site', 'from-company', '@ac Am Schalter werden {gebuehr} verlangt.'],
    ],
    asks: [
      'Die {gebuehr} zurückverlangt.',
      'Die Buchungsbestätigung geschickt.',
      'Gefragt, wofür die Gebühr erhoben wurde.',
      '@b Um kostenlose Korrektur gebeten.',
    ],
    says: [
      'Die Gebühr stehe in den Bedingungen.',
      '@c Das entscheide das Personal vor Ort.',
      'Man könne einen Gutschein ausstellen.',
      '@a Die Buchung enthalte das nicht. Auf meinem Ausdruck schon.',
      'Die Gebühr werde erstattet.',
    ],
    turns: [
      ['email', 'from-company', 'Ablehnung, unterschrieben mit Vornamen.'],
      ['other', 'event', 'In der Abrechnung taucht die Gebühr zweimal auf.'],
    ],
    promises: [['Erstattung von {gebuehr}', '@ac Die Erstattung komme bis zum {faellig}.', 10]],
    causes: [
      '@ac Die Leistung war in Ihrer Buchung enthalten, am Schalter lag eine alte Liste vor.',
      '@b Der Fehler im Namen entstand bei der Übermittlung durch unser Portal.',
    ],
    fixes: [
      ['Korrektur des Namens', '@b Der Name ist bis zum {bis} korrigiert, ohne Gebühr.'],
      ['Erstattung von {gebuehr}', '@ac Die {gebuehr} sind bis zum {bis} zurück.'],
    ],
    done: ['@b Der Name ist korrigiert, ohne Gebühr.', '@ac Die {gebuehr} sind erstattet, der Name ist korrigiert.'],
    solved: [
      '@b Der Name stimmt, bezahlt habe ich nichts.',
      '@ac {gebuehr} zurückbekommen.',
      'Name korrigiert, ohne Gebühr.',
    ],
  },
  {
    not: ['Schwalbe Air', 'Nachtzug Mondschein', 'Fährlinie Seepferd'],
    wishes: [
      ['refund', '@a Den Mehrpreis von {betrag}.'],
      ['contract-change', '@a Die Reise zum bestätigten Preis.'],
      ['refund', '@bc Kostenlosen Rücktritt.'],
    ],
    facts: (chance) => ({
      ziel: chance.pick(goals),
      betrag: euro(chance.int(60, 980) * 100),
      tageverschoben: counted(chance.int(2, 6), 'de'),
    }),
    titles: [
      '@c Haus in {ziel} getauscht, Küche weg',
      '@c Anderes Hotel in {ziel} als gebucht',
      '@b Neuer Reisetermin für {ziel}, niemand hat gefragt',
      '@b Reise nach {ziel} um {tageverschoben} Tage verlegt',
      '@a Reise nach {ziel} nachträglich {betrag} teurer',
      '@a Preis bestätigt, {betrag} nachgefordert',
      '@b Reise um {tageverschoben} Tage verschoben, ohne zu fragen',
      '@c Hotel in {ziel} eigenmächtig getauscht',

      '@a {betrag} Aufschlag drei Wochen vor {ziel}',
      'Bestätigt, geändert, wieder geändert: {ziel}',
    ],
    tells: [
      '@a Für die bestätigte Reise nach {ziel} werden nachträglich {betrag} verlangt. Zahle ich nicht, verfällt die Buchung.',
      '@b Der Reisetermin wurde um {tageverschoben} Tage verschoben. Unser Urlaub ist eingereicht und lässt sich nicht verschieben.',
      '@c Statt des gebuchten Hauses in {ziel} bekamen wir ein anderes, weiter weg und ohne Küche.',
    ],
    details: [
      '@a Die Bestätigung nennt einen Festpreis.',
      '@a Im Katalog kostet dieselbe Reise heute weniger.',
      '@b Die Kinder haben nur in dieser Woche Ferien.',
      'Angeboten wird ein Rücktritt, für den wir zahlen sollen.',
    ],
    starts: [
      ['email', 'from-company', '@bc Mail mit „wichtigen Änderungen“ zur Reise nach {ziel}.'],
      ['letter', 'from-company', '@a Neue Rechnung, {betrag} höher.'],
    ],
    asks: [
      'Der Änderung widersprochen.',
      '@a Auf den bestätigten Preis hingewiesen.',
      'Den kostenlosen Rücktritt erklärt.',
      'Nach einem gleichwertigen Ersatz gefragt.',
    ],
    says: [
      '@bc Die Änderung sei unerheblich.',
      '@a Der Treibstoff sei teurer geworden.',
      'Ein kostenloser Rücktritt sei nicht vorgesehen.',
      'Man finde eine Lösung.',
      '@c Das Ersatzhotel sei gleichwertig. Es hat einen Stern weniger.',
    ],
    turns: [
      ['letter', 'from-company', '@a Mahnung über {betrag}.'],
      ['email', 'from-company', 'Noch eine Änderung, diesmal der Abflughafen.'],
    ],
    promises: [
      ['Neues Angebot', 'Ein neues Angebot komme bis zum {faellig}.', 5],
      ['Bestätigung des alten Preises', '@a Bis zum {faellig} werde der alte Preis bestätigt.', 6],
    ],
    causes: [
      'Die Änderung stammt von unserem Partner, der Preis ist trotzdem unser Versprechen.',
      '@a Eine Erhöhung so kurz vor der Abreise ist nicht zulässig, das Schreiben war falsch.',
    ],
    fixes: [
      ['Kostenloser Rücktritt', '@bc Den kostenlosen Rücktritt bestätigen wir bis zum {bis}.'],
      ['Bestätigung ohne Aufpreis', '@a Die Bestätigung ohne Aufpreis haben Sie bis zum {bis}.'],
      ['Erstattung von {betrag}', '@a Die {betrag} sind bis zum {bis} zurück.'],
    ],
    done: [
      '@bc Ihr Rücktritt ist angenommen, der volle Preis ist angewiesen.',
      '@a Die Nachforderung von {betrag} ist zurückgenommen.',
    ],
    solved: ['@a Es bleibt beim alten Preis.', '@bc Rücktritt anerkannt, alles erstattet.'],
  },
  {
    not: ['Schwalbe Air', 'Nachtzug Mondschein', 'Fährlinie Seepferd'],
    wishes: [
      ['information', '@c Eine Buchungsbestätigung, die stimmt.'],
      ['delivery', '@b Die Reiseunterlagen.'],
      ['refund', '@ac Geld zurück, {betrag}.'],
    ],
    facts: (chance) => ({ ziel: chance.pick(goals), betrag: euro(chance.int(90, 3400) * 100) }),
    titles: [
      '@b Noch {tage} Tage gewartet, keine Unterlagen für {ziel}',
      '@a Bezahlt, aber in {ziel} keine Buchung',
      '@b Reiseunterlagen für {ziel} kommen nicht',
      '@a An der Rezeption in {ziel}: „Wir kennen Sie nicht“',
      '@c {betrag} bezahlt, Bestätigung fehlt',

      '@c Buchung nach {ziel} gelöscht, {betrag} einbehalten',
      '@b Abreise in einer Woche, Unterlagen nirgends',
    ],
    tells: [
      '@a In {ziel} lag an der Rezeption keine Buchung vor. Bezahlt waren {betrag}, die Bestätigung hatte ich dabei.',
      '@b Die Reiseunterlagen für {ziel} sollten zwei Wochen vor Abreise da sein. Bisher gibt es nichts.',
      '@c Meine Buchung nach {ziel} ist aus dem Kundenkonto verschwunden, die {betrag} sind abgebucht.',
    ],
    details: [
      '@a Ein anderes Zimmer haben wir selbst gesucht und bezahlt.',
      '@a Die Notrufnummer führte auf einen Anrufbeantworter.',

      '@a Die Kinder saßen zwei Stunden auf den Koffern.',
    ],
    starts: [
      ['other', 'event', '@c Die Buchung nach {ziel} ist aus dem Konto verschwunden.'],
      ['on-site', 'event', '@a Ankunft in {ziel}. Keine Buchung.'],
      ['email', 'to-company', '@b Nach den Unterlagen gefragt, Abreise in zwei Wochen.'],
    ],
    asks: [
      '@bc Um sofortige Bestätigung gebeten.',
      '@ac Erstattung von {betrag} verlangt.',
      '@c Den Zahlungsbeleg geschickt.',
      '@a Die Kosten für das Ersatzzimmer eingereicht.',
    ],
    says: [
      '@c Im System gebe es mich nicht.',
      '@bc Die Buchung sei im System.',
      '@a Das Hotel habe sie übersehen. Das Hotel sagt: Es kam nie eine.',
      '@b Die Unterlagen gingen heute hinaus.',
      'Der Kollege sei im Feierabend.',
      '@a Man übernehme die Mehrkosten.',
    ],
    turns: [
      ['other', 'event', '@a Ersatzzimmer selbst gesucht und bezahlt.'],
      ['email', 'from-company', '@b Die Unterlagen kommen. Sie sind für eine andere Familie.'],
    ],
    promises: [
      ['Reiseunterlagen', '@b Bis zum {faellig} seien die Unterlagen da.', 3],
      ['Übernahme der Mehrkosten', '@a Die Mehrkosten würden bis zum {faellig} erstattet.', 12],
    ],
    causes: [
      '@a Die Buchung wurde an ein Haus mit ähnlichem Namen übermittelt.',
      '@b Der Versand der Unterlagen wurde durch eine Änderung im Auftrag gestoppt und nicht wieder angestoßen.',
    ],
    fixes: [
      ['Reiseunterlagen', '@b Die Unterlagen sind bis zum {bis} bei Ihnen.'],
      ['@ac Erstattung von {betrag}', '@ac Sie erhalten {betrag} bis zum {bis}.'],
      ['Übernahme der Mehrkosten', '@a Die Mehrkosten überweisen wir bis zum {bis}.'],
    ],
    done: [
      '@c Ihre Buchung ist wiederhergestellt.',
      '@a Die Mehrkosten sind erstattet.',
      '@b Die Unterlagen sind per Bote unterwegs, die Mehrkosten sind erstattet.',
    ],
    solved: ['@ac Alle Kosten sind erstattet.', '@b Die Unterlagen kamen noch rechtzeitig.'],
  },
  {
    only: ['Nachtzug Mondschein', 'Fährlinie Seepferd'],
    wishes: [
      ['refund', 'Den Preis der Fahrkarte, {betrag}.'],
      ['refund', 'Geld statt Gutschein: {betrag}.'],
    ],
    facts: (chance, company) => ({
      ...passage(chance, company),
      betrag: euro(chance.int(49, 640) * 100),
      gebuehr: euro(chance.pick([1000, 1500, 1900, 2500, 3500, 4900])),
    }),
    titles: [
      'Fahrkarte nach {ziel} zurückgegeben, {betrag} fehlen',
      '{von}–{ziel} storniert, Gutschein statt {betrag}',
      '{gebuehr} Stornogebühr für eine flexible Fahrkarte',
      'Rückgabe im {monat} bestätigt, {betrag} nicht erstattet',
      'Zweimal gebucht, weil die Seite hing: {betrag}',
      '{betrag} für {ziel}, storniert vor {wochen} Wochen',
      'Doppelt bezahlt nach {ziel}, {betrag} zu viel',
    ],
    tells: [
      'Die Fahrkarte von {von} nach {ziel} habe ich rechtzeitig zurückgegeben. Von den {betrag} ist nichts angekommen.',
      'Beim Buchen nach {ziel} hing die Seite, am Ende hatte ich zwei Fahrkarten. Die zweite, {betrag}, will {firma} nicht erstatten.',
      'Gebucht war ein Tarif mit kostenloser Rückgabe. Jetzt sollen {gebuehr} abgehen, und der Rest käme als Gutschein.',
      'Wegen einer Erkrankung haben wir die Fahrt nach {ziel} storniert, drei Wochen vorher. {betrag} stehen aus.',
    ],
    details: [
      'Die Bestätigung der Rückgabe liegt vor.',
      'Im Tarif steht „flexibel“, dafür war er teurer.',
      'Die Karte wurde am selben Tag belastet.',
      'Auf der Seite führt „Erstattung“ auf eine leere Seite.',
      'Der Gutschein gilt nur für Fahrten bis zum Frühjahr.',
    ],
    starts: [
      ['form', 'to-company', 'Fahrkarte nach {ziel} zurückgegeben, Bestätigung ausgedruckt.'],
      ['app', 'to-company', 'Storno in der App ausgelöst.'],
    ],
    asks: [
      'Nach der Erstattung von {betrag} gefragt.',
      'Den Gutschein abgelehnt.',
      'Auf den flexiblen Tarif hingewiesen.',
      'Kontoauszug mit der Abbuchung geschickt.',
      'Um eine Bestätigung mit Datum gebeten.',
    ],
    says: [
      'Die Erstattung dauere bis zu acht Wochen.',
      'Der Tarif sei nicht flexibel. Auf meiner Fahrkarte steht es.',
      'Man könne nur Gutscheine ausstellen.',
      'Die Rückgabe sei nicht abgeschlossen worden.',
      'Das Geld sei unterwegs.',
      'Zuständig sei der Verkaufspartner.',
    ],
    turns: [
      ['email', 'from-company', 'Gutschein im Postfach, um den ich nicht gebeten habe.'],
      ['other', 'event', 'Kartenabrechnung geprüft: keine Gutschrift.'],
      ['email', 'from-company', 'Erinnerung an die Abfahrt, die ich storniert habe.'],
    ],
    promises: [
      ['Erstattung von {betrag}', 'Die Erstattung komme bis zum {faellig}.', 12],
      ['Prüfung des Tarifs', 'Der Tarif werde bis zum {faellig} geprüft.', 5],
    ],
    causes: [
      'Ihre Rückgabe wurde im Verkauf verbucht, aber nicht an die Buchhaltung gemeldet.',
      'Der Tarif war richtig gebucht und bei uns falsch hinterlegt.',
      'Die Umwandlung in einen Gutschein geschah automatisch und ohne Ihre Zustimmung.',
    ],
    fixes: [
      ['Erstattung von {betrag}', 'Die {betrag} sind bis zum {bis} auf Ihrem Konto.'],
      ['Auszahlung statt Gutschein', 'Wir löschen den Gutschein und überweisen {betrag} bis zum {bis}.'],
    ],
    done: [
      'Die {betrag} sind heute ohne Abzug zurückgebucht worden.',
      'Der Gutschein ist gelöscht, das Geld angewiesen.',
    ],
    solved: ['{betrag} sind auf der Karte.', 'Erstattet, ohne Gebühr.'],
  },
  {
    only: ['Nachtzug Mondschein', 'Fährlinie Seepferd', 'Schwalbe Air', 'Busreisen Blaumeise'],
    wishes: [
      ['apology', 'Eine Entschuldigung und einen Teil des Preises.'],
      ['refund', 'Einen Nachlass von {betrag}.'],
      ['other', 'Eine Zusage, dass das bei der Rückreise nicht wieder passiert.'],
    ],
    facts: (chance, company) => ({
      ...passage(chance, company),
      betrag: euro(chance.int(25, 260) * 100),
      mangel: chance.pick([
        'Heizung ausgefallen',
        'Toilette gesperrt',
        'Sitze durchnässt',
        'Rollstuhlplatz belegt',
        'Kindersitz nicht vorhanden',
        'kein Personal ansprechbar',
        'Klimaanlage defekt',
        'Bordküche geschlossen',
      ]),
    }),
    titles: [
      'Nach {ziel}: {mangel}',
      '{mangel} auf der ganzen Strecke',
      'Hilfe bei der Abfahrt nach {ziel} zugesagt, niemand da',
      '{mangel}, Beschwerde seit {tage} Tagen ohne Antwort',
      '{betrag} Nachlass für eine Nacht ohne Schlaf: abgelehnt',
      'Unterwegs nach {ziel}: {mangel}, Auskunft keine',
      'Rückreise im {monat}: {mangel}',
    ],
    tells: [
      'Auf der Reise nach {ziel} am {start} war das Bild eindeutig: {mangel}. Gemeldet haben wir es sofort.',
      'Für die Fahrt von {von} nach {ziel} hatten wir alles angemeldet. Vor Ort: {mangel}.',
      'Wir verlangen {betrag} zurück, weil von der bezahlten Leistung wenig übrig blieb. Befund: {mangel}.',
    ],
    details: [
      'Andere Reisende haben sich ebenfalls beschwert.',
      'Fotos liegen bei.',
      'Meine Mutter ist {alter} und konnte danach zwei Tage kaum gehen.',
      'Das Personal war bemüht, aber allein.',
      'Umsteigen war nicht möglich, es gab nur diese Verbindung.',
    ],
    starts: [
      ['on-site', 'conversation', 'Beim Personal gemeldet: {mangel}.'],
      ['other', 'event', 'Abfahrt nach {ziel}. {^mangel}.'],
    ],
    asks: [
      'Den Mangel schriftlich gemeldet.',
      'Einen Nachlass von {betrag} verlangt.',
      'Gefragt, ob das auf der Rückreise wieder so sein wird.',
      'Fotos und Fahrkarten geschickt.',
    ],
    says: [
      'Der Mangel sei nicht bekannt.',
      'Ein Nachlass sei nicht vorgesehen, befördert worden sei man ja.',
      'Das Fahrzeug komme von einem Partner.',
      'Man gebe es an die Werkstatt weiter.',
      'Das hätte nicht passieren dürfen, man prüfe einen Ausgleich.',
    ],
    turns: [
      ['email', 'from-company', 'Umfrage zur Reise, zehn Fragen, keine zum Mangel.'],
      ['other', 'event', 'Rückreise. Derselbe Mangel.'],
    ],
    promises: [
      ['Antwort der Fachabteilung', 'Die Fachabteilung antworte bis zum {faellig}.', 8],
      ['Ausgleich', 'Über einen Ausgleich werde bis zum {faellig} entschieden.', 12],
    ],
    causes: [
      'Der Mangel war seit dem Vortag gemeldet, das Fahrzeug wurde trotzdem eingesetzt.',
      'Ihre Anmeldung lag vor und wurde nicht an die Mannschaft weitergegeben.',
    ],
    fixes: [
      ['Nachlass von {betrag}', 'Den Nachlass von {betrag} überweisen wir bis zum {bis}.'],
      ['Bestätigung für die Rückreise', 'Die Bestätigung für Ihre Rückreise haben Sie bis zum {bis}.'],
    ],
    done: ['Den Nachlass von {betrag} haben wir angewiesen, das Fahrzeug ist in der Werkstatt.'],
    solved: ['{betrag} Nachlass erhalten.', 'Die Rückreise war tadellos.'],
  },
];
