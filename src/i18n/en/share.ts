import type { share as german } from '../de/share.ts';
import type { Words } from '../de/words.ts';

/** A page passed on: as a link, as a quotation, in another site. */
export const share: Words<typeof german> = {
  title: 'Share and quote',
  back: 'Back',
  mail: 'By e-mail',
  plain: 'Plain links: until you press one, none of these services learns anything.',
  address: 'Address',
  quote: { de: 'Quotation, German', en: 'Quotation, English' },
  embed: 'Embed (HTML)',
  copy: 'Copy',
  copied: 'Copied',
  case: 'Aktenkundig, no. {number}, “{title}”, as of {day}, {address}',
  company: 'Aktenkundig, profile “{name}”, as of {day}, {address}',
  framed: {
    case: 'From the public register Aktenkundig. What it says is the account of the author of the case.',
    open: 'The whole case with timeline and answers',
    ended: 'What stands in its place',
    company: 'The whole profile with every case',
    none: 'No case from the last twelve months has been counted yet.',
  },
};
