/** Meldungen und Entscheidungen. */
export const moderation = {
  piece: {
    case: 'den Fall',
    entry: 'einen Eintrag',
    reply: 'eine Stellungnahme',
    answer: 'eine Antwort',
    closing: 'die Schlussworte',
    reopening: 'die Worte zur Wiederaufnahme',
    'pen-name': 'den gewählten Namen',
    'company-name': 'den Namen des Unternehmens',
    votes: 'die Angaben „betrifft mich auch“',
  },
  ground: {
    DECISION_GROUND_ILLEGAL_CONTENT:
      'Grund ist ein Verstoß gegen das Recht: {rule}. Was beanstandet wird, ist danach nicht erlaubt; der festgestellte Sachverhalt steht oben.',
    DECISION_GROUND_INCOMPATIBLE_CONTENT:
      'Grund ist ein Verstoß gegen unsere Regeln: {rule}. Was beanstandet wird, ist mit ihnen nicht vereinbar; der festgestellte Sachverhalt steht oben.',
  },
  measure: {
    keep: { done: 'Es bleibt stehen.', short: 'Geprüft, bleibt stehen' },
    blacken: { done: 'Eine Stelle wurde geschwärzt, überall, wo sie stand.', short: 'Stelle geschwärzt' },
    hide: { done: 'Der Wortlaut ist nicht mehr zu lesen; dass es ihn gibt, bleibt sichtbar.', short: 'Ausgeblendet' },
    remove: {
      done: 'Der Fall ist entfernt. An seiner Stelle steht, dass und warum; er zählt weiter mit.',
      short: 'Fall entfernt',
    },
    'not-genuine': {
      done: 'Der Fall ist entfernt, weil es kein echter Kundenfall ist. Er zählt nicht mehr mit.',
      short: 'Kein echter Fall',
    },
    'end-writing': {
      done: 'Das Konto kann hier nichts mehr veröffentlichen. Was veröffentlicht ist, bleibt.',
      short: 'Konto darf nicht mehr schreiben',
    },
  },
  letter: {
    about:
      'wir haben über {piece} {hasCase, select, true {im Fall Az. {caseNumber} gegen {companyName}} other {({companyName})}} entschieden (Nummer {decision}).',
    found: 'Was wir festgestellt haben: {facts}\n\nÖffentlich steht dazu: {reason}',
    keptFound: 'Warum: {reason}',
    cause:
      '{byNotice, select, true {Anlass war eine Meldung nach Art. 16 des Gesetzes über digitale Dienste.} other {Anlass war unsere eigene Prüfung.}}',
    people:
      '{second, select, true {Entschieden haben Menschen nach einem zweiten Blick, kein Programm.} other {Entschieden hat ein Mensch, kein Programm.}}',
    redress:
      'Sie sind damit nicht einverstanden? Sie können sich binnen sechs Monaten bei uns beschweren, kostenlos und unter Angabe der Nummer {decision}; wie, steht im Impressum. Sie können auch eine zugelassene Stelle zur außergerichtlichen Streitbeilegung anrufen (Art. 21 des Gesetzes über digitale Dienste) oder vor Gericht gehen.',
  },
  trace: {
    by: 'durch Entscheidung {number}',
    heading: 'Entscheidungen zu diesem Fall',
    intro: 'Was hier gemeldet oder geprüft und entschieden wurde, mit dem Grund.',
    examined: 'Dieser Fall wird geprüft. Bis entschieden ist, bleibt er stehen und zählt.',
  },
};
