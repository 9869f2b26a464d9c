import type { Browser, Page } from 'playwright-core';
import { longDay } from '#src/i18n/formats.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { counted, type Effort, hands, onTelephone } from './twelve-entries.ts';

/** The most that a story of some 2,500 characters asks of the hands, from the first page to the preview. */
export const mostToTell = { taps: 25, fields: 6 };

/** Days of the story, after its first, on which something happened; and when what was promised is due. */
export const toldDays = { happened: [0, 35, 36, 38, 43, 44, 46, 49, 50], due: 72 };

/** The voucher for solved puzzles (as in `toldEntries`), as somebody types it into their telephone. */
function toldStory(firstDay: Day): string {
  const whole = (days: number) => longDay('de', addDays(firstDay, days));
  const on = (days: number) => whole(days).replace(/ \d{4}$/, '');
  return `Seit Jahren löse ich abends die Rätsel in der App von Knobelpost. Für jedes richtige gibt es Punkte, und aus Punkten werden Gutscheine. So war es jedenfalls gedacht.

Am ${whole(0)} habe ich in der App 800 Punkte gegen einen Gutschein über 5 Euro getauscht. Danach sind wir in den Urlaub gefahren, und ich habe nicht weiter darauf geachtet. Irgendwann in diesen Tagen soll Knobelpost mir eine E-Mail geschickt haben, mit der Bitte, den Tausch kurz zu bestätigen. Bei mir ist sie nie angekommen, auch nicht im Spam.

Am ${on(35)} schrieb ich von meiner zweiten Adresse aus eine freundliche E-Mail: Wo bleibt denn mein Gutschein? Noch am selben Tag antwortete mir eine Mitarbeiterin namens Jule per E-Mail, ich hätte nicht bestätigt, deshalb sei der Tausch verfallen. Ich schrieb am ${on(36)} zurück, dass ich diese Mail nie bekommen habe, dass es vielleicht auch mein Versehen war und wie wir das nun lösen. Darauf kam nichts.

Am ${on(38)} habe ich noch einmal per E-Mail nachgefragt. Wieder nichts, auch keine Eingangsbestätigung.

Fünf Tage später, am ${on(43)}, dann meine dritte Mail. Ich habe geschrieben, dass der gute Eindruck, den ich immer hatte, langsam schwindet. Am ${on(44)} antwortete per E-Mail ein Kollege namens Tarik: Der Gutschein werde bis zum ${on(72)} verschickt, oder ich entschuldige mich, dann gehe es sofort. Und ich solle künftig die E-Mails von Knobelpost auch lesen. Das hat mich getroffen, schließlich war ich immer höflich gewesen.

Am ${on(46)} habe ich deshalb einen Brief an die Geschäftsführung geschickt und den ganzen Ablauf geschildert. Am ${on(49)} kam per E-Mail eine Antwort vom Geschäftsführer. Er verteidigte die Bedingungen, schrieb von Betrugsversuchen und von vielen tausend Mails im Monat. Am Abend desselben Tages schrieb er noch einmal per E-Mail, der Gutschein werde nun doch verschickt. Ich habe ihm am ${on(50)} per E-Mail geantwortet, dass ich den Gutschein nicht mehr haben möchte. Mir ging es längst um den Ton.

Eine Entschuldigung ist bis heute nicht gekommen. Die restlichen 328 Punkte habe ich verfallen lassen und die App gelöscht. Ich hätte mir gewünscht, dass jemand einmal nachsieht, ob die erste Mail überhaupt hinausgegangen ist, statt mir Vorwürfe zu machen. Fünf Euro sind nicht viel, aber so möchte ich als Kunde nach so langer Zeit nicht behandelt werden. Anderen rate ich, sich jeden Tausch vom Bildschirm abzufotografieren, bevor sie in den Urlaub fahren.`;
}

/** Tells it on a telephone (390 × 844), in one text, and goes on to the preview. The page stays open. */
export async function playToldStory(
  browser: Browser,
  { url, company, firstDay }: { url: string; company: string; firstDay: Day },
): Promise<{ page: Page; effort: Effort }> {
  const page = await onTelephone(browser, url);
  const effort = counted(page);
  const { tap, type, tile, lead } = hands(page, effort);
  await page.goto(paths.write('de'));
  await type('name', company.slice(0, 6));
  await tap(page.locator('[role=option]', { hasText: company }).first());
  await tap(page.locator('[name=told]'));
  // A long press brings "Einfügen": one tap more.
  effort.taps += 1;
  effort.fields += 1;
  await page.keyboard.insertText(toldStory(firstDay));
  await lead('drafts.company', 'told');
  await lead('', 'story', page.locator('.go button'));
  await type('title', 'Gutschein für 800 Punkte kommt nicht');
  await lead('drafts.story', 'timeline');
  await lead('', 'wish', page.locator('button[name=go][value=next]'));
  await tile('desiredOutcome', 'apology');
  await type('desiredText', 'Bitte entschuldigen Sie sich für den Ton.');
  await lead('drafts.wish', 'preview');
  return { page, effort };
}

/** Three saved mails about the move of an office: an order, a complaint that quotes it, and the answer to that. */
export function savedMails(firstDay: Day): { name: string; mimeType: string; buffer: Buffer }[] {
  const [service, own] = ['Fernwort Kundenservice <service@fernwort.example>', 'Lea Voss <lea.voss@gmx.de>'];
  const at = (days: number) => new Date(`${addDays(firstDay, days)}T09:30:00Z`).toUTCString();
  const mail = (days: number, from: string, to: string, body: string) =>
    `Message-ID: <${days}@fernwort.example>\r\nFrom: ${from}\r\nTo: ${to}\r\nDate: ${at(days)}\r\nSubject: =?utf-8?Q?Umzug_unserer_B=C3=BCron?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body.replace(/\n/g, '\r\n')}`;
  const order = `Guten Tag Frau Voss,\n\nwir haben Ihren Auftrag für den Umzug der vier Rufnummern und der Leitung erhalten. Der Techniker kommt bis zum ${longDay('de', addDays(firstDay, 10))} zu Ihnen.\n\nIhr Kundenservice`;
  const complaint =
    'Guten Tag,\n\ngestern haben wir sechseinhalb Stunden im leeren Büro auf Ihren Techniker gewartet. Bitte nennen Sie uns heute noch einen neuen Termin.\n\nLea Voss';
  const answer =
    'Guten Tag Frau Voss,\n\ndas tut uns leid. Die Leitung ist seit heute geschaltet, die Nummern folgen.\n\nIhr Kundenservice';
  const quoted = (days: number, from: string, body: string) =>
    `\n\nAm ${longDay('de', addDays(firstDay, days))} um 10:30 schrieb ${from}:\n${body.replace(/^/gm, '> ')}`;
  return [
    mail(0, service, own, order),
    mail(11, own, service, complaint + quoted(0, service, order)),
    mail(28, service, own, answer + quoted(11, own, complaint)),
  ].map((text, at) => ({ name: `umzug-${at + 1}.eml`, mimeType: 'message/rfc822', buffer: Buffer.from(text) }));
}
