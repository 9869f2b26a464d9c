import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { appeals, cases, companies, decisionLetters, type decisions, notices, users } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { isOfCompany } from '#src/features/redaction/lists.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';
import { decisionToken } from '../address.ts';
import { companyAddresses } from '../company.ts';
import { isPressure } from '../lists.ts';
import { openNotice } from '../sealed.ts';
import { answersChallenge, chainOf } from './chain.ts';
import { answersOf } from './languages.ts';

type Decision = typeof decisions.$inferSelect;

interface Letters {
  /** Examinations that it ends: who asked for them is told. */
  settled: readonly string[];
  toWriter: boolean;
}

/**
 * The statement of reasons to whoever is affected, and one letter to each notifier, however often they wrote. A decision on
 * an appeal goes to both sides of the first one. Each letter has a link; who has not appealed yet can do so by it.
 */
export async function mailLetters(
  tx: Transaction,
  { now }: Situation,
  decision: Decision,
  { settled, toWriter }: Letters,
): Promise<void> {
  const { id, number, caseId, affectedId, statement } = decision;
  const earlier = await chainOf(tx, decision.appealOf);
  const [appealed = null] = earlier;
  const used = await appellantsOf(tx, earlier);
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
  const about = { caseNumber: theCase?.number ?? null, companyName: company?.name ?? '', appealed };
  const answerIn = await answersOf(tx, decision, about);
  /** The link of one side; `noticeId` only of a notifier. */
  const link = async (appellant: string, mayAppeal: boolean, noticeId: string | null = null) => {
    const token = decisionToken(id, noticeId ?? (appellant === 'company' ? appellant : null));
    const letter = { tokenHash: sha256(token), decisionId: id, noticeId, appellant };
    await tx.insert(decisionLetters).values({ ...letter, mayAppeal: mayAppeal && !used.has(appellant) });
    return (locale: Locale) => absolute(paths.decision(locale, token));
  };
  const isAboutPressure = isPressure(decision.pieceKind);
  if ((toWriter || appealed) && writer) {
    const { locale } = writer;
    const url = (await link('affected', decision.measure !== 'keep'))(locale);
    const kind = appealed ? 'appeal-decided' : isAboutPressure ? 'pressure-decided' : 'statement';
    await queueMail(tx, {
      mail: { kind, url, decision: number, letter: statement },
      to: writer.email,
      locale,
      dedupeKey: `decision:${id}:affected`,
      now,
    });
  }
  if (isOfCompany(decision.pieceKind) && (toWriter || appealed)) {
    // It is the company's, whoever of it wrote it, and may be gone: everybody who speaks for it has the link.
    const url = writer ? null : await link('affected', decision.measure !== 'keep');
    for (const one of await representativeContacts(tx, decision.companyId ?? '')) {
      if (one.userId === writer?.id) continue;
      const { email: to, locale } = one;
      const address = url?.(locale) ?? absolute(paths.decision(locale, decisionToken(id, null)));
      const kind = appealed ? ('appeal-decided' as const) : ('statement' as const);
      const mail = { kind, url: address, decision: number, letter: statement };
      await queueMail(tx, { mail, to, locale, dedupeKey: `decision:${id}:affected:${one.userId}`, now });
    }
  }
  // A challenge is the company's, whoever of it pressed the button: everybody who speaks for it learns what came of it.
  if (isAboutPressure || (await answersChallenge(tx, decision))) {
    const url = await link('company', true);
    for (const one of await companyAddresses(tx, { caseId: caseId ?? '', companyId: decision.companyId ?? '' })) {
      const { text: letter } = answerIn(one.locale);
      const said = { url: url(one.locale), decision: number, letter };
      const mail = appealed
        ? { kind: 'appeal-decided' as const, ...said }
        : isAboutPressure
          ? { kind: 'pressure-decided' as const, ...said }
          : { kind: 'challenge-decided' as const, ...said };
      await queueMail(tx, { mail, ...one, dedupeKey: `decision:${id}:company:${one.to}`, now });
    }
  }
  const told = new Set<string>();
  for (const notice of await givenBy(tx, appealed, settled)) {
    const { email: to } = openNotice(notice.sealed);
    const { locale } = notice;
    // Without an address nobody is known again: whoever shares a network shares no letter.
    const notifierKey = to === '' ? notice.id : notice.notifierKey;
    if (told.has(notifierKey)) continue;
    told.add(notifierKey);
    const url = (await link(notifierKey, true, notice.id))(locale);
    if (to === '') continue;
    const { text: letter } = answerIn(locale);
    const mail = appealed
      ? { kind: 'appeal-decided' as const, url, decision: number, letter }
      : { kind: 'notice-decided' as const, url, notice: notice.number, letter };
    await queueMail(tx, { mail, to, locale, dedupeKey: `decision:${id}:notifier:${notifierKey}`, now });
  }
}

/** Who appealed against one of these decisions: a second time nobody can. */
async function appellantsOf(tx: Transaction, made: readonly Decision[]): Promise<Set<string>> {
  const ids = made.map(({ id }) => id);
  const given = await tx.select({ by: appeals.appellant }).from(appeals).where(inArray(appeals.decisionId, ids));
  return new Set(given.map(({ by }) => by));
}

/** Notices whose givers are told: those that a decision settles, or who were told of the one that was appealed against. */
async function givenBy(tx: Transaction, appealed: Decision | null, settled: readonly string[]) {
  const ofSettled = await tx
    .select()
    .from(notices)
    .where(inArray(notices.examinationId, [...settled]));
  if (!appealed) return ofSettled;
  const before = await tx
    .select({ notice: notices })
    .from(decisionLetters)
    .innerJoin(notices, eq(notices.id, decisionLetters.noticeId))
    .where(eq(decisionLetters.decisionId, appealed.id));
  return [...before.map(({ notice }) => notice), ...ofSettled];
}
