import { checkedOn, type Step } from './step.ts';

const bundesnetzagentur = (office: string) => ['Bundesnetzagentur', office, 'Postfach 80 01', '53105 Bonn'];

/** Documents that the boards for networks ask for. */
const needs = {
  de: 'Antrag online oder per Post, Ihre Beschwerde, die Antworten des Unternehmens, Vertrag oder Rechnung.',
  en: 'Application online or by post, your complaint, the company’s answers, contract or invoice.',
};

export const energyArbitration: Step = {
  key: 'energy-arbitration',
  kind: 'arbitration',
  name: { de: 'Schlichtungsstelle Energie', en: 'Energy Arbitration Board (Schlichtungsstelle Energie)' },
  competence: {
    de: 'Streit privater Haushalte über Anschluss, Lieferung und Messung von Strom und Gas.',
    en: 'Disputes of private households about connection, supply and metering of electricity and gas.',
  },
  opens: { when: 'after-complaint', period: { weeks: 4 } },
  condition: {
    de: 'Das Unternehmen hat vier Wochen Zeit, Ihrer Beschwerde abzuhelfen. Hat es schon abgelehnt, können Sie sofort schlichten lassen.',
    en: 'The company has four weeks to remedy your complaint. If it has refused already, you can apply at once.',
  },
  participation: 'must',
  result: {
    de: 'Eine Empfehlung, die beide annehmen können. Der Weg zum Gericht bleibt offen.',
    en: 'A recommendation that both can accept. You can still go to court.',
  },
  free: true,
  cost: {
    de: 'Kostenlos, außer bei offensichtlich missbräuchlichen Anträgen. Das Unternehmen zahlt.',
    en: 'Free, except for obviously abusive applications. The company pays.',
  },
  needs,
  takes: {
    de: 'In der Regel bis zu drei Monate ab vollständigem Antrag.',
    en: 'Usually up to three months from the complete application.',
  },
  lastsDays: 90,
  address: ['Schlichtungsstelle Energie e. V.', 'Friedrichstraße 133', '10117 Berlin'],
  website: 'https://www.schlichtungsstelle-energie.de',
  law: '§§ 111a, 111b EnWG',
  source: 'https://www.gesetze-im-internet.de/enwg_2005/__111b.html',
  checkedOn,
};

export const energyAuthority: Step = {
  key: 'energy-authority',
  kind: 'authority',
  name: {
    de: 'Verbraucherservice Energie der Bundesnetzagentur',
    en: 'Consumer service for energy of the Federal Network Agency',
  },
  competence: {
    de: 'Auskunft über Rechte gegenüber Strom- und Gasversorgern und Hinweise an die Aufsicht.',
    en: 'Information on rights towards electricity and gas suppliers, and hints to the supervisory authority.',
  },
  opens: { when: 'any-time' },
  condition: {
    de: 'Keine. Die Behörde entscheidet nicht über Ihren Anspruch und leitet keine Beschwerden weiter.',
    en: 'None. The authority does not decide on your claim and forwards no complaints.',
  },
  participation: 'does-not-apply',
  result: {
    de: 'Auskunft; bei vielen Hinweisen prüft die Aufsicht.',
    en: 'Information; many hints can lead to an examination.',
  },
  free: true,
  cost: { de: 'Kostenlos.', en: 'Free.' },
  needs: { de: 'Eine kurze Schilderung mit Daten.', en: 'A short account with dates.' },
  takes: { de: 'Keine feste Dauer.', en: 'No fixed time.' },
  address: bundesnetzagentur('Verbraucherservice Energie'),
  website: 'https://www.bundesnetzagentur.de/DE/Vportal/Energie/BeschwerdeSchlichtung/start.html',
  law: null,
  source: 'https://www.bundesnetzagentur.de/DE/Vportal/Energie/BeschwerdeSchlichtung/start.html',
  checkedOn,
};

