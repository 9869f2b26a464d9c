import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiTokens, cases, companies, webhookMessages } from '#db/schema/index.ts';
import { createWebhook } from '#src/features/integrations/webhooks/commands.ts';
import { queueMessages } from '#src/features/integrations/webhooks/message.ts';
import { noteTry } from '#src/features/integrations/webhooks/note.ts';
import { keyedHash, newId } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { type Act, day, hour, must, wasPublic } from './disputes/acts.ts';
import { demoSpeaker } from './speaker.ts';

/** Tries of a message, one after the other: the status of the answer, null where there was none. */
const tries = [[200], [200], [503, 200], [200], [null, 502, 200], [200], [null]];

/** The programs of the company for which somebody can sign in: a token, and a webhook with what became of its messages. */
export async function programActs(db: Database, now: Date): Promise<Act[]> {
  const actor = await demoSpeaker(db);
  const [{ representativeId, companyId }] = actor.represents;
  const webhookId = newId();
  const connects: Act = {
    ago: 40 * day,
    does: async (now) => {
      const type = ['case.published', 'author.answered', 'reply.judged', 'promise.due', 'reply.due'] as const;
      const url = 'https://tickets.strom-und-soehne.example/hooks/aktenkundig';
      must(await createWebhook({ db, actor, now, locale: 'de' }, { companyId, webhookId, url, type: [...type] }));
      const expiresAt = new Date(now.getTime() + 365 * day);
      const token = { scopes: ['cases' as const], name: 'Ticketsystem', createdAt: now, expiresAt };
      await exclusively(db, () =>
        db.insert(apiTokens).values({ id: newId(), representativeId, tokenHash: keyedHash(newId()), ...token }),
      );
      await arrives(db, webhookId, [200], now);
    },
  };
  const latest = await db
    .select({ id: cases.id, number: cases.number, publishedAt: cases.publishedAt, company: companies.slug })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(cases.companyId, companyId), wasPublic(now, hour)))
    .orderBy(desc(cases.publishedAt))
    .limit(tries.length);
  const told = latest.reverse().map(({ id, number, publishedAt, company }, place): Act => {
    const answers = tries[place] ?? [200];
    return {
      ago: now.getTime() - (publishedAt ?? now).getTime(),
      does: async (at) => {
        const theCase = { number: number ?? '', status: 'open', ball: 'company', outcome: null };
        const message = { webhookId, occasion: `demo:${id}`, type: 'case.published' as const, at, theCase };
        await write(db, async (tx) => done(await queueMessages(tx, [{ ...message, company }], at)));
        await arrives(db, webhookId, answers, at);
      },
    };
  });
  return [connects, ...told];
}

/** The newest message was tried so often, with these answers. */
async function arrives(
  db: Database,
  webhookId: string,
  answers: readonly (number | null)[],
  begun: Date,
): Promise<void> {
  for (const [place, answered] of answers.entries()) {
    const at = new Date(begun.getTime() + place * place * 5 * 60_000);
    const [message] = await db
      .select()
      .from(webhookMessages)
      .where(eq(webhookMessages.webhookId, webhookId))
      .orderBy(desc(webhookMessages.createdAt))
      .limit(1);
    const fault = answered === 200 ? null : answered === null ? ('unreachable' as const) : ('status' as const);
    if (message)
      await noteTry({ db, now: () => at, isStopping: () => false }, message, {
        answered,
        fault,
        milliseconds: 180 + 40 * place,
      });
  }
}
