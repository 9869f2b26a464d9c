export const told = {
  field: 'Erzählen Sie es einfach',
  fieldHint:
    'Kopieren Sie hinein, was Sie haben: Ihre eigenen Worte, einen Mailwechsel, einen Chat. Daraus wird ein Verlauf mit Daten, den Sie gleich prüfen.',
  filesAsk: 'Oder E-Mails und PDF als Datei',
  files: 'Dateien',
  filesHint:
    'E-Mails (.eml), PDF und gespeicherte Chats (.txt), höchstens zehn und zusammen 15 MB. Wir lesen die Worte. E-Mails heben wir verschlüsselt auf, damit ihre Unterschrift geprüft werden kann; andere Dateien nicht. Belege hinterlegen Sie danach beim Eintrag.',
  go: 'Einträge vorschlagen',
  tellTitle: 'Mehr erzählen',
  tellLead: 'Was schon im Verlauf steht, erkennen wir wieder. Vorgeschlagen wird nur, was dazukommt.',
  another: 'Text oder E-Mails einlesen',
  anotherHint: 'Sie haben noch einen Mailwechsel, einen Chat oder Notizen?',

  title: 'Stimmt das so?',
  lead: '{count, plural, one {Ein Eintrag} other {# Einträge}} aus Ihren Worten. Ändern Sie, was nicht stimmt, und kreuzen Sie weg, was nicht hineingehört. Öffentlich ist davon noch nichts.',
  there:
    '{count, plural, one {Ein Eintrag steht} other {# Einträge stehen}} schon im Verlauf und {count, plural, one {wird} other {werden}} nicht verdoppelt.',
  nothingNew: 'Alles, was Sie erzählt haben, steht schon im Verlauf.',
  nothingFound:
    'Darin steht nichts, was sich an einem Tag ereignet hätte. Machen Sie selbst einen Eintrag daraus, oder schreiben Sie die Einträge von Hand.',
  more: 'Danach {count, plural, one {kommt noch ein Eintrag} other {kommen noch # Einträge}}.',
  foreign:
    'Dieser Text ist weder deutsch noch englisch. Wir haben ihn nicht zerlegt: Er steht als ein Eintrag da, dem noch der Tag fehlt.',
  personal:
    '{count, plural, one {Eine Angabe sieht} other {# Angaben sehen}} persönlich aus und {count, plural, one {ist} other {sind}} markiert. Vor dem Veröffentlichen fragen wir, was davon geschwärzt wird.',

  take: 'Eintrag {n} übernehmen',
  entry: 'Eintrag {n}',
  unknownDay: 'danach, Tag unbekannt',
  noDay: 'Tag fehlt',
  noSuchDay: 'Diesen Tag gibt es nicht',
  edit: 'Ändern',
  editOf: 'Eintrag {n} ändern',
  with: 'mit {people}',
  handOvers: '{count, plural, one {einmal} other {#-mal}} weiterverbunden',
  by: {
    'to-company': 'Sie an {company}',
    'from-company': '{company} an Sie',
    conversation: 'Gespräch mit {company}',
    attempt: 'niemanden erreicht',
    event: 'Ereignis',
  },
  called: 'angerufen',
  written: 'Nachricht',
  reachedAsk: 'Haben Sie jemanden erreicht?',
  wroteAsk: 'Wer hat geschrieben?',
  way: {
    conversation: 'Ja, wir haben gesprochen',
    attempt: 'Nein, niemanden',
    'to-company': 'Ich',
    'from-company': '{company}',
  },
  dueAsk: 'Zugesagt bis',
  leave: 'Eintrag {n} weglassen',
  asked: '{count, plural, one {Ein Eintrag fragt} other {# Einträge fragen}} noch etwas',
  promise: 'Zusage',
  promiseOpen: 'ohne Tag',
  promiseHint: 'Leeren Sie das Feld, wenn nichts zugesagt wurde.',
  takeAll: 'In den Verlauf übernehmen',
  chosen: 'angekreuzt',
  drop: 'Alles verwerfen',
  dropAsk: 'Nichts davon übernehmen',
  dropHint: 'Der Text und die Vorschläge werden gelöscht. Einträge, die schon im Verlauf stehen, bleiben.',
  taken:
    '{count, plural, =0 {Die Beschreibung ist ergänzt.} one {Ein Eintrag ist übernommen.} other {# Einträge sind übernommen.}}',

  left: 'Das haben wir nicht zugeordnet',
  leftHint: 'Sätze ohne Tag und ohne Kontakt. Sie bestimmen, wohin sie gehören.',
  leftTo: 'Wohin damit?',
  to: { summary: 'In die Beschreibung', entry: 'Als Eintrag', nothing: 'Weglassen' },
  leftMore: 'Weitere {count, plural, one {Stelle ist} other {# Stellen sind}} im Text markiert.',

  source: 'Ihr Text',
  sourceHint: 'Die Zahl führt zum Eintrag. Hell unterlegt ist, was wir nicht zugeordnet haben.',
  readUntil: 'gelesen als',
  note: {
    encrypted: 'Verschlüsselt: Lesen lässt sich nur der Kopf. Kopieren Sie den Text aus Ihrem Mailprogramm hinein.',
    winmail: 'Ein Teil steckt in einer winmail.dat, die wir nicht lesen.',
    calendar: 'Die Einladung im Anhang haben wir nicht gelesen.',
    attachments: 'Die Anhänge haben wir nicht gelesen.',
    cut: 'Zu lang: Gelesen ist nur der Anfang.',
    unreadable:
      'Darin haben wir keine Worte gefunden. Ein eingescanntes Blatt ist ein Bild; eine Datei mit Passwort bleibt zu.',
    picture:
      'Ein Bild: Es steht nach dem Übernehmen noch nicht im Verlauf. Hinterlegen Sie es dort beim Eintrag als Beleg.',
    document:
      'Ein Dokument aus Word oder einem ähnlichen Programm: Speichern Sie es dort als PDF, oder kopieren Sie seinen Text hinein.',
    empty: 'Diese Datei ist leer. Vielleicht war sie noch nicht ganz heruntergeladen.',
    archive: 'Ein Archiv: Packen Sie es aus und laden Sie die Dateien einzeln hoch.',
    outlook: 'Eine Datei von Outlook: Speichern Sie die Nachricht als .eml, oder kopieren Sie ihren Text hinein.',
    'too-large': 'Größer als 12 MB: nicht gelesen.',
  },
} as const;
