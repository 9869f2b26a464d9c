import { account } from './de/account.ts';
import { api } from './de/api.ts';
import { call } from './de/call.ts';
import { caseWords } from './de/case.ts';
import { check } from './de/check.ts';
import { company } from './de/company.ts';
import { compare } from './de/compare.ts';
import { days } from './de/days.ts';
import { demo } from './de/demo.ts';
import { desk } from './de/desk.ts';
import { errors } from './de/errors.ts';
import { escalation } from './de/escalation.ts';
import { evidence } from './de/evidence.ts';
import { exchange } from './de/exchange.ts';
import { facts } from './de/facts.ts';
import { follows } from './de/follows.ts';
import { forecasts } from './de/forecasts.ts';
import { inbox } from './de/inbox.ts';
import { inspection } from './de/inspection.ts';
import { integrations } from './de/integrations.ts';
import { letter } from './de/letter.ts';
import { log } from './de/log.ts';
import { mail } from './de/mail.ts';
import { mails } from './de/mails.ts';
import { moderating } from './de/moderating.ts';
import { moderation } from './de/moderation.ts';
import { named } from './de/named.ts';
import { paper } from './de/paper.ts';
import { plan } from './de/plan.ts';
import { pressure } from './de/pressure.ts';
import { privacy } from './de/privacy.ts';
import { problems } from './de/problems.ts';
import { promises } from './de/promises.ts';
import { proofs } from './de/proofs.ts';
import { ranking } from './de/ranking.ts';
import { rights } from './de/rights.ts';
import { search } from './de/search.ts';
import { security } from './de/security.ts';
import { share } from './de/share.ts';
import { site } from './de/site.ts';
import { team } from './de/team.ts';
import { told } from './de/told.ts';
import { transparency } from './de/transparency.ts';
import { why } from './de/why.ts';
import { word } from './de/word.ts';
import { writing } from './de/writing.ts';

/** Every word of the interface in German. */
export const de = {
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
  compare,
  why,
  word,
  paper,
  letter,
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
