import { defineAction } from 'astro:actions';
import { shortenInput } from '#src/features/rights/input.ts';
import { shortenName } from '#src/features/rights/shortening.ts';
import { assignCase } from '#src/features/team/assigning.ts';
import { requireFactor } from '#src/features/team/door.ts';
import {
  assignInput,
  endInput,
  factorInput,
  inviteInput,
  joinInput,
  revokeInput,
  roleInput,
} from '#src/features/team/input.ts';
import { invite, join, revoke } from '#src/features/team/invitations.ts';
import { endRepresentation } from '#src/features/team/leaving.ts';
import { giveRole } from '#src/features/team/roles.ts';
import { acting, actingProved, notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** What those who speak for a company do for one another. */
export const team = {
  invite: defineAction({
    accept: 'form',
    input: inviteInput,
    handler: async (input, context) =>
      unwrap(await invite(await actingProved(context), { ...input, ip: context.clientAddress })),
  }),

  revoke: defineAction({
    accept: 'form',
    input: revokeInput,
    handler: async (input, context) => unwrap(await revoke(await acting(context), input)),
  }),

  /** The button of an invitation. */
  join: defineAction({
    accept: 'form',
    input: joinInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      const userAgent = context.request.headers.get('user-agent') ?? '';
      const cookies = context.request.headers.get('cookie');
      const { cookie } = unwrap(await join(situation, { ...input, userAgent, cookies }));
      context.cookies.set(cookie.name, cookie.value, cookie.attributes);
      return null;
    },
  }),

  giveRole: defineAction({
    accept: 'form',
    input: roleInput,
    handler: async (input, context) => unwrap(await giveRole(await actingProved(context), input)),
  }),

  end: defineAction({
    accept: 'form',
    input: endInput,
    handler: async (input, context) => unwrap(await endRepresentation(await actingProved(context), input)),
  }),

  requireFactor: defineAction({
    accept: 'form',
    input: factorInput,
    handler: async ({ slug, needed }, context) =>
      unwrap(await requireFactor(await actingProved(context), { slug, isNeeded: needed === 'yes' })),
  }),

  assign: defineAction({
    accept: 'form',
    input: assignInput,
    handler: async (input, context) => unwrap(await assignCase(await acting(context), input)),
  }),

  shortenName: defineAction({
    accept: 'form',
    input: shortenInput,
    handler: async (input, context) => unwrap(await shortenName(await acting(context), input)),
  }),
};
