import { german } from './kind.ts';

/** §§ 437, 439 BGB, whatever was bought. */
export const repair = german('bgb', '439', {
  de: 'Ist die Ware nicht wie vereinbart, muss der Händler auf seine Kosten nachbessern oder neu liefern (§§ 437, 439 BGB).',
  en: 'If the goods are not as agreed, the seller has to repair or replace them at their own cost (§§ 437, 439 BGB).',
});

/** § 477 BGB, where a trader sold to a consumer. */
export const faultyFromTheStart = german('bgb', '477', {
  de: 'Zeigt sich ein Mangel binnen eines Jahres nach der Übergabe, wird beim Kauf von einem Händler in der Regel vermutet, dass die Ware ihn von Anfang an hatte (§ 477 BGB).',
  en: 'If a defect appears within one year of the handover, goods bought from a trader are as a rule presumed to have had it from the start (§ 477 BGB).',
});

/** §§ 323, 346 BGB, for what was ordered and did not come. */
export const neverDelivered = german('bgb', '323', {
  de: 'Liefert der Händler trotz einer angemessenen Nachfrist nicht, können Sie vom Vertrag zurücktreten und Ihr Geld, auch eine Anzahlung, zurückverlangen (§§ 323, 346 BGB).',
  en: 'If the seller does not deliver within a reasonable further deadline, you can withdraw from the contract and ask for your money back, a deposit too (§§ 323, 346 BGB).',
});

/** §§ 446, 475 Abs. 2 BGB, for what gets lost or broken on its way. */
export const transportRisk = german('bgb', '475', {
  de: 'Haben Sie bei einem Händler gekauft, trägt er das Risiko, bis die Ware bei Ihnen ist, außer Sie haben selbst einen Transporteur beauftragt, den er Ihnen nicht genannt hat (§§ 446, 475 Abs. 2 BGB).',
  en: 'If you bought from a trader, the risk is theirs until the goods have reached you, unless you yourself hired a carrier they had not named to you (§§ 446, 475 (2) BGB).',
});

/** §§ 312g, 355 BGB, for contracts on services and supply: whoever buys goods has other exceptions. */
export const withdrawal = german('bgb', '355', {
  de: 'Einen Vertrag, der am Telefon, an der Haustür oder im Netz geschlossen wurde, können Sie binnen 14 Tagen widerrufen (§§ 312g, 355 BGB).',
  en: 'You can withdraw within 14 days from a contract made on the telephone, at the door or online (§§ 312g, 355 BGB).',
});

/** § 309 Nr. 9 BGB, since when by Art. 229 § 60 EGBGB. */
export const tacitExtension = german('bgb', '309', {
  de: 'Ein Vertrag auf vorgedruckten Bedingungen, der seit März 2022 geschlossen wurde, darf sich stillschweigend nur auf unbestimmte Zeit verlängern und muss dann jederzeit mit höchstens einem Monat Frist kündbar sein (§ 309 Nr. 9 BGB).',
  en: 'A contract on standard terms made since March 2022 may be tacitly extended only for an indefinite time, and must then be open to cancellation at any time with one month’s notice at most (§ 309 no. 9 BGB).',
});
