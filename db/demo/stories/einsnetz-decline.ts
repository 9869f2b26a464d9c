import type { Story } from './stage.ts';

export const einsnetzDecline: Story = {
  key: 'einsnetz-decline',
  company: 'Einsnetz',
  penName: 'Kunde der ersten Stunde',
  place: 'Karlsruhe',
  title: 'Früher das Beispiel für guten Service, heute legt niemand auf',
  summary:
    'Ich habe Einsnetz jahrelang weiterempfohlen. In den letzten Monaten ist davon nichts geblieben, und zwar bei allem, was ich dort habe: DSL, Webspeicher und Mobilfunk. Lange Schleifen, sehr langsame E-Mails, und am Telefon muss ich erklären, wie eine Rufnummer mitgenommen wird. Genuschelte Namen oder gar keine, kein Abschiedswort.\n\nDer Tiefpunkt war ein Gespräch, in dem der Mitarbeiter die Fassung verlor, das Headset hinwarf, ohne aufzulegen, und mich beschimpfte, während ich zuhörte. Von einigen Gesprächen gibt es Mitschnitte. Ich überlege, sie anonymisiert zu veröffentlichen.',
  desired: [
    'apology',
    'Eine Entschuldigung für dieses Gespräch, und dass wieder Leute am Telefon sitzen, die ihr Handwerk gelernt haben.',
  ],
  published: 118,
  entries: () => [
    {
      day: 0,
      until: 112,
      precision: 'period',
      recorded: 113,
      channel: 'phone',
      direction: 'conversation',
      who: 'Hotline',
      text: 'Immer wieder lange Warteschleifen, egal ob wegen DSL, Webspeicher oder Mobilfunk. Gemeldet wird sich genuschelt oder ohne Namen.',
      contacts: 6,
    },
    {
      day: 20,
      until: 95,
      precision: 'period',
      recorded: 97,
      channel: 'email',
      direction: 'conversation',
      text: 'E-Mails werden sehr langsam beantwortet, manche erst, wenn sich die Frage erledigt hat.',
      contacts: 4,
    },
    {
      day: 58,
      precision: 'approximate',
      channel: 'phone',
      direction: 'conversation',
      who: 'Mobilfunk',
      text: 'Ich erkläre dem Mitarbeiter, wie eine Rufnummer mitgenommen wird. Er notiert es sich.',
    },
    {
      day: 104,
      precision: 'approximate',
      channel: 'phone',
      direction: 'conversation',
      who: 'Mitarbeiter ohne Namen',
      text: 'Der Mitarbeiter wird laut, wirft das Headset hin, ohne aufzulegen, und beschimpft mich. Ich höre alles mit.',
    },
    {
      day: 110,
      precision: 'approximate',
      channel: 'other',
      direction: 'event',
      text: 'Mitschnitte gesichert. Vor einer Veröffentlichung müssten die Stimmen unkenntlich gemacht werden.',
    },
  ],
  closing: {
    day: 158,
    outcome: 'unsolved',
    words:
      'Früher habe ich Einsnetz genannt, wenn jemand nach gutem Service fragte. Heute nenne ich es, wenn jemand nach dem Gegenteil fragt.',
    buyAgain: 'no',
    factors: { reachability: 2, speed: 1, competence: 1, promisesKept: 2, friendliness: 1, empathy: 1, clarity: 2 },
  },
};
