import { checkedOn, type Step } from './step.ts';

export const insuranceOmbudsman: Step = {
  key: 'insurance-ombudsman',
  kind: 'arbitration',
  name: { de: 'Versicherungsombudsmann', en: 'Insurance Ombudsman (Versicherungsombudsmann)' },
  competence: {
    de: 'Streit mit dem eigenen Versicherer bis 100.000 Euro, außer privater Kranken- und Pflegeversicherung. Fast alle Versicherer sind Mitglied.',
    en: 'Disputes with your own insurer up to 100,000 euros, except private health and nursing care insurance. Nearly all insurers are members.',
  },
  opens: { when: 'after-complaint', period: { weeks: 6 } },
  condition: {
    de: 'Der Versicherer hatte sechs Wochen Zeit, über Ihren Anspruch zu entscheiden. Hat er abgelehnt, geht es sofort.',
    en: 'The insurer has had six weeks to decide on your claim. If it refused, you can apply at once.',
  },
  participation: 'if-member',
  result: {
    de: 'Bis 10.000 Euro ist die Entscheidung für den Versicherer bindend, darüber eine Empfehlung. Sie selbst sind nie gebunden.',
    en: 'Up to 10,000 euros the decision binds the insurer, above that it is a recommendation. You are never bound.',
  },
  free: true,
  cost: { de: 'Kostenlos.', en: 'Free.' },
  needs: {
    de: 'Nummer des Vertrags oder Schadens, die Ablehnung oder Ihre Beschwerde, Belege in Kopie.',
    en: 'Number of the contract or claim, the refusal or your complaint, copies of evidence.',
  },
  takes: {
    de: 'In der Regel bis zu drei Monate ab vollständigen Unterlagen.',
    en: 'Usually up to three months from the complete file.',
  },
  lastsDays: 90,
  address: ['Versicherungsombudsmann e. V.', 'Postfach 08 06 32', '10006 Berlin'],
  website: 'https://www.versicherungsombudsmann.de',
  law: '§ 214 VVG',
  source: 'https://www.versicherungsombudsmann.de/das-schlichtungsverfahren/verfahrensordnungen/',
  checkedOn,
};

export const healthInsuranceOmbudsman: Step = {
  ...insuranceOmbudsman,
  key: 'health-insurance-ombudsman',
  name: {
    de: 'Ombudsmann Private Kranken- und Pflegeversicherung',
    en: 'Ombudsman for private health and nursing care insurance',
  },
  competence: {
    de: 'Streit mit privaten Kranken- und Pflegeversicherern und deren Vermittlern. Gesetzliche Kassen gehören nicht dazu.',
    en: 'Disputes with private health and nursing care insurers and their agents. Statutory health insurance is not covered.',
  },
  opens: { when: 'after-complaint', period: { months: 2 } },
  condition: {
    de: 'Ihre Beschwerde beim Versicherer blieb ohne Erfolg. Schweigt er, ist hier mit zwei Monaten gerechnet.',
    en: 'Your complaint to the insurer was in vain. If it is silent, two months are counted here.',
  },
  result: { de: 'Eine Empfehlung, die niemanden bindet.', en: 'A recommendation that binds nobody.' },
  takes: { de: 'Das Gesetz nennt 90 Tage ab vollständiger Akte.', en: 'The law says 90 days from the complete file.' },
  address: ['OMBUDSMANN Private Kranken- und Pflegeversicherung', 'Postfach 06 02 22', '10052 Berlin'],
  website: 'https://www.pkv-ombudsmann.de',
  law: '§ 214 VVG',
  source: 'https://www.pkv-ombudsmann.de',
};

/** The supervisor of banks and insurers. */
export const bafin: Step = {
  key: 'bafin',
  kind: 'authority',
  name: { de: 'Beschwerde bei der BaFin', en: 'Complaint to BaFin, the financial supervisor' },
  competence: {
    de: 'Verstöße von Banken, Zahlungsdiensten und Versicherern gegen Aufsichtsrecht.',
    en: 'Breaches of supervisory law by banks, payment services and insurers.',
  },
  opens: { when: 'any-time' },
  condition: {
    de: 'Keine. Die BaFin prüft, ob das Unternehmen die Regeln einhält; über Ihren Anspruch entscheidet sie nicht.',
    en: 'None. BaFin examines whether the company keeps the rules; it does not decide on your claim.',
  },
  participation: 'does-not-apply',
  result: {
    de: 'Die BaFin fordert in der Regel eine Stellungnahme des Unternehmens an. Oft prüft es den Fall dabei neu.',
    en: 'BaFin usually has the company comment, which often looks at the case anew.',
  },
  free: true,
  cost: { de: 'Kostenlos.', en: 'Free.' },
  needs: {
    de: 'Name des Instituts, Schilderung mit Daten, Schriftwechsel in Kopie.',
    en: 'Name of the institution, account with dates, copies of the correspondence.',
  },
  takes: { de: 'Keine feste Dauer.', en: 'No fixed time.' },
  address: ['Bundesanstalt für Finanzdienstleistungsaufsicht', 'Graurheindorfer Straße 108', '53117 Bonn'],
  website: 'https://www.bafin.de',
  law: '§ 4b FinDAG, § 60 ZAG',
  source: 'https://www.gesetze-im-internet.de/findag/__4b.html',
  checkedOn,
};
