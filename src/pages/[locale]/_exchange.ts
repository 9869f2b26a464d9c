import { type ActionError, actions } from 'astro:actions';
import type { APIContext } from 'astro';
import { factFields, messageInput } from '#src/features/exchange/input.ts';
import { type ExchangeSeen, exchangeFor } from '#src/features/exchange/queries.ts';
import { ownerOfActor } from '#src/features/unfinished/owner.ts';
import { openForms } from '#src/features/unfinished/page.ts';
import type { FormState, Keeping } from '#src/lib/forms.ts';
import type { Situation } from '#src/lib/situation.ts';

/** The page of an exchange for one side, or where it goes on after something was done. */
export interface ExchangePage {
  /** What was done: the end of the address. */
  done: string | null;
  /** Null: who asks stands on no side of it. */
  seen: ExchangeSeen | null;
  forms: { message: FormState; give: FormState; act: FormState };
  keep: Keeping;
  typedAt: Date | null;
  refusal: ActionError | undefined;
}

const outcomes = ['opened', 'declined', 'asked', 'sent', 'given', 'withdrawn', 'muted', 'unmuted', 'ended'] as const;
export type DoneInExchange = (typeof outcomes)[number];

/** What the address says was done. */
export const doneIn = (query: URLSearchParams): DoneInExchange | null =>
  outcomes.find((name) => query.get('done') === name) ?? null;

type Asked = Pick<APIContext, 'getActionResult'>;

export async function exchangePage(
  page: Asked,
  {
    situation,
    number,
    side,
    sent,
  }: { situation: Situation; number: string; side: 'author' | 'company'; sent: FormData | null },
): Promise<ExchangePage> {
  const written = page.getActionResult(actions.exchange.write);
  const given = page.getActionResult(actions.exchange.give);
  const simple = {
    opened: page.getActionResult(actions.exchange.open),
    declined: page.getActionResult(actions.exchange.decline),
    asked: page.getActionResult(actions.exchange.ask),
    withdrawn: page.getActionResult(actions.exchange.withdraw),
    looked: page.getActionResult(actions.exchange.openGiven),
    muted: page.getActionResult(actions.exchange.mute),
    unmuted: page.getActionResult(actions.exchange.unmute),
    ended: page.getActionResult(actions.exchange.end),
  };
  const acted = Object.values(simple).find((result) => result !== undefined);
  const opened = await openForms(
    { ...situation, owner: ownerOfActor(situation.actor), page: `exchange/${number}`, sent },
    {
      message: {
        result: written,
        fields: Object.keys(messageInput.shape).filter((name) => name.startsWith('message')),
      },
      give: { result: given, fields: factFields },
      act: { result: acted, fields: ['sure'] },
    },
  );
  const did = Object.entries(simple).find(([, result]) => result?.data)?.[0] ?? null;
  const { userId } = situation.actor;
  return {
    done: written?.data ? 'sent' : given?.data ? 'given' : did,
    seen: userId === null ? null : await exchangeFor(situation.db, number, { userId, side, now: situation.now }),
    forms: { message: opened.form('message'), give: opened.form('give'), act: opened.form('act') },
    keep: opened.keep,
    typedAt: opened.typedAt,
    refusal: written?.error ?? given?.error ?? acted?.error,
  };
}

/** Where a page goes on after a button was pressed. */
export const afterwards = (here: string, done: string): string =>
  done === 'looked' ? `${here}#facts` : `${here}?done=${done}#content`;
