import { describe, expect, inject, test } from 'vitest';
import { windows } from '#src/features/rankings/windows.ts';
import { paths } from '#src/lib/paths.ts';
import { roundTrips } from '#tests/site/site.ts';

const site = inject('site');
const { portraits } = site;

async function get(path: string) {
  const response = await fetch(site.url + path, { redirect: 'manual' });
  return { status: response.status, html: await response.text() };
}

/** What a reader sees, without the marks. */
const words = (html: string) => html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ');

describe.each(Object.entries(portraits))('a company at an end of what can be (%s)', (_, slug) => {
  test.each(windows)(
    'has a profile and its reasons in the window %s, without a number that is none',
    async (months) => {
      for (const locale of ['de', 'en'] as const) {
        for (const path of [paths.company(locale, slug, { months }), paths.companyWhy(locale, slug, { months })]) {
          const { status, html } = await get(path);
          expect(status, path).toBe(200);
          expect(html.match(/.{30}\b(NaN|Infinity|undefined)\b/g), path).toBeNull();
          expect(html.match(/<[^>]+\sstyle=/g), path).toBeNull();
        }
      }
    },
  );

  test('costs at most three round trips', async () => {
    expect(await roundTrips(site, paths.company('de', slug))).toBeLessThanOrEqual(3);
    expect(await roundTrips(site, paths.companyWhy('de', slug, { months: 'all' }))).toBeLessThanOrEqual(3);
  });
});

describe('a profile', () => {
  test('says what is too little to be counted instead of counting it', async () => {
    expect(words((await get(paths.company('de', portraits.none))).html)).toContain('hat hier noch niemand geschrieben');
    const one = words((await get(paths.company('de', portraits.one))).html);
    expect(one).toContain('Erst 1 Fall ist mindestens 14 Tage alt');
    expect(one).toContain('Unter fünf zeichnen wir keine Kurve');
    expect(one).toMatch(/Wie viele in 14 Tagen beantwortet werden, können wir nicht sagen\..*ab zehn sagen wir etwas/s);
  });

  test('says what to expect, and the method page how often that was right', async () => {
    const told = words((await get(paths.company('de', 'paketfuchs'))).html);
    expect(told).toMatch(/\d+\s+von 100 in 14 Tagen beantwortet\s+\d+ bis \d+ · \d+ Fälle/);
    const { html } = await get(paths.method('en'));
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Predicted and happened, in \d+ tenths: \d+% predicted/);
    expect(words(html)).toMatch(/Brier score 0\.\d{3}; whoever predicts/);
    expect(await roundTrips(site, paths.method('en'))).toBeLessThanOrEqual(3);
  });

  test('draws a curve with its band, its numbers at risk and a table, when all wait and when all were answered', async () => {
    for (const slug of [portraits.waiting, portraits.sameDay]) {
      const { html } = await get(paths.company('en', slug, { months: 'all' }));
      expect(html).toContain('Still without an answer');
      expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Curve: after 7 days/);
      expect(html).toMatch(/<details[^>]*>\s*<summary/);
    }
    expect(words((await get(paths.company('en', portraits.waiting))).html)).toContain('Half not reached yet');
    expect(words((await get(paths.company('en', portraits.sameDay))).html)).toContain('Half on the same day');
  });

  test('shows beside the estimate of what was solved what was counted', async () => {
    const removed = words((await get(paths.company('de', portraits.removed, { months: 'all' }))).html);
    expect(removed).toMatch(/\d\s+%\s+[\d,]+ bis [\d,]+\s%\s+0 von 1[12] Fällen ab 30 Tagen Alter/);
  });

  test('says of answers that are too few how many cases are old enough, not how many there are', async () => {
    const few = words((await get(paths.company('de', 'radlager-klingelberg'))).html);
    const [, ripe] = /Erst (\d) Fälle sind mindestens 14 Tage alt/.exec(few) ?? [];
    expect(few).toMatch(new RegExp(`beantwortet\\s+zu wenige\\s+${ripe} Fälle ab 14 Tagen Alter`));
  });

  test('counts what became of promises, and says their share once: where its interval stands', async () => {
    for (const slug of ['radlager-klingelberg', 'strom-soehne']) {
      const { html } = await get(paths.company('de', slug));
      const [, counts = ''] = /<dl[^>]*promises-made[^>]*>(.*?)<\/dl>/s.exec(html) ?? [];
      expect(words(counts)).toMatch(/gehalten\s+\d+\s+gebrochen\s+\d+/);
      expect(counts).not.toContain('%');
    }
  });

  test('shows kinds of problems that add up to all cases', async () => {
    const { html } = await get(paths.company('de', 'strom-soehne'));
    const [, list = '', text = ''] = /<ol[^>]*complained[^>]*>(.*?)<\/ol>\s*<p[^>]*>(.*?)<\/p>/s.exec(html) ?? [];
    const counts = [...list.matchAll(/aria-hidden="true">(\d+)</g)].map(([, n]) => Number(n));
    const [, all] = /alle (\d+) Fälle/.exec(text) ?? [];
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(Number(all));
    expect(text).not.toContain('davon');
  });

  test('keeps counting removed cases in public, and says how many were not genuine', async () => {
    const row = (html: string, name: string) =>
      new RegExp(`>${name}</th>\\s*<td[^>]*>(\\d+)</td>\\s*<td[^>]*>(\\d+)</td>`).exec(html)?.slice(1, 3);
    const removed = (await get(paths.company('de', portraits.removed, { months: 'all' }))).html;
    expect(row(removed, 'veröffentlicht und gezählt')).toEqual(['12', '12']);
    expect(row(removed, 'entfernt')).toEqual(['12', '12']);
    const fake = (await get(paths.company('de', portraits.notGenuine, { months: 'all' }))).html;
    expect(row(fake, 'nicht echt')).toEqual(['2', '2']);
    expect(row(fake, 'veröffentlicht und gezählt')).toEqual(['0', '0']);
  });

  test('says of how many cases it is being checked whether they are genuine, and that they count until then', async () => {
    const one = words((await get(paths.company('de', portraits.one))).html);
    expect(one).toContain(
      'Bei 1 Fall seit Beginn wird geprüft, ob er echt ist; bis zur Entscheidung zählt er in dem Zeitraum',
    );
    expect(one).toContain('Bei 1 Fall seit Beginn wird geprüft, ob die Angaben „betrifft mich auch“ echt sind');
    const waiting = words((await get(paths.company('de', portraits.waiting))).html);
    expect(waiting).not.toContain('wird geprüft, ob');
  });

  test('leads to the reasons of its rank in the same period', async () => {
    const { html } = await get(paths.company('de', portraits.waiting, { months: '24' }));
    expect(html).toContain(`href="${paths.companyWhy('de', portraits.waiting, { months: '24' })}"`);
  });
});

