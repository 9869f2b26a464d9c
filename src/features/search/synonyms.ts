/**
 * What people call the same thing, a line each. A word of two finds a case that has both of them. At most 200 lines: what is
 * a form of one word, or a part of a compound, is found without.
 */
const lines = `
handy, mobiltelefon, smartphone, mobile, phone
telefon, telefonat, anruf, call
festnetz, telefonanschluss, landline
internet, dsl, breitband, glasfaser, broadband
router, fritzbox, modem
anschluss, leitung, line
hotline, kundendienst, kundenservice, kundenbetreuung, support
warteschleife, warteschlange, queue
paket, sendung, lieferung, parcel, package, delivery
zusteller, bote, paketbote, fahrer, kurier, courier, driver
abstellort, ablageort, garagenvertrag
nachbar, nachbarin, neighbour, neighbor
erstattung, ruckerstattung, ruckzahlung, refund, reimbursement
geld zuruck, erstattung, ruckzahlung, money back, refund
gutschrift, guthaben, credit
gutschein, voucher, coupon
stornieren, widerrufen, kundigen, cancel
storno, stornierung, widerruf, kundigung, cancellation, termination
rucktritt, widerruf, stornierung
rucksendung, retoure, return
umtausch, austausch, ersatz, replacement, exchange
reparatur, instandsetzung, repair
defekt, kaputt, beschadigt, broken, damaged, faulty
mangel, fehler, defekt, defect, fault
schaden, damage
rechnung, faktura, invoice, bill
mahnung, zahlungserinnerung, reminder
inkasso, inkassoburo, forderungseinzug, debt collection
lastschrift, abbuchung, einzug, sepa, direct debit
abgebucht, eingezogen, abbuchung, lastschrift
doppelt, zweimal, twice, double
bezahlt, uberwiesen, zahlung, uberweisung, paid, payment
gebuhr, entgelt, fee, charge
preis, kosten, price, cost
preiserhohung, tariferhohung, verteuerung, price increase
abschlag, abschlagszahlung, vorauszahlung, instalment
strom, elektrizitat, energie, electricity, power
gas, erdgas, energie
zahler, stromzahler, gaszahler, meter
ablesung, zahlerstand, reading
anbieter, versorger, provider, supplier
wechsel, anbieterwechsel, switch
vertrag, abo, abonnement, contract, subscription
laufzeit, vertragsdauer, mindestlaufzeit, term
techniker, monteur, handwerker, technician, engineer
termin, verabredung, appointment
verspatung, verspatet, verzogerung, delay, delayed, late
ausfall, storung, outage, failure
ausgefallen, annulliert, gestrichen, storniert, cancelled
flug, fluggesellschaft, airline, flight
koffer, gepack, reisegepack, luggage, baggage, suitcase
zug, bahn, train
fahrkarte, fahrschein, ticket
reise, urlaub, pauschalreise, trip, holiday
hotel, unterkunft, zimmer, accommodation
buchung, reservierung, bestellung, booking, reservation, order
bank, geldinstitut, sparkasse
konto, girokonto, account
kontosperrung, gesperrt, sperre, locked, blocked
kredit, darlehen, loan
karte, kreditkarte, girocard, card
versicherung, police, versicherer, insurance, insurer
leistung, zahlung, leistungsfall, claim
schadensmeldung, schadenmeldung, schadensanzeige, claim
arzt, arztin, doctor
wohnung, mietwohnung, flat, apartment
miete, mietzins, rent
nebenkosten, betriebskosten, service charges
vermieter, hausverwaltung, landlord
kaution, mietsicherheit, deposit
behorde, amt, verwaltung, authority, office
bescheid, verfugung, decision
antrag, gesuch, application
antwort, ruckmeldung, reaktion, reply, answer, response
keine antwort, schweigen, funkstille, no reply, silence
beschwerde, reklamation, complaint
zusage, versprechen, zugesagt, versprochen, promise, promised
frist, deadline
unfreundlich, patzig, unverschamt, rude
freundlich, hoflich, friendly, polite
falsch, verkehrt, wrong
betrug, tauschung, fraud, scam
daten, personenbezogene daten, data
datenschutz, dsgvo, privacy, gdpr
passwort, kennwort, zugang, password, login
mail, email, nachricht, e mail
brief, schreiben, post, letter
einschreiben, registered letter
auto, wagen, fahrzeug, pkw, car, vehicle
mietwagen, leihwagen, rental car
werkstatt, garage, workshop
heizung, therme, heater, heating
waschmaschine, washing machine
kuhlschrank, fridge
kuche, einbaukuche, kitchen
mobel, einrichtung, furniture
sofa, couch
schuhe, schuh, shoes
notebook, laptop, rechner, computer
fernseher, tv, television
garantie, gewahrleistung, warranty, guarantee
ersatzteil, spare part
spedition, transport, carrier
umzug, wohnungswechsel, move, moving
adresse, anschrift, address
name, familienname, surname
kunde, kundin, customer
mitarbeiter, angestellter, berater, employee, agent
filiale, geschaft, laden, shop, store, branch
werbung, newsletter, advertising
schlichtung, schlichtungsstelle, ombudsmann, arbitration
anwalt, rechtsanwalt, lawyer
gericht, klage, court
entschadigung, schadensersatz, schadenersatz, compensation, damages
entschuldigung, apology, sorry
nachzahlung, nachforderung, additional payment
schlussrechnung, endabrechnung, final bill
ausweis, personalausweis, identity card
aufzug, fahrstuhl, lift, elevator
netz, empfang, mobilfunk, signal
rufnummer, telefonnummer, nummer, phone number
rufnummernmitnahme, portierung, porting
langsam, geschwindigkeit, bandbreite, slow, speed
gesperrt, eingefroren, blockiert, blocked, frozen
abgestellt, abgeschaltet, unterbrochen, disconnected
kalt, eiskalt, cold
feucht, schimmel, nass, mould, damp
larm, laut, noise
wasserschaden, rohrbruch, leck, leak
schlussel, schliessanlage, key
bussgeld, strafe, fine, penalty
schwarzfahren, beforderungsentgelt
kontrolleur, schaffner, fahrkartenkontrolle, inspector
sitzplatz, platz, seat
umleiten, nachsenden, nachsendeauftrag, forwarding
verloren, verschwunden, verschollen, weg, lost, missing
angekommen, zugestellt, geliefert, delivered, arrived
unterschrift, unterschrieben, signature
teurer, erhoht, gestiegen, more expensive
gunstiger, billiger, cheaper
rabatt, nachlass, preisnachlass, discount
photovoltaik, solar, pv, solaranlage
wallbox, ladestation, ladesaule, charger
e auto, elektroauto, electric car
fitness, fitnessstudio, sportstudio, gym
verein, club
schule, kurs, course
hund, katze, haustier, tier, pet
tierarzt, vet
zahnarzt, dentist
krankenkasse, krankenversicherung, health insurance
rente, pension
steuer, finanzamt, tax
kindergeld, elterngeld, child benefit
fuhrerschein, driving licence
parken, parkplatz, parkgebuhr, parking
streaming, film, serie
spiel, game
drucker, printer
bildschirm, display, monitor, screen
akku, batterie, battery
grosse, size
farbe, colour, color
neu, neuware, new
gebraucht, used
bewertung, rezension, review
verkaufer, handler, seller
kunden hotline, kundenhotline
wartezeit, warten, wait, waiting
ruckruf, zuruckrufen, call back
weitergeleitet, verbunden, transferred
beleg, quittung, kassenbon, nachweis, receipt, proof
formular, vordruck, form
einzugsermachtigung, lastschriftmandat, mandate
zinsen, verzinsung, interest
depot, wertpapier, aktien, shares
bargeld, geldautomat, cash, atm
geheimzahl, pin
hausrat, hausratversicherung, contents insurance
haftpflicht, liability insurance
unfall, accident
diebstahl, gestohlen, geklaut, theft, stolen
sturm, hagel, storm
gutachten, gutachter, sachverstandiger, expert
`;

/** The phrases of each line, folded as `searchKey` folds them. */
export const synonyms: readonly (readonly string[])[] = lines
  .trim()
  .split('\n')
  .map((line) => line.split(', '));
