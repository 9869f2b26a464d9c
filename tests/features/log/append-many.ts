import { openDatabase } from '#db/client.ts';
import { append } from '#src/features/log/append.ts';
import { write } from '#src/lib/database.ts';
import { done, refused } from '#src/lib/outcome.ts';

// A process of its own that appends leaves, each in a transaction, every third of which is refused after it.

const [count = '0', name = ''] = process.argv.slice(2);
const db = openDatabase({ url: process.env.DATABASE_URL ?? '' });
for (let at = 0; at < Number(count); at += 1) {
  await write(db, async (tx) => {
    await append(tx, { kind: 'case.entry', at: new Date(), company: name, facts: { at } });
    return at % 3 === 0 ? refused('conflict') : done();
  });
}
db.$client.close();
