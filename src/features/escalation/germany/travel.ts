import { checkedOn, type Step } from './step.ts';

export const travelArbitration: Step = {
  key: 'travel-arbitration',
  kind: 'arbitration',
  name: {
    de: 'Schlichtungsstelle Reise & Verkehr',
    en: 'Arbitration board for travel (Schlichtungsstelle Reise & Verkehr)',
  },
  competence: {
    de: 'Streit mit Bahn, Fernbus, Nahverkehr, Fluggesellschaften und Reiseanbietern, die Mitglied der Stelle sind. Die Liste steht auf ihrer Website.',
    en: 'Disputes with railways, coaches, local transport, airlines and travel companies that are members of the board. The list is on its website.',
  },
  opens: { when: 'after-complaint', period: { months: 2 } },
  condition: {
    de: 'Sie haben sich beim Unternehmen beschwert und ihm zwei Monate Zeit gegeben. Lehnt es vorher ab, müssen Sie nicht warten.',
    en: 'You have complained to the company and given it two months. If it refuses before, you need not wait.',
  },
  participation: 'if-member',
  result: { de: 'Eine Empfehlung, die beide annehmen können.', en: 'A recommendation that both can accept.' },
  free: true,
  cost: { de: 'Für Verbraucher kostenlos.', en: 'Free for consumers.' },
  needs: {
    de: 'Antrag online, per E-Mail oder Post, Ticket oder Buchung, Ihre Beschwerde und die Antwort darauf.',
    en: 'Application online, by e-mail or post, ticket or booking, your complaint and the answer to it.',
  },
  takes: { de: 'Das Gesetz nennt 90 Tage ab vollständiger Akte.', en: 'The law says 90 days from the complete file.' },
  lastsDays: 90,
  address: ['Schlichtungsstelle Reise & Verkehr e. V.', 'Fasanenstraße 81', '10623 Berlin'],
  website: 'https://www.schlichtung-reise-und-verkehr.de',
  law: '§ 57 LuftVG, § 20 VSBG',
  source: 'https://www.schlichtung-reise-und-verkehr.de/die-schlichtung/faq_haeufig-gestellte-fragen/',
  checkedOn,
};

export const airArbitration: Step = {
  key: 'air-arbitration',
  kind: 'arbitration',
  name: {
    de: 'Schlichtungsstelle Luftverkehr beim Bundesamt für Justiz',
    en: 'Air travel arbitration at the Federal Office of Justice',
  },
  competence: {
    de: 'Zahlungsansprüche von 10 bis 5.000 Euro aus einer privaten Flugreise, wenn die Fluggesellschaft nicht Mitglied der Schlichtungsstelle Reise & Verkehr ist.',
    en: 'Claims to payment of 10 to 5,000 euros from a private flight, if the airline is no member of the arbitration board for travel.',
  },
  opens: { when: 'after-complaint', period: { months: 2 } },
  condition: {
    de: 'Zwei Monate nach Ihrer Forderung an die Fluggesellschaft; lehnt sie ab, sofort.',
    en: 'Two months after your claim to the airline; at once if it refuses.',
  },
  needsMoneyClaim: true,
  participation: 'may',
  result: { de: 'Ein Vorschlag, den beide annehmen können.', en: 'A proposal that both can accept.' },
  free: true,
  cost: { de: 'Für Fluggäste kostenlos.', en: 'Free for passengers.' },
  needs: {
    de: 'Buchung, Bordkarte oder Ticket, Ihre Forderung und die Antwort der Fluggesellschaft.',
    en: 'Booking, boarding pass or ticket, your claim and the airline’s answer.',
  },
  takes: { de: 'Das Gesetz nennt 90 Tage ab vollständiger Akte.', en: 'The law says 90 days from the complete file.' },
  lastsDays: 90,
  address: ['Bundesamt für Justiz', 'Schlichtungsstelle Luftverkehr', '53094 Bonn'],
  website:
    'https://www.bundesjustizamt.de/DE/Themen/Verbraucherrechte/Schlichtungsstellen/Luftverkehr/Fragen/Fragen.html',
  law: '§§ 57a, 57b LuftVG',
  source:
    'https://www.bundesjustizamt.de/DE/Themen/Verbraucherrechte/Schlichtungsstellen/Luftverkehr/Fragen/Fragen.html',
  checkedOn,
};

export const aviationAuthority: Step = {
  key: 'aviation-authority',
  kind: 'authority',
  name: { de: 'Luftfahrt-Bundesamt', en: 'Federal Aviation Office (Luftfahrt-Bundesamt)' },
  competence: {
    de: 'Verstöße von Fluggesellschaften gegen die EU-Fluggastrechte bei Flügen ab Deutschland, bei Gesellschaften aus der EU auch aus einem Drittland nach Deutschland.',
    en: 'Breaches of the EU passenger rights by airlines on flights from Germany, for airlines of the EU also from a third country to Germany.',
  },
  opens: { when: 'any-time' },
  condition: {
    de: 'Wenden Sie sich zuerst an die Fluggesellschaft. Das Amt kann ein Bußgeld verhängen, aber Ihr Geld nicht eintreiben.',
    en: 'Turn to the airline first. The office can impose a fine, but cannot collect your money.',
  },
  participation: 'does-not-apply',
  result: { de: 'Eine Prüfung durch die Aufsicht.', en: 'An examination by the supervisory authority.' },
  free: true,
  cost: { de: 'Kostenlos.', en: 'Free.' },
  needs: {
    de: 'Buchung, Flugnummer und Datum, Ihre Beschwerde.',
    en: 'Booking, flight number and date, your complaint.',
  },
  takes: { de: 'Keine feste Dauer.', en: 'No fixed time.' },
  address: ['Luftfahrt-Bundesamt', '38144 Braunschweig'],
  website: 'https://www.lba.de',
  law: 'Art. 16 VO (EG) 261/2004',
  source: 'https://eur-lex.europa.eu/eli/reg/2004/261/oj',
  checkedOn,
};

export const railAuthority: Step = {
  ...aviationAuthority,
  key: 'rail-authority',
  name: { de: 'Eisenbahn-Bundesamt', en: 'Federal Railway Authority (Eisenbahn-Bundesamt)' },
  competence: {
    de: 'Verstöße gegen die EU-Fahrgastrechte bei Bahn, Fernbus und Schiff.',
    en: 'Breaches of the EU passenger rights on railways, coaches and ships.',
  },
  condition: {
    de: 'Wenden Sie sich zuerst an das Unternehmen. Das Amt setzt die Regeln durch, aber nicht Ihren einzelnen Anspruch.',
    en: 'Turn to the company first. The authority enforces the rules, but not your individual claim.',
  },
  needs: {
    de: 'Ticket, Verbindung und Datum, Ihre Beschwerde und die Antwort.',
    en: 'Ticket, connection and date, your complaint and the answer.',
  },
  address: ['Eisenbahn-Bundesamt', 'Heinemannstraße 6', '53175 Bonn'],
  website: 'https://www.eba.bund.de',
  law: 'VO (EU) 2021/782',
  source: 'https://eur-lex.europa.eu/eli/reg/2021/782/oj',
};
