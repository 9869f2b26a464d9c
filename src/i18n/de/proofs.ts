/** Ways to claim beside a mail. */
export const proofs = {
  link: 'Kein Postfach unter dieser Internetadresse? Andere Wege, es zu zeigen',
  linkNoDomain: 'Andere Wege zu zeigen, dass Sie für das Unternehmen sprechen',
  title: 'Andere Wege, für {company} zu sprechen',
  intro:
    'Sie zeigen auf einem dieser Wege, dass das Unternehmen Sie sprechen lässt. Öffentlich wird erst etwas, wenn es gezeigt ist. Wer schon für das Unternehmen spricht, wird dann benachrichtigt und kann widersprechen.',
  way: 'Wie möchten Sie es zeigen?',
  ways: {
    dns: 'TXT-Eintrag im DNS',
    file: 'Datei auf der Website',
    letter: 'Brief mit Code ans Unternehmen',
    documents: 'Unterlagen an die Redaktion',
  },
  domain: 'Internetadresse',
  domainHint: 'Nur für den Eintrag und die Datei.',
  begin: 'Weiter',
  open: 'Schon begonnen',
  openOne: '{way}, seit dem {day}',
  one: {
    title: 'Nachweis für {company}',
    dns: {
      text: 'Legen Sie im DNS der Adresse {domain} selbst, nicht bei einem Namen davor, diesen TXT-Eintrag an:',
      after:
        'Wir sehen von allein nach, zuerst jede Minute, später seltener. Lassen Sie den Eintrag danach stehen: Wir prüfen ihn einmal in der Woche.',
    },
    file: {
      text: 'Legen Sie unter {address} eine Textdatei mit dieser Zeile ab. Der Server muss sie als text/plain ausliefern; eine Weiterleitung von oder zu www ist in Ordnung, eine andere nicht.',
      after:
        'Wir sehen von allein nach, zuerst jede Minute, später seltener. Lassen Sie die Datei danach liegen: Wir prüfen sie einmal in der Woche.',
    },
    letter: {
      waiting:
        'Wir schreiben an die Geschäftsleitung, an die Anschrift aus Impressum oder Handelsregister. Im Brief stehen Ihr Name, Ihre Funktion und ein Code. Das dauert einige Tage; nach vier Wochen schreiben wir noch einmal.',
      posted: 'Der Brief ging am {day} in die Post. Der Code gilt bis zum {until}.',
      code: 'Code aus dem Brief',
      codeHint: 'Zwölf Zeichen, zum Beispiel ABCD-EFGH-JKMN. Groß oder klein ist gleich.',
      enter: 'Code prüfen',
    },
    documents:
      'Schicken Sie hier einen Auszug aus dem Register, in dem Sie stehen, oder eine Vollmacht auf Geschäftspapier, unterschrieben von jemandem, der darin steht. Ausweiskopien brauchen wir nicht. Die Redaktion sieht sie an und entscheidet, meist in wenigen Werktagen; dann wird alles gelöscht.',
    byMail: 'Lieber per Post oder E-Mail? An {address}, mit dem Zeichen {reference}.',
    fileHint:
      'JPEG, PNG, WebP, PDF, gespeicherte Mails (.eml) oder Text, höchstens 10 MB. Alles liegt verschlüsselt und ist nie öffentlich.',
    sendFile: 'Unterlage schicken',
    'looked-at': 'Zuletzt angesehen: {when}.',
    'not-looked-at': 'Noch hat niemand sie angesehen.',
    until: 'Das geht bis zum {day}.',
    faults: {
      none: 'Bisher haben wir nicht nachgesehen.',
      missing: 'Beim letzten Mal war dort nichts zu finden.',
      other: 'Beim letzten Mal stand dort etwas anderes als die Zeile oben.',
      unanswered: 'Beim letzten Mal kam keine brauchbare Antwort. Ist die Adresse von außen zu erreichen?',
      elsewhere: 'Die Adresse leitet auf eine andere Seite weiter. Dorthin gehen wir nicht mit.',
    },
    looked: 'Wir sehen gleich nach. Laden Sie die Seite in einer halben Minute neu.',
    look: 'Jetzt nachsehen',
    withdraw: 'Nicht weiter verfolgen',
    proved: 'Gezeigt. Sie sprechen für {company}.',
    checked: 'Gezeigt. Bevor Ihre Antworten zählen, sieht die Redaktion noch darauf.',
    toDesk: 'Zum Posteingang',
    ended: {
      expired: 'Die Zeit ist abgelaufen.',
      withdrawn: 'Sie verfolgen diesen Weg nicht weiter.',
      refused: 'Das hat nicht gereicht.',
      guesses: 'Zehn Codes waren falsch. Der Brief gilt nicht mehr.',
      gone: 'Der Nachweis war 30 Tage lang nicht mehr zu finden. Die Redaktion prüft, wer Sie sind.',
      left: 'Sie sprechen nicht mehr für das Unternehmen.',
      replaced: 'An seine Stelle ist ein neuerer Nachweis getreten.',
    },
    missing: 'Seit dem {day} ist der Nachweis nicht mehr zu finden. Bis zum {until} ändert sich nichts.',
    again: 'Neu beginnen',
  },
  desk: {
    link: 'Vertretungen und Angaben zu Unternehmen: {count, plural, =0 {nichts wartet} one {# Sache wartet} other {# Sachen warten}}',
    title: 'Vertretungen und Angaben',
    lead: 'Briefe, Unterlagen, Zweifel und richtiggestellte Angaben, die auf uns warten, die ältesten zuerst. Was Sie hier tun, steht unter Ihrem Namen im Protokoll.',
    nothing: 'Nichts wartet: kein Brief, keine Unterlagen, kein Zweifel, keine Angabe.',
    who: '{name}, {jobTitle}, angefragt am {day}',
    since: 'wird geprüft seit dem {day}',
    letters: 'Briefe mit Code',
    lettersNote:
      'Der Code steht nur auf dem Papier. Wer einen Brief neu druckt, macht den vorigen ungültig, solange der nicht zur Post gegeben ist. 28 Tage nach dem ersten Brief steht hier die Erinnerung.',
    kind: { first: 'erster Brief', reminder: 'Erinnerung nach 28 Tagen' },
    address: 'Anschrift des Unternehmens',
    addressHint:
      'Aus Impressum oder Handelsregister, nie von der Person, die anfragt. Zwei bis vier Zeilen, ohne den Namen.',
    saveAddress: 'Anschrift speichern',
    print: 'Drucken (PDF)',
    printAgain: 'Neu drucken (PDF)',
    printed: 'Gedruckt am {day}, noch nicht zur Post gegeben.',
    posted: 'Heute zur Post gegeben',
    documents: 'Unterlagen',
    documentsNote:
      'Wer Unterlagen öffnet, wird festgehalten; die Person liest, wann das war. Nach einer halben Stunde sind sie wieder verdeckt. Die Entscheidung löscht sie.',
    files: '{count, plural, =0 {noch nichts da} one {# Unterlage} other {# Unterlagen}}',
    takenBack:
      '{count, plural, one {Eine Unterlage hat die Person zurückgenommen} other {# Unterlagen hat die Person zurückgenommen}}; {count, plural, one {sie ist} other {sie sind}} hier nicht mehr zu lesen.',
    byPost: 'Hier ist noch nichts angekommen. Post oder E-Mail nennt das Zeichen {reference}.',
    open: 'Unterlagen öffnen',
    approve: 'Spricht für das Unternehmen',
    refuse: 'Reicht nicht',
    doubts: 'Zweifel, wer spricht',
    doubtsNote:
      'Solange geprüft wird, zählen die Antworten dieser Personen nicht. Wer abgelehnt wird, spricht nicht mehr, und was die Person schrieb, zählt nie.',
    because: {
      'proof-gone': 'Der Eintrag oder die Datei, die das zeigte, ist nicht mehr da.',
      'author-domain': 'Die Internetadresse hat jemand genannt, der einen Fall schrieb.',
      objection: 'Wer schon vorher sprach, oder die hinterlegte Adresse, hat widersprochen.',
      'domain-moved': 'Die Internetadresse gehört nicht mehr zum Unternehmen.',
      'named-in-doubt': 'Benannt von jemandem, der selbst geprüft wird.',
      'refused-before': 'Wurde schon einmal abgelehnt und versucht es erneut.',
    },
    refusedBefore:
      '{sameBy, select, mailbox {Dasselbe Postfach} other {Derselbe Name}} wurde am {day} für {company} abgelehnt',
    note: 'Vermerk',
    noteHint: 'Nur für die Redaktion, nur bei einer Ablehnung.',
    done: {
      address: 'Die Anschrift ist gespeichert. Der Brief kann gedruckt werden.',
      posted: 'Der Code gilt ab heute.',
      opened: 'Die Unterlagen sind für eine halbe Stunde offen.',
      decided: 'Entschieden. Die Person bekommt eine E-Mail, die Unterlagen sind gelöscht.',
      doubt: 'Entschieden. Die Person bekommt eine E-Mail.',
      fact: 'Entschieden. Das Unternehmen bekommt eine E-Mail.',
      right: 'Berichtigt. Es steht jetzt so auf dem Profil.',
    },
    unprinted: {
      busy: 'Gerade werden viele Dokumente erzeugt. Versuchen Sie es in einer Minute noch einmal.',
      gone: 'Dieser Brief wartet nicht mehr.',
    },
  },
} as const;
