import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, aVisitor } from './visitor.ts';

/** What became of a form. */
export interface Pressed {
  answer: Answer;
  /** Whether the button was pressed again, because no answer came the first time: it may have been done by then. */
  isSecond: boolean;
}

/** The site is gone for good. */
export class Over extends Error {}

/**
 * Somebody who fills in the forms of a site as a browser without scripts does, on an address of their own of 127.0.0.0/8. Where no answer
 * comes, or nothing can be stored for the moment, they wait and press again, until `isOver`; then they reject with `Over`.
 */
export function aFormFiller(site: string, localAddress: string, isOver: () => boolean) {
  const cookies = new Map<string, string>();
  const visitor = aVisitor(site, localAddress);

  const patiently = async (ask: (headers: Record<string, string>) => Promise<Answer>): Promise<Pressed> => {
    for (let isSecond = false; ; ) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await ask(cookie ? { cookie } : {});
      for (const set of [answer.headers['set-cookie'] ?? []].flat()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      if (answer.status !== 0 && answer.status !== 503) return { answer, isSecond };
      if (isOver()) throw new Over();
      isSecond ||= answer.status === 0;
      await pause(50);
    }
  };

  return {
    cookies,
    /** Opens a page, fills in the form of an action there and presses its button. */
    press: async (path: string, action: string, typed: Record<string, string>): Promise<Pressed> => {
      const { answer: page } = await patiently((headers) => visitor.get(path, headers));
      const body = new URLSearchParams({ ...hiddenIn(page.text, action), ...typed }).toString();
      const to = `${path}${path.includes('?') ? '&' : '?'}_action=${action}`;
      return patiently((headers) => visitor.post(to, body, undefined, headers));
    },
  };
}

/** What the form of an action carries along; nothing where the page has none. */
function hiddenIn(page: string, action: string): Record<string, string> {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => one.includes(`_action=${action}`)) ?? '';
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}
