/** A second company that a case names: what the author, that company and readers are told about it. */
export const named = {
  also: 'Auch genannt:',
  tag: 'auch genannt',
  /** Below its reply on the case page. */
  replyNote: 'Der Fall richtet sich nicht gegen {name}. Diese Stellungnahme ändert nichts an Frist, Stand und Zahlen.',
  answerAct: 'Antwort von {name} an {company}',
  profile:
    '{count, plural, one {Auch genannt in einem Fall, der sich gegen ein anderes Unternehmen richtet; er zählt hier nicht.} other {Auch genannt in # Fällen, die sich gegen andere richten; sie zählen hier nicht.}}',
  profileLink: 'Diese Fälle ansehen',
  registerTitle: 'Fälle, die {name} auch nennen',
  registerLead:
    'Sie richten sich gegen andere Unternehmen. Für {name} zählen sie nicht, weder in den Zahlen noch in der Rangliste.',
  backToProfile: 'Zum Profil von {name}',
  writing: {
    fold: 'Ist noch ein Unternehmen beteiligt?',
    name: 'Name des zweiten Unternehmens',
    hint: 'Zum Beispiel der Paketdienst, die Auskunftei oder der alte Anbieter. Es erfährt von dem Fall und kann sich äußern. Der Fall zählt nur für das Unternehmen, gegen das er sich richtet.',
    whichTitle: 'Welches Unternehmen ist auch beteiligt?',
    hits: 'Welches davon ist es?',
    none: 'Keines davon, ohne zweites Unternehmen weiter',
    noHits:
      'Unter „{name}“ kennen wir noch kein Unternehmen. Nennen lässt sich nur eines aus unserem Verzeichnis. In Ihren Einträgen können Sie trotzdem schreiben, mit wem Sie gesprochen haben.',
    again: 'Noch einmal suchen',
    go: 'Weiter',
  },
  own: {
    title: 'Zweites Unternehmen',
    lead: 'Der Fall nennt auch {name}. Das Unternehmen kann sich äußern; der Fall zählt nur für {against}.',
    fold: 'Ein zweites Unternehmen nennen',
    submit: 'Nennen',
    takeBack: 'Nennung zurücknehmen',
    takeBackNote: 'Dass {name} genannt war, bleibt unter „Öffentliche Änderungen“ nachlesbar.',
    stays: '{name} hat sich geäußert. Die Stellungnahme bleibt deshalb im Fall stehen.',
    answerTitle: '{name} antworten',
    answerLead: 'Ihre Antwort steht öffentlich im Verlauf. An Frist und Stand ändert sie nichts.',
    done: 'Das Unternehmen ist jetzt in Ihrem Fall genannt. Wir schreiben ihm, wenn wir eine Adresse kennen.',
    takenBack: 'Die Nennung ist zurückgenommen.',
    answered: 'Ihre Antwort ist veröffentlicht.',
  },
  desk: {
    title: 'Auch genannt',
    note: 'Diese Fälle richten sich gegen andere. Sie zählen für Ihr Unternehmen nicht und haben keine Frist.',
    against: '{number}, gegen {company}',
    answered: 'Sie haben sich geäußert.',
    open: 'Dieser Fall richtet sich gegen {company} und nennt auch {name}. Für {name} zählt er nicht. Sie können sich äußern, müssen es aber nicht.',
    write: 'Stellungnahme schreiben',
    replyNote: 'Öffentlich, dauerhaft, unter Ihrem Namen. Am Stand des Falls ändert sie nichts.',
    goneTitle: 'Nicht mehr genannt',
    gone: 'Der Fall Az. {number} hatte auch {name} genannt. Am {day} wurde das zurückgenommen; äußern können Sie sich dort nicht mehr.',
    goneRead: 'Fall lesen',
    goneTyped: 'Was Sie geschrieben hatten',
    replyHint: 'Was aus Sicht Ihres Unternehmens geschehen ist.',
  },
  paper: {
    replyAct: 'Stellungnahme von {name}, {company} (auch genannt)',
  },
} as const;
