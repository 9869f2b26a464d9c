import { testInBrowser } from './in-browser.ts';

testInBrowser('de');
