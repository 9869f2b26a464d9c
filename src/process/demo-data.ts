import type { Database } from '#db/client.ts';
import { depositDemoEvidence } from '#db/demo/evidence.ts';
import { demoExchanges, demoWord } from '#db/demo/exchange.ts';
import { seedDemo } from '#db/demo/index.ts';
import { demoActs, settleDemo } from '#db/demo/moderation.ts';
import { showDemoFiles } from '#db/demo/shown.ts';
import { dayOf } from '#src/lib/dates.ts';

/** Everything that happens in the demo until `at`, into an empty, migrated database. */
export async function fillDemo(db: Database, at: Date): Promise<void> {
  await seedDemo(db, { today: dayOf(at), now: at, acts: () => demoActs(db, at) });
  await depositDemoEvidence(db, at);
  await showDemoFiles(db, at);
  await demoExchanges(db, at);
  await demoWord(db, at);
  await settleDemo(db, at);
}
