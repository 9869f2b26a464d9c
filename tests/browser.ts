import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Unpacks the browser that comes with the packages: nothing has to be installed on the machine. */
export function browserFile(): Promise<string> {
  return sparticuz.executablePath();
}

let open: Promise<Browser> | undefined;

/** A real browser, the same for all files of a worker: to start one takes as long as eight pages. Each leaves it as it was. */
export async function openBrowser(): Promise<Browser> {
  const known = await open;
  if (known?.isConnected()) return known;
  open = start();
  return open;
}

/** Closes everything that was opened in it; it ends with the process itself. */
export async function leaveBrowser(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/**
 * The package's own switches are left out: they turn off what protects its pages. The scripts of a page and what is put into it run
 * for a moment, in a page that is opened once: to optimise them took longer than all of their work.
 */
async function start(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserFile(),
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      '--js-flags=--no-opt --no-maglev',
    ],
  });
}
