import { readFileSync } from 'node:fs';
import type { Database } from '#db/client.ts';
import { cases, companies, companyNames } from '#db/schema/index.ts';
import { nameRow } from '#src/features/companies/names.ts';
import { recordWords } from '#src/features/search/index.ts';
import { canonicalJson } from '#src/lib/canonical.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';

/** A case of told.txt: stories that the project wrote, so that others could be asked about them. */
export interface Told {
  key: string;
  company: string;
  industry: string;
  locale: 'de' | 'en';
  title: string;
  story: string;
  replies: string[];
  promises: string[];
}

const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

export const told: readonly Told[] = file('told.txt')
  .trim()
  .split(/\n\n+/)
  .map((block) => {
    const [head = '', title = '', ...lines] = block.split('\n');
    const [key = '', company = '', industry = '', locale = ''] = head.replace('# ', '').split(' | ');
    const after = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
    const story = lines.filter((line) => !/^[>!] /.test(line)).join('\n');
    const language = locale === 'en' ? 'en' : 'de';
    return { key, company, industry, locale: language, title, story, replies: after('> '), promises: after('! ') };
  });

/** What was asked, and which cases answer it: labelled by reading, before there was a search. */
export const asked = file('asked.txt')
  .trim()
  .split('\n')
  .map((line) => {
    const [kind = '', typed = '', keys = ''] = line.split('\t');
    return { kind, typed, keys: keys.split(',') };
  });

/** What `sealedWords` would say of it. */
export function wordsOf({
  locale,
  title,
  story,
  replies,
  promises,
}: Omit<Told, 'key' | 'company' | 'industry'>): string {
  return canonicalJson({
    format: 'aktenkundig-words/1',
    language: locale,
    title,
    summary: story,
    promises: promises.map((text) => ({ text })),
    thread: replies.map((text) => ({ by: 'company', text })),
  });
}

/** All of them published, the first as 2026-000001. Answers the keys by the ids of the cases. */
export async function tellAll(db: Database): Promise<void> {
  const names = [...new Set(told.map(({ company }) => company))];
  await write(db, async (tx) => {
    for (const [at, name] of names.entries()) {
      const industry = told.find(({ company }) => company === name)?.industry ?? '';
      const createdAt = new Date('2026-01-01');
      await tx.insert(companies).values({ id: `c${at}`, slug: `company-${at}`, name, industry, createdAt });
      await tx.insert(companyNames).values({ companyId: `c${at}`, ...nameRow(name), kind: 'name' });
    }
    for (const [at, one] of told.entries()) {
      const number = `2026-${String(at + 1).padStart(6, '0')}`;
      const companyId = `c${names.indexOf(one.company)}`;
      const row = {
        id: one.key,
        number,
        companyId,
        locale: one.locale,
        title: one.title,
        createdAt: new Date('2026-01-01'),
      };
      await tx.insert(cases).values(row);
      await recordWords(tx, one.key, wordsOf(one));
    }
    return done();
  });
}
