import { checkedOn, type Step } from './step.ts';

/** A deadline of two weeks is customary; the law asks for a reasonable one (§§ 281, 323 BGB). */
const deadlineDays = 14;

export const complaint: Step = {
  key: 'complaint',
  kind: 'complaint',
  name: { de: 'Schriftliche Beschwerde mit Frist', en: 'Written complaint with a deadline' },
  competence: {
    de: 'Das Unternehmen selbst, am besten an die Adresse aus dem Impressum oder der Rechnung.',
    en: 'The company itself, best at the address in its imprint or on the invoice.',
  },
  opens: { when: 'any-time' },
  condition: {
    de: 'Keine. Schreiben Sie, was passiert ist, was Sie verlangen und bis zu welchem Tag. Fast jeder weitere Schritt setzt voraus, dass Sie das nachweisen können.',
    en: 'None. Write what happened, what you ask for and by which day. Nearly every further step requires that you can prove it.',
  },
  participation: 'does-not-apply',
  result: {
    de: 'Läuft die Frist ab, ist das Unternehmen bei einer fälligen Forderung in der Regel in Verzug.',
    en: 'When the deadline passes, the company is usually in default on a claim that is due.',
  },
  free: true,
  cost: {
    de: 'E-Mail nichts, Brief das Porto. Ein Einwurf-Einschreiben belegt, dass der Brief ankam.',
    en: 'Nothing by e-mail, postage by letter. Registered mail (Einwurf-Einschreiben) proves that it arrived.',
  },
  needs: {
    de: 'Vertrags- oder Bestellnummer, die Daten aus Ihrem Verlauf, ein genauer Tag als Frist.',
    en: 'Contract or order number, the dates of your timeline, an exact day as the deadline.',
  },
  takes: { de: 'Üblich ist eine Frist von 14 Tagen.', en: 'A deadline of 14 days is customary.' },
  lastsDays: deadlineDays,
  address: null,
  website: null,
  law: '§§ 281, 286, 323 BGB',
  source: 'https://www.gesetze-im-internet.de/bgb/__286.html',
  checkedOn,
};

export const management: Step = {
  key: 'management',
  kind: 'management',
  name: { de: 'Brief an die Geschäftsleitung', en: 'Letter to the management' },
  competence: {
    de: 'Geschäftsführung oder Vorstand. Die Namen stehen im Impressum, das jedes Unternehmen haben muss.',
    en: 'The managing directors or the board. Their names stand in the imprint that every company must have.',
  },
  opens: { when: 'after-complaint', period: { days: deadlineDays } },
  condition: {
    de: 'Die Beschwerde blieb ohne Ergebnis. Ein Muss ist dieser Schritt nicht: Wenn eine Schlichtung schon möglich ist, können Sie ihn überspringen.',
    en: 'The complaint led nowhere. This step is not a must: where arbitration is open already, you can skip it.',
  },
  participation: 'does-not-apply',
  result: {
    de: 'Niemand ist zu einer Antwort verpflichtet. Oft landet der Fall bei einer Stelle, die entscheiden darf.',
    en: 'Nobody is obliged to answer. The case often reaches people who may decide.',
  },
  free: true,
  cost: { de: 'E-Mail nichts, Brief das Porto.', en: 'Nothing by e-mail, postage by letter.' },
  needs: { de: 'Ihre Beschwerde, die Daten und die Fallnummer.', en: 'Your complaint, the dates and the case number.' },
  takes: { de: 'Üblich ist wieder eine Frist von 14 Tagen.', en: 'Again, a deadline of 14 days is customary.' },
  lastsDays: deadlineDays,
  address: null,
  website: null,
  law: '§ 5 DDG',
  source: 'https://www.gesetze-im-internet.de/ddg/__5.html',
  checkedOn,
};

