/** Where this site takes mail for its cases. */
export interface Inbox {
  host: string;
  port: number;
  /** What stands behind the @. */
  domain: string;
  /** Files of a certificate and its key, for STARTTLS; null where it is not offered. */
  tls: { cert: string; key: string } | null;
}

/** Null where it takes none. */
export function inboxOf(env: NodeJS.ProcessEnv): Inbox | null {
  const { INBOX_SMTP, MAIL_DOMAIN, INBOX_TLS_CERT: cert, INBOX_TLS_KEY: key } = env;
  const [, host, port] = /^(.+):(\d+)$/.exec(INBOX_SMTP ?? '') ?? [];
  if (!host || !port || !MAIL_DOMAIN) return null;
  const tls = cert && key ? { cert, key } : null;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), domain: MAIL_DOMAIN, tls };
}
