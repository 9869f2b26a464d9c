import type { Story } from './stage.ts';

/** Begins in a year of which nothing more is known, and goes on with dollars. */
export const radlager: Story = {
  key: 'radlager',
  company: 'Radlager Klingelberg',
  penName: 'Kettenöl',
  place: 'Gießen',
  title: 'Garantie auf den Rahmen, aber nur gegen Vorkasse in Dollar',
  summary:
    'Auf den Rahmen meines Rads gibt es zehn Jahre Garantie. Als er riss, sollte ich den Versand zum Hersteller in Übersee selbst bezahlen. Das habe ich getan, seitdem liegt das Rad dort.',
  desired: ['replacement', 'Bitte schicken Sie mir einen neuen Rahmen.'],
  published: 1400,
  entries: (day) => [
    {
      day: 0,
      precision: 'year',
      recorded: 1400,
      channel: 'on-site',
      direction: 'event',
      text: 'Das Rad gekauft. Die Rechnung nennt die Garantie, das Datum darauf ist verblasst.',
    },
    {
      day: 1335,
      recorded: 1400,
      channel: 'email',
      direction: 'to-company',
      text: 'Den Riss am Rahmen gemeldet, mit drei Fotos.',
    },
    {
      day: 1338,
      recorded: 1400,
      channel: 'email',
      direction: 'from-company',
      who: 'Werkstatt',
      text: 'Der Hersteller nehme den Rahmen zurück. Den Versand müsse ich auslegen, das Geld komme mit dem neuen Rahmen.',
      promises: [{ text: 'Neuer Rahmen und das Geld für den Versand', dueOn: day(1380) }],
    },
    {
      day: 1344,
      precision: 'approximate',
      recorded: 1400,
      channel: 'form',
      direction: 'to-company',
      expectsAnswer: false,
      cents: 14_950,
      currency: 'USD',
      text: 'Den Versand über das Formular des Herstellers bezahlt und den Rahmen abgeschickt.',
    },
    {
      day: 1390,
      recorded: 1400,
      channel: 'phone',
      direction: 'conversation',
      waited: 12,
      text: 'Beim Händler weiß man von nichts und will beim Hersteller nachfragen.',
    },
  ],
};
