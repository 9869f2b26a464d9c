import type { Chance } from '../../chance.ts';
import { money } from '../../moments.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'de');
const kwh = (number: number) => `${number.toLocaleString('de-DE')}\u00a0kWh`;
const raised = (chance: Chance, least: number, most: number, factor: number) => {
  const before = chance.int(least, most);
  return [before * 100, Math.round(before * chance.between(1.35, factor)) * 100] as const;
};

export const energyProblems: readonly Problem[] = [
  {
    wishes: [
      ['contract-change', 'Den alten Abschlag von {alt}, bis der Verbrauch geklärt ist.'],
      ['information', 'Eine Rechnung, aus der hervorgeht, wie {neu} zustande kommen.'],
      ['refund', 'Die zu viel abgebuchten {differenz} zurück.'],
    ],
    facts: (chance) => {
      const [alt, neu] = raised(chance, 48, 168, 3.2);
      return {
        alt: euro(alt),
        neu: euro(neu),
        differenz: euro(neu - alt),
        personen: chance.pick(['zu zweit', 'zu dritt', 'zu viert', 'zu fünft']),
      };
    },
    titles: [
      'Abschlag von {alt} auf {neu} erhöht',
      '@b Abschlag ohne Ankündigung auf {neu} gesetzt',
      '{neu} im Monat, niemand kann sagen, warum',
      'Aus {alt} werden {neu}',
      'Abschlag steigt um {differenz}, der Verbrauch nicht',
      'Widerspruch gegen {neu} Abschlag bleibt liegen',
      '{differenz} mehr im Monat, Begründung: keine',
      'Abschlag trotz sinkendem Verbrauch auf {neu} erhöht',
      'Sparsam gelebt, Abschlag von {alt} auf {neu}',
    ],
    tells: [
      'Mein monatlicher Abschlag wurde im {monat} von {alt} auf {neu} erhöht, obwohl sich am Verbrauch nichts geändert hat.',
      '@b Seit dem {start} soll ich {neu} statt {alt} im Monat zahlen. Ein Schreiben dazu habe ich nicht bekommen.',
      '{firma} hat den Abschlag auf {neu} gesetzt. Bisher waren es {alt}, und damit gab es jedes Jahr eine Gutschrift.',
      'Wir wohnen {personen} und verbrauchen seit Jahren das Gleiche. Trotzdem soll der Abschlag jetzt {neu} betragen, vorher {alt}.',
    ],
    details: [
      'Aufgefallen ist es mir erst auf dem Kontoauszug.',
      'Im Kundenkonto steht als Grund „Anpassung“, sonst nichts.',
      'Nach meiner Ablesung ist der Verbrauch sogar gesunken.',
      'Ändern lässt sich der Betrag im Kundenkonto nur nach oben.',
      'Die letzte Jahresabrechnung endete mit einem Guthaben.',
    ],
    starts: [
      [
        'letter',
        'from-company',
        '@a Schreiben mit dem neuen Abschlag: {neu} statt {alt}. Eine Begründung steht nicht darin.',
      ],
      ['other', 'event', '@b Abbuchung von {neu} auf dem Kontoauszug entdeckt. Bisher waren es {alt}.'],
      ['email', 'from-company', '@a Mail mit dem Betreff „Ihr neuer Abschlag“: künftig {neu} im Monat.'],
    ],
    asks: [
      'Der Erhöhung widersprochen und den abgelesenen Zählerstand genannt.',
      'Um eine nachvollziehbare Berechnung der {neu} gebeten.',
      'Verlangt, den Abschlag wieder auf {alt} zu setzen.',
      'Gefragt, auf welchen Verbrauch sich die {neu} stützen.',
      'Angekündigt, nur noch {alt} zu überweisen, bis eine Begründung vorliegt.',
    ],
    says: [
      'Der Abschlag werde „vom System“ berechnet, ändern könne man ihn nicht.',
      'Man rechne mit einem höheren Verbrauch im nächsten Winter.',
      'Der Zählerstand sei geschätzt worden, weil keine Ablesung vorlag.',
      'Das Preisanpassungsschreiben sei vor Wochen verschickt worden. Angekommen ist es nicht.',
      'Die Erhöhung sei ein Versehen, man nehme sie zurück.',
      'Ich könne ja am Jahresende auf eine Gutschrift hoffen.',
    ],
    turns: [
      ['other', 'event', 'Die nächste Abbuchung: wieder {neu}.'],
      [
        'letter',
        'from-company',
        'Zahlungserinnerung über {differenz}, weil ich nur den alten Abschlag überwiesen hatte.',
      ],
      ['other', 'event', 'Zähler selbst abgelesen und fotografiert. Der Verbrauch liegt unter dem des Vorjahres.'],
    ],
    promises: [
      ['Alter Abschlag ab nächstem Monat', 'Ab dem nächsten Monat gelte wieder der alte Abschlag.', 20],
      ['Berechnung des Abschlags', 'Die Berechnung komme schriftlich bis zum {faellig}.', 8],
      ['Korrektur im Kundenkonto', 'Im Kundenkonto sei das bis zum {faellig} geändert.', 5],
    ],
    causes: [
      'Ihr Abschlag wurde mit dem Verbrauch des Vormieters berechnet.',
      'Bei der Umstellung unserer Abrechnung wurde für Ihren Zähler ein Schätzwert übernommen, der zu hoch war.',
      'Die Erhöhung beruht auf dem neuen Arbeitspreis. Das Schreiben dazu ging an Ihre frühere Anschrift.',
      'Die Ablesung vom {start} war im falschen Vertrag erfasst.',
    ],
    fixes: [
      ['Abschlag wieder {alt}', 'Ab dem {bis} gilt wieder ein Abschlag von {alt}.'],
      ['Erstattung von {differenz}', 'Die zu viel gezahlten {differenz} überweisen wir bis zum {bis}.'],
      ['Neue Abschlagsberechnung', 'Eine neue Berechnung mit allen Werten erhalten Sie bis zum {bis}.'],
    ],
    done: [
      'Der Abschlag steht seit heute wieder auf {alt}.',
      'Den Betrag von {differenz} haben wir Ihrem Vertragskonto gutgeschrieben.',
    ],
    solved: [
      'Der Abschlag steht wieder auf {alt}.',
      'Die Differenz von {differenz} ist auf dem Konto.',
      'Neue Berechnung erhalten, diesmal nachvollziehbar.',
    ],
  },
  {
    wishes: [
      ['refund', 'Die Gutschrift von {betrag} aus der Schlussrechnung.'],
      ['refund', 'Mein Guthaben, {betrag}, auf mein Konto.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(4200, 68_000)),
      nachforderung: euro(chance.int(30, 190) * 100),
      preis: euro(chance.int(600, 1500)),
    }),
    titles: [
      'Guthaben von {betrag} wird nicht ausgezahlt',

      '{betrag} Guthaben, seit dem Wechsel kein Cent',

      'Wo bleiben meine {betrag}?',
      'Guthaben aus der Schlussrechnung fehlt: {betrag}',
      'Anbieter gewechselt, {betrag} zurückgelassen',
      '{betrag} laut Rechnung „in den nächsten Tagen“',
    ],
    tells: [
      'Laut Schlussrechnung stehen mir {betrag} zu. Ausgezahlt wurde bis heute nichts.',
      'Ich habe zum {start} den Anbieter gewechselt. Das Guthaben von {betrag} behält {firma} bisher für sich.',
      'Mein Vertrag ist seit dem {start} beendet. Auf die Auszahlung von {betrag} warte ich noch immer.',
      'Auf der Abrechnung steht unter dem Strich ein Guthaben von {betrag}, dazu der Satz, der Betrag werde „in den nächsten Tagen“ überwiesen.',
    ],
    details: [
      'Die Bankverbindung ist dieselbe, von der zwei Jahre lang abgebucht wurde.',
      'Im Kundenkonto kann ich mich seit dem Vertragsende nicht mehr anmelden.',

      'Der neue Anbieter hat den Wechsel sofort bestätigt.',
      'Für {betrag} muss ich eine ganze Weile arbeiten.',
    ],
    starts: [
      ['letter', 'from-company', 'Schlussrechnung erhalten: {betrag} Guthaben.'],
      ['other', 'event', 'Vertragsende, Zählerstand am selben Tag gemeldet.'],
      ['email', 'from-company', 'Mail: „Ihre Abrechnung liegt bereit.“ Guthaben {betrag}.'],
    ],
    asks: [
      'Nach der Auszahlung der {betrag} gefragt.',
      'Die Bankverbindung noch einmal bestätigt und um Überweisung gebeten.',
      'Auf die Frist von sechs Wochen hingewiesen.',
      'Verlangt, das Guthaben nicht mit einem künftigen Vertrag zu verrechnen, denn es gibt keinen.',
      'Um eine Bestätigung gebeten, wann die {betrag} überwiesen werden.',
    ],
    says: [
      'Die Auszahlung sei „angewiesen“, das dauere bis zu zehn Werktage.',
      'Es fehle eine Bankverbindung. Abgebucht wurde von ihr bis zuletzt.',
      'Das Guthaben werde mit dem nächsten Abschlag verrechnet. Einen nächsten Abschlag gibt es nicht.',
      'Das System habe den Vertrag noch nicht „geschlossen“.',
      'Es sei ein Scheck verschickt worden, der müsse angekommen sein.',
      'Der Netzbetreiber habe den Endstand nicht gemeldet.',
    ],
    turns: [
      ['other', 'event', 'Kontoauszug geprüft: kein Eingang von {firma}.'],
      ['letter', 'from-company', 'Statt der Auszahlung kommt Werbung: Man wolle mich zurückgewinnen.'],
      ['letter', 'from-company', 'Schreiben ohne Unterschrift, die Auszahlung „verzögere sich systembedingt“.'],
    ],
    promises: [
      ['Auszahlung von {betrag}', 'Bis zum {faellig} sei das Geld auf dem Konto.', 10],
      ['Schlussrechnung', 'Die Schlussrechnung sei bis zum {faellig} da.', 14],
      ['Auszahlung des Guthabens', 'Die Überweisung gehe noch diese Woche hinaus.', 5],
    ],
    causes: [
      'Ihr Vertragskonto war nach dem Wechsel gesperrt, und die Auszahlung blieb in der Prüfung hängen.',
      'Beim Schließen des Vertrags wurde Ihre Bankverbindung gelöscht, bevor das Guthaben überwiesen war.',
      'Der Endstand lag uns seit Wochen vor, er wurde nicht verarbeitet.',
      'Die Auszahlung ist zweimal von uns angestoßen und zweimal vom System abgelehnt worden. Bemerkt hat es niemand.',
    ],
    fixes: [
      ['Auszahlung von {betrag}', 'Die {betrag} überweisen wir bis zum {bis}.'],
      ['Schlussrechnung und {betrag}', 'Schlussrechnung und Auszahlung erhalten Sie bis zum {bis}.'],
    ],
    done: [
      'Die Überweisung von {betrag} ist heute von mir selbst freigegeben worden.',
      'Das Guthaben ist seit gestern unterwegs.',
    ],
    solved: [
      '{betrag} sind eingegangen.',
      'Das Geld ist da, auf den Cent genau.',
      'Überweisung erhalten, mit zwei Euro Zinsen.',
    ],
  },

  {
    wishes: [
      ['contract-change', 'Eine Abrechnung mit dem abgelesenen Stand von {gelesen}.'],
      ['refund', 'Die zu viel berechneten {betrag} zurück.'],
    ],
    facts: (chance) => {
      const read = chance.int(4100, 38_000);
      const guessed = read + chance.int(900, 6400);
      return {
        gelesen: kwh(read),
        geschaetzt: kwh(guessed),
        zuviel: kwh(guessed - read),
        betrag: euro(Math.round((guessed - read) * chance.between(26, 41))),
      };
    },
    titles: [
      '@a Zählerstand geschätzt statt abgelesen',
      '{zuviel} zu viel berechnet',
      '@b Nach dem Zählertausch {betrag} Nachzahlung',
      '@a Schätzung {geschaetzt}, auf dem Zähler stehen {gelesen}',
      'Foto des Zählers dreimal geschickt, Rechnung bleibt falsch',
      '{betrag} Nachzahlung für nie verbrauchte Energie',
      'Falscher Zählerstand, Korrektur seit {tage} Tagen offen',
      '@a Abgelesen, gemeldet, trotzdem geschätzt: {betrag}',
      '@b Zahlendreher beim Zählertausch kostet mich {betrag}',
      'Rechnung über {zuviel}, die es nicht gibt',
    ],
    tells: [
      '@a Die Jahresabrechnung beruht auf einem geschätzten Stand von {geschaetzt}. Auf meinem Zähler stehen {gelesen}. Der Unterschied kostet mich {betrag}.',
      '@b Beim Tausch des Zählers im {monat} wurde ein falscher Endstand notiert. Seitdem soll ich {betrag} nachzahlen.',
      '@a Ich habe den Stand rechtzeitig gemeldet, {gelesen}. Abgerechnet wurden {geschaetzt}.',
      '@a Obwohl am {start} jemand zum Ablesen da war, steht in der Rechnung eine Schätzung: {geschaetzt} statt {gelesen}.',
    ],
    details: [
      'Ein Foto mit Datum habe ich, der Hausmeister war dabei.',
      'So viel könnte ich mit meinen Geräten gar nicht verbrauchen.',
      'Im Kundenkonto ist das Feld für den Zählerstand gesperrt.',
      'Der Netzbetreiber hat den richtigen Wert, das hat er mir bestätigt.',
      'Der Zähler hängt im Keller, jeder könnte nachsehen.',
    ],
    starts: [
      ['letter', 'from-company', '@a Jahresabrechnung: geschätzter Stand {geschaetzt}, Nachzahlung {betrag}.'],
      [
        'technician',
        'event',
        '@b Zähler getauscht. Der Monteur notiert den Endstand, eine Durchschrift bekomme ich nicht.',
      ],
      ['form', 'to-company', '@a Stand von {gelesen} über das Kundenkonto gemeldet.'],
    ],
    asks: [
      'Auf den abgelesenen Stand von {gelesen} hingewiesen.',
      'Widerspruch gegen die Abrechnung, Korrektur verlangt.',
      '@a Gefragt, warum geschätzt wurde, obwohl eine Ablesung vorliegt.',
      'Angeboten, dass jemand vorbeikommt und selbst nachsieht.',
      'Um Aussetzung der Nachzahlung von {betrag} gebeten, bis der Stand geklärt ist.',
    ],
    says: [
      'Der Wert komme vom Netzbetreiber, da könne man nichts machen.',
      '@a Der Stand sei „rechnerisch ermittelt“ worden, das sei üblich.',
      'Das Foto sei zu dunkel. Auf meinem Bildschirm ist jede Ziffer zu lesen.',
      'Der Fehler sei offensichtlich, man korrigiere ihn sofort.',
      'Ich solle erst zahlen und dann widersprechen.',
      'Eine Ablesung liege nicht vor. Danach: Sie liege doch vor, aber in einem anderen Vertrag.',
    ],
    turns: [
      ['letter', 'from-company', 'Mahnung über {betrag}, trotz Widerspruch.'],
      ['phone', 'conversation', 'Beim Netzbetreiber nachgefragt: Dort ist {gelesen} gespeichert.', 'Netzbetreiber'],
      ['other', 'event', 'Zähler noch einmal fotografiert, diesmal mit einer Tageszeitung daneben.'],
    ],
    promises: [
      ['Korrigierte Abrechnung', 'Die korrigierte Abrechnung komme bis zum {faellig}.', 12],
      ['Mahnstopp', 'Bis zur Klärung werde nicht gemahnt.', 14],
      ['Techniker zum Ablesen', 'Am {faellig} komme jemand und lese ab.', 6],
    ],
    causes: [
      '@b Der Anfangsstand wurde beim Zählertausch falsch übertragen.',
      '@a Ihre Ablesung lag vor, wurde aber einer anderen Zählernummer zugeordnet.',
      '@a Wir haben geschätzt, weil die Meldung des Netzbetreibers einen Tag zu spät kam. Danach hätte jemand hinsehen müssen.',
    ],
    fixes: [
      ['Korrigierte Abrechnung', 'Die neue Abrechnung mit dem Stand {gelesen} geht Ihnen bis zum {bis} zu.'],
      ['Erstattung von {betrag}', 'Die {betrag} schreiben wir Ihnen bis zum {bis} gut.'],
    ],
    done: [
      'Die Abrechnung ist korrigiert, die Nachforderung von {betrag} entfällt.',
      'Der Stand von {gelesen} ist jetzt hinterlegt und die Mahnung gestoppt.',
    ],
    solved: ['Neue Abrechnung erhalten, diesmal mit {gelesen}.', 'Die Nachforderung von {betrag} ist gestrichen.'],
  },
  {
    wishes: [
      ['refund', 'Die abgebuchten {betrag} für eine Wohnung, in der ich nicht mehr wohne.'],
      ['contract-change', 'Das Ende des Vertrags für die alte Wohnung zum {start}.'],
    ],
    facts: (chance) => {
      const rate = chance.int(38, 132);
      const months = chance.int(2, 5);
      return {
        rate: euro(rate * 100),
        betrag: euro(rate * months * 100),
        monatszahl: ['zwei', 'drei', 'vier', 'fünf'][months - 2],
      };
    },
    titles: [
      'Umzug gemeldet, alte Wohnung weiter abgerechnet',
      'Ausgezogen und trotzdem {monatszahl} Monate weiterbezahlt',
      '{betrag} für eine leere Wohnung',
      'Abschlag von {rate} für eine Adresse, die nicht mehr meine ist',
      'Seit dem Umzug zwei Verträge, {betrag} zu viel',
      'Übergabeprotokoll liegt vor, abgebucht wird weiter',
      'Nachmieter zahlt, ich zahle auch: {rate} im Monat',
      'Auszug im {monat}, Abbuchung bis heute',
      'Abschlag nach Umzug doppelt abgebucht',
    ],
    tells: [
      'Ich bin am {start} ausgezogen und habe das mit Übergabeprotokoll gemeldet. Abgebucht werden weiter {rate} im Monat.',
      'Für meine alte Wohnung wurden nach dem Auszug noch {monatszahl} Abschläge eingezogen, zusammen {betrag}.',
      'Den Umzug habe ich vier Wochen vorher angezeigt. {firma} führt seitdem zwei Verträge für mich, einen davon für eine Wohnung, in der jemand anderes lebt.',
      'Am Telefon hieß es jedes Mal, die Abmeldung sei erledigt. Im {monat} kam trotzdem die nächste Abbuchung.',
    ],
    details: [
      'Der Nachmieter hat längst einen eigenen Vertrag, bei demselben Unternehmen.',
      'Beide Zählerstände stehen im Übergabeprotokoll.',
      'Zurückbuchen wollte ich nicht, weil dann sofort eine Mahnung kommt.',
      'Der Vermieter hat den Auszug schriftlich bestätigt.',
    ],
    starts: [
      ['form', 'to-company', 'Umzug über das Kundenkonto gemeldet, Protokoll hochgeladen.'],
      ['letter', 'to-company', 'Auszug schriftlich angezeigt, mit Zählerstand und neuer Adresse.'],
      ['other', 'event', 'Abbuchung von {rate} für die alte Wohnung bemerkt.'],
    ],
    asks: [
      'Um Beendigung des alten Vertrags zum Auszugstag gebeten.',
      'Die {betrag} zurückverlangt und das Protokoll noch einmal geschickt.',
      'Gefragt, wie man einen Vertrag für eine leere Wohnung führen kann.',
      'Darum gebeten, keine weiteren Abschläge von {rate} einzuziehen.',
    ],
    says: [
      'Die Abmeldung sei eingegangen, aber „nicht durchgelaufen“.',
      'Es fehle der Zählerstand. Er steht auf Seite zwei des Protokolls.',
      'Zuständig sei jetzt die Abteilung für Umzüge, die sei telefonisch nicht zu erreichen.',
      'Man könne den Vertrag nur zum Monatsende beenden, und zwar zum nächsten.',
      'Das sei erledigt, die nächste Abbuchung bitte ignorieren.',
    ],
    turns: [
      ['other', 'event', 'Die nächste Abbuchung für die alte Wohnung: {rate}.'],
      ['letter', 'from-company', 'Begrüßungsschreiben an die neue Adresse, Abschlagsplan an die alte.'],
      ['letter', 'from-company', 'Rechnung für die alte Wohnung, adressiert an mich, Zeitraum nach dem Auszug.'],
    ],
    promises: [
      ['Schlussrechnung alte Wohnung', 'Die Schlussrechnung für die alte Wohnung komme bis zum {faellig}.', 14],
      ['Erstattung der Abschläge', 'Die Abschläge würden bis zum {faellig} erstattet.', 10],
    ],
    causes: [
      'Ihre Meldung vom {start} lag vor und wurde nicht verarbeitet.',
      'Der Nachmieter wurde auf dieselbe Zählernummer angemeldet, dadurch blieb Ihr Vertrag offen.',
      'Die Umzugsmeldung ist in einer Warteschlange hängen geblieben, die wir inzwischen abgeschafft haben.',
    ],
    fixes: [
      ['Erstattung von {betrag}', 'Sie bekommen {betrag} zurück, spätestens am {bis}.'],
      ['Schlussrechnung', 'Die Schlussrechnung zum Auszugstag erhalten Sie bis zum {bis}.'],
    ],
    done: ['Der alte Vertrag ist rückwirkend beendet, {betrag} sind angewiesen.'],
    solved: ['{betrag} sind zurück auf dem Konto.', 'Der alte Vertrag ist beendet, die Bestätigung liegt vor.'],
  },
  {
    wishes: [
      ['refund', 'Den vereinbarten Bonus von {bonus}.'],
      ['information', 'Eine Begründung, warum der Bonus nicht gezahlt wird.'],
    ],
    facts: (chance) => ({
      bonus: euro(
        chance.pick([
          75, 80, 100, 110, 120, 125, 140, 150, 160, 175, 180, 190, 200, 220, 225, 240, 260, 280, 300, 310,
        ]) * 100,
      ),
      portal: chance.pick([
        'ein Vergleichsportal',
        'die Webseite',
        'einen Vertreter an der Tür',
        'eine Werbeaktion im Baumarkt',
      ]),
    }),
    titles: [
      'Bonus von {bonus} nie gutgeschrieben',
      'Neukundenbonus verweigert: {bonus}',
      '@a Nach zwölf Monaten kein Bonus, {bonus} fehlen',
      '{bonus} Bonus im Vertrag, auf der Rechnung null',
      'Bonus erst zugesagt, dann „nicht berechtigt“',
      '@a Ein Jahr gewartet, {bonus} gestrichen',
      '@b Sofortbonus von {bonus} lässt sich Zeit',
      'Mit {bonus} geworben, mit Ausreden bezahlt',
    ],
    tells: [
      '@a Im Vertrag steht ein Bonus von {bonus} nach zwölf Monaten Belieferung. Die Jahresabrechnung kam im {monat}, der Bonus fehlt.',
      'Abgeschlossen habe ich über {portal}, ausschlaggebend war der Bonus von {bonus}. Jetzt heißt es, ich sei kein Neukunde gewesen.',
      '@a Zwölf Monate sind um, {bonus} Bonus waren vereinbart, abgerechnet wurde ohne.',
      '@b Der Sofortbonus von {bonus} sollte sechzig Tage nach Lieferbeginn kommen. Das ist lange her.',
    ],
    details: [
      'Die Auftragsbestätigung mit dem Betrag habe ich aufgehoben.',
      'Ohne den Bonus wäre ein anderer Anbieter günstiger gewesen.',
      'Angeblich war unter dieser Adresse schon einmal jemand Kunde, vermutlich der Vormieter.',
      'Die Frist in den Bedingungen habe ich genau eingehalten.',
    ],
    starts: [
      ['letter', 'from-company', '@a Jahresabrechnung ohne den vereinbarten Bonus.'],
      ['other', 'event', 'Rechnung geprüft: Von {bonus} Bonus keine Spur.'],
      ['email', 'from-company', '@a Abrechnung als PDF. In der Zeile „Boni“ steht 0,00.'],
    ],
    asks: [
      'Nach dem Bonus von {bonus} gefragt, Auftragsbestätigung als Beleg genannt.',
      '@a Um Korrektur der Jahresabrechnung gebeten.',
      'Gefragt, welche Bedingung ich nicht erfüllt haben soll.',
      'Klargestellt, dass ich vorher nie Kunde war.',
    ],
    says: [
      'Der Bonus werde „separat“ ausgezahlt, wann, wisse man nicht.',
      'Ein Bonus sei in diesem Tarif nicht vorgesehen.',
      'Unter der Adresse habe es schon einen Vertrag gegeben, damit entfalle der Bonus.',
      'Zuständig sei das Portal. Das Portal sagt: zuständig sei der Versorger.',
      'Das sei ein Fehler, die Gutschrift werde nachgeholt.',
      '@a Der Bonus gelte nur, wenn man nicht kündige. Gekündigt habe ich nach Ablauf des Jahres.',
    ],
    turns: [
      ['other', 'event', 'Auftragsbestätigung herausgesucht: Der Bonus steht fett gedruckt darin.'],
      ['letter', 'from-company', '@a Korrigierte Rechnung erhalten. Korrigiert wurde die Anrede.'],
    ],
    promises: [
      ['Gutschrift von {bonus}', 'Die Gutschrift komme bis zum {faellig}.', 14],
      ['Prüfung des Bonus', 'Man prüfe den Bonus und melde sich bis zum {faellig}.', 8],
    ],
    causes: [
      'Der Bonus war Ihrem Vertrag nicht zugeordnet, weil der Abschluss über einen Partner kam.',
      'Unser System hat Sie wegen eines früheren Vertrags an derselben Anschrift als Bestandskunden geführt. Das war falsch.',
      'Die Auszahlung des Bonus ist bei uns ein eigener Lauf, und Ihr Vertrag fehlte darin.',
    ],
    fixes: [
      ['Bonus von {bonus}', 'Der Bonus von {bonus} wird bis zum {bis} überwiesen.'],
      ['Korrigierte Jahresabrechnung', '@a Eine korrigierte Jahresabrechnung samt Bonus erhalten Sie bis zum {bis}.'],
    ],
    done: ['Der Bonus von {bonus} ist heute angewiesen worden.'],
    solved: ['{bonus} sind eingegangen.', '@a Der Bonus steht jetzt in der korrigierten Rechnung.'],
  },
  {
    wishes: [
      ['contract-change', 'Eine Bestätigung meiner Kündigung zum vereinbarten Termin.'],
      ['other', 'Das Ende des Vertrags und keine weiteren Abbuchungen.'],
    ],
    facts: (chance) => ({
      abschlag: euro(chance.int(45, 168) * 100),
      preis: `${chance.int(31, 58)},${chance.int(1, 9)} Cent`,
    }),
    titles: [
      '@b Kündigung bestätigt, dann widerrufen',
      '@ac Kündigung angeblich nie angekommen',
      '@a Fristgerecht gekündigt, Vertrag um ein Jahr verlängert',
      'Einzug trotz Kündigung: {abschlag}',
      '@a Dreimal gekündigt, dreimal Werbung bekommen',
      '@a Kündigung per Einschreiben, Verlängerung per Mail',
      '@c Sonderkündigung wegen {preis} nicht anerkannt',
      'Nach der Kündigung buchen sie weiter {abschlag} ab',
      '@ac Kündigung seit {wochen} Wochen „in Prüfung“',
    ],
    tells: [
      '@c Ich habe nach der Preiserhöhung auf {preis} fristgerecht gekündigt. {firma} behauptet, nichts erhalten zu haben.',
      '@b Meine Kündigung wurde im {monat} bestätigt. Zwei Wochen später hieß es, die Bestätigung sei ein Versehen gewesen und der Vertrag laufe weiter.',
      '@a Trotz Kündigung per Einschreiben werden weiter {abschlag} im Monat abgebucht.',
      '@c Ich wollte nach der Erhöhung auf {preis} wechseln. Der neue Anbieter kann nicht liefern, weil der alte mich nicht freigibt.',
    ],
    details: [
      '@a Den Rückschein habe ich.',
      '@c Das Sonderkündigungsrecht steht im Schreiben zur Preiserhöhung selbst.',
      'Der neue Anbieter hat schon zweimal angefragt und zweimal eine Ablehnung bekommen.',
      'Am Telefon versucht man jedes Mal, mir einen anderen Tarif zu verkaufen.',
    ],
    starts: [
      ['letter', 'to-company', '@a Kündigung abgeschickt, per Einschreiben.'],
      ['letter', 'from-company', '@c Preiserhöhung auf {preis} je Kilowattstunde angekündigt.'],
      ['form', 'to-company', '@b Über die Schaltfläche auf der Webseite gekündigt. Bestätigungsseite ausgedruckt.'],
    ],
    asks: [
      'Um Bestätigung der Kündigung gebeten.',
      '@c Auf das Sonderkündigungsrecht nach der Preiserhöhung hingewiesen.',
      'Gefragt, auf welcher Grundlage der Vertrag weiterlaufen soll.',
      '@a Der Verlängerung widersprochen.',
      'Kündigung ein weiteres Mal erklärt, vorsorglich.',
    ],
    says: [
      '@ac Eine Kündigung sei im System nicht zu sehen.',
      '@ac Die Kündigung sei zu spät gekommen, um einen Tag.',
      'Man könne mir einen günstigeren Tarif anbieten, dann sei die Sache doch erledigt.',
      'Die Unterschrift fehle. Auf meiner Kopie ist sie.',
      'Die Bestätigung sei unterwegs.',
      'Kündigungen nehme man nur schriftlich an, und die schriftliche sei nicht da.',
    ],
    turns: [
      ['other', 'event', 'Trotz Kündigung {abschlag} abgebucht.'],
      ['email', 'from-company', 'Werbung: „Schön, dass Sie bleiben.“'],
      ['letter', 'from-company', 'Schreiben mit neuem Vertragsbeginn, den ich nicht bestellt habe.'],
    ],
    promises: [
      ['Bestätigung der Kündigung', 'Die Bestätigung sei bis zum {faellig} im Briefkasten.', 7],
      ['Freigabe für den neuen Anbieter', 'Die Freigabe für den neuen Anbieter erfolge bis zum {faellig}.', 6],
    ],
    causes: [
      'Ihre Kündigung war eingescannt, aber dem falschen Vertrag zugeordnet.',
      'Die Bestätigung wurde bei uns zurückgenommen, weil noch ein zweiter Zähler auf Ihren Namen lief. Das hätten wir Ihnen sagen müssen.',
      '@ac Das Einschreiben ist am {start} angekommen und lag eine Woche in der falschen Abteilung.',
    ],
    fixes: [
      ['Kündigungsbestätigung', 'Die Bestätigung erhalten Sie bis zum {bis}, schriftlich.'],
      ['Erstattung von {abschlag}', 'Der zu Unrecht eingezogene Abschlag von {abschlag} ist bis zum {bis} zurück.'],
    ],
    done: ['Die Kündigung gilt zum ursprünglichen Termin, das ist seit heute so hinterlegt.'],
    solved: ['Die Bestätigung liegt im Briefkasten.', 'Der Wechsel ist durch, der alte Vertrag beendet.'],
  },
  {
    wishes: [
      ['contract-change', 'Den garantierten Preis von {alt} je Kilowattstunde bis zum Ende der Laufzeit.'],
      ['refund', 'Die Differenz aus {monatszahl} Monaten, {betrag}.'],
    ],
    facts: (chance) => {
      const before = chance.int(248, 329);
      const after = before + chance.int(38, 170);
      const cents = (tenths: number) => `${Math.floor(tenths / 10)},${tenths % 10} Cent`;
      return {
        alt: cents(before),
        neu: cents(after),
        betrag: euro(chance.int(3800, 31_000)),
        monatszahl: chance.pick(['zwei', 'drei', 'vier', 'fünf']),
      };
    },
    titles: [
      'Preisgarantie bis zum Jahresende, Erhöhung im {monat}',
      'Von {alt} auf {neu}, trotz Preisgarantie',
      'Erhöhung auf {neu} ohne Ankündigung',
      'Preisgarantie gilt, wenn man {firma} fragt, nur für die Steuern',
      'Garantierter Preis {alt}, berechnet werden {neu}',
      '{neu} statt {alt}, das Schreiben dazu fehlt',
      'Preis heimlich erhöht, {betrag} zu viel bezahlt',
    ],
    tells: [
      'Mein Vertrag enthält eine Preisgarantie über {alt} je Kilowattstunde. Seit dem {start} werden {neu} berechnet.',
      'Ohne dass ein Schreiben kam, ist der Preis von {alt} auf {neu} gestiegen. Das Sonderkündigungsrecht konnte ich so gar nicht nutzen.',
      'Auf der Abrechnung stehen zwei Preise: {alt} bis zum Frühjahr und {neu} danach. Vereinbart war nur der erste.',
    ],
    details: [
      'Angeblich lag die Erhöhung im Postfach der App, die ich nicht benutze.',
      'Die Garantie steht auf Seite eins des Vertrags, ohne Sternchen.',
      'Zusammen macht das bisher {betrag} aus.',
      'Neukunden zahlen bei demselben Unternehmen weniger.',
    ],
    starts: [
      ['letter', 'from-company', 'Zwischenabrechnung: {neu} statt {alt} je Kilowattstunde.'],
      ['other', 'event', 'Beim Vergleich der Rechnungen den neuen Preis bemerkt.'],
    ],
    asks: [
      'Der Erhöhung widersprochen, Vertrag mit der Garantie genannt.',
      'Den Nachweis verlangt, wann und wie die Erhöhung angekündigt worden sein soll.',
      'Gefragt, was eine Garantie garantiert.',
      'Die Rückzahlung von {betrag} verlangt.',
    ],
    says: [
      'Die Garantie betreffe nur einen Teil des Preises.',
      'Das Schreiben sei im Postfach der App hinterlegt worden.',
      'Die Erhöhung sei gesetzlich. Welches Gesetz, konnte man nicht sagen.',
      'Der Tarif sei ausgelaufen, man habe mich „automatisch umgestellt“.',
      'Das werde korrigiert, ein Fehler bei der Umstellung.',
    ],
    turns: [
      ['other', 'event', 'Im Postfach der App nachgesehen: nichts.'],
      ['email', 'from-company', 'Umfrage, wie wahrscheinlich es sei, dass ich {firma} weiterempfehle.'],
    ],
    promises: [
      ['Neuberechnung zum alten Preis', 'Bis zum {faellig} werde zum alten Preis neu gerechnet.', 14],
      ['Nachweis der Ankündigung', 'Der Nachweis komme bis zum {faellig}.', 7],
    ],
    causes: [
      'Ihr Tarif wurde bei einer Umstellung versehentlich mitgeändert.',
      'Die Ankündigung ging nur an das elektronische Postfach, obwohl Sie Briefpost gewählt hatten.',
    ],
    fixes: [
      ['Neuberechnung zu {alt}', 'Wir rechnen bis zum {bis} neu, mit {alt} je Kilowattstunde.'],
      ['Erstattung von {betrag}', 'Die Differenz von {betrag} erhalten Sie bis zum {bis}.'],
    ],
    done: ['Der Preis von {alt} ist wieder hinterlegt, die Differenz von {betrag} gutgeschrieben.'],
    solved: ['Neu berechnet, jetzt stimmt der Preis.', 'Gutschrift über {betrag} erhalten.'],
  },
  {
    wishes: [
      ['other', 'Die Bestätigung, dass es keinen Vertrag gibt.'],
      ['contract-change', 'Rückabwicklung eines Vertrags, den ich nie geschlossen habe.'],
    ],
    facts: (chance) => ({
      wer: chance.pick(['meiner Mutter', 'meinem Vater', 'mir', 'meiner Großmutter', 'meinem Mann', 'meiner Frau']),
      wo: chance.pick(['an der Haustür', 'am Telefon', 'im Einkaufszentrum', 'auf dem Wochenmarkt']),
    }),
    titles: [
      'Vertragswechsel {wo} nie gewollt',

      'Vertrag untergeschoben, Widerruf ignoriert',
      'Widerruf nach {tage} Tagen noch immer nicht bestätigt',
      'Angeblich {wo} unterschrieben',
      'Neuer Vertrag ohne Unterschrift, angeworben {wo}',
      'Nach dem Gespräch {wo} plötzlich Kunde',
      'Widerruf zweimal geschickt, Lieferung beginnt trotzdem',
    ],
    tells: [
      'Bei einem Gespräch {wo} wurde {wer} ein Vertrag untergeschoben. Gewollt war nur ein Vergleich.',
      'Nach einem Gespräch {wo} kam eine Auftragsbestätigung ins Haus. Unterschrieben wurde nichts.',
      'Jemand hat sich {wo} als Mitarbeiter des Netzbetreibers vorgestellt und nach der Zählernummer gefragt. Zwei Tage später war ein Vertrag da.',
    ],
    details: [
      'Der Widerruf ging innerhalb der Frist hinaus, per Einschreiben.',
      'Der bisherige Anbieter hat die Kündigung bereits erhalten, ausgestellt in meinem Namen.',
      'Auf dem angeblichen Auftrag ist der Vorname falsch geschrieben.',
      'Eine Aufzeichnung des Gesprächs will man mir nicht vorspielen.',
    ],
    starts: [
      ['other', 'from-company', 'Gespräch {wo}, angeblich nur ein Vergleich der Tarife.'],
      ['letter', 'from-company', 'Auftragsbestätigung für einen Vertrag, den hier niemand bestellt hat.'],
    ],
    asks: [
      'Widerruf erklärt und um Bestätigung gebeten.',
      'Nach dem Nachweis des Vertrags gefragt.',
      'Verlangt, die Kündigung beim bisherigen Anbieter zurückzunehmen.',
      'Eine Kopie der angeblichen Unterschrift angefordert.',
    ],
    says: [
      'Der Vertrag sei gültig, das Gespräch sei aufgezeichnet.',
      'Mit dem Vertriebspartner habe man nichts zu tun.',
      'Ein Widerruf liege nicht vor.',
      'Man nehme das sehr ernst und prüfe den Partner.',
      'Stornieren könne nur die Person, die unterschrieben hat. Unterschrieben hat niemand.',
    ],
    turns: [
      ['letter', 'from-company', 'Begrüßungspaket mit Abschlagsplan.'],
      [
        'letter',
        'to-company',
        'Den bisherigen Versorger gebeten, die Kündigung nicht auszuführen.',
        'Bisheriger Versorger',
      ],
    ],
    promises: [
      ['Bestätigung des Widerrufs', 'Die Bestätigung des Widerrufs komme bis zum {faellig}.', 7],
      ['Stornierung des Auftrags', 'Der Auftrag sei bis zum {faellig} storniert.', 5],
    ],
    causes: [
      'Der Vertriebspartner hat gegen unsere Vorgaben verstoßen, wir haben ihm die Werbung untersagt.',
      'Ihr Widerruf lag vor und wurde als Kündigung gelesen.',
    ],
    fixes: [
      ['Schriftliche Stornierung', 'Die Stornierung erhalten Sie schriftlich bis zum {bis}.'],
      ['Rücknahme der Kündigung beim alten Anbieter', 'Mit Ihrem bisherigen Anbieter klären wir das bis zum {bis}.'],
    ],
    done: ['Der Vertrag ist storniert, eine Lieferung findet nicht statt.'],
    solved: ['Die Stornierung ist da.', 'Der alte Vertrag läuft weiter, als wäre nichts gewesen.'],
  },
  {
    wishes: [
      ['refund', 'Die Mahngebühren von {gebuehr} zurück und eine Entschuldigung.'],
      ['other', 'Die schriftliche Rücknahme der Sperrandrohung.'],
      ['apology', 'Eine Entschuldigung für die Androhung der Sperre.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(4500, 39_000)),
      gebuehr: euro(chance.pick([500, 750, 1000, 1250, 1500, 2400, 3800])),
      anlass: chance.pick([
        'einen Zahlendreher in der Kontonummer',
        'eine falsche Vertragsnummer',
        'ein altes Guthaben',
        'eine doppelte Lastschrift',
      ]),
    }),
    titles: [
      'Sperre angedroht, obwohl alles bezahlt ist',
      'Mahnung über {betrag} trotz pünktlicher Zahlung',
      '{gebuehr} Mahngebühr für eine bezahlte Rechnung',
      'Inkasso wegen {betrag}, die längst überwiesen sind',
      'Bezahlt, gemahnt, gesperrt?',
      'Überweisung von {betrag} nicht zugeordnet',
      'Sperrandrohung zwei Tage vor den Feiertagen',
      'Zahlung belegt, Mahnung über {betrag} bleibt',
    ],
    tells: [
      'Ich habe {betrag} fristgerecht überwiesen. {firma} hat die Zahlung nicht zugeordnet und droht jetzt mit der Sperre.',
      'Trotz Kontoauszug als Beleg mahnt {firma} weiter {betrag} an, inzwischen mit {gebuehr} Gebühren.',
      'Wegen einer Forderung, die es nicht gibt, soll ich abgestellt werden. Es geht um {betrag}.',
    ],
    details: [
      'Im Haushalt lebt ein kleines Kind, eine Sperre wäre ernst.',
      'Die Bank bestätigt, dass der Betrag angekommen ist.',
      'Der Grund war am Ende wohl {anlass}.',
      'Jede Mahnung nennt eine andere Summe.',
    ],
    starts: [
      ['letter', 'from-company', 'Zahlungserinnerung über {betrag}. Überwiesen war das Geld eine Woche vorher.'],
      ['letter', 'from-company', 'Mahnung mit Androhung der Sperre, offen angeblich {betrag}.'],
    ],
    asks: [
      'Den Kontoauszug mit der Zahlung geschickt.',
      'Gefragt, wohin {betrag} verbucht wurden.',
      'Verlangt, die Sperrandrohung schriftlich zurückzunehmen.',
      'Der Forderung und der Gebühr von {gebuehr} widersprochen.',
    ],
    says: [
      'Es sei kein Eingang zu sehen.',
      'Mahnungen gingen automatisch hinaus, die könne man nicht anhalten.',
      'Der Betrag liege auf einem Verrechnungskonto, das dauere.',
      'Ich solle vorsichtshalber noch einmal überweisen.',
      'Jetzt sehe man das Geld, alles in Ordnung, die Mahnung bitte wegwerfen.',
    ],
    turns: [
      ['letter', 'from-company', 'Zweite Mahnung, jetzt mit {gebuehr} Gebühr.'],
      ['letter', 'from-company', 'Schreiben eines Inkassobüros.'],
      ['letter', 'from-company', 'Ankündigung der Sperre mit Datum.'],
    ],
    promises: [
      ['Mahnstopp', 'Ab sofort gelte ein Mahnstopp, die Bestätigung komme bis zum {faellig}.', 5],
      ['Zuordnung der Zahlung', 'Die Zahlung sei bis zum {faellig} zugeordnet.', 4],
    ],
    causes: [
      'Ihre Zahlung ist am {start} eingegangen und lag auf einem Sammelkonto. Schuld war {anlass}.',
      'Die Mahnung hätte nie hinausgehen dürfen. Unser Mahnlauf hat nicht geprüft, ob es offene Eingänge gibt.',
    ],
    fixes: [
      ['Rücknahme der Mahnung', 'Die Rücknahme aller Mahnungen erhalten Sie schriftlich bis zum {bis}.'],
      ['Erstattung von {gebuehr}', 'Die Gebühren von {gebuehr} erstatten wir bis zum {bis}.'],
    ],
    done: ['Die Zahlung ist zugeordnet, die Sperrandrohung zurückgenommen, die Gebühren sind storniert.'],
    solved: ['Das Schreiben mit der Rücknahme ist da.', 'Konto ausgeglichen, die Gebühren sind weg.'],
  },
  {
    not: ['Helle Flamme', 'Ostertal Gas', 'Kaltwetter Wärme', 'Bergkamm Gas'],
    wishes: [
      ['refund', '@b Die Vergütung für eingespeisten Strom, {betrag}.'],
      ['delivery', '@a Den Zweirichtungszähler, auf den die Anlage wartet.'],
    ],
    facts: (chance) => ({
      betrag: euro(chance.int(6000, 58_000)),
      leistung: `${chance.pick(['4,8', '6,4', '7,2', '8,1', '9,6', '9,9'])} Kilowatt`,
      anlage: chance.pick(['Dachanlage', 'Solaranlage auf der Scheune', 'Anlage auf dem Carport', 'Balkonanlage']),
    }),
    titles: [
      '@a Solaranlage fertig, Zähler fehlt seit {wochen} Wochen',
      '@b Einspeisevergütung von {betrag} nicht ausgezahlt',
      '@a {leistung} auf dem Dach, kein Zähler im Keller',
      '@b Eingespeist ja, vergütet nein: {betrag}',
      '@a Zählerwechsel für die {anlage} dreimal verschoben',
      '@b {betrag} Vergütung hängen in der Prüfung',
      '@a Die {anlage} darf seit {tage} Tagen nicht ans Netz',
    ],
    tells: [
      '@a Unsere {anlage} mit {leistung} ist seit dem {start} angemeldet. Der Zähler, ohne den sie nicht laufen darf, kommt nicht.',
      '@b Für den eingespeisten Strom stehen mir {betrag} zu. Die Abrechnung fehlt, und am Telefon kennt niemand die Anlage.',
      '@b Die {anlage} liefert, der Zähler zählt, nur die Vergütung von {betrag} bleibt aus.',
    ],
    details: [
      'Die Anmeldung beim Register ist erledigt, die Nummer liegt vor.',
      'Der Handwerker hat dreimal mit demselben Formular nachgefragt.',
      '@a Jeder sonnige Tag kostet uns Geld.',
      'Alle Unterlagen wurden zweimal eingereicht, einmal auf Papier.',
    ],
    starts: [
      ['form', 'to-company', '@a Anlage mit {leistung} angemeldet, alle Unterlagen hochgeladen.'],
      ['letter', 'to-company', '@b Abrechnung der eingespeisten Menge angefordert.'],
    ],
    asks: [
      '@a Nach dem Stand der Anmeldung gefragt.',
      '@a Um einen verbindlichen Termin für den Zähler gebeten.',
      '@b Die Vergütung von {betrag} angemahnt.',
      'Gefragt, welche Unterlage noch fehlen soll.',
    ],
    says: [
      'Es fehle eine Unterlage. Welche, stehe in einem Brief, der noch komme.',
      '@a Zähler seien zurzeit nicht lieferbar.',
      '@a Die Anmeldung sei abgelaufen, ich möge sie neu stellen.',
      'Für Anlagen sei eine andere Gesellschaft zuständig, mit derselben Adresse.',
      '@a Der Monteur habe niemanden angetroffen. Ein Termin war nie vereinbart.',
    ],
    turns: [
      ['technician', 'event', '@a Termin für den Zählerwechsel. Es kam niemand.'],
      ['email', 'from-company', 'Bitte um Unterlagen, die seit Wochen hochgeladen sind.'],
    ],
    promises: [
      ['Einbau des Zählers', '@a Am {faellig} werde der Zähler eingebaut.', 9],
      ['Auszahlung der Vergütung', '@b Die Vergütung komme bis zum {faellig}.', 14],
    ],
    causes: [
      'Ihre Unterlagen waren vollständig, sie lagen in der falschen Bearbeitungsstufe.',
      '@a Der Einbau wurde zweimal umgeplant, ohne dass wir Ihnen Bescheid gegeben haben.',
    ],
    fixes: [
      ['Einbau des Zählers', '@a Der Zähler wird am {bis} eingebaut, der Monteur ruft eine Stunde vorher an.'],
      ['Auszahlung von {betrag}', '@b Die Vergütung von {betrag} ist bis zum {bis} auf Ihrem Konto.'],
    ],
    done: ['@b Die Abrechnung ist erstellt und die Auszahlung von {betrag} freigegeben.'],
    solved: ['@a Der Zähler ist eingebaut, die Anlage läuft.', '@b {betrag} Vergütung sind da.'],
  },
];
