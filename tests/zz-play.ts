import { openBrowser } from './browser.ts';
import { playTwelveEntries } from './e2e/twelve-entries.ts';
const browser = await openBrowser();
try {
 const {page, effort} = await playTwelveEntries(browser, {url:'http://127.0.0.1:4430', company: process.argv[2] ?? 'Strom & Söhne', firstDay: '2026-07-01'});
 console.log(effort, page.url());
 await page.screenshot({path:'/tmp/hands/preview.png'});
 await page.goto('/de/cases/new/timeline?added=x');
 await page.screenshot({path:'/tmp/hands/tl.png'});
} finally { await browser.close(); }
