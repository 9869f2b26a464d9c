/** The page of a company about which nobody has written yet. */
export const facts = {
  none: {
    title: 'Noch kein Fall',
    text: 'Über {name} hat hier noch niemand geschrieben. Das ist kein gutes Zeichen und kein schlechtes.',
    industry: 'Wie andere antworten: {industry}',
  },
  complain: {
    title: 'So beschweren Sie sich bei {name}',
    text: 'Am besten schriftlich, damit Sie es später belegen können. Was in die erste Nachricht gehört:',
    number: 'Vertrags-, Kunden- oder Bestellnummer und was geschehen ist, mit Datum.',
    day: 'Was Sie verlangen, und bis zu welchem Tag. Üblich sind 14 Tage.',
    written: 'Die Bitte, in Textform zu antworten. Wer anruft, hält Tag, Uhrzeit und Zusage fest.',
    name: 'Die Frage, wer Ihren Fall bearbeitet: Name und Abteilung.',
  },
  ladder: {
    title: 'Was danach möglich ist',
    text: 'Die Schritte in der Branche „{industry}“, vom Brief bis zum Gericht, mit Adressen und Kosten.',
  },
  where: {
    title: 'Wohin schreiben',
    address: 'Anschrift',
    phone: 'Telefon',
    website: 'Im Netz',
    imprint:
      'Die Anschrift wurde für Anfragen zum Datenschutz gesammelt. Vergleichen Sie sie mit dem Impressum des Unternehmens (§ 5 DDG): Dort steht, wohin Beschwerden gehören.',
    unknown:
      'Eine Anschrift ist hier nicht bekannt. Sie steht im Impressum des Unternehmens (§ 5 DDG) und auf der Rechnung.',
    source: 'Angaben aus',
    asOf: 'Stand {day}.',
    compare: 'Wohin Beschwerden gehören, steht auch im Impressum des Unternehmens (§ 5 DDG).',
    wrong: 'Etwas stimmt nicht?',
  },
  arbitration: {
    title: 'Nimmt es an Schlichtung teil?',
    yes: '{name} nimmt nach eigener Angabe an Verfahren vor einer Verbraucherschlichtungsstelle teil. Quelle:',
    yesAt: '{name} nimmt nach eigener Angabe an Verfahren dieser Stelle teil: {body}. Quelle:',
    no: '{name} nimmt nach eigener Angabe nicht an Verfahren vor einer Verbraucherschlichtungsstelle teil. Quelle:',
    unknown:
      'Das ist hier nicht bekannt. Unternehmen mit mehr als zehn Beschäftigten müssen es auf ihrer Website und in ihren AGB sagen (§ 36 VSBG).',
  },
  /** Who says a fact in place of a collection. */
  said: {
    company: 'So gibt es das Unternehmen selbst an ({by}, seit dem {day}).',
    looked: 'Vom Unternehmen angegeben ({by}, {day}); die Moderation hat die Quelle angesehen.',
    moderation: 'Von der Moderation berichtigt am {day}.',
    source: 'Quelle:',
  },
  kinds: {
    address: 'Anschrift',
    phone: 'Telefon',
    website: 'Adresse im Netz',
    arbitration: 'Schlichtung',
    'arbitration-yes': 'Nimmt an Schlichtung teil',
    'arbitration-no': 'Nimmt nicht an Schlichtung teil',
    'arbitration-unknown': 'Ob es an Schlichtung teilnimmt, ist nicht bekannt',
    brand: 'Name oder Marke „{which}“ gehört nicht dazu',
    domain: 'Domain {which} gehört nicht dazu',
  },
  form: {
    about: 'Was stimmt nicht?',
    nothing: 'nichts angegeben',
    text: 'Was ist richtig?',
    textHint:
      'Eine Anschrift in Zeilen, bei Schlichtung die Stelle. Leer heißt: Hier soll nichts stehen. Bei einem Namen oder einer Domain bleibt das Feld leer.',
    source: 'Seite, auf der das steht',
    sourceHint:
      'Zum Beispiel Ihr Impressum, mit https. Nicht nötig für eine Website an einer Domain, die für Sie bestätigt ist.',
  },
  desk: {
    title: 'Angaben über {name}',
    link: 'Angaben',
    lead: 'Was öffentliche Sammlungen und andere über Ihr Unternehmen sagen. Stimmt etwas nicht, sagen Sie, was richtig ist und wo es steht. Was wir selbst sehen können, steht sofort als Ihre Angabe auf dem Profil; über den Rest entscheidet die Moderation, und Sie lesen hier und in einer E-Mail, wie.',
    now: 'Was heute dasteht',
    send: 'Richtigstellen',
    shown: 'Steht jetzt auf dem Profil, als Ihre Angabe.',
    waits: 'Die Moderation sieht sich die Quelle an. Sie bekommen eine E-Mail.',
    yours: 'Was Sie angegeben haben',
    state: {
      waits: 'wartet auf die Moderation',
      holds: 'übernommen',
      refused: 'nicht übernommen',
      replaced: 'durch eine neuere Angabe ersetzt',
    },
    notYou: 'Angaben richtigstellen kann nur, wer beim Unternehmen arbeitet und das nachgewiesen hat.',
    collection: 'aus einer Sammlung',
  },
  moderating: {
    title: 'Angaben, die ein Unternehmen richtigstellt',
    note: 'Öffnen Sie die Quelle. Steht es dort, und ist es die Seite des Unternehmens, übernehmen Sie es: Keine Sammlung ändert es dann mehr.',
    was: 'Bisher: {text}',
    is: 'Richtig: {text}',
    none: 'nichts',
    reason: 'Begründung für das Unternehmen',
    reasonHint: 'Nötig, wenn Sie es nicht übernehmen.',
    approve: 'Übernehmen',
    refuse: 'Nicht übernehmen',
    put: 'Angaben über ein Unternehmen berichtigen',
    putNote:
      'Auf eine Meldung hin: mit der Seite, auf der es steht. Auf dem Profil steht dann, dass die Moderation es berichtigt hat.',
    company: 'Unternehmen (letzter Teil der Adresse seines Profils)',
    open: 'Angaben zeigen',
    unknown: 'Ein Unternehmen mit dieser Adresse gibt es nicht, oder Sie dürfen hier nicht über es entscheiden.',
    save: 'Berichtigen',
  },
};
