import { hash } from '@node-rs/argon2';
import { addDays, type Day, dayOf } from '#src/lib/dates.ts';
import { chanceOf } from './chance.ts';
import { momentOf } from './moments.ts';
import type { Rows } from './rows.ts';
import type { ToldCase } from './told.ts';

interface DemoSignIn {
  role: 'author' | 'representative' | 'moderator';
  email: string;
  password: string;
  /** What an app would know for the second step, in Base32; only who moderates has one. */
  secret?: string;
  what: { de: string; en: string };
}

/** Who may sign in to the demo; everybody else in it has no password. */
export const demoSignIns: DemoSignIn[] = [
  {
    role: 'author',
    email: 'frau.funkloch@post.example',
    password: 'router-vier-rueckrufe',
    what: {
      de: 'Verfasserin des Falls gegen Sauerstoff Mobil und zweier weiterer Fälle',
      en: 'Author of the case against Sauerstoff Mobil and of two more cases',
    },
  },
  {
    role: 'representative',
    email: 'jana.petersen-oduya@strom-und-soehne.example',
    password: 'zaehlerstand-geprueft',
    what: {
      de: 'Leiterin Kundenservice bei Strom & Söhne, mit offenen Fällen im Posteingang',
      en: 'Head of customer service at Strom & Söhne, with open cases in the inbox',
    },
  },
  {
    role: 'moderator',
    email: 'moderation@aktenkundig.example',
    password: 'gruende-gehoeren-dazu',
    secret: 'AKTENKUNDIGDEMOMODERATION2345672',
    what: { de: 'Moderatorin, hat über alles Bisherige entschieden', en: 'Moderator who made all decisions so far' },
  },
  {
    role: 'moderator',
    email: 'zweiter.blick@aktenkundig.example',
    password: 'vier-augen-sehen-mehr',
    secret: 'AKTENKUNDIGDEMOZWEITERBLICK23456',
    what: {
      de: 'Zweiter Moderator, für den zweiten Blick und für Beschwerden',
      en: 'Second moderator, for the second look and for appeals',
    },
  },
];

/** Who moderates: the first decides, the second looks again. */
export const demoModerators = demoSignIns.flatMap(({ email, secret }) =>
  secret ? [{ secret, email, id: chanceOf(`user ${email}`).id() }] : [],
);
export const demoAuthorId = chanceOf('author of sauerstoff').id();
const penName = 'Frau Funkloch';

/** Gives everybody their password, the author two more cases and those who moderate the appointment. */
export async function addDemoPeople(rows: Rows, told: ToldCase[], { since, today }: { since: Day; today: Day }) {
  for (const signIn of demoSignIns) {
    // A salt of its own, but always the same: the demo data must not differ between two starts.
    const salt = new TextEncoder().encode(chanceOf(`salt ${signIn.email}`).id().slice(0, 16));
    const passwordHash = await hash(signIn.password, { salt });
    const known = rows.users.find((user) => user.email === signIn.email);
    if (known) {
      known.passwordHash = passwordHash;
      continue;
    }
    const id = signIn.role === 'author' ? demoAuthorId : chanceOf(`user ${signIn.email}`).id();
    rows.users.push({ id, email: signIn.email, passwordHash, locale: 'de', createdAt: momentOf(since, 600) });
    if (signIn.role === 'moderator') {
      rows.appointments.push({ userId: id, role: 'moderator', appointedBy: 'demo', appointedAt: momentOf(since, 600) });
    }
  }
  // Old enough for what was reported of them, and for the letters in their trays.
  for (const [isWaiting, days] of [
    [isWaitingForTheAuthor, 20],
    [isWaitingForTheCompany, 5],
  ] as const) {
    const wanted = (one: ToldCase) => isWaiting(one) && dayOf(one.publishedAt) <= addDays(today, -days);
    const [newest] = told.filter(wanted).sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
    if (!newest) continue;
    const before = newest.penName;
    newest.authorId = demoAuthorId;
    newest.penName = penName;
    for (const post of newest.thread) post.text = post.text.replaceAll(before, penName);
  }
}

const isPlain = (told: ToldCase) => told.locale === 'de' && told.tombstone === null && told.closings.length === 0;

/** A reply stands there that nobody has judged. */
function isWaitingForTheAuthor(told: ToldCase): boolean {
  const last = told.thread.at(-1);
  return (
    isPlain(told) &&
    told.thread.length === 1 &&
    last?.by !== undefined &&
    last.verdict === null &&
    last.intent !== 'information'
  );
}

function isWaitingForTheCompany(told: ToldCase): boolean {
  return isPlain(told) && told.thread.length === 0;
}
