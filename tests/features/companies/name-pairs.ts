/** Spellings of one company's name, a line each. */
export const same = `
Strom & Söhne | Strom & Sӧhne
Strom & Söhne | Ѕtrom & Ѕӧhnе
Strom & Söhne | ꓢtrom & Söhne
Öco | Ӧсо
Sauerstoff Mobil | Sauerstoff ᴍobil
Sauerstoff Mobil | Sauerst໐ff Mobil
Sauerstoff Mobil | Sauerstὸff Mobil
Nordlicht Energie GmbH | NordIicht Energie
Nordlicht Energie GmbH | N0rdlicht Energie
Nordlicht Energie GmbH | Nordlicht Energie؜
Nordlicht Energie GmbH | Ｎｏｒｄｌｉｃｈｔ Energie
Nordlicht Energie GmbH | Nordlicht Energie, GmbH
Nordlicht Energie GmbH | Firma Nordlicht Energie
Paketdienst Rot | Paketdienst Rot™
Haus & Garten AG | Haus ＆ Garten
Haus & Garten AG | Haus&amp;Garten
Gebr. Bauer | Gebrüder Bauer
Gebr.Bauer | GEBRUEDER BAUER GmbH
St. Georg Klinik | Sankt Georg Klinik
Müller's Reisen | Müller’s Reisen
Straßenbau Süd | STRAẞENBAU SÜD
Strom & Söhne | Strom und Söhne
Strom & Söhne | Strom and Söhne
Strom & Söhne | Strom + Söhne
Strom & Söhne | Strom u. Söhne
Strom & Söhne | Strom&Söhne
Strom & Söhne | Strom Söhne
Strom & Söhne | Strom & Soehne
Strom & Söhne | Strom & Sohne
Strom & Soehne | Strom & Sohne
Strom & Söhne GmbH | STROM & SÖHNE
Strom & Söhne GmbH | strom&soehne gmbh
Strom & Söhne GmbH & Co. KG | Strom & Söhne
Strom & Söhne GmbH & Co. KG | Strom und Sohne GmbH und Co KG
Fernruf & Partner | Fernruf und Partner
Fernruf et Fils | Fernruf & Fils
Fernruf og Sønner | Fernruf & Sønner
Fernruf och Söner AB | Fernruf & Söner
Fernruf | FERNRUF
Fernruf | fern ruf
Fernruf | Fern-Ruf
Fernruf | Fernruf®
Fernruf | „Fernruf“
Fernruf | Fernruf GmbH
Fernruf | Fernruf AG
Fernruf | Fernruf SE
Fernruf | Fernruf Aktiengesellschaft
Fernruf AG | Fernruf Aktiengesellschaft
Fernruf GmbH | Fernruf G.m.b.H.
Fernruf GmbH | Fernruf Gesellschaft mit beschränkter Haftung
Fernruf GmbH | Fernruf mbH
Fernruf GmbH | Fernruf Ges.m.b.H.
Fernruf UG | Fernruf UG (haftungsbeschränkt)
Fernruf UG | Fernruf Unternehmergesellschaft (haftungsbeschränkt)
Fernruf GmbH & Co. KG | Fernruf GmbH & Co KG
Fernruf GmbH & Co. KG | Fernruf GmbH u. Co. KG
Fernruf GmbH & Co. KG | Fernruf GmbH + Co. KG
Fernruf GmbH & Co. KGaA | Fernruf
Fernruf e.K. | Fernruf eK
Fernruf e.K. | Fernruf
Fernruf e.V. | Fernruf eV
Fernruf eG | Fernruf
Fernruf OHG | Fernruf
Fernruf KG | Fernruf Kommanditgesellschaft
Fernruf GbR | Fernruf
Fernruf S.A. | Fernruf SA
Fernruf S.A. | Fernruf
Fernruf SAS | Fernruf
Fernruf S.A.R.L. | Fernruf SARL
Fernruf Sàrl | Fernruf
SARL Fernruf | Fernruf
Fernruf S.p.A. | Fernruf SpA
Fernruf SpA | Fernruf
Fernruf S.r.l. | Fernruf Srl
Fernruf Srl | Fernruf
Fernruf B.V. | Fernruf BV
Fernruf B.V. | Fernruf
Fernruf N.V. | Fernruf
Fernruf AB | Fernruf
Fernruf AB (publ) | Fernruf AB
Fernruf Oy | Fernruf
Fernruf Oyj | Fernruf
Fernruf ApS | Fernruf
Fernruf A/S | Fernruf AS
Fernruf A/S | Fernruf
Fernruf sp. z o.o. | Fernruf
Fernruf sp. z o.o. | Fernruf Sp. z o. o.
Fernruf Spółka z o.o. | Fernruf
Fernruf s.r.o. | Fernruf
Fernruf spol. s r.o. | Fernruf s.r.o.
Fernruf d.o.o. | Fernruf
Fernruf Kft. | Fernruf
Fernruf Zrt. | Fernruf
UAB Fernruf | Fernruf UAB
Fernruf SIA | Fernruf
Fernruf OÜ | Fernruf
Fernruf Lda. | Fernruf
Fernruf S.L. | Fernruf
Fernruf Ltd | Fernruf Limited
Fernruf Ltd. | Fernruf
Fernruf plc | Fernruf
Fernruf Inc. | Fernruf, Inc.
Fernruf LLC | Fernruf
fernruf.de | Fernruf
fernruf.de | Fernruf GmbH
www.fernruf.de | Fernruf
https://www.fernruf.de/ | fernruf.de
FERNRUF.DE | Fernruf
fernruf.co.uk | Fernruf Ltd
fernruf24.com | Fernruf24
strom-soehne.de | Strom & Söhne
strom-und-soehne.de | Strom & Söhne GmbH
moebelhaus-lund.de | Möbelhaus Lund
Fernruf.de GmbH | fernruf.de
N.E.W. | NEW
N.E.W. | N. E. W.
N.E.W. AG | NEW
N E W | NEW
A.T.B. | ATB GmbH
e.wo | ewo
E-Wo | EWO
K+M | K&M
K + M | K und M
K&M | K & M
1&9 | 1 & 9
1&9 | 1 und 9
Möbelhaus Lund | Moebelhaus Lund
Möbelhaus Lund | Mobelhaus Lund
Moebelhaus Lund | Mobelhaus Lund
Küchen Öhler | Kuechen Oehler
Küchen Öhler | Kuchen Ohler
Büro Übermut | Buero Uebermut
Grün & Blüte | Gruen & Bluete
Straßen-Meyer | Strassen Meyer
Straßenbahn Süd | STRASSENBAHN SÜD
Weiß & Groß | Weiss & Gross
Ørland | Orland
Ørland | Oerland
Smørebrød | Smorebrod
Łódzki | Lodzki
Ænergi | Aenergi
Œuvre | Oeuvre
Đurđa | Durda
Ångbåt | Angbat
Ångbåt | Aangbaat
Þórsmörk | Thorsmork
Işık | Isik
Café Zürn | Cafe Zuern
Crème Brulée | Creme Brulee
Señorita | Senorita
Škola Žižka | Skola Zizka
Françoise | Francoise
Mobil | MobiI
Mobil | Mobi1
Sauerstoff | Sauerst0ff
Sauerstoff | SAUERST0FF
Infralux | lnfralux
MOBIL | MOBlL
Telekontor | Теlекоntоr
Telekontor | ΤELEKONTOR
Telekontor | Tele\u200bkontor
Telekontor | Ｔｅｌｅｋｏｎｔｏｒ
Telekontor | 𝐓𝐞𝐥𝐞𝐤𝐨𝐧𝐭𝐨𝐫
Sonnenhaus | Տonnenhaus
Sonnenhaus | Sօոոenhaus
Wolke Sieben | Wоlke Sіeben
Post Werk | Postwerk
Paket-Fuchs | Paketfuchs
Paketfuchs  Logistik | Paketfuchs Logistik
Joyn+ | Joyn Plus
Газпром | ГАЗПРОМ
東京 | 東京
L'Oiseau | L’Oiseau
Bauer & Sohn | BAUER UND SOHN
O'Malley Ltd | OMalley
Nord-West Energie | Nordwest Energie
Wasserwerk a. d. Leine | Wasserwerk ad Leine
`;

