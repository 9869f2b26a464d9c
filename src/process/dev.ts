import { EventEmitter } from 'node:events';
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Settings } from '#src/lib/settings.ts';
import { projectFolder } from './build.ts';
import { answerNamed } from './door/named.ts';
import type { Front } from './door/proxies.ts';
import { frontOf, isAnsweredFirst, type Web } from './web.ts';

/** Only pages and forms use these: the worker need not start again for them. */
const notOfWorker = /^src\/(actions|components|content|layouts|pages|styles)\//;

/**
 * Serves the site from its sources, as `serve` does from a build: what changes is in the browser at once. `changes`
 * emits `worker` when a file changed that the worker may have loaded. Rejects when the address cannot be listened on.
 */
export async function serveSources(
  settings: Pick<Settings, 'HOST' | 'PORT' | 'SITE_URL' | 'TRUSTED_PROXIES'>,
): Promise<Web> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_DISABLE_UPDATE_CHECK = 'true';
  // Loaded here: nobody else needs the builder, which takes more memory than the site.
  const { dev } = await import('astro');
  const front = frontOf(settings);
  const changes: NonNullable<Web['changes']> = new EventEmitter();
  const server = await dev({
    root: projectFolder,
    server: { host: settings.HOST, port: settings.PORT, allowedHosts: [front.site.hostname] },
    integrations: [door(front, changes)],
    vite: {
      server: {
        strictPort: true,
        watch: { ignored: ['data', 'dist'].map((folder) => join(projectFolder, folder, '**')) },
        // The fonts, also where node_modules is a link to another place.
        fs: { allow: [projectFolder, realpathSync(join(projectFolder, 'node_modules'))] },
      },
    },
  });
  // Vite would leave at this signal by itself, before worker and mails have stopped. main.ts stops them all.
  process.removeAllListeners('SIGTERM');
  return { port: server.address.port, changes, stop: () => server.stop() };
}

function door(front: Front, changes: NonNullable<Web['changes']>): AstroIntegration {
  return {
    name: 'door',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((req, res, next) => {
          answerNamed(res, () => {
            isAnsweredFirst(req, res, front).then((visitor) => visitor === null || next(), next);
          });
        });
        server.watcher.on('all', (_event, path) => {
          const file = relative(projectFolder, path);
          if (/^(src|db)\/.*\.ts$/.test(file) && !notOfWorker.test(file)) changes.emit('worker');
        });
      },
    },
  };
}
