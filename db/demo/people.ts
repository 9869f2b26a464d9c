import type { Locale } from '#src/lib/situation.ts';
import type { Chance } from './chance.ts';

export type Gender = 'f' | 'm';

/** Invented people: no list of names below is taken from a register. */
const firstNames = {
  f: 'Anna Antje Ayla Barbara Beate Birgit Carla Christel Claudia Dana Doris Edda Elif Elke Emma Erika Esther Eva Franka Frieda Gerda Gudrun Hannah Heike Helga Hilde Ilse Ines Inge Iris Jana Jasmin Johanna Judith Jule Karin Katja Kirsten Lara Lena Lieselotte Lotte Luise Maike Margit Maria Marlene Merle Mira Nele Nora Olga Paula Petra Pia Regina Renate Ronja Rosa Ruth Sabine Selma Silke Sonja Svenja Tanja Thea Ulla Ursula Vera Waltraud Wiebke Yvonne Zofia'.split(
    ' ',
  ),
  m: 'Achim Ali Alfred Andreas Anton Arne Axel Benno Bernd Björn Bruno Carsten Christoph Claus Daniel Detlef Dieter Eberhard Emil Enno Erwin Felix Florian Frank Fritz Georg Gerd Günter Hannes Hans Harald Heiko Heinz Helmut Henning Holger Ingo Jakob Jan Jens Joachim Jochen Jörg Jürgen Kai Karl Klaus Konrad Kurt Lars Leon Linus Lothar Ludwig Manfred Marek Markus Mehmet Michael Nils Norbert Ole Oskar Otto Paul Peter Rainer Ralf Reinhold Robert Rolf Rudi Siegfried Simon Stefan Sven Thomas Tim Torsten Uwe Viktor Volker Walter Werner Wilhelm Yusuf'.split(
    ' ',
  ),
};
const lastNames =
  'Adler Albers Bach Bartels Baumgart Becker Behrens Berg Bergmann Böhm Brandt Brunner Busch Claßen Dietz Dorn Ebert Eichhorn Engel Falk Fink Fuhrmann Gerlach Graf Groß Haas Hahn Hartung Heinze Held Henning Herold Hinz Horn Huber Jahn Janssen Jost Kaiser Keller Kern Kessler Kirsch Klein Kluge Knoll Köhler Kolb König Kraft Kramer Krause Kruse Kuhn Lang Lehmann Lorenz Maier Marx Mertens Metz Moser Nagel Neumann Nolte Otto Paulsen Pohl Raabe Reimer Renner Rieger Ritter Roth Sander Sauer Schade Scholz Schreiber Schubert Seidel Simon Sommer Stein Storm Thiele Ullrich Vogt Wagner Walther Weber Wendt Wiese Winkler Wirth Witte Wolf Yilmaz Zander Ziegler'.split(
    ' ',
  );
const placesDe = [
  ...'Kassel Northeim Göttingen Hannover Hameln Braunschweig Celle Bremen Oldenburg Emden Kiel Lübeck Hamburg Rostock Schwerin Stralsund Berlin Potsdam Cottbus Leipzig Dresden Chemnitz Zwickau Görlitz Erfurt Jena Weimar Gera Halle Magdeburg Dessau Kassel Marburg Gießen Fulda Frankfurt Darmstadt Mainz Worms Trier Koblenz Bonn Köln Aachen Düsseldorf Krefeld Wuppertal Solingen Essen Bochum Dortmund Hamm Münster Osnabrück Bielefeld Paderborn Siegen Saarbrücken Kaiserslautern Mannheim Heidelberg Karlsruhe Pforzheim Stuttgart Tübingen Reutlingen Ulm Freiburg Konstanz Ravensburg Augsburg München Rosenheim Landshut Passau Regensburg Nürnberg Fürth Erlangen Bamberg Bayreuth Würzburg Aschaffenburg Coburg Wien Graz Linz Salzburg Innsbruck Klagenfurt Zürich Bern Basel Winterthur Uelzen Husum Eutin Wismar Zittau Goslar Detmold Soest Wesel Kleve Neuwied Lahr Aalen Hof Amberg'.split(
    ' ',
  ),
];
const nicknames = [
  'Bahnpendler',
  'Lesebrille',
  'Kellerkind',
  'Hinterhof',
  'Teekanne',
  'Nordwind',
  'Zaungast',
  'Drittstock',
  'Sparfuchs',
  'Nachtschicht',
  'Kopfschüttler',
  'Fensterplatz',
  'Gartenzwerg',
  'Zettelkasten',
  'Rentnerglück',
  'Wartemarke',
  'Kaffeesatz',
  'Altbau',
  'Dachluke',
  'Werkbank',
  'Linksabbieger',
  'Querflöte',
  'Regentonne',
  'Schlüsselbund',
  'Fahrradkorb',
  'Montagskind',
  'Stehlampe',
  'Hausnummer',
  'Waschtag',
  'Butterbrot',
  'Spätzug',
  'Ofenbank',
  'Postkarte',
  'Rechenschieber',
  'Notizblock',
];

export interface Author {
  gender: Gender;
  penName: string;
  place: string;
}

/** How somebody signs here: a first name with an initial, a salutation, a couple, a nickname. */
export function penNamed(chance: Chance, isFormal: boolean, isYoung: boolean): Author {
  const gender: Gender = chance.is(0.52) ? 'f' : 'm';
  const first = chance.pick(firstNames[gender]);
  const last = chance.pick(lastNames);
  const style = isFormal
    ? chance.pick(['salutation', 'salutation', 'initial', 'initials'] as const)
    : isYoung
      ? chance.pick(['nickname', 'nickname', 'first', 'initial', 'town'] as const)
      : chance.pick(['initial', 'initial', 'initial', 'first', 'nickname', 'initials', 'town'] as const);
  const place = chance.is(0.82) ? chance.pick(placesDe) : '';
  const signed = {
    salutation: `${gender === 'f' ? 'Frau' : 'Herr'} ${last}`,
    initial: `${first} ${last.charAt(0)}.`,
    initials: `${first.charAt(0)}. ${last.charAt(0)}.`,
    first,
    nickname: `${chance.pick(nicknames)}${chance.is(0.5) ? chance.int(2, 89) : ''}`,
    town: `${first} aus ${place || chance.pick(placesDe)}`,
  };
  return { gender, penName: signed[style], place };
}

/** An agent as customers name them: "Frau K.", "Herr Brandt", "Jonas", "Mitarbeiterin im Chat". */
export function agentNamed(chance: Chance, locale: Locale): string {
  const gender: Gender = chance.is(0.55) ? 'f' : 'm';
  const first = chance.pick(firstNames[gender]);
  const last = chance.pick(lastNames);
  const title = locale === 'de' ? (gender === 'f' ? 'Frau' : 'Herr') : gender === 'f' ? 'Ms' : 'Mr';
  return chance.weighted([
    [`${title} ${last.charAt(0)}.`, 4],
    [`${title} ${last}`, 3],
    [first, 3],
  ]);
}