describe('why this rank', () => {
  test('writes the points of the index with the same number of decimals everywhere', async () => {
    const { html } = await get(paths.companyWhy('de', 'strom-soehne'));
    const [, table = ''] = /Gewicht<\/th>(.*?)<\/table>/s.exec(html) ?? [];
    const cells = [...table.matchAll(/<td[^>]*>([^<×]+)<\/td>/g)].map(([, cell]) => cell?.trim());
    expect(cells.length).toBeGreaterThan(11);
    for (const cell of cells) expect(cell).toMatch(/^\d+,\d\d$/);
  });

  test('gives the reason where a case is answered and has no answer that counts', async () => {
    const why = words((await get(paths.companyWhy('de', 'strom-soehne', { months: 'all' }))).html);
    const rows = [...why.matchAll(/\d{4}-\d{6}\s+[\d.]+\s+beantwortet\s+keine\s+(.{30})/g)];
    expect(rows.length).toBeGreaterThan(0);
    for (const [, reason] of rows) expect(reason).toMatch(/^(ein Textbaustein|eine Rückfrage)/);
  });

  test('lists removed cases by their number alone, and those that do not count with the way to the reasons', async () => {
    const removed = (await get(paths.companyWhy('de', portraits.removed, { months: 'all' }))).html;
    expect(removed).not.toContain('Entfernter Titel');
    expect(words(removed)).toContain('12 Fälle zählen');
    const fake = (await get(paths.companyWhy('de', portraits.notGenuine, { months: 'all' }))).html;
    expect(fake).not.toContain('Unechter Titel');
    expect(words(fake)).toMatch(/zählt nicht mit,\s+Begründung/);
  });

  test('counts the days without an answer as the case itself does', async () => {
    const { longCase, company } = inject('site');
    const why = words((await get(paths.companyWhy('de', company))).html);
    const [, days] = new RegExp(`${longCase.number}\\D[^–]*?(\\d+) Tage ohne Antwort`, 's').exec(why) ?? [];
    expect(Number(days)).toBeGreaterThan(10);
    expect(words((await get(paths.case('de', longCase))).html)).toContain(`${days} Tage, und kein Ende`);
    // Whoever ended without an answer waits no more, and the figures say that it goes on counting.
    expect(why).not.toContain('wartet seit');
  });

  test('says as of which day it speaks, and what was known then', async () => {
    const then = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
    const { status, html } = await get(paths.companyWhy('en', portraits.waiting, { on: then, months: 'all' }));
    expect(status).toBe(200);
    expect(words(html)).toContain('As known on');
    expect(words(html)).toContain('11 cases count');
  });

  test.each([
    ['irgendwann', 'Dieses Datum verstehen wir nicht'],
    ['31.02.2026', 'Meinten Sie den 28.02.2026?'],
    ['2099-01-01', 'So weit reichen die Zahlen noch nicht'],
    ['01.01.1990', 'Damals war noch kein Fall bekannt'],
  ])('refuses the day %s by the field, and keeps it', async (on, sentence) => {
    const { status, html } = await get(paths.companyWhy('de', portraits.waiting, { on }));
    expect(status).toBe(400);
    expect(words(html)).toContain(sentence);
    expect(html).toMatch(new RegExp(`<input[^>]*name="on"[^>]*value="${on}"[^>]*aria-invalid="true"`));
  });

  test.each(['page=-1', 'page=1e99', 'page=x', 'months=__proto__', 'on=%00', `on=${'9'.repeat(900)}`, 'on[]=1'])(
    'never breaks by %s',
    async (query) => {
      const { status } = await get(`${paths.companyWhy('de', portraits.waiting)}?${query}`);
      expect([200, 400]).toContain(status);
    },
  );

  test('is not found for a company that is not there', async () => {
    expect((await get(paths.companyWhy('de', 'nobody'))).status).toBe(404);
  });
});
