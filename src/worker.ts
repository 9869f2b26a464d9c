import { database } from '#src/lib/database.ts';
import { log } from '#src/lib/log.ts';
import { onceStopped } from '#src/process/stop.ts';

const heartbeat = setInterval(() => undefined, 60_000);
log.info('worker started');
onceStopped(async () => {
  clearInterval(heartbeat);
  database().$client.close();
});
