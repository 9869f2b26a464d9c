import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longDay } from '#src/i18n/formats.ts';
import { translator } from '#src/i18n/index.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import { mm } from '../type/style.ts';
import { letterDocument } from './sheet.ts';

/** A letter to a company: whoever wants to speak for it has to enter the code that stands in it. */
export interface ClaimLetterOrder {
  locale: Locale;
  today: Day;
  companyName: string;
  /** Where the company gets its post, line by line. */
  address: string;
  /** Who wants to speak for it. */
  name: string;
  jobTitle: string;
  isReminder: boolean;
  code: string;
  /** The last day on which the code can be entered. */
  until: Day;
  /** Where it is entered, and the same with the code. */
  enterAt: string;
  codeAt: string;
  /** Who runs the site, line by line: name, street, town. */
  sender: readonly string[];
}

export function claimLetter(order: ClaimLetterOrder): TDocumentDefinitions {
  const { locale, sender, isReminder, name, jobTitle, companyName, code, enterAt } = order;
  const t = translator(locale);
  const values = { name, jobTitle, company: companyName, code, address: enterAt, until: longDay(locale, order.until) };
  const body = [
    t('letter.claim.greeting'),
    t(isReminder ? 'letter.claim.reminder' : 'letter.claim.text', values),
    t('letter.claim.code', values),
    t('letter.claim.stranger', values),
    t('letter.claim.closing'),
  ];
  const [senderName = t('site.name'), senderStreet = '', senderTown = ''] = sender;
  const document = letterDocument({
    ...{ locale, today: order.today, number: '', purpose: 'complaint', board: '', deadline: order.until },
    ...{ senderName, senderStreet, senderTown, senderContact: '', reference: '' },
    recipient: `${companyName}\n${t('letter.claim.to')}\n${order.address}`,
    subject: t('letter.claim.subject', values),
    body: body.join('\n\n'),
  });
  const written = Array.isArray(document.content) ? document.content : [document.content];
  return { ...document, content: [square(order.codeAt), ...written] };
}

/** Right of the address, below the date. */
const square = (qr: string): Content => ({ qr, fit: mm(30), absolutePosition: { x: mm(125), y: mm(66) } });
