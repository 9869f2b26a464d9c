import { like } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { unseal } from '#src/lib/crypto.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { aWholeDraft, must } from '#tests/features/drafts/writing.ts';

// A process of its own that publishes cases, several at once, until it is killed. What it has said, it has promised:
// "draft ID" after everything of a draft was saved, "published NUMBER" after the link was used.

const [companyId = '', round = ''] = process.argv.slice(2);
const db = openDatabase({ url: process.env.DATABASE_URL ?? '' });

async function publishOne(email: string): Promise<void> {
  const situation: Situation = { db, actor: visitor, now: new Date(), locale: 'de' };
  const key = await aWholeDraft(situation, { companyId });
  const { caseId } = must(await submitDraft(situation, key, { email }));
  process.stdout.write(`draft ${caseId}\n`);
  const [mail] = await db
    .select()
    .from(outbox)
    .where(like(outbox.dedupeKey, `confirm-case:${caseId}:%`));
  const token = /token=([\w-]+)/.exec(unseal(mail?.sealed ?? ''))?.[1] ?? '';
  const { number } = must(await confirmCase(situation, { token, userAgent: 'test' }));
  process.stdout.write(`published ${number}\n`);
}

async function chain(name: number): Promise<void> {
  for (let index = 0; ; index += 1) await publishOne(`author-${round}-${name}-${index}@example.org`);
}

process.stdout.write('ready\n');
await Promise.all([1, 2, 3, 4].map(chain));
