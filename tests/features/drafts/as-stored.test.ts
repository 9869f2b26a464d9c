import { expect } from 'vitest';
import { isAsStored } from '#src/features/drafts/as-stored.ts';
import { anOpenCase } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readable } from '../paper/dossier/readable.ts';

test('a form that came along with another button is typed into only when it says something else than its entry', async ({
  db,
}) => {
  const text = 'Ich habe nach dem Geld gefragt.';
  const entries = [
    { text, direction: 'to-company' as const, channel: 'phone' as const, people: ['Frau K.', 'Herr M.'] },
  ];
  const file = await readable(db, (await anOpenCase(db, { entries })).number);
  const [entry] = file.entries;
  const sent = (more: Record<string, string> = {}) => {
    const form = new FormData();
    const fields = {
      id: entry?.id ?? '',
      occurredOn: entry?.occurredOn ?? '',
      time: entry?.time ?? '',
      channel: 'phone',
      direction: 'to-company',
      people: 'Frau K.; Herr M.',
      waitedMinutes: String(entry?.waitedMinutes ?? ''),
      contacts: String(entry?.contacts ?? ''),
      handOvers: String(entry?.handOvers ?? ''),
      text,
    };
    for (const [name, value] of Object.entries({ ...fields, ...more })) form.set(name, value);
    return form;
  };
  expect(isAsStored(sent(), entry, file.promises)).toBe(true);
  for (const typed of [
    { text: `${text} Noch einmal.` },
    { occurredOn: 'März 2026' },
    { people: 'Frau K.' },
    { time: '14:30' },
    { needsNoAnswer: 'on' },
    { occurredOn: 'neulich' },
  ]) {
    expect(isAsStored(sent(typed), entry, file.promises), JSON.stringify(typed)).toBe(false);
  }
  expect(isAsStored(sent({ promised: 'on', promiseText: 'Rückruf' }), entry, file.promises)).toBe(false);
  expect(isAsStored(null, entry, [])).toBe(false);
});
