import { expect, inject, test } from 'vitest';
import { paths } from '#src/lib/paths.ts';

const site = inject('site');

async function words(path: string): Promise<string> {
  const html = await (await fetch(site.url + path)).text();
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

test.each([
  ['the first step of a case', `${paths.write('de', 'company')}?q=Kabelkatr`, 'Neues Unternehmen'],
  ['the check before buying', paths.check('de', { q: 'Kabelkatr' }), 'Was Sie selbst prüfen können'],
])('%s asks whether a mistyped name means the company that is one letter away', async (_where, path, further) => {
  const said = await words(path);
  expect(said).toContain('Meinten Sie Kabelkater?');
  expect(said.indexOf('Meinten Sie'), 'before anything else is offered').toBeLessThan(said.indexOf(further));
});
