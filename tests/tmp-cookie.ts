import { eq } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import {
  appeals,
  cases,
  challenges,
  decisionLetters,
  decisions,
  examinations,
  signs,
  users,
} from '#db/schema/index.ts';
import { startSession } from '#src/features/accounts/sessions.ts';
import { decisionToken } from '#src/features/moderation/address.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '' });
for (const email of ['moderation@aktenkundig.example', 'zweiter.blick@aktenkundig.example']) {
  const [user] = await db.select().from(users).where(eq(users.email, email));
  const begun = await write(db, async (tx) =>
    done(await startSession(tx, { userId: user?.id ?? '', userAgent: 'x', now: new Date() })),
  );
  if (begun.ok) console.log(email, `${begun.value.name}=${begun.value.value}`);
}
console.log('appeals', await db.select({ d: appeals.decisionId, n: appeals.number }).from(appeals));
console.log(
  'challenges',
  await db
    .select({ id: challenges.id, claim: challenges.claim, proved: challenges.provedAt, case: challenges.caseId })
    .from(challenges),
);
for (const d of await db.select().from(decisions))
  if (d.kind !== 'before-records')
    console.log(d.number, d.kind, d.measure, d.effectiveAt ? 'eff' : 'waits', d.id, decisionToken(d.id, null));
console.log(
  'exam',
  await db.select({ id: examinations.id, k: examinations.pieceKind, closed: examinations.closedAt }).from(examinations),
);
console.log('signs', await db.select({ id: signs.id, k: signs.kind, d: signs.decidedAt }).from(signs));
await db.$client.execute('update sessions set awaits_code = 0');
