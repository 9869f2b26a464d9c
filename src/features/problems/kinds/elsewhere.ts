import type { Words } from './kind.ts';

/** What is no dispute of a customer with a company, or more urgent than one: where to go instead. */
export interface Elsewhere {
  key: string;
  /** As in `Kind`. */
  words: Words;
  /** Where the text may mean something else: who buys something can go on writing. */
  says: Words;
  /** Telephone number that helps at once; null for none. */
  call: string | null;
  website: string | null;
}

export const elsewhere: readonly Elsewhere[] = [
  {
    key: 'crime',
    words: {
      de: 'fakeshop; fake shop; erpressung; erpresst; bedroht; bedrohung; gestohlen; diebstahl; einbruch; überfallen; geschlagen; identitätsdiebstahl; schockanruf; enkeltrick',
      en: 'fake shop; blackmail; threatened; theft; robbed; burglary; assault; identity theft; scammer',
    },
    says: {
      de: 'Eine Straftat gehört zur Polizei: in Gefahr 110, sonst jede Wache oder die Onlinewache Ihres Landes. Bei einem Betrug mit Karte oder Konto rufen Sie zuerst den Sperr-Notruf 116 116 an.',
      en: 'A crime is a matter for the police: 110 in danger, otherwise any station or the online station of your state. After fraud with a card or account, call 116 116 first to block it.',
    },
    call: '110',
    website: null,
  },
  {
    key: 'emergency',
    words: {
      de: 'gasgeruch; kohlenmonoxid; brand; brennt; stromschlag; lebensgefahr; bewusstlos; rauch steckdose',
      en: 'smell of gas; carbon monoxide; fire; electric shock; unconscious; danger to life',
    },
    says: {
      de: 'Bei Feuer, Gasgeruch oder Gefahr für Menschen rufen Sie sofort 112 an. Schreiben können Sie später.',
      en: 'In case of fire, a smell of gas or danger to people, call 112 at once. You can write later.',
    },
    call: '112',
    website: null,
  },
  {
    key: 'crisis',
    words: {
      de: 'suizid; selbstmord; umbringen; nicht mehr leben; das leben nehmen',
      en: 'suicide; kill myself; end my life',
    },
    says: {
      de: 'Wenn es Ihnen so schlecht geht, dass Sie nicht mehr leben möchten: Die Telefonseelsorge ist Tag und Nacht da, kostenlos und anonym, unter 0800 111 0 111.',
      en: 'If you feel so bad that you do not want to live any more: the German telephone counselling service (Telefonseelsorge) is there day and night, free and anonymous, at 0800 111 0 111.',
    },
    call: '08001110111',
    website: 'https://www.telefonseelsorge.de',
  },
  {
    key: 'medical',
    words: {
      de: 'behandlungsfehler; ärztepfusch; falsch operiert; fehldiagnose; kunstfehler',
      en: 'malpractice; medical error; misdiagnosis; wrong operation',
    },
    says: {
      de: 'Einen Behandlungsfehler prüfen die Gutachterstellen der Ärztekammern kostenlos, und Ihre gesetzliche Krankenkasse soll Sie dabei unterstützen (§ 66 SGB V). Nennen Sie hier keine Ärztin und keinen Arzt.',
      en: 'Medical errors are examined free of charge by the boards of the medical associations (Ärztekammern), and your statutory health insurance is to support you (§ 66 SGB V). Please name no doctor here.',
    },
    call: null,
    website: 'https://www.bundesaerztekammer.de',
  },
  {
    key: 'employment',
    words: {
      de: 'arbeitgeber; arbeitsvertrag; lohn; kündigungsschutz; abmahnung chef; mein chef; arbeitszeugnis; überstunden; betriebsrat; gehalt arbeitgeber',
      en: 'my employer; employment contract; wages; dismissed; my boss; unpaid overtime; works council',
    },
    says: {
      de: 'Streit mit dem Arbeitgeber gehört vor das Arbeitsgericht; gegen eine Kündigung muss die Klage binnen drei Wochen nach ihrem Zugang dort sein (§ 4 KSchG). Rat geben Gewerkschaften, Anwältinnen und Anwälte und die Rechtsantragstelle des Gerichts.',
      en: 'Disputes with an employer belong before the labour court; a claim against a dismissal has to be there within three weeks of receiving it (§ 4 KSchG). Unions, lawyers and the court’s office for applications can help.',
    },
    call: null,
    website: 'https://www.gesetze-im-internet.de/kschg/__4.html',
  },
  {
    key: 'tenancy',
    words: {
      de: 'vermieter; mietvertrag; mieterhöhung; mietminderung; nebenkostenabrechnung; hausverwaltung; mietkaution; eigenbedarf; räumung',
      en: 'landlord; tenancy; rent increase; lease; eviction; rental deposit; housing management',
    },
    says: {
      de: 'Streit um eine Wohnung ist keine Sache zwischen Kundin und Unternehmen. Rat geben die örtlichen Mietervereine; es entscheidet das Amtsgericht.',
      en: 'A dispute about a flat is none between a customer and a company. Local tenants’ associations (Mietervereine) advise; the local court (Amtsgericht) decides.',
    },
    call: null,
    website: 'https://www.mieterbund.de',
  },
  {
    key: 'authority',
    words: {
      de: 'jobcenter; finanzamt; sozialamt; bürgergeld; ausländerbehörde; bußgeldbescheid; familienkasse; arbeitsagentur; rundfunkbeitrag; standesamt',
      en: 'job centre; tax office; immigration office; social welfare office; child benefit office; parking fine',
    },
    says: {
      de: 'Gegen den Bescheid einer Behörde hilft nur der Widerspruch oder die Klage, in der Regel binnen eines Monats; wie es geht, steht am Ende des Bescheids.',
      en: 'Against a decision of an authority only an objection or an action helps, as a rule within one month; the end of the decision says how.',
    },
    call: null,
    website: null,
  },
  {
    key: 'debts',
    words: {
      de: 'überschuldet; privatinsolvenz; schuldenberatung; pfändung; gerichtsvollzieher; verbraucherinsolvenz',
      en: 'personal insolvency; bailiff; garnishment; over my head in debt',
    },
    says: {
      de: 'Wenn Schulden über den Kopf wachsen, helfen anerkannte Schuldnerberatungen kostenlos, etwa bei Verbraucherzentrale, Caritas oder Diakonie. Gegen einen Mahn- oder Vollstreckungsbescheid laufen zwei Wochen (§§ 339, 692, 700 ZPO).',
      en: 'When debts get out of hand, recognised debt advice centres help free of charge, for instance at the consumer centre, Caritas or Diakonie. Against a court payment order you have two weeks (§§ 339, 692, 700 ZPO).',
    },
    call: null,
    website: null,
  },
];
