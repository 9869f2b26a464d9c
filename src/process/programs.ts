import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { folderOf, hashOfSources, holdBuild, projectFolder, sourcesFile } from './build.ts';
import { presentBuild, programs } from './present-build.ts';

/** Started by piscina, from programs. */
const threads = [
  'features/paper/printing/worker',
  'features/accounts/strength/worker',
  'features/import/reading/worker',
  'features/evidence/check/worker',
  'features/paper/cards/worker',
];

/**
 * Packages of which a program loads a hundred files. For each file of drizzle-orm Node reads the package.json again, which names all
 * of them: that was half of a start.
 */
const bundled = ['drizzle-orm', '@lucia-auth/adapter-drizzle', 'zod'];

/**
 * A build is a package of its own, in which `#src/worker.ts` is the compiled one and the migrations are those of its day: what
 * a program of it starts or reads later is of the same build.
 */
const ownPackage = { type: 'module', imports: { '#src/*.ts': './server/*.mjs', '#db/*': './db/*' } };

/**
 * Compiles the programs beside the pages, as further ways into the same modules: in a process there is one database, one
 * queue of writers and one log. `began` names the folder of this build, which becomes the present one when it is whole.
 */
export function builds(began: number): AstroIntegration {
  let sources = '';
  return {
    name: 'builds',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'programs',
                apply: 'build',
                applyToEnvironment: ({ name }) => name === 'ssr',
                configEnvironment: (name) => (name === 'ssr' ? { resolve: { noExternal: bundled } } : undefined),
                buildStart() {
                  for (const name of [...programs, ...threads]) {
                    const id = join(projectFolder, 'src', `${name}.ts`);
                    this.emitFile({ type: 'chunk', id, fileName: `${name}.mjs` });
                  }
                },
              },
            ],
          },
        });
      },
      'astro:build:start': () => {
        sources = hashOfSources();
        holdBuild(began);
      },
      'astro:build:done': () => {
        const folder = folderOf(began);
        writeFileSync(join(folder, 'package.json'), JSON.stringify(ownPackage));
        cpSync(join(projectFolder, 'db', 'migrations'), join(folder, 'db', 'migrations'), { recursive: true });
        writeFileSync(join(folder, sourcesFile), sources);
        presentBuild(began);
      },
    },
  };
}
