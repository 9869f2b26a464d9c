import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';

/** Unpacks the browser that comes with the packages: nothing has to be installed on the machine. */
export function browserFile(): Promise<string> {
  return sparticuz.executablePath();
}

/** The package's own switches are left out: they turn off what protects its pages. */
const options = {
  headless: true,
  args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
};

/** Where a browser is served, for all tests of a run. */
const setting = 'TEST_BROWSER';

/** One browser for whoever opens one until it is closed: starting it takes a second of both cores. */
export async function serveBrowser(): Promise<BrowserServer> {
  const server = await chromium.launchServer({ executablePath: await browserFile(), host: '127.0.0.1', ...options });
  process.env[setting] = server.wsEndpoint();
  return server;
}

/** A real browser. Every context in it is somebody else's. */
export async function openBrowser(): Promise<Browser> {
  const served = process.env[setting];
  return served ? chromium.connect(served) : chromium.launch({ executablePath: await browserFile(), ...options });
}
