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
    corrected: 'Auf Hinweis berichtigt.',
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
};
