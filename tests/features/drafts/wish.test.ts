import { describe, expect } from 'vitest';
import { correctHead } from '#src/features/cases/commands/entries.ts';
import { penNameFault } from '#src/features/cases/commands/pen-name.ts';
import { namesOfRepresentatives } from '#src/features/companies/index.ts';
import { startDraft } from '#src/features/drafts/change.ts';
import { saveCompany, saveWish } from '#src/features/drafts/commands.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { anAnsweredCase, anAuthor, aRepresentative, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aWholeDraft, must } from './writing.ts';

describe('the wish', () => {
  const wish = {
    desiredOutcome: 'other' as const,
    desiredText: '',
    disputed: null,
    penName: 'Privatperson',
    place: '',
  };

  test('needs words when it is none of the list', async ({ db }) => {
    const situation = situationOfVisitor(db);
    const key = must(await startDraft(situation));
    expect(await saveWish(situation, key, wish)).toMatchObject({ field: 'desiredText', reason: 'wish-needs-words' });
  });

  test('is not signed with the name of the company or with an address', async ({ db, company }) => {
    const situation = situationOfVisitor(db);
    const { token } = must(await startDraft(situation));
    const key = {
      token,
      version: must(await saveCompany(situation, { token, version: 1 }, { id: company.id })).version,
    };
    const signed = (penName: string) => saveWish(situation, key, { ...wish, desiredText: 'Ein Anruf.', penName });
    expect(await signed(company.name.toUpperCase())).toMatchObject({ field: 'penName', reason: 'name-is-company' });
    expect(await signed('anna@mail.example')).toMatchObject({ field: 'penName', reason: 'name-is-address' });
    must(await signed('Anna'));
  });
});

describe('a pen name', () => {
  const about = { company: 'Strom & Söhne GmbH', representatives: ['Jana Petersen-Oduya'] };
  test.for([
    ['Strom & Söhne', 'name-is-company'],
    ['STROM UND SOHNE AG', 'name-is-company'],
    ['Ѕtrom & Söhne', 'name-is-company'],
    ['Kundendienst Strom Söhne', 'name-is-company'],
    ['Jana Petersen-Oduya', 'name-is-representative'],
    ['petersen oduya, jana', 'name-is-representative'],
    ['Jаna Petersen-0duya', 'name-is-representative'],
    ['Аktenkund1g', 'name-is-site'],
    ['Mоderation', 'name-is-site'],
    ['Aktenkundig Moderation', 'name-is-site'],
    ['Akten kundig', 'name-is-site'],
    ['Die Moderatorin', 'name-is-site'],
    ['Aktenkundlg', 'name-is-site'],
    ['m o d e r a t i o n', 'name-is-site'],
    ['Moderations-Team', 'name-is-site'],
    ['Redaktion', 'name-is-site'],
    ['J. Petersen-Oduya', 'name-is-representative'],
    ['JanaPetersenOduya', 'name-is-representative'],
    ['Das Team', 'name-is-company'],
    ['Kundenservice', 'name-is-company'],
    ['Bundesnetzagentur', 'name-is-office'],
    ['Verbraucherzentra1e', 'name-is-office'],
    ['Verbraucher-Zentrale', 'name-is-office'],
    ['Strom & Sӧhne', 'name-is-company'],
    ['S t r o m & S ö h n e', 'name-is-company'],
    ['StromSöhneKundenservice', 'name-is-company'],
    ['Stromsöhne-Service', 'name-is-company'],
    ['Strom & Söhnes Team', 'name-is-company'],
    ['Kunden-Service', 'name-is-company'],
    ['Team Kundenservice', 'name-is-company'],
    ['Die Geschäftsführer', 'name-is-company'],
    ['Geprüfte Vertretung', 'name-is-company'],
    ['Redaktions-Team', 'name-is-site'],
    ['SiteAdmin', 'name-is-site'],
    ['PetersenOduya Jana', 'name-is-representative'],
    ['Jana P. Oduya', 'name-is-representative'],
    ['anna@mail.example', 'name-is-address'],
    ['Kunde', null],
    ['Der Kunde vom Dienstag', null],
    ['Agnes Care-Weber', null],
    ['Jana Oduya', null],
    ['Jana', null],
    ['J. Petersen', null],
    ['Familie Söhne', null],
    ['Petra vom Serviceteam', null],
    ['Polina', null],
    ['Strohmann', null],
  ] as const)('%j: %j', ([penName, fault]) => {
    expect(penNameFault(penName, about)).toBe(fault);
  });

  test.for([
    ['K. Bauer', null],
    ['Bauer', 'name-is-company'],
    ['Bauer Kundenservice', 'name-is-company'],
    ['Team Bauer', 'name-is-company'],
    ['BauerTeam', 'name-is-company'],
    ['Bauer-Kundenberaterin', 'name-is-company'],
    ['Bauer hilft', 'name-is-company'],
    ['Der Bauer', null],
    ['Anna Bauer-Dienst', null],
  ] as const)('beside a company called Bauer, %j: %j', ([penName, fault]) => {
    expect(penNameFault(penName, { company: 'Bauer GmbH' })).toBe(fault);
  });

  test('that is a representative of the company is refused in the form', async ({ db, representative }) => {
    const situation = situationOfVisitor(db);
    const begun = must(await startDraft(situation));
    const { version } = must(await saveCompany(situation, begun, { id: representative.companyId }));
    const wish = {
      desiredOutcome: 'refund' as const,
      desiredText: '',
      disputed: null,
      penName: 'miriam okafor',
      place: '',
    };
    expect(await saveWish(situation, { ...begun, version }, wish)).toMatchObject({ reason: 'name-is-representative' });
  });

  test('that became a representative’s since it was typed keeps the draft from being sent off', async ({
    db,
    company,
  }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation, { companyId: company.id });
    const wish = {
      desiredOutcome: 'refund' as const,
      desiredText: '',
      disputed: null,
      penName: 'Miriam Okafor',
      place: '',
    };
    const { version } = must(await saveWish(situation, key, wish));
    await aRepresentative(db, { company });
    expect(await namesOfRepresentatives(db, company.id)).toEqual(['Miriam Okafor']);
    const sent = await submitDraft(situation, { ...key, version }, { email: 'hanna@mail.example' });
    expect(sent).toMatchObject({ refusal: 'invalid', reason: 'draft-incomplete' });
  });

  test('is compared as well when it is changed in a published case', async ({ db }) => {
    const author = await anAuthor(db);
    const { number, company } = await anAnsweredCase(db, { author });
    const head = {
      number,
      title: 'Neu',
      summary: '',
      desiredOutcome: 'refund' as const,
      desiredText: '',
      disputed: null,
    };
    const signed = (penName: string) => correctHead(situationOf(author), { ...head, penName });
    expect(await signed('Мiriam 0kafor')).toMatchObject({ field: 'penName', reason: 'name-is-representative' });
    expect(await signed(`${company.name} Kundendienst`)).toMatchObject({ reason: 'name-is-company' });
    expect(await signed('Akten-Kundig')).toMatchObject({ reason: 'name-is-site' });
    must(await signed('Miriam'));
  });
});
