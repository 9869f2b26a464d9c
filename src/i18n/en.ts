import type { Words } from './de/words.ts';
import type { de } from './de.ts';
import { account } from './en/account.ts';
import { api } from './en/api.ts';
import { call } from './en/call.ts';
import { caseWords } from './en/case.ts';
import { check } from './en/check.ts';
import { company } from './en/company.ts';
import { compare } from './en/compare.ts';
import { days } from './en/days.ts';
import { demo } from './en/demo.ts';
import { desk } from './en/desk.ts';
import { errors } from './en/errors.ts';
import { escalation } from './en/escalation.ts';
import { evidence } from './en/evidence.ts';
import { exchange } from './en/exchange.ts';
import { facts } from './en/facts.ts';
import { follows } from './en/follows.ts';
import { forecasts } from './en/forecasts.ts';
import { inbox } from './en/inbox.ts';
import { inspection } from './en/inspection.ts';
import { integrations } from './en/integrations.ts';
import { letter } from './en/letter.ts';
import { log } from './en/log.ts';
import { mail } from './en/mail.ts';
import { mails } from './en/mails.ts';
import { moderating } from './en/moderating.ts';
import { moderation } from './en/moderation.ts';
import { named } from './en/named.ts';
import { paper } from './en/paper.ts';
import { plan } from './en/plan.ts';
import { pressure } from './en/pressure.ts';
import { privacy } from './en/privacy.ts';
import { problems } from './en/problems.ts';
import { promises } from './en/promises.ts';
import { proofs } from './en/proofs.ts';
import { ranking } from './en/ranking.ts';
import { rights } from './en/rights.ts';
import { search } from './en/search.ts';
import { security } from './en/security.ts';
import { share } from './en/share.ts';
import { site } from './en/site.ts';
import { team } from './en/team.ts';
import { told } from './en/told.ts';
import { transparency } from './en/transparency.ts';
import { why } from './en/why.ts';
import { word } from './en/word.ts';
import { writing } from './en/writing.ts';

/** Every word of the interface in English. */
export const en: Words<typeof de> = {
  api,
  rights,
  security,
  site,
  told,
  call,
  inbox,
  inspection,
  case: caseWords,
  writing,
  account,
  company,
  desk,
  integrations,
  proofs,
  ranking,
  team,
  paper,
  letter,
  compare,
  why,
  word,
  log,
  mail,
  mails,
  errors,
  demo,
  days,
  plan,
  pressure,
  privacy,
  promises,
  evidence,
  exchange,
  follows,
  forecasts,
  escalation,
  named,
  moderation,
  moderating,
  transparency,
  search,
  check,
  facts,
  share,
  problems,
};
