import type { Day } from '#src/lib/dates.ts';
import { faultOf, log } from '#src/lib/log.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { TookTooLong, threadOf } from '#src/lib/thread.ts';
import type { ReadFile } from '../file.ts';
import type { MailFile } from '../mail.ts';
import { readStory } from '../rules.ts';
import type { Story } from '../told/story.ts';
import type { ReadAnswer, ReadOrder } from './order.ts';

/** Files come from anybody. They are read in one thread, one after the other, behind a short queue. */
const mostUnderWay = 24;
/** Characters that the process of the site reads by itself, in some 40 ms whatever they say: of nothing but days twenty times as many take two seconds. */
const shortStory = 2000;

const reader = threadOf<ReadOrder, ReadAnswer>({
  file: '#src/features/import/reading/worker.ts',
  // An honest PDF of a hundred pages takes two seconds.
  patience: 8000,
});

/**
 * The words of a file. One that takes too long, or more memory than there is, is unreadable. Refuses too-often
 * (`reader-busy`) when too many wait already.
 */
export async function readInThread({ bytes, name }: { bytes: Uint8Array; name: string }): Promise<Outcome<ReadFile>> {
  if (reader.underWay() >= mostUnderWay) return refused('too-often', { reason: 'reader-busy' });
  const answer = await ordered({ kind: 'file', bytes, name });
  return done(answer?.kind === 'file' ? answer.file : { text: '', notes: ['unreadable'] });
}

/** The mails that are forwarded in a mail as attachments, as they were; none of one that cannot be read in time. */
export async function attachedIn(bytes: Uint8Array): Promise<Uint8Array[]> {
  const answer = await ordered({ kind: 'attached', bytes });
  return answer?.kind === 'attached' ? answer.mails : [];
}

/** The files that were sent with a mail; none of one that cannot be read in time. */
export async function filesIn(bytes: Uint8Array): Promise<MailFile[]> {
  const answer = await ordered({ kind: 'files', bytes });
  return answer?.kind === 'files' ? answer.files : [];
}

/** What a text proposes; a long one is read in the thread. */
export async function storyOf(text: string, today: Day): Promise<Story> {
  if (text.length <= shortStory) return readStory(text, { today });
  const answer = await ordered({ kind: 'story', text, today });
  const whole = { start: 0, end: text.length };
  return answer?.kind === 'story' ? answer.story : { language: 'de', proposals: [], dates: [], leftover: [whole] };
}

/** Undefined for what could not be read in time. */
async function ordered(order: ReadOrder): Promise<ReadAnswer | undefined> {
  try {
    return await reader.run(order);
  } catch (error) {
    log.warn({ ...faultOf(error), isLate: error instanceof TookTooLong }, 'a file could not be read');
    return undefined;
  }
}
