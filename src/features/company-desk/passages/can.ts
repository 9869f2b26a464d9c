import { type Actor, representsCompany } from '#src/lib/situation.ts';

/** Who may do what with the passages of a company: all who speak for it, the same. */
export const passagesCan = {
  read: (actor: Actor, companyId: string) => representsCompany(actor, companyId),
  write: (actor: Actor, companyId: string) => representsCompany(actor, companyId),
};
