import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Unpacks the browser that comes with the packages: nothing has to be installed on the machine. */
export function browserFile(): Promise<string> {
  return sparticuz.executablePath();
}

/** A real browser. The package's own switches are left out: they turn off what protects its pages. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserFile(),
    headless: true,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}
