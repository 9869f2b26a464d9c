import { z } from 'astro/zod';
import { formId, neededLine, typed } from '#src/lib/fields.ts';
import { apiScopes, tokenDays, webhookTypes } from './lists.ts';

/** Longest name of a token, in characters. */
export const longestName = 60;
/** Longest address of a webhook, in characters. */
export const longestUrl = 500;

const companyId = formId;

export const tokenInput = z.object({
  companyId,
  tokenId: formId,
  name: neededLine(longestName),
  scope: z.enum(apiScopes, { error: 'required' }).default('cases'),
  days: z.enum(tokenDays, { error: 'required' }).default('90'),
});

export const tokenEndInput = z.object({ companyId, endToken: formId });

export const webhookInput = z.object({
  companyId,
  webhookId: formId,
  url: typed.transform((value) => value?.trim() ?? '').pipe(z.string().min(1, 'required').max(longestUrl, 'too-long')),
  type: z.array(z.enum(webhookTypes)).min(1, 'webhook-types'),
});

export const ownWebhookInput = z.object({ companyId, webhookId: formId });

export const replayInput = ownWebhookInput.extend({ messageId: z.string().regex(/^msg_[0-9a-f]{30}$/, 'invalid') });
