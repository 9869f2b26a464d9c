import { and, eq, isNotNull } from 'drizzle-orm';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { cases, companies } from '#db/schema/index.ts';
import type { Industry } from '#src/features/companies/industries.ts';
import { paths } from '#src/lib/paths.ts';

const site = inject('site');

/** The address of the steps of some open case of the demo. */
async function stepsIn(industry: Industry): Promise<string> {
  const db = openDatabase({ url: `file:${site.database}` });
  const [found] = await db
    .select({ number: cases.number, title: cases.title })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(companies.industry, industry), eq(cases.status, 'open'), isNotNull(cases.number)))
    .limit(1);
  db.$client.close();
  if (!found?.number) throw new Error(`no open case in ${industry}`);
  return paths.caseSteps('de', { number: found.number, title: found.title });
}

async function get(path: string) {
  const response = await fetch(site.url + path, { redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

describe('the page of the steps', () => {
  test('stands below the case, and the case leads there', async () => {
    const { html } = await get(paths.case('de', site.longCase));
    expect(html).toContain(`href="${paths.caseSteps('de', site.longCase)}"`);
    expect((await get(paths.caseSteps('de', site.longCase))).html).toContain('Universalschlichtungsstelle des Bundes');
  });

  test('leads from each step to its letter, to the board by name', async () => {
    const path = await stepsIn('energy');
    const { html } = await get(path);
    const letter = path.replace(/steps$/, 'letter');
    for (const query of [
      'purpose=complaint',
      'purpose=management',
      'purpose=arbitration&amp;board=energy-arbitration',
    ]) {
      expect(html.replaceAll('&#38;', '&amp;')).toContain(`href="${letter}?${query}"`);
    }
    const application = await get(`${letter}?purpose=arbitration&board=energy-arbitration`);
    expect(application.html).toContain('Friedrichstraße 133');
    expect((await get(`${letter}?purpose=arbitration&board=nowhere`)).status).toBe(200);
  });

  test('is found under a wrong title and keeps what was asked', async () => {
    const { number } = site.longCase;
    const { status, location } = await get(`/de/cases/${number}-anders/steps?monthly=40`);
    expect(status).toBe(302);
    expect(location).toBe(`${paths.caseSteps('de', site.longCase)}?monthly=40`);
  });

  test.each(['2019-999999-nie', 'x'])('does not exist for the case %s', async (name) => {
    expect((await get(`/de/cases/${name}/steps`)).status).toBe(404);
  });

  test('does not exist for a withdrawn case', async () => {
    expect((await get(`/de/cases/${site.endedCase.number}/steps`)).status).toBe(404);
  });

  test('links no platform that is closed', async () => {
    for (const industry of ['shops', 'banks', 'travel'] as const) {
      expect((await get(await stepsIn(industry))).html).not.toMatch(/ec\.europa\.eu\/(consumers\/)?odr/);
    }
  });
});

describe('what a telecom customer may be owed', () => {
  let path = '';
  beforeAll(async () => {
    path = await stepsIn('telecom');
  });

  test('is worked out line by line', async () => {
    const { status, html } = await get(`${path}?monthly=79,95&reported=2.3.2026&back=10.3.2026&appointments=1`);
    expect(status).toBe(200);
    const amounts = [...html.matchAll(/<dd[^>]*>(\d+,\d\d)\s€<\/dd>/g)].map(([, amount]) => amount);
    // Two days of 8.00, three of 15.99, one appointment of 15.99.
    expect(amounts).toEqual(['16,00', '47,97', '15,99', '79,96']);
  });

  test('is refused with a message at the field, and what was typed stays', async () => {
    const { status, html } = await get(`${path}?monthly=viel&reported=31.2.2026&back=&appointments=1`);
    expect(status).toBe(422);
    expect(html).toContain('value="viel"');
    expect(html).toContain('value="31.2.2026"');
    expect(html).toContain('id="monthly-error"');
    expect(html).toContain('Meinten Sie den 28.02.2026?');
    expect(html).not.toContain('class="working');
  });

  test('asks which day is meant where two are possible, keeps what was typed, and takes the answer', async () => {
    const asked = await get(`${path}?monthly=40&reported=05/06/2026`);
    expect(asked.status).toBe(422);
    const choices = [...asked.html.matchAll(/<input type="radio" name="reported" value="([^"]+)"/g)].map(
      ([, one]) => one,
    );
    expect(choices).toEqual(['05.06.2026', '06.05.2026', '05/06/2026 ?']);
    expect(asked.html).toContain('Freitag, 5. Juni 2026');
    expect(asked.html).toContain('<input type="hidden" name="reported" value="05/06/2026"');
    expect(asked.html).toContain('value="40"');
    const send = (choice: string | undefined) =>
      get(`${path}?monthly=40&reported=${encodeURIComponent(choice ?? '')}&reported=05/06/2026`);
    // In the demo 5 June lies ahead: it is understood, and refused as that.
    expect((await send(choices[0])).html).not.toContain('type="radio" name="reported"');
    expect((await send(choices[2])).html).toMatch(/id="reported" name="reported"[^>]*value="05\/06\/2026"/);
  });

  test('shows nothing hostile as markup', async () => {
    const { status, html } = await get(`${path}?monthly=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(status).toBe(422);
    expect(html).not.toContain('"><script>');
  });

  test('is a matter of telecom cases only', async () => {
    expect((await get(await stepsIn('energy'))).html).not.toContain('name="monthly"');
    expect((await get(await stepsIn('shops'))).html).not.toContain('id="owed-title"');
  });
});
