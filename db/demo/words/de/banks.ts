import { counted, money } from '../../moments.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'de');

export const bankProblems: readonly Problem[] = [
  {
    wishes: [
      ['other', 'Wieder Zugang zu meinem Konto.'],
      ['information', 'Den Grund der Sperre und ein Datum für die Freigabe.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(310, 9400) * 100),
      grund: chance.pick([
        'eine „Auffälligkeit“',
        'eine Überweisung an meine Schwester',
        'ein neues Telefon',
        'einen Umzug',
        'den Verkauf eines Autos',
        'eine Gehaltszahlung',
      ]),
    }),
    titles: [
      'Konto gesperrt, {betrag} nicht erreichbar',
      'Gesperrt wegen „Auffälligkeit“, niemand sagt welcher',
      'Seit {tage} Tagen kein Zugriff auf mein Gehalt',
      'Konto im {monat} gesperrt, Grund geheim',
      'Miete fällig, Konto zu',
      '{betrag} auf dem Konto und kein Geld für den Einkauf',
      'Freigabe nach {anrufe} Anrufen noch offen',
      'Sperre ohne Ankündigung, Hotline ohne Befugnis',
    ],
    tells: [
      'Mein Konto ist seit dem {start} gesperrt. Darauf liegen {betrag}, auch mein Gehalt. Anlass war wohl {grund}.',
      '{firma} hat mein Konto ohne Ankündigung gesperrt und nennt keinen Grund, den ich ausräumen könnte.',
      'Nach einer Prüfung, deren Anlass man mir nicht sagt, komme ich an {betrag} nicht heran.',
    ],
    details: [
      'Miete und Versicherung sind zurückgegangen, die Gebühren dafür trage ich.',
      'Den Ausweis habe ich dreimal hochgeladen.',
      'Eine Filiale gibt es nicht.',
      'Das Geld ist mein Gehalt, jeden Monat vom selben Arbeitgeber.',
      'Ich musste mir von meinem Bruder etwas leihen.',
    ],
    starts: [
      ['app', 'from-company', 'Meldung beim Anmelden: „Ihr Konto ist vorübergehend eingeschränkt.“'],
      ['other', 'event', 'Karte an der Kasse abgelehnt.'],
    ],
    asks: [
      'Nach dem Grund der Sperre gefragt.',
      'Ausweis und Herkunft des Geldes belegt.',
      'Um Freigabe wenigstens der Miete gebeten.',
      'Verlangt, dass jemand mit Befugnis zurückruft.',
    ],
    says: [
      'Zu Prüfungen dürfe man keine Auskunft geben.',
      'Die Fachabteilung habe kein Telefon.',
      'Die Unterlagen seien unscharf. Es waren PDF-Dateien der Behörde.',
      'Das könne zwei Tage oder zwei Monate dauern.',
      'Man habe den Vorgang „eskaliert“.',
      'Die Sperre sei längst aufgehoben. Sie war es nicht.',
    ],
    turns: [
      ['other', 'event', 'Lastschrift für die Miete geht zurück.'],
      ['app', 'from-company', 'Erneute Bitte um ein Foto des Ausweises.'],
      ['letter', 'from-company', 'Schreiben der Hausverwaltung weitergereicht bekommen: Mietrückstand.'],
    ],
    promises: [
      ['Freigabe des Kontos', 'Bis zum {faellig} sei das Konto frei.', 4],
      ['Rückruf der Fachabteilung', 'Die Fachabteilung rufe bis zum {faellig} an.', 3],
    ],
    causes: [
      'Eine automatische Prüfung hatte angeschlagen, Ihre Nachweise lagen seit dem dritten Tag vor und wurden nicht gelesen.',
      'Die Sperre war nach zwei Tagen gegenstandslos. Aufgehoben hat sie niemand.',
    ],
    fixes: [
      ['Freigabe des Kontos', 'Das Konto ist bis spätestens {bis} frei.'],
      ['Erstattung der Rücklastschriftgebühren', 'Die Gebühren für die Rücklastschriften erstatten wir bis zum {bis}.'],
    ],
    done: ['Ihr Konto ist seit heute Vormittag wieder frei, die Gebühren sind erstattet.'],
    solved: ['Zugang ist wieder da.', 'Konto frei, Miete überwiesen.'],
  },
  {
    wishes: [
      ['refund', 'Das Guthaben von {betrag}.'],
      ['other', 'Die Auszahlung an die Erben.'],
      ['information', 'Eine Liste der Unterlagen, die wirklich fehlen.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(180, 18_000) * 100),
      wer: chance.pick(['meines Vaters', 'meiner Mutter', 'meiner Tante', 'meines Bruders', 'meiner Großmutter']),
    }),
    titles: [
      'Konto {wer}: Auszahlung seit {monate} Monaten verweigert',
      'Erbschein liegt vor, {betrag} bleiben gesperrt',
      'Vollmacht {wer} „nicht auffindbar“',
      'Nachlass: viermal dieselben Unterlagen',
      '{betrag} aus dem Nachlass, keine Auskunft',
      'Sparbuch {wer} nicht anerkannt',
      'Schreiben an den Verstorbenen, keines an die Erben',
    ],
    tells: [
      'Nach dem Tod {wer} soll das Guthaben von {betrag} ausgezahlt werden. Alle Unterlagen liegen vor, teils seit dem {start}.',
      'Die Vollmacht {wer} wurde vor Jahren hinterlegt. Jetzt ist sie angeblich nicht auffindbar.',
      'Für das Konto {wer} verlangt {firma} zum vierten Mal den Erbschein, jedes Mal im Original.',
    ],
    details: [
      'Die Rechnung für die Beerdigung habe ich vorgestreckt.',
      'Eine Mitarbeiterin hat die Unterlagen am Schalter kopiert, die Kopie ist fort.',
      'Briefe kommen weiter an die Adresse der Verstorbenen.',
      'Das Nachlassgericht hat für alles drei Wochen gebraucht.',
    ],
    starts: [
      ['on-site', 'conversation', 'Sterbeurkunde und Erbschein am Schalter vorgelegt.'],
      ['letter', 'to-company', 'Unterlagen zum Nachlass eingereicht, per Einschreiben.'],
    ],
    asks: [
      'Nach dem Stand gefragt.',
      'Den Erbschein ein weiteres Mal vorgelegt.',
      'Um eine feste Ansprechperson gebeten.',
      'Schriftlich gefragt, was noch fehlt.',
    ],
    says: [
      'Der Vorgang liege in der Nachlassabteilung, dort sei niemand erreichbar.',
      'Es fehle eine beglaubigte Kopie der beglaubigten Kopie.',
      'Die Unterlagen seien eingegangen, aber nicht zugeordnet.',
      'Mein Beileid, man kümmere sich.',
      'Das gehe erst, wenn alle Erben persönlich erscheinen. Einer wohnt in Kanada.',
    ],
    turns: [
      ['letter', 'from-company', 'Brief an die Verstorbene: Man gratuliere zum Geburtstag.'],
      ['letter', 'from-company', 'Liste fehlender Unterlagen. Alle sind eingereicht.'],
    ],
    promises: [
      ['Auszahlung an die Erben', 'Die Auszahlung erfolge bis zum {faellig}.', 14],
      ['Prüfung der Unterlagen', 'Bis zum {faellig} seien die Unterlagen geprüft.', 7],
    ],
    causes: [
      'Ihre Unterlagen waren vollständig und lagen ungelesen in einem Sammelpostfach.',
      'Die Vollmacht war unter einer alten Kontonummer abgelegt.',
    ],
    fixes: [
      ['Auszahlung von {betrag}', 'Die {betrag} werden bis zum {bis} ausgezahlt.'],
      [
        'Feste Ansprechperson',
        'Bis zum {bis} meldet sich bei Ihnen eine Kollegin, die den Nachlass zu Ende bearbeitet.',
      ],
    ],
    done: [
      'Die Auszahlung von {betrag} ist heute freigegeben worden. Unser Beileid, und unsere Entschuldigung für den Brief.',
    ],
    solved: ['{betrag} sind ausgezahlt.', 'Der Nachlass ist abgewickelt.'],
  },
  {
    wishes: [
      ['refund', 'Die Gebühren von {betrag} zurück.'],
      ['contract-change', 'Das kostenlose Konto, das vereinbart war.'],
      ['information', 'Eine Aufstellung der Entgelte.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(1200, 19_900)),
      rate: euro(chance.pick([290, 390, 495, 590, 690, 790, 990, 1250])),
    }),
    titles: [
      'Kontogebühr von {rate} ohne Zustimmung',
      '{betrag} Gebühren, Rückzahlung abgelehnt',
      'Kostenloses Konto kostet {rate} im Monat',
      'Neue Preise ohne Frage: {rate}',

      'Rückforderung von {betrag} seit {wochen} Wochen offen',

      'Zustimmung per Schweigen: {betrag}',
    ],
    tells: [
      'Mein Konto war als kostenlos vereinbart. Seit {monat} werden {rate} im Monat abgebucht, zusammen bisher {betrag}.',
      '{firma} hat die Preise erhöht, ohne dass ich zugestimmt habe. Die {betrag} will ich zurück.',
      'Ich habe zu Unrecht erhobene Gebühren von {betrag} zurückverlangt. Geantwortet wird mit Broschüren.',
    ],
    details: [
      'Zugestimmt habe ich nie, auch nicht in der App.',
      'Die Rechtslage dazu ist seit Jahren geklärt.',
      'Statt einer Antwort kam die Andeutung, man könne das Konto auch kündigen.',
      'Ich brauche das Konto nur für die Rente.',
    ],
    starts: [
      ['letter', 'from-company', 'Neues Preisverzeichnis in der Post.'],
      ['other', 'event', 'Auf dem Auszug: Kontoführung {rate}.'],
    ],
    asks: [
      'Die Gebühren von {betrag} zurückverlangt.',
      'Der Preisänderung widersprochen.',
      'Eine Aufstellung aller Entgelte verlangt.',
      'Gefragt, wann ich zugestimmt haben soll.',
    ],
    says: [
      'Mit der weiteren Nutzung hätte ich zugestimmt.',
      'Man bewerte die Rechtslage anders.',
      'Aus Kulanz erstatte man drei Monate.',
      'Das Modell sei eingestellt, ein anderes gebe es nicht.',
      'Die Erstattung werde geprüft, es gebe viele solche Anträge.',
    ],
    turns: [
      ['other', 'event', 'Nächste Abbuchung: {rate}.'],
      ['letter', 'from-company', 'Schreiben mit der Bitte, den neuen Bedingungen zuzustimmen, sonst Kündigung.'],
    ],
    promises: [
      ['Erstattung von {betrag}', 'Die Erstattung erfolge bis zum {faellig}.', 14],
      ['Aufstellung der Entgelte', 'Die Aufstellung komme bis zum {faellig}.', 7],
    ],
    causes: [
      'Ihr Widerspruch war eingegangen, die Gebühr wurde trotzdem automatisch gebucht.',
      'Die Umstellung auf das neue Modell hätte Ihre Zustimmung gebraucht, die lag nicht vor.',
    ],
    fixes: [
      ['Erstattung von {betrag}', 'Wir erstatten {betrag} bis zum {bis}.'],
      ['Rückstellung auf das alte Kontomodell', 'Zum {bis} stellen wir Ihr Konto auf das alte Modell zurück.'],
    ],
    done: ['Die {betrag} sind gutgeschrieben, das Konto bleibt kostenlos.'],
    solved: ['{betrag} sind gutgeschrieben.', 'Keine Gebühr mehr auf dem Auszug.'],
  },
  {
    wishes: [
      ['refund', 'Die nicht von mir veranlassten {betrag} zurück.'],
      ['other', 'Die Aufklärung der Buchung.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(4900, 398_000)),
      zahl: counted(chance.int(2, 7), 'de'),
      wo: chance.pick([
        'in einem Elektronikmarkt im Ausland',
        'an einem Automaten, an dem ich nie war',
        'bei einem Onlinehändler',
        'in einem Spielwarenladen in Lissabon',
        'für Fahrkarten',
      ]),
    }),
    titles: [
      '{betrag} abgebucht, nicht von mir',
      'Kartenbetrug über {betrag}, Bank sieht „grobe Fahrlässigkeit“',
      '@a {zahl} fremde Buchungen, Erstattung abgelehnt',
      '@b Karte gesperrt, danach noch {betrag} belastet',
      'Betrug gemeldet im {monat}, noch keine Entscheidung',

      'Reklamation von {betrag} viermal neu ausgefüllt',
    ],
    tells: [
      '@a Mit meinen Kartendaten wurden {betrag} ausgegeben, {wo}. Ich habe sofort gesperrt und Anzeige erstattet.',
      '@a {^zahl} Buchungen über zusammen {betrag} stammen nicht von mir. {firma} verweigert die Erstattung.',
      '@b Nach der Sperrung der Karte wurden noch {betrag} belastet, {wo}.',
    ],
    details: [
      'Die Karte hatte ich die ganze Zeit bei mir.',
      'Das Aktenzeichen der Polizei liegt der Bank vor.',
      'Eine Freigabe in der App habe ich nie erteilt.',
      'Dieselbe Buchung wurde bei einer Kollegin sofort erstattet.',
    ],
    starts: [
      ['other', 'event', 'Fremde Buchungen über {betrag} entdeckt.'],
      ['phone', 'conversation', 'Karte gesperrt, Betrug gemeldet.'],
    ],
    asks: [
      'Erstattung von {betrag} verlangt.',
      'Die Anzeige bei der Polizei nachgereicht.',
      'Gefragt, worauf sich der Vorwurf der Fahrlässigkeit stützt.',
      'Um ein Protokoll der angeblichen Freigabe gebeten.',
    ],
    says: [
      'Die Zahlung sei ordnungsgemäß freigegeben worden.',
      'Man müsse den Händler befragen, das dauere.',
      'Das Reklamationsformular sei veraltet, ich möge das neue benutzen.',
      'Eine grobe Fahrlässigkeit sei nicht auszuschließen.',
      'Der Betrag werde unter Vorbehalt gutgeschrieben.',
    ],
    turns: [
      ['on-site', 'conversation', 'In der Filiale alles noch einmal vorgelegt.'],
      ['letter', 'from-company', 'Ablehnung mit zwei Textbausteinen, die sich widersprechen.'],
      ['other', 'event', 'Die vorläufige Gutschrift wird wieder abgebucht.'],
    ],
    promises: [
      ['Entscheidung über die Reklamation', 'Bis zum {faellig} werde entschieden.', 12],
      ['Vorläufige Gutschrift', 'Eine vorläufige Gutschrift komme bis zum {faellig}.', 5],
    ],
    causes: [
      'Die Freigabe erfolgte auf einem Gerät, das nicht Ihres ist. Das hätten wir sofort sehen müssen.',
      'Ihre Reklamation war vollständig und wurde zweimal an die falsche Stelle gegeben.',
    ],
    fixes: [['Erstattung von {betrag}', 'Sie erhalten {betrag} bis zum {bis} zurück.']],
    done: ['Die {betrag} sind gutgeschrieben, endgültig und ohne Vorbehalt.'],
    solved: ['{betrag} sind zurück auf dem Konto.', 'Endgültige Gutschrift erhalten.'],
  },
  {
    wishes: [
      ['refund', '@c Die zu viel berechneten {mehr}.'],
      ['information', '@a Eine Entscheidung über den Antrag.'],
      ['contract-change', '@a Die zugesagten Bedingungen.'],
      ['other', '@b Die Löschungsbewilligung für das Grundbuch.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(4, 290) * 100_000),
      zins: `${chance.int(2, 4)},${chance.int(11, 98)} Prozent`,
      mehr: euro(chance.int(190, 3900) * 100),
    }),
    titles: [
      '@c Restschuld {mehr} höher als in der Aufstellung',
      '@b Darlehen getilgt, Grundbuch seit {tage} Tagen nicht',
      '@a Kredit über {betrag} zugesagt, dann zurückgezogen',
      '@a Zusage mit {zins}, Vertrag mit mehr',
      '@c Ablösung des Darlehens: {mehr} zu viel berechnet',
      '@b Grundschuld bezahlt, Löschung fehlt seit {monate} Monaten',
      '@a Finanzierung platzt am Tag vor dem Notar',

      '@a Kreditantrag seit {wochen} Wochen unbearbeitet',
    ],
    tells: [
      '@a Über {betrag} war mündlich und per Mail alles zugesagt, zu {zins}. Im Vertrag stand dann etwas anderes.',
      '@b Das Darlehen über {betrag} ist zurückgezahlt. Auf die Unterlagen für das Grundbuch warte ich seit dem {start}.',
      '@c Für die Ablösung wurden {mehr} mehr berechnet als in der Aufstellung vom {start}.',
    ],
    details: [
      '@a Der Termin beim Notar ließ sich nicht mehr verschieben.',
      'Die Beraterin von damals ist nicht mehr dort.',
      '@a Alle Gehaltsnachweise wurden dreimal verlangt.',
      '@a Den Zinssatz habe ich schriftlich.',
    ],
    starts: [
      ['on-site', 'conversation', '@a Beratungsgespräch, mündliche Zusage.'],
      ['email', 'from-company', '@a Mail der Beraterin mit {zins}.'],
      ['letter', 'to-company', '@bc Restschuld abgelöst und Unterlagen angefordert.'],
    ],
    asks: [
      '@a Um eine verbindliche Entscheidung gebeten.',
      '@a Die zugesagten {zins} verlangt.',
      '@c Gefragt, woher der Unterschied von {mehr} kommt.',
      '@b An die Unterlagen für das Grundbuch erinnert.',
    ],
    says: [
      '@bc Man melde sich, sobald der Vorgang geprüft ist.',
      '@c Die Berechnung komme vom System und sei damit richtig.',
      '@b Solche Bewilligungen würden gesammelt verschickt.',
      '@b Die Unterlagen lägen in der Rechtsabteilung.',
      '@a Die Zusage sei unverbindlich gewesen.',
      '@a Es fehle noch ein Gehaltsnachweis. Er liegt dreimal vor.',
      'Die Abteilung sei umstrukturiert worden.',
      '@a Der Zinssatz gelte nur am Tag der Beratung.',
      '@c Man bedaure, die Berechnung enthalte einen Fehler.',
    ],
    turns: [
      ['letter', 'to-company', '@bc Kopien aller Zahlungsbelege geschickt.'],
      ['letter', 'from-company', '@a Neues Angebot, höherer Zins.'],
      ['phone', 'conversation', '@a Den Notar um einen späteren Termin gebeten.', 'Notariat'],
    ],
    promises: [
      ['Neue Berechnung', '@c Eine neue Berechnung komme bis zum {faellig}.', 8],
      ['Verbindliche Entscheidung', '@a Bis zum {faellig} werde entschieden.', 6],
      ['Unterlagen für das Grundbuch', '@b Die Unterlagen gingen bis zum {faellig} hinaus.', 9],
    ],
    causes: [
      '@b Die Unterlagen waren unterschrieben und lagen ohne Empfänger im Ausgang.',
      '@a Beim Wechsel der Zuständigkeit ging Ihre Zusage verloren.',
      '@c Die Berechnung der Ablösung enthielt eine Gebühr, die es in Ihrem Vertrag nicht gibt.',
    ],
    fixes: [
      ['Unterlagen für das Grundbuch', '@b Die Unterlagen gehen bis zum {bis} an Ihren Notar.'],
      ['Vertrag zu {zins}', '@a Den Vertrag mit {zins} erhalten Sie bis zum {bis}.'],
      ['Erstattung von {mehr}', '@c Die {mehr} erstatten wir bis zum {bis}.'],
    ],
    done: ['@b Die Unterlagen sind heute per Einschreiben an den Notar gegangen.'],
    solved: [
      '@c {mehr} sind erstattet.',
      '@a Vertrag unterschrieben, zum zugesagten Zins.',
      '@b Die Löschung ist eingetragen.',
    ],
  },
  {
    wishes: [
      ['refund', '@c Die zu viel abgeführten {betrag}.'],
      ['delivery', '@b Die Ausführung meines Auftrags.'],
      ['refund', '@b Den Kursverlust von {betrag}.'],
      ['contract-change', '@a Den Umzug des Depots.'],
    ],
    facts: (chance) => ({ betrag: euro(chance.int(3900, 240_000)), zahl: String(chance.int(12, 240)) }),
    titles: [
      '@c {betrag} Steuer auf einen Ertrag, der freigestellt war',
      '@b Störung der App kostet mich {betrag}',
      '@a Depotübertrag seit {wochen} Wochen „in Bearbeitung“',
      '@a {zahl} Anteile verschwunden beim Depotwechsel',
      '@b Verkauf nicht ausgeführt, {betrag} Verlust',
      '@c Freistellungsauftrag ignoriert, {betrag} Steuer zu viel',

      '@b Order im {monat} aufgegeben, nie ausgeführt',

      '@a Depot umgezogen, {zahl} Anteile fehlen',
    ],
    tells: [
      '@a Der Übertrag meines Depots wurde am {start} beauftragt. {zahl} Anteile sind seitdem weder hier noch dort.',
      '@b Ein Verkaufsauftrag wurde nicht ausgeführt, weil die App eine Störung hatte. Der Schaden beträgt {betrag}.',
      '@c Trotz Freistellungsauftrag wurden {betrag} Steuer abgeführt. Eine Korrektur gibt es bisher nicht.',
    ],
    details: [
      '@a Die neue Bank hat den Übertrag dreimal angefordert.',
      '@b Die Störung wurde auf der Webseite selbst bestätigt.',
      'Auskunft bekomme ich nur vom Chatprogramm.',
      '@b Den Auftrag habe ich mit Bildschirmfoto belegt.',
    ],
    starts: [
      ['letter', 'from-company', '@c Abrechnung mit {betrag} Steuer, trotz Freistellungsauftrag.'],
      ['form', 'order', '@a Depotübertrag beauftragt.'],
      ['app', 'order', '@b Auftrag in der App erteilt, Bestätigung erhalten.'],
    ],
    asks: [
      '@c Den Freistellungsauftrag in Kopie geschickt.',
      '@a Um eine Bestätigung gebeten, wo die Anteile gerade liegen.',
      '@a Nach dem Verbleib der Anteile gefragt.',
      '@bc Ersatz von {betrag} verlangt.',
      '@b Um Ausführung des Auftrags gebeten.',
      '@b Bildschirmfotos der Störung geschickt.',
    ],
    says: [
      '@c Das könne ich ja mit der Steuererklärung zurückholen.',
      '@c Der Freistellungsauftrag sei zu spät erfasst worden.',
      '@b Eine Störung sei an dem Tag nicht bekannt.',
      '@a Die Gegenseite habe nicht geantwortet. Die Gegenseite sagt dasselbe.',
      '@a Der Auftrag sei wegen eines fehlenden Häkchens liegen geblieben.',
      '@b Für Kursverluste hafte man nicht.',
      'Man arbeite die Anträge der Reihe nach ab.',
      '@a Die Anteile seien gebucht, nur nicht sichtbar.',
    ],
    turns: [
      ['other', 'event', '@a Bei der neuen Bank nachgesehen: nichts angekommen.'],
      ['app', 'from-company', '@b Der Auftrag wird als „storniert“ angezeigt.'],
    ],
    promises: [
      ['Prüfung der Störung', '@b Die Störung werde bis zum {faellig} geprüft.', 8],
      ['Abschluss des Übertrags', '@a Bis zum {faellig} sei der Übertrag fertig.', 10],
      ['Steuerkorrektur', '@c Die Korrektur erfolge bis zum {faellig}.', 14],
    ],
    causes: [
      '@c Ihr Freistellungsauftrag war einem alten Depot zugeordnet.',
      '@a Der Übertrag wurde mit einer veralteten Depotnummer angestoßen und blieb bei der Verwahrstelle stehen.',
      '@b Die Störung an jenem Tag lag bei uns, und Ihr Auftrag war rechtzeitig erteilt.',
    ],
    fixes: [
      ['Steuerkorrektur', '@c Die Steuer korrigieren wir bis zum {bis}.'],
      ['Übertrag des Depots', '@a Alle Anteile sind bis zum {bis} bei der neuen Bank.'],
      ['Ausgleich von {betrag}', '@b Den Schaden von {betrag} gleichen wir bis zum {bis} aus.'],
    ],
    done: ['@a Die fehlenden Anteile sind seit heute gebucht, samt Anschaffungsdaten.'],
    solved: [
      '@c Steuer korrigiert, {betrag} zurück.',
      '@a Alle {zahl} Anteile sind da.',
      '@b Der Schaden wurde ausgeglichen.',
    ],
  },
  {
    wishes: [
      ['other', '@c Wieder Zugang zum Konto.'],
      ['contract-change', '@a Das Konto, das ich beantragt habe.'],
      ['other', '@a Eine Identitätsprüfung, die funktioniert.'],
      ['other', '@b Die Kündigung des Kontos.'],
    ],
    facts: (chance) => {
      const number = chance.int(3, 6);
      return {
        mal: ['dreimal', 'viermal', 'fünfmal', 'sechsmal'][number - 3],
        ausweis: chance.pick([
          'neuer Personalausweis',
          'Reisepass',
          'Aufenthaltstitel',
          'alter Ausweis mit Umlaut im Namen',
        ]),
      };
    },
    titles: [
      '@c Freigabe verlangt ein Telefon, das kaputt ist',
      '@c Ausgesperrt aus dem eigenen Konto seit {tage} Tagen',
      '@b Beim Kontowechsel Daueraufträge verloren, Miete im {monat} geplatzt',
      '@b Altes Konto zu, neues nicht offen: {tage} Tage',
      '@b Kontowechsel hängt seit {wochen} Wochen',
      '@a Videoprüfung {mal} abgebrochen',
      '@a Konto seit {wochen} Wochen nicht eröffnet',
      '@a {ausweis} nicht erkannt, Antrag gelöscht',

      '@b Kontowechsel halb erledigt, Daueraufträge weg',

      '@c Neues Telefon, kein Zugang mehr',
    ],
    tells: [
      '@a Die Identitätsprüfung per Video wurde {mal} abgebrochen. Mein Dokument: {ausweis}.',
      '@b Ich wollte das Konto wechseln. Das alte ist halb geschlossen, das neue nicht offen, die Daueraufträge sind fort.',
      '@c Seit dem {start} versuche ich, mich mit einem neuen Telefon anzumelden. Die Freigabe verlangt das alte, das kaputt ist.',
    ],
    details: [
      '@a Der Prüfer bat um besseres Licht. Ich stand im Garten.',
      '@a In der Postfiliale ging es am Ende in fünf Minuten, nur zählte das nicht.',
      '@a Der Name steht auf allen Papieren gleich.',
      '@c Der Aktivierungsbrief ging an eine Adresse, die es nicht gibt.',
    ],
    starts: [
      ['app', 'event', '@c Neues Telefon, die App lässt mich nicht hinein.'],
      ['app', 'to-company', '@a Konto beantragt, Prüfung per Video begonnen.'],
      ['form', 'to-company', '@b Antrag ausgefüllt und abgeschickt.'],
    ],
    asks: [
      '@b Eine Liste aller Daueraufträge geschickt.',
      '@a Um eine Prüfung in der Filiale gebeten.',
      '@ab Nach dem Stand des Antrags gefragt.',
      '@c Einen neuen Aktivierungsbrief verlangt.',
      '@a Gefragt, woran die Prüfung scheitert.',
    ],
    says: [
      '@c Ohne das alte Gerät gehe es nicht.',
      '@b Die alte Bank habe nicht geantwortet.',
      '@b Die Daueraufträge seien „in der Übertragung“.',
      '@a Das Dokument sei nicht lesbar.',
      '@ab Der Antrag sei abgelaufen, ich möge neu beginnen.',
      '@c Den Brief habe man verschickt, man sehe nur nicht wohin.',
      '@a Die Prüfung mache ein Partner, den könne man nicht anrufen.',
      '@c Man schalte mich von Hand frei.',
    ],
    turns: [
      ['app', 'from-company', '@a Neue Meldung: Prüfung fehlgeschlagen.'],
      ['letter', 'from-company', 'Karte kommt an, die PIN ist für eine andere.'],
    ],
    promises: [
      ['Aktivierungsbrief', '@c Der Brief sei bis zum {faellig} da.', 5],
      ['Freischaltung', 'Bis zum {faellig} sei alles frei.', 3],
    ],
    causes: [
      '@a Der Sonderbuchstabe in Ihrem Namen wird von der Prüfung falsch gelesen. Der Fehler ist uns jetzt bekannt.',
      '@b Ihr Antrag hing zwischen zwei Systemen.',
    ],
    fixes: [
      ['Übernahme der Daueraufträge', '@b Die Daueraufträge sind bis zum {bis} übernommen.'],
      ['Freischaltung von Hand', '@ac Bis zum {bis} schalten wir Sie von Hand frei.'],
      ['Neuer Aktivierungsbrief', '@c Der neue Brief ist bis zum {bis} bei Ihnen, per Einschreiben.'],
    ],
    done: ['@ac Die Prüfung ist anerkannt, Ihr Zugang ist offen.'],
    solved: ['@ac Zugang eingerichtet, alles da.', '@b Konto offen, Daueraufträge übernommen.'],
  },
  {
    wishes: [
      ['refund', '@a Die {betrag}, die der Automat behalten hat.'],
      ['refund', '@b Die fehlgeleitete Überweisung von {betrag}.'],
      ['information', 'Wo die {betrag} geblieben sind.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.pick([5000, 10_000, 15_000, 20_000, 30_000, 50_000, chance.int(9000, 480_000)])),
      was: chance.pick(['Überweisung', 'Einzahlung', 'Auslandsüberweisung', 'Echtzeitüberweisung']),
    }),
    titles: [
      '@c {betrag} bar eingezahlt, auf dem Konto fehlt alles',
      '@a Geldautomat: {betrag} fehlen seit {tage} Tagen',
      '@a {betrag} gebucht, aber nicht ausgegeben',
      '@a Automat behält {betrag}',
      '@b {was} über {betrag} nie angekommen',
      '@c Einzahlung von {betrag} nicht gutgeschrieben',
      '@b {betrag} unterwegs seit {tage} Tagen',

      '@b Überweisung in den falschen Händen, Bank zuckt mit den Schultern',
    ],
    tells: [
      '@a Der Automat hat {betrag} gebucht, aber nicht ausgegeben. Ich stand mit einer Zeugin davor.',
      '@b Die {was} über {betrag} vom {start} ist beim Empfänger nie angekommen.',
      '@c Am {start} habe ich {betrag} eingezahlt. Auf dem Konto fehlt der Betrag.',
    ],
    details: [
      '@ac Der Beleg aus dem Automaten liegt vor.',
      '@b Der Empfänger mahnt mich inzwischen.',
      '@ac Bei der nächsten Zählung des Automaten müsste das Geld auffallen.',
      '@b Die Kontonummer war richtig, das ist bestätigt.',
    ],
    starts: [
      ['on-site', 'order', '@c {betrag} am Automaten eingezahlt, Beleg erhalten.'],
      ['on-site', 'event', '@a Der Automat rattert, bucht und gibt nichts aus.'],
      ['form', 'order', '@b {was} über {betrag} beauftragt.'],
    ],
    asks: [
      '@ac Den Vorgang gemeldet und um Nachzählung gebeten.',
      '@b Einen Nachforschungsauftrag für die {betrag} gestellt.',
      'Nach dem Ergebnis gefragt.',
      'Um schriftliche Bestätigung des Fehlers gebeten.',
    ],
    says: [
      '@ac Laut Protokoll sei alles in Ordnung.',
      '@ac Der Automat gehöre einer anderen Firma.',
      '@b Die Nachforschung koste eine Gebühr.',
      '@b Das Geld sei bei der Empfängerbank. Die Empfängerbank hat es nicht.',
      '@ac Es gebe tatsächlich eine Differenz in der Kasse.',
    ],
    turns: [
      ['letter', 'from-company', 'Ergebnis der Nachforschung: „kein Fehler feststellbar“.'],
      ['letter', 'from-company', '@b Mahnung des Empfängers weitergereicht bekommen.'],
    ],
    promises: [
      ['Gutschrift von {betrag}', 'Die Gutschrift erfolge bis zum {faellig}.', 7],
      ['Ergebnis der Nachforschung', 'Das Ergebnis liege bis zum {faellig} vor.', 9],
    ],
    causes: [
      '@ac In der Kasse des Automaten fehlte nichts, sie hatte genau diesen Betrag zu viel. Das wurde nicht mit Ihrem Fall verknüpft.',
      '@b Die Zahlung lag auf einem Zwischenkonto, weil ein Buchstabe im Namen abwich.',
    ],
    fixes: [['Gutschrift von {betrag}', 'Die {betrag} sind bis zum {bis} auf Ihrem Konto.']],
    done: ['Die {betrag} sind gebucht, mit der Wertstellung von damals.'],
    solved: ['{betrag} sind da.', 'Gutgeschrieben, mit richtiger Wertstellung.'],
  },
];
