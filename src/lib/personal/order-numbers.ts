/** Words before the number of one order; one of a customer or a contract stands for many matters. */
const named =
  /(?:bestell(?:ung)?|auftrags?|rechnungs?|vorgangs?|ticket|buchungs?|sendungs?|order|invoice|booking|shipment|tracking)[\s-]*(?:nummer|number|nr|no|id)?[.:#\s-]*([a-z0-9][a-z0-9/._-]{3,})/giu;
/** Fewer digits are a day, an amount or a house. */
const fewestDigits = 5;

/** Numbers of orders, invoices, tickets, as they are compared: letters and digits, without signs between them. */
export function orderNumbers(texts: readonly string[]): Set<string> {
  const found = texts.flatMap((text) => [...text.normalize('NFKC').matchAll(named)].map(([, number = '']) => number));
  const bare = found.map((number) => number.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return new Set(bare.filter((number) => number.replace(/\D/g, '').length >= fewestDigits));
}
