/** Meldungen und Entscheidungen. */
export const moderation = {
  again:
    'Diese Entscheidung wurde nach dem Zurückspielen einer Sicherung noch einmal vollzogen. Ihre Begründung ist dabei verloren gegangen.',
  flag: 'Melden',
  atPiece: '{what}, Entscheidung {number}',
  reportName: 'Name oder Worte dieses Unternehmens melden',
  report: 'Diesen Fall oder eine Stelle darin melden',
  form: {
    title: 'Etwas melden',
    intro:
      'Ein Mensch liest jede Meldung und entscheidet binnen sieben Tagen, mit einem Grund. Sie brauchen kein Konto. Wer etwas meldet, wird nicht genannt.',
    piece: 'Was melden Sie?',
    passage: 'Welche Worte genau?',
    passageHint: 'Bitte aus dem Text kopieren. Leer heißt: die ganze Stelle.',
    ground: 'Wogegen verstößt es?',
    law: 'Gegen das Recht',
    rules: 'Gegen die Regeln dieser Seite',
    category: 'Worum geht es?',
    notifier: 'Wer sind Sie?',
    explanation: 'Was genau stimmt nicht oder ist nicht erlaubt?',
    explanationHint:
      'Je genauer, desto schneller können wir entscheiden: was falsch ist, woran man das sieht, welches Recht verletzt ist.',
    name: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    emailHint:
      'Dorthin gehen die Eingangsbestätigung und die Entscheidung. Nur wer den Missbrauch von Kindern meldet, braucht Name und Adresse nicht anzugeben.',
    urgent: 'Ein Mensch ist an Leib oder Leben bedroht',
    goodFaith: 'Ich bin nach bestem Wissen überzeugt, dass diese Angaben richtig und vollständig sind.',
    send: 'Meldung absenden',
    option: '{kind}: {text}',
    about: 'Fall Az. {number} gegen {company}',
    aboutName: 'Profil von {company}',
  },
  kind: {
    case: 'Der Fall im Ganzen',
    entry: 'Eintrag vom {day}',
    reply: 'Stellungnahme vom {day}',
    answer: 'Antwort vom {day}',
    closing: 'Schlussworte vom {day}',
    reopening: 'Worte zur Wiederaufnahme vom {day}',
    'pen-name': 'Gewählter Name',
    'company-name': 'Name und Angaben des Unternehmens (Anschrift, Telefon, Website)',
    cause: 'Ursache und Abhilfe',
    'complaint-contact': 'Kontakt für Beschwerden',
    representative: 'Angaben zu einer Person, die für das Unternehmen spricht',
  },
  category: {
    STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH: 'Falsche Behauptung, Beleidigung, Hetze',
    STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: 'Persönliche Angaben, Privatsphäre',
    STATEMENT_CATEGORY_SCAMS_AND_FRAUD: 'Erfunden, Täuschung, Betrug',
    STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS: 'Urheberrecht, Marke',
    STATEMENT_CATEGORY_VIOLENCE: 'Drohung, Gewalt',
    STATEMENT_CATEGORY_PROTECTION_OF_MINORS: 'Schutz von Kindern und Jugendlichen',
    STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE: 'Gehört nicht hierher',
  },
  notifier: {
    company: 'Das Unternehmen',
    'company-lawyer': 'Anwältin oder Anwalt des Unternehmens',
    authority: 'Eine Behörde oder ein Gericht',
    'third-person': 'Jemand, um den es geht',
    reader: 'Jemand, der das gelesen hat',
  },
  status: {
    title: 'Meldung {number}',
    given: 'Eingegangen am {day}.',
    keep: 'Bitte heben Sie die Adresse dieser Seite auf: Hier sehen Sie, was daraus wird.',
    waiting: 'Wir prüfen die Meldung und entscheiden bis zum {day}.',
    askedNotifier: 'Wir haben eine Frage an Sie, bevor wir entscheiden. Bitte antworten Sie bis zum {day}.',
    about: 'Sie haben {piece} gemeldet.',
    askedAuthor: 'Wir haben die andere Seite um ihre Sicht gebeten und entscheiden bis zum {day}.',
    secondLook: 'Entschieden, aber noch nicht wirksam: Es fehlt der zweite Blick, den diese Entscheidung braucht.',
    decided: 'Entschieden.',
    decidedElse: 'Erledigt: Was gemeldet war, ist nicht mehr zu lesen.',
    yours: 'Ihre Meldung',
    question: 'Was genau stimmt nicht, oder gegen welches Recht verstößt es? Ihre Meldung lässt das noch offen.',
    answer: 'Ihre Antwort',
    send: 'Antwort absenden',
    back: 'Zum Fall',
    appeal: 'Entscheidung ansehen oder Beschwerde einlegen',
    byMail:
      'Die Entscheidung ging auch an Ihre Adresse. In dieser Mail steht der Link, mit dem Sie Beschwerde einlegen können.',
  },
  question: {
    title: 'Eine Frage zu dem, was Sie geschrieben haben',
    intro:
      'Jemand hat {piece} gemeldet. Bis zur Entscheidung bleibt alles stehen. Ihre Antwort lesen nur Menschen, die hier über Meldungen entscheiden.',
    until: 'Bitte antworten Sie bis zum {day}.',
    asked: 'Die Frage',
    answered: 'Danke, Ihre Antwort ist da. Sie hören von uns, sobald entschieden ist.',
    closed: 'Darüber ist schon entschieden.',
  },
  piece: {
    case: 'den Fall',
    entry: 'einen Eintrag',
    reply: 'eine Stellungnahme',
    answer: 'eine Antwort',
    closing: 'die Schlussworte',
    reopening: 'die Worte zur Wiederaufnahme',
    'pen-name': 'den gewählten Namen',
    'company-name': 'den Namen oder Angaben des Unternehmens',
    cause: 'eine genannte Ursache und Abhilfe',
    'complaint-contact': 'den Kontakt für Beschwerden',
    representative: 'Angaben zu einer Person, die für das Unternehmen spricht',
    votes: 'die Angaben „betrifft mich auch“',
    threat: 'gemeldeten Druck: eine Drohung',
    'money-offer': 'gemeldeten Druck: Geld für das Löschen',
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
    confirmed: {
      done: 'Die Meldung ist bestätigt. Sie zählt im Profil des Unternehmens als bestätigt, mit Tag und Grund.',
      short: 'Druck bestätigt',
    },
    'not-confirmed': {
      done: 'Die Meldung ist nicht bestätigt. Im Profil des Unternehmens zählt sie als geprüft und nicht bestätigt, mit Tag und Grund.',
      short: 'Druck nicht bestätigt',
    },
  },
  letter: {
    about:
      'wir haben über {hasCase, select, whole {den Fall Az. {caseNumber} gegen {companyName}} true {{piece} im Fall Az. {caseNumber} gegen {companyName}} other {{piece} ({companyName})}} entschieden (Nummer {decision}).',
    found: 'Was wir festgestellt haben:\n{facts}\n\nÖffentlich steht dazu:\n{reason}',
    keptFound: 'Warum:\n{reason}',
    cause:
      '{cause, select, challenge {Das Unternehmen hatte bestritten, dass der Fall aus seiner Kundschaft kommt.} notice {Anlass war eine Meldung nach Art. 16 des Gesetzes über digitale Dienste.} other {Anlass war unsere eigene Prüfung.}}',
    people:
      '{second, select, true {Entschieden haben Menschen nach einem zweiten Blick, kein Programm.} other {Entschieden hat ein Mensch, kein Programm.}}',
    redress:
      'Sie sind damit nicht einverstanden? Sie können sich binnen sechs Monaten bei uns beschweren, kostenlos und ohne Konto, über den Link in dieser Nachricht. Darüber entscheidet ein anderer Mensch; gibt es keinen anderen, prüft derselbe nach 14 Tagen neu. Sie können auch eine zugelassene Stelle zur außergerichtlichen Streitbeilegung anrufen (Art. 21 des Gesetzes über digitale Dienste) oder vor Gericht gehen.',
    pressureAbout:
      'wir haben über {reader, select, author {Ihre Meldung} other {die Meldung}} entschieden, dass {reader, select, author {Ihnen} other {der Person, die den Fall geschrieben hat,}} wegen des Falls Az. {caseNumber} gegen {companyName} {kind, select, threat {gedroht} other {Geld für das Löschen geboten}} wurde (Nummer {decision}).',
    appealAbout:
      'wir haben über die Beschwerde gegen die Entscheidung {appealOf} zu {hasCase, select, true {Fall Az. {caseNumber} gegen {companyName}} other {{companyName}}} entschieden (Nummer {decision}).',
    appealKept: 'Die frühere Entscheidung bleibt. {done}',
    appealReversed:
      'Die Beschwerde hatte Erfolg. {was, select, blacken {Die Schwärzung hätte nicht sein sollen. Was geschwärzt wurde, gibt es nirgends mehr; wer es geschrieben hat, darf es neu schreiben.} writing {Das Konto kann wieder veröffentlichen.} other {Was entfernt oder ausgeblendet war, ist wieder zu lesen.}}',
    appealPeople:
      '{byAnother, select, true {Entschieden hat ein anderer Mensch als beim ersten Mal, kein Programm.} other {Entschieden hat derselbe Mensch wie beim ersten Mal, nach mindestens 14 Tagen und neu: Hier gibt es keinen anderen, der darüber entscheiden darf.}}',
    appealRedress:
      'Haben Sie sich selbst noch nicht beschwert und trifft diese Entscheidung Sie, können Sie das binnen sechs Monaten über den Link in dieser Nachricht tun. Sonst ist unser eigenes Verfahren zu Ende. Offen stehen Ihnen eine zugelassene Stelle zur außergerichtlichen Streitbeilegung (Art. 21 des Gesetzes über digitale Dienste) und die Gerichte.',
  },
  decision: {
    title: 'Entscheidung {number}',
    toCase: 'Ansehen, was öffentlich steht',
    heading: 'Nicht einverstanden?',
    intro:
      'Sie können sich bis zum {day} beschweren, kostenlos und ohne Konto. Ein anderer Mensch als beim ersten Mal entscheidet darüber; gibt es keinen anderen, prüft derselbe nach 14 Tagen neu. Bis dahin bleibt es bei der Entscheidung.',
    text: 'Warum ist die Entscheidung falsch?',
    textHint:
      'Das lesen nur Menschen, die hier entscheiden. Was übersehen wurde und woran man es sieht, hilft am meisten.',
    send: 'Beschwerde absenden',
    late: 'Die Frist für eine Beschwerde endete am {day}.',
    received: 'Ihre Beschwerde {number} ist am {day} eingegangen.',
    waiting: 'Darüber ist noch nicht entschieden.',
    anew: 'Auf eine Beschwerde ist neu entschieden, mit der Nummer {number}. Der Brief dazu ist an beide Seiten gegangen.',
    yours: 'Ihre Beschwerde',
    bodies: 'Andere Wege',
    bodiesIntro:
      'Sie können auch eine zugelassene Stelle zur außergerichtlichen Streitbeilegung anrufen (Art. 21 des Gesetzes über digitale Dienste). Ob sie sich mit dieser Seite befasst, sagt die Stelle selbst. Der Weg zum Gericht bleibt immer offen.',
    body: '{name}, {place}',
    list: 'Alle zugelassenen Stellen bei der Bundesnetzagentur',
    files: 'Belege für die neue Prüfung zeigen (mit Anmeldung)',
  },
  appeal: {
    title: 'Beschwerde gegen die Entscheidung {of}',
    intro:
      'Es geht um Ihren Fall Az. {number}. Ein anderer Mensch als beim ersten Mal entscheidet neu; gibt es keinen anderen, prüft derselbe nach 14 Tagen neu. Bis dahin bleibt es bei der Entscheidung.',
    against: 'Was am {day} entschieden wurde',
    was: '{piece}: {measure}',
    by: 'Wer nicht einverstanden ist',
    side: { affected: 'Sie', notifier: 'Wer den Fall gemeldet hat', company: 'Das Unternehmen' },
    until: 'Darüber wird in der Regel bis zum {day} entschieden.',
    say: 'Was soll wissen, wer neu entscheidet?',
    sayHint:
      'Freiwillig. Es liest nur, wer darüber entscheidet, und es wird danach gelöscht. Das Unternehmen bekommt es nicht.',
    send: 'Absenden',
    decided: 'Darüber ist neu entschieden. Der Brief dazu ist an beide Seiten gegangen.',
  },
  challenge: {
    claim: { 'not-customer': 'Kein Kunde von uns', 'wrong-company': 'Falsches Unternehmen' },
    claimHint: {
      'not-customer': 'Zu diesem Fall finden wir keinen Vertrag, keine Bestellung und keinen Kontakt.',
      'wrong-company': 'Der Fall meint ein anderes Unternehmen.',
    },
    profile: {
      title: 'Nicht unser Kunde?',
      counts:
        '{examined, plural, one {In # Fall hat das Unternehmen bestritten} other {In # Fällen hat das Unternehmen bestritten}}, dass der Fall aus seiner Kundschaft kommt, und die Moderation hat darüber entschieden. Kein Kundenfall: {upheld}. Von niemandem belegt: {notConfirmed}.{transferred, plural, =0 {} other { Auf das richtige Unternehmen umgeschrieben: #.}}',
      note: 'Gezählt wird nur, was entschieden ist.',
      rule: 'Wie geprüft wird',
    },
    author: {
      title: 'Bitte belegen Sie Ihren Fall',
      intro:
        '{isWrong, select, true {{companyName} sagt, Ihr Fall Az. {number} meine ein anderes Unternehmen.} other {{companyName} sagt, Ihr Fall Az. {number} sei kein Kundenfall.}} Er bleibt stehen und zählt, bis ein Mensch entschieden hat.',
      says: 'Was {companyName} dazu schreibt',
      prove: 'Woran sieht man, dass Sie Kundin oder Kunde waren?',
      how: 'Beschreiben Sie es so genau wie möglich: Nummer der Bestellung oder des Vertrags, Tag, Betrag, Wortlaut einer Bestätigung. Das lesen nur Menschen, die hier entscheiden. Das Unternehmen bekommt davon, was eine Moderatorin oder ein Moderator ohne Ihren Namen und ohne solche Nummern aufgeschrieben hat.',
      until:
        'Bitte antworten Sie bis zum {day}. Sagen Sie nichts, kann der Fall als nicht bestätigt entfernt werden; er zählt dann weiter mit.',
      text: 'Ihr Beleg, in Worten',
      hint: 'Dateien können Sie weiter unten hinterlegen. Wer nur eine Datei hat, schreibt hier in einem Satz, was sie zeigt.',
      send: 'Beleg absenden',
      proved: 'Danke, Ihr Beleg ist da. Sie hören von uns, sobald entschieden ist.',
      over: 'Hier ist nichts mehr zu sagen: Es ist entschieden, oder die Entscheidung wartet nur noch auf den zweiten Blick.',
      move: 'Meint Ihr Fall ein anderes Unternehmen?',
      moveHow:
        'Dann schreiben Sie ihn um. Das geht einmal, bis zum {day}. Nummer, Verlauf und Adresse bleiben, {companyName} ist ihn los, und das richtige Unternehmen wird benachrichtigt wie bei einem neuen Fall: Seine 14 Tage beginnen an dem Tag, an dem Sie umschreiben. Die öffentlichen Änderungen sagen es.',
      moveName: 'Name des richtigen Unternehmens',
      moveHint: 'So, wie es im Verzeichnis steht.',
      moveRegister: 'Im Verzeichnis nachsehen',
      moveSend: 'Fall umschreiben',
      back: 'Zu Ihrem Fall',
    },
    desk: {
      letter: 'Die ganze Entscheidung, und Beschwerde dagegen',
      button: 'Nicht unser Kunde oder falsches Unternehmen',
      title: 'Nicht unser Kunde oder falsches Unternehmen',
      back: 'Zum Fall',
      lead: 'Sagen Sie uns, warum der Fall nicht zu Ihnen gehört. Wir bitten dann die Person, die ihn geschrieben hat, um einen Beleg. Sie hat sieben Tage, wird erinnert und hat danach noch einmal acht. Bis ein Mensch entschieden hat, bleibt der Fall stehen und zählt.',
      claim: 'Was stimmt nicht?',
      text: 'Warum?',
      textHint: 'Das liest auch die Person, die den Fall geschrieben hat. Öffentlich wird es nicht.',
      note: 'Das geht einmal je Fall. Öffentlich steht am Fall, dass er geprüft wird, und in Ihrem Profil, wie oft so entschieden wurde.',
      send: 'Prüfung verlangen',
      given:
        'Am {day} hat Ihr Unternehmen gesagt: {isWrong, select, true {Der Fall meint ein anderes Unternehmen.} other {Das ist kein Kunde von uns.}}',
      state: {
        'asked-author': 'Wir haben um einen Beleg gebeten. Bis entschieden ist, bleibt der Fall stehen und zählt.',
        proved: 'Ein Beleg ist eingegangen. Wir prüfen ihn und geben weiter, was Sie wissen müssen.',
        'asked-company': 'Es liegt ein Beleg vor. Bitte sagen Sie uns, ob Sie den Fall damit wiederfinden.',
        waiting: 'Alle sind gehört. Als Nächstes entscheiden wir.',
        'second-look':
          'Entschieden, aber noch nicht wirksam: Es fehlt der zweite Blick, den diese Entscheidung braucht.',
        decided: 'Entschieden.',
        transferred: 'Erledigt: Wer den Fall geschrieben hat, hat ihn auf ein anderes Unternehmen umgeschrieben.',
        ended: 'Erledigt: Der Fall ist auf anderem Weg zu Ende gegangen.',
      },
      forwarded: 'Was für einen Kundenfall spricht',
      forwardedNote: 'Von uns aufgeschrieben, ohne Namen. Die Belege selbst sehen nur Menschen, die hier entscheiden.',
      answerUntil: 'Bitte antworten Sie bis zum {day}. Danach entscheiden wir nach dem, was wir wissen.',
      answer: 'Was sagen Sie dazu?',
      sendAnswer: 'Antwort absenden',
      answered: 'Ihre Antwort ist da.',
    },
  },
  trace: {
    by: 'durch Entscheidung {number} über {piece}',
    headingCompany: 'Entscheidungen zu Worten des Unternehmens',
    examinedCompany: 'Worte des Unternehmens auf dieser Seite werden geprüft. Bis entschieden ist, bleiben sie stehen.',
    heading: 'Entscheidungen zu diesem Fall',
    appeal:
      'Entschieden auf eine Beschwerde gegen {of}, {byAnother, select, true {von einem anderen Menschen als beim ersten Mal.} other {von demselben Menschen wie beim ersten Mal nach mindestens 14 Tagen: Es gibt hier keinen anderen, der darüber entscheiden darf.}}',
    appealed: 'Gegen diese Entscheidung läuft eine Beschwerde.',
    blackened: 'In dieser Begründung wurde am {day} durch eine spätere Entscheidung eine Stelle geschwärzt.',
    examined: 'Dieser Fall wird geprüft. Bis entschieden ist, bleibt er stehen und zählt.',
  },
};
