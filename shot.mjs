import { mkdirSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const [, , base, out, ...list] = process.argv;
mkdirSync(out, { recursive: true });
const b = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: sparticuz.args.filter((a) => !['--single-process', '--no-zygote'].includes(a)),
  headless: true,
});
for (const item of list) {
  const [path, w = '1280', scheme = 'light', name = path.replace(/[^a-z0-9]+/gi, '_'), full = '1'] = item.split('|');
  const c = await b.newContext({
    viewport: { width: Number(w), height: 900 },
    colorScheme: scheme,
    deviceScaleFactor: 1,
  });
  const p = await c.newPage();
  const r = await p.goto(base + path);
  await p.waitForTimeout(300);
  await p.screenshot({ path: `${out}/${name}-${w}-${scheme}.png`, fullPage: full === '1' });
  console.log(r.status(), path, w, scheme, (await r.body()).length);
  await c.close();
}
await b.close();
