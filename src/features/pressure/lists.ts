/** How it reached the author. */
export const ways = ['letter', 'email', 'phone', 'message', 'in-person', 'other'] as const;
export type PressureWay = (typeof ways)[number];

/** From whom it came, as the author says. */
export const senders = ['company', 'lawyer', 'agency', 'unknown'] as const;
export type Sender = (typeof senders)[number];

/** Why an author withdrew a case. */
export const whys = ['settled', 'pressed', 'money', 'mistake', 'other'] as const;
export type Why = (typeof whys)[number];