export const paymentOrder: Step = {
  key: 'payment-order',
  kind: 'court',
  name: { de: 'Mahnbescheid', en: 'Court order for payment (Mahnbescheid)' },
  competence: {
    de: 'Das Mahngericht Ihres Bundeslandes. Es prüft nicht, ob Ihnen das Geld zusteht.',
    en: 'The payment order court of your state. It does not examine whether the money is due to you.',
  },
  opens: { when: 'after-complaint', period: { days: deadlineDays } },
  condition: {
    de: 'Sie verlangen einen bestimmten Betrag in Euro, er ist fällig, und Sie schulden selbst keine Gegenleistung mehr. Setzen Sie vorher eine Frist, sonst tragen Sie womöglich die Kosten.',
    en: 'You claim a definite amount in euros, it is due, and you owe nothing in return. Set a deadline first, or you may have to bear the costs.',
  },
  needsMoneyClaim: true,
  participation: 'does-not-apply',
  result: {
    de: 'Widerspricht das Unternehmen nicht, können Sie einen Vollstreckungsbescheid beantragen. Widerspricht es, entscheidet auf Antrag ein Gericht.',
    en: 'If the company does not object, you can apply for an enforcement order. If it objects, a court decides on application.',
  },
  free: false,
  cost: {
    de: 'Eine halbe Gerichtsgebühr nach der Höhe der Forderung, bei kleinen Beträgen rund 40 Euro. Sie legen sie aus; wer verliert, zahlt. Mit einem Prozess steigen die Kosten.',
    en: 'Half a court fee, depending on the amount; around 40 euros for small claims. You advance it; whoever loses pays. A lawsuit costs more.',
  },
  needs: {
    de: 'Genaue Anschrift und Rechtsform des Unternehmens, Betrag, Grund und Datum der Forderung.',
    en: 'Exact address and legal form of the company, amount, ground and date of the claim.',
  },
  takes: {
    de: 'Nach der Zustellung hat das Unternehmen zwei Wochen für einen Widerspruch.',
    en: 'After service, the company has two weeks to object.',
  },
  lastsDays: 30,
  address: null,
  website: 'https://www.online-mahnantrag.de',
  law: '§§ 688–703d ZPO',
  source: 'https://www.gesetze-im-internet.de/zpo/__688.html',
  checkedOn,
};

export const universalArbitration: Step = {
  key: 'universal-arbitration',
  kind: 'arbitration',
  name: { de: 'Universalschlichtungsstelle des Bundes', en: 'Federal Universal Arbitration Board' },
  competence: {
    de: 'Streit aus Verbraucherverträgen mit Unternehmen in Deutschland, wenn es für die Branche keine eigene Stelle gibt. Streitwert 10 bis 50.000 Euro.',
    en: 'Disputes from consumer contracts with companies in Germany for which the industry has no board of its own. Amount in dispute 10 to 50,000 euros.',
  },
  opens: { when: 'after-complaint', period: { months: 2 } },
  condition: {
    de: 'Sie haben den Anspruch beim Unternehmen geltend gemacht. Hat es abgelehnt, geht es sofort; schweigt es, wartet die Stelle bis zu zwei Monate ab.',
    en: 'You have raised the claim with the company. If it refused, you can apply at once; if it is silent, the board waits for up to two months.',
  },
  participation: 'may',
  result: {
    de: 'Ein Vorschlag, den beide annehmen können. Viele Unternehmen lehnen die Teilnahme ab; was gilt, steht auf ihrer Website oder in den AGB.',
    en: 'A proposal that both can accept. Many companies decline to take part; what holds stands on their website or in their terms.',
  },
  free: true,
  cost: {
    de: 'Kostenlos. Nur bei missbräuchlichen Anträgen kann die Stelle 30 Euro verlangen.',
    en: 'Free. Only for an abusive application can the board charge 30 euros.',
  },
  needs: {
    de: 'Antrag online oder per Post, Ihre Beschwerde, Belege für Vertrag und Forderung.',
    en: 'Application online or by post, your complaint, evidence of contract and claim.',
  },
  takes: {
    de: 'Nach Angaben der Stelle liegt ein Vorschlag in der Regel nach zwei Monaten vor; das Gesetz nennt 90 Tage ab vollständiger Akte.',
    en: 'According to the board, a proposal usually comes within two months; the law says 90 days from the complete file.',
  },
  lastsDays: 90,
  address: [
    'Universalschlichtungsstelle des Bundes',
    'Zentrum für Schlichtung e. V.',
    'Straßburger Straße 8',
    '77694 Kehl',
  ],
  website: 'https://www.universalschlichtungsstelle.de',
  law: '§§ 14, 20, 30, 31 VSBG',
  source: 'https://www.universalschlichtungsstelle.de/schlichtung',
  checkedOn,
};
