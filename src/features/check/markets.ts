/** Where others sell: the contract is often with them and not with whoever owns the address. Registrable domains. */
const markets: Record<string, string> = {
  Amazon:
    'amazon.de amazon.at amazon.com amazon.co.uk amazon.fr amazon.it amazon.es amazon.nl amazon.pl amazon.com.be amazon.se',
  eBay: 'ebay.de ebay.at ebay.ch ebay.com ebay.co.uk ebay.fr ebay.it',
  Etsy: 'etsy.com',
  Kaufland: 'kaufland.de',
  Otto: 'otto.de',
  Zalando: 'zalando.de zalando.at zalando.ch',
  Kleinanzeigen: 'kleinanzeigen.de ebay-kleinanzeigen.de',
  Vinted: 'vinted.de vinted.at vinted.com',
  Temu: 'temu.com',
  AliExpress: 'aliexpress.com aliexpress.us',
  Alibaba: 'alibaba.com',
  Hood: 'hood.de',
  'Back Market': 'backmarket.de backmarket.at backmarket.com',
  refurbed: 'refurbed.de refurbed.at',
  idealo: 'idealo.de idealo.at',
  Check24: 'check24.de',
};

export const marketOf: ReadonlyMap<string, string> = new Map(
  Object.entries(markets).flatMap(([name, domains]) => domains.split(' ').map((domain) => [domain, name])),
);

/** Where everybody has a page of their own: whoever only gave such an address for a company said nothing about the others there. */
const networks =
  'apple.com facebook.com google.com google.de instagram.com linkedin.com linktr.ee pinterest.com pinterest.de t.me tiktok.com twitter.com wa.me whatsapp.com x.com xing.com youtube.com';
export const isOfMany = (domain: string): boolean => marketOf.has(domain) || ofNetworks.has(domain);
const ofNetworks: ReadonlySet<string> = new Set(networks.split(' '));

/** What stands in the path before the name of a seller. */
export const sellerPaths: Record<string, RegExp> = {
  eBay: /^\/(?:usr|str)\/([^/?#]{2,60})/i,
  Etsy: /^\/(?:[a-z]{2}\/)?shop\/([^/?#]{2,60})/i,
};

/** Addresses that only lead elsewhere: where to, nobody knows without opening them. */
export const shortLinks: ReadonlySet<string> = new Set(
  'amzn.eu amzn.to bit.ly buff.ly cutt.ly ebay.us fb.me goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly s.click shorturl.at t.co t.ly tiny.cc tinyurl.com urlz.fr'.split(
    ' ',
  ),
);

/** Addresses that name in their query where they lead. */
export const passingOn: readonly (readonly [host: RegExp, names: readonly string[]])[] = [
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, ['url', 'q', 'adurl']],
  [/^(?:lm?|www)\.(?:facebook|instagram)\.com$/, ['u']],
  [/(?:^|\.)awin1\.com$/, ['ued', 'p']],
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, ['url']],
  [/^out\.reddit\.com$/, ['url']],
  [/(?:^|\.)youtube\.com$/, ['q']],
  [/(?:^|\.)(?:doubleclick\.net|googleadservices\.com)$/, ['adurl', 'ds_dest_url', 'url']],
];
