import type { site as german } from '../de/site.ts';
import type { Words } from '../de/words.ts';

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
    desk: 'Company inbox',
    write: 'Publish a case',
    menu: 'Menu',
    rules: 'House rules',
    verification: 'What is checked',
    privacy: 'Privacy',
    imprint: 'Imprint',
  },
  stand: {
    asOf: 'As of {time}, 00:00',
    cases: '{count, plural, one {# case} other {# cases}}',
    open: '{count} open',
    overdue: '{count} overdue',
  },
  card: {
    cases: 'Published cases',
    open: 'Still open',
    overdue: 'Without a reply for more than 14 days',
  },
  typing: {
    busy: 'Sending',
    offline: 'No connection: your text is kept in this browser and will be sent as soon as the connection is back.',
    failed:
      'That could not be saved just now. Your text is still here and kept in this browser; we will try again in a moment.',
    left: 'Characters left: {n}',
    over: 'Characters too many: {n}',
    pasted:
      'Not pasted: the text would have {n} characters, and {most} is the most that fits here. Nothing was cut off.',
    long: 'Not sent: the form is {n} kB long, and {most} kB is the most that is read. Your text is still here; please shorten it.',
    refused: 'That was not accepted. Your text is still here; please try again.',
    again: 'This is what you wrote on {when} and have not sent yet.',
    leftOver:
      'This is what you wrote here on {when} and did not send. There is no field for it at the moment; it stays here, and you can copy it.',
    leftOverNow:
      'This is what you wrote here and did not send. There is no field for it at the moment; it stays here, and you can copy it.',
    leftOverText: 'Your text, not sent',
    drop: 'Discard it',
  },
  theme: { system: 'Display: follow the system', light: 'Display: light', dark: 'Display: dark' },
  language: 'Deutsch',
  languageLabel: 'Auf Deutsch umschalten',
  footer: {
    about:
      'The public register of complaints for Germany, Austria and Switzerland. Companies can buy neither rank nor removal here.',
    register: 'Register',
    rules: 'Rules',
    operation: 'Operation',
    openData: 'Open data',
    interface: 'Interface (API)',
    verify: 'Check a dossier',
    log: 'Public log',
  },
  home: {
    title: 'Put it on the record.',
    lead: 'Aktenkundig is the public register of complaints that nobody answers: every call, every promise and every day of silence, with its date.',
    search: 'Search the register',
    placeholder: 'Company, keyword or reference',
    find: 'Search',
    check: 'also by link or telephone number',
    free: 'Free of charge, about ten minutes.',
    hidden: 'Your name stays under lock and key.',
    sample: {
      label: 'A case from the register',
      quiet: '{days, plural, =0 {Just published} one {# day without an answer} other {# days without an answer}}',
      published: 'Published',
      promise: 'Promise was due',
      deadline: 'Deadline of 14 days passed',
      skipped: '{days, plural, one {# more day} other {# more days}}',
      emptyTab: 'Ref. still free',
      empty: 'The first file begins here',
      emptyText: 'There is no open case in the register yet.',
    },
    waiting: {
      title: 'Somebody is waiting right now',
      all: '{count, plural, one {The overdue case} other {All # overdue cases}}',
      unit: '{days, plural, one {day without an answer} other {days without an answer}}',
      contact: '{channel} of',
    },
    newest: { title: 'New in the register', all: 'The whole register' },
    best: {
      title: 'Who is ahead in each industry',
      note: 'Index with 95% interval, twelve months, and the ranks that are possible by it.',
      all: '{count, plural, one {The one company} other {All # companies}}',
    },
    steps: {
      title: 'How a grievance becomes a file',
      first: 'Enter what happened',
      firstText: 'When did you call, what was promised, how long were you on hold? Line by line, even long afterwards.',
      second: 'The company answers',
      secondText:
        'It has 14 days. Whoever answers does so with name and job title. Whoever stays silent gets empty lines.',
      third: 'You close the file',
      thirdText: 'Solved or not: that is for you to say. What stays open stays visible and never counts as solved.',
    },
    companies: {
      title: 'Your company is on file already. Your answer is not.',
      text: 'Claim your profile, answer under your own name and make promises that you keep. It is free and does not affect the ranking.',
      action: 'Claim your profile',
    },
  },
  later: 'Continue later',
  saved: 'Draft saved, {time}',
  gap: {
    closed: '{about, select, true {about } other {}}{days, plural, one {# day} other {# days}} of silence',
    empty: '{about, select, true {about } other {}}{days, plural, one {# day} other {# days}} without an entry',
    open: '{about, select, true {About } other {}}{days, plural, one {# day} other {# days}}, and no end',
    promise: 'promise was due',
    deadline: 'deadline passed',
  },
  pager: { label: 'Pages', previous: 'Previous', next: 'Next', count: 'Page {page} of {pages}' },
  kept: {
    title: 'You are no longer signed in. Your text is still here.',
    text: 'Sign in again in a second window, come back here and send again.',
    signIn: 'Sign in in a new window',
    field: 'Your text',
    again: 'Send again',
  },
  operator: {
    title: 'Operator',
    responsible: 'Responsible for our own content',
    register: 'Register and VAT',
    noRegister: 'The operator is entered in no register and has no VAT identification number.',
    contact: 'Point of contact',
    contactText:
      'For users (Art. 12 DSA) as well as for authorities, the Commission and the Board (Art. 11 DSA). We answer in German and English. A human being reads it.',
    disputes: 'Dispute resolution',
    noDisputes:
      'The operator takes part in no proceedings before a consumer arbitration body and is not obliged to (section 36 VSBG).',
    takesPart: 'The operator takes part in proceedings before this consumer arbitration body (section 36 VSBG):',
    notOurs:
      'This is about disputes with the operator of this site. Which body deals with your dispute with a company is stated at each case under “What is possible now”.',
    missing: 'Not stated.',
    none: 'No operator is named for this installation yet. It is a demonstration or being set up; a public site has to give a name, a postal address and a quick way to get in touch here.',
  },
  findCompany: 'Find a company',
  contents: 'Contents',
  notFound: {
    title: 'There is no such page',
    text: 'There is no file under this address. It may have changed, or a character is missing.',
    home: 'Go to the home page',
  },
  refused: {
    title: 'This request cannot be read',
    text: 'The address is incomplete, or more or something else was sent than this site accepts. Perhaps a character was lost in copying.',
    longTitle: 'That is too much for one form',
    long: 'You sent {sent} kB; {most} kB is the most that is read, which is about {letters, plural, one {# character} other {# characters}}. So none of it was saved, not even the beginning.',
    busyTitle: 'Too much is going on just now',
    busy: 'More requests are coming in than this site can handle at once. Please try again in about {seconds} seconds.',
    formTitle: 'The form did not arrive as it should',
    form: 'It arrived incomplete, or in another form than this site sends it. Nothing was saved.',
    late: 'The connection was too slow: the form did not arrive in time. Nothing was saved.',
    kept: 'Your text is not lost: use the Back button of your browser, and what you wrote is still there on the previous page. To be safe, copy a long text before you shorten it or send it again.',
  },
  /** The database does not answer, or takes nothing. */
  away: {
    title: 'We cannot get at our data just now',
    text: 'The fault is ours. What you had saved is still there. Please try again in a few minutes.',
    unsent:
      'The fault is ours. What you had saved is still there. What you have just sent is not saved yet: leave this page open and send it again from here in a few minutes. Files and passwords you will then be asked for again.',
    again: 'Send it again',
    tryAgain: 'Try again',
    typed: 'What you have written',
  },
  failed: {
    title: 'Something went wrong here',
    text: 'The fault is ours and has been noted. What you had saved is still there. Please try again in a minute.',
    name: 'If you write to us about it, please quote this reference: {name}',
  },
  /** After a copy was put back: a link of a letter that was sent since then. */
  lostLink: {
    title: 'We do not know this link any more',
    happened:
      'On {at} we had to restore this site from a backup. The backup reaches to {asOf}. What came after that, including what our last letters were about, is lost here.',
    notice:
      'If your link is from that time, your notice is lost. Please report once more: below each case and each contribution it says “Report”. You get a new confirmation at once. We are sorry.',
    decision:
      'If your link is from that time, the letter that you have holds: what was decided was carried out once more from a separate list. If you want to object, please write to us and name the number of the decision (E-…). Your six months go on as if the link worked.',
    pressure:
      'If your link is from that time, our question to your company is lost. Until we ask once more, no time limit runs for you. If you want to say something now, please write to us.',
    toCases: 'To the cases',
    ask: 'This is how you reach a person:',
    imprint: 'Imprint',
    wrong: 'If the link is older, it is probably incomplete. Please copy all of it from the letter.',
  },
};
