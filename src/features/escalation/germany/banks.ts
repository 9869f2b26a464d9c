import { checkedOn, type Step } from './step.ts';

/** What the boards of the banks have in common; which one is competent depends on the bank. */
const common = {
  kind: 'arbitration',
  opens: { when: 'after-complaint', period: { months: 2 } },
  condition: {
    de: 'Sie haben den Anspruch bei der Bank geltend gemacht. Hat sie abgelehnt, geht es sofort; schweigt sie, wartet die Stelle bis zu zwei Monate ab. Beschwerden über Zahlungen muss die Bank in der Regel binnen 15 Arbeitstagen beantworten.',
    en: 'You have raised the claim with the bank. If it refused, you can apply at once; if it is silent, the board waits for up to two months. Complaints about payments have to be answered within 15 working days as a rule.',
  },
  participation: 'if-member',
  result: { de: 'Ein Vorschlag, den beide annehmen können.', en: 'A proposal that both can accept.' },
  free: true,
  cost: {
    de: 'Kostenlos. Porto und eigene Auslagen tragen Sie selbst.',
    en: 'Free. You bear your own postage and expenses.',
  },
  needs: {
    de: 'Antrag in Textform, Ihre Beschwerde, die Antwort der Bank, Belege in Kopie.',
    en: 'Application in text form, your complaint, the bank’s answer, copies of evidence.',
  },
  takes: { de: 'Das Gesetz nennt 90 Tage ab vollständiger Akte.', en: 'The law says 90 days from the complete file.' },
  lastsDays: 90,
  law: '§ 14 UKlaG, §§ 14, 20 VSBG, § 62 ZAG',
  checkedOn,
} as const satisfies Partial<Step>;

export const privateBanksOmbudsman: Step = {
  ...common,
  key: 'private-banks-ombudsman',
  name: { de: 'Ombudsmann der privaten Banken', en: 'Ombudsman of the private banks' },
  competence: {
    de: 'Streit mit einer privaten Bank, die Mitglied im Bankenverband ist.',
    en: 'Disputes with a private bank that is a member of the banking association (Bankenverband).',
  },
  result: {
    de: 'Bis 10.000 Euro ist der Spruch für die Bank bindend, darüber ein Vorschlag. Sie selbst sind nie gebunden.',
    en: 'Up to 10,000 euros the decision binds the bank, above that it is a proposal. You are never bound.',
  },
  address: ['Bundesverband deutscher Banken', 'Ombudsmann der privaten Banken', 'Postfach 04 03 07', '10062 Berlin'],
  website: 'https://bankenombudsmann.de',
  source: 'https://bankenombudsmann.de/ombudsmannverfahren/haeufige-fragen',
};

export const savingsBanksArbitration: Step = {
  ...common,
  key: 'savings-banks-arbitration',
  name: { de: 'Schlichtungsstelle der Sparkassen (DSGV)', en: 'Arbitration board of the savings banks (DSGV)' },
  competence: {
    de: 'Streit mit einer Sparkasse. Die Sparkassen in Baden-Württemberg haben eine eigene Stelle.',
    en: 'Disputes with a savings bank (Sparkasse). Those in Baden-Wuerttemberg have a board of their own.',
  },
  address: ['Deutscher Sparkassen- und Giroverband e. V.', 'Schlichtungsstelle', 'Charlottenstraße 47', '10117 Berlin'],
  website: 'https://www.dsgv.de/verband/schlichtungsstelle.html',
  source: 'https://www.dsgv.de/verband/schlichtungsstelle.html',
};

export const cooperativeBanksArbitration: Step = {
  ...common,
  key: 'cooperative-banks-arbitration',
  name: {
    de: 'Schlichtungsstelle der Volksbanken und Raiffeisenbanken (BVR)',
    en: 'Arbitration board of the cooperative banks (BVR)',
  },
  competence: {
    de: 'Streit mit einer Volksbank, Raiffeisenbank, Sparda-Bank, PSD Bank oder einem anderen Institut der genossenschaftlichen Gruppe.',
    en: 'Disputes with a Volksbank, Raiffeisenbank, Sparda-Bank, PSD Bank or another institution of the cooperative group.',
  },
  address: [
    'Bundesverband der Deutschen Volksbanken und Raiffeisenbanken',
    'Kundenbeschwerdestelle',
    'Schellingstraße 4',
    '10785 Berlin',
  ],
  website: 'https://www.bvr.de',
  source: 'https://www.bvr.de',
};

export const publicBanksArbitration: Step = {
  ...common,
  key: 'public-banks-arbitration',
  name: { de: 'Schlichtungsstelle der öffentlichen Banken (VÖB)', en: 'Arbitration board of the public banks (VOEB)' },
  competence: {
    de: 'Streit mit einer Landesbank, Förderbank oder einer anderen öffentlichen Bank im VÖB.',
    en: 'Disputes with a Landesbank, a development bank or another public bank in the VOEB.',
  },
  address: [
    'Verbraucherschlichtungsstelle beim Bundesverband Öffentlicher Banken Deutschlands',
    'Postfach 11 02 72',
    '10832 Berlin',
  ],
  website: 'https://www.voeb.de',
  source: 'https://www.voeb.de',
};

export const bundesbankArbitration: Step = {
  ...common,
  key: 'bundesbank-arbitration',
  name: { de: 'Schlichtungsstelle der Bundesbank', en: 'Arbitration board of the Bundesbank' },
  competence: {
    de: 'Zahlungen, Verbraucherkredite, E-Geld und im Fernabsatz geschlossene Finanzverträge, wenn die Bank keinem Verband mit eigener Stelle angehört.',
    en: 'Payments, consumer credit, e-money and financial contracts made at a distance, if the bank belongs to no association with a board of its own.',
  },
  participation: 'may',
  address: ['Deutsche Bundesbank', 'Schlichtungsstelle', 'Postfach 10 06 02', '60006 Frankfurt am Main'],
  website: 'https://www.bundesbank.de',
  source: 'https://www.gesetze-im-internet.de/uklag/__14.html',
};

export const bafinArbitration: Step = {
  ...common,
  key: 'bafin-arbitration',
  name: { de: 'Schlichtungsstelle bei der BaFin', en: 'Arbitration board at BaFin' },
  competence: {
    de: 'Fonds und andere Bank- und Finanzgeschäfte, für die weder ein Verband noch die Bundesbank zuständig ist.',
    en: 'Funds and other banking and financial business for which neither an association nor the Bundesbank is competent.',
  },
  participation: 'may',
  address: [
    'Bundesanstalt für Finanzdienstleistungsaufsicht',
    'Schlichtungsstelle',
    'Graurheindorfer Straße 108',
    '53117 Bonn',
  ],
  website: 'https://www.bafin.de',
  source: 'https://www.gesetze-im-internet.de/uklag/__14.html',
};
