/** Reasons at a field or above a form. The keys are what input.ts and the commands answer with. */
export const errors = {
  'file-heic':
    'Ein HEIC-Bild vom iPhone zeigt kein Browser an. Stellen Sie am iPhone unter Einstellungen, Kamera, Formate „Maximale Kompatibilität“ ein und fotografieren Sie neu, oder machen Sie vom Bild einen Screenshot.',
  'file-kind':
    'Diese Art von Datei nehmen wir nicht an, auch wenn der Name anders lautet. Möglich sind JPEG, PNG, WebP, PDF, .eml, .txt, m4a, mp3 und ogg.',
  'file-too-large': 'Diese Datei ist zu groß: höchstens 25 MB, auch ausgepackt in Maßen.',
  'file-too-many-pixels': 'Dieses Bild hat zu viele Bildpunkte: höchstens 52 Millionen.',
  'file-too-many-pages': 'Dieses PDF hat zu viele Seiten: höchstens 30. Bitte teilen Sie es.',
  'file-encrypted': 'Dieses PDF hat ein Passwort. Bitte drucken Sie es ohne Passwort in eine neue Datei.',
  'file-two-kinds': 'In dieser Datei steckt eine zweite anderer Art. Bitte speichern Sie das Bild oder das PDF neu.',
  'file-empty': 'Diese Datei ist leer.',
  'file-unreadable': 'Diese Datei lässt sich nicht lesen. Sie ist beschädigt oder nicht ganz.',
  'file-cut-off': 'Die Verbindung brach ab, bevor alles da war. Bitte wählen Sie, was fehlt, noch einmal aus.',
  'file-too-many': 'Mehr als 20 Dateien gehören nicht zu einem Eintrag.',
  'files-unopened':
    'Öffnen Sie zuerst jede Unterlage, die hier liegt. Auch was seit Ihrem letzten Blick dazukam, muss gelesen sein, bevor Sie entscheiden.',
  'whole-contact': 'Eine Adresse oder Nummer wird ganz geschwärzt: Eine halbe führt zu jemand anderem.',
  'check-over': 'Die Prüfung ist zu Ende: Es ist entschieden, oder der Fall ging einen anderen Weg.',
  'no-file': 'Bitte wählen Sie mindestens eine Datei aus.',
  'case-full': 'Für diesen Fall ist der Platz voll: höchstens 200 MB.',
  'piece-missing': 'Ein Teil davor fehlt noch. Bitte senden Sie die Datei noch einmal.',
  'no-room-for-files':
    'Gerade lassen sich keine Dateien ablegen. Das liegt an uns. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'copy-changed': 'Inzwischen gibt es eine andere Fassung. Bitte sehen Sie sich diese an.',
  'evidence-is-public': 'Dieser Beleg ist öffentlich. Bitte nehmen Sie ihn zuerst zurück.',
  'no-place-on-page':
    'Diese Zeile verstehen wir nicht: „{about}“. Bitte schreiben Sie Seite, links, oben, Breite, Höhe, zum Beispiel „1 10 20 50 5“.',
  'not-on-page': 'Diese Stelle liegt auf keiner Seite der Datei, oder sie ist leer: „{about}“.',
  'no-exchange': 'Diesen Austausch gibt es nicht mehr. Was Sie geschrieben haben, ist noch da.',
  'exchange-nobody': 'Für das Unternehmen spricht hier noch niemand. Sobald sich das ändert, können Sie beginnen.',
  'exchange-declined': 'Ihre Bitte wurde abgelehnt. Ein zweites Mal fragen können Sie nicht.',
  'exchange-muted': 'Hier werden keine weiteren Briefe und Dateien von Ihnen angenommen.',
  'exchange-hour':
    'Das war viel in einer Stunde. Was Sie geschrieben haben, ist noch da; bitte versuchen Sie es später noch einmal.',
  'exchange-full': 'Dieser Austausch ist voll: höchstens 200 Briefe. Sie können ihn beenden und einen neuen beginnen.',
  'report-files': 'Mehr als drei Belege je Zusage nehmen wir nicht an. Ziehen Sie bitte zuerst einen zurück.',
  'documents-full': 'Mehr als sechs Unterlagen nehmen wir nicht an. Ziehen Sie bitte zuerst eine zurück.',
  'address-lines': 'Eine Anschrift hat zwei bis vier Zeilen von höchstens 60 Zeichen.',
  'exchange-files': 'Mehr als zehn Dateien nimmt ein Austausch nicht an. Ziehen Sie bitte zuerst eine zurück.',
  'exchange-file-too-large': 'Diese Datei ist zu groß: höchstens 10 MB.',
  'exchange-file-kind':
    'Diese Art von Datei nimmt der Austausch nicht an, auch wenn der Name anders lautet. Möglich sind JPEG, PNG, WebP, PDF, .eml und .txt, keine Aufnahmen.',
  'nothing-given': 'Bitte füllen Sie mindestens ein Feld aus.',
  'not-an-iban':
    'Diese IBAN stimmt nicht: Länge oder Prüfziffern passen nicht. Bitte vergleichen Sie sie noch einmal mit Ihrer Karte.',
  'not-a-phone': 'Das ist keine Telefonnummer. Möglich sind Ziffern, Leerzeichen und ein Pluszeichen am Anfang.',
  'not-sure': 'Bitte kreuzen Sie an, dass alles gelöscht werden soll.',
  'word-days': 'Bitte geben Sie eine Zahl von Tagen an, von 1 bis 60.',
  'fact-address': 'Das ist keine Anschrift: zwei bis acht Zeilen, mit Straße und Ort.',
  'fact-website': 'Das ist keine Startseite einer Website, wie https://www.firma.de/.',
  'fact-source': 'Nennen Sie die Seite, auf der das steht, mit https.',
  'fact-overtaken':
    'Seit das Unternehmen es angegeben hat, wurde es hier berichtigt. Lehnen Sie die ältere Angabe mit Begründung ab, oder berichtigen Sie es unten neu.',
  'facts-wait': 'Zwölf Angaben warten schon auf die Moderation. Weitere gehen, sobald über eine entschieden ist.',
  'word-too-often': 'Sechs Zusagen in einem Jahr sind genug. Was sich öfter ändert, sagt niemandem etwas zu.',
  'too-many-tokens':
    'Sie haben schon zehn Tokens, die gelten. Bitte beenden Sie zuerst eines, das niemand mehr braucht.',
  'token-made':
    'Dieses Token ist schon angelegt und wird nicht noch einmal gezeigt. Haben Sie es nicht notiert, beenden Sie es und legen ein neues an.',
  'too-many-webhooks': 'Ein Unternehmen kann höchstens fünf Webhooks haben. Bitte löschen Sie zuerst einen.',
  'webhook-made':
    'Dieser Webhook ist schon angelegt, sein Geheimnis wird nicht noch einmal gezeigt. Haben Sie es nicht notiert, erneuern Sie es.',
  'webhook-address':
    'Hierhin können wir nichts schicken. Bitte nennen Sie eine Adresse mit https:// und einem Namen, ohne Port und ohne Passwort.',
  'webhook-types': 'Bitte wählen Sie mindestens ein Ereignis.',
  'webhook-off': 'Dieser Webhook ist abgeschaltet. Bitte schalten Sie ihn zuerst wieder ein.',
  'check-fields': 'Bitte sehen Sie sich die markierten Felder an. Was Sie geschrieben haben, ist noch da.',
  'not-in-piece': 'Diese Worte stehen dort nicht. Bitte kopieren Sie sie aus dem Text, oder lassen Sie das Feld leer.',
  'names-passage': 'Hier stehen die Worte, die geschwärzt werden sollen. Bitte umschreiben Sie sie.',
  'not-for-piece': 'Das kann dafür nicht entschieden werden.',
  'being-decided': 'Darüber entscheidet gerade jemand anders. Sehen Sie bitte in ein paar Minuten nach.',
  'second-look':
    'Hier fehlt noch der zweite Blick, und den kann nur jemand anders werfen oder, wenn niemand sonst da ist, dieselbe Person nach 24 Stunden.',
  appealed: 'Gegen diese Entscheidung haben Sie sich schon beschwert.',
  'no-appeal': 'Gegen diese Entscheidung können Sie sich nicht beschweren.',
  'appeal-too-late': 'Die Frist von sechs Monaten für eine Beschwerde ist vorbei.',
  'decided-anew': 'Darüber ist schon neu entschieden. Der Brief dazu ist an beide Seiten gegangen.',
  'other-person':
    'Über eine Beschwerde entscheidet jemand anders als beim ersten Mal oder, wenn niemand sonst da ist, dieselbe Person nach 14 Tagen.',
  'may-not-write': 'Dieses Konto kann hier nichts mehr veröffentlichen. Die Entscheidung dazu ist Ihnen zugegangen.',
  hidden: 'Dieser Text ist durch eine Entscheidung ausgeblendet und kann nicht geändert werden.',
  asked: 'Eine Frage ist schon gestellt und noch nicht beantwortet.',
  'nobody-to-ask': 'Das Konto gibt es nicht mehr.',
  required: 'Dieses Feld ist noch leer.',
  invalid: 'Diese Angabe verstehen wir nicht.',
  'too-long': 'Dieser Text ist zu lang.',
  'too-long-text': 'Höchstens 10.000 Zeichen. Der Text ist noch da, bitte kürzen Sie ihn.',
  'too-long-by':
    'Dieser Text hat {length} Zeichen, höchstens {most} sind möglich. Er steht noch ganz da, bitte kürzen Sie ihn.',
  'too-much-unfinished': 'So viel Ungesendetes können wir nicht aufheben. Bitte schicken Sie zuerst etwas davon ab.',
  'no-figures-yet': 'So weit reichen die Zahlen noch nicht. Der neueste Stand ist der {about}.',
  'before-first-case': 'Damals war noch kein Fall bekannt. Der erste wurde am {about} veröffentlicht.',
  'not-a-date':
    'Dieses Datum verstehen wir nicht. Bitte schreiben Sie es zum Beispiel so: 28.3.2026, 28. März oder „gestern“.',
  'only-day': 'Hier genügt der Tag. Bitte schreiben Sie ihn ohne die Uhrzeit.',
  'when-was-it': 'Wann war das?',
  'which-day': 'Bitte sagen Sie uns, welcher Tag gemeint ist.',
  since: 'Das sagt nur, seit wann. Was von beidem war es?',
  'only-one-end':
    'Das sagt nur, wovor, wonach oder bis wann es war. Bitte schreiben Sie, was Sie am ehesten wissen: „Anfang März“, „etwa am 12.3.“, „1.3. bis 12.3.“ oder „weiß nicht“.',
  'only-earliest':
    'Das sagt nur, ab wann. Bitte nennen Sie den letzten Tag der Zusage, oder lassen Sie das Feld leer, wenn keiner genannt wurde.',
  'long-ago': 'Das liegt mehr als zehn Jahre zurück. Stimmt es?',
  'no-day': 'Das nennt noch keinen bestimmten Tag. Bitte nennen Sie einen, oder lassen Sie dieses Feld leer.',
  'not-one-day': 'Wir verstehen: {about}. Für dieses Feld brauchen wir noch einen bestimmten Tag.',
  'which-entry':
    'Von welchem Eintrag aus sollen wir zählen? Einen solchen finden wir hier nicht. Bitte nennen Sie den Tag.',
  'vague-entry':
    'Von jenem Eintrag ist der Tag selbst nicht bekannt. Bitte schreiben Sie, was Sie wissen, zum Beispiel „April 2026“ oder „weiß nicht“.',
  'unknown-first':
    'Davor steht noch kein Eintrag, an den sich dieser reihen ließe. Bitte schreiben Sie, was Sie wissen, und sei es nur das Jahr.',
  'before-1990': 'Bitte ein Jahr ab 1990.',
  'which-time': 'Bitte sagen Sie uns, welche Uhrzeit gemeint ist.',
  'which-minutes': 'Bitte wählen Sie eine der beiden Zahlen.',
  'which-amount': 'Bitte sagen Sie uns, welcher Betrag gemeint ist.',
  'only-euros': 'Wir verstehen {about}, rechnen hier aber noch in Euro. Bitte nennen Sie den Betrag in Euro.',
  'no-such-day': 'Diesen Tag gibt es im Kalender nicht.',
  'in-future': 'Dieser Tag liegt in der Zukunft.',
  'end-before-start': 'Das Ende liegt vor dem Anfang.',
  'not-in-call': 'Diese Uhrzeit passt nicht zum Beginn des Anrufs.',
  'call-end-needed': 'Wann haben Sie aufgelegt? Ohne diese Uhrzeit wissen wir nicht, wie lange Sie gewartet haben.',
  'call-answer-needed':
    'Wann hat sich jemand gemeldet? Weiter unten steht, mit wem Sie gesprochen haben oder was zugesagt wurde.',
  'queue-too-long': 'So lange dauerte der ganze Anruf nicht.',
  'not-a-time': 'Diese Uhrzeit verstehen wir nicht. Bitte schreiben Sie sie zum Beispiel so: 10:30 oder 15 Uhr.',
  'not-a-number': 'Bitte eine ganze Zahl.',
  'not-an-amount': 'Diesen Betrag verstehen wir nicht. Bitte schreiben Sie ihn zum Beispiel so: 12,50 oder 1.899,00.',
  'out-of-range': 'Diese Zahl ist zu klein oder zu groß.',
  'not-an-email': 'Das ist keine vollständige E-Mail-Adresse.',
  'address-as-name':
    'Das ist eine Adresse. Bitte schreiben Sie hier den Namen des Unternehmens; die Internetadresse gehört in das Feld darunter.',
  'not-a-website': 'Bitte eine Internetadresse, zum Beispiel firma.de.',
  'not-found': 'Das gibt es nicht mehr.',
  'not-allowed': 'Das dürfen Sie mit diesem Konto nicht.',
  'not-signed-in': 'Sie sind nicht mehr angemeldet.',
  unavailable:
    'Gerade lässt sich nichts speichern. Das liegt an uns, nicht an Ihrer Eingabe; Ihr Text steht noch hier. Bitte senden Sie ihn in einigen Minuten noch einmal.',
  failed:
    'Hier ist bei uns etwas schiefgegangen, und es ist notiert. Was Sie geschrieben haben, steht noch hier. Bitte senden Sie es in einer Minute noch einmal.',
  'too-late': 'Dafür ist es zu spät.',
  'too-often': 'Das waren zu viele Versuche. Bitte warten Sie einige Minuten; Ihr Text ist noch da.',
  'days-busy':
    'Gerade werden schon mehrere vergangene Tage gezählt. Bitte fragen Sie in einer halben Minute noch einmal.',
  'press-busy': 'Gerade wird zu viel gedruckt. Bitte versuchen Sie es in einer Minute noch einmal.',
  'reader-busy':
    'Gerade werden schon viele Dateien gelesen. Bitte versuchen Sie es in einer Minute noch einmal; Dateien müssen Sie dann noch einmal auswählen.',
  'too-many-files': 'Höchstens zehn Dateien auf einmal. Bitte wählen Sie sie noch einmal aus.',
  'summary-too-long': 'So wird die Beschreibung länger als 10.000 Zeichen. Bitte lassen Sie unten einen Teil weg.',
  'not-a-hash':
    'Das ist keine vollständige Prüfsumme: 64 Zeichen aus 0 bis 9 und a bis f. Bitte vergleichen Sie mit dem Dossier.',
  'too-many-lines': 'Höchstens sechs Zeilen, sonst passt die Anschrift nicht in das Fenster.',
  'not-a-working-day': 'Dieser Tag ist kein Werktag: Samstag, Sonntag oder Feiertag.',
  'not-later': 'Dieser Tag muss nach dem heutigen liegen.',
  conflict: 'Inzwischen hat sich etwas geändert. Sehen Sie bitte nach und senden Sie dann noch einmal.',
  'no-such-day-meant': 'Der {month} hat nur {last} Tage. Meinten Sie den {meant}?',
  'draft-gone': 'Diesen Entwurf finden wir in diesem Browser nicht mehr. Was Sie geschrieben haben, steht noch hier.',
  'order-changed':
    'So lässt sich der Eintrag nicht mehr verschieben: Die Reihenfolge hat sich inzwischen geändert. Bitte sehen Sie nach, wo er steht.',
  'draft-changed':
    'Dieser Entwurf wurde inzwischen an anderer Stelle geändert, vielleicht in einem zweiten Fenster. Ihre Fassung steht noch hier.',
  'draft-incomplete': 'Zum Veröffentlichen fehlt noch etwas.',
  'own-company': 'Sie vertreten dieses Unternehmen. Einen Fall dagegen können Sie nicht veröffentlichen.',
  'own-named': 'Sie vertreten das Unternehmen, das der Fall auch nennt. Bitte nehmen Sie diese Nennung heraus.',
  'named-is-against': 'Gegen dieses Unternehmen richtet sich der Fall schon. Bitte nennen Sie ein anderes.',
  'named-is-own': 'Sie vertreten dieses Unternehmen. In Ihrem eigenen Fall können Sie es nicht nennen.',
  'named-unknown':
    'Nennen lässt sich nur ein Unternehmen aus unserem Verzeichnis. Bitte wählen Sie eines aus der Liste.',
  'pressure-reported': 'Das haben Sie zu diesem Fall schon gemeldet.',
  'read-anew':
    'Seit Sie die Seite geöffnet haben, ist etwas dazugekommen oder geändert worden. Bitte lesen Sie noch einmal, was jetzt dasteht; was Sie geschrieben haben, steht noch in den Feldern.',
  'nobody-to-hear':
    'Von diesem Unternehmen ist niemand bekannt, den wir fragen könnten. Ein Kontakt lässt sich mit „npm run admin“ eintragen.',
  challenged: 'Ihr Unternehmen hat für diesen Fall schon einmal eine Prüfung verlangt. Das geht nur einmal.',
  'not-yet':
    'Dafür ist es zu früh: Wer gehört werden muss, hat noch Zeit, oder die Worte sind noch nicht weitergegeben.',
  transferred: 'Diesen Fall haben Sie schon einmal umgeschrieben. Das geht nur einmal.',
  'company-has-promised':
    'Dieses Unternehmen hat in dem Fall öffentlich etwas zugesagt. Ob es gemeint ist, entscheidet die Moderation.',
  'company-unknown':
    'So heißt kein Unternehmen in unserem Verzeichnis. Bitte schreiben Sie den Namen so, wie er dort steht.',
  'names-author': 'Darin steht die Adresse der Person. Bitte schreiben Sie es ohne sie.',
  'already-named': 'Der Fall nennt schon ein anderes Unternehmen. Mehr als eines lässt sich nicht nennen.',
  'entered-too-often': 'Sie haben heute schon drei Unternehmen neu eingetragen. Morgen geht es wieder.',
  'named-too-often': 'Sie haben in diesem Fall schon dreimal ein Unternehmen genannt. Öfter geht es nicht.',
  'named-has-answered': 'Dieses Unternehmen hat sich inzwischen geäußert. Seine Stellungnahme bleibt im Fall stehen.',
  'own-domain':
    'Ihre E-Mail-Adresse liegt unter der Internetadresse, die Sie für das Unternehmen angegeben haben. Bitte nehmen Sie eine private Adresse oder lassen Sie die Internetadresse weg.',
  'choose-company': 'Bitte wählen Sie ein Unternehmen aus der Liste oder tragen Sie es neu ein.',
  'before-section-58':
    '§ 58 TKG gilt seit dem 1. Dezember 2021. Für Störungen davor gibt es diese Entschädigung nicht.',
  'report-missing': 'Wann haben Sie die Störung gemeldet? Ohne diesen Tag lässt sich der Ausfall nicht rechnen.',
  'step-taken': 'Dieser Schritt ist schon eingetragen.',
  'not-ticked': 'Bitte kreuzen Sie das an, sonst können wir es nicht annehmen.',
  'choose-one': 'Bitte wählen Sie eines davon.',
  'wish-needs-words': 'Bitte sagen Sie in einem Satz, was Sie möchten.',
  'already-checked': 'Die Identität dieser Person wird schon geprüft.',
  'company-known': 'Dieses Unternehmen kennen wir schon, als {about}. Bitte übernehmen Sie es.',
  'name-is-company':
    'Unter diesem Namen könnte man Sie für das Unternehmen halten. Bitte nehmen Sie einen anderen, zum Beispiel Ihren Vornamen.',
  'name-is-representative':
    'So heißt eine Person, die für das Unternehmen spricht. Bitte nehmen Sie einen anderen Namen.',
  'name-holds-details':
    'Dieser Name wird öffentlich. Bitte nehmen Sie Telefonnummern, Adressen und andere Nummern heraus.',
  'name-is-office':
    'Unter diesem Namen könnte man Sie für eine Behörde oder Schlichtungsstelle halten. Bitte nehmen Sie einen anderen.',
  'name-is-site': 'Unter diesem Namen könnte man Sie für uns halten. Bitte nehmen Sie einen anderen.',
  'name-is-address': 'Dieser Name wird öffentlich. Bitte nehmen Sie keine E-Mail-Adresse.',
  'no-minutes': 'Bitte Minuten oder Stunden, zum Beispiel 45 oder 6,5 Std.',
  'person-too-long': 'Eine Person hat höchstens 60 Zeichen. Mehrere trennen Sie mit Semikolon.',
  'too-many-people': 'Höchstens zehn Personen in einem Eintrag. Ein zweiter Eintrag nimmt die übrigen auf.',
  'identity-checking':
    'Ihre Identität wird noch geprüft. Danach können Sie melden, dass eine Zusage gehalten ist; antworten können Sie schon jetzt.',
  'promise-is-answered':
    'Wer den Fall geschrieben hat, hat inzwischen gesagt, was aus dieser Zusage wurde. Die Meldung lässt sich nicht mehr ändern.',
  'due-before-promise': 'Dieser Tag liegt vor dem Tag der Zusage.',
  'too-far-ahead': 'Dieser Tag liegt mehr als zehn Jahre voraus.',
  'too-many-entries': 'Ein Fall hat höchstens 200 Einträge. Fassen Sie ähnliche zusammen, zum Beispiel als „7 Anrufe“.',
  'too-much-text':
    'Ein Fall fasst höchstens 100.000 Zeichen in allen Einträgen zusammen. Bitte kürzen Sie Ihren Text; er ist noch da.',
  'case-is-full': 'So oft lässt sich ein Fall nicht ändern oder beantworten. Was hier steht, bleibt öffentlich.',
  'link-replaced': 'Dieser Link gilt nicht mehr, weil danach eine andere E-Mail-Adresse angegeben wurde.',
  'link-unknown': 'Diesen Link kennen wir nicht. Bitte fordern Sie einen neuen an.',
  'link-used': 'Dieser Link wurde schon benutzt. Bitte fordern Sie einen neuen an.',
  'link-expired': 'Dieser Link ist abgelaufen. Bitte fordern Sie einen neuen an.',
  'wrong-sign-in':
    'E-Mail-Adresse und Passwort passen nicht zusammen. Mit einem Link per E-Mail kommen Sie ohne Passwort hinein.',
  'wrong-password': 'Das ist nicht Ihr bisheriges Passwort.',
  'too-many-sign-ins':
    'Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde oder nehmen Sie den Link per E-Mail.',
  'password-too-short': 'Bitte mindestens 12 Zeichen. Ein ganzer Satz ist gut.',
  'password-short-easy': 'Das ist zu leicht zu erraten. Nehmen Sie mindestens 12 Zeichen; ein ganzer Satz ist gut.',
  'password-easy':
    'Lang genug, aber zu leicht zu erraten: Bekannte Passwörter, Namen, Jahreszahlen und Tastenfolgen probieren Fremde zuerst. Vier Wörter, die nichts miteinander zu tun haben, sind besser.',
  'password-own-words':
    'Darin steckt etwas, das zu Ihnen gehört: Ihre Adresse, Ihr Name, Ihr Unternehmen oder diese Seite. Das probieren Fremde zuerst.',
  'same-case':
    'Das gehört zu Ihrem laufenden Fall Az. {about}. Bitte tragen Sie es dort ein; Ihr Entwurf bleibt stehen.',
  'too-many-cases':
    'Gegen dieses Unternehmen laufen schon drei Fälle von Ihnen. Schließen Sie zuerst einen davon ab; Ihr Entwurf bleibt stehen.',
  'wrong-code': 'Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.',
  'prove-first': 'Bitte zeigen Sie noch einmal, dass Sie es sind.',
  'factor-runs': 'Das ist schon eingerichtet.',
  'factor-needed': 'Wer moderiert, meldet sich in zwei Schritten an. Das lässt sich nicht ausschalten.',
  'address-same': 'Das ist Ihre bisherige Adresse.',
  'address-taken': 'Unter dieser Adresse gibt es inzwischen ein anderes Konto.',
  speaks:
    'Mit dieser Adresse haben Sie gezeigt, dass Sie für ein Unternehmen sprechen. Beenden Sie das zuerst in den Einstellungen.',
  'opener-gone': 'Das war schon beendet.',
  'session-over': 'Diese Anmeldung war schon beendet.',
  'not-a-name': 'Bitte schreiben Sie dies aus, wie es öffentlich stehen soll.',
  'claim-no-domain':
    'Für dieses Unternehmen kennen wir noch keine Internetadresse. Bitte schreiben Sie der Redaktion, welche es ist.',
  'claim-free-mail':
    'Bei diesem Anbieter bekommt jeder eine Adresse. Bitte nehmen Sie Ihre Adresse beim Unternehmen: {about}.',
  'claim-foreign-domain': 'Diese Adresse gehört nicht zum Unternehmen. Wir erkennen Adressen bei {about}.',
  'naming-ended': 'Wer Sie benannt hat, spricht nicht mehr für das Unternehmen. Bitten Sie dort um einen neuen Link.',
  'speaks-already': 'Sie sprechen schon als Mitarbeiterin oder Mitarbeiter für dieses Unternehmen.',
  'claim-own-case':
    'Sie haben selbst einen Fall gegen dieses Unternehmen geschrieben oder es hier eingetragen. Deshalb können Sie nicht zugleich für das Unternehmen sprechen.',
  'proofs-open': 'Sie haben schon fünf Nachweise begonnen. Bitte beenden Sie erst einen davon.',
  'proof-over': 'Dieser Nachweis ist abgeschlossen. Sie können einen neuen beginnen.',
  'wrong-letter-code':
    'Dieser Code stimmt nicht, oder der Brief ist noch nicht in der Post. Nach zehn falschen gilt der Brief nicht mehr.',
  'last-owner': 'Sie verwalten das Team als Einzige oder Einziger. Geben Sie bitte zuerst jemand anderem diese Rolle.',
  'own-factor-first': 'Richten Sie bitte zuerst selbst die Anmeldung in zwei Schritten ein.',
  'invitation-over': 'Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.',
  'invited-already': 'An diese Adresse ist schon eine Einladung unterwegs. Nehmen Sie sie zuerst zurück.',
  'not-in-team': 'Diese Person spricht nicht oder noch nicht sicher für das Unternehmen.',
  'invitation-own-case':
    'Mit diesem Konto wurde ein Fall gegen das Unternehmen geschrieben oder das Unternehmen eingetragen. Es kann deshalb nicht dafür sprechen.',
  'contact-own': 'Bitte nehmen Sie eine Adresse des Unternehmens, nicht Ihre eigene.',
  'contact-free-mail':
    'Bei diesem Anbieter bekommt jeder eine Adresse. Bitte nehmen Sie eine Adresse des Unternehmens.',
  'contact-other-domain':
    'Diese Adresse gehört nicht zu einer Internetadresse, die wir von diesem Unternehmen kennen. Sie steht meist im Impressum.',
  'contact-barred': 'An diese Adresse schreiben wir nicht: Sie nimmt nichts an oder gehört nicht zum Unternehmen.',
  'contact-not-needed': 'Für dieses Unternehmen spricht hier schon jemand und wird benachrichtigt.',
  'contact-too-many': 'Für einen Fall können Sie höchstens dreimal eine Adresse eintragen.',
  'contact-too-late': 'Das Unternehmen hat schon geantwortet, oder der Fall läuft nicht mehr.',
  'nothing-to-erase':
    'Ändern Sie zuerst einen der Texte hier. Steht die Angabe nur noch in einer früheren Fassung, entfernen Sie diese unter „Änderungen und persönliche Angaben“.',
  'personal-data': 'In Ihrem Text stehen Angaben, die persönlich aussehen. Öffentlich kann sie jeder lesen.',
  'personal-must-go': 'Hier steht etwas, das nicht öffentlich werden darf. Oben sehen Sie die Stelle.',
  'cause-denied':
    'Wer den Fall geschrieben hat, bestreitet diese Ursache. Sie bleibt deshalb mit dem Widerspruch stehen.',
  'contact-foreign':
    'Diese Adresse liegt an keiner Domain, die wir als Ihre kennen. Geben Sie eine an Ihrer Domain an, oder schreiben Sie uns, wo Sie diese veröffentlichen.',
  'contact-costly':
    'Unter dieser Nummer kostet der Anruf mehr als üblich. Für Fragen zu einem Vertrag ist das nicht erlaubt (§ 312a Abs. 5 BGB).',
  'denied-before':
    'Eben diese Worte hat die Entscheidung {about} Ihrem Unternehmen genommen; solange sie gilt, stehen sie hier nicht wieder. Beschwerde geht über den Link im Brief zu ihr. Andere Worte stehen Ihnen frei.',
  'contact-hidden':
    'Ihr Kontakt wurde durch eine Entscheidung ausgeblendet. Dagegen können Sie Beschwerde einlegen; einen neuen gibt an, wer sonst für Ihr Unternehmen spricht.',
  'tests-waiting': 'Es warten schon drei Versuche. Der nächste geht, sobald sie gesendet sind.',
  'nothing-answered': 'Antworten Sie zuerst auf den Fall.',
  'passage-known': 'Ein anderer Textbaustein heißt schon so.',
  'too-many-passages': 'Mehr als 60 Textbausteine findet niemand wieder. Löschen Sie erst einen.',
  'answered-meanwhile':
    'Während Sie geschrieben haben, ist eine andere Stellungnahme Ihres Unternehmens erschienen. Sie steht unten.',
  'before-sending': 'Vor dem Senden',
  'mostly-passage':
    'Die Antwort besteht fast nur aus Textbausteinen. So zählt sie als Textbaustein, bis die Person, die den Fall geschrieben hat, etwas anderes sagt. Gehen Sie auf diesen Fall ein, oder bestätigen Sie unten.',
  'like-another':
    'Fast dieselben Worte stehen in einer anderen Stellungnahme Ihres Unternehmens. So zählt sie als Textbaustein, bis die Person, die den Fall geschrieben hat, etwas anderes sagt. Gehen Sie auf diesen Fall ein, oder bestätigen Sie unten.',
  'statement-too-few': 'Wählen Sie mindestens zwei Fälle. Für einen allein schreiben Sie die Stellungnahme dort.',
  'statement-too-many': 'Höchstens 200 Fälle auf einmal.',
  'statement-of-others': 'Einer dieser Fälle richtet sich nicht gegen dieses Unternehmen.',
  'due-in-past': 'Dieser Tag liegt schon zurück.',
  'already-closed': 'Dieser Fall ist schon abgeschlossen. Öffnen Sie ihn wieder, wenn sich etwas geändert hat.',
  'not-closed-any-more': 'Dieser Fall ist nicht mehr abgeschlossen. Die Frage hat sich erledigt.',
  'not-closed': 'Dieser Fall ist offen. Es gibt nichts wieder zu öffnen.',
  'case-is-over': 'Dieser Fall ist abgeschlossen oder ruht. Öffnen Sie ihn zuerst wieder.',
  'nothing-to-answer': 'Es gibt noch keine Stellungnahme, auf die Sie antworten könnten.',
  'too-many-follows':
    'Sie können höchstens 500 Fällen, Unternehmen und Branchen folgen. Beenden Sie zuerst, was Sie nicht mehr brauchen.',
} as const;
