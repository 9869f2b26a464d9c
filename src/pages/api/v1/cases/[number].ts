import type { APIRoute } from 'astro';
import { answering, jsonAnswer, notHere } from '#src/features/api/answer.ts';
import { caseJson, openCase } from '#src/features/api/cases.ts';
import { operations } from '#src/features/api/operations.ts';
import { problem, readOnly } from '#src/lib/problem.ts';

/** A case by its number. Of one that ended only that it did, and when, as its page says. */
export const GET: APIRoute = answering(operations.case, async (_query, page) => {
  const { visit, today, shows } = page.locals;
  const params = operations.case.params.safeParse(page.params);
  const opened = params.success ? await openCase(visit.db, params.data.number, today) : { missing: 404 };
  if ('missing' in opened) return notHere('no case has this number');
  if ('gone' in opened) {
    const detail = `This case was ${opened.gone} on ${opened.on}.`;
    return problem({ status: 410, code: opened.gone, detail }, { 'cache-control': 'public, no-cache' });
  }
  shows(opened.file.company.id, params.data?.number);
  return jsonAnswer(page, caseJson(opened, today));
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
