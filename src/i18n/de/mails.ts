/** Which mails somebody gets: the page of choices and the page that ends them. */
export const mails = {
  title: 'Nachrichten',
  intro:
    'Wählen Sie für jede Art, ob wir Ihnen sofort schreiben, einmal am Tag gesammelt oder gar nicht. Mit Erinnerungen schreiben wir Ihnen höchstens einmal am Tag.',
  necessary:
    'Immer kommen nur Nachrichten, die Sie selbst auslösen: Links zum Anmelden, zum Bestätigen und die Mitteilung, dass Ihr Fall öffentlich ist.',
  'at-once': 'sofort',
  digest: 'einmal am Tag',
  never: 'gar nicht',
  save: 'Speichern',
  saved: 'Gespeichert. Es gilt ab der nächsten Nachricht.',
  asAuthor: 'Zu Ihren Fällen',
  asCompany: 'Wenn Sie für ein Unternehmen sprechen',
  asReader: 'Wem Sie folgen',
  stopTitle: 'Keine Nachrichten dieser Art mehr?',
  stopText: 'Sie bekommen dann keine E-Mails mehr zu „{topic}“. Alles andere bleibt, wie es ist.',
  stopButton: 'Abbestellen',
  stoppedTitle: 'Abbestellt',
  stoppedText:
    'Wir schreiben Ihnen nicht mehr zu „{topic}“. Wieder einschalten können Sie das jederzeit in Ihrem Konto.',
  contactTitle: 'Keine Nachrichten mehr an diese Adresse?',
  contactText:
    'Dann schreiben wir nicht mehr an diese Adresse, auch nicht zu anderen Fällen. Wer den Fall geschrieben hat, erfährt, dass die Nachricht hier nicht angenommen wird. Der Fall bleibt öffentlich.',
  contactWrong: 'Das ist die falsche Adresse',
  contactRefuse: 'Keine Nachrichten mehr',
  contactStopped: 'An diese Adresse geht nichts mehr.',
  toChoices: 'Alle Nachrichten einstellen',
  topic: {
    answers: {
      name: 'Antworten auf Ihre Fälle',
      what: 'Ein Unternehmen hat zu einem Ihrer Fälle Stellung genommen.',
    },
    'your-turn': {
      name: 'Sie sind am Zug',
      what: 'Eine Stellungnahme wartet auf Ihr Urteil, Sie haben länger nicht geantwortet, oder der Fall ruht bald.',
    },
    promises: {
      name: 'Fällige Zusagen',
      what: 'Heute sollte das Unternehmen etwas einhalten. Wir fragen, ob es geschehen ist.',
    },
    steps: {
      name: 'Der nächste Schritt',
      what: 'Ein weiterer Schritt ist jetzt möglich, zum Beispiel eine Schlichtungsstelle.',
    },
    'follow-up': {
      name: 'Nachfrage nach dem Abschluss',
      what: 'Dreißig Tage nach dem Abschluss fragen wir einmal, ob die Lösung hält.',
    },
    letters: {
      name: 'Schreiben in Ihrem Eingang',
      what: 'An die Adresse Ihres Falls kam Post. Höchstens einmal am Tag und Fall.',
    },
    'company-cases': {
      name: 'Fälle gegen Ihr Unternehmen',
      what: 'Neue Fälle, Rückmeldungen und Abschlüsse.',
    },
    'company-turn': {
      name: 'Fristen Ihres Unternehmens',
      what: 'Eine erste Stellungnahme steht aus: nach sieben Tagen, einen Tag vor Ende der Frist und danach.',
    },
    'company-assigned': {
      name: 'Fälle, um die Sie sich kümmern',
      what: 'Jemand aus Ihrem Team teilt Ihnen einen Fall zu.',
    },
    'company-week': {
      name: 'Ihre Woche',
      what: 'Montags: was sich geändert hat und welche Fälle zuerst eine Antwort brauchen. Nichts, wenn nichts offen ist.',
    },
    digest: {
      name: 'Tägliche Sammlung',
      what: 'Alles, wofür Sie die tägliche Sammlung gewählt haben.',
    },
    follows: {
      name: 'Fälle, denen Sie folgen',
      what: 'Stellungnahmen und Abschlüsse in Fällen, denen Sie folgen.',
    },
    'followed-cases': {
      name: 'Neue Fälle bei Unternehmen und Branchen',
      what: 'Ein neuer Fall gegen ein Unternehmen oder in einer Branche, denen Sie folgen.',
    },
  },
} as const;
