import { openDatabase } from '#db/client.ts';
import { keepSiteFigures } from '#src/features/cases/figures.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';

// Counts a day of a database from its facts, in a process of its own as the worker does.
const [url = '', day = ''] = process.argv.slice(2);
const db = openDatabase({ url });
await keepTallies(db, day);
await keepSiteFigures(db, day);
db.$client.close();
