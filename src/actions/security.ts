import { type ActionAPIContext, defineAction } from 'astro:actions';
import { askAddress, confirmAddress } from '#src/features/accounts/security/address.ts';
import { confirmFactor, endFactor, renewCodes, startFactor } from '#src/features/accounts/security/factor.ts';
import {
  addressInput,
  codeInput,
  confirmAddressInput,
  confirmFactorInput,
  proveInput,
} from '#src/features/accounts/security/input.ts';
import { enterCode, prove } from '#src/features/accounts/security/proof.ts';
import { awaitingSession, blankCookie, readSession } from '#src/features/accounts/sessions.ts';
import { eraseAccount } from '#src/features/rights/commands.ts';
import { erasureInput } from '#src/features/rights/input.ts';
import { refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** Who asks and from which session, as stored; nobody without one. */
async function asking(context: ActionAPIContext): Promise<{ situation: Situation; sessionId: string }> {
  const situation = await context.locals.situation();
  await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
  const session = await readSession(situation.db, context.request.headers.get('cookie'), situation.now);
  return { situation, sessionId: session?.sessionId ?? unwrap(refused('not-signed-in')) };
}

/** How somebody comes in, and what only they may change about it. */
export const security = {
  /** The second step of signing in. */
  code: defineAction({
    accept: 'form',
    input: codeInput,
    handler: async ({ code, returnTo }, context) => {
      const situation = await context.locals.situation();
      const waiting = await awaitingSession(situation.db, context.request.headers.get('cookie'), situation.now);
      const { userId, sessionId } = waiting ?? unwrap<never>(refused('not-signed-in'));
      unwrap(await enterCode(situation, { userId, sessionId, code }));
      return { returnTo };
    },
  }),

  prove: defineAction({
    accept: 'form',
    input: proveInput,
    handler: async ({ secret, returnTo }, context) => {
      const { situation, sessionId } = await asking(context);
      unwrap(await prove(situation, { sessionId, secret }));
      return { returnTo };
    },
  }),

  startFactor: defineAction({
    accept: 'form',
    handler: async (_, context) => {
      const { situation, sessionId } = await asking(context);
      return unwrap(await startFactor(situation, { sessionId }));
    },
  }),

  confirmFactor: defineAction({
    accept: 'form',
    input: confirmFactorInput,
    handler: async ({ code }, context) => {
      const { situation, sessionId } = await asking(context);
      return unwrap(await confirmFactor(situation, { sessionId, code }));
    },
  }),

  renewCodes: defineAction({
    accept: 'form',
    handler: async (_, context) => {
      const { situation, sessionId } = await asking(context);
      return unwrap(await renewCodes(situation, { sessionId }));
    },
  }),

  endFactor: defineAction({
    accept: 'form',
    handler: async (_, context) => {
      const { situation, sessionId } = await asking(context);
      return unwrap(await endFactor(situation, { sessionId }));
    },
  }),

  askAddress: defineAction({
    accept: 'form',
    input: addressInput,
    handler: async ({ email }, context) => {
      const { situation, sessionId } = await asking(context);
      unwrap(await askAddress(situation, { email, sessionId }));
      return { email };
    },
  }),

  /** The button behind one of the two links. */
  confirmAddress: defineAction({
    accept: 'form',
    input: confirmAddressInput,
    handler: async (input, context) => {
      await notTooOften(context.locals.visit, 'write', [context.clientAddress]);
      return unwrap(await confirmAddress(context.locals.visit, input));
    },
  }),

  close: defineAction({
    accept: 'form',
    input: erasureInput,
    handler: async ({ cases }, context) => {
      const { situation, sessionId } = await asking(context);
      unwrap(await eraseAccount(situation, { sessionId, cases }));
      const blank = blankCookie(situation.db);
      context.cookies.set(blank.name, blank.value, blank.attributes);
      return null;
    },
  }),
};
