import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, type decisions, notices, users } from '#db/schema/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { noticeToken } from '../notices/address.ts';
import { openNotice } from '../sealed.ts';
import { answerOf, letterFacts } from './letters.ts';

type Decision = typeof decisions.$inferSelect;

interface Letters {
  /** Examinations that it ends: who asked for them is told. */
  settled: readonly string[];
  toWriter: boolean;
}

/** The statement of reasons to whoever is affected, and one letter to each notifier, however often they wrote. */
export async function mailLetters(
  tx: Transaction,
  { now }: Situation,
  decision: Decision,
  { settled, toWriter }: Letters,
): Promise<void> {
  const { id, number, caseId, affectedId, statement, answer, answerLocale } = decision;
  const [theCase] = await tx
    .select({ number: cases.number })
    .from(cases)
    .where(eq(cases.id, caseId ?? ''));
  const [company] = await tx
    .select()
    .from(companies)
    .where(eq(companies.id, decision.companyId ?? ''));
  const [writer] = await tx
    .select()
    .from(users)
    .where(eq(users.id, affectedId ?? ''));
  if (toWriter && writer) {
    const { locale } = writer;
    const url = theCase?.number ? paths.case(locale, { number: theCase.number, title: '' }) : paths.home(locale);
    await queueMail(tx, {
      mail: { kind: 'statement', url: absolute(url), decision: number, letter: statement },
      to: writer.email,
      locale,
      dedupeKey: `decision:${id}:affected`,
      now,
    });
  }
  const told = new Set<string>();
  const given = await tx
    .select()
    .from(notices)
    .where(inArray(notices.examinationId, [...settled]));
  for (const notice of given) {
    const { email: to } = openNotice(notice.sealed);
    const { locale, notifierKey } = notice;
    if (to === '' || told.has(notifierKey)) continue;
    told.add(notifierKey);
    // Who reads another language gets the composed one: what was edited by hand is in one language.
    const about = { caseNumber: theCase?.number ?? null, companyName: company?.name ?? '' };
    const letter = locale === answerLocale ? answer : answerOf(letterFacts(decision, about), locale);
    const url = absolute(paths.noticeStatus(locale, noticeToken(notice.id)));
    const mail = { kind: 'notice-decided' as const, url, notice: notice.number, letter };
    await queueMail(tx, { mail, to, locale, dedupeKey: `decision:${id}:notifier:${notifierKey}`, now });
  }
}
