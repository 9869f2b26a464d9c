import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailInput, newPasswordInput, signInLinkInput } from '#src/features/accounts/input.ts';
import { isAddress } from '#src/features/notifications/address.ts';

const reasonOf = (typed: unknown) => emailInput.safeParse(typed).error?.issues[0]?.message;

test('an address is taken as people type it', () => {
  expect(emailInput.parse(' Hanna.Muster@Mail.Example ')).toBe('hanna.muster@mail.example');
  expect(emailInput.parse('info@münchen.example')).toBe('info@xn--mnchen-3ya.example');
  expect(emailInput.parse('hanna\u0000@mail.example')).toBe('hanna@mail.example');
});

test('an address that a browser takes is taken, and one that was pasted is cleaned', () => {
  const taken = {
    'service&support@post.example': 'service&support@post.example',
    'a/b=c@mail.example': 'a/b=c@mail.example',
    "o'neill+neu@mail.example": "o'neill+neu@mail.example",
    'lena@пример.рф': 'lena@xn--e1afmkfd.xn--p1ai',
    'mailto:lena@mail.example': 'lena@mail.example',
    'MAILTO:lena@mail.example?subject=Hallo%20du': 'lena@mail.example',
    'Lena <lena@mail.example>': 'lena@mail.example',
    '"Lena M." <lena@mail.example>;': 'lena@mail.example',
    '<mailto:lena@mail.example>': 'lena@mail.example',
  };
  for (const [typed, address] of Object.entries(taken)) expect(emailInput.parse(typed), typed).toBe(address);
  expect(reasonOf('Lena <lena@mail.example>, Ida <ida@mail.example>')).toBe('not-an-email');
  expect(reasonOf('lena@localhost')).toBe('not-an-email');
});

test('what is no single address gets its reason', () => {
  expect(reasonOf(null)).toBe('required');
  expect(reasonOf('   ')).toBe('required');
  expect(reasonOf('hanna')).toBe('not-an-email');
  expect(reasonOf('a@mail.example, b@mail.example')).toBe('not-an-email');
  expect(reasonOf('a@mail.example\r\nBcc: b@mail.example')).toBe('not-an-email');
  expect(reasonOf('"a b"@mail.example')).toBe('not-an-email');
  expect(reasonOf(`${'a'.repeat(65)}@mail.example`)).toBe('not-an-email');
  expect(reasonOf(`a@${'b.'.repeat(200)}example`)).toBe('too-long');
  expect(reasonOf('x'.repeat(100_000))).toBe('too-long');
});

test('every address taken is one that the mail queue takes, and stays the same when typed again', () => {
  const odd = fc.string({ unit: 'binary' });
  const typed = fc.oneof(
    fc.emailAddress(),
    odd,
    fc.tuple(odd, odd).map(([name, host]) => `${name}@${host}`),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { data } = emailInput.safeParse(text);
      if (data === undefined) return;
      expect(isAddress(data)).toBe(true);
      expect(emailInput.parse(data)).toBe(data);
    }),
  );
});

test('a password is never trimmed, and one written in two ways is one', () => {
  expect(newPasswordInput.parse('  mit Abstand  ')).toBe('  mit Abstand  ');
  expect(newPasswordInput.parse('u\u0308bermorgen!')).toBe('übermorgen!');
  expect(newPasswordInput.safeParse('kurz').error?.issues[0]?.message).toBe('password-too-short');
  expect(newPasswordInput.safeParse('x'.repeat(100_000)).error?.issues[0]?.message).toBe('too-long');
});

test('a page to go on to is one of this site or none', () => {
  const returnTo = (typed: unknown) => signInLinkInput.parse({ email: 'a@mail.example', returnTo: typed }).returnTo;
  expect(returnTo('/de/account/cases/2026-000417')).toBe('/de/account/cases/2026-000417');
  for (const foreign of ['https://evil.example', '//evil.example', '/\\evil.example', 'x'.repeat(10_000), 7, null]) {
    expect(returnTo(foreign)).toBeNull();
  }
});
