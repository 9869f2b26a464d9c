/** Before buying: which company is it, and what does the register say of it. */
export const check = {
  title: 'Vor dem Kauf prüfen',
  short: 'Vor dem Kauf',
  lead: 'Name, Marke, Link, E-Mail-Adresse oder Telefonnummer: In zehn Sekunden steht hier, ob das Unternehmen antwortet und ob es löst.',
  label: 'Was möchten Sie prüfen?',
  submit: 'Prüfen',
  notOpened: 'Links werden nur gelesen, nie geöffnet. Was hier geprüft wird, zeichnen wir nicht auf.',
  oneAlike: '„{what}“ ist hier nicht bekannt. Meinten Sie {name}?',
  several: 'Welches Unternehmen meinen Sie?',
  others: 'Ähnlich heißen auch:',
  alsoCalled: 'auch „{alias}“',
  unknown: {
    title: '„{what}“ ist hier nicht bekannt',
    text: 'Mit dieser Angabe ist kein Unternehmen im Register verbunden. Das ist kein gutes Zeichen und kein schlechtes.',
    namedAlike:
      'Im Register gehört diese Adresse niemandem. Ähnlich heißen die folgenden Unternehmen; ob sie etwas mit ihr zu tun haben, wissen wir nicht.',
  },
  link: {
    through: 'Der Link führt über {through} nach {domain}. Geprüft ist {domain}.',
    short:
      '{domain} ist ein Kurzlink: Wohin er führt, steht nicht darin, und wir öffnen keine Links. Öffnen Sie ihn und fügen Sie die Adresse ein, bei der Sie ankommen.',
    noDomain: '{host} ist keine Adresse eines Unternehmens.',
    letters:
      'Achtung, die Buchstaben täuschen: Diese Adresse sieht aus wie „{looks}“, heißt in Wirklichkeit aber {domain}.',
    free: '{domain} vergibt E-Mail-Adressen an jeden. Die Adresse sagt nicht, welches Unternehmen schreibt.',
    market:
      '{market} ist ein Marktplatz: Oft ist jemand anderes Ihr Vertragspartner. Prüfen Sie den Namen, der beim Angebot unter „Verkauf durch“ oder „Anbieter“ steht.',
    seller: '{market} ist ein Marktplatz: Ihr Vertragspartner ist wohl der Anbieter „{seller}“.',
    checkSeller: '„{seller}“ prüfen',
  },
  alike: {
    title: 'Diese Adresse gleicht einer bekannten',
    text: '{domain} steht nicht im Register. Vergleichen Sie Buchstabe für Buchstabe:',
    ending: '{known} endet anders und gehört laut Register zu',
    letters: '{known} schreibt sich ähnlich und gehört laut Register zu',
    inside: '{known} steckt im Namen und gehört laut Register zu',
    hint: 'so sagt es jemand anderes, das Unternehmen hat es nicht bestätigt.',
    unknown: 'Ob beide zusammengehören, wissen wir nicht. Ein Unternehmen kann mehrere Adressen haben.',
  },
  by: {
    name: 'Gefunden unter „{alias}“.',
    likely: 'Gemeint ist wohl dieses: gefunden unter „{alias}“.',
    chosen: 'Von Ihnen gewählt.',
    contact: 'Das Unternehmen gibt diesen Kontakt selbst an.',
    'own-word':
      'So gibt es das Unternehmen selbst an: {by}, seit dem {day}. Geprüft ist die Nummer nicht; rufen Sie im Zweifel unter der an, die auf Ihrem Vertrag steht.',
    'put-right': 'Die Nummer steht bei diesem Unternehmen; die Moderation hat sie berichtigt.',
    record: 'Die Nummer steht in einer öffentlichen Sammlung bei diesem Unternehmen; bestätigt hat es sie nicht.',
    domain: {
      register: '{domain} steht im Register bei diesem Unternehmen.',
      administrator: '{domain} steht im Register bei diesem Unternehmen.',
      author: '{domain} hat jemand angegeben, der hier geschrieben hat; das Unternehmen hat es nicht bestätigt.',
      import: '{domain} steht in einer öffentlichen Sammlung bei diesem Unternehmen; bestätigt hat es das nicht.',
    },
  },
  unwritten: 'Über {name} hat hier noch niemand geschrieben. Das ist kein gutes Zeichen und kein schlechtes.',
  nothingLately: 'Aus den letzten zwölf Monaten ist noch kein Fall gezählt. Was zu lesen ist, steht auf dem Profil.',
  said: {
    answers: {
      label: 'Beantwortet',
      words:
        'In 14 Tagen antwortet es in {share} von 100 Fällen (Spanne {low} bis {high}: {certainty, select, sure {ziemlich genau} about {ungefähr} other {sehr ungenau}}).',
      basis: 'aus {n, plural, one {# Fall} other {# Fällen}}, beantwortet oder noch wartend',
      few: '{n, plural, =0 {Noch kein Fall ist} one {Erst # Fall ist} other {Erst # Fälle sind}} mindestens 14 Tage alt: zu wenig für einen Anteil.',
    },
    solves: {
      label: 'Gelöst',
      words:
        'Gelöst werden {share} von 100 Fällen, sagen die Betroffenen (Spanne {low} bis {high}: {certainty, select, sure {ziemlich genau} about {ungefähr} other {sehr ungenau}}).',
      basis:
        'aus {n, plural, one {# Fall, der mindestens 30 Tage alt ist} other {# Fällen, die mindestens 30 Tage alt sind}}',
      few: '{n, plural, =0 {Noch kein Fall ist} one {Erst # Fall ist} other {Erst # Fälle sind}} mindestens 30 Tage alt: zu wenig für einen Anteil.',
    },
    keeps: {
      label: 'Zusagen gehalten',
      words:
        'Von 100 Zusagen hält es {share}, sagen die Betroffenen (Spanne {low} bis {high}: {certainty, select, sure {ziemlich genau} about {ungefähr} other {sehr ungenau}}).',
      basis: 'aus {n, plural, one {# fälligen Zusage} other {# fälligen Zusagen}}',
      few: '{n, plural, =0 {Noch keine Zusage ist} one {Erst # Zusage ist} other {Erst # Zusagen sind}} fällig: zu wenig für einen Anteil.',
    },
  },
  expected: {
    both: 'Womit zu rechnen ist: {share} von 100 neuen Fällen werden in 14 Tagen beantwortet (Spanne {low} bis {high}, aus {n, plural, one {# Fall hier, dessen 14 Tage} other {# Fällen hier, deren 14 Tage}} bis zum {evening} um waren, und dem, was in der Branche üblich ist), {solved} von 100 in 60 Tagen gelöst (Spanne {solvedLow} bis {solvedHigh}, aus {solvedN, plural, one {# Fall, dessen 60 Tage} other {# Fällen, deren 60 Tage}} um waren; teils gelöst zählt halb). Das ist unsere Prognose aus Fällen der letzten zwölf Monate; gelöst sagt nur, wer den Fall schrieb.',
    answered:
      'Womit zu rechnen ist: {share} von 100 neuen Fällen werden in 14 Tagen beantwortet (Spanne {low} bis {high}, aus {n, plural, one {# Fall hier, dessen 14 Tage} other {# Fällen hier, deren 14 Tage}} bis zum {evening} um waren, und dem, was in der Branche üblich ist). Das ist unsere Prognose aus Fällen der letzten zwölf Monate; wie viele gelöst werden, können wir nicht sagen.',
    solved:
      'Womit zu rechnen ist: {share} von 100 neuen Fällen werden in 60 Tagen gelöst, wie die sagen, die sie schreiben (Spanne {low} bis {high}, aus {n, plural, one {# Fall hier, dessen 60 Tage} other {# Fällen hier, deren 60 Tage}} bis zum {evening} um waren, und dem, was in der Branche üblich ist; teils gelöst zählt halb). Das ist unsere Prognose aus Fällen der letzten zwölf Monate; wie viele beantwortet werden, können wir nicht sagen.',
    untold:
      'Womit bei einem neuen Fall zu rechnen ist, können wir nach {n, plural, =0 {keinem Fall} one {einem Fall} other {# Fällen}}, die dafür alt genug sind, nicht sagen.',
  },
  rank: 'Möglicher Rang in der Branche: {rank} von {of}.',
  rankIn: 'Möglicher Rang in der Branche',
  rankOf: '{rank} von {of}.',
  about: 'Worum es in den Fällen vor allem geht:',
  aboutOf:
    'Gezählt aus {all, plural, one {dem einen Fall, den} other {allen # Fällen, die}} man lesen kann, seit Beginn.',
  overdue:
    '{more, select, true {Mehr als } other {}}{count, plural, one {# Fall ist} other {# Fälle sind}} heute seit mehr als 14 Tagen ohne Stellungnahme.',
  promises:
    '{open, plural, =0 {Keine Zusage ist offen} one {# Zusage ist offen} other {# Zusagen sind offen}}, {broken, plural, =0 {keine ist gebrochen} one {# ist gebrochen} other {# sind gebrochen}}, sagen die Betroffenen in Fällen der letzten zwölf Monate.',
  examined: '{count, plural, one {# Fall wird} other {# Fälle werden}} gerade geprüft.',
  profile: 'Alle Zahlen und Fälle',
  profileBare: 'Adressen und nächste Schritte',
  compare: 'Mit anderen vergleichen',
  write: 'Eigenen Fall schreiben',
  asOf: 'Stand {day}. Wo nichts anderes steht, zählen die Fälle der letzten zwölf Monate, veröffentlicht nach dem {from}, auch zurückgezogene und entfernte.',
  what: 'Wer sich beschwert, ist kein Durchschnitt aller Kunden: Die Zahlen sagen, was geschieht, wenn etwas schiefgeht.',
  oneself: {
    title: 'Was Sie selbst prüfen können',
    imprint: {
      title: 'Impressum.',
      text: 'Name mit Rechtsform, Anschrift, E-Mail-Adresse und ein zweiter schneller Weg müssen leicht zu finden sein (§ 5 DDG). Fehlt es, wissen Sie nicht, mit wem Sie den Vertrag schließen.',
    },
    register: {
      title: 'Handelsregister.',
      text: 'Die Nummer aus dem Impressum lässt sich auf handelsregister.de kostenlos nachschlagen: Gibt es die Firma, und seit wann?',
    },
    address: {
      title: 'Adresse im Browser.',
      text: 'Lesen Sie den Teil vor dem ersten Schrägstrich von rechts nach links. Ein Schloss heißt nur, dass die Verbindung verschlüsselt ist.',
    },
    pay: {
      title: 'Bezahlen.',
      text: 'Auf Rechnung oder per Lastschrift behalten Sie das Geld in der Hand. Eine Überweisung im Voraus bekommen Sie kaum zurück.',
    },
    terms: {
      title: 'Rückgabe.',
      text: 'Im Netz können Sie meist 14 Tage widerrufen (§§ 312g, 355 BGB). Steht dabei, wohin die Ware zurückmuss und wer das Porto zahlt?',
    },
    prices: {
      title: 'Preis.',
      text: 'Ist alles weit billiger als anderswo und nur noch heute zu haben, lassen Sie sich Zeit.',
    },
    write: 'Schon gekauft? Fall schreiben',
    all: 'Alle Unternehmen im Register',
  },
  elsewhere: {
    title: 'Aus jedem Shop heraus prüfen',
    text: 'Legen Sie in Ihrem Browser ein Lesezeichen an und setzen Sie als Adresse diesen Text ein. Ein Klick darauf prüft dann die Seite, auf der Sie gerade sind. Übermittelt wird dabei deren Adresse.',
    label: 'Adresse des Lesezeichens',
    browser: 'Viele Browser bieten diese Prüfung auch als Suchmaschine an, sobald Sie hier waren.',
  },
};
