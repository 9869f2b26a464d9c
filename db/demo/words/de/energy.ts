import type { Chance } from '../../chance.ts';
import { money } from '../../moments.ts';
import type { Problem } from '../grammar.ts';

const euro = (cents: number) => money(cents, 'de');
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
        personen: chance.pick(['allein', 'zu zweit', 'zu dritt', 'zu viert']),
      };
    },
    titles: [
      'Abschlag von {alt} auf {neu} erhöht',
      'Abschlag ohne Ankündigung auf {neu} gesetzt',
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
      'Seit {start} soll ich {neu} statt {alt} im Monat zahlen. Ein Schreiben dazu habe ich nicht bekommen.',
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
        'Schreiben mit dem neuen Abschlag: {neu} statt {alt}. Eine Begründung steht nicht darin.',
      ],
      ['other', 'event', 'Abbuchung von {neu} auf dem Kontoauszug entdeckt. Bisher waren es {alt}.'],
      ['email', 'from-company', 'Mail mit dem Betreff „Ihr neuer Abschlag“: künftig {neu} im Monat.'],
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
      'Schlussrechnung seit {wochen} Wochen überfällig',
      '{betrag} Guthaben, seit dem Wechsel kein Cent',
      'Nach der Kündigung keine Schlussrechnung, kein Guthaben',
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
      'Gesetzlich muss die Schlussrechnung nach sechs Wochen vorliegen.',
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
];
