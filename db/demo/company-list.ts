import type { Industry } from '#src/features/companies/industries.ts';

/** How a company treats its customers; the numbers stand in characters.ts. */
export type Temper = 'quick' | 'solid' | 'slow' | 'boilerplate' | 'promiser' | 'silent' | 'improving' | 'declining';

export interface ListedCompany {
  industry: Industry;
  name: string;
  city: string;
  temper: Temper;
  /** Generated cases; companies with ten and more are scaled to the whole. */
  cases: number;
  aliases?: string[];
  /** First name, last name, job title. None: the profile is not claimed. */
  speakers?: [first: string, last: string, jobTitle: string][];
  /** Months before today at which the profile was claimed. */
  claimedMonths?: number;
}

type More = Pick<ListedCompany, 'aliases' | 'speakers' | 'claimedMonths'>;
const of =
  (industry: Industry) =>
  (name: string, city: string, temper: Temper, cases: number, more: More = {}): ListedCompany => ({
    industry,
    name,
    city,
    temper,
    cases,
    ...more,
  });

const energy = of('energy');
const telecom = of('telecom');
const shop = of('shops');
const parcel = of('parcels');
const bank = of('banks');
const insurance = of('insurance');
const travel = of('travel');
const furniture = of('furniture');
const other = of('other');

