/**
 * Words of the mails. `text` stands before the link, `after` behind it; an empty line begins a new paragraph.
 * The greeting ends with a comma, so `text` goes on in small letters.
 */
export const mail = {
  greeting: 'Guten Tag,',
  signature: 'Aktenkundig – Beschwerden mit Datum, Antworten mit Namen',
  orCopy: 'Falls die Schaltfläche nicht geht, kopieren Sie diese Adresse in Ihren Browser:',
  why: 'Sie erhalten diese Nachricht einmalig, weil auf {site} etwas geschehen ist, das Sie betrifft.',
  whyTopic: 'Diese Nachricht gehört zu „{topic}“ auf {site}.',
  stop: 'Keine Nachrichten dieser Art mehr',
  choose: 'Sofort, täglich gesammelt oder gar nicht: alle Nachrichten einstellen',
  stopContact: 'Falsche Adresse, oder keine Nachrichten mehr an diese Adresse',
  step: {
    complaint: 'die schriftliche Beschwerde',
    management: 'die Beschwerde bei der Geschäftsleitung',
    arbitration: 'eine Schlichtungsstelle',
    authority: 'die Aufsichtsbehörde',
    court: 'das gerichtliche Mahnverfahren',
  },
  digest: {
    subject: '{count, plural, one {Eine Neuigkeit} other {# Neuigkeiten}} von heute',
    text: '{count, plural, one {das ist seit gestern geschehen:} other {das ist seit gestern geschehen, # Nachrichten in einer:}}',
  },
  week: {
    over: 'Az. {number}: seit {days, plural, one {einem Tag} other {# Tagen}} überfällig',
    left: 'Az. {number}: {days, plural, =0 {die Frist endet heute} one {noch ein Tag} other {noch # Tage}}',
    again: 'Az. {number}: wartet auf Ihre nächste Stellungnahme',
  },
  source: {
    author: 'der Person, die den Fall geschrieben hat',
    administrator: 'der Redaktion dieser Seite',
  },
  'confirm-case': {
    subject: 'Bitte bestätigen: Ihr Fall',
    text: 'Ihr Fall ist geschrieben, aber noch nicht öffentlich.\n\nErst wenn Sie hier bestätigen, veröffentlichen wir ihn. Sie sehen ihn vorher noch einmal.',
    button: 'Fall ansehen und veröffentlichen',
    after:
      'Der Link gilt sieben Tage und nur einmal.\n\nSie haben nichts geschrieben? Dann brauchen Sie nichts zu tun. Ohne Ihre Bestätigung wird nichts veröffentlicht.',
  },
  'resume-draft': {
    subject: 'Ihr Entwurf, zum Weiterschreiben',
    text: 'Ihr Entwurf ist gespeichert. Mit diesem Link schreiben Sie weiter, auch in einem anderen Browser.',
    button: 'Weiterschreiben',
    after:
      'Bitte geben Sie den Link nicht weiter: Wer ihn hat, kann den Entwurf lesen und ändern.\n\nSie haben nichts geschrieben? Dann brauchen Sie nichts zu tun.',
  },
  'sign-in': {
    subject: 'Ihr Link zum Anmelden',
    text: 'mit diesem Link melden Sie sich bei Aktenkundig an. Ein Passwort brauchen Sie nicht.',
    button: 'Anmelden',
    after:
      'Der Link gilt 30 Minuten und nur einmal.\n\nSie wollten sich nicht anmelden? Dann brauchen Sie nichts zu tun; ohne den Link kommt niemand in Ihr Konto.',
  },
  'reset-password': {
    subject: 'Neues Passwort festlegen',
    text: 'für Ihr Konto wurde ein neues Passwort angefordert. Mit diesem Link legen Sie es fest.',
    button: 'Neues Passwort festlegen',
    after:
      'Der Link gilt 30 Minuten und nur einmal.\n\nSie haben das nicht angefordert? Dann brauchen Sie nichts zu tun; Ihr Passwort bleibt, wie es ist.',
  },
  'address-known': {
    subject: 'Sie haben bereits ein Konto',
    text: 'jemand, vermutlich Sie selbst, wollte mit dieser Adresse ein Konto anlegen. Es gibt aber schon eines. Melden Sie sich einfach an; ein vergessenes Passwort können Sie dort ersetzen.',
    button: 'Zur Anmeldung',
    after: 'Das waren nicht Sie? Dann brauchen Sie nichts zu tun. An Ihrem Konto hat sich nichts geändert.',
  },
  'old-address': {
    subject: 'Bitte bestätigen: neue E-Mail-Adresse für Ihr Konto',
    text: 'jemand, vermutlich Sie selbst, möchte Ihr Konto künftig unter {email} führen. Dazu brauchen wir Ihr Ja von dieser Adresse aus.',
    button: 'Ja, Adresse ändern',
    after:
      'Der Link gilt einen Tag. Auch die neue Adresse muss bestätigt werden.\n\nSie waren das nicht? Dann drücken Sie nichts, und es bleibt alles, wie es ist. Legen Sie am besten ein neues Passwort fest.',
  },
  'new-address': {
    subject: 'Bitte bestätigen: diese Adresse für Ihr Konto',
    text: 'ein Konto bei Aktenkundig soll künftig unter {email} geführt werden. Wenn es Ihres ist, bestätigen Sie bitte, dass Sie hier Post lesen.',
    button: 'Adresse bestätigen',
    after:
      'Der Link gilt einen Tag. Auch die bisherige Adresse muss bestätigt werden.\n\nSie wissen von nichts? Dann brauchen Sie nichts zu tun.',
  },
  'account-changed': {
    subject:
      '{what, select, password {Ihr Passwort wurde geändert} address {Ihre E-Mail-Adresse wurde geändert} closed {Ihr Konto ist gelöscht} other {Die Anmeldung in zwei Schritten wurde geändert}}',
    text: '{what, select, password {das Passwort Ihres Kontos wurde am {when} neu festgelegt. Alle anderen Anmeldungen sind beendet.} address {am {when} hat Ihr Konto eine neue E-Mail-Adresse bekommen. An die bisherige schreiben wir nicht mehr.} factorOn {seit dem {when} fragt die Anmeldung bei Ihrem Konto zusätzlich nach einem Code.} factorOff {seit dem {when} fragt die Anmeldung bei Ihrem Konto nicht mehr nach einem Code.} factorLost {uns wurde gesagt, dass Telefon und Wiederherstellungscodes zu Ihrem Konto verloren sind. Ab dem {when} fragt die Anmeldung deshalb nicht mehr nach einem Code. Stimmt das nicht, melden Sie sich vorher einmal mit einem Code an: Dann bleibt alles, wie es ist.} codes {am {when} haben Sie neue Wiederherstellungscodes bekommen. Die bisherigen gelten nicht mehr.} codeUsed {am {when} hat sich jemand mit einem Ihrer Wiederherstellungscodes angemeldet. Dieser Code ist damit verbraucht.} closed {Ihr Konto wurde am {when} gelöscht. Alle Anmeldungen sind beendet, und an diese Adresse schreiben wir nicht mehr.} other {an Ihrem Konto wurde am {when} etwas geändert.}}',
    button: '{what, select, closed {Zum Impressum} other {Das war ich nicht}}',
    after:
      'Waren Sie das selbst? Dann ist alles in Ordnung.\n\n{what, select, closed {Wenn nicht, hatte jemand Ihr Passwort oder Ihr Postfach. Wiederherstellen lässt sich das Konto nicht; schreiben Sie uns an die Adresse im Impressum.} other {Wenn nicht, legen Sie über die Schaltfläche ein neues Passwort fest. Damit enden alle Anmeldungen, auch die von Fremden.}}',
  },
  'claim-company': {
    subject: 'Ein Unternehmensprofil übernehmen',
    text: 'mit diesem Link bestätigen Sie, dass Sie unter dieser Adresse Post empfangen und für das Unternehmen sprechen dürfen, dessen Profil Sie übernehmen möchten. Welches es ist, steht auf der Seite hinter dem Link.\n\nDanach können Sie auf Fälle antworten. Ihr Name und Ihre Funktion sind dann öffentlich.',
    button: 'Adresse bestätigen',
    after:
      'Der Link gilt 24 Stunden und nur einmal.\n\nSie haben das nicht beantragt? Dann brauchen Sie nichts zu tun; das Profil bleibt, wie es ist.',
  },
  'outsider-named': {
    subject: 'Sie sollen für ein Unternehmen sprechen',
    text: 'jemand, der auf Aktenkundig für ein Unternehmen spricht, hat Sie als Kanzlei oder Agentur benannt, die für das Unternehmen antworten darf. Für welches, und wie Sie öffentlich erscheinen, steht hinter dem Link.',
    button: 'Ansehen und bestätigen',
    after:
      'Öffentlich wird nichts, bevor Sie bestätigen. Der Link gilt eine Woche. Wenn Sie damit nichts anfangen können, brauchen Sie nichts zu tun.',
  },
  'new-representative': {
    subject: 'Jemand spricht neu für {companyName}',
    text: 'seit heute spricht auf Aktenkundig noch jemand öffentlich für {companyName}: mit einem Nachweis des Unternehmens, auf Einladung aus Ihrem Team oder als Kanzlei oder Agentur, die von dort benannt wurde. Wer es ist, steht hinter dem Link.\n\nDas stimmt? Dann brauchen Sie nichts zu tun.',
    button: 'Einspruch einlegen',
    after:
      'Nach einem Einspruch prüfen wir, wer die Person ist. Bis dahin steht bei ihren Stellungnahmen „Identität wird geprüft“, und sie zählen nicht als Antwort. Der Link gilt 30 Tage.',
  },
  'proof-result': {
    subject:
      '{what, select, proved {Ihr Nachweis für {companyName} ist da} waiting {Ihr Nachweis für {companyName} wird angesehen} expired {Ihr Nachweis für {companyName} ist abgelaufen} guesses {Zu viele falsche Codes für {companyName}} other {Ihr Nachweis für {companyName} reicht nicht}}',
    text: '{what, select, proved {wir haben gefunden, was zeigt, dass Sie für {companyName} sprechen dürfen. Ihr Name und Ihre Funktion stehen jetzt beim Profil.} waiting {wir haben Ihren Nachweis für {companyName} gefunden. Bevor Ihre Antworten zählen, sieht die Redaktion noch darauf; solange steht dabei „Identität wird geprüft“.} expired {in der vorgesehenen Zeit war nichts zu finden, was zeigt, dass Sie für {companyName} sprechen dürfen. Es ist nichts veröffentlicht worden.} guesses {es wurden zehn falsche Codes eingegeben. Der Brief an {companyName} gilt deshalb nicht mehr.} other {was wir bekommen haben, zeigt nicht, dass Sie für {companyName} sprechen dürfen. Es ist nichts veröffentlicht worden.}}',
    button: '{what, select, proved {Zum Posteingang} waiting {Zum Posteingang} other {Ansehen}}',
    after:
      '{what, select, proved {Zu neuen Fällen bekommen Sie von jetzt an eine E-Mail. Lassen Sie einen Eintrag oder eine Datei stehen: Wir sehen einmal in der Woche nach.} waiting {Was dabei herauskommt, schreiben wir Ihnen.} other {Sie können es jederzeit von Neuem versuchen, auch auf einem anderen Weg.}}',
  },
  'proof-watched': {
    subject:
      '{what, select, missing {Nachweis für {companyName} nicht mehr zu finden} gone {Nachweis für {companyName} seit 30 Tagen weg} other {Nachweis für {companyName} ist wieder da}}',
    text: '{what, select, missing {unter {domain} fehlt seit heute, was dort zeigte, dass jemand für {companyName} sprechen darf. Vielleicht ist es beim Umbau der Website verloren gegangen, vielleicht gehört Ihnen die Adresse nicht mehr.} gone {unter {domain} fehlt seit 30 Tagen, was dort zeigte, dass jemand für {companyName} sprechen darf. Wir prüfen deshalb jetzt, wer die Person ist. Bis dahin steht bei ihren Stellungnahmen „Identität wird geprüft“, und sie zählen nicht als Antwort.} other {unter {domain} ist wieder zu finden, was zeigt, dass jemand für {companyName} sprechen darf. Alles bleibt, wie es war.}}',
    button: 'Zum Posteingang',
    after:
      '{what, select, missing {Bis zum {until} ändert sich nichts. Stellen Sie den Eintrag oder die Datei bis dahin wieder her; sonst prüfen wir, wer die Person ist.} gone {Das ist ein Irrtum? Schreiben Sie uns mit einem Nachweis. Die Anschrift steht im Impressum.} other {Sie brauchen nichts zu tun.}}',
  },
  'team-invited': {
    subject: 'Sie sind eingeladen, für Ihr Unternehmen zu sprechen',
    text: 'jemand, der auf Aktenkundig für ein Unternehmen spricht, lädt Sie ein, dort ebenfalls zu antworten. Für welches Unternehmen, und was dabei öffentlich wird, steht hinter dem Link.',
    button: 'Einladung ansehen',
    after:
      'Öffentlich wird nichts, bevor Sie zusagen. Der Link gilt sieben Tage und nur einmal. Wenn Sie damit nichts anfangen können, brauchen Sie nichts zu tun.',
  },
  'team-role': {
    subject: 'Ihre Rolle bei {companyName}',
    text: '{role, select, owner {Sie verwalten jetzt, wer für {companyName} spricht: Sie können einladen, Rollen vergeben und Zugänge beenden.} other {Sie antworten weiter für {companyName}. Wer dazugehört, verwalten jetzt andere.}}',
    button: 'Zum Team',
    after: 'Die Änderung hat jemand vorgenommen, der das Team verwaltet.',
  },
  'team-changed': {
    subject:
      '{what, select, factor {{companyName}: Anmeldung in zwei Schritten ist jetzt Pflicht} contact {{companyName}: anderer Kontakt für Beschwerden} other {{who} spricht nicht mehr für {companyName}}}',
    text: '{what, select, factor {wer für {companyName} antwortet, braucht ab sofort die Anmeldung in zwei Schritten. Ohne sie bleibt der Posteingang geschlossen.} contact {{who} hat auf dem öffentlichen Profil von {companyName} geändert, wohin Beschwerden gehen sollen. Stimmt das nicht, widersprechen Sie im Team oder schreiben Sie uns.} removed {{who} spricht seit heute nicht mehr für {companyName}: Wer das Team verwaltet, oder die Redaktion, hat den Zugang beendet.} other {{who} hat heute aufgehört, für {companyName} zu sprechen.}}',
    button: '{what, select, factor {Einrichten} contact {Profil ansehen} other {Zum Team}}',
    after:
      '{what, select, factor {Es dauert zwei Minuten und braucht eine App auf dem Telefon.} contact {Angeben kann ihn nur, wer mit Gewissheit für das Unternehmen spricht.} other {Offene Fälle dieser Person stehen am Posteingang bei denen, die sie übernommen haben, oder sind niemandem zugeteilt.}}',
  },
  'fact-decided': {
    subject:
      '{companyName}: {holds, select, true {Ihre Angabe steht auf dem Profil} other {Ihre Angabe wird nicht übernommen}}',
    text: '{holds, select, true {wir haben nachgesehen und übernehmen Ihre Angabe} other {wir haben nachgesehen und übernehmen Ihre Angabe nicht}}: {what, select, address {die Anschrift} phone {die Telefonnummer} website {die Website} arbitration {die Teilnahme an der Schlichtung} brand {ein Name, unter dem Sie gefunden werden} other {eine Domain}} von {companyName}.{reason, select, none {} other {\n\nUnsere Begründung: {reason}}}',
    button: 'Angaben ansehen',
    after:
      '{holds, select, true {Keine Übernahme aus einer Sammlung ändert das mehr.} other {Sie können es mit einer anderen Quelle noch einmal angeben.}}',
  },
  'identity-approved': {
    subject: 'Sie sprechen für {companyName}',
    text: 'wir haben geprüft, dass Sie für {companyName} sprechen. Ihre Stellungnahmen zählen als Antwort des Unternehmens, auch die, die Sie schon geschrieben haben.',
    button: 'Zum Posteingang',
    after: 'Zu neuen Fällen bekommen Sie von jetzt an eine E-Mail.',
  },
  'identity-refused': {
    subject: 'Nicht bestätigt: Sie sprechen für {companyName}',
    text: 'wir konnten nicht bestätigen, dass Sie für {companyName} sprechen. Sie können dort keine Stellungnahmen mehr schreiben; bei den bisherigen steht, dass Sie nicht als Vertretung bestätigt sind.',
    button: 'Zu Ihrem Konto',
    after: 'Das stimmt nicht? Schreiben Sie uns mit einem Nachweis. Die Anschrift steht im Impressum.',
  },
  'case-published': {
    subject: 'Neuer Fall gegen {companyName}',
    text: 'gegen {companyName} ist ein Fall veröffentlicht worden:\n\n„{title}“ (Az. {number})\n\nAm Zug ist jetzt Ihr Unternehmen. Die erste Stellungnahme wird bis zum {due} erwartet; danach steht der Fall als überfällig in der Liste.',
    button: 'Fall lesen und antworten',
    after:
      'Sie antworten unter Ihrem eigenen Namen. Ob der Fall gelöst ist, sagt am Ende die Person, die ihn geschrieben hat.',
  },
  'case-live': {
    subject: 'Ihr Fall ist öffentlich',
    text: 'Ihr Fall „{title}“ gegen {companyName} ist veröffentlicht. Er hat das Aktenzeichen {number}.\n\nDas Unternehmen hat 14 Tage Zeit für die erste Stellungnahme. Wir schreiben Ihnen, sobald eine da ist.',
    button: 'Zum Fall',
    after:
      'Wir benachrichtigen das Unternehmen, wenn dort jemand sein Profil übernommen hat. Spricht dort noch niemand, tragen Sie in Ihrem Fall eine E-Mail-Adresse des Unternehmens ein; wir schreiben dorthin.\n\nGeschieht inzwischen etwas Neues, tragen Sie es im Fall ein: mit Datum, wie bisher.',
  },
  'reply-published': {
    subject:
      '{isChecked, select, true {Eine Antwort im Namen von {companyName}} other {{companyName} hat geantwortet}}',
    text: '{representative}, hat für {companyName} zu Ihrem Fall „{title}“ öffentlich Stellung genommen.\n\n{isChecked, select, true {Ob diese Person für das Unternehmen spricht, prüfen wir noch. Bis dahin steht das bei der Stellungnahme, und am Zug ist weiter das Unternehmen.} other {Am Zug sind jetzt Sie: Wären Sie mit dieser Antwort zufrieden? Sie können sie beurteilen, zurückfragen oder den Fall abschließen.}}',
    button: 'Stellungnahme lesen',
    after:
      'Ob der Fall gelöst ist, sagen nur Sie. Hält das Unternehmen ihn für gelöst und hören wir 30 Tage lang nichts von Ihnen, ruht der Fall; sein Ausgang ist dann unbekannt.',
  },
  'named-replied': {
    subject: '{namedName} hat sich geäußert',
    text: '{representative}, hat für {namedName} zu Ihrem Fall „{title}“ öffentlich Stellung genommen. Dieses Unternehmen ist in Ihrem Fall nur genannt: An Fristen und am Stand ändert die Stellungnahme nichts.',
    button: 'Stellungnahme lesen',
    after: 'Sie können im Fall darauf antworten, müssen es aber nicht.',
  },
  'company-named': {
    subject: '{namedName} wird in einem Fall genannt',
    text: 'ein öffentlicher Fall gegen {companyName} nennt auch {namedName}:\n\n„{title}“ (Az. {number})\n\nDer Fall richtet sich gegen {companyName} und zählt für {namedName} nicht, auch nicht in der Rangliste. Sie können sich äußern, müssen es aber nicht. Eine Frist gibt es nicht, und wir erinnern Sie nicht daran.',
    button: 'Fall lesen',
    after: 'Wenn Sie sich äußern, steht Ihre Stellungnahme unter Ihrem Namen und dem Ihres Unternehmens im Fall.',
  },
  'notice-received': {
    subject: 'Ihre Meldung {notice} ist eingegangen',
    text: 'Ihre Meldung ist bei uns eingegangen und hat die Nummer {notice}.\n\nWir entscheiden binnen sieben Tagen, bei einer Gefahr für Menschen binnen 24 Stunden. Ein Mensch entscheidet, kein Programm.',
    button: 'Stand der Meldung ansehen',
    after:
      'Der Link ist nur für Sie: Wer ihn hat, sieht den Stand Ihrer Meldung.\n\nSie haben nichts gemeldet? Dann hat jemand Ihre Adresse angegeben, und Sie brauchen nichts zu tun.',
  },
  'notice-asked': {
    subject: 'Ihre Meldung {notice}: eine Frage',
    text: 'Ihre Meldung ist bei uns eingegangen und hat die Nummer {notice}.\n\nAus ihr geht noch nicht hervor, was genau nicht stimmt oder gegen welches Recht es verstößt. Bitte sagen Sie uns das binnen sieben Tagen. Danach entscheiden wir nach dem, was wir wissen.',
    button: 'Frage beantworten',
    after:
      'Der Link ist nur für Sie: Wer ihn hat, sieht den Stand Ihrer Meldung.\n\nSie haben nichts gemeldet? Dann hat jemand Ihre Adresse angegeben, und Sie brauchen nichts zu tun.',
  },
  'notice-decided': {
    subject: 'Ihre Meldung {notice} ist entschieden',
    text: '{letter}',
    button: 'Entscheidung ansehen oder Beschwerde einlegen',
    after: 'Der Link ist nur für Sie: Wer ihn hat, liest die Entscheidung und kann sich für Sie beschweren.',
  },
  'appeal-received': {
    subject: 'Ihre Beschwerde {appeal} ist eingegangen',
    text: 'Ihre Beschwerde gegen die Entscheidung {decision} ist bei uns eingegangen und hat die Nummer {appeal}.\n\nEin anderer Mensch als beim ersten Mal entscheidet darüber, kein Programm. Gibt es hier nur einen, der entscheiden darf, prüft er nach 14 Tagen neu, und wir sagen das dazu. Bis dahin bleibt es bei der Entscheidung.{hasFiles, select, true {\n\nHaben Sie den Moderatoren beim ersten Mal etwas gezeigt, ist es gelöscht. Wer neu entscheidet, sieht nur, was Sie dafür noch einmal zeigen: {files}} other {}}',
    button: 'Stand der Beschwerde ansehen',
    after: 'Der Link ist nur für Sie.',
  },
  'appeal-opened': {
    subject: 'Beschwerde gegen die Entscheidung {decision}',
    text: '{by, select, company {das Unternehmen ist} other {wer den Fall gemeldet hat, ist}} mit der Entscheidung {decision} zu Ihrem Fall nicht einverstanden und hat Beschwerde eingelegt. Ein anderer Mensch als beim ersten Mal entscheidet neu, in der Regel bis zum {until}. Bis dahin bleibt es bei der Entscheidung.\n\nSie müssen nichts tun. Haben Sie den Moderatoren beim ersten Mal etwas gezeigt, ist es gelöscht: Wer neu entscheidet, sieht nur, was Sie dafür noch einmal zeigen, und nur bis entschieden ist.',
    button: 'Belege zeigen oder nachlesen, worum es geht',
    after:
      'Das Unternehmen und die Öffentlichkeit sehen von Ihren Belegen nichts. Jedes Öffnen wird aufgeschrieben und Ihnen gezeigt.',
  },
  'appeal-decided': {
    subject: 'Beschwerde: Entscheidung {decision}',
    text: '{letter}',
    button: 'Entscheidung ansehen',
    after:
      'Der Link ist nur für Sie. Bitte heben Sie diese Nachricht auf: Mit der Nummer {decision} finden wir die Entscheidung wieder.',
  },
  'author-asked': {
    subject: 'Eine Frage zu dem, was Sie veröffentlicht haben',
    text: 'jemand hat gemeldet, was Sie auf dieser Seite veröffentlicht haben. Bevor wir entscheiden, möchten wir Ihre Sicht kennen.\n\nBis dahin bleibt alles stehen, wie es ist. Sie haben sieben Tage. Danach entscheiden wir nach dem, was wir wissen.',
    button: 'Frage lesen und beantworten',
    after: 'Ihre Antwort lesen nur Menschen, die hier über Meldungen entscheiden.',
  },
  'author-reminded': {
    subject: 'Unsere Frage an Sie: Antwort bis zum {until}',
    text: 'vor einigen Tagen haben wir Sie gefragt, wie Sie etwas sehen, das Sie auf dieser Seite veröffentlicht haben und das gemeldet wurde. Wir haben noch nichts von Ihnen gehört.\n\nBis zum {until} warten wir auf Ihre Antwort. Danach entscheiden wir nach dem, was wir wissen. Das ist die einzige Erinnerung.',
    button: 'Frage lesen und beantworten',
    after: 'Ihre Antwort lesen nur Menschen, die hier über Meldungen entscheiden.',
  },
  statement: {
    subject: 'Entscheidung {decision}',
    text: '{letter}',
    button: 'Entscheidung ansehen oder Beschwerde einlegen',
    after:
      'Der Link ist nur für Sie: Wer ihn hat, liest die Entscheidung und kann sich für Sie beschweren. Bitte heben Sie diese Nachricht auf: Mit der Nummer {decision} finden wir die Entscheidung wieder.',
  },
  'challenge-asked': {
    subject: '{companyName} sagt: kein Kundenfall',
    text: '{companyName} bestreitet, dass Ihr Fall Az. {number} zu ihm gehört. Bitte sagen Sie uns bis zum {until}, woran man sieht, dass Sie dort Kundin oder Kunde waren.\n\nBis ein Mensch entschieden hat, bleibt der Fall stehen und zählt. Hören wir nichts, kann er als nicht bestätigt entfernt werden.',
    button: 'Fall belegen',
    after:
      'Was Sie uns sagen, lesen nur Menschen, die hier entscheiden. Das Unternehmen bekommt nur, was sie ohne Ihren Namen daraus aufschreiben.',
  },
  'challenge-reminded': {
    subject: 'Bitte belegen Sie Ihren Fall bis zum {until}',
    text: 'vor einer Woche hat {companyName} bestritten, dass Ihr Fall Az. {number} zu ihm gehört. Wir haben noch nichts von Ihnen gehört.\n\nBis zum {until} können Sie ihn belegen. Danach kann er als nicht bestätigt entfernt werden. Das ist die letzte Erinnerung.',
    button: 'Fall belegen',
    after:
      'Was Sie uns sagen, lesen nur Menschen, die hier entscheiden. Das Unternehmen bekommt nur, was sie ohne Ihren Namen daraus aufschreiben.',
  },
  'challenge-agreed': {
    subject: 'Der Fall Az. {number} wird nicht mehr gegen Ihr Unternehmen geführt',
    text: 'Ihr Unternehmen hat bestritten, dass der Fall Az. {number} zu ihm gehört. Die Person, die ihn geschrieben hat, hat ihn auf ein anderes Unternehmen umgeschrieben.\n\nFür {companyName} zählt er ab heute nicht mehr. In den öffentlichen Änderungen des Falls steht, dass er umgeschrieben wurde.',
    button: 'Fall ansehen',
    after: 'Ihre öffentlichen Antworten in dem Fall bleiben dort stehen, in Ihrem Namen; gezählt wird keine mehr.',
  },
  'challenge-forwarded': {
    subject: 'Zu diesem Fall liegt ein Beleg vor',
    text: 'Ihr Unternehmen hat bestritten, dass der Fall Az. {number} zu ihm gehört. Dazu liegt jetzt ein Beleg vor. Was darin steht, haben wir ohne Namen für Sie aufgeschrieben.\n\nBitte sagen Sie uns bis zum {until}, ob Sie den Fall damit wiederfinden. Danach entscheiden wir nach dem, was wir wissen.',
    button: 'Lesen und antworten',
    after: 'Bis entschieden ist, bleibt der Fall stehen und zählt.',
  },
  'challenge-decided': {
    subject: 'Entschieden: ob es ein Kundenfall ist',
    text: '{letter}',
    button: 'Entscheidung ansehen oder Beschwerde einlegen',
    after:
      'In Ihrem Profil steht, wie oft so entschieden wurde, und wie. Der Link ist nur für Ihr Unternehmen: Wer ihn hat, kann sich für Sie beschweren.',
  },
  'pressure-asked': {
    subject: 'Bitte um Ihre Sicht bis zum {until}',
    text: 'die Person, die den Fall Az. {number} gegen {companyName} geschrieben hat, hat uns vertraulich gemeldet, dass sie wegen des Falls unter Druck gesetzt wurde. Worum es geht, steht hinter dem Link.\n\nEntschieden ist nichts, und öffentlich ist nichts. Bitte sagen Sie uns bis zum {until}, was Sie dazu wissen. Danach entscheiden wir nach dem, was wir wissen.',
    button: 'Lesen und antworten',
    after: 'Bitte sprechen Sie die Person nicht darauf an: Auch das wäre Druck.',
  },
  'pressure-reminded': {
    subject: 'Erinnerung: Ihre Sicht bis zum {until}',
    text: 'vor einer Woche haben wir {companyName} nach einer vertraulichen Meldung zum Fall Az. {number} gefragt. Wir haben noch nichts von Ihnen gehört.\n\nBis zum {until} können Sie antworten. Danach entscheiden wir nach dem, was wir wissen. Das ist die letzte Erinnerung.',
    button: 'Lesen und antworten',
    after: 'Entschieden ist nichts, und öffentlich ist nichts.',
  },
  'pressure-decided': {
    subject: 'Entscheidung {decision}',
    text: '{letter}',
    button: 'Entscheidung ansehen oder Beschwerde einlegen',
    after:
      'Der Link ist nur für Sie: Wer ihn hat, liest die Entscheidung und kann sich für Sie beschweren. Bitte heben Sie diese Nachricht auf.',
  },
  'naming-taken-back': {
    subject: '{namedName} wird nicht mehr genannt',
    text: 'ein öffentlicher Fall gegen {companyName} (Az. {number}) hatte auch {namedName} genannt. Das wurde zurückgenommen.\n\nSie müssen nichts tun, und äußern können Sie sich dort nicht mehr.',
    button: 'Fall lesen',
    after: 'In den öffentlichen Änderungen des Falls steht weiter, dass {namedName} einmal genannt war.',
  },
  'named-answered': {
    subject: 'Antwort auf Ihre Stellungnahme',
    text: 'auf Ihre Stellungnahme im Fall „{title}“ (Az. {number}), in dem Ihr Unternehmen genannt ist, gibt es eine Antwort.\n\nSie können sich noch einmal äußern, müssen es aber nicht.',
    button: 'Antwort lesen',
    after: 'Für Ihr Unternehmen zählt der Fall nicht.',
  },
  'reply-corrected': {
    subject: 'Stellungnahme berichtigt',
    text: '{companyName} hat im Fall „{title}“ (Az. {number}) eine Stellungnahme berichtigt.\n\nIhr Urteil dazu bleibt stehen, mit dem Hinweis auf die Berichtigung. Der alte Wortlaut steht in den öffentlichen Änderungen.',
    button: 'Stellungnahme lesen',
    after: 'Sie können Ihr Urteil ändern, müssen aber nicht.',
  },
  'answer-corrected': {
    subject: 'Rückmeldung berichtigt',
    text: 'im Fall „{title}“ (Az. {number}) wurde die Rückmeldung zu Ihrer Stellungnahme berichtigt.\n\nDer alte Wortlaut steht in den öffentlichen Änderungen. Fristen ändern sich dadurch nicht.',
    button: 'Rückmeldung lesen',
    after: 'Sie antworten unter Ihrem eigenen Namen.',
  },
  'author-answered': {
    subject: 'Rückmeldung zu Ihrer Stellungnahme',
    text: 'zu Ihrer Stellungnahme im Fall „{title}“ (Az. {number}) gibt es eine Rückmeldung.\n\nAm Zug ist jetzt wieder Ihr Unternehmen.',
    button: 'Rückmeldung lesen',
    after: 'Sie antworten unter Ihrem eigenen Namen.',
  },
  'case-closed': {
    subject: 'Abgeschlossen',
    text: 'der Fall „{title}“ (Az. {number}) ist abgeschlossen. Ausgang nach Angabe der Person, die ihn geschrieben hat: {outcome}.',
    button: 'Schlusswort lesen',
    after: 'Der Fall bleibt öffentlich und zählt mit diesem Ausgang.',
  },
  'case-reopened': {
    subject: 'Wieder offen',
    text: 'der Fall „{title}“ (Az. {number}) ist wieder geöffnet worden.\n\nAm Zug ist jetzt Ihr Unternehmen.',
    button: 'Fall lesen und antworten',
    after: 'Die Begründung steht im Fall.',
  },
  'judge-reply': {
    subject: 'Wären Sie mit dieser Antwort zufrieden?',
    text: 'am {replied} hat {companyName} zu Ihrem Fall „{title}“ Stellung genommen. Ihr Urteil fehlt noch.\n\nDrei Fragen, eine Minute: Wären Sie mit der Antwort zufrieden, ist sie ein Textbaustein, möchten Sie etwas erwidern?',
    button: 'Stellungnahme beurteilen',
    after: 'Ihr Urteil steht im Fall und zählt in der Auswertung des Unternehmens.',
  },
  'settled-privately': {
    subject: 'Haben Sie sich geeinigt?',
    text: '{companyName} hat am {replied} zu Ihrem Fall „{title}“ gemeldet, dass Sie sich geeinigt haben. Bestätigt haben Sie das nicht.\n\nStimmt es, schließen Sie den Fall ab. Stimmt es nicht, genügt ein Klick. Sagen Sie nichts, gilt der Fall nicht als gelöst.',
    button: 'Antworten',
    after: 'Ob der Fall gelöst ist, sagen nur Sie.',
  },
  'your-turn': {
    subject: 'Sie sind am Zug',
    text: 'seit {days, plural, one {# Tag} other {# Tagen}} liegt der Fall „{title}“ gegen {companyName} bei Ihnen.\n\nSie können auf die letzte Stellungnahme antworten, etwas Neues eintragen oder den Fall abschließen.',
    button: 'Zum Fall',
    after: 'Ob der Fall gelöst ist, sagen nur Sie.',
  },
  'about-to-rest': {
    subject: 'Ihr Fall ruht ab dem {rests}',
    text: 'im Fall „{title}“ ist lange nichts geschehen. Wenn es dabei bleibt, ruht er ab dem {rests}; sein Ausgang gilt dann als unbekannt.\n\nEin neuer Eintrag oder eine Antwort genügt, und es geht weiter. Sie können den Fall auch abschließen.',
    button: 'Zum Fall',
    after: 'Auch ein ruhender Fall bleibt öffentlich. Sie können ihn jederzeit wieder öffnen.',
  },
  'promise-due': {
    subject: 'Eingehalten? Zusage von {companyName}',
    text: '{companyName} hat Ihnen zugesagt: „{promise}“. Fällig: {due}.\n\nIst es geschehen? Sie können antworten, ohne sich anzumelden.',
    button: 'Antworten',
    after:
      'Der Link gilt 14 Tage und nur für diese Frage. Ohne Ihre Antwort steht die Zusage nach dem Fälligkeitstag als nicht bestätigt in der Akte.',
  },
  'promise-reported': {
    subject: 'Stimmt das? {companyName} meldet eine Zusage als gehalten',
    text: '{companyName} hatte Ihnen zugesagt: „{promise}“. Das Unternehmen sagt nun, es habe die Zusage am {kept} gehalten.\n\nStimmt das? Sie können antworten, ohne sich anzumelden.',
    button: 'Antworten',
    after:
      'Der Link gilt 14 Tage, und wir fragen nur einmal. Solange Sie nichts sagen, steht in der Akte, dass allein das Unternehmen es so darstellt; als gehalten zählt die Zusage nicht.',
  },
  'promise-file': {
    subject: '{companyName} zeigt Ihnen einen Beleg',
    text: '{companyName} meldet eine Zusage als gehalten, „{promise}“, und hat Ihnen dazu eine Datei gegeben.\n\nSehen können sie nur Sie und wer heute für das Unternehmen spricht. In der Akte steht allein, dass es einen Beleg gibt.',
    button: 'Beleg ansehen',
    after: 'Ob die Zusage gehalten ist, sagen Sie. Ein Beleg allein zählt nicht.',
  },
  'step-open': {
    subject: 'Der nächste Schritt ist möglich',
    text: 'im Fall „{title}“ ist jetzt ein weiterer Schritt möglich: {step}.\n\nIn Ihrem Fall steht, was er kostet, was er bewirkt und wohin Sie sich wenden.',
    button: 'Schritte ansehen',
    after: 'Das ist eine allgemeine Auskunft und keine Rechtsberatung.',
  },
  'letters-arrived': {
    subject: '{count, plural, one {Ein Schreiben ist eingegangen} other {# Schreiben sind eingegangen}}',
    text: 'an die Adresse Ihres Falls „{title}“ gegen {companyName} {count, plural, one {kam ein Schreiben} other {kamen # Schreiben}}.\n\n{count, plural, one {Es liegt in Ihrem Eingang und ist} other {Sie liegen in Ihrem Eingang und sind}} nicht öffentlich. Was davon in den Verlauf kommt, bestimmen Sie.',
    button: 'Eingang öffnen',
    after: 'Kommt heute noch mehr, schreiben wir erst morgen wieder.',
  },
  'mail-as-reply': {
    subject: 'Ihre E-Mail als öffentliche Antwort',
    text: 'an die Adresse des Falls „{title}“ gegen {companyName} kam eine E-Mail, die Ihr Unternehmen unterschrieben hat.\n\nÖffentlich ist sie nicht. Wenn sie Ihre Antwort sein soll, lesen Sie sie durch, ändern Sie, was geändert gehört, und veröffentlichen Sie sie unter Ihrem Namen.',
    button: 'E-Mail ansehen',
    after: 'Tun Sie nichts, bleibt die E-Mail unter Ihnen und dem Kunden.',
  },
  'still-holds': {
    subject: 'Hält die Lösung?',
    text: 'am {closed} haben Sie Ihren Fall „{title}“ gegen {companyName} abgeschlossen.\n\nStimmt das noch? Sie können antworten, ohne sich anzumelden.',
    button: 'Antworten',
    after: 'Der Link gilt 14 Tage. Wir fragen nur dieses eine Mal.',
  },
  'company-waiting': {
    subject: 'Frist bis {due}',
    text: 'der Fall „{title}“ (Az. {number}) gegen {companyName} wartet auf eine erste Stellungnahme. Die Frist endet am {due}{days, plural, =0 {, also heute} =1 {, also morgen} other {, in # Tagen}}.',
    button: 'Fall lesen und antworten',
    after: 'Ohne Stellungnahme steht der Fall danach öffentlich als überfällig in der Liste.',
  },
  'company-overdue': {
    subject: 'Überfällig',
    text: 'die Frist für eine erste Stellungnahme zum Fall „{title}“ (Az. {number}) gegen {companyName} ist am {due} abgelaufen. Er steht jetzt öffentlich als überfällig in der Liste.',
    button: 'Jetzt antworten',
    after: 'Eine späte Antwort ist besser als keine: Mit ihr endet die öffentliche Wartezeit.',
  },
  'case-assigned': {
    subject: '{who} teilt Ihnen einen Fall zu',
    text: '{who} bittet Sie, sich bei {companyName} um diesen Fall zu kümmern: „{title}“.',
    button: 'Fall öffnen',
    after:
      'Wer sich kümmert, sehen nur die Personen, die für Ihr Unternehmen sprechen. Beantworten können den Fall weiterhin alle.',
  },
  'company-week': {
    subject:
      '{companyName}: {waiting, plural, =0 {diese Woche wartet kein Fall auf Sie} one {ein Fall wartet auf Sie} other {# Fälle warten auf Sie}}',
    text: 'in den vergangenen sieben Tagen: {published, plural, =0 {kein neuer Fall} one {ein neuer Fall} other {# neue Fälle}}, {answered, plural, =0 {keine Rückmeldung} one {eine Rückmeldung} other {# Rückmeldungen}} auf Stellungnahmen, {closed, plural, =0 {kein Fall abgeschlossen} one {ein Fall abgeschlossen} other {# Fälle abgeschlossen}}{solved, plural, =0 {} one {, davon einer gelöst} other {, davon # gelöst}}.\n\n{promises, plural, =0 {In den nächsten sieben Tagen wird keine Zusage fällig.} one {In den nächsten sieben Tagen wird eine Zusage fällig.} other {In den nächsten sieben Tagen werden # Zusagen fällig.}}{waiting, plural, =0 {} one {\n\nDieser Fall wartet auf {companyName}{overdue, plural, =0 {} other {, die Frist ist abgelaufen}}:\n\n{first}} other {\n\n# Fälle warten auf {companyName}{overdue, plural, =0 {} one {, einer ist über der Frist} other {, # sind über der Frist}}. Zuerst diese:\n\n{first}}}',
    button: 'Zum Posteingang',
    after: 'Titel und Inhalt stehen nicht in dieser E-Mail: Sie lesen sie im Posteingang, so wie sie heute lauten.',
  },
  'webhook-disabled': {
    subject: 'Ihr Webhook ist abgeschaltet',
    text: 'der Webhook von {companyName} an {host} nimmt seit Tagen nichts mehr an, oder er hat gemeldet, dass er nichts mehr annehmen will. Wir schicken dorthin nichts mehr, bis Sie ihn wieder einschalten.\n\nAn Ihren Fällen, Fristen und E-Mails ändert das nichts.',
    button: 'Protokoll ansehen',
    after: 'Was nicht ankam, steht im Protokoll und kann von dort noch einmal geschickt werden.',
  },
  'contact-named': {
    subject: '{namedName} wird in einem öffentlichen Fall genannt',
    text: 'auf Aktenkundig schreiben Kundinnen und Kunden auf, was sie mit einem Unternehmen erlebt haben, und das Unternehmen antwortet öffentlich. Ein solcher Fall (Az. {number}) nennt auch {namedName}.\n\nEr richtet sich gegen ein anderes Unternehmen und zählt für {namedName} nicht, auch nicht in der Rangliste. Sie können sich äußern, müssen es aber nicht. Eine Frist gibt es nicht, und wir erinnern Sie nicht daran.\n\nFür {namedName} spricht hier noch niemand. Als Kontakt eingetragen wurde diese Adresse von {source}. Um sich zu äußern, übernehmen Sie das Profil des Unternehmens. Das kostet nichts.',
    button: 'Fall lesen',
    after: 'Der Fall ist öffentlich. Diese Adresse wird nicht veröffentlicht.',
  },
  'contact-several': {
    subject: '{count} öffentliche Fälle gegen Ihr Unternehmen',
    text: 'auf Aktenkundig schreiben Kundinnen und Kunden auf, was sie mit einem Unternehmen erlebt haben, und das Unternehmen antwortet öffentlich. Gegen das Unternehmen, für das diese Adresse eingetragen ist, gibt es mehrere solche Fälle, die auf eine erste Stellungnahme warten: Az. {numbers}.\n\nFür das Unternehmen spricht hier noch niemand. Als Kontakt eingetragen wurde diese Adresse von {source}.\n\nUm zu antworten, übernehmen Sie das Profil des Unternehmens; der Weg dorthin steht bei jedem Fall. Das kostet nichts.',
    button: 'Den ersten Fall lesen',
    after:
      'Die Fälle sind öffentlich; die Suche findet jeden unter seinem Aktenzeichen. Diese Adresse wird nicht veröffentlicht.',
  },
  'contact-published': {
    subject: 'Öffentlicher Fall gegen Ihr Unternehmen',
    text: 'auf Aktenkundig schreiben Kundinnen und Kunden auf, was sie mit einem Unternehmen erlebt haben, und das Unternehmen antwortet öffentlich. Gegen das Unternehmen, für das diese Adresse eingetragen ist, gibt es einen solchen Fall: Az. {number}.\n\nFür das Unternehmen spricht hier noch niemand. Als Kontakt eingetragen wurde diese Adresse von {source}.\n\n{isLate, select, true {Die Frist für eine erste Stellungnahme ist am {due} abgelaufen, antworten können Sie weiterhin.} other {Die erste Stellungnahme wird bis zum {due} erwartet.}} Um zu antworten, übernehmen Sie das Profil des Unternehmens; der Weg dorthin steht beim Fall. Das kostet nichts.',
    button: 'Fall lesen und antworten',
    after: 'Der Fall ist öffentlich. Diese Adresse wird nicht veröffentlicht.',
  },
  'contact-waiting': {
    subject: 'Frist bis {due}: Fall gegen Ihr Unternehmen',
    text: 'der öffentliche Fall Az. {number} gegen das Unternehmen, für das diese Adresse eingetragen ist, wartet auf eine erste Stellungnahme. Sie wird bis zum {due} erwartet.\n\nFür das Unternehmen spricht hier noch niemand. Als Kontakt eingetragen wurde diese Adresse von {source}.',
    button: 'Fall lesen und antworten',
    after: 'Um zu antworten, übernehmen Sie das Profil des Unternehmens; der Weg dorthin steht beim Fall.',
  },
  'contact-overdue': {
    subject: 'Überfällig: Fall gegen Ihr Unternehmen',
    text: 'die Frist für eine erste Stellungnahme zum öffentlichen Fall Az. {number} gegen das Unternehmen, für das diese Adresse eingetragen ist, ist am {due} abgelaufen. Der Fall steht jetzt als überfällig in der Liste.\n\nAls Kontakt eingetragen wurde diese Adresse von {source}. Weitere Erinnerungen zu diesem Fall schicken wir nicht.',
    button: 'Fall lesen und antworten',
    after: 'Um zu antworten, übernehmen Sie das Profil des Unternehmens; der Weg dorthin steht beim Fall.',
  },
  'exchange-asked': {
    subject: 'Bitte um einen geschützten Austausch',
    text: '{companyName} möchte Ihnen zu Ihrem Fall „{title}“ etwas schreiben oder eine Angabe erbitten, die nicht öffentlich sein soll.\n\nOb es diesen Austausch gibt, bestimmen Sie. Sie müssen nicht zustimmen, und die Frist des Unternehmens läuft weiter.',
    button: 'Ansehen und entscheiden',
    after: 'Schicken Sie uns und dem Unternehmen private Angaben bitte nicht per Mail.',
  },
  'exchange-to-author': {
    subject: 'Im geschützten Austausch gibt es etwas Neues',
    text: 'im geschützten Austausch zu Ihrem Fall „{title}“ hat {companyName} etwas für Sie hinterlegt. Was es ist, steht nur dort.',
    button: 'Austausch öffnen',
    after: 'Der Link führt nur Sie dorthin, nach der Anmeldung. Wir schreiben dazu höchstens einmal in der Stunde.',
  },
  'exchange-to-company': {
    subject: 'Im geschützten Austausch gibt es etwas Neues',
    text: 'im geschützten Austausch zum Fall „{title}“ liegt etwas für Sie. Was es ist, steht nur dort.\n\nDer Austausch hält keine Frist an und zählt nicht als Stellungnahme.',
    button: 'Austausch öffnen',
    after:
      'Der Link führt nur, wer für das Unternehmen spricht, dorthin, nach der Anmeldung. Wir schreiben dazu höchstens einmal in der Stunde.',
  },
  'followed-reply': {
    subject: 'Neue Stellungnahme',
    text: 'im Fall „{title}“ (Az. {number}), dem Sie folgen, hat {representative}, für {companyName} öffentlich Stellung genommen.',
    button: 'Stellungnahme lesen',
    after: 'Alles, dem Sie folgen, sehen und beenden Sie jederzeit in Ihrem Konto unter „Sie folgen“.',
  },
  'followed-closed': {
    subject: 'Abgeschlossen',
    text: 'der Fall „{title}“ gegen {companyName} (Az. {number}), dem Sie folgen, ist abgeschlossen. Ausgang: {outcome}.',
    button: 'Fall lesen',
    after: 'Alles, dem Sie folgen, sehen und beenden Sie jederzeit in Ihrem Konto unter „Sie folgen“.',
  },
  'followed-reopened': {
    subject: 'Wieder offen',
    text: 'der Fall „{title}“ gegen {companyName} (Az. {number}), dem Sie folgen, ist wieder geöffnet worden.',
    button: 'Fall lesen',
    after: 'Alles, dem Sie folgen, sehen und beenden Sie jederzeit in Ihrem Konto unter „Sie folgen“.',
  },
  'followed-company-case': {
    subject: 'Neuer Fall gegen {companyName}',
    text: 'gegen {companyName}, ein Unternehmen, dem Sie folgen, ist ein Fall veröffentlicht worden:\n\n„{title}“ (Az. {number})',
    button: 'Fall lesen',
    after: 'Alles, dem Sie folgen, sehen und beenden Sie jederzeit in Ihrem Konto unter „Sie folgen“.',
  },
  'followed-industry-case': {
    subject: 'Neuer Fall in Ihrer Branche',
    text: 'in einer Branche, der Sie folgen, ist ein Fall gegen {companyName} veröffentlicht worden:\n\n„{title}“ (Az. {number})',
    button: 'Fall lesen',
    after: 'Alles, dem Sie folgen, sehen und beenden Sie jederzeit in Ihrem Konto unter „Sie folgen“.',
  },
} as const;
