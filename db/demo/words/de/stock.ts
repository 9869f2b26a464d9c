/** What the shops sell and at what prices (euros): a shoe shop has no lawn mowers. */
export interface Stock {
  goods: readonly string[];
  prices: readonly [least: number, most: number];
}

const general: Stock = {
  goods: [
    'die Jacke',
    'der Wasserkocher',
    'die Kaffeemaschine',
    'das Bügeleisen',
    'der Koffer',
    'die Uhr',
    'der Wintermantel',
    'der Staubsauger',
    'die Bettwäsche',
    'der Rucksack',
    'die Pfanne',
    'das Zelt',
    'der Mixer',
    'die Wanderhose',
    'die Nähmaschine',
    'der Teppich',
  ],
  prices: [14, 480],
};

const shops: Readonly<Record<string, Stock>> = {
  'Knopf & Kragen': {
    goods: [
      'das Hemd',
      'die Bluse',
      'der Wintermantel',
      'das Kleid',
      'die Strickjacke',
      'der Anzug',
      'die Regenjacke',
      'der Schal',
    ],
    prices: [24, 340],
  },
  'Buchhandel Eselsohr': {
    goods: [
      'das Kochbuch',
      'der Bildband',
      'das Hörbuch',
      'die Gesamtausgabe',
      'der Atlas',
      'der Wandkalender',
      'das Notenheft',
      'das Lehrbuch',
    ],
    prices: [9, 160],
  },
  'Notebook-Kontor': {
    goods: [
      'das Notebook',
      'der Monitor',
      'das Tablet',
      'der Drucker',
      'die Dockingstation',
      'das Smartphone',
      'die Festplatte',
      'der Rechner',
    ],
    prices: [49, 1900],
  },
  'Gartenlaube Versand': {
    goods: [
      'der Rasenmäher',
      'die Heckenschere',
      'das Gewächshaus',
      'die Regentonne',
      'der Grill',
      'das Hochbeet',
      'der Gartentisch',
      'der Häcksler',
      'die Hollywoodschaukel',
    ],
    prices: [29, 900],
  },
  'Technikhaus Zwirnstein': {
    goods: [
      'die Kamera',
      'der Fernseher',
      'der Kopfhörer',
      'die Waschmaschine',
      'der Plattenspieler',
      'das Tablet',
      'die Kaffeemaschine',
      'der Drucker',
      'der Lautsprecher',
      'die Spielkonsole',
      'der Staubsauger',
      'das Smartphone',
    ],
    prices: [19, 1300],
  },
  'Schuhwerk Pantoffel': {
    goods: [
      'das Paar Stiefel',
      'das Paar Wanderschuhe',
      'das Paar Sandalen',
      'das Paar Laufschuhe',
      'das Paar Gummistiefel',
      'das Paar Halbschuhe',
    ],
    prices: [34, 280],
  },
  'Topf & Deckelchen': {
    goods: [
      'die Pfanne',
      'der Bräter',
      'das Messerset',
      'der Mixer',
      'die Küchenwaage',
      'der Wasserkocher',
      'die Espressomaschine',
      'der Schnellkochtopf',
    ],
    prices: [15, 420],
  },
  'Spielkiste Pelle': {
    goods: [
      'das Puppenhaus',
      'der Roller',
      'die Holzeisenbahn',
      'das Kettcar',
      'der Baukasten',
      'das Planschbecken',
      'die Werkbank',
      'das Trampolin',
    ],
    prices: [15, 280],
  },
  'Radlager Klingelberg': {
    goods: [
      'das Fahrrad',
      'der Fahrradhelm',
      'der Kindersitz',
      'das Lastenrad',
      'der Fahrradanhänger',
      'das Bügelschloss',
      'das Laufrad',
      'der Dynamo',
    ],
    prices: [29, 2900],
  },
  'Kaffeemühle Bohnsack': {
    goods: ['die Kaffeemühle', 'die Espressomaschine', 'der Milchschäumer'],
    prices: [60, 900],
  },
  'Brillenschlange Optik': {
    goods: ['die Brille', 'die Sonnenbrille', 'die Lesebrille', 'die Gleitsichtbrille'],
    prices: [80, 890],
  },
};

