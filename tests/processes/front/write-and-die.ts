import { eq } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';

// Commits, and is gone before it can tell anybody.

const [number = '', summary = ''] = process.argv.slice(2);
const db = openDatabase({ url: process.env.DATABASE_URL ?? '' });
await db.transaction((tx) => tx.update(cases).set({ summary }).where(eq(cases.number, number)));
process.kill(process.pid, 'SIGKILL');
