import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** The long texts of the site: one Markdown file for each text and language, `de/method.md`. */
const texts = defineCollection({
  loader: glob({ pattern: '{de,en}/*.md', base: './src/content' }),
  schema: z.object({ title: z.string(), description: z.string() }),
});

export const collections = { texts };
