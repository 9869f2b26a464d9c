/** Providers under whose other names the same mailbox answers, and the signs before the @ that they pass over. */
const providers = [
  { domains: ['gmail.com', 'googlemail.com'], passesOver: /\./g },
  { domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'], passesOver: /[._-]/g },
  { domains: ['icloud.com', 'me.com', 'mac.com'], passesOver: null },
  { domains: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua'], passesOver: /[.-]/g },
] as const;

/** Providers of whose subdomains each belongs to one mailbox: what stands before the @ there is as free as behind a plus. */
const ofSubdomains = /^(?:[^@]+)@([^@.]+)\.(fastmail\.(?:com|fm|de|net|org)|33mail\.com|anonaddy\.(?:com|me))$/;

/**
 * By what one person is counted once, however they write their address: `Hanna.Ott+shop@googlemail.com` and
 * `hannaott@gmail.com` are one. Never where a mail goes to, and nobody is let in by it: a provider that reads a plus as
 * a letter like others would hand one person's account to another. `email`: as `emailInput` answers it.
 */
export function mailboxOf(email: string): string {
  const [, owner, theirs] = ofSubdomains.exec(email.toLowerCase()) ?? [];
  if (owner !== undefined && theirs !== undefined) return `${owner}@${theirs}`;
  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, at).toLowerCase(), email.slice(at + 1).toLowerCase()];
  const plus = local.indexOf('+');
  // An address that begins with a plus is all name.
  const name = plus > 0 ? local.slice(0, plus) : local;
  const provider = providers.find(({ domains }) => domains.some((one) => one === domain));
  if (!provider) return `${name}@${domain}`;
  return `${provider.passesOver ? name.replace(provider.passesOver, '') : name}@${provider.domains[0]}`;
}
