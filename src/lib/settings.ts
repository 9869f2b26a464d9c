import { z } from 'astro/zod';
import addressparser from 'nodemailer/lib/addressparser';
import { logLevels } from './log.ts';

const of32Bytes = z
  .string()
  .refine((typed) => Buffer.from(typed, 'base64').length === 32, 'must be 32 bytes in base64: openssl rand -base64 32');

const hostAndPort = /^(?:[\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}$/;

/** Digits alone: `Number` takes a space for 0, and a port of 0 for any. */
function wholeNumber(least: number, most: number) {
  const words = `must be a whole number from ${least} to ${most}`;
  const isWithin = (value: number) => value >= least && value <= most;
  return z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, words)
    .transform(Number)
    .refine(isWithin, words);
}

const place = z
  .string()
  .regex(/^(file:.|s3:\/\/[^/?]+)/, 'must be file: and a folder, or s3://bucket/path')
  .refine(isPlace, 'must look like s3://bucket/path?endpoint=https://host&region=name');

const mailServer = 'must look like smtp://user:password@host:587, in a password each of % / @ # ? : written as';

/** Settings from the environment. README lists them; a wrong one stops the start with its name. */
const settingsSchema = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^(file:|libsql:|https?:|wss?:)/, 'must start with file:, libsql: or https:')
      // What one part of the program would read as an escape is for another, as for Litestream, a letter of the name.
      .regex(
        /^(?!file:\/\/[^/]|file::memory:|file:$|file:.*[%?#])/,
        'must be file: and the path of a file, without % ? #',
      )
      .default('file:data/aktenkundig.db'),
    DATABASE_AUTH_TOKEN: z.string().optional(),
    SITE_URL: z
      .string()
      .refine(isWebAddress, 'must be the public address, like https://aktenkundig.example')
      .refine(isOrigin, 'must end after the name of the host, without a path: the site answers at its root')
      // Whether cookies are for TLS alone is asked of how it begins.
      .refine((typed) => !URL.canParse(typed) || typed.replace(/\/$/, '') === new URL(typed).origin, {
        error: ({ input }) => `must be written ${new URL(String(input)).origin}`,
      }),
    TRUSTED_PROXIES: wholeNumber(0, 10).optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, message: `${mailServer} %25 %2F %40 %23 %3F %3A` })
      .refine(isMailServer, `${mailServer} %25 %2F %40 %23 %3F %3A`),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, like Aktenkundig <post@aktenkundig.example>')
      .refine(isOneSender, 'must be one address, like Aktenkundig <post@aktenkundig.example>'),
    SECRET_KEY: z.string().regex(/^\S{32,}$/, 'must have at least 32 characters: openssl rand -base64 48'),
    SECRET_KEYS_BEFORE: z
      .string()
      .regex(/^\S{32,}( \S{32,})*$/, 'must be former values of SECRET_KEY, the latest first, with a space between two')
      .optional(),
    BACKUP_URL: place.optional(),
    BLOB_URL: place.optional(),
    HASH_KEY: of32Bytes.optional(),
    LOG_KEY: of32Bytes.optional(),
    DATASET_DIR: z.string().optional(),
    SITE_OPERATOR: z.string().max(1000, 'must have at most 1000 characters').optional(),
    OPERATOR_MAIL: z
      .string()
      .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be one e-mail address')
      .optional(),
    OPERATOR_RESPONSIBLE: z.string().max(1000, 'must have at most 1000 characters').optional(),
    OPERATOR_REGISTER: z.string().max(1000, 'must have at most 1000 characters').optional(),
    OPERATOR_DISPUTES: z.string().max(1000, 'must have at most 1000 characters').optional(),
    LOG_LEVEL: z.enum(logLevels, { message: `must be one of ${logLevels.join(', ')}` }).optional(),
    FRONT_CACHE_MB: wholeNumber(0, 4096).default(64),
    INBOX_SMTP: z.string().regex(hostAndPort, 'must be a host and a port, like 127.0.0.1:2525').optional(),
    INBOX_TLS_CERT: z.string().optional(),
    INBOX_TLS_KEY: z.string().optional(),
    MAIL_DOMAIN: z
      .string()
      .regex(/^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'must be a domain in small letters, like post.aktenkundig.example')
      .optional(),
    DNS_SERVER: z.string().regex(hostAndPort, 'must be an IP number and a port, like 127.0.0.1:53').optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65535).default(4321),
  })
  .refine(({ DATABASE_URL, BACKUP_URL }) => !BACKUP_URL || DATABASE_URL.startsWith('file:'), {
    path: ['BACKUP_URL'],
    message: 'is for a database file: a database server makes its copies itself',
  })
  .refine(({ INBOX_SMTP, MAIL_DOMAIN }) => !INBOX_SMTP || MAIL_DOMAIN !== undefined, {
    path: ['MAIL_DOMAIN'],
    message: 'is missing: INBOX_SMTP takes mail for it',
  })
  .refine(({ INBOX_TLS_CERT, INBOX_TLS_KEY }) => Boolean(INBOX_TLS_CERT) === Boolean(INBOX_TLS_KEY), {
    path: ['INBOX_TLS_KEY'],
    message: 'and INBOX_TLS_CERT name two files, or none of them is set',
  });

function isWebAddress(typed: string): boolean {
  return /^\s*https?:\/\//i.test(typed) && URL.canParse(typed);
}

function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { pathname, search, hash, username, password } = new URL(address);
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

/** A password that is not escaped ends the name of the host, and the rest of it stands behind. */
function isMailServer(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { hostname, username, password, pathname, search, hash } = new URL(address);
  if (hostname === '' || hash !== '' || !['', '/'].includes(pathname) || search.includes('@')) return false;
  return !/%(?![0-9a-f]{2})/i.test(username + password);
}

/** No mail has two. */
function isOneSender(typed: string): boolean {
  const senders = addressparser(typed, { flatten: true });
  return senders.length === 1 && /^[^\s<>@]+@[^\s<>@]+$/.test(senders[0]?.address ?? '');
}

function isPlace(url: string): boolean {
  if (!url.startsWith('s3:')) return true;
  if (!URL.canParse(url)) return false;
  const endpoint = new URL(url).searchParams.get('endpoint');
  return endpoint === null || (/^https?:\/\//.test(endpoint) && URL.canParse(endpoint));
}

export type Settings = z.infer<typeof settingsSchema>;

/** The settings, or one line for each that is missing or wrong, beginning with its name. */
export function readSettings(env: NodeJS.ProcessEnv): { settings: Settings } | { faults: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return { settings: parsed.data };
  const faults = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0]);
    // What is wrong in two ways is right once the first is mended, or says the second then.
    if (!faults.has(name)) faults.set(name, `${name} ${given[name] === undefined ? 'is missing' : message}`);
  }
  return { faults: [...faults.values()] };
}
