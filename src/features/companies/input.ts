import { z } from 'astro/zod';
import { clean, longestSearch } from '#src/lib/text.ts';

/** What is typed into a search for a company. */
export const companySearchInput = z.string().max(longestSearch).transform(clean).pipe(z.string().min(1));
