import { z } from 'astro/zod';
import { text } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';
import { kindOf } from './lists.ts';

/** What the button for "none of these" sends. */
export const noKind = 'none';
/** The button beside the list sends this: the list says which. */
export const listedKind = 'listed';

/** Either a kind that was tapped (`kind`), or one of the list (`kindId`). */
export const kindFields = { kind: text(40), kindId: text(40) };

const keyIn = ({ kind, kindId }: { kind: string; kindId: string }) => (kind === listedKind ? kindId : kind);

export const isKindChosen = (form: { kind: string; kindId: string }) =>
  keyIn(form) === noKind || kindOf(keyIn(form)) !== null;

/** Key of the kind that was chosen; null for none of them. */
export const chosenKind = (form: { kind: string; kindId: string }) => (keyIn(form) === noKind ? null : keyIn(form));

/** Of the refusal when nothing was chosen. */
export const notChosen = { error: 'choose-one', path: ['kindId'] };

export const kindInput = z
  .object(kindFields)
  .refine(isKindChosen, notChosen)
  .transform((form) => ({ kind: chosenKind(form) }));

/** What is being written, before it is sent. */
export const tellingInput = z.object({ title: text(200), summary: text(longestText) });
