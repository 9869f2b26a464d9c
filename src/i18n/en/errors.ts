import type { errors as german } from '../de/errors.ts';
import type { Words } from '../words.ts';

export const errors: Words<typeof german> = {
  'check-fields': 'Please look at the marked fields. What you wrote is still here.',
  required: 'This field is still empty.',
  invalid: 'We do not understand this.',
  'too-long': 'This text is too long.',
  'too-long-text': 'At most 10,000 characters. The text is still here, please shorten it.',
  'not-a-date': 'Please as day/month/year, for example 28/03/2026.',
  'no-such-day': 'There is no such day in the calendar.',
  'in-future': 'This day is in the future.',
  'too-long-ago': 'This day is more than ten years ago.',
  'end-before-start': 'The end is before the start.',
  'not-a-time': 'Please as hour:minute, for example 10:30.',
  'not-a-number': 'Please a whole number.',
  'not-an-amount': 'Please an amount, for example 12.50.',
  'out-of-range': 'This number is too small or too large.',
  'not-an-email': 'This is not a complete e-mail address.',
  'not-a-website': 'Please a web address, for example company.com.',
  'not-found': 'This is no longer here.',
  'not-allowed': 'This account may not do that.',
  'not-signed-in': 'You are no longer signed in.',
  'too-late': 'It is too late for that.',
  'too-often': 'Too many attempts. Please wait a few minutes; your text is still here.',
  conflict: 'Something has changed meanwhile. Please look again and send once more.',
};
