import type { Story } from './stage.ts';

export const moebelhausLund: Story = {
  key: 'moebelhaus-lund',
  company: 'Möbelhaus Lund',
  penName: 'H. Claßen',
  place: '',
  title: 'Ein Monat Mails und Telefonate für eine Sache von zehn Minuten',
  summary:
    'Einen Monat lang haben das Möbelhaus und ich einander geschrieben und telefoniert. Es hat beide Seiten viel gekostet. Eine einzige Person, die etwas entscheiden darf, hätte dafür zehn Minuten gebraucht.',
  desired: ['other', 'Jemanden, der zuständig ist und entscheiden darf.'],
  published: 33,
  entries: () => [
    {
      day: 0,
      until: 31,
      precision: 'period',
      recorded: 32,
      channel: 'email',
      direction: 'conversation',
      text: 'Ein langer Wechsel von E-Mails und Telefonaten, einen Monat hindurch, ohne Ergebnis.',
    },
  ],
};
