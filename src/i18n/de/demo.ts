/** Words of the pages that exist in the demo alone. */
export const demo = {
  mailbox: {
    title: 'Postfach der Demo',
    lead: 'Hier landet jede E-Mail, die diese Demo verschickt. Außerhalb der Demo gibt es diese Seite nicht.',
    reload: 'Neu laden',
    empty: 'Noch keine Post',
    emptyText:
      'Melden Sie sich an oder veröffentlichen Sie einen Fall: Die Nachricht dazu liegt nach etwa einer Sekunde hier.',
    to: 'An',
    from: 'Von',
    subject: 'Betreff',
    received: 'Eingegangen',
    back: 'Alle Nachrichten',
    html: 'Als HTML ansehen',
    none: 'Diese Nachricht gibt es nicht.',
  },
} as const;