export const telecomArbitration: Step = {
  key: 'telecom-arbitration',
  kind: 'arbitration',
  name: {
    de: 'Schlichtungsstelle Telekommunikation der Bundesnetzagentur',
    en: 'Telecommunications arbitration of the Federal Network Agency',
  },
  competence: {
    de: 'Streit mit Anbietern von Internet, Festnetz und Mobilfunk über die Kundenrechte des Telekommunikationsgesetzes: Störung, Tempo, Rechnung, Laufzeit, Wechsel, Umzug.',
    en: 'Disputes with providers of internet, landline and mobile service about the customer rights of the Telecommunications Act: faults, speed, bills, terms, switching, moving.',
  },
  opens: { when: 'after-complaint', period: { days: 14 } },
  condition: {
    de: 'Sie haben vergeblich versucht, sich mit dem Anbieter zu einigen. Eine feste Wartezeit nennt das Gesetz nicht; gerechnet ist hier mit der üblichen Frist von 14 Tagen.',
    en: 'You have tried in vain to settle with the provider. The law names no fixed time; counted here are the customary 14 days.',
  },
  participation: 'may',
  result: {
    de: 'Ein Vorschlag, den beide annehmen können. Lehnt der Anbieter die Teilnahme ab, endet das Verfahren.',
    en: 'A proposal that both can accept. If the provider declines to take part, the procedure ends.',
  },
  free: true,
  cost: {
    de: 'Gebührenfrei. Jede Seite trägt ihre eigenen Auslagen.',
    en: 'No fees. Each side bears its own expenses.',
  },
  needs,
  takes: {
    de: 'Im Durchschnitt etwa neun Wochen, höchstens in der Regel 90 Tage.',
    en: 'About nine weeks on average, usually 90 days at most.',
  },
  lastsDays: 90,
  address: bundesnetzagentur('Schlichtungsstelle Telekommunikation'),
  website: 'https://www.bundesnetzagentur.de/DE/Vportal/Schlichtung/Schlichtung_TK/start.html',
  law: '§ 68 TKG',
  source: 'https://www.gesetze-im-internet.de/tkg_2021/__68.html',
  checkedOn,
};

export const telecomAuthority: Step = {
  ...energyAuthority,
  key: 'telecom-authority',
  name: {
    de: 'Verbraucherservice Telekommunikation der Bundesnetzagentur',
    en: 'Consumer service for telecommunications of the Federal Network Agency',
  },
  competence: {
    de: 'Beschwerden über Anbieter von Internet, Festnetz und Mobilfunk, etwa wenn ein Wechsel oder eine Entstörung nicht gelingt.',
    en: 'Complaints about providers of internet, landline and mobile service, for instance when switching or repairing fails.',
  },
  condition: {
    de: 'Wenden Sie sich zuerst an den Anbieter. Über Ihren Anspruch entscheidet die Behörde nicht.',
    en: 'Turn to the provider first. The authority does not decide on your claim.',
  },
  address: bundesnetzagentur('Verbraucherservice Telekommunikation'),
  website: 'https://www.bundesnetzagentur.de',
  source: 'https://www.bundesnetzagentur.de',
};

export const postArbitration: Step = {
  key: 'post-arbitration',
  kind: 'arbitration',
  name: { de: 'Schlichtungsstelle Post der Bundesnetzagentur', en: 'Postal arbitration of the Federal Network Agency' },
  competence: {
    de: 'Verlust, Diebstahl oder Beschädigung von Briefen und Paketen, für Absender und Empfänger.',
    en: 'Loss, theft or damage of letters and parcels, for senders and recipients.',
  },
  opens: { when: 'after-complaint', period: { days: 14 } },
  condition: {
    de: 'Sie haben vergeblich versucht, sich mit dem Paketdienst zu einigen. Gerechnet ist hier mit der üblichen Frist von 14 Tagen.',
    en: 'You have tried in vain to settle with the parcel service. Counted here are the customary 14 days.',
  },
  participation: 'must',
  result: { de: 'Ein Vorschlag, den beide annehmen können.', en: 'A proposal that both can accept.' },
  free: true,
  cost: {
    de: 'Gebührenfrei. Porto und Auslagen trägt jede Seite selbst.',
    en: 'No fees. Each side bears its own postage and expenses.',
  },
  needs: {
    de: 'Sendungsnummer, Einlieferungsbeleg, Wert des Inhalts, Ihre Beschwerde und die Antwort darauf.',
    en: 'Tracking number, posting receipt, value of the contents, your complaint and the answer to it.',
  },
  takes: {
    de: 'In der Regel höchstens 90 Tage ab vollständigen Unterlagen.',
    en: 'Usually 90 days at most from the complete file.',
  },
  lastsDays: 90,
  address: bundesnetzagentur('Schlichtungsstelle Post'),
  website: 'https://www.bundesnetzagentur.de/DE/Vportal/Schlichtung/Schlichtung_Post/start.html',
  law: 'PostG, Post-Schlichtungsverordnung',
  source: 'https://www.bundesnetzagentur.de/DE/Vportal/Schlichtung/Schlichtung_Post/start.html',
  checkedOn,
};

export const postAuthority: Step = {
  ...energyAuthority,
  key: 'post-authority',
  name: {
    de: 'Verbraucherservice Post der Bundesnetzagentur',
    en: 'Consumer service for post of the Federal Network Agency',
  },
  competence: {
    de: 'Hinweise auf schlechte Zustellung, geschlossene Filialen, falsche Benachrichtigungen.',
    en: 'Hints about poor delivery, closed branches, false delivery notes.',
  },
  condition: {
    de: 'Keine. Über Ihren Anspruch entscheidet die Behörde nicht.',
    en: 'None. The authority does not decide on your claim.',
  },
  address: bundesnetzagentur('Verbraucherservice Post'),
  website: 'https://www.bundesnetzagentur.de',
  source: 'https://www.bundesnetzagentur.de',
};
