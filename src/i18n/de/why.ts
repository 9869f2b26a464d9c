export const why = {
  title: 'Warum dieser Rang: {name}',
  description: 'Wie Index und Gruppe von {name} zustande kommen: jeder Schritt der Rechnung und jeder Fall, der zählt.',
  heading: 'Warum dieser Rang?',
  register: 'Unternehmen',
  asOf: 'Stand {day}.',
  knownOn:
    'Wie am {day} bekannt, nach der heutigen Methode gerechnet: Was später eingetragen, vermerkt oder wieder geöffnet wurde, zählt hier nicht. Der offene Datensatz enthält dagegen den neuesten Stand.',
  window: {
    months: 'Fälle der {months} Monate davor, nach dem Tag ihrer Veröffentlichung.',
    ever: 'Alle Fälle seit Beginn.',
  },
  day: {
    label: 'An einem früheren Tag',
    hint: '28.3.2026',
    show: 'Nachrechnen',
    latest: 'Zum neuesten Stand',
    faulty: 'Unten stehen die Zahlen vom {day}.',
  },
  nothing: 'In diesem Zeitraum wurde kein Fall veröffentlicht. Es gibt nichts zu rechnen.',
  nothingCounts:
    'In diesem Zeitraum zählt kein Fall: {n, plural, one {Der eine veröffentlichte war} other {Die # veröffentlichten waren}} nicht echt.',
  noFigures: 'Es gibt noch keine Zahlen: Sie werden jeden Tag einmal gerechnet.',
  result: {
    title: 'Das Ergebnis',
    tier: 'Gruppe {tier} von {tiers}',
    noTier:
      'Keine Gruppe: {ripe, plural, =0 {Kein Fall ist} one {Erst # Fall ist} other {Erst # Fälle sind}} mindestens 14 Tage alt, nötig sind zehn. Die Rechnung steht trotzdem hier.',
    index: 'Index {mid}, Spanne {low} bis {high} von 100',
  },
  steps: {
    title: 'Die Rechnung',
    figure: 'Kennzahl',
    answered: 'In 14 Tagen beantwortet',
    solved: 'Gelöst',
    promises: 'Zusagen gehalten',
    answeredText:
      '{n, plural, one {# Fall zählt} other {# Fälle zählen}}, ob beantwortet oder noch wartend. {ripe, plural, =0 {Noch keiner} one {Einer} other {#}} davon {ripe, plural, one {ist} =0 {ist} other {sind}} mindestens 14 Tage alt; {answered, plural, =0 {keiner} one {einer} other {#}} von diesen {answered, plural, one {wurde} =0 {wurde} other {wurden}} binnen 14 Tagen beantwortet. Wer erst kürzer wartet, zählt nur so lange mit, wie gewartet wurde (Kaplan und Meier). Das ergibt {share}, Spanne {low} bis {high}.',
    median: 'Die Hälfte war nach {days, plural, =0 {0 Tagen} one {# Tag} other {# Tagen}} beantwortet.',
    noMedian: 'Die Hälfte ist noch nicht beantwortet.',
    solvedText:
      '{n, plural, =0 {Noch kein Fall ist} one {# Fall ist} other {# Fälle sind}} mindestens 30 Tage alt, davon {solved} gelöst und {partly} teils gelöst, was halb zählt: zusammen {hits} von {n}. Alle anderen zählen null, auch die ohne Ausgang.',
    promisesText:
      '{kept} {kept, plural, one {Zusage} other {Zusagen}} gehalten, {broken} gebrochen, {unconfirmed} nicht bestätigt: {kept} von {n}. Nicht bestätigt heißt: Ihr Tag ist vorbei, und die Person hat nicht gesagt, wie es ausging; sie zählt als fällig, nicht als gehalten. Noch offen, also nicht gezählt: {open}.',
    prior: {
      industry: 'Vorwissen, aus den Unternehmen der Branche',
      all: 'Vorwissen, aus allen Unternehmen, weil die Branche dafür zu wenig hergibt',
      uniform: 'Vorwissen: keines, jeder Anteil gilt vorab als gleich wahrscheinlich',
    },
    own: 'Eigene Fälle',
    ownPromises: 'Eigene Zusagen',
    posterior: 'Zusammen',
    yes: 'dafür (a)',
    no: 'dagegen (b)',
    posteriorText:
      'Der Anteil ist {a} / ({a} + {b}) = {share}. Zwischen {low} und {high} liegen 95 % der Beta-Verteilung mit diesen beiden Werten.',
    indexTitle: 'Index',
    indexText: 'Jede Kennzahl mal ihr Gewicht mal 100, und zwar unteres Ende, Mitte und oberes Ende je für sich.',
    weight: 'Gewicht',
    low: 'unten',
    mid: 'Mitte',
    high: 'oben',
    sum: 'Summe',
    tierTitle: 'Gruppe',
    leads:
      'Diese Gruppe führt {name} selbst an, mit dem höchsten unteren Ende des Index: {low}. Wer mit dem oberen Ende dorthin reicht, gehört dazu.',
    led: 'Die Gruppe führt {leader} an: unteres Ende {leaderLow}. Das obere Ende von {name} ist {high} und reicht dorthin. Deshalb stehen beide in derselben Gruppe; ob sie sich sicher unterscheiden, sagt erst der Vergleich.',
    above:
      'Die Gruppe darüber führt {leader} an: unteres Ende {leaderLow}. Dorthin reicht das obere Ende von {name}, {high}, nicht.',
    first: 'Darüber steht keine Gruppe.',
  },
  next: {
    title: 'Was den Index hebt',
    text: 'Punkte in der Mitte der Spanne, wenn alles andere bleibt, wie es ist:',
    solved:
      'Von {n, plural, one {dem einen Fall} other {den # Fällen}}, die mindestens 30 Tage alt und nicht gelöst sind, wird einer gelöst: {points}. Ob er gelöst ist, sagt nur, wer ihn geschrieben hat.',
    answered: 'Ein neuer Fall wird binnen 14 Tagen beantwortet, statt länger zu warten: etwa {points}.',
    promise: 'Eine weitere Zusage wird gehalten, statt gebrochen oder unbestätigt zu bleiben: {points}.',
    enough:
      'Für die Gruppe darüber muss das obere Ende des Index {low} erreichen; es steht bei {high}. {needed, plural, one {Ein gelöster Fall mehr genügte} =2 {Zwei gelöste Fälle mehr genügten} other {# gelöste Fälle mehr genügten}} dafür.',
    notEnough:
      'Für die Gruppe darüber muss das obere Ende des Index {low} erreichen; es steht bei {high}. Gelöste Fälle allein genügten dafür nicht.',
  },
  cases: {
    title: 'Jeder Fall und was er beiträgt',
    count:
      '{n, plural, =0 {kein Fall zählt} one {# Fall zählt} other {# Fälle zählen}}{notGenuine, plural, =0 {} one {, einer nicht} other {, # nicht}}',
    text: 'Was hier steht, ist alles, was in die Rechnung eingeht. Zurückgezogene und entfernte Fälle zählen weiter; von ihnen steht nur die Nummer da.',
    number: 'Az.',
    published: 'Veröffentlicht',
    state: 'Stand',
    firstAnswer: 'Erste Antwort',
    by: { reply: 'Stellungnahme', author: 'laut Verfasser:in' },
    none: 'keine',
    counted: 'Zählt als',
    answeredAfter:
      '{days, plural, =0 {am selben Tag beantwortet} one {nach {about, select, true {etwa } other {}}# Tag beantwortet} other {nach {about, select, true {etwa } other {}}# Tagen beantwortet}}',
    waiting: '{days, plural, =0 {noch kein Tag ohne Antwort} one {# Tag ohne Antwort} other {# Tage ohne Antwort}}',
    unanswered: 'ohne Antwort, zählt weiter als wartend',
    outcome: 'Ausgang',
    solved: 'Gelöst',
    solvedLater: 'ab {day}',
    promises: 'Zusagen',
    kept: '{n} gehalten',
    broken: '{n} gebrochen',
    unconfirmed: '{n} nicht bestätigt',
    open: '{n} offen',
    notCounted: 'zählt nicht mit',
    reason: 'Begründung',
    page: 'Seite {page}',
    states: {
      open: 'offen',
      answered: 'beantwortet',
      closed: 'abgeschlossen',
      dormant: 'ruht',
      withdrawn: 'zurückgezogen',
      removed: 'entfernt',
      'not-genuine': 'nicht echt',
    },
    outcomes: { solved: 'gelöst', partly: 'teils gelöst', unsolved: 'nicht gelöst', unknown: 'unbekannt' },
  },
  contest: {
    title: 'Stimmt etwas nicht?',
    text: 'Wer {name} vertritt, kann zu jedem Fall öffentlich Stellung nehmen und jeden bestreiten. Schreiben Sie mit der Nummer des Falls an die Adresse im Impressum, was nicht stimmt und woran Sie es erkennen; dasselbe gilt für eine falsche Zahl auf dieser Seite. Wird festgestellt, dass ein Fall nicht von einer Kundin oder einem Kunden stammt, steht die Begründung öffentlich in der Akte, und er zählt nicht mehr mit.',
    imprint: 'Zum Impressum',
    profile: 'Zum Profil von {name}',
  },
} as const;
