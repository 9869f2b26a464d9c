export const ranking = {
  inNumbers: '{company} in Zahlen',
  inNumbersWindow: '{count, plural, one {# Fall} other {# Fälle}} in zwölf Monaten.',
  title: 'Ranglisten',
  description:
    'Wer binnen 14 Tagen antwortet, wer löst und wer seine Zusagen hält: alle Unternehmen, gemessen an ihren Fällen.',
  every: 'Alle Branchen',
  whoAnswers: 'Wer antwortet,',
  whoIsSilent: 'wer schweigt',
  lead: '{companies, plural, =0 {Noch kein Unternehmen.} one {Ein Unternehmen, gemessen an {cases, plural, one {einem hier veröffentlichten Fall} other {# hier veröffentlichten Fällen}}.} other {# Unternehmen, gemessen an {cases, plural, one {einem hier veröffentlichten Fall} other {# hier veröffentlichten Fällen}}.}} Innerhalb einer Gruppe wird nicht gereiht. Ob zwei Unternehmen sich sicher unterscheiden, sagt erst der Vergleich.',
  stand: 'Stand {day}',
  windowMonths: 'Fälle aus {months} Monaten, veröffentlicht nach dem {from}',
  windowEver: 'alle Fälle seit Beginn',
  sortedBy: 'geordnet nach: {sort}',
  unknown:
    '{count, plural, one {Eine Angabe} other {Einige Angaben}} in der Adresse {count, plural, one {gibt} other {gibt}} es hier nicht: {names}. Gezeigt wird stattdessen das Übliche.',
  filter: {
    industry: 'Branche',
    period: 'Zeitraum',
    months: '{months} Monate',
    ever: 'Alles',
    sort: 'Gruppiert nach',
    show: 'Anzeigen',
  },
  sort: {
    index: 'Index',
    answered: 'Antwort in 14 Tagen',
    solved: 'Gelöst',
    promises: 'Zusagen gehalten',
    worst: 'Index, von unten',
  },
  order: {
    index:
      'Die erste Gruppe führt an, wessen Index am unteren Ende seiner Spanne am höchsten ist. Der Index ist gemischt aus Antwort in 14 Tagen (40 von 100), gelöst (50) und gehaltenen Zusagen (10).',
    answered:
      'Die erste Gruppe führt an, wessen Anteil beantworteter Fälle am unteren Ende seiner Spanne am höchsten ist.',
    solved: 'Die erste Gruppe führt an, wessen Anteil gelöster Fälle am unteren Ende seiner Spanne am höchsten ist.',
    promises:
      'Die erste Gruppe führt an, wessen Anteil gehaltener Zusagen am unteren Ende seiner Spanne am höchsten ist.',
    worst:
      'Von unten gelesen: Die erste Gruppe führt an, wessen Index selbst am oberen Ende seiner Spanne am niedrigsten ist. Wenige Fälle rücken hier niemanden nach vorn.',
  },
  legend: 'Punkt: Schätzwert. Strich: Spanne (95 %); sie erfasst nur den Zufall. Getönt: die Spanne des Gruppenersten.',
  groups: {
    above:
      'Wer sie berührt und zu keiner Gruppe davor gehört, gehört zur Gruppe. „Gleich gut“ heißt das nicht. Innerhalb der Gruppe alphabetisch.',
    below:
      'Der Nächste, der sie nicht berührt, beginnt eine neue Gruppe; wer danach kommt, rückt nicht mehr vor. Innerhalb der Gruppe alphabetisch.',
  },
  caption: '{name}: Gruppen nach {sort}',
  group: 'Gruppe',
  why: 'Warum?',
  groupFromBelow: 'Von unten',
  company: 'Unternehmen',
  cases: 'Fälle',
  casesCount: '{count, plural, one {# Fall} other {# Fälle}}',
  index: 'Index',
  answered: 'In 14 Tagen beantwortet',
  answeredShort: 'In 14 Tagen',
  median: 'Erste Antwort (Median)',
  medianDays: '{days, plural, =0 {am selben Tag} one {# Tag} other {# Tage}}',
  medianShort: 'Median',
  medianNone: 'nicht erreicht',
  solved: 'Gelöst',
  promises: 'Zusagen gehalten',
  promisesShort: 'Zusagen',
  promisesKept: 'Gehalten von',
  noPromises: 'keine Zusagen',
  outOf: '{hits} von {n}',
  trend: {
    title: 'Trend (Punkte)',
    short: 'Trend',
    interval: '{low} bis {high}',
    better: ', besser',
    worse: ', schlechter',
    same: ', kein sicherer Unterschied',
    note: 'Trend: Anteil der binnen 14 Tagen beantworteten Fälle, je Monat der Veröffentlichung, zwölf Monate; beim Zeitraum von sechs Monaten nur diese, ohne Vergleich. Die Zahl vergleicht das letzte Halbjahr mit dem davor, in Prozentpunkten mit Spanne; ein Monat ohne Fall bleibt leer, und unter zehn Fällen in einem Halbjahr steht ein Strich.',
  },
  pick: '{company} vergleichen',
  compare: 'Ausgewählte vergleichen',
  compareHint: 'Zwei bis vier Unternehmen ankreuzen.',
  download: {
    title: 'Diese Rangliste als Datei',
    csv: 'CSV (Tabelle)',
    json: 'JSON',
    text: 'Genau das, was hier steht, mit allen Nachkommastellen.',
  },
  unsorted: {
    title: 'Nicht einzuordnen',
    solved: 'Genug Fälle für die Rangliste, aber keine zehn, die mindestens 30 Tage alt sind.',
    promises: 'Genug Fälle für die Rangliste, aber keine zehn fälligen Zusagen.',
  },
  tooFew: {
    title: 'Zu wenige Fälle',
    text: 'Unter zehn Fällen, die mindestens 14 Tage alt sind, gibt es keinen Rang: Die Spannen wären zu weit. Die Zahl steht für alle Fälle im Zeitraum.',
    none: 'Alle Unternehmen haben genug Fälle.',
  },
  how: {
    title: 'Wie gerechnet wird',
    told: 'Die Fälle sind Angaben derer, die sie geschrieben haben; geprüft ist ihre E-Mail-Adresse, sonst nichts. Sie sind keine Stichprobe der Kundschaft. Wo niemand für ein Unternehmen spricht, benachrichtigen wir es nur, wenn uns eine Adresse genannt wurde; die Frist läuft trotzdem.',
    counted:
      'Gezählt wird jeder Fall, der je öffentlich war, auch der zurückgezogene und der entfernte. Nur was die Moderation mit öffentlicher Begründung für unecht erklärt hat, zählt nicht.',
    answered:
      'Antwort: Wartezeiten nach Kaplan und Meier. Wer noch wartet, zählt mit, bis heute. Eingangsbestätigungen und Textbausteine sind keine Antwort.',
    solved:
      'Gelöst: Anteil der mindestens 30 Tage alten Fälle, deren Betroffene sie gelöst nennen; teils gelöst zählt halb, Schweigen zählt null. Wo wenige Fälle vorliegen, zieht der Durchschnitt der Branche, das Unternehmen selbst eingeschlossen, den Schätzwert zu sich; für Zusagen gilt dasselbe. Eine Zusage, deren Tag vorbei ist, ohne dass jemand sagt, wie es ausging, zählt als fällig und nicht als gehalten.',
    money: 'Geld bewirkt hier nichts. Ein übernommenes Profil ändert keine Zahl.',
    method: 'Methode mit allen Formeln',
    contest:
      'Jeder gezählte Fall steht unter „Warum dieser Rang?“ im Profil, auch, wie ein Unternehmen ihm widerspricht.',
  },
  empty: 'Noch nichts zu vergleichen',
  emptyText: 'In diesem Zeitraum hat kein Unternehmen zehn Fälle, die mindestens 14 Tage alt sind.',
  emptyUnsorted: 'Für diese Ordnung hat in diesem Zeitraum kein Unternehmen genug Fälle oder Zusagen.',
  emptyNone: 'In diesem Zeitraum wurde in dieser Branche kein Fall veröffentlicht.',
  emptyAction: 'Alles seit Beginn zeigen',
} as const;
