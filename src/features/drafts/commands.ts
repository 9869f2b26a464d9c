import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { cases, companies, drafts, namedCompanies } from '#db/schema/index.ts';
import { disputedColumns, namingFault, penNameFault } from '#src/features/cases/index.ts';
import { isSameName, namesOfRepresentatives } from '#src/features/companies/index.ts';
import type { Industry } from '#src/features/companies/industries.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { draftCan } from './can.ts';
import { changeDraft, type DraftKey, type Saved } from './change.ts';
import type { StoryInput, WishInput } from './input.ts';

export { leaveDraft, startDraft } from './change.ts';

/** Against whom the case goes: a known company, or one that is entered when the case is published. */
export type ChosenCompany = { id: string } | { name: string; industry: Industry; website: string };

/** Refuses a company that does not exist, and (not-allowed, `own-company`) the one the signed-in person speaks for. */
export function saveCompany(situation: Situation, key: DraftKey, chosen: ChosenCompany): Promise<Outcome<Saved>> {
  const next = {
    companyId: 'id' in chosen ? chosen.id : null,
    newCompanyName: 'id' in chosen ? '' : chosen.name,
    newCompanyIndustry: 'id' in chosen ? '' : chosen.industry,
    newCompanyWebsite: 'id' in chosen ? '' : chosen.website,
  };
  return changeDraft(situation, key, {
    action: 'company',
    isDone: ({ company }) =>
      company.id === next.companyId &&
      (company.id !== null ||
        (company.name === next.newCompanyName &&
          company.industry === next.newCompanyIndustry &&
          company.website === next.newCompanyWebsite)),
    apply: async (tx, { caseId }) => {
      if ('id' in chosen) {
        const [known] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.id, chosen.id));
        if (!known) return refused('invalid', { field: 'name', reason: 'choose-company' });
        if (!draftCan.complainAbout(situation.actor, chosen.id))
          return refused('not-allowed', { reason: 'own-company' });
      }
      const { companyId, ...named } = next;
      await tx.update(cases).set({ companyId }).where(eq(cases.id, caseId));
      // The company that was only named is now the one that it is against.
      const isNow = and(eq(namedCompanies.caseId, caseId), eq(namedCompanies.companyId, companyId ?? ''));
      await tx.delete(namedCompanies).where(isNow);
      await tx.update(drafts).set(named).where(eq(drafts.caseId, caseId));
      return done();
    },
  });
}

/**
 * Which second company the case names: one of the register, or one that is entered when the case is published; null: none.
 * Refuses (invalid, at `alsoName`) an unknown one, the one that the case is against, and one that the signed-in person
 * speaks for.
 */
export function saveNamed(situation: Situation, key: DraftKey, chosen: ChosenCompany | null): Promise<Outcome<Saved>> {
  const isKnown = chosen !== null && 'id' in chosen;
  const entered = chosen === null || isKnown ? { name: '', industry: '', website: '' } : chosen;
  return changeDraft(situation, key, {
    action: 'nameCompany',
    isDone: ({ named }) =>
      isKnown ? named?.id === chosen.id : isDeepStrictEqual(named, chosen && { id: null, slug: null, ...entered }),
    apply: async (tx, { caseId, company }) => {
      await tx.delete(namedCompanies).where(eq(namedCompanies.caseId, caseId));
      const next = {
        newNamedName: entered.name,
        newNamedIndustry: entered.industry,
        newNamedWebsite: entered.website,
      };
      await tx.update(drafts).set(next).where(eq(drafts.caseId, caseId));
      if (company.id === null && isSameName(company.name, entered.name))
        return refused('invalid', { field: 'newName', reason: 'named-is-against' });
      if (!isKnown) return done();
      const fault = namingFault(situation.actor, chosen.id, company.id);
      if (fault) return refused('invalid', { field: 'alsoName', reason: fault });
      const [known] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.id, chosen.id));
      if (!known) return refused('invalid', { field: 'alsoName', reason: 'named-unknown' });
      await tx.insert(namedCompanies).values({ caseId, companyId: chosen.id, namedAt: situation.now });
      return done();
    },
  });
}

export function saveStory(
  situation: Situation,
  key: DraftKey,
  { title, summary }: Pick<StoryInput, 'title' | 'summary'>,
): Promise<Outcome<Saved>> {
  return changeDraft(situation, key, {
    action: 'story',
    isDone: (draft) => draft.title === title && draft.summary === summary,
    apply: async (tx, { caseId }) => {
      await tx.update(cases).set({ title, summary }).where(eq(cases.id, caseId));
      return done();
    },
  });
}

/** Refuses "other" without words, and a pen name by which the author could be taken for somebody else (`penNameFault`). */
export function saveWish(
  situation: Situation,
  key: DraftKey,
  wish: Omit<WishInput, 'version' | 'anew'>,
): Promise<Outcome<Saved>> {
  const { desiredOutcome, desiredText, disputed, penName, place } = wish;
  return changeDraft(situation, key, {
    action: 'wish',
    isDone: (draft) =>
      draft.desiredOutcome === desiredOutcome &&
      draft.desiredText === desiredText &&
      isDeepStrictEqual(draft.disputed, disputed) &&
      draft.penName === penName &&
      draft.place === place,
    apply: async (tx, draft) => {
      if (desiredOutcome === 'other' && desiredText === '') {
        return refused('invalid', { field: 'desiredText', reason: 'wish-needs-words' });
      }
      const representatives = draft.company.id === null ? [] : await namesOfRepresentatives(tx, draft.company.id);
      const fault = penNameFault(penName, { company: draft.company.name, representatives });
      if (fault) return refused('invalid', { field: 'penName', reason: fault });
      const columns = { desiredOutcome, desiredText, penName, place, ...disputedColumns(disputed) };
      await tx.update(cases).set(columns).where(eq(cases.id, draft.caseId));
      return done();
    },
  });
}
