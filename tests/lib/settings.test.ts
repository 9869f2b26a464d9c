import { expect, test } from 'vitest';
import { databaseUrl } from '#src/lib/database.ts';
import { readSettings } from '#src/lib/settings.ts';

const whole = {
  SITE_URL: 'https://aktenkundig.example',
  SMTP_URL: 'smtp://mail.example:587',
  MAIL_FROM: 'Aktenkundig <post@aktenkundig.example>',
  SECRET_KEY: 'one-key-one-key-one-key-one-key-one-key',
};

function faultsWith(own: Record<string, string>): string {
  const read = readSettings({ ...whole, ...own });
  return 'faults' in read ? read.faults.join('; ') : 'none';
}

test.each([
  ['PORT', '70000', 'PORT must be a whole number from 0 to 65535'],
  ['PORT', ' ', 'PORT must be a whole number from 0 to 65535'],
  ['PORT', '0x10', 'PORT must be a whole number from 0 to 65535'],
  ['PORT', '1e3', 'PORT must be a whole number from 0 to 65535'],
  ['TRUSTED_PROXIES', '-1', 'TRUSTED_PROXIES must be a whole number from 0 to 10'],
  ['TRUSTED_PROXIES', ' ', 'TRUSTED_PROXIES must be a whole number from 0 to 10'],
  ['FRONT_CACHE_MB', '\t', 'FRONT_CACHE_MB must be a whole number from 0 to 4096'],
  // Cookies are for TLS alone where the address begins so.
  ['SITE_URL', 'HTTPS://aktenkundig.example', 'SITE_URL must be written https://aktenkundig.example'],
  ['SITE_URL', ' https://aktenkundig.example', 'SITE_URL must be written https://aktenkundig.example'],
  ['SITE_URL', 'https://müller.example', 'SITE_URL must be written https://xn--mller-kva.example'],
  ['SITE_URL', 'https://aktenkundig.example?', 'SITE_URL must be written https://aktenkundig.example'],
])('%s of "%s" is refused, and it is said what is right', (name, value, fault) => {
  expect(faultsWith({ [name]: value })).toBe(fault);
});

test.each([
  'smtps://',
  'smtp://user:pa%ss@mail.example:587',
  'smtp://user:pa/ss@mail.example:587',
  // What stands before the sign would be the port of a host called "user".
  'smtp://user:12#ss@mail.example:587',
  'smtp://user:12/ss@mail.example:587',
  'smtp://user:12?ss@mail.example:587',
])('SMTP_URL %s, whose password or host is not what was meant, is refused with how to write it', (url) => {
  expect(faultsWith({ SMTP_URL: url })).toMatch(/^SMTP_URL must look like .* written as %25 %2F %40 %23 %3F %3A$/);
});

test.each(['post@aktenkundig.example, zweite@aktenkundig.example', 'a@b@aktenkundig.example'])(
  'MAIL_FROM %s is not one sender',
  (from) => {
    expect(faultsWith({ MAIL_FROM: from })).toMatch(/^MAIL_FROM must be /);
  },
);

test.each([
  ['DATABASE_URL', 'file:/srv/da%20ta.db'],
  ['DATABASE_URL', 'file:/srv/data.db?mode=ro'],
  ['DATABASE_URL', 'file://host/data.db'],
  ['DATABASE_URL', 'file::memory:'],
  ['DATABASE_URL', 'file:'],
  ['BACKUP_URL', 's3://bu cket/copies'],
  ['BLOB_URL', 's3://bucket/files?endpoint=minio.example'],
])('%s of "%s", which names no one place, is refused', (name, value) => {
  expect(faultsWith({ [name]: value })).toMatch(new RegExp(`^${name} must `));
});

test.each([
  { PORT: '4321' },
  { PORT: ' 4321' },
  { SITE_URL: 'https://aktenkundig.example/' },
  { SITE_URL: 'http://127.0.0.1:4321' },
  { SMTP_URL: 'smtps://user%40host:p%2Fw%23%25@mail.example:465' },
  { SMTP_URL: 'smtp://user@firma.example:word@mail.example:587?requireTLS=false' },
  { MAIL_FROM: 'post@aktenkundig.example' },
  { MAIL_FROM: 'Akten, Kundig <post@aktenkundig.example>' },
  { MAIL_FROM: '"Akten, Kundig" <post@aktenkundig.example>' },
  { DATABASE_URL: 'file:/srv/my data/site.db', BACKUP_URL: 'file:/mnt/copies/' },
  { DATABASE_URL: 'file:///srv/site.db', BLOB_URL: 's3://bucket/files?endpoint=https://minio.example:9000&region=eu' },
])('%o is taken', (own) => {
  expect(faultsWith(Object.fromEntries(Object.entries(own)))).toBe('none');
});

test('an empty line of a file of settings is one that is not there', () => {
  expect(faultsWith({ DATABASE_URL: '', PORT: '', BACKUP_URL: '' })).toBe('none');
  expect(databaseUrl({ DATABASE_URL: '' })).toBe('file:data/aktenkundig.db');
});
