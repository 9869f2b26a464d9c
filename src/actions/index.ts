import { accounts } from './accounts.ts';
import { answers } from './answers.ts';
import { cases } from './cases.ts';
import { companies } from './companies.ts';
import { desk } from './desk.ts';
import { drafts } from './drafts.ts';
import { evidence } from './evidence.ts';
import { exchange } from './exchange.ts';
import { facts } from './facts.ts';
import { follows } from './follows.ts';
import { inbox } from './inbox.ts';
import { inspection } from './inspection.ts';
import { integrations } from './integrations.ts';
import { kinds } from './kinds.ts';
import { mails } from './mails.ts';
import { moderation } from './moderation.ts';
import { pressure } from './pressure.ts';
import { proofs } from './proofs.ts';
import { security } from './security.ts';
import { team } from './team.ts';
import { unfinished } from './unfinished.ts';

/** Every form of the site comes in here. */
export const server = {
  accounts,
  answers,
  cases,
  companies,
  desk,
  drafts,
  evidence,
  exchange,
  facts,
  follows,
  inbox,
  integrations,
  inspection,
  kinds,
  mails,
  moderation,
  pressure,
  proofs,
  security,
  team,
  unfinished,
};
