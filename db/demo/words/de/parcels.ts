import { counted, money } from '../../moments.ts';
import { noun } from '../../phrases.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'de');
const contents = [
  'ein Geburtstagsgeschenk',
  'Medikamente',
  'ein Ersatzteil',
  'Kinderschuhe',
  'ein Notebook',
  'Bewerbungsunterlagen',
  'eine Vase',
  'Wolle',
  'ein Hochzeitskleid',
  'ein Buch',
  'Kontaktlinsen',
  'Winterreifen',
  'eine Gitarre',
  'ein Kuchen',
];
const places = [
  'in der Papiertonne',
  'vor der Haustür im Regen',
  'im Treppenhaus',
  'hinter der Mülltonne',
  'auf dem Fensterbrett',
  'beim Nachbarn im Urlaub',
  'über den Zaun geworfen',
];

export const parcelProblems: readonly Problem[] = [
  {
    wishes: [
      ['delivery', 'Mein Paket.'],
      ['information', 'Die Unterschrift der Person, die das Paket angenommen haben soll.'],
      ['refund', 'Ersatz für den Inhalt im Wert von {wert}.'],
    ],
    facts: (chance) => ({
      inhalt: chance.pick(contents),
      wert: euro(chance.int(18, 640) * 100),
      uhrzeit: `${chance.int(9, 19)}:${chance.pick(['04', '17', '26', '38', '41', '52'])}`,
    }),
    titles: [
      'Paket „zugestellt“, nur nicht bei mir',
      'Zugestellt um {uhrzeit}, sagt das System',
      '{inhalt} „zugestellt“, Empfänger unbekannt',
      '@c Unterschrift gefälscht, Paket fort',
      'Paket im Wert von {wert} angeblich übergeben',
      '@a Angeblich „persönlich übergeben“, es war niemand da',
      '@b Paket für {wert} bei einem Nachbarn, den es nicht gibt',
      '{wert} verschwunden zwischen Wagen und Haustür',
      'Zugestellt im {monat}, gesehen hat es keiner',
    ],
    tells: [
      '@a Laut Sendungsverfolgung wurde mein Paket am {start} um {uhrzeit} zugestellt. Hier ist es nie angekommen. Darin: {inhalt}.',
      '@b Mein Paket soll ein Nachbar angenommen haben. Einen Menschen dieses Namens gibt es im Haus nicht.',
      '@c Im System steht eine Unterschrift, die nicht meine ist. Es geht um eine Sendung im Wert von {wert}.',
    ],
    details: [
      'Alle Nachbarn wurden gefragt, auch in den Häusern nebenan.',
      'Ich war zur angegebenen Zeit in der Küche, mit Blick auf die Straße.',
      'Der Absender sagt, er könne ohne Nachforschung nichts tun.',
      'Der Wagen war laut Nachbarin gar nicht in der Straße.',
    ],
    starts: [
      ['other', 'event', 'Sendungsverfolgung zeigt „zugestellt“, {uhrzeit} Uhr. Vor der Tür liegt nichts.'],
      ['app', 'from-company', 'Meldung: „Ihr Paket wurde zugestellt.“'],
    ],
    asks: [
      'Nach der Unterschrift gefragt.',
      'Einen Nachforschungsauftrag gestellt.',
      'Ersatz von {wert} verlangt.',
      'Gefragt, an welcher Tür das Paket abgegeben wurde.',
    ],
    says: [
      'Die Ortung zeige meine Straße, damit sei zugestellt.',
      'Nur der Absender könne nachforschen lassen.',
      'Der Fahrer könne sich erinnern. An meine Tür könne er sich nicht erinnern.',
      '@c Die Unterschrift dürfe man nicht zeigen.',
      'Der Fall liege beim Depot, das Depot habe kein Telefon.',
      'Man frage den Fahrer.',
    ],
    turns: [
      ['other', 'event', 'Bei allen Nachbarn geklingelt. Niemand hat etwas angenommen.'],
      ['email', 'from-company', 'Nachforschung abgeschlossen: „zugestellt“.'],
      ['email', 'to-company', 'Dem Absender geschrieben und den Stand geschildert.', 'Absender'],
    ],
    promises: [
      ['Ergebnis der Nachforschung', 'Das Ergebnis der Nachforschung komme bis zum {faellig}.', 8],
      ['Rückfrage beim Fahrer', 'Der Fahrer werde bis zum {faellig} befragt.', 3],
    ],
    causes: [
      'Die Sendung wurde in der Parallelstraße abgegeben, gleiche Hausnummer.',
      'Der Fahrer hat am Ende der Tour alle offenen Sendungen als zugestellt gebucht. Das ist verboten und hat Folgen.',
    ],
    fixes: [
      ['Zustellung des Pakets', 'Das Paket bringen wir Ihnen bis zum {bis}.'],
      ['Erstattung von {wert}', 'Den Wert von {wert} ersetzen wir bis zum {bis}.'],
    ],
    done: ['Das Paket ist gefunden und liegt auf dem Wagen.', 'Der Schaden von {wert} ist anerkannt und angewiesen.'],
    solved: ['Das Paket ist da, der Karton etwas weit gereist.', 'Der Wert wurde ersetzt.'],
  },
  {
    wishes: [
      ['information', 'Ein Ergebnis der Nachforschung.'],
      ['refund', 'Den Wert der Sendung, {wert}.'],
      ['delivery', 'Die Sendung, wo immer sie liegt.'],
    ],
    facts: (chance) => {
      const number = chance.int(2, 5);
      return {
        mal: ['zweimal', 'dreimal', 'viermal', 'fünfmal'][number - 2],
        inhalt: chance.pick(contents),
        wert: euro(chance.int(15, 980) * 100),
        ort: chance.pick(['Verteilzentrum', 'Depot', 'Paketzentrum', 'Zolllager']),
      };
    },
    titles: [
      'Nachforschungsantrag {mal} neu gestellt',
      'Paket seit {tage} Tagen im {ort}',
      'Sendung für {wert} verschollen',
      '{inhalt}: seit {wochen} Wochen unterwegs',
      'Im {ort} eingetroffen, nie wieder hinausgekommen',
      'Nachforschung abgeschlossen, Paket nicht gefunden',
      'Status seit dem {start}: „wird weitergeleitet“',
      '{wert} Warenwert, Haftung abgelehnt',
    ],
    tells: [
      'Meine Sendung ist seit dem {start} im {ort}. Den Nachforschungsantrag habe ich {mal} gestellt, jedes Mal von vorn.',
      'Ein Paket im Wert von {wert} ist verschwunden. {firma} sucht angeblich und findet angeblich nichts.',
      'Seit dem {start} steht die Sendungsverfolgung still. Im Paket: {inhalt}.',
    ],
    details: [
      'Der Einlieferungsbeleg liegt vor.',
      'Der Empfänger und ich haben beide gefragt und zwei verschiedene Auskünfte erhalten.',
      'Das Formular verlangt Fotos von einem Paket, das ich nicht mehr habe.',
      'Für den Inhalt gibt es eine Rechnung.',
    ],
    starts: [
      ['on-site', 'order', 'Paket eingeliefert, Beleg erhalten.'],
      ['form', 'to-company', 'Nachforschung beantragt.'],
    ],
    asks: [
      'Nach dem Stand der Nachforschung gefragt.',
      'Rechnung über den Inhalt eingereicht.',
      'Die Haftung für {wert} geltend gemacht.',
      'Um eine Person im {ort} gebeten, die einmal nachsieht.',
    ],
    says: [
      'Der Antrag sei unvollständig. Was fehlt, stehe nicht dabei.',
      'Die Nachforschung dauere, bitte nicht nachfragen.',
      'Die Sendung sei auf dem Weg. Das war sie vor drei Wochen auch.',
      'Der Antrag sei gelöscht worden, ich möge ihn neu stellen.',
      'Man hafte nur für Schäden, nicht für Verluste ohne Spur.',
    ],
    turns: [
      ['app', 'from-company', 'Neuer Status: „Zustellung verzögert sich“.'],
      ['email', 'from-company', 'Der Nachforschungsantrag wurde geschlossen, ohne Ergebnis.'],
    ],
    promises: [
      ['Abschluss der Nachforschung', 'Bis zum {faellig} sei die Nachforschung fertig.', 10],
      ['Rückmeldung aus dem Depot', 'Das Depot melde sich bis zum {faellig}.', 4],
    ],
    causes: [
      'Das Etikett hatte sich gelöst, die Sendung lag bei den Paketen ohne Anschrift.',
      'Ihr Antrag wurde wegen eines fehlenden Fotos automatisch geschlossen. Das war unsinnig, weil das Paket ja fehlt.',
    ],
    fixes: [
      ['Erstattung von {wert}', 'Wir ersetzen {wert} bis zum {bis}.'],
      ['Zustellung', 'Die Sendung ist gefunden und kommt bis zum {bis}.'],
    ],
    done: ['Der Verlust ist anerkannt, {wert} sind überwiesen.'],
    solved: ['Paket angekommen, nach {wochen} Wochen.', '{wert} ersetzt.'],
  },
  {
    wishes: [
      ['apology', 'Eine Entschuldigung und Zettel, die die Wahrheit sagen.'],
      ['delivery', 'Eine Zustellung an die Tür.'],
      ['other', 'Dass der Fahrer klingelt.'],
    ],
    facts: (chance) => {
      const number = chance.int(2, 6);
      return {
        zahl: counted(number, 'de'),
        ordnung: ['zweiten', 'dritten', 'vierten', 'fünften', 'sechsten'][number - 2],
        stock: chance.pick(['dritten Stock', 'vierten Stock', 'Hinterhaus', 'Erdgeschoss', 'fünften Stock']),
        weg: `${chance.int(2, 14)} Kilometer`,
      };
    },
    titles: [
      '„Empfänger nicht angetroffen“, ich war zu Hause',
      'Fahrer klingelt nicht, {zahl} Mal in Folge',
      '{zahl} Zettel, kein Klingeln',
      'Abholung {weg} entfernt, obwohl ich daheim war',
      'Im {stock} klingelt man nicht',
      'Zustellversuch, den es nicht gab',
      'Abholkarte statt Paket, zum {ordnung} Mal',
      'Wieder umgeleitet in den Shop, {weg} von hier',
    ],
    tells: [
      'Zum wiederholten Mal liegt eine Karte im Kasten, ich sei nicht angetroffen worden. Ich wohne im {stock} und war zu Hause.',
      'In {wochen} Wochen gab es {zahl} angebliche Zustellversuche. Geklingelt hat niemand.',
      'Der Fahrer wirft die Karte ein und fährt weiter. Abholen darf ich das Paket {weg} entfernt.',
    ],
    details: [
      'Die Klingel funktioniert, andere Dienste finden sie.',
      'Ich bin gehbehindert und kann ein Paket nicht so weit tragen.',
      'Auf der Karte stand eine Uhrzeit, zu der ich am offenen Fenster saß.',
      'Der Paketshop hat nur am Vormittag geöffnet.',
    ],
    starts: [
      ['other', 'event', 'Karte im Briefkasten: „nicht angetroffen“.'],
      ['app', 'from-company', 'Meldung: Zustellversuch erfolglos. Ich sitze neben der Tür.'],
    ],
    asks: [
      'Um einen zweiten Zustellversuch gebeten.',
      'Gefragt, warum nicht geklingelt wird.',
      'Auf die gehbehinderte Nachbarin hingewiesen, der es ebenso geht.',
      'Verlangt, dass die Abholfrist verlängert wird.',
    ],
    says: [
      'Der Fahrer habe geklingelt, das stehe so im Gerät.',
      'Eine zweite Zustellung sei nicht vorgesehen.',
      'Man gebe das an das Depot weiter.',
      'Der Fahrer sei neu. Das war er im Frühjahr auch.',
      'Ich könne ja eine Abstellerlaubnis erteilen.',
    ],
    turns: [
      ['other', 'event', 'Nächste Karte im Kasten, wieder ohne Klingeln.'],
      ['on-site', 'order', 'Paket selbst abgeholt, {weg} hin und zurück mit dem Bus.'],
      ['other', 'event', 'Die Sendung geht zurück, weil die Abholfrist abgelaufen ist.'],
    ],
    promises: [
      ['Zweite Zustellung', 'Am {faellig} werde noch einmal zugestellt.', 2],
      ['Gespräch mit dem Fahrer', 'Mit dem Fahrer werde bis zum {faellig} gesprochen.', 5],
    ],
    causes: [
      'Die Tour ist zu lang geplant, das führt zu solchen Abkürzungen. Die Verantwortung dafür liegt bei uns, nicht beim Fahrer.',
      'Im Gerät des Fahrers war Ihre Klingel falsch beschrieben.',
    ],
    fixes: [
      ['Zustellung an die Tür', 'Das Paket kommt bis zum {bis} zu Ihnen an die Tür.'],
      ['Neuer Tourenplan', 'Ab dem {bis} fährt in Ihrer Straße eine zweite Tour.'],
    ],
    done: [
      'Der Depotleiter hat Ihnen das Paket heute selbst gebracht.',
      'An Ihrer Adresse ist jetzt hinterlegt, dass immer geklingelt wird.',
    ],
    solved: ['Seit der Antwort wird geklingelt.', 'Paket ist da, an der Tür.'],
  },
  {
    wishes: [
      ['refund', 'Den Schaden von {wert} ersetzt.'],
      ['refund', 'Haftung für das, was auf dem Transport zerbrach.'],
    ],
    facts: (chance) => ({
      ding: noun(
        chance.pick([
          'die Vase',
          'der Bildschirm',
          'das Bild',
          'die Gitarre',
          'das Terrarium',
          'der Plattenspieler',
          'die Lampe',
          'das Service',
          'der Spiegel',
          'die Drohne',
        ]),
      ),
      wert: euro(chance.int(22, 870) * 100),
    }),
    titles: [
      '{ding} zerbrochen, Haftung abgelehnt',
      'Paket mit Fußabdruck, Schaden {wert}',
      'Schaden von {wert}: „Verpackung unzureichend“',
      'Karton aufgerissen, {ding} kaputt',
      '{wert} Schaden, der Gutachter sah nur ein Foto',
      'Schadensmeldung seit {wochen} Wochen ohne Ergebnis',
      '{ding} heil abgegeben, in Scherben angekommen',
    ],
    tells: [
      '{Der:ding} kam zerstört an, der Karton war sichtbar eingedrückt. {firma} meint, die Verpackung sei schuld. Schaden: {wert}.',
      'Ich hatte {den:ding} doppelt verpackt und mit „Vorsicht Glas“ beschriftet. Angekommen ist ein Haufen Einzelteile.',
      'Die Schadensmeldung über {wert} ist seit dem {start} in Prüfung.',
    ],
    details: [
      'Verpackt wurde nach der Anleitung auf der Seite des Unternehmens.',
      'Fotos vor dem Versand gibt es.',
      'Die Nachbarin hat gesehen, wie der Karton vom Wagen fiel.',
      'Das Paket musste zur Begutachtung abgegeben werden und ist seitdem auch fort.',
    ],
    starts: [
      ['other', 'event', 'Paket angenommen, Karton eingedrückt, {ding} zerbrochen.'],
      ['form', 'to-company', 'Schaden gemeldet, acht Fotos dazu.'],
    ],
    asks: [
      'Ersatz von {wert} verlangt.',
      'Gefragt, was an der Verpackung unzureichend war.',
      'Der Ablehnung widersprochen.',
      'Kaufbeleg und Fotos noch einmal geschickt.',
    ],
    says: [
      'Die Innenverpackung habe nicht der Norm entsprochen.',
      'Der Schaden sei zu spät gemeldet worden. Gemeldet wurde er am selben Abend.',
      'Man brauche das Original der Rechnung.',
      'Das werde von einem Dienstleister begutachtet.',
      'Der Schaden werde anerkannt.',
    ],
    turns: [
      ['on-site', 'order', 'Paket zur Begutachtung im Shop abgegeben.'],
      ['letter', 'from-company', 'Ablehnung in vier Zeilen.'],
    ],
    promises: [
      ['Entscheidung über den Schaden', 'Bis zum {faellig} werde entschieden.', 12],
      ['Rückgabe des Pakets', 'Das Paket komme bis zum {faellig} zurück.', 7],
    ],
    causes: [
      'Die Ablehnung beruhte auf einem einzigen Foto. Wir haben den Fall neu geprüft.',
      'Der Karton wurde in unserer Sortieranlage beschädigt, das zeigen die Aufnahmen.',
    ],
    fixes: [['Zahlung von {wert}', 'Wir zahlen {wert} bis zum {bis}.']],
    done: ['Die Haftung ist anerkannt, {wert} sind unterwegs.'],
    solved: ['{wert} überwiesen.', 'Schaden ersetzt, samt Porto.'],
  },
  {
    wishes: [
      ['other', 'Eine Zustellung, die den Namen verdient.'],
      ['refund', 'Ersatz für den verdorbenen Inhalt, {wert}.'],
      ['apology', 'Eine Entschuldigung.'],
    ],
    facts: (chance) => ({
      wo: chance.pick(places),
      inhalt: chance.pick(contents),
      wert: euro(chance.int(12, 260) * 100),
    }),
    titles: [
      'Paket {wo} gefunden',
      'Abgelegt {wo}, ohne Erlaubnis',
      '{inhalt}, abgestellt {wo}',
      'Zustellung nach Art des Hauses: {wo}',
      'Schaden von {wert}, weil das Paket {wo} lag',
      'Keine Abstellerlaubnis, trotzdem {wo}',
    ],
    tells: [
      'Mein Paket lag {wo}. Eine Abstellerlaubnis habe ich nie erteilt. Inhalt: {inhalt}.',
      'Zum zweiten Mal wurde eine Sendung {wo} abgelegt. Der Schaden beträgt {wert}.',
      'Am {start} fand ich mein Paket {wo}. Geklingelt hatte niemand, zu Hause war ich.',
    ],
    details: [
      'Ein Foto davon gibt es, mit Uhrzeit.',
      'Auf der Karte stand kein Ablageort.',
      'Bei Regen ist das besonders ärgerlich.',
      'Nebenan wurde im selben Monat etwas gestohlen.',
    ],
    starts: [
      ['other', 'event', 'Paket {wo} gefunden.'],
      ['other', 'event', 'Die Nachbarin bringt das Paket. Es lag {wo}.'],
    ],
    asks: [
      'Beschwerde über den Ablageort eingereicht, mit Foto.',
      'Klargestellt, dass keine Abstellerlaubnis besteht.',
      'Ersatz von {wert} verlangt.',
    ],
    says: [
      'Es liege eine Abstellerlaubnis vor. Von wem, sei nicht zu sehen.',
      'Zusteller seien selbstständig, man habe keinen Einfluss.',
      'Das werde im Depot angesprochen.',
      'Solange nichts fehle, sei ja nichts passiert.',
      'Das sei nicht in Ordnung gewesen.',
    ],
    turns: [
      ['other', 'event', 'Das nächste Paket liegt an derselben Stelle.'],
      ['email', 'from-company', 'Umfrage: „Wie zufrieden waren Sie mit der Zustellung?“'],
    ],
    promises: [
      ['Klärung mit dem Depot', 'Das Depot werde bis zum {faellig} informiert.', 3],
      ['Löschung der Abstellerlaubnis', 'Die Erlaubnis sei bis zum {faellig} gelöscht.', 2],
    ],
    causes: [
      'In unserem System war eine Abstellerlaubnis des Vormieters gespeichert.',
      'Der Fahrer hat gegen die Anweisung gehandelt, wir haben mit ihm gesprochen.',
    ],
    fixes: [
      ['Ersatz von {wert}', 'Den Schaden von {wert} ersetzen wir bis zum {bis}.'],
      ['Bestätigung der Löschung', 'Die Bestätigung, dass die Erlaubnis gelöscht ist, erhalten Sie bis zum {bis}.'],
    ],
    done: ['Die alte Abstellerlaubnis ist gelöscht, der Fahrer weiß Bescheid.'],
    solved: ['Seitdem wird geklingelt und übergeben.', 'Der Schaden ist bezahlt.'],
  },
  {
    wishes: [
      ['refund', 'Das Geld für den Expressversand, {preis}.'],
      ['information', 'Eine Erklärung, wofür ich Express bezahlt habe.'],
    ],
    facts: (chance) => ({
      preis: euro(chance.pick([1290, 1590, 1990, 2490, 2990, 3450, 3900, 4500, 5900])),
      inhalt: chance.pick(contents),
      anlass: chance.pick(['Beerdigung', 'Hochzeit', 'Messe', 'Abgabefrist', 'Prüfung', 'Operation', 'Bewerbung']),
    }),
    titles: [
      'Express für {preis}, angekommen nach {tage} Tagen',
      'Zustellung „bis 12 Uhr“ kam am übernächsten Tag',
      '{preis} für Express, normale Post wäre schneller gewesen',
      'Zu spät zur {anlass}',
      'Garantierte Zustellung ohne Garantie: {preis}',
      'Eilsendung lag das Wochenende über im Depot',
      'Expresszuschlag von {preis} wird nicht erstattet',
    ],
    tells: [
      'Für {preis} habe ich Expressversand gebucht, weil die Sendung zu einer {anlass} da sein musste. Sie kam zu spät.',
      'Zugestellt werden sollte am nächsten Tag bis 12 Uhr. Die Sendung lag über das Wochenende im Depot.',
      'Inhalt: {inhalt}. Versand: Express, {preis}. Ankunft: als es niemand mehr brauchte.',
    ],
    details: [
      'Die Garantie steht groß auf der Seite.',
      'Erstattet werde nur, wenn der Absender Geschäftskunde ist.',
      'Die {anlass} ließ sich nicht verschieben.',
      'Am Schalter war die Frist noch einmal zugesagt worden.',
    ],
    starts: [
      ['on-site', 'conversation', 'Expresssendung für {preis} aufgegeben, Zustellung am nächsten Tag zugesagt.'],
      ['app', 'from-company', 'Voraussichtliche Zustellung: übermorgen. Gebucht war morgen.'],
    ],
    asks: [
      'Erstattung von {preis} verlangt.',
      'Nach dem Verbleib der Sendung gefragt.',
      'Auf die garantierte Laufzeit hingewiesen.',
    ],
    says: [
      'Die Laufzeit sei ein Richtwert.',
      'Höhere Gewalt, es habe Verkehr gegeben.',
      'Erstatten könne man nur den Aufschlag, nicht das Porto.',
      'Die Sendung sei im Wagen.',
      'Das Formular für Erstattungen sei gerade nicht verfügbar.',
    ],
    turns: [
      ['app', 'from-company', 'Neuer Status: „Zustellung am nächsten Werktag“.'],
      ['other', 'event', 'Sendung angekommen, zwei Tage nach dem Anlass.'],
    ],
    promises: [
      ['Zustellung', 'Heute noch, spätestens am {faellig}.', 1],
      ['Erstattung von {preis}', 'Die Erstattung komme bis zum {faellig}.', 12],
    ],
    causes: [
      'Die Sendung wurde im Depot nicht als Express erkannt, weil das Etikett verdeckt war.',
      'Unser Expresswagen fiel aus, Ersatz gab es keinen.',
    ],
    fixes: [['Erstattung von {preis}', 'Sie erhalten {preis} bis zum {bis} zurück.']],
    done: ['Die {preis} sind vollständig erstattet, samt Porto.'],
    solved: ['{preis} zurück.', 'Erstattung ist eingegangen.'],
  },
  {
    wishes: [
      ['refund', 'Die Gebühr von {gebuehr} zurück.'],
      ['information', 'Eine Aufstellung, woraus sich {gebuehr} zusammensetzen.'],
    ],
    facts: (chance) => ({
      gebuehr: euro(chance.int(650, 5900)),
      wert: euro(chance.int(9, 60) * 100),
      herkunft: chance.pick([
        'aus der Schweiz',
        'aus England',
        'aus Norwegen',
        'aus Japan',
        'aus den USA',
        'aus Kanada',
      ]),
    }),
    titles: [
      '@a Päckchen {herkunft}: {gebuehr} Gebühr für {wert} Wert',
      '{gebuehr} „Servicepauschale“ an der Haustür',
      '@b Zoll bezahlt, {gebuehr} noch einmal verlangt',
      '@a Geschenk {herkunft} mit {gebuehr} Aufschlag',
      '@c Sendung {herkunft} zurückgeschickt, ohne zu fragen',
      '@a {gebuehr} bar kassiert, Quittung verweigert',
      '@b Einfuhrabgabe doppelt berechnet: {gebuehr}',
    ],
    tells: [
      '@a Für ein Geschenk {herkunft} im Wert von {wert} sollte ich {gebuehr} zahlen. Eine Aufstellung gibt es nicht.',
      '@b Der Zoll war beim Händler bezahlt. An der Tür wurden noch einmal {gebuehr} verlangt.',
      '@c Meine Sendung {herkunft} ging zurück, weil ich {gebuehr} nicht bar im Haus hatte.',
    ],
    details: [
      '@b Der Beleg des Händlers weist die Abgaben aus.',
      '@a Geschenke unter Privatleuten wären bis zu einem Wert sogar frei.',
      '@ab Gezahlt habe ich, um das Paket zu bekommen.',
      'Im Preisverzeichnis steht eine andere Zahl.',
    ],
    starts: [
      ['on-site', 'from-company', 'An der Tür: {gebuehr}, sonst keine Übergabe.'],
      ['letter', 'from-company', '@ab Rechnung über {gebuehr} für die Einfuhr.'],
    ],
    asks: [
      'Eine Aufstellung der Gebühren verlangt.',
      '@b Den Beleg über den bezahlten Zoll geschickt.',
      'Die {gebuehr} zurückgefordert.',
    ],
    says: [
      'Das sei eine Kapitalbereitstellungsgebühr.',
      'Die Gebühr lege der Zoll fest. Der Zoll sagt: nein.',
      '@b Ein Beleg vom Händler reiche nicht.',
      'Man prüfe, ob doppelt berechnet wurde.',
      '@b Stimmt, das war doppelt.',
    ],
    turns: [
      ['letter', 'from-company', 'Mahnung über {gebuehr}.'],
      ['phone', 'conversation', 'Beim Hauptzollamt nachgefragt: Es wurde nichts nacherhoben.', 'Hauptzollamt'],
    ],
    promises: [
      ['Erstattung von {gebuehr}', 'Die Erstattung komme bis zum {faellig}.', 14],
      ['Aufstellung der Abgaben', 'Die Aufstellung komme bis zum {faellig}.', 6],
    ],
    causes: [
      '@b Die Vorauszahlung beim Händler wurde uns nicht übermittelt.',
      '@a Die Pauschale durfte bei Ihrer Sendung nicht erhoben werden.',
    ],
    fixes: [['Erstattung von {gebuehr}', 'Wir erstatten {gebuehr} bis zum {bis}.']],
    done: ['Die {gebuehr} sind erstattet, die Mahnung ist gelöscht.'],
    solved: ['{gebuehr} sind zurück.', 'Mahnung erledigt, Geld da.'],
  },
  {
    wishes: [
      ['delivery', '@a Die Abholung des Pakets, wie bezahlt.'],
      ['refund', '@a Die bezahlte Abholung, {preis}, zurück.'],
      ['delivery', '@bc Die Sendung an die richtige Adresse.'],
    ],
    facts: (chance) => {
      const number = chance.int(2, 5);
      return {
        zahl: counted(number, 'de'),
        preis: euro(chance.pick([300, 490, 599, 699, 890, 1290])),
        shop: chance.pick(['Kiosk', 'Blumenladen', 'Getränkemarkt', 'Schreibwarenladen', 'Spätkauf']),
      };
    },
    titles: [
      '@c Nachsendung seit {tage} Tagen ohne Wirkung',
      '@a Abholung gebucht, {zahl} Mal niemand gekommen',
      '@a Retoure wird nicht abgeholt, seit {tage} Tagen im Flur',
      '@a {preis} für eine Abholung, die es nicht gab',
      '@b Paketshop im {shop} weiß von nichts',
      '@b Umgeleitet in einen {shop}, der geschlossen ist',
      '@c Nachsendung bezahlt, Pakete gehen zurück',
      '@c Umzug gemeldet, Pakete weiter an die alte Adresse',
      '@b Paket liegt im {shop}, herausgeben will es keiner',
    ],
    tells: [
      '@a Ich habe für {preis} eine Abholung gebucht. {^zahl} Mal war ich dafür zu Hause, {zahl} Mal kam niemand.',
      '@b Mein Paket wurde in einen {shop} umgeleitet, der seit Monaten geschlossen ist.',
      '@c Trotz bezahlter Nachsendung gehen meine Pakete weiter an die alte Adresse oder zurück.',
    ],
    details: [
      '@a Das Zeitfenster war jedes Mal der ganze Tag.',
      '@a Die Frist für die Rücksendung beim Händler läuft ab.',
      '@a Ein anderer Dienst hat dasselbe Paket beim ersten Anruf geholt.',
      '@a In der App steht „abgeholt“. Das Paket steht neben mir.',
    ],
    starts: [
      ['form', 'order', '@c Nachsendung gebucht und bezahlt, {preis}.'],
      ['form', 'order', '@a Abholung gebucht und bezahlt, {preis}.'],
      ['app', 'from-company', '@b Meldung: Ihr Paket liegt im {shop}.'],
    ],
    asks: [
      '@c Die neue Adresse noch einmal durchgegeben.',
      '@a Nach einem neuen Termin gefragt.',
      '@ac Die Gebühr von {preis} zurückverlangt.',
      '@b Um Zustellung nach Hause gebeten.',
    ],
    says: [
      '@c Die alte Adresse sei noch gespeichert.',
      '@c Der Auftrag sei aktiv, einen Fehler sehe man nicht.',
      '@a Der Fahrer sei da gewesen. Ich auch.',
      '@b Der Shop sei im System als geöffnet geführt.',
      '@a Eine neue Abholung müsse neu bezahlt werden.',
      '@a Man buche das kostenlos um.',
      '@ab Morgen, ganz sicher.',
    ],
    turns: [
      ['other', 'event', '@c Ein weiteres Paket geht an den Absender zurück.'],
      ['other', 'event', '@a Wieder einen Tag gewartet, niemand hat geklingelt.'],
      ['on-site', 'attempt', '@b Vor dem {shop} gestanden. Geschlossen.'],
    ],
    promises: [
      ['Abholung', '@a Am {faellig} werde abgeholt.', 3],
      ['Zustellung nach Hause', '@bc Bis zum {faellig} komme das Paket an die Tür.', 3],
    ],
    causes: [
      '@c Ihr Nachsendeauftrag galt im System nur für Briefe.',
      '@a Der Auftrag wurde an ein Depot geschickt, das für Ihre Straße nicht zuständig ist.',
      '@b Die Schließung des Shops war uns gemeldet und wurde nicht eingetragen.',
    ],
    fixes: [
      ['Zustellung nach Hause', '@b Das Paket kommt bis zum {bis} zu Ihnen nach Hause.'],
      ['Abholung', '@a Am {bis} zwischen neun und elf Uhr holen wir das Paket ab.'],
      ['Erstattung von {preis}', '@ac Die {preis} sind bis zum {bis} zurück.'],
    ],
    done: ['@a Das Paket ist heute abgeholt worden, die {preis} sind erstattet.'],
    solved: [
      '@c Die Pakete kommen jetzt an der neuen Adresse an.',
      '@a Abgeholt, mit Beleg.',
      '@b Das Paket ist endlich hier.',
    ],
  },
];