/** Invented, all of them. */
export const companyList: readonly ListedCompany[] = [
  energy('Strom & Söhne', 'Göttingen', 'declining', 62, {
    aliases: ['Strom und Söhne GmbH', 'Strom & Söhne Südniedersachsen'],
    speakers: [
      ['Jana', 'Petersen-Oduya', 'Leiterin Kundenservice'],
      ['Ruben', 'Achterberg', 'Referent Abrechnung'],
    ],
    claimedMonths: 25,
  }),
  energy('Mühlbach Energie', 'Freiburg', 'quick', 48, {
    aliases: ['Mühlbach Energie eG'],
    speakers: [['Ottilie', 'Brandstätter', 'Vorständin']],
    claimedMonths: 27,
  }),
  energy('Kilowatt Kontor', 'Lübeck', 'quick', 40, {
    aliases: ['KWK Strom'],
    speakers: [['Fiete', 'Hansen-Dahl', 'Leiter Kundendialog']],
    claimedMonths: 26,
  }),
  energy('Sonnentau Strom', 'Oldenburg', 'solid', 24, {
    speakers: [['Meike', 'Tammen', 'Kundenbetreuung']],
    claimedMonths: 22,
  }),
  energy('Helle Flamme', 'Kassel', 'improving', 36, {
    aliases: ['Helle Flamme Gas'],
    speakers: [['Cengiz', 'Altunbas', 'Teamleiter Beschwerden']],
    claimedMonths: 21,
  }),
  energy('Dreiphasen AG', 'Stuttgart', 'solid', 30, {
    speakers: [['Verena', 'Häberlin', 'Leiterin Privatkunden']],
    claimedMonths: 24,
  }),
  energy('Grünwatt Strom', 'Hamburg', 'slow', 28, {
    aliases: ['Grünwatt'],
    speakers: [['Thore', 'Lindqvist', 'Referent Kundenbeziehungen']],
    claimedMonths: 16,
  }),
  energy('Grünspan Strom', 'Leipzig', 'boilerplate', 54, {
    aliases: ['Grünspan'],
    speakers: [['Karsten', 'Uhlemann', 'Social Media und Beschwerden']],
    claimedMonths: 26,
  }),
  energy('Ostertal Gas', 'Kaiserslautern', 'slow', 34, {
    speakers: [['Ines', 'Schackmann', 'Sachgebiet Forderungen']],
    claimedMonths: 19,
  }),
  energy('Zählwerk Direkt', 'Nürnberg', 'promiser', 38, {
    speakers: [['Holger', 'Reitmeier', 'Leiter Kundenzentrum']],
    claimedMonths: 25,
  }),
  energy('Lichtwerk Anger', 'Erfurt', 'silent', 26),
  energy('Funkenflug Energie', 'Essen', 'silent', 66, { aliases: ['Funkenflug Strom und Gas'] }),
  energy('Kaltwetter Wärme', 'Chemnitz', 'promiser', 32),
  energy('Bergkamm Gas', 'Sonthofen', 'solid', 7, {
    speakers: [['Vinzenz', 'Obermoser', 'Geschäftsführer']],
    claimedMonths: 14,
  }),
  energy('Stromhaus Lüttke', 'Husum', 'quick', 4),

  telecom('Nordlicht Telekom', 'Kiel', 'slow', 70, {
    aliases: ['Nordlicht', 'Nordlicht DSL'],
    speakers: [
      ['Birte', 'Kruskopf', 'Leiterin Qualität'],
      ['Amir', 'Tavakoli', 'Kundenservice Festnetz'],
    ],
    claimedMonths: 26,
  }),
  telecom('Einsnetz', 'Karlsruhe', 'declining', 58, {
    aliases: ['Eins Netz', 'Einsnetz DSL'],
    speakers: [['Sibylle', 'Marquardt', 'Leiterin Kundenzufriedenheit']],
    claimedMonths: 26,
  }),
  telecom('Fernruf & Partner', 'Münster', 'quick', 36, {
    speakers: [['Gisbert', 'Terhorst', 'Inhaber']],
    claimedMonths: 25,
  }),
  telecom('Glasfaser Wiesengrund', 'Bayreuth', 'improving', 40, {
    aliases: ['Wiesengrund Glasfaser'],
    speakers: [['Leonie', 'Zapf', 'Projektleiterin Hausanschlüsse']],
    claimedMonths: 20,
  }),
  telecom('Möwenfunk', 'Bremerhaven', 'silent', 40, { aliases: ['Möwenfunk Mobil'] }),
  telecom('Fernwort Telefon', 'Frankfurt am Main', 'slow', 34, {
    aliases: ['Fernwort'],
    speakers: [['Dagmar', 'Wiesenthaler', 'Teamleiterin Anschlusswechsel']],
    claimedMonths: 15,
  }),
  telecom('Sauerstoff Mobil', 'München', 'boilerplate', 62, {
    aliases: ['Sauerstoff', 'Sauerstoff DSL'],
    speakers: [['Pascal', 'Riedinger', 'Digitale Kundenbetreuung']],
    claimedMonths: 24,
  }),
  telecom('Kabelkater', 'Magdeburg', 'promiser', 44, {
    speakers: [['Ronny', 'Stiehler', 'Leiter Technikeinsatz']],
    claimedMonths: 23,
  }),
  telecom('Funkelstern Mobil', 'Düsseldorf', 'solid', 30, {
    speakers: [['Nurten', 'Özkaya', 'Kundenanwältin']],
    claimedMonths: 26,
  }),
  telecom('Deichfunk', 'Emden', 'quick', 6, {
    speakers: [['Wiebke', 'Janssen-Poll', 'Kundenservice']],
    claimedMonths: 12,
  }),
  telecom('Drahtverhau Telefonie', 'Wuppertal', 'silent', 18),

  shop('Knopf & Kragen', 'Bielefeld', 'quick', 38, {
    aliases: ['Knopf und Kragen Versand'],
    speakers: [['Henriette', 'Vossebein', 'Leiterin Kundenservice']],
    claimedMonths: 28,
  }),
  shop('Buchhandel Eselsohr', 'Tübingen', 'quick', 22, {
    aliases: ['Eselsohr'],
    speakers: [['Samuel', 'Rominger', 'Inhaber']],
    claimedMonths: 24,
  }),
  shop('Kaufhaus Birnbaum', 'Hannover', 'slow', 58, {
    aliases: ['Birnbaum', 'Birnbaum Online'],
    speakers: [['Elke', 'Dornbusch-Klein', 'Kundenkommunikation']],
    claimedMonths: 23,
  }),
  shop('Notebook-Kontor', 'Würzburg', 'solid', 32, {
    aliases: ['Notebookkontor', 'Notebook Kontor'],
    speakers: [['Matthias', 'Öchsner', 'Leiter Vertrieb und Kundenservice']],
    claimedMonths: 22,
  }),
  shop('Gartenlaube Versand', 'Quedlinburg', 'promiser', 34, {
    speakers: [['Silvio', 'Kretzschmann', 'Versandleitung']],
    claimedMonths: 18,
  }),
  shop('Technikhaus Zwirnstein', 'Dortmund', 'boilerplate', 52, {
    aliases: ['Zwirnstein'],
    speakers: [['Nadine', 'Sobotta', 'Team Kundenfeedback']],
    claimedMonths: 25,
  }),
  shop('Schuhwerk Pantoffel', 'Pirmasens', 'improving', 30, {
    aliases: ['Pantoffel Schuhe'],
    speakers: [['Arlette', 'Hirschbiel', 'Leiterin Retouren']],
    claimedMonths: 20,
  }),
  shop('Topf & Deckelchen', 'Solingen', 'solid', 24),
  shop('Spielkiste Pelle', 'Coburg', 'silent', 20),
  shop('Radlager Klingelberg', 'Münster', 'slow', 22, {
    speakers: [['Jost', 'Wermelt', 'Werkstattleiter']],
    claimedMonths: 17,
  }),
  shop('Kaffeemühle Bohnsack', 'Bremen', 'quick', 5, {
    speakers: [['Imke', 'Bohnsack', 'Inhaberin']],
    claimedMonths: 11,
  }),
  shop('Brillenschlange Optik', 'Jena', 'silent', 8),

  parcel('Paketfuchs', 'Hagen', 'boilerplate', 84, {
    aliases: ['Paket Fuchs', 'Fuchs Paketdienst'],
    speakers: [
      ['Torben', 'Wallrath', 'Kundenservice Empfänger'],
      ['Lisa', 'Gerdemann', 'Schadensbearbeitung'],
    ],
    claimedMonths: 26,
  }),
  parcel('Botendienst Lachmöwe', 'Rostock', 'solid', 36, {
    aliases: ['Lachmöwe'],
    speakers: [['Hinnerk', 'Pagels', 'Betriebsleiter']],
    claimedMonths: 24,
  }),
  parcel('Radkurier Nord', 'Hamburg', 'quick', 26, {
    speakers: [['Filiz', 'Aydemir', 'Disposition und Kundendienst']],
    claimedMonths: 19,
  }),
  parcel('Eilbote Wendland', 'Lüneburg', 'improving', 30, {
    speakers: [['Gesa', 'Thiedemann', 'Leiterin Zustellung']],
    claimedMonths: 21,
  }),
  parcel('Kistenflink', 'Neuss', 'silent', 52),
  parcel('Rundlauf Logistik', 'Unna', 'slow', 38, {
    speakers: [['Bernd', 'Kötterheinrich', 'Leiter Qualitätssicherung']],
    claimedMonths: 16,
  }),
  parcel('Paketinsel Sandbank', 'Wilhelmshaven', 'promiser', 24),
  parcel('Brieftaube Express', 'Saarbrücken', 'declining', 34, {
    speakers: [['Etienne', 'Kolbach', 'Regionalleiter']],
    claimedMonths: 25,
  }),
  parcel('Schubkarre Kurier', 'Görlitz', 'solid', 6),

  bank('Bank am Schlossteich', 'Chemnitz', 'slow', 38, {
    aliases: ['Schlossteichbank'],
    speakers: [['Friederike', 'von Ahlefeldt-Rau', 'Beschwerdebeauftragte']],
    claimedMonths: 22,
  }),
  bank('Girofant', 'Berlin', 'boilerplate', 60, {
    aliases: ['Girofant Bank'],
    speakers: [['Jonas', 'Wachsmuth', 'Community-Betreuung']],
    claimedMonths: 25,
  }),
  bank('Taler Direkt', 'Mainz', 'solid', 36, {
    aliases: ['Talerdirekt'],
    speakers: [['Marion', 'Eckhoff', 'Ombudsstelle']],
    claimedMonths: 26,
  }),
  bank('Münzhof Bank', 'Halle (Saale)', 'quick', 22, {
    speakers: [['Clemens', 'Rathgeber', 'Leiter Privatkunden']],
    claimedMonths: 23,
  }),
  bank('Heidegrund Sparbank', 'Celle', 'declining', 30, {
    speakers: [['Annegret', 'Lohmeier', 'Leiterin Kundenanliegen']],
    claimedMonths: 26,
  }),
  bank('Kontorbank Elbufer', 'Dresden', 'silent', 24),
  bank('Ährenbank', 'Regensburg', 'solid', 18, {
    aliases: ['Ährenbank eG'],
    speakers: [['Korbinian', 'Stadlhuber', 'Regionaldirektor']],
    claimedMonths: 20,
  }),
  bank('Silbergroschen Bank', 'Köln', 'promiser', 28),
  bank('Sparstrumpf Genossenschaft', 'Detmold', 'quick', 5, {
    speakers: [['Ute', 'Niedermöller', 'Vorstand']],
    claimedMonths: 13,
  }),

  insurance('Schirm & Schild', 'Köln', 'slow', 48, {
    aliases: ['Schirm und Schild Versicherung'],
    speakers: [['Roswitha', 'Engelbrecht', 'Leiterin Leistungsprüfung']],
    claimedMonths: 25,
  }),
  insurance('Kranich Assekuranz', 'Lüneburg', 'solid', 34, {
    aliases: ['Kranich'],
    speakers: [['Malte', 'Osterhoff', 'Beschwerdestelle']],
    claimedMonths: 24,
  }),
  insurance('Felsenfest Versicherung', 'Koblenz', 'silent', 42, { aliases: ['Felsenfest'] }),
  insurance('Elbdeich Versicherung', 'Stade', 'quick', 26, {
    speakers: [['Katharina', 'Blohm', 'Schadenleiterin']],
    claimedMonths: 27,
  }),
  insurance('Vierblatt Krankenversicherung', 'Bonn', 'boilerplate', 36, {
    aliases: ['Vierblatt'],
    speakers: [['Gregor', 'Schlüter-Nowak', 'Mitgliederservice']],
    claimedMonths: 24,
  }),
  insurance('Hasenpfote Direkt', 'Potsdam', 'improving', 30, {
    speakers: [['Yasemin', 'Kaplan-Voigt', 'Leiterin Kundenservice']],
    claimedMonths: 19,
  }),
  insurance('Wetterfest Sachversicherung', 'Passau', 'promiser', 26, {
    speakers: [['Alois', 'Grubmüller', 'Regulierung Elementarschäden']],
    claimedMonths: 18,
  }),
  insurance('Notanker Leben', 'Flensburg', 'slow', 20),
  insurance('Glückspfennig Haftpflicht', 'Fulda', 'solid', 6),

  travel('Reisebüro Wanderdüne', 'Rostock', 'solid', 34, {
    aliases: ['Wanderdüne'],
    speakers: [['Tilda', 'Behrendt', 'Inhaberin']],
    claimedMonths: 25,
  }),
  travel('Schwalbe Air', 'Erding', 'silent', 50, { aliases: ['Schwalbe Fluggesellschaft'] }),
  travel('Stelzvogel Reisen', 'Dessau', 'promiser', 36, {
    speakers: [['Marcel', 'Weidauer', 'Leiter Gästebetreuung']],
    claimedMonths: 22,
  }),
  travel('Sandburg Urlaub', 'Braunschweig', 'quick', 28, {
    speakers: [['Corinna', 'Fehlhaber', 'Kundenservice']],
    claimedMonths: 26,
  }),
  travel('Kissenberg Hotelportal', 'Berlin', 'boilerplate', 56, {
    aliases: ['Kissenberg', 'Kissenberg Hotels'],
    speakers: [['Damian', 'Kowalczyk', 'Guest Relations']],
    claimedMonths: 24,
  }),
  travel('Fährlinie Seepferd', 'Travemünde', 'improving', 24, {
    speakers: [['Swantje', 'Ruge', 'Leiterin Passagierservice']],
    claimedMonths: 20,
  }),
  travel('Nachtzug Mondschein', 'Leipzig', 'slow', 38, {
    aliases: ['Mondschein Nachtzüge'],
    speakers: [['Philipp', 'Zschau', 'Fahrgastrechte']],
    claimedMonths: 18,
  }),
  travel('Gipfelblick Touristik', 'Garmisch', 'silent', 20),
  travel('Busreisen Blaumeise', 'Siegen', 'quick', 7, {
    speakers: [['Hedwig', 'Stötzel', 'Reiseleitung und Büro']],
    claimedMonths: 15,
  }),

  furniture('Möbelhaus Quittenhof', 'Paderborn', 'slow', 46, {
    aliases: ['Quittenhof'],
    speakers: [['Ansgar', 'Dreisbach', 'Leiter Auslieferung']],
    claimedMonths: 24,
  }),
  furniture('Möbelhaus Lund', 'Flensburg', 'promiser', 44, {
    aliases: ['Lund Möbel'],
    speakers: [['Ulrike', 'Thomsen', 'Kundendienstleitung']],
    claimedMonths: 23,
  }),
  furniture('Sofa & Sohn', 'Detmold', 'solid', 30, {
    speakers: [['Gunnar', 'Hölscher', 'Geschäftsführer']],
    claimedMonths: 25,
  }),
  furniture('Küchenstudio Pfefferminz', 'Gütersloh', 'improving', 32, {
    aliases: ['Pfefferminz Küchen'],
    speakers: [['Beate', 'Landwehrmann', 'Auftragsbetreuung']],
    claimedMonths: 21,
  }),
  furniture('Bettenhaus Mondkalb', 'Augsburg', 'quick', 22, {
    speakers: [['Ludger', 'Finkenzeller', 'Inhaber']],
    claimedMonths: 26,
  }),
  furniture('Schrankhalle Ebersroth', 'Gera', 'silent', 44, { aliases: ['Ebersroth'] }),
  furniture('Tischlein & Stuhl', 'Rosenheim', 'quick', 20, {
    speakers: [['Magdalena', 'Ecker', 'Kundenberatung']],
    claimedMonths: 22,
  }),
  furniture('Polsterei Ohrensessel', 'Plauen', 'declining', 24, {
    speakers: [['Hartmut', 'Seidenglanz', 'Werkstatt und Service']],
    claimedMonths: 25,
  }),
  furniture('Regalmeister Krumbiegel', 'Zwickau', 'boilerplate', 30),
  furniture('Lampenladen Glühwurm', 'Weimar', 'solid', 6),

  other('Rätselpunkte', 'Köln', 'slow', 0, { aliases: ['Rätselpunkte App'] }),
  other('Bioladen Morgentau', 'Freiburg', 'quick', 0, { aliases: ['Morgentau'] }),
];
