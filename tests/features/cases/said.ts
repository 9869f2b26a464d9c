import type { Database } from '#db/client.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { byWhom, changeWords, subject } from '#src/features/case-file/history/sentences.ts';
import { stepNameOf } from '#src/features/escalation/ladder.ts';
import { translator } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';

/** The public history as its page says it: what, by whom, and each change as "label: before → after". */
export async function said(db: Database, number: string, locale: Locale = 'de') {
  const history = await caseHistory(db, number);
  if (!history) throw new Error(`${number} has no history`);
  const saying = { t: translator(locale), locale, stepName: stepNameOf(locale, history.industry) };
  return history.corrections.map((correction) => ({
    what: subject(correction, saying),
    by: byWhom(correction.by, history, saying),
    changes: correction.changes.map((change) => {
      const { label, before, after } = changeWords(change, saying, correction.at);
      return `${label}: ${before.text} → ${after.text}`;
    }),
  }));
}
