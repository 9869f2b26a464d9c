import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { webhookMessages, webhooks } from '#db/schema/index.ts';
import { createToken, endToken } from '#src/features/integrations/tokens/commands.ts';
import {
  changeSecret,
  createWebhook,
  removeWebhook,
  replay,
  resumeWebhook,
  testWebhook,
} from '#src/features/integrations/webhooks/commands.ts';
import { deliverMessages } from '#src/features/integrations/webhooks/deliver.ts';
import type { WebhookType } from '#src/features/integrations/webhooks/rules.ts';
import { spreadEvents } from '#src/features/integrations/webhooks/spread.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Way } from '#src/lib/outgoing.ts';
import type { Situation } from '#src/lib/situation.ts';
import { momentOn, type RepresentativePerson, situationOf, today } from '#tests/factories.ts';
import type { Internet } from '#tests/internet.ts';
import { aSession } from '../accounts/changing.ts';
import { must } from '../drafts/writing.ts';

/** A token of somebody who has just signed in. */
export async function aToken(
  db: Database,
  person: RepresentativePerson,
  given: { scope?: 'cases' | 'notes'; days?: string; name?: string; on?: string } = {},
): Promise<{ token: string; tokenId: string }> {
  const situation = situationOf(person, given.on ?? today);
  const { sessionId } = await aSession(db, situation);
  const tokenId = newId();
  const { name = 'Ticketsystem', scope = 'cases', days = '90' } = given;
  const made = must(
    await createToken(situation, { companyId: person.companyId, tokenId, name, scope, days, sessionId }),
  );
  return { token: made.token, tokenId };
}

/** Everything that somebody does with the programs of a company for which they speak. */
export async function connectsPrograms(situation: Situation, companyId: string): Promise<void> {
  const { sessionId } = await aSession(situation.db, situation);
  const [tokenId, webhookId] = [newId(), newId()];
  const token = { tokenId, name: 'Bericht', scope: 'cases' as const, days: '30', sessionId };
  must(await createToken(situation, { companyId, ...token }));
  must(await endToken(situation, { companyId, endToken: tokenId }));
  const own = { companyId, webhookId };
  must(await createWebhook(situation, { ...own, url: 'https://hook.example/', type: ['case.closed'] }));
  must(await testWebhook(situation, own));
  must(await changeSecret(situation, own));
  const [message] = await messagesOf(situation.db, webhookId);
  must(await replay(situation, { ...own, messageId: message?.id ?? '' }));
  const off = { disabledAt: situation.now };
  await exclusively(situation.db, () => situation.db.update(webhooks).set(off).where(eq(webhooks.id, webhookId)));
  must(await resumeWebhook(situation, own));
  must(await removeWebhook(situation, own));
}

/** What a receiver got, and whether the signature is one of a secret. */
export interface Got {
  headers: IncomingMessage['headers'];
  body: string;
}

/** A receiver on the loopback Internet that answers as it is told to. */
export async function aReceiver(internet: Internet, name = 'firma.example') {
  const got: Got[] = [];
  const state: { answer: (request: IncomingMessage, response: ServerResponse) => void } = {
    answer: (_, response) => response.writeHead(204).end(),
  };
  const address = await internet.site(
    '127.0.0.2',
    (request, response) => {
      textOf(request)
        .then((body) => {
          got.push({ headers: request.headers, body });
          state.answer(request, response);
        })
        .catch(() => response.destroy());
    },
    { secure: true },
  );
  internet.names.set(`A ${name}`, ['127.0.0.2']);
  const way: Way = { dnsServer: internet.dnsServer, allow: [address], ca: internet.ca };
  return { got, state, way, url: `https://${name}/hooks/aktenkundig?key=geheim` };
}

export async function aWebhook(
  person: RepresentativePerson,
  url: string,
  type: WebhookType[] = ['case.published', 'entry.added', 'reply.judged'],
): Promise<{ webhookId: string; secret: string; own: { companyId: string; webhookId: string } }> {
  const webhookId = newId();
  const own = { companyId: person.companyId, webhookId };
  const { secret } = must(await createWebhook(situationOf(person), { ...own, url, type }));
  return { webhookId, secret, own };
}

/** The worker at a moment: makes messages of what happened, and sends what is due. */
export async function aRound(db: Database, way: Way, at: Date = momentOn(today)): Promise<number> {
  const job = { db, now: () => at, isStopping: () => false, way };
  await spreadEvents(job);
  return deliverMessages(job);
}

/** Whether a message was signed with a secret, as a receiver checks it. */
export function isSignedWith(secret: string, { headers, body }: Got): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const said = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const wanted = `v1,${createHmac('sha256', key).update(said).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
}

export const messagesOf = (db: Database, webhookId: string) =>
  db
    .select()
    .from(webhookMessages)
    .where(eq(webhookMessages.webhookId, webhookId))
    .orderBy(desc(webhookMessages.createdAt));

export async function stateOf(db: Database, webhookId: string) {
  const [webhook] = await db.select().from(webhooks).where(eq(webhooks.id, webhookId));
  return webhook;
}
