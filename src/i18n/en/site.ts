import type { site as german } from '../de/site.ts';
import type { Words } from '../words.ts';

export const site: Words<typeof german> = {
  name: 'Aktenkundig',
  tagline: 'The public register of complaints',
  skip: 'Skip to content',
  optional: 'optional',
  breadcrumb: 'Path',
  nav: {
    label: 'Main menu',
    cases: 'Cases',
    companies: 'Companies',
    rankings: 'Rankings',
    method: 'Method',
    forCompanies: 'For companies',
    signIn: 'Sign in',
    account: 'My cases',
    desk: 'Company desk',
    write: 'Publish a case',
    menu: 'Menu',
    privacy: 'Privacy',
    imprint: 'Imprint',
  },
  stand: {
    asOf: 'As of {time}',
    cases: '{count, plural, one {# case} other {# cases}}',
    open: '{count} open',
    overdue: '{count} overdue',
  },
  theme: { system: 'Display: as in the system', light: 'Display: light', dark: 'Display: dark' },
  language: 'Deutsch',
  languageLabel: 'Auf Deutsch umschalten',
  footer: {
    about:
      'The public register of complaints for Germany, Austria and Switzerland. Companies can buy neither places nor removals here.',
    register: 'Register',
    rules: 'Rules',
    operation: 'Operation',
  },
  later: 'Continue later',
  saved: 'Draft saved, {time}',
  gap: {
    closed: '{days, plural, one {# day} other {# days}} of silence',
    open: '{days, plural, one {# day} other {# days}}, and no end',
    promise: 'promise lapsed',
    deadline: 'deadline lapsed',
  },
  pager: { label: 'Pages', previous: 'Previous', next: 'Next', count: 'Page {page} of {pages}' },
  kept: {
    title: 'You are no longer signed in. Your text is still here.',
    text: 'Sign in again in a second window, come back here and send once more.',
    signIn: 'Sign in in a new window',
    field: 'Your text',
    again: 'Send once more',
  },
  notFound: {
    title: 'There is no such page',
    text: 'There is no file under this address. It may have changed, or a character is missing.',
    home: 'To the home page',
  },
  failed: {
    title: 'Something went wrong here',
    text: 'The fault is ours and has been noted. What you had saved is still there. Please try again in a minute.',
  },
};
