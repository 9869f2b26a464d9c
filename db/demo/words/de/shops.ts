import type { Chance } from '../../chance.ts';
import { money } from '../../moments.ts';
import { noun } from '../../phrases.ts';
import type { Problem } from '../grammar.ts';
import { stockOf } from './stock.ts';

const euro = (cents: number) => money(cents, 'de');
/** A thing of the shop, and a price between its limits, times `share`. */
function bought(chance: Chance, company: string, share = 1) {
  const { goods, prices } = stockOf(company);
  const [least, most] = prices;
  const euros = Math.max(least, Math.round(least + (most - least) * share * chance.next() ** 2));
  return { ware: noun(chance.pick(goods)), cents: euros * 100 - (chance.is(0.35) ? chance.pick([1, 5, 10, 50]) : 0) };
}

export const shopProblems: readonly Problem[] = [
  {
    wishes: [
      ['refund', 'Die Erstattung von {betrag}.'],
      ['refund', 'Mein Geld zurück, {betrag}, wie bestätigt.'],
    ],
    facts: (chance, company) => {
      const { ware, cents } = bought(chance, company);
      return { ware, betrag: euro(cents) };
    },
    titles: [
      'Retoure bestätigt, {betrag} nicht erstattet',
      '{ware} zurückgeschickt, {betrag} fehlen',
      'Retoure angekommen, Geld nicht',
      '{betrag} für {einen:ware}, {betrag} im Nirgendwo',
      'Rücksendung im {monat}, Erstattung offen',
      'Wo bleiben die {betrag} für {den:ware}?',
      'Erstattung von {betrag} seit {wochen} Wochen „angewiesen“',
      'Paket beim Händler, {betrag} auch',
    ],
    tells: [
      'Ich habe {den:ware} am {start} zurückgeschickt. Der Eingang wurde bestätigt, die {betrag} sind bis heute nicht da.',
      '{firma} hat {meinen:ware} zurück und die {betrag} behalten.',
      'Laut Sendungsverfolgung ist {der:ware} seit {wochen} Wochen im Lager. Erstattet wurde nichts.',
      'Retoure innerhalb der Frist, ungebraucht, im Originalkarton. {betrag} stehen aus.',
    ],
    details: [
      'Die Mail mit dem Satz „Ihre Erstattung ist auf dem Weg“ habe ich aufgehoben.',
      'Bezahlt hatte ich mit Kreditkarte, die Bank sieht keine Gutschrift.',
      'Der Grund war die falsche Größe, nichts Strittiges.',
      'Im Kundenkonto steht der Status „abgeschlossen“.',
      'Die Frist von vierzehn Tagen ist lange um.',
    ],
    starts: [
      ['form', 'order', 'Rücksendung von {einem:ware} angemeldet und Etikett ausgedruckt.'],
      ['other', 'event', '{Der:ware} geht zurück, Einlieferungsbeleg liegt hier.'],
      ['email', 'from-company', 'Bestätigung: Die Retoure ist eingetroffen, {betrag} werden erstattet.'],
    ],
    asks: [
      'Nach der Erstattung von {betrag} gefragt.',
      'Den Einlieferungsbeleg geschickt.',
      'Um Auskunft gebeten, wohin die {betrag} überwiesen wurden.',
      'Auf die gesetzliche Frist hingewiesen.',
      'Gefragt, was am Status „abgeschlossen“ abgeschlossen sein soll.',
    ],
    says: [
      'Die Erstattung sei „angewiesen“, das könne zehn Werktage dauern.',
      'Die Ware sei nicht im System. Dann doch, aber ohne Karton.',
      'Das liege an der Bank.',
      'Man habe auf eine alte Karte erstattet, die es nicht mehr gibt.',
      'Als Alternative könne man sofort einen Gutschein ausstellen.',
      'Die Retourenabteilung sei telefonisch nicht zu erreichen, auch intern nicht.',
    ],
    turns: [
      ['email', 'from-company', 'Gutschein über {betrag} statt der Überweisung, „als Zeichen der Wertschätzung“.'],
      ['other', 'event', 'Kontoauszug geprüft: keine Gutschrift.'],
      ['email', 'from-company', 'Bitte um eine Bewertung des Einkaufs.'],
    ],
    promises: [
      ['Erstattung von {betrag}', 'Bis zum {faellig} sei das Geld da.', 8],
      ['Suche im Lager', 'Das Lager suche und melde sich bis zum {faellig}.', 5],
    ],
    causes: [
      'Ihre Retoure wurde im Lager einer anderen Bestellung zugeordnet.',
      'Die Erstattung ging auf eine abgelaufene Karte und kam zu uns zurück, ohne dass es jemand bemerkte.',
      'Wir hatten einen Rückstand im Wareneingang. Das erklärt die Verzögerung, entschuldigt aber die Auskünfte nicht.',
    ],
    fixes: [
      ['Erstattung von {betrag}', 'Die {betrag} sind bis zum {bis} auf Ihrem Konto.'],
      ['Überweisung von {betrag}', 'Wir überweisen {betrag} bis zum {bis} und legen zehn Euro für Ihre Mühe dazu.'],
    ],
    done: ['Ich habe die Erstattung von {betrag} heute selbst ausgelöst.'],
    solved: ['{betrag} sind gutgeschrieben.', 'Das Geld ist da, mit einer Entschuldigung im Betreff.'],
  },
  {
    wishes: [
      ['delivery', 'Die Lieferung oder eine klare Absage.'],
      ['refund', 'Stornierung und {betrag} zurück.'],
      ['information', 'Einen Liefertermin, der stimmt.'],
    ],
    facts: (chance, company) => {
      const { ware, cents } = bought(chance, company);
      return {
        ware,
        betrag: euro(cents),
        zeit: chance.pick([
          'Lieferung in zwei Tagen',
          'sofort lieferbar',
          'drei bis fünf Werktage',
          'versandfertig in 24 Stunden',
        ]),
      };
    },
    titles: [
      '{ware} bezahlt, aber nie geliefert',
      '„{zeit}“: seit {tage} Tagen',
      '{betrag} überwiesen, keine Ware, keine Antwort',
      'Lieferung im {monat} versprochen, {ware} fehlt bis heute',
      'Bestellung für {betrag} spurlos verschwunden',
      '{ware} dreimal angekündigt, nie gekommen',
      'Auf {den:ware} warte ich seit {wochen} Wochen',
      'Erst lieferbar, dann ausverkauft, dann wieder lieferbar',
      '{betrag} vorausbezahlt für {einen:ware}',
    ],
    tells: [
      'Am {start} habe ich {einen:ware} für {betrag} bestellt und sofort bezahlt. Auf der Seite stand „{zeit}“.',
      '{Der:ware} sollte ein Geschenk werden. Bezahlt sind {betrag}, geliefert wurde nichts.',
      'Seit dem {start} wechselt der Status meiner Bestellung zwischen „in Bearbeitung“ und „verzögert“. Es geht um {einen:ware} für {betrag}.',
    ],
    details: [
      'Auf der Webseite wird dasselbe Produkt weiter als lieferbar angeboten.',
      'Ein Storno sei nicht möglich, weil die Bestellung „schon unterwegs“ sei.',
      'Der Geburtstag ist inzwischen vorbei.',
      'Eine Sendungsnummer habe ich nie bekommen.',
    ],
    starts: [
      ['form', 'order', '{^einen:ware} für {betrag} bestellt und bezahlt.'],
      ['email', 'from-company', 'Bestellbestätigung: „{zeit}“.'],
    ],
    asks: [
      'Nach dem Liefertermin gefragt.',
      'Storniert und die {betrag} zurückverlangt.',
      'Gefragt, ob {der:ware} überhaupt vorrätig ist.',
      'Eine Nachfrist von zwei Wochen gesetzt.',
    ],
    says: [
      'Der Lieferant habe Verzug, Näheres wisse man nicht.',
      'Die Bestellung sei heute in den Versand gegangen.',
      '{Der:ware} sei nicht mehr lieferbar, ein Ersatz koste etwas mehr.',
      'Stornieren könne man nicht, solange der Auftrag „in Bearbeitung“ ist.',
      'Man entschuldige sich und bitte um etwas Geduld.',
    ],
    turns: [
      ['email', 'from-company', 'Neuer Liefertermin, zwei Wochen später als der alte.'],
      ['email', 'from-company', 'Werbemail für genau dieses Produkt, jetzt zehn Prozent billiger.'],
      ['other', 'event', 'Ein Paket kommt. Darin liegt etwas anderes.'],
    ],
    promises: [
      ['Lieferung', 'Am {faellig} werde geliefert.', 6],
      ['Versandbestätigung', 'Die Versandbestätigung komme bis zum {faellig}.', 3],
    ],
    causes: [
      'Der Artikel war in unserem Bestand falsch gezählt, es gab ihn nicht mehr.',
      'Ihr Auftrag wurde nach der Zahlung nicht an das Lager übergeben.',
    ],
    fixes: [
      ['Lieferung', 'Die Lieferung ist spätestens am {bis} bei Ihnen.'],
      ['Erstattung von {betrag}', 'Die {betrag} erhalten Sie bis zum {bis} zurück.'],
    ],
    done: [
      'Die Bestellung ist storniert, {betrag} sind angewiesen.',
      'Das Paket ist heute mit Express hinausgegangen.',
    ],
    solved: ['{Der:ware} ist angekommen.', 'Storno und Geld zurück.'],
  },
  {
    not: ['Knopf & Kragen', 'Buchhandel Eselsohr', 'Schuhwerk Pantoffel'],
    wishes: [
      ['repair', 'Eine Reparatur, die hält.'],
      ['replacement', '{^einenneu:ware}.'],
      ['refund', 'Rücktritt vom Kauf und {betrag} zurück.'],
    ],
    facts: (chance, company) => {
      const { ware, cents } = bought(chance, company);
      return {
        ware,
        betrag: euro(cents),
        alter2: chance.pick(['drei Wochen', 'vier Monaten', 'sieben Monaten', 'elf Monaten']),
      };
    },
    titles: [
      '@a {ware} nach {alter2} kaputt, Gewährleistung verweigert',
      '@bc Reparatur von {einem:ware} dauert {tage} Tage',
      '@b Dreimal repariert, {der:ware} ist wieder defekt',
      '@c {ware} eingeschickt und nicht zurückbekommen',
      '@a Händler verweist an Hersteller, Hersteller an Händler',
      '@a {betrag} bezahlt, nach {alter2} Elektroschrott',
      '@b {ware} „kein Fehler gefunden“, Fehler ist noch da',
      '@a Kostenvoranschlag statt Gewährleistung für {den:ware}',
    ],
    tells: [
      '@a {Der:ware} für {betrag} war nach {alter2} defekt. {firma} lehnt die Gewährleistung ab.',
      '@b Zum dritten Mal ist {der:ware} in der Werkstatt. Jedes Mal heißt es, es sei alles in Ordnung.',
      '@c Seit dem {start} ist {mein:ware} zur Reparatur. Wo genau, weiß niemand.',
    ],
    details: [
      '@a Angeblich ist es ein „Bedienfehler“. Es gibt nur einen Schalter.',
      '@a Der Hersteller sagt, zuständig sei der Händler.',
      'Ein Video des Fehlers liegt vor.',
      'Für das Rückporto habe ich in Vorlage treten müssen.',
    ],
    starts: [
      ['other', 'event', '{Der:ware} gibt den Dienst auf.'],
      ['form', 'to-company', 'Defekt gemeldet, Kaufbeleg hochgeladen.'],
    ],
    asks: [
      'Nachbesserung verlangt.',
      'Den Rücktritt vom Kauf erklärt.',
      '@bc Gefragt, wo {der:ware} gerade ist.',
      '@a Dem Kostenvoranschlag widersprochen.',
    ],
    says: [
      '@a Es handle sich um normalen Verschleiß.',
      '@b Die Werkstatt habe keinen Fehler gefunden.',
      '@bc Man warte auf ein Ersatzteil aus Übersee.',
      '@a Nach sechs Monaten müsse ich beweisen, dass der Fehler von Anfang an da war. Die Frist dafür ist ein Jahr.',
      'Aus Kulanz tausche man diesmal um.',
    ],
    turns: [
      ['other', 'event', '@b Zurück aus der Werkstatt. Nach zwei Tagen derselbe Fehler.'],
      ['email', 'from-company', '@a Kostenvoranschlag, fast so hoch wie der Neupreis.'],
    ],
    promises: [
      ['Rückgabe nach Reparatur', 'Die Reparatur sei bis zum {faellig} fertig.', 12],
      ['Austausch', 'Ein Austauschgerät gehe bis zum {faellig} hinaus.', 7],
    ],
    causes: [
      '@b Die Werkstatt hat nur die Grundfunktion geprüft und nicht den Fehler, den Sie beschrieben haben.',
      '@a Ihre Gewährleistung wurde abgelehnt, weil das falsche Kaufdatum hinterlegt war.',
    ],
    fixes: [
      ['Austauschgerät', 'Ein neues Gerät ist bis zum {bis} bei Ihnen.'],
      ['Erstattung von {betrag}', 'Sie erhalten den Kaufpreis von {betrag} bis zum {bis} zurück.'],
    ],
    done: ['Wir nehmen den Rücktritt an, {betrag} sind überwiesen.'],
    solved: ['Neues Gerät erhalten, es läuft.', 'Kaufpreis zurück.'],
  },
  {
    wishes: [
      ['refund', '@a Das doppelt abgebuchte Geld, {betrag}.'],
      ['other', '@bc Die Rücknahme des Inkassos.'],
    ],
    facts: (chance, company) => {
      const { ware, cents } = bought(chance, company);
      return { ware, betrag: euro(cents), gebuehr: euro(chance.pick([350, 500, 990, 2450, 4000])) };
    },
    titles: [
      '@a {betrag} zweimal abgebucht',
      '@b Storniert, gemahnt, an das Inkasso gegeben',
      '@b Mahnung für eine stornierte Bestellung: {betrag}',

      '@a Doppelte Abbuchung wird nicht zurückgezahlt',
      '@b {gebuehr} Mahngebühr für nichts',
      '@c Rechnung über {betrag} ohne Bestellung',
      '@c {betrag} für eine Bestellung, die nicht von mir ist',
      '@c Jemand hat in meinem Namen für {betrag} bestellt',
    ],
    tells: [
      '@a Für {einen:ware} wurden am {start} zweimal {betrag} abgebucht. Zurück kam bisher keine der beiden Buchungen.',
      '@b Die Bestellung war storniert und bestätigt. Gemahnt werden trotzdem {betrag}, inzwischen mit {gebuehr} Gebühren.',
      '@c Ich soll {betrag} für eine Bestellung zahlen, die nicht von mir stammt.',
    ],
    details: [
      '@a Der Kontoauszug zeigt beide Buchungen am selben Tag.',
      '@bc Auf meine Schreiben antwortet nur das Mahnwesen, und zwar mit Mahnungen.',
      '@b Die Stornobestätigung habe ich dreimal geschickt.',
      '@a Mit dem Zahlungsdienst ist alles geklärt, der Fehler liegt beim Händler.',
    ],
    starts: [
      ['other', 'event', '@a Auf dem Konto zwei Buchungen über {betrag}.'],
      ['letter', 'from-company', '@bc Mahnung über {betrag}.'],
    ],
    asks: [
      '@a Die Rückbuchung von {betrag} verlangt.',
      'Der Forderung widersprochen, Belege genannt.',
      '@bc Um Rücknahme der Mahnung gebeten.',
      '@bc Verlangt, den Fall vom Inkasso zurückzuholen.',
    ],
    says: [
      '@bc Man prüfe, ob die Forderung berechtigt ist.',
      '@a Man sehe nur eine Buchung.',
      '@a Die zweite Buchung sei eine Vorautorisierung und falle von selbst weg.',
      '@bc Das Mahnwesen sei ausgelagert, da komme man nicht heran.',
      '@a Ich möge mich an meine Bank wenden.',
      '@a Der Fehler sei gefunden, das Geld komme.',
    ],
    turns: [
      ['letter', 'from-company', '@bc Zweite Mahnung, plus {gebuehr}.'],
      ['other', 'event', '@a Die Bank bestätigt: Beide Buchungen sind endgültig.'],
    ],
    promises: [
      ['Rückbuchung', '@a Bis zum {faellig} sei das zurückgebucht.', 7],
      ['Mahnstopp', '@bc Die Mahnung werde bis zum {faellig} gestoppt.', 3],
    ],
    causes: [
      '@c Die Bestellung wurde mit Ihrem Namen, aber von fremder Hand aufgegeben. Das hätten wir prüfen müssen.',
      '@a Beim Abbruch der Zahlung entstand eine zweite Buchung, die unser System nicht als Fehler erkannte.',
      '@b Storno und Mahnlauf kennen einander bei uns bisher nicht. Das ist das eigentliche Problem.',
    ],
    fixes: [
      ['Rückzahlung von {betrag}', '@a {betrag} sind bis zum {bis} zurück.'],
      ['Rücknahme der Mahnung', '@bc Die Rücknahme erhalten Sie schriftlich bis zum {bis}.'],
    ],
    done: [
      '@bc Die Forderung ist gestrichen, das Inkasso zurückgerufen.',
      '@a Die doppelte Buchung von {betrag} ist zurückgegeben, die Mahngebühr gelöscht.',
    ],
    solved: ['@a Rückbuchung ist da.', '@bc Das Inkasso hat den Fall geschlossen.'],
  },
  {
    wishes: [
      ['replacement', 'Die Ware, die ich bestellt habe.'],
      ['refund', 'Preisnachlass oder {betrag} zurück.'],
    ],
    facts: (chance, company) => {
      const { ware, cents } = bought(chance, company);
      return {
        ware,
        betrag: euro(cents),
        mangel: chance.pick([
          'mit Kratzern',
          'in der falschen Farbe',
          'sichtlich gebraucht',
          'mit Flecken',
          'in zerrissener Verpackung',
        ]),
      };
    },
    titles: [
      '{ware} {mangel} geliefert',
      'Neu bestellt, gebraucht bekommen: {ware}',
      'Falscher Artikel, Umtausch nur gegen Gebühr',
      '{ware} für {betrag}, geliefert {mangel}',
      'Karton neu, Inhalt nicht',
      'Beschädigt geliefert, Fotos „nicht ausreichend“',
      'Zum zweiten Mal das Falsche im Paket',
    ],
    tells: [
      'Bestellt war {einneu:ware} für {betrag}. Geliefert wurde die Ware {mangel}.',
      '{Der:ware} kam {mangel} an. Auch die Ersatzlieferung war nicht besser.',
      'Im Karton lag nicht, was auf dem Karton stand. Es geht um {einen:ware} für {betrag}.',
    ],
    details: [
      'Fotos vom Auspacken habe ich gemacht, alle mit Datum.',
      'Für die Rücksendung soll ich selbst zahlen.',
      'Angeboten wurden fünf Prozent Nachlass.',
      'In der Tasche steckte noch der Zettel des Vorbesitzers.',
    ],
    starts: [
      ['other', 'event', 'Paket geöffnet: {ware} {mangel}.'],
      ['form', 'to-company', 'Reklamation eingetragen, vier Fotos dazu.'],
    ],
    asks: [
      'Umtausch verlangt.',
      'Fotos vom Schaden geschickt.',
      'Um ein kostenloses Rücksendeetikett gebeten.',
      'Den angebotenen Nachlass abgelehnt.',
    ],
    says: [
      'Auf den Fotos sei nichts zu erkennen.',
      'Der Schaden müsse beim Transport entstanden sein, das sei Sache des Paketdienstes.',
      'Fünf Prozent Nachlass seien möglich, mehr nicht.',
      'Der Umtausch sei veranlasst.',
      'Geöffnete Ware könne man leider nicht zurücknehmen.',
    ],
    turns: [
      ['other', 'event', 'Ersatzlieferung da, wieder nicht in Ordnung.'],
      ['email', 'from-company', 'Gutschein über fünf Euro.'],
    ],
    promises: [
      ['Ersatzlieferung', 'Der Ersatz gehe bis zum {faellig} hinaus.', 5],
      ['Rücksendeetikett', 'Das Etikett komme bis zum {faellig} per Mail.', 2],
    ],
    causes: [
      'Der Artikel stammte aus einer Retoure und hätte nicht als neu verkauft werden dürfen.',
      'Zwei Kartons wurden im Lager vertauscht.',
    ],
    fixes: [
      [
        'Ersatzlieferung',
        'Der richtige Artikel ist bis zum {bis} bei Ihnen, das Etikett für die Rücksendung liegt bei.',
      ],
      ['Erstattung von {betrag}', 'Sie bekommen {betrag} bis zum {bis} zurück.'],
    ],
    done: ['Der Ersatz ist geprüft und heute verschickt worden.'],
    solved: ['Ersatz angekommen, alles vollständig.', 'Geld zurück, die Ware durfte ich behalten.'],
  },
  {
    wishes: [
      ['refund', 'Das Guthaben von {betrag} oder das Geld.'],
      ['replacement', '@ac Einen gültigen Gutschein.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.pick([2000, 2500, 3000, 4000, 5000, 7500, 10_000, 12_000, 15_000])),
      anlass: chance.pick(['zum Geburtstag', 'zur Hochzeit', 'zu Weihnachten', 'zum Ruhestand', 'von den Kollegen']),
    }),
    titles: [
      '@b {betrag} Guthaben, über Nacht weg',
      '@ac Gutschein über {betrag} wird nicht angenommen',
      '@b Guthaben von {betrag} verfallen',
      '@a Gutschein {anlass}: angeblich schon eingelöst',
      '@b {betrag} auf der Karte, null an der Kasse',
      '@c Code für {betrag} an der Kasse unbekannt',
      '@c {betrag} bezahlt, der Code ist ungültig',
      '@c Gutschein über {betrag}: „diesen Code gibt es nicht“',
      '@b Restguthaben von {betrag} gelöscht',
    ],
    tells: [
      '@a Den Gutschein über {betrag} bekam ich {anlass}. Im Shop heißt es, er sei bereits eingelöst.',
      '@b Mein Guthaben von {betrag} ist aus dem Kundenkonto verschwunden, ohne eine Nachricht.',
      '@c Der Code des Gutscheins über {betrag} ist laut Kasse „unbekannt“. Bezahlt wurde er am {start}.',
    ],
    details: [
      'Der Kaufbeleg ist vorhanden.',
      '@a Wofür er eingelöst worden sein soll, will man mir nicht sagen.',
      'Gesetzlich gelten drei Jahre.',
      '@a Peinlich ist es auch, denn es war ein Geschenk.',
    ],
    starts: [
      ['other', 'event', '@b Im Kundenkonto steht das Guthaben plötzlich auf null.'],
      ['form', 'order', '@ac Gutschein beim Bestellen eingegeben, abgelehnt.'],
      ['on-site', 'conversation', '@c An der Kasse vorgelegt. Der Code sei unbekannt.'],
    ],
    asks: [
      '@ac Kaufbeleg vorgelegt und einen neuen Code verlangt.',
      '@a Gefragt, wann und wofür der Gutschein eingelöst worden sein soll.',
      'Um Auszahlung der {betrag} gebeten.',
    ],
    says: [
      '@b Das Guthaben sei verfallen.',
      'Zu Gutscheinen könne nur die Zentrale etwas sagen.',
      '@a Der Code sei eingelöst, von wem, dürfe man aus Datenschutz nicht sagen.',
      '@ac Man schicke einen neuen Code.',
    ],
    turns: [
      ['email', 'from-company', '@ac Ein neuer Code. Auch er ist ungültig.'],
      ['other', 'event', '@a Mit der Schenkenden gesprochen: Bezahlt wurde mit Karte, die Buchung ist da.'],
    ],
    promises: [
      ['Neuer Gutscheincode', '@ac Der neue Code komme bis zum {faellig}.', 4],
      ['Prüfung durch die Zentrale', 'Die Zentrale prüfe das bis zum {faellig}.', 8],
    ],
    causes: [
      'Beim Wechsel unseres Kassensystems wurde eine Reihe von Codes nicht übernommen.',
      '@a Der Code wurde durch einen Tippfehler an der Kasse einem anderen Einkauf zugeordnet.',
    ],
    fixes: [
      ['Guthaben von {betrag}', '@b Das Guthaben von {betrag} steht bis zum {bis} wieder in Ihrem Konto.'],
      ['Neuer Gutschein', '@ac Der neue Gutschein über {betrag} ist bis zum {bis} in Ihrem Postfach.'],
    ],
    done: ['@ac Der Gutschein ist wieder freigeschaltet, ich habe es eben selbst geprüft.'],
    solved: ['@ac Der neue Code funktioniert.', '@b {betrag} wurden ausgezahlt.'],
  },
  {
    wishes: [
      ['other', '@b Die Löschung meines Kontos und meiner Daten.'],
      ['contract-change', '@a Das Ende des Abos.'],
      ['refund', '@a Die Abogebühren von {betrag} zurück.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(999, 9900)),
      abo: chance.pick([
        'Vorteilsclub',
        'Probeabo',
        'Premium-Versand',
        'Kundenkarte mit Jahresgebühr',
        'Newsletter mit Gewinnspiel',
      ]),
    }),
    titles: [
      '@b Löschung verlangt im {monat}, Werbung bekommen',
      '@b Kundenkonto nach {tage} Tagen noch nicht gelöscht',
      '@a {abo}: nie bestellt, {betrag} abgebucht',
      '@a {abo} lässt sich nicht kündigen',
      '@b Konto gelöscht, Werbung kommt weiter',
      '@a Aus dem Gratismonat wurden {betrag}',
      '@b Auskunft über meine Daten seit {wochen} Wochen verweigert',
      '@a Trotz Kündigung {betrag} für „{abo}“',
    ],
    tells: [
      '@a Beim Bestellen wurde ich in „{abo}“ eingetragen. Abgebucht wurden bisher {betrag}.',
      '@b Ich möchte mein Kundenkonto löschen und „{abo}“ beenden. Beides ist auf der Seite nicht vorgesehen.',
      '@a Aus einem kostenlosen Monat „{abo}“ ist ein Vertrag geworden, {betrag} sind weg.',
    ],
    details: [
      '@a Das Häkchen war vorausgewählt, das lässt sich noch heute nachsehen.',
      '@b Auf die Anfrage nach meinen Daten kam nichts, die Frist ist ein Monat.',
      'Jede Abmeldung führt auf eine Fehlerseite.',
      '@a Gekündigt habe ich am letzten Tag der Probezeit, mit Beleg.',
    ],
    starts: [
      ['other', 'event', '@a Abbuchung für „{abo}“ bemerkt.'],
      ['form', 'to-company', 'Kündigung von „{abo}“ eingegeben, Fehlermeldung.'],
    ],
    asks: [
      '@a Gekündigt und {betrag} zurückverlangt.',
      '@b Auskunft über gespeicherte Daten verlangt.',
      '@b Der Nutzung meiner Adresse für Werbung widersprochen.',
    ],
    says: [
      'Die Kündigung müsse im Konto erfolgen. Im Konto gibt es dafür nichts.',
      '@b Man habe die Löschung vorgemerkt.',
      '@a Die Probezeit sei um zwei Stunden überschritten worden.',
      '@a Der Beitrag werde ausnahmsweise erstattet.',
    ],
    turns: [
      ['email', 'from-company', '@b Werbung, drei Tage nach der Abmeldung.'],
      ['other', 'event', '@a Neue Abbuchung für „{abo}“.'],
    ],
    promises: [
      ['Löschung des Kontos', '@b Das Konto sei bis zum {faellig} gelöscht.', 10],
      ['Erstattung', '@a Der Betrag komme bis zum {faellig} zurück.', 8],
    ],
    causes: [
      '@a Die Vorauswahl im Bestellformular war ein Fehler, wir haben sie entfernt.',
      '@b Ihre Abmeldung lief in einen alten Verteiler, der nicht mehr gelesen wird.',
    ],
    fixes: [
      ['Erstattung von {betrag}', '@a Sie erhalten {betrag} bis zum {bis} zurück.'],
      ['Bestätigung der Löschung', '@b Die Bestätigung der Löschung kommt bis zum {bis}.'],
    ],
    done: [
      '@b Konto und Adresse sind gelöscht, die Bestätigung ist unterwegs.',
      '@a Das Abo ist beendet, {betrag} sind erstattet, Ihre Adresse ist aus allen Verteilern gelöscht.',
    ],
    solved: ['@a {betrag} zurück, keine Werbung mehr.', '@b Löschung bestätigt.'],
  },
  {
    wishes: [
      ['refund', '@a Die Preisdifferenz von {differenz}.'],
      ['contract-change', 'Den Preis, der bei der Bestellung galt.'],
      ['delivery', '@b Die Lieferung zum bestätigten Preis.'],
    ],
    facts: (chance, company) => {
      const { ware, cents } = bought(chance, company, 0.7);
      const low = Math.max(9, Math.round(cents / 100));
      const high = low + Math.max(4, Math.round(low * chance.between(0.15, 0.6)));
      return { ware, preis: euro(low * 100), teuer: euro(high * 100), differenz: euro((high - low) * 100) };
    },
    titles: [
      '@a Bestellt für {preis}, berechnet {teuer}',
      '@b Bestellung storniert und {differenz} teurer angeboten',
      '@a Nach dem Kauf {differenz} mehr verlangt',
      '@b {ware} für {preis} bestätigt, dann „Preisfehler“',
      '@a Rabatt zugesagt, {teuer} abgebucht',
      '@a Aktionspreis {preis} galt nur bis zur Kasse',
      '@b Einseitig storniert: {ware} jetzt für {teuer}',
    ],
    tells: [
      '@a Ich habe {einen:ware} für {preis} bestellt und eine Bestätigung erhalten. Berechnet wurden {teuer}.',
      '@b Meine Bestellung über {preis} wurde einseitig storniert. Am selben Tag stand {der:ware} für {teuer} im Shop.',
      '@a Der Rabatt stand im Warenkorb, auf der Rechnung fehlt er. Unterschied: {differenz}.',
    ],
    details: [
      'Die Bestätigung mit dem Preis liegt vor.',
      '@b Angeblich ein „offensichtlicher Irrtum“. So weit lag der Preis nicht daneben.',
      '@a Der Gutscheincode war laut Seite gültig.',
      'Andere Kunden haben die Ware zum alten Preis bekommen.',
    ],
    starts: [
      ['form', 'order', '{^einen:ware} für {preis} bestellt.'],
      ['email', 'from-company', '@a Rechnung über {teuer} statt {preis}.'],
    ],
    asks: [
      '@a Die Differenz von {differenz} zurückverlangt.',
      'Auf die Bestellbestätigung hingewiesen.',
      '@b Lieferung zum bestätigten Preis verlangt.',
    ],
    says: [
      '@b Es sei ein Preisfehler gewesen, man sei nicht gebunden.',
      '@a Rabatte seien nicht kombinierbar.',
      '@b Die Bestätigung sei keine Bestätigung, sondern eine Eingangsbestätigung.',
      'Man könne zehn Prozent entgegenkommen.',
      'Die Differenz werde erstattet.',
    ],
    turns: [
      ['other', 'event', 'Im Shop kostet {der:ware} jetzt {teuer}.'],
      ['email', 'from-company', '@b Stornobestätigung, um die niemand gebeten hat.'],
    ],
    promises: [
      ['Erstattung von {differenz}', '@a Die Differenz komme bis zum {faellig}.', 7],
      ['Prüfung des Preises', 'Man kläre das mit dem Einkauf bis zum {faellig}.', 5],
    ],
    causes: [
      '@a Der Rabatt wurde beim Abschluss der Bestellung durch einen Fehler entfernt.',
      '@b Die Stornierung war voreilig. Die Bestellung war bestätigt, und daran halten wir uns.',
    ],
    fixes: [
      ['Erstattung von {differenz}', '@a Die {differenz} erhalten Sie bis zum {bis}.'],
      ['Lieferung zu {preis}', '@b Wir liefern zum bestätigten Preis von {preis}, bis zum {bis}.'],
    ],
    done: ['@a Die Differenz von {differenz} ist gutgeschrieben.'],
    solved: ['@a {differenz} sind zurück.', '@b Geliefert, zum alten Preis.'],
  },
];
