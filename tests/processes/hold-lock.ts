import { oneConnection } from '#db/kept-statements.ts';

// A process of its own that writes for so many milliseconds: until then nobody else can.
const [url = '', milliseconds = ''] = process.argv.slice(2);
const { connection, close } = oneConnection(url, 5000);
connection.exec('BEGIN IMMEDIATE');
process.stdout.write('holds the lock\n');
setTimeout(() => {
  connection.exec('ROLLBACK');
  close();
}, Number(milliseconds));