const furniture: Readonly<Record<string, readonly string[]>> = {
  'Sofa & Sohn': ['das Sofa', 'der Sessel', 'das Schlafsofa', 'das Ecksofa', 'der Hocker', 'die Recamiere'],
  'Polsterei Ohrensessel': ['der Sessel', 'das Sofa', 'der Ohrensessel', 'die Eckbank', 'der Hocker'],
  'Bettenhaus Mondkalb': [
    'das Bett',
    'die Matratze',
    'das Boxspringbett',
    'das Schlafsofa',
    'das Hochbett',
    'das Familienbett',
  ],
  'Schrankhalle Ebersroth': [
    'der Schrank',
    'der Kleiderschrank',
    'die Kommode',
    'die Vitrine',
    'die Garderobe',
    'das Sideboard',
    'die Schrankwand',
  ],
  'Tischlein & Stuhl': [
    'der Esstisch',
    'der Stuhl',
    'die Eckbank',
    'der Schreibtisch',
    'der Couchtisch',
    'die Sitzbank',
  ],
  'Regalmeister Krumbiegel': [
    'das Regal',
    'das Bücherregal',
    'die Vitrine',
    'das Wandregal',
    'das Kellerregal',
    'die Regalwand',
  ],
  'Küchenstudio Pfefferminz': [
    'die Küche',
    'der Küchenblock',
    'die Kücheninsel',
    'der Hochschrank',
    'der Esstisch',
    'die Küchenzeile',
  ],
  'Lampenladen Glühwurm': ['die Stehlampe', 'die Deckenlampe', 'der Kronleuchter', 'die Schreibtischlampe'],
};

const anyFurniture = [
  'das Sofa',
  'der Schrank',
  'das Bett',
  'der Esstisch',
  'das Regal',
  'der Sessel',
  'die Kommode',
  'der Schreibtisch',
  'die Matratze',
  'die Eckbank',
  'das Schlafsofa',
  'die Vitrine',
  'die Garderobe',
  'das Hochbett',
  'der Kleiderschrank',
  'die Wohnwand',
  'das Boxspringbett',
] as const;

export function stockOf(company: string): Stock {
  return shops[company] ?? general;
}

export function furnitureOf(company: string): readonly string[] {
  return furniture[company] ?? anyFurniture;
}

/** What may be missing from a piece of furniture when it is delivered. */
export function partsOf(piece: string): readonly string[] {
  if (/sofa|sessel|Hocker|Recamiere|bank/i.test(piece))
    return ['Fuß', 'Armlehne', 'Rückenkissen', 'Beschlag', 'Schraubenset'];
  if (/bett|Matratze/i.test(piece)) return ['Lattenrost', 'Kopfteil', 'Mittelbalken', 'Seitenteil', 'Schraubenset'];
  if (/tisch|Stuhl/i.test(piece)) return ['Tischbein', 'Platte', 'Querstrebe', 'Schraubenset', 'Ausziehplatte'];
  if (/Küche|Hochschrank/i.test(piece)) return ['Arbeitsplatte', 'Sockelblende', 'Schublade', 'Spüle', 'Dunstabzug'];
  if (/lampe|leuchter/i.test(piece)) return ['Schirm', 'Fuß', 'Fassung', 'Aufhängung'];
  return ['Rückwand', 'Schublade', 'Seitenteil', 'Beschlag', 'Tür', 'Einlegeboden', 'Blende'];
}

/** What is wrong with it after a while. */
export function flawsOf(piece: string): readonly string[] {
  if (/sofa|sessel|Hocker|Recamiere|bank/i.test(piece))
    return [
      'Nähte gehen auf',
      'Polster gibt nach',
      'quietscht bei jeder Bewegung',
      'Bezug verzieht sich',
      'Leder reißt',
    ];
  if (/bett|Matratze/i.test(piece))
    return [
      'durchgelegen',
      'quietscht bei jeder Bewegung',
      'riecht nach Lösungsmittel',
      'Rahmen bricht',
      'Kuhle in der Mitte',
    ];
  if (/lampe|leuchter/i.test(piece)) return ['flackert', 'brummt', 'Dimmer defekt'];
  return [
    'Furnier löst sich',
    'steht schief',
    'Türen schließen nicht',
    'Farbe ungleich',
    'riecht nach Lösungsmittel',
    'Schubladen klemmen',
  ];
}
