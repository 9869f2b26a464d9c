import { expect, test } from 'vitest';
import { letterHtml } from '#src/features/notifications/letter.ts';
import { absolute } from '#src/lib/paths.ts';

const html = (text: string) =>
  letterHtml({ locale: 'de', title: 'Fall', parts: [{ kind: 'words', text }], footer: [] });

test('an address of this site is a link in a mail', () => {
  const address = absolute('/de/cases/2026-000001?a=1&b=2');
  const escaped = address.replace('&', '&amp;');
  expect(html(`Der Fall: ${address}`)).toContain(
    `<a class="plain" href="${escaped}" style="color:#1a2030">${escaped}</a>`,
  );
});

test.each(['https://evil.example/x', 'http://127.0.0.1.evil.example/', '<b>fett</b>', '" onclick="x'])(
  'what somebody else wrote is none: %s',
  (words) => {
    expect(html(`Der Fall ${words}`)).not.toMatch(/<p[^>]*>[^<]*<(a|b)[ >]/);
  },
);

test('a line in another language says in which, and only that line', () => {
  const written = html('Warum:\nThe statement was not true, and you know it.\nDas war alles.');
  expect(written).toContain(
    'Warum:<br>\n<span lang="en">The statement was not true, and you know it.</span><br>\nDas war',
  );
  expect(written.match(/lang=/g)).toHaveLength(2);
});
