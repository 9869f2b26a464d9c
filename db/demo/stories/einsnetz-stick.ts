import type { Story } from './stage.ts';

export const einsnetzStick: Story = {
  key: 'einsnetz-stick',
  company: 'Einsnetz',
  penName: 'Kofferkind',
  place: 'Heidelberg',
  title: 'Internetstick für die Reise, freigeschaltet nach der Rückkehr',
  summary:
    'Für eine Reise hatte ich einen Internetstick gekauft. Er kam pünktlich und tat nichts. Nach einer Woche eigener Versuche gab die Hotline zu, dass der Vertrag bei ihnen noch gar nicht freigeschaltet war. Wer den Schalter umlegt, wusste niemand.\n\nUnterwegs hatte ich kein Netz. Dafür rief Einsnetz an: Ob ich nicht auch einen Mobilfunkvertrag möchte.',
  desired: [
    'information',
    'Eine Auskunft, seit wann der Stick hätte funktionieren sollen, und die Grundgebühr bis dahin zurück.',
  ],
  published: 24,
  entries: () => [
    { day: 0, channel: 'other', direction: 'event', text: 'Der im Shop bestellte Stick ist da.' },
    {
      day: 1,
      until: 6,
      precision: 'period',
      channel: 'other',
      direction: 'event',
      text: 'Treiber, anderer Rechner, andere Buchse, anderes Zimmer. Keine Verbindung.',
    },
    {
      day: 7,
      channel: 'phone',
      direction: 'conversation',
      who: 'Hotline',
      text: '„Das ist unser Fehler, der Vertrag ist noch nicht aktiviert.“ Wann er aktiviert wird, konnte man nicht sagen.',
      waited: 12,
    },
    {
      day: 8,
      channel: 'phone',
      direction: 'conversation',
      who: 'Drei Abteilungen',
      text: 'Dreimal weiterverbunden, jedes Mal wieder Warteschleife. Niemand weiß, wer den Vertrag freischalten darf.',
      waited: 45,
      handOvers: 3,
    },
    {
      day: 10,
      until: 17,
      precision: 'period',
      channel: 'other',
      direction: 'event',
      text: 'Auf Reisen ohne Internet. Jeden Abend probiert, jeden Abend vergeblich.',
    },
    {
      day: 13,
      precision: 'approximate',
      recorded: 18,
      channel: 'phone',
      direction: 'from-company',
      who: 'Verkauf',
      text: 'Einsnetz ruft an. Nicht wegen des Sticks: Man möchte mir einen Mobilfunkvertrag verkaufen.',
    },
    {
      day: 18,
      precision: 'approximate',
      recorded: 20,
      channel: 'other',
      direction: 'event',
      text: 'Wieder zu Hause, Stick eingesteckt, er geht. Seit wann, weiß ich nicht. Gesagt hat es mir niemand.',
    },
  ],
};
