import { describe, expect } from 'vitest';
import { dossiers } from '#db/schema/index.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { ownDossier, ownExport } from '#src/features/paper/export.ts';
import { aModerator, anAnsweredCase, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { readPdf } from './pdf.ts';
import { readable } from './readable.ts';

describe("the author's own export", () => {
  test('holds the public content with its hash and the private data, as JSON and on paper', async ({ db, day }) => {
    const { number, author } = await anAnsweredCase(db);
    const file = await readable(db, number);
    const { json, hash } = contentOf(file);
    const exported = JSON.parse((await ownExport(situationOf(author), file)) ?? '');
    expect(exported.public).toEqual({ sha256: hash, content: JSON.parse(json), changes: [] });
    expect(exported.private.account.email).toBe(author.email);
    const printed = await ownDossier(situationOf(author), file, day);
    if (!printed.ok) throw new Error(printed.refusal);
    const { text } = await readPdf(printed.value);
    expect(text).toContain(author.email);
    expect(text).toContain('Persönliche Ausfertigung, nicht öffentlich');
    expect((await db.select().from(dossiers)).map((row) => row.hash)).toEqual([hash]);
  });

  test('is for the author alone', async ({ db, day }) => {
    const { number, representative } = await anAnsweredCase(db);
    const file = await readable(db, number);
    for (const situation of [situationOf(representative), situationOf(await aModerator(db)), situationOfVisitor(db)]) {
      expect(await ownExport(situation, file)).toBeNull();
      expect(await ownDossier(situation, file, day)).toMatchObject({ ok: false, refusal: 'not-allowed' });
    }
    expect(await db.select().from(dossiers)).toEqual([]);
  });
});
