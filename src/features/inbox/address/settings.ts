/** Where this site takes mail for its cases. */
export interface Inbox {
  host: string;
  port: number;
  /** What stands behind the @. */
  domain: string;
}

/** Null where it takes none. */
export function inboxOf(env: NodeJS.ProcessEnv): Inbox | null {
  const { INBOX_SMTP, MAIL_DOMAIN } = env;
  const [, host, port] = /^(.+):(\d+)$/.exec(INBOX_SMTP ?? '') ?? [];
  if (!host || !port || !MAIL_DOMAIN) return null;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), domain: MAIL_DOMAIN };
}
