import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { mailPreferences, users } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { mailCan } from '../can.ts';
import { endContact, subjectOf } from '../contacts.ts';
import { readStopToken } from '../stop.ts';
import { takeBackKinds } from '../take-back.ts';
import { kindsOf, type Topic, type Way } from '../topics.ts';
import { preferencesOf } from './queries.ts';

/** A person chooses how they want the mails of some topics. Refuses not-signed-in. */
export function chooseMails(situation: Situation, choices: readonly (readonly [Topic, Way])[]): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const { userId } = situation.actor;
    if (!mailCan.choose(situation.actor) || userId === null) return refused('not-signed-in');
    for (const [topic, way] of choices) await choose(tx, situation, userId, topic, way);
    await tell(tx, situation, { action: 'mails.choose', subjectId: userId });
    return done();
  });
}

/**
 * Ends mails for whoever holds one with this token: those of one topic for a person, all of them for a contact address
 * (`because` is what was said there). Done twice, it is done once. Refuses not-found (`link-unknown`) for any other token,
 * and too-often, counted by token.
 */
export async function stopMails(
  situation: Situation,
  { token, because = 'refused' }: { token: string; because?: 'refused' | 'wrong-address' },
): Promise<Outcome> {
  const stop = await readStopToken(situation.db, token);
  if (!mailCan.stop(stop)) return refused('not-found', { reason: 'link-unknown' });
  if (await limited(situation.db, 'write', token)) return refused('too-often');
  return write(situation.db, async (tx) => {
    if ('contactId' in stop) {
      const ended = await endContact(tx, stop.contactId, because, situation.now);
      for (const contact of ended) await tell(tx, situation, { action: `contacts.${because}`, ...subjectOf(contact) });
      return done();
    }
    const [person] = await tx.select({ id: users.id }).from(users).where(eq(users.id, stop.userId));
    if (!person) return refused('not-found', { reason: 'link-unknown' });
    const ended = stop.topic === 'digest' ? await inDigest(tx, person.id) : [stop.topic];
    for (const topic of ended) await choose(tx, situation, person.id, topic, 'never');
    // Whoever has the link acts for the person it was sent to.
    await tell(
      tx,
      { now: situation.now, actor: { userId: person.id } },
      { action: 'mails.stop', subjectId: person.id },
    );
    return done();
  });
}

/** What a person has in their digest, chosen or by default. */
async function inDigest(tx: Transaction, userId: string): Promise<Topic[]> {
  return [...(await preferencesOf(tx, userId))].flatMap(([topic, way]) => (way === 'digest' ? [topic] : []));
}

async function choose(tx: Transaction, situation: Situation, userId: string, topic: Topic, way: Way): Promise<void> {
  await tx
    .insert(mailPreferences)
    .values({ userId, topic, way, changedAt: situation.now })
    .onConflictDoUpdate({
      target: [mailPreferences.userId, mailPreferences.topic],
      set: { way, changedAt: situation.now },
    });
  if (way !== 'never') return;
  const [person] = await tx.select({ id: users.id, email: users.email }).from(users).where(eq(users.id, userId));
  if (person) await takeBackKinds(tx, person, kindsOf(topic));
}
