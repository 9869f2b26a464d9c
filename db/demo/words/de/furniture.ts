import { counted, money } from '../../moments.ts';
import { noun } from '../../phrases.ts';
import type { Problem } from '../grammar.ts';
import { flawsOf, furnitureOf, partsOf } from './stock.ts';

const euro = (cents: number) => money(cents, 'de');
export const furnitureProblems: readonly Problem[] = [
  {
    wishes: [
      ['delivery', 'Die fehlenden Teile.'],
      ['delivery', 'Die Nachlieferung ({teil}) und einen Termin für den Aufbau.'],
      ['refund', 'Einen Nachlass von {nachlass}.'],
    ],
    facts: (chance, company) => {
      const piece = chance.pick(furnitureOf(company));
      return {
        moebel: noun(piece),
        teil: chance.pick(partsOf(piece)),
        nachlass: euro(chance.int(40, 480) * 100),
        betrag: euro(chance.int(290, 4900) * 100),
      };
    },
    titles: [
      '{moebel} ohne {teil} geliefert',
      'Nachlieferung seit {wochen} Wochen: {teil}',
      '{teil} fehlt, zum zweiten Mal falsch nachgeliefert',
      'Monteure da, {teil} nicht',
      'Es fehlt: {teil}',
      '{moebel} für {betrag}, unvollständig',
      '{einneu:moebel}, ein fehlendes Teil, {anrufe} Anrufe',
      '{teil} bestellt, {teil} bekommen, leider spiegelverkehrt',
      'Seit {monat} mit halbem Möbel: {moebel} ohne {teil}',
    ],
    tells: [
      '{Der:moebel} für {betrag} wurde am {start} geliefert. Es fehlte: {teil}. Seitdem warten wir auf die Nachlieferung.',
      'Bei der Montage stellte sich heraus, dass etwas fehlt: {teil}. Die Monteure haben es notiert, danach geschah nichts.',
      'Zweimal wurde nachgeliefert, zweimal das Falsche. Gebraucht wird für {den:moebel} nur: {teil}.',
    ],
    details: [
      'Der Lieferschein mit dem Vermerk liegt vor.',
      'Der Rest des Betrags wurde trotzdem sofort abgebucht.',
      'Die Kleider liegen seitdem in Kartons.',
      'Im Laden steht das Ausstellungsstück, vollständig.',
      'Die Artikelnummer habe ich selbst herausgesucht.',
    ],
    starts: [
      ['on-site', 'event', 'Lieferung und Aufbau. Es fehlt: {teil}.'],
      ['other', 'event', 'Beim Auspacken bemerkt: {teil} fehlt.'],
    ],
    asks: [
      'Die Nachlieferung verlangt.',
      'Nach einem Liefertermin gefragt.',
      'Foto und Artikelnummer geschickt.',
      'Einen Nachlass von {nachlass} vorgeschlagen.',
      'Um einen Anruf vor der nächsten Lieferung gebeten.',
    ],
    says: [
      'Das Teil sei beim Hersteller bestellt.',
      'Der Hersteller habe Betriebsferien.',
      'Im System stehe „ausgeliefert“.',
      'Man könne das Teil aus der Ausstellung nehmen. Der Abteilungsleiter ist dagegen.',
      'Die Monteure hätten nichts gemeldet.',
      'Das Teil sei da, es fehle ein Wagen.',
    ],
    turns: [
      ['on-site', 'event', 'Nachlieferung. Es ist das falsche Teil.'],
      ['on-site', 'event', 'Liefertermin verstrichen, niemand gekommen.'],
      ['letter', 'from-company', 'Mahnung über den Restbetrag, den ich wegen des Mangels zurückhalte.'],
    ],
    promises: [
      ['Nachlieferung', 'Die Nachlieferung komme bis zum {faellig}.', 12],
      ['Montagetermin', 'Am {faellig} kämen die Monteure.', 8],
    ],
    causes: [
      'Das Teil war bei uns im Lager und falsch ausgezeichnet.',
      'Die Nachbestellung wurde mit der alten Artikelnummer ausgelöst, deshalb kam zweimal dasselbe Falsche.',
    ],
    fixes: [
      ['Nachlieferung mit Montage', 'Am {bis} liefern wir das Teil und bauen es ein.'],
      ['Nachlass von {nachlass}', 'Den Nachlass von {nachlass} überweisen wir bis zum {bis}.'],
    ],
    done: ['Das Teil ist heute eingebaut worden, {nachlass} schreiben wir Ihnen für die Wartezeit gut.'],
    solved: ['Das fehlende Teil ist da und passt.', 'Montiert, alles vollständig.'],
  },
  {
    wishes: [
      ['delivery', 'Die Lieferung mit einem Datum, das hält.'],
      ['refund', 'Rücktritt und die Anzahlung von {anzahlung}.'],
      ['information', 'Einen ehrlichen Liefertermin.'],
    ],
    facts: (chance, company) => {
      const number = chance.int(2, 6);
      return {
        moebel: noun(chance.pick(furnitureOf(company))),
        anzahlung: euro(chance.int(150, 3900) * 100),
        mal: ['zweimal', 'dreimal', 'viermal', 'fünfmal', 'sechsmal'][number - 2],
        frist: `${chance.int(4, 14)} Wochen`,
      };
    },
    titles: [
      '{moebel} {mal} verschoben',
      'Lieferzeit {frist}, gewartet: {tage} Tage länger',
      'Anzahlung von {anzahlung}, Liefertermin offen',
      'Liefertermin geplatzt, Urlaubstag weg: {moebel}',
      'Wir sitzen auf dem Boden: {moebel} kommt nicht',
      '{moebel}: Lieferung „in Kürze“, seit {monat}',
      'Altes Möbel abgeholt, {einneu:moebel} nicht in Sicht',
      'Rücktritt verweigert, {anzahlung} einbehalten',
      'Auf {den:moebel} warten wir seit {monate} Monaten',
    ],
    tells: [
      'Wir haben {einen:moebel} mit einer Lieferzeit von {frist} bestellt und {anzahlung} angezahlt. Der Termin wurde {mal} verschoben.',
      '{Der:moebel} sollte am {start} kommen. An dem Tag rief niemand an und kam niemand.',
      'Seit dem ersten Termin sind {wochen} Wochen vergangen. {anzahlung} liegen bei {firma}, {der:moebel} nicht bei uns.',
    ],
    details: [
      'Verschoben wurde immer am Vorabend.',
      'Das alte Möbel ist bereits entsorgt.',
      'Die neue Wohnung ist bis auf dieses Stück fertig.',
      'Für jeden Termin musste jemand freinehmen.',
      'Im Laden heißt es, das müsse die Logistik wissen.',
    ],
    starts: [
      ['on-site', 'order', 'Bestellt und {anzahlung} angezahlt.'],
      ['other', 'event', 'Liefertag. Niemand kommt, niemand ruft an.'],
    ],
    asks: [
      'Nach einem verbindlichen Termin gefragt.',
      'Eine Nachfrist gesetzt.',
      'Den Rücktritt erklärt und die Anzahlung zurückverlangt.',
      'Um einen Anruf statt einer Nachricht am Vorabend gebeten.',
    ],
    says: [
      'Der Hersteller habe Lieferschwierigkeiten.',
      'Das Möbel sei im Lager, es fehle ein Termin.',
      'Der Wagen sei liegen geblieben.',
      'Ein Rücktritt sei erst nach weiteren sechs Wochen möglich.',
      'Man rufe morgen an.',
      'Die Bestellung sei versehentlich storniert worden.',
    ],
    turns: [
      ['phone', 'from-company', 'Anruf am Vorabend: Der Termin fällt aus.'],
      ['on-site', 'event', 'Wieder einen Tag gewartet.'],
      ['letter', 'from-company', 'Bitte um Zahlung des Restbetrags vor der Lieferung.'],
    ],
    promises: [
      ['Lieferung', 'Am {faellig} werde geliefert.', 7],
      ['Neuer Liefertermin', 'Den neuen Termin nenne man bis zum {faellig}.', 3],
    ],
    causes: [
      'Ihre Bestellung war bei uns als erledigt gebucht, deshalb wurde kein Termin mehr geplant.',
      'Der Hersteller lieferte in zwei Teilen, und niemand hat die Teile zusammengeführt.',
    ],
    fixes: [
      ['Lieferung', 'Wir liefern am {bis} zwischen acht und zehn Uhr, unser Fahrer ruft vorher an.'],
      ['Erstattung von {anzahlung}', 'Die Anzahlung von {anzahlung} ist bis zum {bis} zurück.'],
    ],
    done: ['Ihr Rücktritt ist angenommen, {anzahlung} sind überwiesen.'],
    solved: ['{Der:moebel} steht.', 'Geliefert und aufgebaut, pünktlich.'],
  },
  {
    wishes: [
      ['replacement', '{^einenneu:moebel}.'],
      ['repair', 'Eine Reparatur, die diesen Namen verdient.'],
      ['refund', 'Minderung oder Rückgabe, {betrag}.'],
    ],
    facts: (chance, company) => {
      const piece = chance.pick(furnitureOf(company));
      return {
        moebel: noun(piece),
        betrag: euro(chance.int(220, 4900) * 100),
        mangel: chance.pick(flawsOf(piece)),
        zeit: chance.pick(['drei Monaten', 'einem halben Jahr', 'sechs Wochen', 'einem Jahr', 'vierzehn Monaten']),
      };
    },
    titles: [
      '{moebel} nach {zeit}: {mangel}',
      'Gewährleistung abgelehnt: {mangel}',
      '{betrag} bezahlt, {mangel}',
      'Gutachter sagt „materialtypisch“: {mangel}',
      '{moebel} reklamiert, seit {wochen} Wochen keine Antwort',
      'Dritte Nachbesserung an {dem:moebel}',
      '{mangel}, und schuld soll der Boden sein',
      'Reklamation nach {zeit} nicht anerkannt',
    ],
    tells: [
      '{Der:moebel} für {betrag} zeigt nach {zeit} einen Mangel: {mangel}. {firma} nennt das „materialtypisch“.',
      'Nach {zeit} habe ich {den:moebel} reklamiert, Befund: {mangel}. Ein Gutachter war da, sein Bericht bleibt unter Verschluss.',
      'Zweimal wurde nachgebessert, der Mangel ist geblieben: {mangel}.',
    ],
    details: [
      'Die Pflegeanleitung haben wir eingehalten.',
      'Das Ausstellungsstück im Laden hat denselben Mangel.',
      'Fotos liegen vor, auch vom Tag der Lieferung.',
      'Der Monteur hat selbst den Kopf geschüttelt.',
    ],
    starts: [
      ['other', 'event', 'Mangel bemerkt: {mangel}.'],
      ['form', 'to-company', 'Reklamation mit Fotos eingereicht: {mangel}.'],
    ],
    asks: [
      'Nachbesserung verlangt.',
      'Den Bericht des Gutachters verlangt.',
      'Fotos vom Mangel geschickt.',
      'Austausch verlangt, nach zwei erfolglosen Versuchen.',
    ],
    says: [
      'Das sei materialtypisch.',
      'Der Hersteller entscheide.',
      'Der Boden sei nicht eben.',
      'Man schicke jemanden zur Begutachtung.',
      'Ein Nachlass von fünfzig Euro sei möglich.',
      'Der Austausch sei genehmigt.',
    ],
    turns: [
      ['on-site', 'from-company', 'Begutachtung, vier Minuten, zwei Fotos.'],
      ['on-site', 'event', 'Nachbesserung. Nach drei Tagen wie vorher.'],
      ['letter', 'from-company', 'Ablehnung: „im Rahmen der Toleranz“.'],
    ],
    promises: [
      ['Begutachtung', 'Am {faellig} komme jemand zur Begutachtung.', 8],
      ['Entscheidung des Herstellers', 'Der Hersteller entscheide bis zum {faellig}.', 12],
    ],
    causes: [
      'Die Ablehnung beruhte auf Fotos, auf denen man den Mangel nicht sieht. Vor Ort ist er eindeutig.',
      'Der Hersteller hatte den Austausch längst genehmigt, das Schreiben lag bei uns.',
    ],
    fixes: [
      ['Austausch', 'Der Austausch erfolgt am {bis}.'],
      ['Erstattung von {betrag}', 'Wir nehmen das Möbel zurück und erstatten {betrag} bis zum {bis}.'],
    ],
    done: ['Der Austausch ist genehmigt und bestellt, den Liefertag stimmt unsere Logistik heute noch mit Ihnen ab.'],
    solved: ['{einneu:moebel} ist da.', 'Ausgetauscht, ohne Diskussion.'],
  },
  {
    wishes: [
      ['refund', 'Den Schaden von {betrag} ersetzt.'],
      ['repair', 'Die Reparatur des Schadens.'],
      ['apology', 'Eine Entschuldigung und die Übernahme des Schadens.'],
    ],
    facts: (chance, company) => ({
      schaden: chance.pick([
        'Kratzer im Parkett',
        'Delle in der Wohnungstür',
        'Loch in der Wand',
        'Riss in der Fensterbank',
        'zerbrochene Fliese',
        'Macke im Treppengeländer',
        'abgerissene Türklinke',
      ]),
      betrag: euro(chance.int(80, 1900) * 100),
      moebel: noun(chance.pick(furnitureOf(company))),
    }),
    titles: [
      '{schaden} bei der Lieferung',
      'Monteure fort, {schaden} bleibt',
      'Lieferung mit Folgen: {schaden}',
      '{betrag} Schaden, Spedition und Möbelhaus streiten',
      '{schaden}, und niemand will es gewesen sein',
      'Beim Aufbau beschädigt: {betrag}',
      '{schaden}: Meldung seit {tage} Tagen unbeantwortet',
    ],
    tells: [
      'Bei der Lieferung am {start} entstand ein Schaden: {schaden}. Die Reparatur kostet {betrag}.',
      'Die Monteure haben {den:moebel} aufgebaut und etwas hinterlassen: {schaden}. Unterschrieben haben sie den Vermerk.',
      'Spedition und Möbelhaus verweisen aufeinander. Es geht um {betrag} und diesen Schaden: {schaden}.',
    ],
    details: [
      'Der Vermerk auf dem Lieferschein ist unterschrieben.',
      'Der Vermieter verlangt die Reparatur.',
      'Ein Kostenvoranschlag vom Fachbetrieb liegt vor.',
      'Die Monteure waren freundlich, nur sehr in Eile.',
    ],
    starts: [
      ['on-site', 'event', 'Lieferung. Danach: {schaden}.'],
      ['phone', 'conversation', 'Schaden noch am selben Tag gemeldet.'],
    ],
    asks: [
      'Den Schaden gemeldet, Fotos dazu.',
      'Kostenvoranschlag über {betrag} eingereicht.',
      'Nach der Haftpflicht der Spedition gefragt.',
      'Um eine Entscheidung gebeten.',
    ],
    says: [
      'Zuständig sei die Spedition.',
      'Der Schaden könne auch vorher da gewesen sein.',
      'Man reiche das an die Versicherung weiter.',
      'Der Kostenvoranschlag sei zu hoch.',
      'Man übernehme das.',
    ],
    turns: [
      ['phone', 'conversation', 'Bei der Spedition angerufen: Zuständig sei das Möbelhaus.', 'Spedition'],
      ['letter', 'from-company', 'Fragebogen der Versicherung, zwölf Seiten.'],
    ],
    promises: [
      ['Meldung an die Versicherung', 'Bis zum {faellig} sei das gemeldet.', 4],
      ['Übernahme von {betrag}', 'Die Zahlung komme bis zum {faellig}.', 12],
    ],
    causes: [
      'Der Vermerk der Monteure wurde bei uns nicht in den Vorgang übernommen.',
      'Spedition und Möbelhaus haben aufeinander gewartet. Für Sie zählt: Verkauft haben wir.',
    ],
    fixes: [['Zahlung von {betrag}', 'Wir zahlen {betrag} bis zum {bis} und klären den Rest mit der Spedition.']],
    done: ['Die {betrag} sind überwiesen, den Rest klären wir untereinander.'],
    solved: ['Repariert und bezahlt.', '{betrag} überwiesen.'],
  },
  {
    only: ['Küchenstudio Pfefferminz', 'Möbelhaus Quittenhof', 'Möbelhaus Lund'],
    wishes: [
      ['contract-change', 'Eine Küche nach Plan.'],
      ['repair', 'Die Fertigstellung.'],
      ['refund', 'Die Kosten für die Fehlplanung, {betrag}.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(190, 3900) * 100),
      fehler: chance.pick([
        'acht Zentimeter zu breit',
        'Spüle auf der falschen Seite',
        'Herd vor dem Fenster',
        'Oberschrank zu tief',
        'Steckdosen hinter dem Kühlschrank',
        'Arbeitsplatte zu kurz',
        'Schublade gegen die Heizung',
      ]),
    }),
    titles: [
      'Küche geplant, gemessen, {fehler}',
      '{fehler}: Küche seit {wochen} Wochen halb fertig',
      'Aufmaß falsch, {betrag} soll ich zahlen',
      'Monteure zum vierten Mal da, Küche noch immer nicht fertig',

      'Planungsfehler: {fehler}',
      'Nachtrag über {betrag} für einen fremden Fehler',
      'Küche: {anrufe} Anrufe, keine Arbeitsplatte',
    ],
    tells: [
      'Unsere Küche wurde vom Studio geplant und ausgemessen. Beim Einbau zeigte sich: {fehler}. Jetzt sollen wir {betrag} nachzahlen.',
      'Seit dem {start} ist die Küche halb eingebaut. Der Fehler: {fehler}.',
      'Geplant wurde am Bildschirm, gemessen angeblich mit Laser. Das Ergebnis: {fehler}.',
    ],
    details: [
      'Abgewaschen wird im Bad.',
      'Der Plan ist von der Beraterin unterschrieben.',
      'Jeder Monteur schüttelt den Kopf und fährt wieder.',
      'Bezahlt ist bis auf einen kleinen Rest alles.',
      'Mit zwei Kindern und einer Kochplatte ist das kein Spaß mehr.',
    ],
    starts: [
      ['on-site', 'event', 'Montagebeginn. Es stellt sich heraus: {fehler}.'],
      ['on-site', 'conversation', 'Plan unterschrieben, Aufmaß durch das Studio.'],
    ],
    asks: [
      'Kostenlose Korrektur verlangt.',
      'Den Nachtrag über {betrag} abgelehnt.',
      'Einen Termin für die Fertigstellung verlangt.',
      'Den unterschriebenen Plan vorgelegt.',
    ],
    says: [
      'Das Aufmaß sei richtig gewesen, die Wand habe sich geändert.',
      'Die Arbeitsplatte müsse neu bestellt werden, acht Wochen.',
      'Die Beraterin sei nicht mehr im Haus.',
      'Man könne es „passend machen“.',
      'Die Kosten übernehme man natürlich.',
    ],
    turns: [
      ['on-site', 'event', 'Monteure da, ohne das nötige Teil.'],
      ['email', 'from-company', 'Rechnung über den Nachtrag, {betrag}.'],
    ],
    promises: [
      ['Neues Aufmaß', 'Am {faellig} werde neu gemessen.', 5],
      ['Fertigstellung der Küche', 'Bis zum {faellig} sei die Küche fertig.', 20],
    ],
    causes: [
      'Das Aufmaß wurde von einer alten Zeichnung übernommen. Das ist unser Fehler.',
      'Die Änderung, die Sie am {start} besprochen haben, kam nie in der Werkstatt an.',
    ],
    fixes: [
      ['Fertigstellung', 'Am {bis} bauen wir die Küche fertig, mit unserem besten Team.'],
      ['Storno des Nachtrags', 'Der Nachtrag über {betrag} wird bis zum {bis} storniert.'],
    ],
    done: ['Der Nachtrag ist gestrichen, die Arbeitsplatte kostenlos neu bestellt.'],
    solved: ['Die Küche ist fertig, und sie ist schön.', 'Fertig montiert, Nachtrag gestrichen.'],
  },
  {
    wishes: [
      ['refund', 'Die {betrag} zurück.'],
      ['refund', 'Den Kaufpreis nach der Rückgabe, {betrag}.'],
    ],
    facts: (chance, company) => ({
      moebel: noun(chance.pick(furnitureOf(company))),
      betrag: euro(chance.int(120, 3900) * 100),
      gebuehr: euro(chance.int(29, 240) * 100),
    }),
    titles: [
      '@b Abholung von {einem:moebel} im {monat} zugesagt',
      '@b {moebel} steht seit {tage} Tagen verpackt im Flur',
      '@a {moebel} abgeholt, {betrag} nicht erstattet',
      '@c Rückgabe von {einem:moebel}: {gebuehr} Abholgebühr',
      '@a Widerruf anerkannt, {betrag} fehlen',
      '@b Niemand holt {den:moebel} ab',

      'Rückgaberecht 100 Tage, Ausreden 101',
      '@a {betrag} offen, {moebel} längst wieder im Lager',
      '@c {gebuehr} für eine kostenlose Abholung',
    ],
    tells: [
      '@a {Der:moebel} wurde am {start} abgeholt, der Widerruf ist anerkannt. Die {betrag} sind nicht da.',
      '@c Ich habe {den:moebel} innerhalb der Frist zurückgegeben. Von {betrag} sollen {gebuehr} für die Abholung abgehen, obwohl sie kostenlos war.',
      '@b Der Widerruf ist bestätigt, die Abholung kommt nicht. {Der:moebel} steht verpackt im Flur.',
    ],
    details: [
      '@ac Die Abholung ist quittiert.',
      '@c Beim Kauf wurde mit kostenloser Rückgabe geworben.',
      '@b Der Karton versperrt seit Wochen den Weg zum Keller.',
      '@a Die Finanzierung läuft weiter, Monat für Monat.',
    ],
    starts: [
      ['form', 'to-company', '@b Widerruf erklärt.'],
      ['on-site', 'event', '@ac {Der:moebel} wird abgeholt, Quittung erhalten.'],
    ],
    asks: [
      '@a Die Erstattung von {betrag} verlangt.',
      '@b Nach dem Abholtermin gefragt.',
      '@c Die Abholgebühr zurückgewiesen.',
      '@a Die Quittung der Abholung geschickt.',
    ],
    says: [
      '@b Die Abholung sei erledigt. Das Möbel steht hier.',
      '@b Es sei gerade kein Wagen frei.',
      '@c Der Abzug stehe im Kleingedruckten.',
      '@c Man könne die Hälfte der Gebühr erlassen.',
      '@a Die Ware müsse erst geprüft werden.',
      '@a Die Buchhaltung zahle nur einmal im Monat.',
      '@c Die Rückgabe sei kostenlos, die Abholung nicht.',
      '@a Man sehe keine Abholung.',
      '@a Die Überweisung sei angewiesen.',
    ],
    turns: [
      ['on-site', 'event', '@b Abholtermin, es kommt niemand.'],
      ['email', 'from-company', '@a Gutschrift als Einkaufsgutschein.'],
    ],
    promises: [
      ['Erstattung von {betrag}', '@a Das Geld komme bis zum {faellig}.', 9],
      ['Abholung', '@b Am {faellig} werde abgeholt.', 6],
    ],
    causes: [
      '@a Die Abholung wurde von der Spedition quittiert, aber nicht an die Buchhaltung gemeldet.',
      '@c Die Gebühr durfte nicht berechnet werden, unsere Werbung sagt etwas anderes.',
    ],
    fixes: [
      ['Erstattung von {betrag}', '@ac Die {betrag} sind bis zum {bis} auf Ihrem Konto.'],
      ['Abholung', '@b Wir holen am {bis} ab, kostenlos.'],
    ],
    done: ['@ac Die {betrag} sind vollständig überwiesen, ohne Abzug.'],
    solved: ['@ac {betrag} sind da.', '@b Abgeholt und erstattet.'],
  },
  {
    wishes: [
      ['contract-change', 'Das Möbel in der bestellten Ausführung.'],
      ['replacement', 'Die richtige Farbe.'],
      ['refund', 'Rückgabe und {betrag} zurück.'],
    ],
    facts: (chance, company) => ({
      moebel: noun(chance.pick(furnitureOf(company))),
      betrag: euro(chance.int(180, 3600) * 100),
      soll: chance.pick(['Eiche', 'Dunkelgrün', 'Buche geölt', 'Taubenblau', 'Nussbaum', 'Leinen natur', 'Weiß matt']),
      ist: chance.pick(['Kiefer lackiert', 'Grau', 'Schwarz', 'Ahorn', 'Weiß glänzend', 'Senfgelb', 'Kunstleder']),
    }),
    titles: [
      'Bestellt in {soll}, geliefert in {ist}',
      '{moebel}: {ist} statt {soll}',
      '{soll} ist nicht {ist}',
      'Falsche Ausführung, Umtausch abgelehnt: {moebel}',
      'Auf dem Papier {soll}, im Wohnzimmer {ist}',
      '{betrag} für {einen:moebel} in der falschen Farbe',
      'Verwechslung zugegeben, Umtausch seit {wochen} Wochen offen',
    ],
    tells: [
      'Bestellt war {der:moebel} in {soll}. Geliefert wurde die Ausführung {ist}.',
      'Im Kaufvertrag steht {soll}. Im Wohnzimmer steht {ist}. {firma} meint, das sei Geschmackssache.',
      'Die Verwechslung hat man am {start} zugegeben. Der Umtausch von {einem:moebel} in {ist} gegen {soll} kommt trotzdem nicht.',
    ],
    details: [
      'Der Kaufvertrag ist eindeutig.',
      'Die Monteure haben die Verpackung gleich mitgenommen.',
      'Angeboten wurden hundert Euro Nachlass.',
      'Zum Rest der Einrichtung passt es nicht, deshalb wurde ja so bestellt.',
    ],
    starts: [
      ['on-site', 'event', 'Lieferung in {ist} statt {soll}.'],
      ['phone', 'conversation', 'Falsche Ausführung gemeldet.'],
    ],
    asks: [
      'Umtausch in {soll} verlangt.',
      'Kaufvertrag und Foto geschickt.',
      'Den Nachlass abgelehnt.',
      'Nach einem Termin für den Tausch gefragt.',
    ],
    says: [
      'Laut Auftrag sei {ist} bestellt. Im Vertrag steht {soll}.',
      'Die Ausführung {soll} sei ausgelaufen.',
      'Ein Tausch dauere zwölf Wochen.',
      'Man biete hundert Euro Nachlass.',
      'Der Tausch sei bestellt.',
    ],
    turns: [
      ['email', 'from-company', 'Auftragsbestätigung für den Tausch, wieder in {ist}.'],
      ['on-site', 'conversation', 'Im Laden den Vertrag vorgelegt, die Verkäuferin erinnert sich.'],
    ],
    promises: [
      ['Umtausch', 'Der Umtausch erfolge bis zum {faellig}.', 16],
      ['Rückmeldung des Einkaufs', 'Der Einkauf melde sich bis zum {faellig}.', 5],
    ],
    causes: [
      'Beim Übertragen in die Bestellung wurde die Zeile darunter angekreuzt.',
      'Der Fehler liegt beim Hersteller, kümmern müssen wir uns trotzdem.',
    ],
    fixes: [
      ['Umtausch in {soll}', 'Am {bis} tauschen wir in {soll} um.'],
      ['Erstattung von {betrag}', 'Auf Wunsch erhalten Sie {betrag} bis zum {bis} zurück.'],
    ],
    done: ['Der Umtausch in {soll} ist bestellt und bezahlt von uns, Sie behalten das Stück bis dahin.'],
    solved: ['Getauscht, jetzt in {soll}.', 'Geld zurück, das Stück wurde abgeholt.'],
  },
  {
    wishes: [
      ['refund', '@bc Die {betrag}.'],
      ['information', 'Eine zuständige Person.'],
      ['other', 'Eine Antwort.'],

      ['repair', '@a Die Reparatur, für die ich eine Garantie gekauft habe.'],
    ],
    facts: (chance, company) => ({
      moebel: noun(chance.pick(furnitureOf(company))),
      betrag: euro(chance.int(30, 600) * 100),
      jahrezahl: counted(chance.int(3, 10), 'de'),
    }),
    titles: [
      '@c Rate doppelt eingezogen: {betrag}',
      '@a {^jahrezahl} Jahre Garantie gekauft, keine bekommen',
      '@a Garantie für {den:moebel} gilt nicht für Gebrauch',

      '@c Finanzierung läuft doppelt, {betrag} zu viel',
      '@b Rabatt von {betrag} zugesagt, nicht abgezogen',
      'Zuständig ist niemand: {moebel} und {anrufe} Anrufe',
      '@b Werbung „{betrag} geschenkt“ galt für alles andere',
      '@a Pflegevertrag über {betrag} ohne Pflege',
    ],
    tells: [
      '@a Zum Kauf von {einem:moebel} gab es für {betrag} eine Garantie über {jahrezahl} Jahre. Jetzt, wo ich sie brauche, gilt sie nicht.',
      '@b Zugesagt war ein Rabatt von {betrag}. Auf der Rechnung fehlt er, im Laden erinnert sich niemand.',
      '@c Für {den:moebel} wird die Rate seit {monat} doppelt eingezogen, bisher {betrag} zu viel.',
    ],
    details: [
      '@a Das Faltblatt zur Garantie habe ich noch.',
      '@b Die Verkäuferin hat den Rabatt von Hand auf das Angebot geschrieben.',
      '@c Bank und Möbelhaus schieben es aufeinander.',
      '@a Im Kleingedruckten sind „alltägliche Schäden“ ausgenommen.',
    ],
    starts: [
      ['on-site', 'conversation', 'Im Laden nachgefragt, an die Zentrale verwiesen.'],
      ['letter', 'to-company', '@a Unterlagen zur Garantie eingereicht.'],
    ],
    asks: [
      '@b Auf die schriftliche Zusage hingewiesen.',
      '@bc Die {betrag} verlangt.',
      'Nach einer zuständigen Person gefragt.',
      '@b Das Angebot mit dem handschriftlichen Rabatt geschickt.',
    ],
    says: [
      '@a Das sei eine Versicherung eines Partners, mit der habe man nichts zu tun.',
      '@b Der Rabatt sei nicht mit anderen Aktionen kombinierbar.',
      'Die Zentrale entscheide, und die Zentrale sei telefonisch nicht erreichbar.',
      'Der Mitarbeiter von damals sei nicht mehr da.',
      'Man gebe einen Gutschein.',
    ],
    turns: [
      ['letter', 'from-company', '@a Ablehnung des Partners: Schaden „durch Nutzung“.'],
      ['other', 'event', '@c Nächste Abbuchung, wieder doppelt.'],
    ],
    promises: [
      ['Klärung mit der Zentrale', 'Die Zentrale melde sich bis zum {faellig}.', 6],
      ['Gutschrift von {betrag}', '@bc Die Gutschrift komme bis zum {faellig}.', 10],
    ],
    causes: [
      '@c Der Einzug wurde bei der Bank zweimal angelegt.',
      '@a Die Garantie wurde beim Partner nie angemeldet, obwohl Sie sie bezahlt haben.',
      '@b Der Rabatt stand auf dem Angebot und ging beim Übertrag verloren.',
    ],
    fixes: [
      ['Auftrag an die Werkstatt', '@a Unsere Werkstatt meldet sich bis zum {bis} bei Ihnen.'],
      ['Gutschrift von {betrag}', '@bc Die {betrag} überweisen wir bis zum {bis}.'],
    ],
    done: [
      '@a Wir stehen für die Garantie selbst ein, der Auftrag an die Werkstatt ist erteilt.',
      '@bc Die {betrag} sind überwiesen.',
    ],
    solved: ['@bc {betrag} sind da.', '@a Man steht zur Garantie, die Werkstatt war hier.'],
  },
];
