import { type ActionAPIContext, defineAction } from 'astro:actions';
import {
  endOtherSessions,
  endSession,
  type Origin,
  resetPassword,
  type SignedIn,
  signIn,
  signInByLink,
  signOut,
} from '#src/features/accounts/commands.ts';
import {
  changePasswordInput,
  endSessionInput,
  enterInput,
  forgotInput,
  resetInput,
  signInInput,
  signInLinkInput,
  signUpInput,
} from '#src/features/accounts/input.ts';
import { deviceCookie, deviceCookieName } from '#src/features/accounts/known-device.ts';
import { requestReset, requestSignInLink, requestSignUp } from '#src/features/accounts/letters.ts';
import { changePassword } from '#src/features/accounts/security/password.ts';
import { blankCookie, readSession } from '#src/features/accounts/sessions.ts';
import { refused } from '#src/lib/outcome.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

const originOf = (context: ActionAPIContext): Origin => ({
  ip: context.clientAddress,
  userAgent: context.request.headers.get('user-agent') ?? '',
  device: deviceOf(context),
  cookies: context.request.headers.get('cookie'),
});

const deviceOf = (context: ActionAPIContext) => context.cookies.get(deviceCookieName())?.value ?? null;

/** Puts the session into the answer, and the mark by which this browser is known from now on; the page goes on to `returnTo`. */
function enter(
  context: ActionAPIContext,
  { cookie, userId, returnTo }: SignedIn,
): { returnTo: string | null; awaitsCode: boolean } {
  const device = deviceCookie(deviceOf(context), userId);
  for (const { name, value, attributes } of [cookie, device]) context.cookies.set(name, value, attributes);
  return { returnTo, awaitsCode: cookie.awaitsCode };
}

/** The session that sends this request, as stored. */
async function ownSession(context: ActionAPIContext): Promise<string | null> {
  const situation = await context.locals.situation();
  return (await readSession(situation.db, context.request.headers.get('cookie'), situation.now))?.sessionId ?? null;
}

export const accounts = {
  signUp: defineAction({
    accept: 'form',
    input: signUpInput,
    handler: async ({ email }, context) =>
      unwrap(await requestSignUp(await context.locals.situation(), { email, ip: context.clientAddress })),
  }),

  signInLink: defineAction({
    accept: 'form',
    input: signInLinkInput,
    handler: async (input, context) =>
      unwrap(await requestSignInLink(await context.locals.situation(), { ...input, ip: context.clientAddress })),
  }),

  forgot: defineAction({
    accept: 'form',
    input: forgotInput,
    handler: async ({ email }, context) =>
      unwrap(await requestReset(await context.locals.situation(), { email, ip: context.clientAddress })),
  }),

  signIn: defineAction({
    accept: 'form',
    input: signInInput,
    handler: async (input, context) =>
      enter(context, unwrap(await signIn(await context.locals.situation(), { ...input, from: originOf(context) }))),
  }),

  /** The button of a sign-in link. */
  enter: defineAction({
    accept: 'form',
    input: enterInput,
    handler: async ({ token, password = null }, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return enter(context, unwrap(await signInByLink(situation, { token, password, from: originOf(context) })));
    },
  }),

  /** The button of a reset link. */
  reset: defineAction({
    accept: 'form',
    input: resetInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return enter(context, unwrap(await resetPassword(situation, { ...input, from: originOf(context) })));
    },
  }),

  signOut: defineAction({
    accept: 'form',
    handler: async (_, context) => {
      const situation = await context.locals.situation();
      const blank = blankCookie(situation.db);
      unwrap(await signOut(situation, { sessionId: await ownSession(context) }));
      context.cookies.set(blank.name, blank.value, blank.attributes);
      return null;
    },
  }),

  changePassword: defineAction({
    accept: 'form',
    input: changePasswordInput,
    handler: async ({ current = null, password }, context) => {
      const sessionId = await ownSession(context);
      if (sessionId === null) return unwrap(refused('not-signed-in'));
      return unwrap(await changePassword(await context.locals.situation(), { current, password, sessionId }));
    },
  }),

  endSession: defineAction({
    accept: 'form',
    input: endSessionInput,
    handler: async (input, context) => unwrap(await endSession(await context.locals.situation(), input)),
  }),

  endOtherSessions: defineAction({
    accept: 'form',
    handler: async (_, context) => {
      const sessionId = await ownSession(context);
      if (sessionId === null) return unwrap(refused('not-signed-in'));
      return unwrap(await endOtherSessions(await context.locals.situation(), { sessionId }));
    },
  }),
};
