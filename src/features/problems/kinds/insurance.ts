import { german, type Kind } from './kind.ts';

const help = 'insurance-ombudsman';

/** § 14 VVG, for whatever an insurer has to pay. */
const due = german('vvg_2008', '14', {
  de: 'Sind die nötigen Erhebungen einen Monat nach der Schadenanzeige nicht beendet, können Sie einen Abschlag in Höhe dessen verlangen, was mindestens zu zahlen ist (§ 14 Abs. 2 VVG).',
  en: 'If the necessary inquiries are not finished one month after you reported the loss, you can ask for a part payment of what is owed at least (§ 14 (2) VVG).',
});

export const insurance: readonly Kind[] = [
  {
    key: 'insurance-slow',
    name: { de: 'Schaden nicht reguliert', en: 'Claim not settled' },
    words: {
      de: 'reguliert; regulierung; gutachter; gutachten; wasserschaden; schaden seit; estrich; rohrbruch; sturmschaden; schaden wochen',
      en: 'claim; claim open; assessor; settled; water damage; storm damage',
    },
    ask: {
      de: ['Wann haben Sie den Schaden gemeldet, und welche Unterlagen fehlen angeblich?', 'War ein Gutachter da?'],
      en: ['When did you report the loss, and which papers are said to be missing?', 'Has an assessor come?'],
    },
    law: due,
    help,
  },
  {
    key: 'insurance-refused',
    name: { de: 'Leistung abgelehnt', en: 'Claim refused' },
    words: {
      de: 'ablehnung; abgelehnt; leistung verweigert; nicht versichert; ausschluss; kein geld; verschwunden meldung; deckung abgelehnt',
      en: 'refused; rejected; denied; not covered; exclusion',
    },
    ask: {
      de: ['Auf welche Klausel stützt sich die Ablehnung?', 'Seit wann besteht der Vertrag?'],
      en: ['Which clause is the refusal based on?', 'Since when does the contract exist?'],
    },
    law: null,
    help,
  },
  {
    key: 'insurance-third-party',
    name: { de: 'Unfall: Gegner zahlt zu wenig', en: 'Accident: other side pays too little' },
    words: {
      de: 'unfall; unfallschaden; kürzung; unverschuldet; haftpflicht; werkstatt; auto; gekürzt; gegnerische versicherung',
      en: 'accident; reduced; liability; garage; car; other driver',
    },
    ask: {
      de: ['Wer hat den Unfall verursacht, und ist das unstrittig?', 'Welche Posten des Gutachtens wurden gestrichen?'],
      en: ['Who caused the accident, and is that undisputed?', 'Which items of the report were struck out?'],
    },
    law: null,
    help,
  },
  {
    key: 'insurance-health',
    name: { de: 'Krankenkosten nicht erstattet', en: 'Health costs not refunded' },
    words: {
      de: 'behandlung; kostenerstattung; rechnung eingereicht; arzt; zahnersatz; krankenversicherung; krankenhaus; therapie; genehmigt; brille; hörgerät; implantat',
      en: 'treatment; doctor; dentist; hospital; invoice sent; therapy; health insurance; approved',
    },
    ask: {
      de: [
        'Wann haben Sie die Rechnung eingereicht, und war die Behandlung vorher genehmigt?',
        'Sind Sie privat oder gesetzlich versichert?',
      ],
      en: [
        'When did you send in the invoice, and had the treatment been approved?',
        'Is your insurance private or statutory?',
      ],
    },
    law: null,
    help: 'health-insurance-ombudsman',
  },
  {
    key: 'insurance-application',
    name: { de: 'Antrag bleibt liegen', en: 'Application not dealt with' },
    words: {
      de: 'antrag; bescheid; unterlagen; karte ungültig; krankengeld; pflegegrad; mitgliedschaft; kasse; hilfsmittel; kur',
      en: 'application; decision; papers; benefit; membership; card invalid',
    },
    ask: {
      de: [
        'Wann haben Sie den Antrag gestellt, und haben Sie eine Eingangsbestätigung?',
        'Gibt es einen schriftlichen Bescheid?',
      ],
      en: ['When did you apply, and do you have a receipt?', 'Is there a written decision?'],
    },
    law: null,
    help,
  },
  {
    key: 'insurance-cancellation',
    name: { de: 'Kündigung oder Widerruf', en: 'Cancelling or withdrawing' },
    words: {
      de: 'kündigung; gekündigt; beitrag läuft weiter; verspätet kündigung; widerruf; schadenfall kündigung; vertrag beendet',
      en: 'cancelled; cancellation; withdrawal; still charged; premium taken',
    },
    ask: {
      de: ['Wann ging die Kündigung zu, und wie belegen Sie es?', 'Aus welchem Grund haben Sie gekündigt?'],
      en: ['When was the notice received, and how can you prove it?', 'For which reason did you cancel?'],
    },
    law: german('vvg_2008', '8', {
      de: 'Einen neuen Versicherungsvertrag können Sie in der Regel binnen 14 Tagen widerrufen, eine Lebensversicherung binnen 30 (§§ 8, 152 VVG).',
      en: 'As a rule you can withdraw from a new insurance contract within 14 days, from life insurance within 30 (§§ 8, 152 VVG).',
    }),
    help,
  },
  {
    key: 'insurance-payout',
    name: { de: 'Lebensversicherung, Rente: Auszahlung', en: 'Life insurance, pension: payment' },
    words: {
      de: 'lebensversicherung; rentenversicherung; abgelaufen ausgezahlt; auszahlung niedriger; standmitteilung; riester; ablaufleistung; rückkaufswert; altersvorsorge',
      en: 'life insurance; pension; payout; maturity; surrender value',
    },
    ask: {
      de: ['Welchen Betrag nennt die letzte Standmitteilung?', 'Seit wann ist die Auszahlung fällig?'],
      en: ['Which amount does the latest statement name?', 'Since when is the payment due?'],
    },
    law: null,
    help,
  },
  {
    key: 'insurance-premium',
    name: { de: 'Beitrag erhöht, falsch eingestuft', en: 'Premium raised, wrong class' },
    words: {
      de: 'beitrag; beitragserhöhung; prozent; schadenfreiheitsklasse; eingestuft; tarifwechsel; tarif; prämie; teurer',
      en: 'premium; raised; no claims; tariff; increase; class',
    },
    ask: {
      de: ['Wann und mit welcher Begründung wurde erhöht?', 'Haben Sie einen Tarifwechsel beantragt?'],
      en: ['When, and for which stated reason, was it raised?', 'Have you applied to change tariff?'],
    },
    law: german('vvg_2008', '40', {
      de: 'Erhöht der Versicherer den Beitrag nach einer Anpassungsklausel, ohne dass sich der Schutz ändert, dürfen Sie binnen eines Monats nach der Mitteilung kündigen, frühestens zum Tag der Erhöhung (§ 40 VVG; für die private Krankenversicherung gilt § 205 VVG).',
      en: 'If the insurer raises the premium by an adjustment clause without changing the cover, you may cancel within one month of being told, at the earliest as of the day of the rise (§ 40 VVG; for private health insurance § 205 VVG applies).',
    }),
    help,
  },
  {
    key: 'insurance-legal-travel',
    name: { de: 'Rechtsschutz, Reiserücktritt', en: 'Legal and travel cover' },
    words: {
      de: 'rechtsschutz; deckung; deckungszusage; reiserücktritt; anwalt; gericht; reiseabbruch',
      en: 'legal insurance; cover; travel cancellation insurance; lawyer; court',
    },
    ask: {
      de: ['Welche Frist läuft, und wann haben Sie die Deckung angefragt?', 'Welche Belege liegen vor?'],
      en: ['Which deadline is running, and when did you ask for cover?', 'Which evidence is there?'],
    },
    law: null,
    help,
  },
];
