import { letterHtml } from '#src/features/notifications/letter.ts';
import { atomXml } from '#src/features/open-data/atom.ts';
import type { ReadableFile } from '#src/features/paper/dossier/content.ts';
import { letterDocument } from '#src/features/paper/letter/sheet.ts';
import { newLetter } from '#src/features/paper/letter.ts';
import { runsOf } from '#src/features/paper/type/fonts.ts';
import { momentOn, today } from '#tests/factories.ts';

// What people see of a typed text on each surface.

/** What people see of a text, whatever stands between. */
export const letters = (text: string) => text.replace(/\p{Default_Ignorable_Code_Point}|[^\p{L}\p{N}]/gu, '');

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decoded = (html: string) =>
  Object.entries(entities).reduceRight((text, [entity, sign]) => text.replaceAll(entity, sign), html);
export const visible = (html: string) => decoded(html.replace(/<[^>]*>/g, '\n'));
export const hrefs = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => decoded(href));

/** Every text of a printed document, in its order. */
export function printed(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(printed).join('');
  if (typeof content !== 'object' || content === null) return '';
  return ['text', 'stack', 'columns', 'ol', 'ul'].map((key) => printed(Reflect.get(content, key))).join('');
}
/** What no font has is printed as a box. */
export const printable = (text: string) =>
  letters(
    runsOf(text, 'Serif')
      .map((run) => run.text)
      .join(''),
  );

export function feed(text: string): string {
  const entry = {
    id: 'x',
    title: 'T',
    author: 'A',
    language: 'de' as const,
    path: '/de',
    publishedAt: momentOn(today),
    changedAt: momentOn(today),
  };
  const xml = atomXml({ path: '/f', page: '/de', title: 'F', locale: 'de', entries: [{ ...entry, text }] });
  return /<summary type="html"><!\[CDATA\[([\s\S]*?)\]\]><\/summary>/.exec(xml)?.[1] ?? '';
}

export const mail = (text: string) => ({
  locale: 'de' as const,
  title: '',
  parts: [{ kind: 'words' as const, text }],
  footer: [],
});

export function mailBody(text: string): string {
  const html = letterHtml(mail(text));
  return html.slice(html.indexOf('</h1>'), html.indexOf('<p class="quiet"'));
}

/** A letter as it is composed, and as it is printed. */
export function letter(file: ReadableFile): { body: string; sheet: string } {
  const order = { ...newLetter(file, 'complaint', 'de', today), locale: 'de' as const, today, number: file.number };
  return { body: order.body, sheet: printed(letterDocument(order).content) };
}
