import { z } from 'astro/zod';
import { clean } from '#src/lib/text.ts';

/** What is typed into a search for a company. */
export const companySearchInput = z.string().max(100).transform(clean).pipe(z.string().min(1));
