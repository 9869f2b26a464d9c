import { test as base } from 'vitest';
import { aCompany, aModerator, anAuthor, aRepresentative, freshDatabase, today } from './factories.ts';

/** vitest's `test` with a fresh database, the usual people and the fixed day. Only what a test asks for is made. */
export const test = base
  .extend('day', today)
  .extend('db', async ({ task: _task }, { onCleanup }) => {
    const { db, dispose } = await freshDatabase();
    onCleanup(dispose);
    return db;
  })
  .extend('author', ({ db }) => anAuthor(db))
  .extend('company', ({ db }) => aCompany(db, { name: 'Nordlicht Möbel GmbH', domain: 'nordlicht-moebel.example' }))
  .extend('representative', ({ db, company }) => aRepresentative(db, { company }))
  .extend('moderator', ({ db }) => aModerator(db));
