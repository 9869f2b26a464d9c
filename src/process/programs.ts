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

/** V8 keeps the words of a module as long as the process lives: those for people are left in the sources. */
const compiled = { resolve: { noExternal: bundled }, build: { rollupOptions: { output: { comments: false } } } };

/** A module with one letter beyond Latin-1, a dash or a quotation mark, takes two bytes for each of its letters: all are escaped. */
function inLatin(code: string): string {
  return code.replace(/(?<!\\)[^\0-\xff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

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
                configEnvironment: (name) => (name === 'ssr' ? compiled : undefined),
                buildStart() {
                  for (const name of [...programs, ...threads]) {
                    const id = join(projectFolder, 'src', `${name}.ts`);
                    this.emitFile({ type: 'chunk', id, fileName: `${name}.mjs` });
                  }
                },
                generateBundle(_options, files) {
                  for (const file of Object.values(files)) if (file.type === 'chunk') file.code = inLatin(file.code);
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