/** Names of two companies, a line each. */
export const different = `
Strom & Söhne | Strom & Sohn
Ёлка | Елена
A1 | AI
O2 | 02
Stern | Stem
Haar | Har
St. Georg | St. Gregor
Tele1000 | Tele2000
Firma | Fa. Rot
Fernruf GmbH | Fernruf AG
Fernruf GmbH | Fernruf GmbH & Co. KG
Fernruf GmbH | Fernruf UG
Fernruf GmbH | Fernruf gGmbH
Fernruf AG | Fernruf SE
Fernruf S.A. | Fernruf SAS
Fernruf AB | Fernruf A/S
fernruf.de | fernruf.at
fernruf.de | fernruf.com
Fernruf | Fernrufe
Fernruf | Fernruf Süd
Fernruf | Fernruf Nord
Fernruf | Fernruf Deutschland GmbH
Fernruf | Neue Fernruf
Fernruf | Fernruf 24
Fernruf & Partner | Fernruf
Fernruf & Partner | Fernruf & Söhne
Fernruf Partner Eins | Fernruf Partner Zwei
Bauer | Baur
Bauer GmbH | Baur GmbH
Neue Energie | Neu Energie
Quelle | Qulle
Steuer Haus | Stur Haus
Stern | Stem
Berner | Bemer
Mail | Mall
Linie | Linle
Ali | All
Kali | Kall
Milde | Mllde
Bild | Blld
Möller | Müller
Möller | Maller
Mahler | Möhler
Hof | Höfe
Kuhn | Kühne
Schon | Schöner
K&M | KM
K&M | KN
1&9 | 19
A & B | AB
A & B | A & C
O2 Sauerstoff | O3 Sauerstoff
Haus 10 | Haus 100
Haus 10 | Haus 1
Base 24 7 | Base 247
Base 1 | Base 2
Fernruf24 | Fernruf42
Day Spa | Day
Therme & Spa | Therme
Beauty Spa | Beauty
Hotel As | Hotel
Herz As | Herz
Ab | Oy
SAS Institut | Institut
AS Roma | Roma
SE | AG
GmbH | AG
Das AG | Das Kontor
Dr. Best | Best
Mr.Green | Green
Prof.Bio | Bio
St. Pauli | Pauli
Haus und Hof | Haushof Mark
Land und Meer | Land und Mehr
Und Sonst | Sonst
Plus | Minus
Joyn+ | Joyn
Strom & Söhne | Strom & Sohn
Strom & Söhne | Strom & Töchter
Strom & Söhne | Ström & Dahl
Sonnenhaus | Sonnenhof
Nordlicht | Südlicht
Nordlicht Strom | Nordlicht Gas
Paketfuchs | Paketluchs
Postbank | Postbahn
Telekontor | Telekantor
Газпром | Газ
東京 | 大阪
🙂 | 🙃
Ä B | O B
X AG | Y AG
Wolke 7 | Wolke 9
Rot-Weiß | Rot-Weis
Weiss Bau | Weis Bau
Meyer | Meier
Meyer | Mayer
Schmidt | Schmitt
Blue Bird | Blu Bart
Auer | Aur
Feuer Sozietät | Fur Sozietät
Treue Bank | Treu Bank
Kasse Nord e.V. | Kasse Nord eG
Holz Lager Limited Edition | Holz Lager
Energie Kontor AG | Energie Kontor GmbH
Lack + Farbe | Lack ab
IT Haus | lt Hausbau
Carla | Car1o
Ilse | Else
Null Kommissar | O Kommissar
`;
