/** A page passed on: as a link, as a quotation, in another site. */
export const share = {
  title: 'Teilen und zitieren',
  back: 'Zurück',
  mail: 'Per E-Mail',
  plain: 'Einfache Links: Bevor Sie einen anklicken, erfährt keiner dieser Dienste etwas.',
  address: 'Adresse',
  quote: { de: 'Zitat, deutsch', en: 'Zitat, englisch' },
  embed: 'Einbetten (HTML)',
  copy: 'Kopieren',
  copied: 'Kopiert',
  case: 'Aktenkundig, Az. {number}, „{title}“, Stand {day}, {address}',
  company: 'Aktenkundig, Profil „{name}“, Stand {day}, {address}',
  framed: {
    case: 'Aus dem öffentlichen Register Aktenkundig. Was hier steht, sagt die Verfasserin oder der Verfasser des Falls.',
    open: 'Ganzer Fall mit Verlauf und Antworten',
    ended: 'Was an seiner Stelle steht',
    company: 'Ganzes Profil mit allen Fällen',
    none: 'Aus den letzten zwölf Monaten ist noch kein Fall gezählt.',
  },
};
