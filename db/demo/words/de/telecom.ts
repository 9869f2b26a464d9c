import { counted, money } from '../../moments.ts';
import { noun } from '../../phrases.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'de');

export const telecomProblems: readonly Problem[] = [
  {
    not: ['Funkelstern Mobil', 'Möwenfunk'],
    wishes: [
      ['repair', 'Einen Techniker, der kommt, und einen Anschluss, der läuft.'],
      ['repair', 'Die Entstörung der Leitung.'],
      ['refund', 'Keine Grundgebühr für die Zeit ohne Anschluss.'],
    ],
    facts: (chance) => {
      const visits = chance.int(2, 4);
      return {
        besuche: counted(visits, 'de'),
        ordnung: ['zweiter', 'dritter', 'vierter'][visits - 2],
        urlaub: chance.pick(['einen Tag Urlaub', 'einen halben Tag Urlaub', 'einen Arbeitstag']),
      };
    },
    titles: [
      '{^ordnung} Technikertermin, wieder niemand da',
      'Seit {tage} Tagen kein Internet',
      'Techniker war angeblich da, ich auch',
      'Leitung tot, {besuche} Termine geplatzt',
      'Anschluss gestört, {anrufe} Anrufe, kein Techniker',
      '{^urlaub} genommen, kein Techniker gekommen',
      'Störung im {monat} gemeldet, bis heute nicht behoben',
      'Kein Telefon seit dem {start}',
      'Techniker hat „niemanden angetroffen“, ich stand am Fenster',
      '{^wochen} Wochen ohne Anschluss',
      'Termin zwischen 8 und 18 Uhr, {besuche} Mal umsonst',
    ],
    tells: [
      'Seit dem {start} ist mein Anschluss tot. {^besuche} Technikertermine wurden vereinbart, zu keinem kam jemand.',
      'Das Internet ist im {monat} ausgefallen. Für jeden Termin habe ich {urlaub} genommen.',
      'Laut {firma} war der Techniker da und hat niemanden angetroffen. Ich war den ganzen Tag zu Hause, die Klingel funktioniert.',
      'Die Störung ist gemeldet, bestätigt und dreimal „behoben“ worden. Die Leitung ist trotzdem tot.',
    ],
    details: [
      'Ich arbeite von zu Hause und behelfe mich mit dem Telefon als Modem.',
      'Im Haus haben alle anderen Wohnungen Empfang.',
      'Die Termine gelten immer für den ganzen Tag, enger geht es angeblich nicht.',
      'Meine Nachbarin ist auf das Telefon angewiesen und benutzt jetzt meines nicht mehr.',
      'Die Grundgebühr wird pünktlich abgebucht.',
    ],
    starts: [
      ['phone', 'conversation', 'Störung gemeldet: keine Verbindung seit dem Morgen.'],
      ['other', 'event', 'Kein Internet, kein Telefon. Alle Stecker geprüft, Router neu gestartet.'],
      ['app', 'to-company', 'Störung in der App gemeldet. Die App meint, es gebe keine.'],
    ],
    asks: [
      'Um einen Termin mit einem engeren Zeitfenster gebeten.',
      'Gefragt, warum der Techniker nicht kam.',
      'Eine Minderung der Grundgebühr für die Ausfallzeit verlangt.',
      'Darauf hingewiesen, dass die Leitung gemessen werden muss und nicht der Router.',
      'Um Entstörung binnen einer Woche gebeten.',
    ],
    says: [
      'Der Techniker habe niemanden angetroffen.',
      'Die Leitung sei von hier aus in Ordnung, es müsse am Router liegen.',
      'Einen Termin gebe es, nur leider nicht in dieser Woche.',
      'Der Auftrag sei „technisch abgeschlossen“.',
      'Ich solle den Router zehn Minuten vom Strom nehmen.',
      'Es handle sich um eine Großstörung. Davon weiß sonst niemand.',
      'Der Techniker gehöre zu einer anderen Firma, auf die habe man keinen Einfluss.',
    ],
    turns: [
      ['technician', 'event', 'Von acht bis achtzehn Uhr gewartet. Es kam niemand, es rief niemand an.'],
      ['technician', 'event', 'Ein Techniker kommt, misst im Keller und sagt, er sei für etwas anderes bestellt.'],
      ['other', 'event', 'Benachrichtigung aufs Handy: „Ihre Störung wurde behoben.“ Sie wurde es nicht.'],
      ['other', 'event', 'Für das Datenvolumen am Handy nachgezahlt, damit ich arbeiten kann.'],
    ],
    promises: [
      ['Technikertermin', 'Am {faellig} komme ganz sicher jemand.', 5],
      ['Entstörung', 'Bis zum {faellig} sei die Leitung entstört.', 6],
      ['Gutschrift der Grundgebühr', 'Die Grundgebühr werde für die Ausfallzeit gutgeschrieben.', 20],
    ],
    causes: [
      'Ein Kabel im Verteiler war beschädigt. Das hätte die erste Messung zeigen müssen.',
      'Der Termin war bei uns eingetragen, beim Techniker nicht. Die Übergabe an den Dienstleister hat gefehlt.',
      'Ihr Auftrag wurde automatisch geschlossen, weil der Router sich einmal kurz gemeldet hatte.',
    ],
    fixes: [
      ['Technikertermin', 'Am {bis} kommt zwischen acht und zehn Uhr ein Techniker aus unserem eigenen Haus.'],
      ['Entstörung', 'Die Leitung ist bis spätestens {bis} entstört.'],
      ['Gutschrift der Grundgebühr', 'Die Grundgebühr für die Ausfalltage steht bis zum {bis} auf Ihrem Konto.'],
    ],
    done: [
      'Die Leitung ist seit heute Morgen entstört, die Grundgebühr für den Ausfall haben wir gutgeschrieben.',
      'Der Verteiler ist repariert, unsere Messung ist jetzt einwandfrei.',
    ],
    solved: [
      'Der Techniker war da, pünktlich, nach zwanzig Minuten lief alles.',
      'Die Leitung steht wieder.',
      'Internet läuft, Gutschrift ist angekommen.',
    ],
  },
  {
    wishes: [
      ['contract-change', 'Die Bestätigung der Kündigung und keine weitere Abbuchung.'],
      ['refund', '@a Die nach Vertragsende abgebuchten {betrag} zurück.'],
    ],
    facts: (chance) => {
      const rate = chance.pick([1999, 2499, 2995, 3495, 3999, 4495, 4999]);
      const months = chance.int(2, 5);
      return { rate: euro(rate), betrag: euro(rate * months), monatszahl: counted(months, 'de') };
    },
    titles: [
      '@a Anschluss gekündigt, Lastschrift läuft weiter',
      '@a Gekündigt im {monat}, noch immer {rate} im Monat',
      '@a {^monatszahl} Abbuchungen nach Vertragsende',
      '@b Kündigung vorgemerkt, aber nicht ausgeführt',
      '@b Kündigung seit {tage} Tagen nur „vorgemerkt“',
      '@b Gekündigt im {monat}, bis heute nur „vorgemerkt“',
      '@b Vorgemerkt ist nicht gekündigt: {wochen} Wochen',
      '@b {^anrufe} Anrufe, um eine Kündigung zu bestätigen',
      '@b Kündigung gilt erst nach einem Verkaufsgespräch, seit {tage} Tagen',
      '@a {betrag} abgebucht für einen gekündigten Vertrag',
      '@b Kündigung wird erst bestätigt, wenn ich anrufe',
      '@a Vertrag beendet, {rate} im Monat geblieben',
      '@a Router zurückgeschickt, Rechnung kommt weiter',
    ],
    tells: [
      '@a Mein Vertrag endete zum {start}. Seitdem wurden {monatszahl} Mal {rate} abgebucht.',
      '@b Die Kündigung ist laut Bestätigung nur „vorgemerkt“. Erst wenn ich eine Nummer anrufe, soll sie gelten. Dort will man mir einen neuen Tarif verkaufen.',
      '@a Ich habe fristgerecht gekündigt und den Router zurückgeschickt. Abgebucht wird weiter, bisher {betrag}.',
    ],
    details: [
      '@a Den Einlieferungsbeleg für den Router habe ich.',
      '@a Zurückgebuchte Lastschriften werden sofort angemahnt.',
      'In der Filiale heißt es, das könne nur die Hotline.',
      '@a Der neue Anschluss läuft längst bei einem anderen Anbieter.',
    ],
    starts: [
      ['letter', 'to-company', '@b Kündigung per Einschreiben.'],
      ['form', 'to-company', '@b Online gekündigt, Bildschirmfoto der Bestätigung gemacht.'],
      ['other', 'event', '@a Abbuchung von {rate}, der Vertrag ist beendet.'],
    ],
    asks: [
      'Um schriftliche Bestätigung der Kündigung gebeten.',
      '@a Die Rückzahlung von {betrag} verlangt.',
      'Erklärt, dass ich kein neues Angebot möchte, nur das Ende.',
      'Die Einzugsermächtigung widerrufen.',
    ],
    says: [
      '@b Die Kündigung sei nur vorgemerkt, zur Bestätigung brauche man ein Telefonat.',
      'Man könne mir zwölf Monate zum halben Preis anbieten.',
      '@a Der Router sei nicht zurückgekommen. Die Sendungsverfolgung sagt etwas anderes.',
      '@a Die Abbuchung sei korrekt, der Vertrag habe sich verlängert.',
      '@a Das Geld komme mit der nächsten Rechnung zurück.',
    ],
    turns: [
      ['other', 'event', '@a Nächste Abbuchung: {rate}.'],
      ['phone', 'from-company', 'Anruf der Abteilung für Rückgewinnung. Beim Wort „Kündigung“ wird aufgelegt.'],
      ['letter', 'from-company', '@a Rechnung für einen angeblich fehlenden Router.'],
    ],
    promises: [
      ['Erstattung von {betrag}', '@a Die Erstattung sei bis zum {faellig} gebucht.', 12],
      ['Kündigungsbestätigung', 'Die Bestätigung komme bis zum {faellig} per Post.', 8],
    ],
    causes: [
      'Die Kündigung war erfasst, der Einzug lief in einem anderen System weiter.',
      '@a Ihr Router ist am {start} bei uns eingetroffen und wurde nicht ausgebucht.',
    ],
    fixes: [
      ['Erstattung von {betrag}', '@a {betrag} gehen bis zum {bis} an Sie zurück.'],
      ['Kündigungsbestätigung', 'Die Bestätigung erhalten Sie bis zum {bis}.'],
    ],
    done: ['@a Der Vertrag ist beendet, {betrag} sind zurückgebucht.'],
    solved: ['@a {betrag} sind wieder da.', 'Bestätigung erhalten, keine weitere Abbuchung.'],
  },
  {
    not: ['Funkelstern Mobil', 'Möwenfunk', 'Sauerstoff Mobil', 'Drahtverhau Telefonie'],
    wishes: [
      ['delivery', 'Den bestellten Anschluss mit einem Datum, auf das man sich verlassen kann.'],
      ['information', 'Eine ehrliche Auskunft, wann der Anschluss kommt.'],
    ],
    facts: (chance) => ({
      tempo: `${chance.pick([100, 250, 500, 1000])} Mbit`,
      ordnung: chance.pick(['zweiten', 'dritten', 'vierten', 'fünften']),
      baustelle: chance.pick(['Gehweg', 'Vorgarten', 'Bürgersteig', 'Hof']),
    }),
    titles: [
      'Glasfaser bestellt, {baustelle} offen, Anschluss fehlt',
      'Anschluss mit {tempo} seit {monate} Monaten „in Planung“',
      'Schaltungstermin zum {ordnung} Mal verschoben',
      'Loch im {baustelle}, keine Leitung im Haus',
      'Glasfaser für die Nachbarn, nicht für uns',
      'Bestellt im {monat}, Anschluss ohne Termin',
      '{tempo} versprochen, Bagger seit {tage} Tagen weg',
      'Hausanschluss vergessen, Vertrag läuft schon',
    ],
    tells: [
      'Seit dem {start} ist der Anschluss mit {tempo} bestellt. Im {baustelle} wurde gegraben, dann war die Baufirma weg.',
      'Der Schaltungstermin wurde zum {ordnung} Mal verschoben, jedes Mal am Vorabend.',
      'In unserer Straße sind alle Häuser angeschlossen, nur unseres nicht. {firma} hält den Ausbau für abgeschlossen.',
    ],
    details: [
      'Der alte Anbieter hat inzwischen abgeschaltet.',
      'Im {baustelle} liegt ein leeres Rohr, mit Flatterband markiert.',
      'Die Grundgebühr wird seit einem Monat berechnet.',
      'Die Baufirma verweist auf {firma}, {firma} verweist auf die Baufirma.',
    ],
    starts: [
      ['form', 'order', 'Anschluss mit {tempo} bestellt.'],
      ['email', 'from-company', 'Auftragsbestätigung mit Schaltungstermin.'],
    ],
    asks: [
      'Nach einem verbindlichen Termin gefragt.',
      'Um jemanden gebeten, der sich die Baustelle ansieht.',
      'Gefragt, warum die Grundgebühr schon läuft.',
      'Fotos vom {baustelle} angeboten.',
    ],
    says: [
      'Der Anschluss sei fertig, sagt das System.',
      'Die Baufirma habe Verzug, Genaueres wisse man nicht.',
      'Es fehle eine Genehmigung der Eigentümer. Die Eigentümer sind wir.',
      'Sobald es etwas Neues gebe, melde man sich.',
      'Der Auftrag sei storniert worden, von wem, sei nicht zu sehen.',
    ],
    turns: [
      ['email', 'from-company', 'Der Termin wird verschoben, ein neuer folge.'],
      ['other', 'event', 'Im {baustelle} wird wieder zugeschüttet, ohne dass jemand im Haus war.'],
      ['technician', 'event', 'Ein Monteur kommt zum Schalten und findet keine Leitung.'],
    ],
    promises: [
      ['Schaltung des Anschlusses', 'Am {faellig} werde geschaltet.', 10],
      ['Ortstermin mit der Baufirma', 'Am {faellig} komme jemand von der Baufirma.', 6],
    ],
    causes: [
      'Ihre Adresse fehlte im Bauplan, weil die Hausnummer mit Buchstaben nicht erfasst war.',
      'Der Ausbau wurde uns als fertig gemeldet, obwohl die letzten Meter fehlten.',
    ],
    fixes: [
      ['Schaltung des Anschlusses', 'Die Schaltung ist fest für den {bis} eingeplant.'],
      ['Ortstermin', 'Unsere Bauleitung kommt am {bis} zu Ihnen.'],
    ],
    done: ['Die letzten Meter sind verlegt, der Anschluss ist seit heute freigeschaltet.'],
    solved: ['Der Anschluss läuft, mit {tempo}, wie bestellt.', 'Leitung liegt, Gehweg ist zu, alles gut.'],
  },
  {
    wishes: [
      ['contract-change', 'Meine alte Rufnummer zurück.'],
      ['delivery', 'Die Mitnahme der Rufnummer, die ich seit {jahre} Jahren habe.'],
    ],
    facts: (chance) => ({
      ordnung: chance.pick(['zweiten', 'dritten', 'vierten']),
      art: chance.pick(['Festnetznummer', 'Mobilnummer', 'Rufnummer', 'Geschäftsnummer']),
      grund: chance.pick(['Geburtsdatum', 'Kundenkennwort', 'Vertragsdatum', 'Namensfeld']),
    }),
    titles: [
      '{art} bei der Mitnahme verloren',
      'Mitnahme der {art} zum {ordnung} Mal abgelehnt',
      'Alte {art} weg, neue unbrauchbar',
      'Rufnummer zwischen zwei Anbietern verschollen',
      'Seit {tage} Tagen unter meiner Nummer nicht erreichbar',
      'Mitnahme scheitert am {grund}',
      '{jahre} Jahre dieselbe Nummer, jetzt „nicht vergeben“',
      'Portierung abgelehnt: falsches {grund}',
      'Wer mich anruft, hört „kein Anschluss“',
    ],
    tells: [
      'Beim Wechsel zu {firma} sollte meine {art} mitkommen. Seit dem {start} bin ich unter ihr nicht mehr erreichbar.',
      'Die Mitnahme wurde dreimal abgelehnt, angeblich passt das {grund} nicht. Auf jedem Schreiben steht dasselbe.',
      'Meine {art} habe ich seit {jahre} Jahren. Nach dem Wechsel gehört sie offenbar niemandem mehr.',
    ],
    details: [
      'Der alte Anbieter hat die Nummer nachweislich freigegeben.',
      'Ärzte, Schule und Kundschaft haben nur diese Nummer.',
      'Am Telefon musste ich erklären, wie so eine Mitnahme funktioniert.',
      'Bis dahin bin ich nur über ein geliehenes Telefon zu erreichen.',
    ],
    starts: [
      ['form', 'order', 'Mitnahme der {art} beauftragt.'],
      ['other', 'event', 'Umschalttag. Die alte Nummer ist tot, die neue ist eine andere.'],
    ],
    asks: [
      'Um sofortige Übernahme der Nummer gebeten.',
      'Gefragt, was am {grund} falsch sein soll.',
      'Die Bestätigung des alten Anbieters vorgelegt.',
      'Nach einer Person gefragt, die sich mit der Mitnahme auskennt.',
    ],
    says: [
      'Der alte Anbieter habe abgelehnt. Der alte Anbieter sagt das Gegenteil.',
      'Der Auftrag müsse neu gestellt werden, mit allen Angaben.',
      'Die Nummer sei „in der Umsetzung“.',
      'Dafür gebe es eine eigene Abteilung ohne Telefon.',
      'Das {grund} stimme nicht überein, mehr dürfe man nicht sagen.',
    ],
    turns: [
      ['email', 'from-company', 'Ablehnung der Mitnahme ohne Begründung.'],
      [
        'phone',
        'conversation',
        'Beim alten Anbieter nachgefragt: Die Nummer ist seit Tagen freigegeben.',
        'Alter Anbieter',
      ],
      ['other', 'event', 'Die Hausarztpraxis konnte mich nicht erreichen, der Termin ist verfallen.'],
    ],
    promises: [
      ['Übernahme der Rufnummer', 'Bis zum {faellig} sei die Nummer da.', 5],
      ['Neuer Portierungsauftrag', 'Der Auftrag werde bis zum {faellig} neu gestellt.', 2],
    ],
    causes: [
      'Bei der Erfassung wurde ein Buchstabe vertauscht, deshalb lehnte die Gegenseite ab.',
      'Der Auftrag wurde dreimal mit denselben falschen Daten wiederholt. Hinsehen hätte gereicht.',
    ],
    fixes: [['Übernahme der Rufnummer', 'Ihre Nummer wird am {bis} zwischen sechs und acht Uhr umgeschaltet.']],
    done: ['Die Nummer ist seit heute auf Ihrem Anschluss, wir haben einen Testanruf gemacht.'],
    solved: ['Die alte Nummer klingelt wieder.', 'Nummer ist da, nach {anrufe} Anrufen.'],
  },
  {
    wishes: [
      ['refund', 'Die nicht bestellten {betrag} zurück.'],
      ['contract-change', '@b Die Rückkehr in meinen alten Tarif.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(999, 14_900)),
      option: chance.pick([
        'Sicherheitspaket',
        'Streaming-Option',
        'Auslandspaket',
        'Geräteversicherung',
        'Musik-Option',
        'Cloud-Speicher',
      ]),
      rate: euro(chance.pick([499, 599, 799, 999, 1299])),
    }),
    titles: [
      '@a {option} nie bestellt, {rate} im Monat',
      '@b Nach dem Anruf ein neuer Tarif',
      '@b Vertragswechsel am Telefon nie gewollt',
      '{betrag} für Leistungen, die ich nicht kenne',
      '@a {option} taucht auf der Rechnung auf',
      '@b Am Telefon „Nein“ gesagt, {option} bekommen',
      '@c Drittanbieter bucht {betrag} über die Rechnung ab',
      '@b Vertrag verlängert, weil ich nach dem Datenvolumen fragte',
    ],
    tells: [
      '@a Auf meiner Rechnung steht seit {monat} „{option}“ für {rate} im Monat. Bestellt habe ich das nicht.',
      '@b Nach einem Anruf von {firma} hatte ich plötzlich einen neuen Vertrag über zwei Jahre, samt „{option}“. Gefragt hatte man mich nur, ob ich zufrieden bin.',
      '@c Über die Rechnung wurden {betrag} für etwas eingezogen, das ich weder bestellt noch benutzt habe.',
    ],
    details: [
      '@a Abbestellen lässt es sich in der App nicht, die Schaltfläche ist grau.',
      '@b Eine Aufzeichnung des Gesprächs gibt es angeblich nicht.',
      '@b Der Widerruf war fristgerecht, das ist unstreitig.',
      '@ab Insgesamt sind so bisher {betrag} zusammengekommen.',
    ],
    starts: [
      ['other', 'event', '@c Rechnung geprüft, Posten eines Drittanbieters entdeckt: {betrag}.'],
      ['phone', 'from-company', '@b Anruf, ob ich mit meinem Tarif zufrieden sei. Ich sage ja und lege auf.'],
      ['other', 'event', '@a Rechnung geprüft, Posten „{option}“ entdeckt.'],
      ['email', 'from-company', '@b Auftragsbestätigung: „Danke für Ihre Bestellung“. Es gab keine.'],
    ],
    asks: [
      'Widerrufen und Rückzahlung verlangt.',
      'Gefragt, wann ich das bestellt haben soll.',
      '@c Eine Sperre für Drittanbieter verlangt.',
      '@b Um die Aufzeichnung des Gesprächs gebeten.',
    ],
    says: [
      '@b Ich hätte am Telefon zugestimmt.',
      '@a Abbestellen gehe erst nach der Mindestlaufzeit.',
      '@c Das sei ein Drittanbieter, an den müsse ich mich selbst wenden.',
      'Aus Kulanz könne man einen Monat erstatten.',
      'Es sei ein Fehler im System, das lösche man.',
    ],
    turns: [
      ['other', 'event', '@a Neue Rechnung, „{option}“ steht wieder darauf.'],
      ['email', 'from-company', '@a Bestätigung der Abbestellung, wirksam in elf Monaten.'],
    ],
    promises: [
      ['Löschung der Option', '@a Die Option sei bis zum {faellig} gelöscht.', 4],
      ['Gutschrift', 'Die Gutschrift erscheine auf der nächsten Rechnung.', 24],
    ],
    causes: [
      '@c Der Drittanbieter konnte keine Bestellung nachweisen.',
      '@b Die Zustimmung, auf die wir uns berufen haben, ist in der Aufzeichnung nicht zu hören.',
      '@a Die Option wurde bei einer Tarifumstellung automatisch hinzugefügt und hätte nach dem Testmonat enden sollen.',
    ],
    fixes: [
      ['Erstattung von {betrag}', 'Die {betrag} schreiben wir Ihnen bis zum {bis} gut.'],
      ['Rückstellung des Tarifs', '@b Bis zum {bis} sind Sie wieder in Ihrem alten Tarif.'],
    ],
    done: [
      '@c Die {betrag} sind erstattet, eine Sperre für Drittanbieter ist gesetzt.',
      '@a Die Option ist gelöscht, {betrag} sind gutgeschrieben, und eine Sperre für Drittanbieter ist gesetzt.',
    ],
    solved: ['Rechnung korrigiert, {betrag} zurück.', '@b Alter Tarif ist wieder da.'],
  },
  {
    not: ['Funkelstern Mobil', 'Möwenfunk'],
    wishes: [
      ['contract-change', 'Die vertraglich vereinbarte Geschwindigkeit oder einen kleineren Preis.'],
      ['refund', 'Einen Nachlass für die Monate mit zu wenig Leistung.'],
    ],
    facts: (chance) => {
      const promised = chance.pick([50, 100, 175, 250, 500]);
      return {
        soll: `${promised} Mbit`,
        ist: `${Math.max(2, Math.round(promised * chance.between(0.04, 0.38)))} Mbit`,
        messungen: String(chance.pick([20, 24, 30, 36])),
      };
    },
    titles: [
      '{soll} bezahlt, {ist} bekommen',
      'Abends nur {ist} statt {soll}',
      '{messungen} Messungen, {messungen} Mal zu langsam',
      'Leitung mit {ist}, Rechnung mit {soll}',
      'Zu langsam seit {monat}, niemand zuständig',
      'Messprotokoll eingereicht, keine Reaktion',
      'Von {soll} kommen {ist} an',
    ],
    tells: [
      'Vereinbart sind {soll}, gemessen habe ich im Schnitt {ist}. Das Protokoll mit {messungen} Messungen liegt {firma} vor.',
      'Seit dem {start} ist die Leitung so langsam, dass kein Videogespräch hält: {ist} statt {soll}.',
      'Bezahlt werden {soll}, an guten Tagen kommen {ist} an.',
    ],
    details: [
      'Gemessen wurde mit Kabel, wie verlangt, an mehreren Tagen.',
      'Mit einem anderen Router ist es genauso.',
      'Nachts um drei stimmt die Geschwindigkeit, das nützt mir wenig.',
      'Wir sind {jahre} Jahre dort, so schlecht war es nie.',
    ],
    starts: [
      ['other', 'event', 'Messreihe begonnen: {ist} statt {soll}.'],
      ['phone', 'conversation', 'Die langsame Leitung gemeldet.'],
    ],
    asks: [
      'Das Messprotokoll eingereicht und eine Minderung verlangt.',
      'Gefragt, welche Geschwindigkeit an dieser Adresse möglich ist.',
      'Um einen Techniker gebeten, der die Leitung misst.',
      'Eine Sonderkündigung angekündigt, falls sich nichts ändert.',
    ],
    says: [
      'Die Angabe im Vertrag sei „bis zu“.',
      'Mit WLAN könne man nicht messen. Gemessen wurde mit Kabel.',
      'Man setze die Leitung zurück, das dauere eine Nacht.',
      'Die Messung sei ungültig, sie müsse an anderen Tagen wiederholt werden.',
      'In meiner Gegend werde ausgebaut, dann werde es besser.',
    ],
    turns: [
      ['other', 'event', 'Zweite Messreihe: {ist}.'],
      ['technician', 'event', 'Techniker tauscht die Dose. Danach {ist}, wie vorher.'],
    ],
    promises: [
      ['Prüfung der Leitung', 'Die Leitung werde bis zum {faellig} geprüft.', 6],
      ['Neuer Router', 'Ein neuer Router sei bis zum {faellig} da.', 5],
    ],
    causes: [
      'Der Verteiler in Ihrer Straße ist abends überlastet. Das war bekannt, gesagt hat es Ihnen niemand.',
      'Ihr Anschluss lief auf einem falschen Profil, das erklärt die {ist}.',
    ],
    fixes: [
      ['Umschaltung auf einen anderen Port', 'Am {bis} schalten wir Sie auf einen anderen Port um.'],
      ['Minderung der Grundgebühr', 'Bis zum {bis} erhalten Sie eine Gutschrift für die betroffenen Monate.'],
    ],
    done: ['Das Profil ist korrigiert, bitte messen Sie noch einmal. Die Hälfte der Grundgebühr haben wir erstattet.'],
    solved: ['Neue Messung: fast die vollen {soll}.', 'Minderung ist auf der Rechnung.'],
  },
  {
    not: ['Funkelstern Mobil', 'Möwenfunk'],
    wishes: [
      ['replacement', '@a Ein funktionierendes Gerät, kein drittes gebrauchtes.'],
      ['replacement', '@a {^einenneu:geraet}.'],
      ['refund', '@b Die Strafgebühr von {gebuehr} zurück.'],
    ],
    facts: (chance) => ({
      geraet: noun(chance.pick(['der Router', 'die Box', 'das Modem', 'der Repeater', 'der Receiver'])),
      gebuehr: euro(chance.pick([2990, 4990, 5995, 7990, 9900, 12_900])),
    }),
    titles: [
      '@a {geraet} defekt, Austausch zum dritten Mal gebraucht',
      '@a {^der:geraet} fällt täglich aus',
      '@b {gebuehr} Strafe für {einen:geraet}, längst zurückgeschickt',
      '@a Ersatz für {den:geraet} seit {tage} Tagen unterwegs',
      '@a Neues Gerät zugesagt, altes zurückbekommen',
      '@b {geraet} zurückgeschickt, {gebuehr} berechnet',
      '@a Kein Rückruf zu {meinem:geraet}',
      '@a {geraet} kaputt, Hotline empfiehlt Neustart Nummer zehn',
    ],
    tells: [
      '@a {Der:geraet} von {firma} fällt seit dem {start} jeden Tag aus. Zugesagt war ein Austausch, gekommen ist nichts.',
      '@b Ich habe {den:geraet} mit Beleg zurückgeschickt. Berechnet werden mir trotzdem {gebuehr}, weil das Gerät angeblich fehlt.',
      '@a Der Austausch war ein gebrauchtes Gerät, das noch die Zugangsdaten einer anderen Familie enthielt.',
    ],
    details: [
      '@a Die Leuchten blinken rot, davon gibt es ein Video.',
      '@a Fernwartung wurde viermal versucht.',
      '@b Der Einlieferungsbeleg wurde zweimal verlangt und zweimal geschickt.',
      'Für ein eigenes Gerät rücke man die Zugangsdaten nicht heraus, hieß es.',
    ],
    starts: [
      ['letter', 'from-company', '@b Rechnung über {gebuehr} für ein nicht zurückgegebenes Gerät.'],
      ['phone', 'conversation', '@a Defekt gemeldet. Aus der Ferne neu gestartet, ohne Erfolg.'],
      ['other', 'event', '@a {Der:geraet} startet mitten am Tag neu, zum sechsten Mal.'],
    ],
    asks: [
      '@a Um Austausch gebeten, gegen ein neues Gerät.',
      '@b Den Einlieferungsbeleg geschickt und Erstattung verlangt.',
      '@a Gefragt, wann {der:geraet} endlich kommt.',
      '@a Beschrieben, was alles schon versucht wurde, damit nicht wieder ein Neustart vorgeschlagen wird.',
    ],
    says: [
      '@b Ohne Seriennummer könne man nicht suchen. Sie steht auf dem Beleg.',
      '@b Der Betrag werde storniert.',
      '@b Eine Rücksendung sei nicht eingegangen.',
      '@a Man starte das Gerät jetzt einmal neu.',
      '@a Ein Austausch sei nicht nötig, die Werte seien gut.',
      '@a Der Ersatz sei verschickt, eine Sendungsnummer gebe es nicht.',
      'Die Fachabteilung rufe zurück.',
      '@b Rücksendungen würden erst nach sechs Wochen verbucht.',
    ],
    turns: [
      ['letter', 'from-company', '@b Mahnung über {gebuehr}.'],
      ['other', 'event', '@a Paket mit einem Ersatzgerät. Es hat denselben Fehler.'],
    ],
    promises: [
      ['Storno von {gebuehr}', '@b Bis zum {faellig} sei das storniert.', 6],
      ['Ersatzgerät', '@a Das Ersatzgerät sei bis zum {faellig} da.', 5],
      ['Rückruf der Technik', '@a Die Technik rufe bis zum {faellig} zurück.', 3],
    ],
    causes: [
      '@a Die Gerätereihe hat einen bekannten Fehler, das hätte man Ihnen beim ersten Anruf sagen müssen.',
      '@b Ihre Rücksendung lag ohne Zuordnung im Lager.',
    ],
    fixes: [
      ['Neues Gerät', '@a Ein neues, ungebrauchtes Gerät kommt bis zum {bis} bei Ihnen an.'],
      ['Storno von {gebuehr}', '@b Die {gebuehr} sind bis zum {bis} storniert.'],
    ],
    done: [
      '@a Ein neues Gerät ist heute an Sie verschickt worden, mit Sendungsnummer.',
      '@b Die Rechnung über {gebuehr} ist storniert.',
    ],
    solved: ['@a {Der:geraet} ist neu und läuft.', '@b Storno über {gebuehr} ist da.'],
  },
  {
    only: [
      'Nordlicht Telekom',
      'Einsnetz',
      'Möwenfunk',
      'Sauerstoff Mobil',
      'Funkelstern Mobil',
      'Deichfunk',
      'Fernwort Telefon',
    ],
    wishes: [
      ['refund', 'Die Roaminggebühren von {betrag} zurück.'],
      ['information', 'Einen Einzelnachweis, aus dem hervorgeht, wofür {betrag} berechnet werden.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(3900, 46_000)),
      land: chance.pick([
        'in der Schweiz',
        'auf der Fähre',
        'in der Türkei',
        'in Großbritannien',
        'an der Grenze bei Basel',
        'in Norwegen auf dem Schiff',
        'in Marokko',
      ]),
      minuten2: String(chance.int(4, 40)),
    }),
    titles: [
      '{betrag} Roaming {land}',
      'Handy aus, Rechnung {betrag}',
      'Datenroaming abgeschaltet, trotzdem {betrag}',
      'Warn-SMS kam nach {betrag}',
      '{minuten2} Minuten Netz {land}: {betrag}',
      'Mobilfunkrechnung von {betrag}, niemand erklärt sie',
      'Kostendeckel versagt: {betrag}',
    ],
    tells: [
      'Für {minuten2} Minuten {land} werden mir {betrag} berechnet. Das Datenroaming war ausgeschaltet.',
      'Meine Rechnung im {monat} beträgt {betrag} mehr als sonst. Der Grund soll eine Verbindung {land} sein.',
      'Die Warnung vor den Kosten kam, als schon {betrag} aufgelaufen waren.',
    ],
    details: [
      'Der gesetzliche Kostendeckel hat offenbar nicht gegriffen.',
      'Einen Einzelnachweis bekomme ich nicht.',
      'Das Telefon lag die ganze Zeit in der Tasche.',
      'Der Betrag wurde schon abgebucht.',
    ],
    starts: [
      ['email', 'from-company', 'Rechnung mit {betrag} für Roaming.'],
      ['other', 'event', 'Warnung per SMS, Stunden nach der Verbindung.'],
    ],
    asks: [
      'Der Rechnung widersprochen.',
      'Einen Einzelverbindungsnachweis verlangt.',
      'Gefragt, warum der Kostendeckel nicht gegriffen hat.',
      'Um Storno der Roaminggebühren gebeten.',
    ],
    says: [
      'Das Netz auf Schiffen falle nicht unter die Regelung.',
      'Die Verbindung sei vom Gerät ausgegangen, also von mir.',
      'Ein Einzelnachweis müsse vorher beantragt werden.',
      'Aus Kulanz seien zwanzig Prozent möglich.',
      'Man gebe das an die Abrechnung weiter.',
    ],
    turns: [
      ['other', 'event', 'Anschluss gesperrt, weil ich die strittigen {betrag} zurückgebucht habe.'],
      ['letter', 'from-company', 'Mahnung über {betrag}.'],
    ],
    promises: [
      ['Prüfung der Rechnung', 'Das Ergebnis der Prüfung komme bis zum {faellig}.', 10],
      ['Aufhebung der Sperre', 'Die Sperre werde bis zum {faellig} aufgehoben.', 2],
    ],
    causes: [
      'Die Warnung wurde technisch verzögert zugestellt, das ist nicht Ihr Fehler.',
      'Der Kostendeckel war bei Ihrem Tarif durch einen Fehler nicht gesetzt.',
    ],
    fixes: [['Gutschrift von {betrag}', 'Sie erhalten {betrag} bis zum {bis} zurück.']],
    done: ['Die {betrag} sind vollständig storniert.'],
    solved: ['Storno über {betrag} erhalten.', 'Gutschrift ist auf der Rechnung, Sperre aufgehoben.'],
  },
];
