import type { Database } from '#db/client.ts';
import { peekLink } from '#src/features/accounts/index.ts';
import { sentFields } from '#src/lib/forms.ts';
import type { AskedPage } from '#src/lib/page.ts';

/** A question that was asked by mail, for its page. */
export interface OpenedQuestion<Asked> {
  sent: FormData | null;
  token: string;
  state: Awaited<ReturnType<typeof peekLink>>['state'];
  /** Null when it can be answered no longer. */
  asked: Asked | null;
  /** 410: it was answered, is too old or its case is gone; 404: there was no such link. */
  status: 200 | 404 | 410;
}

/** Reads what a link in a mail asks, without changing anything. */
export async function openQuestion<Asked>(
  page: AskedPage,
  purpose: 'answer-promise' | 'answer-closing',
  ask: (db: Database, subjectId: string) => Promise<Asked | null>,
): Promise<OpenedQuestion<Asked>> {
  const { db, now } = page.locals.visit;
  const sent = await sentFields(page.request);
  const typed = sent?.get('token') ?? page.url.searchParams.get('token');
  const token = typeof typed === 'string' ? typed : '';
  const { state, subjectId } = await peekLink(db, { purpose, token, now });
  const asked = state === 'usable' && subjectId !== null ? await ask(db, subjectId) : null;
  const gone = state === 'unknown' ? 404 : 410;
  return { sent, token, state, asked, status: asked === null ? gone : 200 };
}
