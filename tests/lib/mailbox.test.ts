import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailInput } from '#src/features/accounts/index.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { freshDatabase } from '#tests/factories.ts';
import { files } from '../source.ts';

test.each([
  ['hanna+shop@mail.example', 'hanna@mail.example'],
  ['Hanna@Mail.Example', 'hanna@mail.example'],
  ['h.a.n.n.a+1@googlemail.com', 'hanna@gmail.com'],
  ['ha-nn_a@pm.me', 'hanna@proton.me'],
  ['hanna@me.com', 'hanna@icloud.com'],
  ['h-anna@ya.ru', 'h.anna@yandex.com'],
  ['shop@hanna.fastmail.com', 'hanna+x@fastmail.com'],
])('%s and %s are one mailbox', (one, other) => expect(mailboxOf(one)).toBe(mailboxOf(other)));

test.each([
  ['hanna.ott@mail.example', 'hannaott@mail.example'],
  ['hanna-ott@gmail.com', 'hannaott@gmail.com'],
  ['+hanna@mail.example', '+otto@mail.example'],
  ['hanna@gmail.com.example', 'hanna@gmail.com'],
  ['hanna@mail.example', 'hanna@mail.test'],
])('%s and %s are two', (one, other) => expect(mailboxOf(one)).not.toBe(mailboxOf(other)));

test('a domain is the same however it is written', () => {
  const of = (typed: string) => mailboxOf(emailInput.parse(typed));
  expect(of('Hanna@MÜNCHEN.example')).toBe(of('hanna+x@xn--mnchen-3ya.example'));
});

const address = fc
  .emailAddress()
  .map((email) => emailInput.safeParse(email).data ?? '')
  .filter((email) => email !== '');

test('the mailbox of a mailbox is itself, and a plus part never makes another', () => {
  fc.assert(
    fc.property(address, fc.stringMatching(/^[a-z0-9]{1,8}$/), (email, part) => {
      const mailbox = mailboxOf(email);
      expect(mailboxOf(mailbox)).toBe(mailbox);
      const at = email.lastIndexOf('@');
      if (!email.startsWith('+')) expect(mailboxOf(`${email.slice(0, at)}+${part}${email.slice(at)}`)).toBe(mailbox);
    }),
  );
});

test('the migration reads the addresses there were as the site does from now on', async () => {
  const { db, dispose } = await freshDatabase();
  const odd = [
    'a+b+c@gmail.com',
    'a.b-c@pm.me',
    'a.b@googlemail.com',
    '+a@mail.example',
    'a_b@protonmail.ch',
    'a@mac.com',
  ];
  const emails = [...new Set([...fc.sample(address, 200), ...odd])];
  for (const [index, email] of emails.entries()) {
    await db.$client.execute({
      sql: "insert into users (id, email, locale, created_at) values (?, ?, 'de', 0)",
      args: [index, email],
    });
  }
  const [file = ''] = files('db/migrations', /_bearers\.sql$/);
  const statements = readFileSync(file, 'utf8').split('--> statement-breakpoint');
  for (const one of statements.filter((sql) => sql.includes('UPDATE `users`'))) await db.$client.execute(one);
  const { rows } = await db.$client.execute('select email, mailbox from users');
  for (const { email, mailbox } of rows) expect([email, mailbox]).toEqual([email, mailboxOf(String(email))]);
  dispose();
});
