import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { decisionLetters, notices } from '#db/schema/index.ts';
import { decisionToken } from '#src/features/moderation/address.ts';
import { appeal, decideAppeal } from '#src/features/moderation/appeals/commands.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { giveNotice } from '#src/features/moderation/notices/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Pieces } from '../moderation.ts';
import { type Act, day, decision, moderating, must, notice, visiting } from './acts.ts';

/** What a company reported of the author who can sign in was kept; it appeals, and the author can show files once more. */
function ownActs(db: Database, piece: Pieces['ownKept']): Act[] {
  const kept = decision(piece, 'keep', {
    rule: '§§ 1004, 823 BGB; BGH, VI ZR 34/15',
    facts: 'Die Meldung sagt, an diesem Tag sei nichts eingegangen. Sie legt dafür nichts vor.',
    reason: 'Dass die Darstellung falsch ist, wurde nicht gezeigt.',
  });
  const given = notice(piece, {
    ...{ notifier: 'company-lawyer', name: 'Kanzlei Beispiel', email: 'eingang@recht.example' },
    explanation:
      'Bei meiner Mandantin ist an diesem Tag nichts eingegangen; die Behauptung ist unwahr und schadet ihr.',
  });
  const text = 'In den Unterlagen meiner Mandantin fehlt jeder Eingang. Danach wurde die Gegenseite nicht gefragt.';
  const token = decisionToken(kept.id, given.id);
  return [
    {
      ago: 18 * day,
      does: async (now) => void must(await giveNotice(visiting(db, now), given, { ip: '192.0.2.9', withMail: true })),
    },
    { ago: 13 * day, does: async (now) => void must(await decide(moderating(db, now), kept)) },
    { ago: day, does: async (now) => void must(await appeal(visiting(db, now), { id: newId(), token, text })) },
  ];
}

/** Decisions of each kind; against two an appeal waits, another one was kept on appeal by the second moderator. */
export function appealActs(db: Database, { ownKept, settled, answered, blackened, copied }: Pieces): Act[] {
  const kept = decision(settled, 'keep', {
    rule: '§§ 1004, 823 BGB; BGH, VI ZR 34/15',
    facts: 'Die Meldung nennt keinen Beleg für einen anderen Verlauf des Gesprächs.',
    reason: 'Dass die Darstellung falsch ist, wurde nicht gezeigt.',
  });
  const passage = blackened.text.split(/\s+/).slice(0, 4).join(' ');
  const black = decision(blackened, 'blacken', {
    ...{ passage, category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS', rule: 'Art. 6 DSGVO' },
    facts: 'Die Worte nennen Angaben, an denen ein Mensch zu erkennen ist. Für den Fall braucht man sie nicht.',
    reason: 'Die Stelle nannte persönliche Angaben eines Menschen.',
  });
  const acts: Act[] = [
    ...ownActs(db, ownKept),
    {
      ago: 34 * day,
      does: async (now) => {
        const given = notice(settled, {
          ...{ notifier: 'company', name: 'Rechtsabteilung', email: 'recht@unternehmen.example' },
          explanation:
            'Der Eintrag schildert das Gespräch falsch, unsere Mitarbeiterin hat den Rückruf nicht zugesagt.',
        });
        must(await giveNotice(visiting(db, now), given, { ip: '192.0.2.7', withMail: true }));
      },
    },
    {
      // Who reads English reports the same: both letters are read, edited and sent in their languages.
      ago: 33 * day,
      does: async (now) => {
        const given = notice(settled, {
          ...{ name: 'A reader', email: 'reader@post.example' },
          explanation: 'I was in the shop at that time and heard nobody promise to call back on that day.',
        });
        const situation = { ...visiting(db, now), locale: 'en' as const };
        must(await giveNotice(situation, given, { ip: '192.0.2.10', withMail: true }));
      },
    },
    { ago: 30 * day, does: async (now) => void must(await decide(moderating(db, now), kept)) },
    {
      ago: 27 * day,
      does: async (now) => {
        const [given] = await db
          .select({ id: notices.id })
          .from(decisionLetters)
          .innerJoin(notices, eq(notices.id, decisionLetters.noticeId))
          .where(and(eq(decisionLetters.decisionId, kept.id), eq(notices.notifier, 'company')));
        const token = decisionToken(kept.id, given?.id ?? null);
        const text = 'Im Protokoll des Gesprächs steht kein Rückruf. Das Protokoll wurde nicht angesehen.';
        must(await appeal(visiting(db, now), { id: newId(), token, text }));
      },
    },
    {
      ago: 22 * day,
      does: async (now) => {
        const {
          kind: _,
          piece: __,
          ...again
        } = decision(settled, 'keep', {
          rule: '§§ 1004, 823 BGB; BGH, VI ZR 34/15',
          facts:
            'Das Protokoll hält fest, worüber gesprochen wurde, nicht jede Zusage. Es widerlegt den Eintrag nicht.',
          reason: 'Auch das Protokoll zeigt nicht, dass die Darstellung falsch ist.',
        });
        must(await decideAppeal(moderating(db, now, 'second'), { ...again, appealOf: kept.id }));
      },
    },
    {
      ago: 19 * day,
      does: async (now) => {
        const given = notice(blackened, {
          ...{ notifier: 'company-lawyer', name: 'Kanzlei Beispiel', email: 'beispiel@recht.example', passage },
          category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
          explanation:
            'An diesen Worten ist eine Mitarbeiterin meiner Mandantin für alle Kundinnen am Ort zu erkennen.',
        });
        must(await giveNotice(visiting(db, now), given, { ip: '192.0.2.8', withMail: true }));
      },
    },
    { ago: 15 * day, does: async (now) => void must(await decide(moderating(db, now), black)) },
    {
      ago: 12 * day,
      does: async (now) => {
        const gone = decision(copied, 'remove', {
          ...{ kind: 'own', ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT', rule: 'Regeln der Seite' },
          category: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
          facts: 'Der Text wirbt für ein anderes Angebot und erzählt keinen Fall mit diesem Unternehmen.',
          reason: 'Der Text ist Werbung und kein Fall mit diesem Unternehmen.',
        });
        must(await decide(moderating(db, now), gone));
      },
    },
  ];
  if (!answered) return acts;
  const hide = decision(answered, 'hide', {
    ...{ kind: 'own', ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT', rule: 'Regeln der Seite' },
    facts: 'Die Stellungnahme nannte Angaben aus dem Kundenkonto, die im Fall nicht stehen.',
    reason: 'Der Text gab Kundendaten preis.',
  });
  return [
    ...acts,
    { ago: 9 * day, does: async (now) => void must(await decide(moderating(db, now), hide)) },
    {
      ago: 5 * day,
      does: async (now) => {
        const text =
          'Die genannten Angaben stehen wörtlich im Eintrag der Kundin vom selben Tag. Wir haben nichts aus dem Konto verraten.';
        must(await appeal(visiting(db, now), { id: newId(), token: decisionToken(hide.id, null), text }));
      },
    },
  ];
}
