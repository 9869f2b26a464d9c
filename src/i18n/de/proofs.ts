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
      'Schicken Sie Unterlagen an {address} und nennen Sie das Zeichen {reference}: einen Auszug aus dem Register, in dem Sie stehen, oder eine Vollmacht auf Geschäftspapier, unterschrieben von jemandem, der darin steht. Ausweiskopien brauchen wir nicht. Die Redaktion liest sie, entscheidet und vernichtet sie.',
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
} as const;
