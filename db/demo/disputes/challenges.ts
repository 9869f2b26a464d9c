import { and, asc, desc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, companies, representatives, signCases, signs } from '#db/schema/index.ts';
import { answerChallenge, challengeCase, proveCase } from '#src/features/challenges/commands.ts';
import { decideChallenge, forwardProof } from '#src/features/challenges/deciding.ts';
import { confirmDecision } from '#src/features/moderation/decisions/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { type Act, day, moderating, must, touchedAt, visiting, wasPublic } from './acts.ts';

/** "Not our customer": asked for proof, proof there, upheld by two people, refused; and a burst that nobody looked at yet. */
export function challengeActs(db: Database, [asked, proved, refuted, confirmed]: readonly Challenged[]): Act[] {
  if (!asked || !proved || !refuted || !confirmed) throw new Error('the demo has too few cases to challenge');
  const rule = 'Regeln der Seite: nur eigene Kundenfälle';
  return [
    opens(db, 44 * day, refuted, 'Unter der genannten Rechnungsnummer lief bei uns nie ein Auftrag.'),
    {
      ago: 26 * day,
      does: async (at) => {
        const facts =
          'Die genannte Rechnung gibt es nicht, ihre Nummer gehört zu einem anderen Haus. Die Person hat auf zwei Schreiben nichts gesagt.';
        const reason = 'Es war kein Kundenfall dieses Unternehmens.';
        const decisionId = newId();
        const given = { id: refuted.id, decisionId, result: 'not-genuine' as const, rule, facts, reason };
        must(await decideChallenge(moderating(db, at), given));
        must(await confirmDecision(moderating(db, new Date(at.getTime() + day), 'second'), { id: decisionId }));
      },
    },
    opens(db, 40 * day, confirmed, 'Der Name im Fall kommt in unseren Unterlagen nicht vor.'),
    proves(db, 37 * day, confirmed, 'Vertrag vom 4. Mai, abgebucht wurden am 2. Juni 39,90 Euro.'),
    {
      ago: 35 * day,
      does: async (at) => {
        const text = 'Ein Vertrag vom Mai dieses Jahres über 39,90 Euro im Monat, einmal abgebucht Anfang Juni.';
        must(await forwardProof(moderating(db, at), { id: confirmed.id, text }));
      },
    },
    {
      ago: 33 * day,
      does: async (at) => {
        const answer = { id: confirmed.id, text: 'Damit haben wir den Vertrag gefunden.' };
        must(await answerChallenge(speaking(db, at, confirmed), answer));
      },
    },
    {
      ago: 31 * day,
      does: async (at) => {
        const facts = 'Die Abbuchung ist belegt, und das Unternehmen hat den Vertrag damit gefunden.';
        const reason = 'Der Vertrag ist belegt.';
        must(await decideChallenge(moderating(db, at), { id: confirmed.id, result: 'confirmed', rule, facts, reason }));
      },
    },
    opens(db, 9 * day, proved, 'Zu diesem Anliegen finden wir weder Bestellung noch Anruf.'),
    proves(db, 4 * day, proved, 'Bestellung 88-1204 vom 11. März, Rechnung über 129 Euro, bezahlt am 14. März.'),
    opens(
      db,
      3 * day,
      asked,
      'Der Fall meint vermutlich unseren früheren Vertriebspartner gleichen Namens.',
      'wrong-company',
    ),
    raises(db, proved),
  ];
}

interface Challenged {
  id: string;
  caseId: string;
  number: string;
  authorId: string;
  companyId: string;
  representativeId: string;
  userId: string;
}

const speaking = (db: Database, now: Date, { userId, companyId, representativeId }: Challenged): Situation => ({
  ...visiting(db, now),
  actor: { userId, represents: [{ companyId, representativeId }], isModerator: false },
});

const opens = (
  db: Database,
  ago: number,
  of: Challenged,
  text: string,
  claim: 'not-customer' | 'wrong-company' = 'not-customer',
): Act => ({
  ago,
  does: async (now) => {
    const { id, number } = of;
    must(await challengeCase(speaking(db, now, of), { id, number, claim, text }));
  },
});

const proves = (db: Database, ago: number, { id, authorId }: Challenged, text: string): Act => ({
  ago,
  does: async (now) => {
    const actor = { userId: authorId, represents: [], isModerator: false };
    must(await proveCase({ ...visiting(db, now), actor }, { id, text }));
  },
});

/** As the night would raise it: the last cases against one company. */
const raises = (db: Database, { companyId }: Challenged): Act => ({
  ago: day,
  does: async (now) => {
    const newest = await db
      .select({ id: cases.id })
      .from(cases)
      .where(
        and(eq(cases.companyId, companyId), inArray(cases.status, ['open', 'answered', 'closed']), wasPublic(now, day)),
      )
      .orderBy(desc(cases.publishedAt), asc(cases.id))
      .limit(11);
    const sign = { id: newId(), kind: 'many-cases' as const, companyId, day: addDays(dayOf(now), -1), raisedAt: now };
    const figures = { count: newest.length, mailboxes: newest.length, usual: 0.2, likeness: null };
    await write(db, async (tx) => {
      await tx.insert(signs).values({ ...sign, figures });
      return done(await tx.insert(signCases).values(newest.map(({ id: caseId }) => ({ signId: sign.id, caseId }))));
    });
  },
});

/** A case of each of four companies for which somebody speaks, open and untouched for two months; the newest first. */
export async function challengeable(db: Database, now: Date): Promise<Challenged[]> {
  const before = new Date(now.getTime() - 60 * day);
  const rows = await db
    .select({
      ...{ caseId: cases.id, number: cases.number, authorId: cases.authorId, companyId: companies.id },
      ...{ representativeId: representatives.id, userId: representatives.userId },
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .innerJoin(representatives, eq(representatives.companyId, companies.id))
    .where(
      and(
        eq(cases.status, 'open'),
        eq(cases.locale, 'de'),
        lte(touchedAt, before.getTime()),
        isNotNull(cases.authorId),
        isNull(representatives.endedAt),
        isNull(representatives.checkingSince),
      ),
    )
    .orderBy(desc(cases.publishedAt), asc(cases.id), asc(representatives.id));
  const byCompany = Map.groupBy(rows, ({ companyId }) => companyId);
  const found = [...byCompany.values()].flatMap(([row]) => {
    if (!row) return [];
    const { number, authorId, userId, ...of } = row;
    return number && authorId && userId ? [{ ...of, number, authorId, userId, id: newId() }] : [];
  });
  return found.slice(0, 4);
}
