import { counted, money } from '../../moments.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'de');

/** What one can be insured against there. */
function linesOf(company: string): readonly string[] {
  if (company.startsWith('Vierblatt'))
    return [
      'Zahnzusatzversicherung',
      'Krankentagegeldversicherung',
      'Pflegezusatzversicherung',
      'Auslandskrankenversicherung',
    ];
  if (company.startsWith('Notanker'))
    return [
      'Rentenversicherung',
      'Sterbegeldversicherung',
      'Berufsunfähigkeitsversicherung',
      'Risikolebensversicherung',
    ];
  if (company.startsWith('Wetterfest'))
    return ['Hausratversicherung', 'Gebäudeversicherung', 'Elementarversicherung', 'Glasversicherung'];
  return [
    'Hausratversicherung',
    'Autoversicherung',
    'Haftpflicht',
    'Rechtsschutzversicherung',
    'Unfallversicherung',
    'Tierkrankenversicherung',
  ];
}

export const insuranceProblems: readonly Problem[] = [
  {
    only: [
      'Schirm & Schild',
      'Kranich Assekuranz',
      'Felsenfest Versicherung',
      'Elbdeich Versicherung',
      'Hasenpfote Direkt',
      'Wetterfest Sachversicherung',
    ],
    wishes: [
      ['refund', 'Die Regulierung des Schadens, {betrag}.'],
      ['information', 'Eine Entscheidung, notfalls eine Ablehnung mit Begründung.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(340, 14_800) * 100),
      schaden: chance.pick([
        'Wasserschaden in der Küche',
        'Leitungswasserschaden',
        'Rückstauschaden',
        'Wasserschaden im Bad',
        'Rohrbruch',
        'Wasserschaden im Keller',
        'Schaden durch ein geplatztes Rohr',
      ]),
      ort: chance.pick(['Küche', 'Bad', 'Wohnzimmer', 'Keller', 'Flur']),
    }),
    titles: [
      '{schaden} seit {wochen} Wochen nicht reguliert',
      '{betrag} Schaden, kein Gutachter',
      '{schaden}: erst Gutachten, dann Gegengutachten',
      'Estrich feucht, Versicherung trocken: {betrag}',
      'Gutachter zum zweiten Mal nicht gekommen',
      'Nach dem {schaden} {betrag} vorgestreckt',
      'Schadensmeldung vom {start} ohne Antwort',
      '{betrag} anerkannt, nicht gezahlt',
      'Trocknung läuft, die Zusage fehlt',
    ],
    tells: [
      'Am {start} hatten wir einen {schaden}. Der Kostenvoranschlag liegt bei {betrag}. Eine Entscheidung gibt es nicht.',
      'Den {schaden} habe ich am selben Tag gemeldet. Seitdem werden Unterlagen verlangt, die längst vorliegen.',
      'Der Gutachter war da und sprach von {betrag}. {firma} will davon nichts wissen.',
    ],
    details: [
      'Die Handwerker warten auf die Freigabe.',
      'Der Boden ist offen, wir wohnen in zwei Zimmern.',
      'Fotos, Rechnungen und Messprotokolle sind eingereicht.',
      'Bezahlt haben wir die Police {jahre} Jahre lang, ohne einen einzigen Schaden.',
      'Alle vier Wochen ist jemand anderes zuständig.',
    ],
    starts: [
      ['phone', 'conversation', 'Schaden gemeldet: {schaden}.'],
      ['form', 'to-company', 'Schadensmeldung mit Fotos hochgeladen.'],
      ['other', 'event', '{schaden} bemerkt, Wasser abgestellt, fotografiert.'],
    ],
    asks: [
      'Nach dem Stand der Regulierung gefragt.',
      'Kostenvoranschlag über {betrag} eingereicht.',
      'Um Freigabe der Reparatur gebeten.',
      'Um einen Vorschuss gebeten.',
      'Das Gutachten in Kopie verlangt.',
    ],
    says: [
      'Der Gutachter melde sich.',
      'Es fehle ein Nachweis über das Alter der Leitung.',
      'Grobe Fahrlässigkeit sei nicht auszuschließen.',
      'Die Kollegin sei im Urlaub, eine Vertretung gebe es nicht.',
      'Die Hälfte könne man sofort zahlen, als Vergleich.',
      'Die Freigabe sei erteilt. Beim Handwerker ist sie nicht angekommen.',
    ],
    turns: [
      ['technician', 'event', 'Termin mit dem Gutachter. Er kommt nicht.'],
      ['on-site', 'from-company', 'Der Gutachter ist da, misst und nennt {betrag} „realistisch“.'],
      ['letter', 'from-company', 'Bitte um Unterlagen, die seit Wochen vorliegen.'],
    ],
    promises: [
      ['Termin mit dem Gutachter', 'Der Gutachter komme am {faellig}.', 6],
      ['Entscheidung über den Schaden', 'Bis zum {faellig} werde entschieden.', 10],
      ['Abschlag', 'Ein Abschlag gehe bis zum {faellig} hinaus.', 7],
    ],
    causes: [
      'Das Gutachten lag vor, wurde aber unter einer anderen Schadennummer abgelegt.',
      'Ihr Schaden war ohne Grund als „zu prüfen“ markiert. Das hätte nach der Besichtigung enden müssen.',
    ],
    fixes: [
      ['Zahlung von {betrag}', 'Die {betrag} überweisen wir bis zum {bis}.'],
      ['Freigabe der Reparatur', 'Der Handwerker hat die Freigabe bis zum {bis}.'],
    ],
    done: ['Der Schaden ist anerkannt, {betrag} sind heute angewiesen worden.'],
    solved: ['{betrag} sind eingegangen.', 'Freigabe da, die Handwerker haben angefangen.'],
  },
  {
    only: ['Vierblatt Krankenversicherung', 'Schirm & Schild', 'Kranich Assekuranz'],
    wishes: [
      ['refund', 'Die Erstattung von {betrag}.'],
      ['information', '@a Eine Begründung, die ein Mensch geschrieben hat.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(4800, 480_000)),
      behandlung: chance.pick([
        'Physiotherapie',
        'Zahnkrone',
        'Brille',
        'Psychotherapie',
        'Reha',
        'Hörhilfe',
        'Schilddrüsenuntersuchung',
        'Zahnspange',
        'Knieoperation',
        'Vorsorge',
      ]),
      zahl: counted(chance.int(2, 5), 'de'),
    }),
    titles: [
      '{behandlung}: {betrag} nicht erstattet',
      '@a Erst genehmigt, dann abgelehnt: {behandlung}',
      '@b Rechnung über {betrag} {zahl} Mal eingereicht',
      'Kostenerstattung seit {wochen} Wochen offen',
      '@a Arzt sagt nötig, Versicherung sagt nein: {behandlung}',
      '@a {betrag} für {behandlung}, Ablehnung ohne Begründung',
      '@b Rechnung „unleserlich“, gescannt mit 600 Punkten',
      '@a Widerspruch zur Ablehnung von {betrag} liegt seit {tage} Tagen',
    ],
    tells: [
      '@a Die Kosten für {behandlung}, {betrag}, waren vorab genehmigt. Jetzt wird die Erstattung abgelehnt.',
      '@b Eine Rechnung über {betrag} habe ich {zahl} Mal eingereicht. Einmal war sie unleserlich, einmal unvollständig, einmal nicht da.',
      '@a Es geht um {behandlung} und {betrag}. Die Verordnung ist eindeutig, die Ablehnung ist es nicht.',
    ],
    details: [
      'Die Praxis hat schon zwei Mahnungen geschickt.',
      '@a Die Genehmigung liegt schriftlich vor.',
      'Bezahlt habe ich zunächst selbst.',
      'Die Ärztin hat ein Attest nachgereicht, kostenlos.',
      'In der App steht „erledigt“.',
    ],
    starts: [
      ['app', 'to-company', 'Rechnung über {betrag} in der App eingereicht.'],
      ['letter', 'to-company', 'Rechnung und Verordnung im Original geschickt.'],
    ],
    asks: [
      'Nach der Erstattung gefragt.',
      '@a Der Ablehnung widersprochen.',
      '@a Die Genehmigung noch einmal vorgelegt.',
      'Um eine schriftliche Begründung gebeten.',
    ],
    says: [
      '@b Die Rechnung sei nicht lesbar.',
      '@a Die Behandlung sei medizinisch nicht notwendig.',
      '@a Das Attest reiche nicht, man brauche ein zweites.',
      '@a Der Tarif decke das nicht. Der Tarif deckt es, Seite vierzehn.',
      'Die Erstattung gehe diese Woche hinaus.',
      'Der beratende Arzt müsse entscheiden, der arbeite nur dienstags.',
    ],
    turns: [
      ['letter', 'from-company', '@a Ablehnung. Begründung: „nach Aktenlage“.'],
      ['letter', 'from-company', 'Mahnung der Praxis.'],
    ],
    promises: [
      ['Erstattung von {betrag}', 'Die Erstattung komme bis zum {faellig}.', 8],
      ['Entscheidung über den Widerspruch', '@a Über den Widerspruch werde bis zum {faellig} entschieden.', 14],
    ],
    causes: [
      '@a Die Genehmigung war in Ihrem früheren Tarif gespeichert und wurde nicht gefunden.',
      '@b Ihre Rechnung ist beim Einlesen zerteilt worden, Seite zwei fehlte bei uns.',
    ],
    fixes: [
      ['Erstattung von {betrag}', 'Die {betrag} erhalten Sie bis zum {bis}.'],
      ['Neue Entscheidung', '@a Die neue Entscheidung haben Sie bis zum {bis} schriftlich.'],
    ],
    done: ['@b Die {betrag} sind heute angewiesen worden.', '@a Der Widerspruch hat Erfolg, {betrag} sind angewiesen.'],
    solved: ['{betrag} sind erstattet.', 'Erstattung vollständig eingegangen.'],
  },
  {
    wishes: [
      ['contract-change', 'Die Bestätigung der Kündigung.'],
      ['refund', 'Die weiter abgebuchten {betrag} zurück.'],
    ],
    facts: (chance, company) => ({
      betrag: euro(chance.int(3900, 89_000)),
      sparte: chance.pick(linesOf(company)),
    }),
    titles: [
      '{sparte} gekündigt, Beitrag läuft weiter',
      'Kündigung der {sparte} angeblich verspätet',

      'Kündigung nach Schadenfall nicht anerkannt',
      '{sparte}: zum zweiten Mal verlängert',
      'Beitrag trotz Kündigung im {monat} abgebucht',
      'Bestätigung der Kündigung fehlt seit {wochen} Wochen',
    ],
    tells: [
      'Ich habe meine {sparte} fristgerecht gekündigt. Abgebucht wurden danach noch {betrag}.',
      'Nach der Beitragserhöhung stand mir bei der {sparte} ein Sonderkündigungsrecht zu. {firma} erkennt es nicht an.',
      'Die Kündigung der {sparte} ging am {start} per Einschreiben hinaus. Bestätigt wurde sie nie.',
    ],
    details: [
      'Den Rückschein habe ich.',
      'Der Vertreter rief dreimal an, um mich umzustimmen.',
      'Eine neue Versicherung ist längst abgeschlossen.',
      'Die Erhöhung stand auf Seite drei, klein.',
    ],
    starts: [
      ['letter', 'to-company', 'Kündigung der {sparte} per Einschreiben.'],
      ['letter', 'from-company', 'Beitragsrechnung mit Erhöhung.'],
    ],
    asks: [
      'Um Bestätigung der Kündigung gebeten.',
      'Die {betrag} zurückverlangt.',
      'Auf das Sonderkündigungsrecht hingewiesen.',
      'Die Einzugsermächtigung widerrufen.',
    ],
    says: [
      'Die Kündigung sei einen Tag zu spät eingegangen.',
      'Man habe das an den Vertreter gegeben.',
      'Es fehle die Unterschrift der zweiten Person, die es im Vertrag nicht gibt.',
      'Mit einem Rabatt könne man mich vielleicht halten.',
      'Die Bestätigung komme.',
    ],
    turns: [
      ['other', 'event', 'Erneute Abbuchung für die {sparte}.'],
      ['phone', 'from-company', 'Anruf des Vertreters: ob ich mir das gut überlegt hätte.'],
    ],
    promises: [
      ['Kündigungsbestätigung', 'Die Bestätigung komme bis zum {faellig}.', 7],
      ['Erstattung des Beitrags', 'Der Beitrag werde bis zum {faellig} erstattet.', 12],
    ],
    causes: [
      'Ihre Kündigung lag im Posteingang des Vertreters und nicht bei uns.',
      'Der Eingang wurde mit dem falschen Datum erfasst, der Rückschein beweist es.',
    ],
    fixes: [
      ['Erstattung von {betrag}', 'Sie erhalten {betrag} bis zum {bis} zurück.'],
      ['Kündigungsbestätigung', 'Die Bestätigung ist bis zum {bis} bei Ihnen.'],
    ],
    done: ['Die {sparte} ist zum richtigen Termin beendet, {betrag} sind erstattet.'],
    solved: ['Bestätigung ist da.', '{betrag} sind zurück.'],
  },
  {
    only: [
      'Schirm & Schild',
      'Kranich Assekuranz',
      'Felsenfest Versicherung',
      'Elbdeich Versicherung',
      'Hasenpfote Direkt',
      'Glückspfennig Haftpflicht',
    ],
    wishes: [
      ['refund', 'Den vollen Schaden von {betrag}, nicht die Hälfte.'],
      ['refund', 'Die Kürzung um {kuerzung} zurückgenommen.'],
    ],
    facts: (chance) => {
      const total = chance.int(900, 9800);
      const cut = Math.round(total * chance.between(0.18, 0.6));
      return {
        betrag: euro(total * 100),
        kuerzung: euro(cut * 100),
        auto: chance.pick(['Kotflügel', 'Stoßstange', 'Fahrertür', 'Windschutzscheibe', 'Heckklappe', 'Seitenspiegel']),
      };
    },
    titles: [
      'Unfallschaden von {betrag}, gezahlt wird weniger',
      'Gutachten {betrag}, Kürzung {kuerzung}',
      '{auto} eingedrückt, Regulierung nach Gefühl',
      'Unverschuldeter Unfall, {kuerzung} gestrichen',
      'Prüfbericht streicht {kuerzung} aus der Rechnung',
      'Mietwagen nicht übernommen: {kuerzung}',
      'Schuld anerkannt, {betrag} trotzdem offen',
      'Nach dem Unfall im {monat} keine Regulierung',
    ],
    tells: [
      'Bei einem unverschuldeten Unfall am {start} entstand ein Schaden von {betrag}. {firma} kürzt um {kuerzung}, gestützt auf einen Prüfbericht.',
      'Die Schuldfrage ist geklärt, die Werkstatt hat repariert ({auto}). Von {betrag} fehlen {kuerzung}.',
      'Gegnerische Versicherung ist {firma}. Anerkannt wurde alles, gezahlt nur ein Teil von {betrag}.',
    ],
    details: [
      'Der Prüfbericht wurde geschrieben, ohne das Auto zu sehen.',
      'Die Polizei hat den Unfall aufgenommen.',
      'Die Werkstatt verlangt den Rest jetzt von mir.',
      'Der Gutachter bleibt bei seiner Zahl.',
    ],
    starts: [
      ['other', 'event', 'Unfall: {auto} beschädigt, Gegenseite räumt die Schuld ein.'],
      ['form', 'to-company', 'Schaden gemeldet, Gutachten beigelegt.'],
    ],
    asks: [
      'Die restlichen {kuerzung} verlangt.',
      'Dem Prüfbericht widersprochen.',
      'Stellungnahme des Gutachters eingereicht.',
      'Nach der zuständigen Person gefragt.',
    ],
    says: [
      'Die Stundensätze der Werkstatt seien zu hoch.',
      'Es gebe eine günstigere Werkstatt, vierzig Kilometer entfernt.',
      'Der Prüfbericht sei maßgeblich.',
      'Man habe abschließend reguliert.',
      'Die Stellungnahme werde geprüft.',
    ],
    turns: [
      ['letter', 'from-company', 'Abrechnung mit Kürzung um {kuerzung}.'],
      ['letter', 'to-company', 'Ergänzung des Gutachters nachgereicht.'],
    ],
    promises: [
      ['Nachregulierung', 'Bis zum {faellig} werde nachreguliert.', 10],
      ['Antwort zum Gutachten', 'Eine Antwort zum Gutachten komme bis zum {faellig}.', 7],
    ],
    causes: [
      'Der Prüfbericht hat Positionen gestrichen, die das Gutachten einzeln begründet.',
      'Ihre Stellungnahme lag vor und wurde der Abrechnung nicht zugrunde gelegt.',
    ],
    fixes: [['Nachzahlung von {kuerzung}', 'Die {kuerzung} zahlen wir bis zum {bis} nach.']],
    done: ['Die Kürzung ist zurückgenommen, {kuerzung} sind an die Werkstatt überwiesen.'],
    solved: ['Nachzahlung von {kuerzung} erhalten.', 'Die Werkstatt hat ihr Geld, ich meine Ruhe.'],
  },
  {
    only: ['Notanker Leben', 'Schirm & Schild', 'Felsenfest Versicherung', 'Kranich Assekuranz'],
    wishes: [
      ['refund', '@a Die Auszahlung von {betrag}.'],
      ['information', '@b Eine Abrechnung, die man nachrechnen kann.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(900, 58_000) * 100),
      fehlt: euro(chance.int(120, 4900) * 100),
      vertrag: chance.pick([
        'Lebensversicherung',
        'Rentenversicherung',
        'Sterbegeldversicherung',
        'Ausbildungsversicherung',
      ]),
    }),
    titles: [
      '@a {vertrag} abgelaufen, {betrag} nicht ausgezahlt',
      '@b Auszahlung um {fehlt} niedriger als mitgeteilt',
      '@a {vertrag}: seit {wochen} Wochen warte ich auf {betrag}',
      '@b Standmitteilung {betrag}, Abrechnung {fehlt} weniger',
      '@a Bezugsrecht vergessen, Auszahlung blockiert',
      '@b Überschüsse verschwunden: {fehlt}',
      '@a Originalpolice verlangt, die {firma} selbst hat',
    ],
    tells: [
      '@a Meine {vertrag} ist zum {start} abgelaufen. Die {betrag} sind bis heute nicht ausgezahlt.',
      '@b In der letzten Mitteilung standen {betrag}. Abgerechnet wurden {fehlt} weniger, ohne Erklärung.',
      '@a Für die Auszahlung der {vertrag} verlangt {firma} die Originalpolice, die dort seit Jahren hinterlegt ist.',
    ],
    details: [
      'Das Geld ist verplant, für eine Badsanierung.',
      'Der Vertreter von damals ist im Ruhestand.',
      '{^jahre} Jahre lang kam der Beitrag pünktlich.',
      'Auf Nachfrage kommt immer dasselbe Formular.',
    ],
    starts: [
      ['letter', 'from-company', 'Mitteilung zum Ablauf der {vertrag}.'],
      ['letter', 'to-company', 'Unterlagen zur Auszahlung eingereicht.'],
    ],
    asks: [
      '@a Nach der Auszahlung gefragt.',
      '@b Die Differenz von {fehlt} zur Sprache gebracht.',
      '@b Eine Aufstellung der Überschüsse verlangt.',
      '@a Erklärt, dass die Police bei der Gesellschaft selbst liegt.',
    ],
    says: [
      '@a Die Identität müsse noch einmal geprüft werden.',
      '@b Die Mitteilung sei unverbindlich gewesen.',
      'Der Vorgang sei in der Revision.',
      'Das Formular sei nicht vollständig, es fehle ein Kreuz.',
      '@a Die Auszahlung sei veranlasst.',
    ],
    turns: [
      ['letter', 'from-company', 'Dasselbe Formular noch einmal.'],
      ['letter', 'from-company', 'Angebot, das Geld gleich wieder anzulegen.'],
    ],
    promises: [
      ['Auszahlung von {betrag}', '@a Die Auszahlung erfolge bis zum {faellig}.', 10],
      ['Aufstellung der Überschüsse', '@b Die Aufstellung komme bis zum {faellig}.', 12],
    ],
    causes: [
      '@a Ihr Vertrag stammt aus einem übernommenen Bestand, die Unterlagen lagen in einem anderen Archiv.',
      '@b Ein Teil der Überschüsse wurde in der Abrechnung nicht berücksichtigt.',
    ],
    fixes: [
      ['Auszahlung von {betrag}', '@a Die {betrag} sind bis zum {bis} auf Ihrem Konto.'],
      ['Nachzahlung von {fehlt}', '@b Die fehlenden {fehlt} zahlen wir bis zum {bis} nach.'],
    ],
    done: [
      '@a Die Auszahlung von {betrag} ist freigegeben.',
      '@b Die Auszahlung ist freigegeben, einschließlich der {fehlt}.',
    ],
    solved: ['@b Ausgezahlt, samt Überschüssen.', '@a {betrag} sind da.'],
  },
  {
    not: ['Vierblatt Krankenversicherung', 'Notanker Leben', 'Wetterfest Sachversicherung'],
    wishes: [
      ['contract-change', 'Den Beitrag, der vereinbart war.'],
      ['refund', 'Die Beitragsdifferenz von {mehr}.'],
      ['information', 'Eine Erklärung der Erhöhung.'],
    ],
    facts: (chance) => {
      const before = chance.int(18, 320);
      const after = Math.round(before * chance.between(1.18, 1.9));
      return {
        alt: euro(before * 100),
        neu: euro(after * 100),
        mehr: euro((after - before) * 100),
        prozent: `${Math.round((after / before - 1) * 100)} Prozent`,
      };
    },
    titles: [
      '@a Beitrag steigt um {prozent}',
      '@a Von {alt} auf {neu}, kein Schaden gemeldet',
      '@b Schadenfreiheitsklasse verloren, {mehr} mehr',
      '@b Falsch eingestuft: {neu} statt {alt}',
      '@a Beitragserhöhung auf {neu} ohne Erklärung',
      '@a {prozent} mehr für dieselbe Leistung',
      '@b Einstufung seit {monat} falsch, Korrektur abgelehnt',
    ],
    tells: [
      '@a Mein Beitrag ist von {alt} auf {neu} gestiegen, {prozent} mehr, ohne dass es einen Schaden gab.',
      '@b Beim Wechsel ging meine Schadenfreiheitsklasse verloren. Statt {alt} zahle ich {neu}.',
      '@a {firma} verlangt seit dem {start} {neu} und nennt als Grund „Anpassung“.',
    ],
    details: [
      '@b Die alte Versicherung hat die Klasse schriftlich bestätigt.',
      '@a Neukunden zahlen für dasselbe {alt}.',
      '@a Der Vergleichsrechner zeigt den alten Preis.',
      '@a Die Fahrleistung ist sogar gesunken.',
    ],
    starts: [
      ['letter', 'from-company', 'Beitragsrechnung: {neu} statt {alt}.'],
      ['email', 'from-company', 'Neue Rechnung im Postfach, {prozent} höher.'],
    ],
    asks: [
      '@b Um Korrektur der Einstufung gebeten.',
      '@b Die Bestätigung der Vorversicherung geschickt.',
      'Gefragt, wie sich {neu} berechnen.',
      '@a Der Erhöhung widersprochen.',
    ],
    says: [
      '@b Die Vorversicherung habe nichts gemeldet. Die Vorversicherung hat gemeldet.',
      '@a Es habe sich die Regionalklasse geändert.',
      'Die Korrektur sei nur zum Jahreswechsel möglich.',
      'Man sehe den Fehler und berichtige ihn.',
      'Das sei alles richtig so.',
    ],
    turns: [
      ['letter', 'from-company', 'Mahnung, weil ich nur {alt} überwiesen hatte.'],
      ['email', 'to-company', '@b Bestätigung der Vorversicherung ein drittes Mal geschickt.'],
    ],
    promises: [
      ['Korrektur der Einstufung', 'Bis zum {faellig} sei das berichtigt.', 7],
      ['Neue Beitragsrechnung', 'Eine neue Rechnung komme bis zum {faellig}.', 9],
    ],
    causes: [
      '@b Die Bestätigung der Vorversicherung wurde an einen alten Vertrag gehängt.',
      '@a Ihre Fahrleistung war mit einer Null zu viel erfasst.',
    ],
    fixes: [
      ['Neue Beitragsrechnung über {alt}', 'Die neue Rechnung über {alt} erhalten Sie bis zum {bis}.'],
      ['Erstattung von {mehr}', 'Die Differenz von {mehr} erstatten wir bis zum {bis}.'],
    ],
    done: ['Die Einstufung ist berichtigt, es bleibt bei {alt}.'],
    solved: ['Neue Rechnung über {alt} erhalten.', 'Einstufung stimmt wieder.'],
  },
  {
    not: ['Vierblatt Krankenversicherung', 'Notanker Leben'],
    wishes: [
      ['refund', 'Die Kosten von {betrag}.'],
      ['information', 'Eine klare Antwort, ob der Fall versichert ist.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(90, 3900) * 100),
      was: chance.pick([
        'das gestohlene Fahrrad',
        'den Kratzer am fremden Auto',
        'den zerbrochenen Bildschirm des Nachbarn',
        'den Einbruch im Keller',
        'den verlorenen Schlüssel',
        'den Hundebiss',
        'die Operation unserer Katze',
      ]),
    }),
    titles: [
      'Kein Geld für {was}',
      '{betrag}: Ablehnung mit Sternchen',
      'Meldung vom {start} verschwunden',
      'Versichert war angeblich alles, nur nicht {was}',

      'Fragebogen dreimal ausgefüllt, {betrag} offen',
      'Es geht um {was} und {betrag}',
      'Zeitwert statt Neuwert: von {betrag} bleibt wenig',
    ],
    tells: [
      'Es geht um {was}, Schaden {betrag}. Beim Abschluss hieß es, genau das sei versichert.',
      'Ich habe {was} am selben Tag gemeldet. Der Fragebogen kam dreimal, die {betrag} kein einziges Mal.',
      '{firma} lehnt die Zahlung von {betrag} ab und verweist auf eine Klausel, die in meinen Bedingungen nicht steht.',
    ],
    details: [
      'Die Anzeige bei der Polizei liegt vor.',
      'Der Verkäufer der Police erinnert sich anders als damals.',
      'Rechnung und Fotos sind eingereicht.',
    ],
    starts: [
      ['phone', 'conversation', 'Schaden gemeldet.'],
      ['form', 'to-company', 'Schadensformular ausgefüllt, Rechnung über {betrag} beigelegt.'],
    ],
    asks: [
      'Der Ablehnung widersprochen.',
      'Um die Klausel im Wortlaut gebeten.',
      'Fotos und Rechnung noch einmal eingereicht.',
      'Nach einer Entscheidung gefragt.',
    ],
    says: [
      'Das sei in meinem Tarif nur gegen Aufpreis versichert.',
      'Die Meldung sei nicht eingegangen.',
      'Es gelte der Zeitwert.',
      'Man brauche ein Protokoll der Polizei. Es liegt vor.',
      'Aus Kulanz zahle man die Hälfte.',
    ],
    turns: [
      ['letter', 'from-company', 'Fragebogen, zum wiederholten Mal.'],
      ['letter', 'from-company', 'Ablehnung in drei Sätzen.'],
    ],
    promises: [
      ['Entscheidung', 'Bis zum {faellig} werde entschieden.', 9],
      ['Zahlung von {betrag}', 'Die Zahlung erfolge bis zum {faellig}.', 8],
    ],
    causes: [
      'Wir haben die Bedingungen eines anderen Tarifs angewandt.',
      'Ihre Meldung war da, der Fragebogen wurde trotzdem automatisch weiter verschickt.',
    ],
    fixes: [['Zahlung von {betrag}', 'Wir zahlen {betrag} bis zum {bis}.']],
    done: ['Die Ablehnung ist aufgehoben, {betrag} sind überwiesen.'],
    solved: ['{betrag} eingegangen.', 'Gezahlt, ohne weiteren Fragebogen.'],
  },
  {
    not: [
      'Vierblatt Krankenversicherung',
      'Notanker Leben',
      'Wetterfest Sachversicherung',
      'Glückspfennig Haftpflicht',
    ],
    wishes: [
      ['other', '@b Eine Deckungszusage.'],
      ['information', '@b Eine Antwort auf die Deckungsanfrage.'],
      ['refund', '@a Die Reisekosten von {betrag}.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(240, 5200) * 100),
      anlass: chance.pick([
        'einer Krankheit',
        'eines Todesfalls in der Familie',
        'eines Beinbruchs',
        'einer Kündigung',
        'einer Nachprüfung',
      ]),
    }),
    titles: [
      '@b Deckung im {monat} angefragt, Gericht wartet nicht',
      '@b Frist läuft ab, die Deckung fehlt seit {wochen} Wochen',
      '@b Rechtsschutz schweigt seit {tage} Tagen',
      '@a Reiserücktritt wegen {anlass}: {betrag} offen',
      '@b Deckungsanfrage seit {wochen} Wochen unbeantwortet',
      '@a Attest liegt vor, {betrag} nicht erstattet',
      '@a Reise abgesagt, Versicherung sagt auch ab',
      '@a {betrag} Stornokosten, Unterlagen fünfmal verlangt',
      '@b Rechtsschutz zahlt, wenn alles vorbei ist',
      '@a Rücktritt im {monat}, Erstattung nirgends',
    ],
    tells: [
      '@a Wegen {anlass} mussten wir eine Reise absagen. Die Stornokosten von {betrag} will {firma} nicht übernehmen.',
      '@b Die Anfrage auf Deckung liegt seit dem {start} vor. Die Gegenseite hat eine Frist gesetzt, die Versicherung keine Eile.',
      '@a Für die Erstattung von {betrag} wurden nacheinander fünf verschiedene Nachweise verlangt.',
    ],
    details: [
      '@a Das Attest stammt vom Tag der Absage.',
      '@a Die Buchung war genau dafür versichert.',
      'Das Formular gibt es nur auf Papier.',
      '@b Die Frist der Gegenseite ist inzwischen abgelaufen.',
    ],
    starts: [
      ['phone', 'conversation', 'Versicherungsfall gemeldet.'],
      ['letter', 'to-company', '@a Attest und Stornorechnung über {betrag} eingereicht.'],
    ],
    asks: [
      'Nach der Entscheidung gefragt.',
      'Den verlangten Nachweis nachgereicht.',
      '@b Auf die ablaufende Frist hingewiesen.',
      'Um eine Auskunft am Telefon gebeten statt eines Formulars.',
    ],
    says: [
      '@a Die Erkrankung sei vorhersehbar gewesen.',
      '@a Man brauche ein Attest auf eigenem Vordruck.',
      'Der Vorgang sei der Reihe nach dran.',
      'Der Nachweis sei nicht beglaubigt.',
      '@b Die Deckung werde erteilt, das Schreiben folge.',
    ],
    turns: [
      ['letter', 'from-company', 'Neue Liste mit Nachweisen.'],
      ['letter', 'to-company', 'Vordruck vom Arzt ausfüllen lassen, gegen Gebühr.'],
    ],
    promises: [
      ['Deckungszusage', '@b Die Zusage komme bis zum {faellig}.', 6],
      ['Erstattung von {betrag}', '@a Die Erstattung komme bis zum {faellig}.', 10],
    ],
    causes: [
      'Die Nachweise lagen vollständig vor, wurden aber von drei Personen getrennt geprüft.',
      '@a Der Vordruck, den wir verlangt haben, ist seit einem Jahr abgeschafft.',
    ],
    fixes: [
      ['Erstattung von {betrag}', '@a Die {betrag} erhalten Sie bis zum {bis}.'],
      ['Schriftliche Deckungszusage', '@b Die Zusage haben Sie bis zum {bis} schriftlich.'],
    ],
    done: [
      '@b Die Deckung ist erteilt, das Schreiben ist unterwegs.',
      '@a Die Leistung ist anerkannt, {betrag} sind unterwegs.',
    ],
    solved: ['@a {betrag} sind erstattet.', '@b Die Zusage ist da.'],
  },
  {
    only: ['Vierblatt Krankenversicherung', 'Notanker Leben'],
    wishes: [
      ['information', 'Eine Erklärung der Erhöhung.'],
      ['contract-change', 'Den Wechsel in den günstigeren Tarif.'],
      ['contract-change', 'Den alten Beitrag von {alt}.'],
    ],
    facts: (chance) => {
      const before = chance.int(38, 540);
      const after = Math.round(before * chance.between(1.12, 1.6));
      return { alt: euro(before * 100), neu: euro(after * 100), mehr: euro((after - before) * 100) };
    },
    titles: [
      'Beitrag von {alt} auf {neu}, Tarifwechsel blockiert',
      '{mehr} mehr im Monat, Begründung unlesbar',
      'Tarifwechsel seit {wochen} Wochen verschleppt',
      'Günstigerer Tarif vorhanden, Auskunft verweigert',
      '{neu} Beitrag: Antrag auf Wechsel viermal gestellt',
      'Neue Gesundheitsfragen nach {jahre} Jahren',
      'Beitragsanpassung im {monat}: {mehr} mehr',
    ],
    tells: [
      'Mein Beitrag stieg im {monat} von {alt} auf {neu}. Den gesetzlich möglichen Wechsel in einen anderen Tarif verschleppt {firma}.',
      'Ich möchte in einen Tarif wechseln, den es dort gibt und der weniger kostet. Statt eines Angebots kommen Prospekte.',
      'Seit dem {start} soll ich {neu} zahlen. Die Begründung besteht aus einem Satz, den auch meine Ärztin nicht versteht.',
    ],
    details: [
      'Der Vertrag besteht seit {jahre} Jahren.',
      'Für den Wechsel werden plötzlich neue Gesundheitsfragen gestellt.',
      'Die Rente steigt leider nicht um denselben Satz.',
      'Ein Angebot mit Zahlen habe ich bis heute nicht gesehen.',
    ],
    starts: [
      ['letter', 'from-company', 'Mitteilung: {neu} statt {alt}.'],
      ['letter', 'to-company', 'Wechsel in einen anderen Tarif beantragt.'],
    ],
    asks: [
      'Um ein Angebot mit Zahlen gebeten.',
      'Den Wechsel schriftlich beantragt.',
      'Gefragt, worauf die Erhöhung um {mehr} beruht.',
      'Erklärt, dass ich keine Leistung verlieren möchte.',
    ],
    says: [
      'Der andere Tarif sei für mich nicht geeignet. Warum, stehe im System.',
      'Es müsse ein Vertreter vorbeikommen.',
      'Der Antrag sei unvollständig.',
      'Die Erhöhung habe ein Treuhänder geprüft.',
      'Ein Angebot gehe hinaus.',
    ],
    turns: [
      ['letter', 'from-company', 'Prospekt über Vorsorge. Kein Angebot.'],
      ['other', 'event', 'Abbuchung von {neu}.'],
    ],
    promises: [
      ['Angebot zum Tarifwechsel', 'Das Angebot komme bis zum {faellig}.', 10],
      ['Begründung der Erhöhung', 'Eine Begründung komme bis zum {faellig}.', 8],
    ],
    causes: [
      'Ihr Antrag wurde als Beratungswunsch gelesen und an den Vertrieb gegeben.',
      'Die Begründung im Schreiben war ein Textbaustein, der nicht zu Ihrem Tarif gehört.',
    ],
    fixes: [
      ['Angebot mit Zahlen', 'Das Angebot mit allen Zahlen haben Sie bis zum {bis}.'],
      ['Tarifwechsel', 'Den Wechsel führen wir zum {bis} aus.'],
    ],
    done: ['Der Wechsel ist bestätigt, neue Gesundheitsfragen gibt es nicht.'],
    solved: ['Der neue Tarif gilt.', 'Das Angebot ist da, der Wechsel auch.'],
  },
  {
    only: ['Vierblatt Krankenversicherung'],
    wishes: [
      ['other', 'Eine Karte, die funktioniert.'],
      ['information', 'Einen vollständigen Bescheid.'],
      ['other', 'Den Antrag bearbeitet.'],
    ],
    facts: (chance) => ({
      sache: chance.pick([
        'Familienversicherung',
        'Krankengeld',
        'Mutterschaftsgeld',
        'Zuzahlungsbefreiung',
        'Pflegegrad',
        'Kur',
      ]),
      betrag: euro(chance.int(90, 2900) * 100),
      zahl: counted(chance.int(2, 5), 'de'),
    }),
    titles: [
      'Antrag auf {sache} seit {wochen} Wochen offen',
      '{sache}: {zahl} Mal dieselben Unterlagen',
      'Karte ungültig, Praxis verlangt {betrag}',
      '{sache} abgelehnt, Bescheid ohne Begründung',
      'Neue Karte seit {tage} Tagen unterwegs',
      '{betrag} offen, weil über „{sache}“ niemand entscheidet',
      '{sache} im {monat} beantragt, keine Antwort',
    ],
    tells: [
      'Den Antrag auf {sache} habe ich am {start} gestellt. Seitdem wurden {zahl} Mal dieselben Unterlagen verlangt.',
      'Über meinen Antrag ({sache}) wird nicht entschieden. Es geht um {betrag}, auf die ich angewiesen bin.',
      'Meine Karte ist seit dem {start} ungültig, die neue kommt nicht. Die Praxis hat mir {betrag} privat berechnet.',
    ],
    details: [
      'Alles wurde per Einschreiben geschickt.',
      'Der Arbeitgeber hat seinen Teil nach zwei Tagen erledigt.',
      'Ohne den Bescheid geht es auch beim Amt nicht weiter.',
      'In der App steht „in Prüfung“, seit Wochen.',
    ],
    starts: [
      ['letter', 'to-company', 'Antrag gestellt, alle Nachweise beigelegt.'],
      ['app', 'to-company', 'Antrag in der App hochgeladen.'],
    ],
    asks: [
      'Nach dem Stand gefragt.',
      'Die Unterlagen ein weiteres Mal geschickt.',
      'Um einen schriftlichen Bescheid gebeten.',
      'Auf die Mahnung der Praxis hingewiesen.',
    ],
    says: [
      'Es fehle ein Nachweis. Er wurde dreimal geschickt.',
      'Der Medizinische Dienst müsse sich äußern.',
      'Die Bearbeitung erfolge der Reihe nach.',
      'Eine Karte sei verschickt worden, an die alte Adresse.',
      'Der Bescheid gehe morgen hinaus.',
    ],
    turns: [
      ['letter', 'from-company', 'Bitte um Unterlagen, die seit Wochen vorliegen.'],
      ['letter', 'from-company', 'Rechnung der Praxis über {betrag}.'],
    ],
    promises: [
      ['Bescheid', 'Der Bescheid komme bis zum {faellig}.', 9],
      ['Neue Karte', 'Die Karte sei bis zum {faellig} da.', 6],
    ],
    causes: [
      'Ihre Unterlagen lagen in zwei Vorgängen, keiner war für sich vollständig.',
      'Die Adressänderung war erfasst, aber nicht an den Kartenversand gegeben worden.',
    ],
    fixes: [
      ['Bescheid', 'Den Bescheid haben Sie bis zum {bis}.'],
      ['Übernahme von {betrag}', 'Die {betrag} übernehmen wir bis zum {bis}.'],
    ],
    done: ['Der Antrag ist bewilligt, {betrag} sind angewiesen.'],
    solved: ['Der Bescheid ist da, bewilligt.', 'Karte angekommen, die Rechnung ist übernommen.'],
  },
];
