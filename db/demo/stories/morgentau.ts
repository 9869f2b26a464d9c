import type { Story } from './stage.ts';

export const morgentau: Story = {
  key: 'morgentau',
  company: 'Bioladen Morgentau',
  penName: 'Suppenlöffel',
  place: 'Freiburg',
  title: 'Dünne Suppe, stolzer Preis, gutes Ende',
  summary:
    'Mittags im Bioladen eine Suppe gegessen: wässrig, fad und für das, was im Teller war, zu teuer. Der Laden bittet auf einem Schild an der Kasse um Rückmeldung per Mail, also habe ich eine geschrieben. Ich kaufe dort sonst gern ein und wollte nur wissen, ob das so gedacht ist.',
  desired: ['information', 'Eine ehrliche Antwort, ob diese Suppe der Anspruch des Hauses ist.'],
  published: 1,
  entries: () => [
    {
      day: 0,
      channel: 'on-site',
      direction: 'event',
      text: 'Tagessuppe am Imbiss: dünn, ohne Geschmack, überteuert.',
    },
    {
      day: 0,
      channel: 'email',
      direction: 'to-company',
      text: 'An die Adresse geschrieben, die der Laden für Rückmeldungen aushängt.',
    },
    {
      day: 4,
      channel: 'phone',
      direction: 'from-company',
      who: 'Marktleiterin',
      text: 'Ein Anruf, sehr freundlich. Sie entschuldigt sich, ohne nach Ausreden zu suchen, und bietet einen Ausgleich an.',
    },
    {
      day: 4,
      channel: 'email',
      direction: 'from-company',
      who: 'Marktleiterin',
      text: 'Dasselbe noch einmal schriftlich. Die Rezeptur liege jetzt bei der Qualitätssicherung.',
    },
  ],
  closing: {
    day: 5,
    outcome: 'solved',
    words: 'Die Antwort hätte früher kommen dürfen, aber der Ton war genau richtig. Ich bleibe Kunde.',
    buyAgain: 'yes',
    factors: { reachability: 4, speed: 3, competence: 4, friendliness: 5, empathy: 5, clarity: 5 },
  },
};
