/** Stories that were written after the words of the kinds, and by which nothing was adjusted: [kind, title, text]. */
export const toldAnew: readonly (readonly [kind: string, title: string, text: string, locale?: 'en'])[] = [
  [
    'telecom-outage',
    'Internet weg seit Montagmorgen',
    'Am Montag fiel der Anschluss aus. Die Hotline nahm die Störung auf, seither blinkt der Router rot.',
  ],
  [
    'telecom-appointment',
    'Vergeblich auf den Monteur gewartet',
    'Zwischen acht und zwölf sollte jemand kommen. Ich habe frei genommen, gekommen ist niemand. Ein neuer Techniker kommt in drei Wochen.',
  ],
  [
    'telecom-cancellation',
    'Anbieter ignoriert meine Kündigung',
    'Ich habe per Einschreiben gekündigt, drei Monate vor Ablauf. Trotzdem werden weiter 39,99 Euro eingezogen.',
  ],
  [
    'telecom-new-line',
    'Glasfaseranschluss seit einem Jahr versprochen',
    'Der Vertrag ist unterschrieben, der Vorgarten aufgegraben. Wann freigeschaltet wird, weiß keiner.',
  ],
  [
    'telecom-number',
    'Alte Nummer nach dem Wechsel verschwunden',
    'Meine Festnetznummer sollte zum neuen Anbieter mitkommen. Die Portierung wurde zweimal abgelehnt.',
  ],
  [
    'telecom-unwanted',
    'Neuer Zweijahresvertrag, ohne dass ich zugestimmt habe',
    'Eine Mitarbeiterin rief an und bot mehr Daten an. Ich sagte nein. Danach kam die Auftragsbestätigung, ich habe sofort widerrufen.',
  ],
  [
    'telecom-slow',
    'Von der Bandbreite kommt ein Zehntel an',
    'Laut Vertrag 250 Mbit, gemessen 22. Zwanzig Messungen mit dem Programm der Netzagentur liegen vor.',
  ],
  [
    'telecom-device',
    'Mietrouter soll nie angekommen sein',
    'Ich habe den Router mit Sendungsnummer zurückgeschickt. Nun soll ich ihn bezahlen.',
  ],
  [
    'telecom-bill',
    'Mobilfunkrechnung über 300 Euro aus dem Urlaub',
    'In der Schweiz war Roaming abgeschaltet. Auf der Rechnung stehen trotzdem Datenpakete.',
  ],
  [
    'telecom-move',
    'Umzug: am neuen Ort gibt es den Anbieter nicht',
    'Ich ziehe aufs Land. Der Anbieter verlangt, dass ich bis zum Ende weiterzahle.',
  ],
  ['energy-advance', 'Abschlag verdreifacht', 'Bisher 70, jetzt 210 Euro. Eine Begründung habe ich nicht bekommen.'],
  [
    'energy-credit',
    'Stadtwerke zahlen Guthaben nicht aus',
    'Die Jahresabrechnung weist 412 Euro Guthaben aus. Seit Mai warte ich.',
  ],
  [
    'energy-meter',
    'Zähler vertauscht, ich zahle für die Nachbarn',
    'Die Zählernummer auf der Abrechnung ist nicht meine. Abgelesen wurde im falschen Keller.',
  ],
  [
    'energy-move',
    'Strom für die frühere Wohnung',
    'Ich bin im Juni ausgezogen und habe das gemeldet. Der Versorger bucht für die alte Wohnung weiter ab.',
  ],
  [
    'energy-bonus',
    'Versprochener Wechselbonus fehlt',
    'Nach einem Jahr sollte es 150 Euro Bonus geben. In der Rechnung steht er nicht.',
  ],
  [
    'energy-price',
    'Preiserhöhung mitten in der Preisbindung',
    'Der Arbeitspreis steigt um ein Drittel, obwohl die Preisgarantie noch läuft.',
  ],
  [
    'energy-foisted',
    'Vertreter an der Tür hat mir einen Vertrag angedreht',
    'Er wollte nur die Rechnung sehen. Eine Woche später kam die Bestätigung. Der Widerruf blieb unbeantwortet.',
  ],
  [
    'energy-dunning',
    'Inkassoschreiben trotz bezahlter Rechnung',
    'Der Kontoauszug zeigt die Überweisung. Jetzt droht die Sperrung.',
  ],
  [
    'energy-solar',
    'Netzbetreiber schließt Photovoltaik nicht an',
    'Die Module liegen auf dem Dach. Ohne den Zähler gibt es keine Einspeisung.',
  ],
  [
    'parcels-claimed-delivered',
    'Angeblich zugestellt, der Nachbar weiß von nichts',
    'In der Verfolgung steht „zugestellt“. Bei mir kam nichts an, die Unterschrift ist nicht meine.',
  ],
  [
    'parcels-lost',
    'Päckchen an meine Mutter verschollen',
    'Vor fünf Wochen aufgegeben. Der Nachforschungsauftrag führte zu nichts.',
  ],
  [
    'parcels-not-rung',
    'Bote klingelt nie und wirft nur die Karte ein',
    'Ich war den ganzen Tag zu Hause. Trotzdem muss ich zur Filiale.',
  ],
  [
    'parcels-damaged',
    'Vase in Scherben',
    'Der Karton war eingedrückt, die Vase zerbrochen. Eine Haftung lehnt der Dienst ab.',
  ],
  ['parcels-dropped', 'Paket im Regen vor der Haustür', 'Ohne zu klingeln vor der Tür abgestellt, alles nass.'],
  [
    'parcels-late',
    'Expresssendung drei Tage zu spät',
    'Der Aufpreis für Express war 19 Euro. Ankommen sollte sie am nächsten Vormittag.',
  ],
  [
    'parcels-customs',
    'Doppelte Zollgebühr verlangt',
    'Der Zoll war bezahlt. An der Tür wollte der Bote noch einmal Einfuhrabgaben.',
  ],
  [
    'travel-flight-cancelled',
    'Airline annulliert und zahlt nicht zurück',
    'Der Flug nach Porto wurde annulliert. Angeboten wird nur ein Gutschein.',
  ],
  [
    'travel-flight-delay',
    'Sechs Stunden verspätet gelandet',
    'Der Flug kam sechs Stunden zu spät. Die Ausgleichszahlung wird mit dem Wetter abgelehnt.',
  ],
  [
    'travel-luggage',
    'Koffer seit zwei Wochen weg',
    'In Lissabon kam mein Koffer nicht an. Ersatzkäufe will niemand bezahlen.',
  ],
  [
    'travel-rail',
    'Entschädigung für den ausgefallenen Zug bleibt aus',
    'Der Zug fiel aus, ich kam zwei Stunden später an. Der Antrag auf Fahrgastrechte liegt seit März.',
  ],
  [
    'travel-defects',
    'Baulärm statt Erholung',
    'Neben dem Hotel wurde von sieben bis sieben gebohrt. Die Minderung wird abgelehnt.',
  ],
  [
    'travel-booking',
    'Portal behält Geld trotz kostenloser Stornierung',
    'Die Buchung war bis zum Vortag stornierbar. Erstattet wurde nichts.',
  ],
  [
    'banks-blocked',
    'Girokonto ohne Vorwarnung gesperrt',
    'Seit zehn Tagen komme ich nicht an mein Gehalt. Einen Grund nennt die Bank nicht.',
  ],
  [
    'banks-fraud',
    'Betrüger räumen Konto leer, Bank zahlt nicht',
    'Nach einer Phishing-Mail wurden 2.400 Euro abgebucht. Ich habe nichts freigegeben.',
  ],
  [
    'banks-fees',
    'Kontoführungsgebühr eingeführt, ohne zu fragen',
    'Mein Konto war kostenlos. Jetzt werden 6,90 Euro Entgelt im Monat abgezogen, zugestimmt habe ich nicht.',
  ],
  [
    'banks-estate',
    'Nach dem Tod meines Vaters rührt sich die Bank nicht',
    'Der Erbschein liegt seit Januar vor. Der Nachlass ist blockiert.',
  ],
  [
    'banks-cash',
    'Automat zahlt 300 Euro nicht aus',
    'Der Geldautomat zählte, gab nichts heraus und belastete das Konto.',
  ],
  [
    'insurance-slow',
    'Leitungswasserschaden: seit drei Monaten kein Ergebnis',
    'Der Gutachter war im April da. Reguliert ist nichts.',
  ],
  [
    'insurance-refused',
    'Hausrat lehnt Fahrraddiebstahl ab',
    'Die Ablehnung verweist auf eine Klausel, die nicht in meinem Vertrag steht. Nicht versichert, heißt es.',
  ],
  [
    'insurance-third-party',
    'Gegnerische Haftpflicht kürzt die Reparatur',
    'Beim Unfall war ich schuldlos. Die Werkstatt berechnet mehr, als die Versicherung zahlt.',
  ],
  [
    'insurance-health',
    'Zahnersatz genehmigt, dann nicht bezahlt',
    'Die Rechnung vom Zahnarzt ist eingereicht. Die Kostenerstattung bleibt aus.',
  ],
  [
    'insurance-premium',
    'Autoversicherung stuft falsch ein',
    'Die Schadenfreiheitsklasse wurde nicht übernommen, der Beitrag ist doppelt so hoch.',
  ],
  [
    'shops-refund',
    'Rücksendung angekommen, Erstattung fehlt',
    'Ich habe widerrufen und zurückgeschickt. Auf das Geld warte ich seit sechs Wochen.',
  ],
  [
    'shops-not-delivered',
    'Waschmaschine bezahlt und nicht geliefert',
    'Der Liefertermin wurde viermal verschoben. Auf Lager war sie angeblich auch.',
  ],
  [
    'shops-defect',
    'Kopfhörer nach drei Monaten defekt',
    'Der Händler verweist mich an den Hersteller. Gewährleistung gebe es nicht.',
  ],
  [
    'shops-voucher',
    'Geschenkgutschein gilt plötzlich nicht mehr',
    'Der Code soll schon eingelöst sein. Gekauft wurde er im Dezember.',
  ],
  [
    'shops-account',
    'Probeabo wurde ohne Nachricht kostenpflichtig',
    'Kündigen lässt sich das Abo auf der Seite nicht.',
  ],
  [
    'furniture-part',
    'Schrank ohne Rückwand geliefert',
    'Ein Teil fehlt seit Anfang an. Die Nachlieferung war das falsche Teil.',
  ],
  [
    'furniture-late',
    'Sofa: dritter Liefertermin geplatzt',
    'Die Anzahlung ist seit Februar weg. Der neue Termin ist „in Klärung“.',
  ],
  [
    'furniture-kitchen',
    'Arbeitsplatte falsch gesägt',
    'Die Küche ist seit sechs Wochen nicht fertig. Das Aufmaß hat das Haus selbst gemacht.',
  ],
  [
    'telecom-outage',
    'No internet for two weeks',
    'The line went dead on a Monday. They logged the fault, nothing happened.',
    'en',
  ],
  [
    'parcels-lost',
    'Parcel lost somewhere in Leipzig',
    'Tracking stopped three weeks ago. The investigation found nothing.',
    'en',
  ],
  [
    'shops-refund',
    'Returned the jacket, no refund',
    'They confirmed that the return arrived. My money did not come back.',
    'en',
  ],
  [
    'banks-blocked',
    'My account was frozen overnight',
    'The bank gives no reason. My salary is stuck in a blocked account.',
    'en',
  ],
  [
    'energy-credit',
    'Final bill shows a credit that was never paid',
    'I moved out in May. The credit of 230 euros is still with them.',
    'en',
  ],
];
