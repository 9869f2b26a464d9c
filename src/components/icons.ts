/** Icons by what they mean here; Icon.astro draws them. */
export const iconNames = [
  'phone',
  'email',
  'letter',
  'fax',
  'chat',
  'social',
  'form',
  'app',
  'on-site',
  'technician',
  'other',
  'clock',
  'history',
  'badge-check',
  'folder',
  'search',
  'check',
  'x',
  'warning',
  'pen',
  'plus',
  'trash',
  'arrow-up',
  'arrow-down',
  'lock',
  'user',
  'menu',
  'stamp',
  'flag',
  'bookmark',
] as const;

export type IconName = (typeof iconNames)[number];

type Channel = Extract<
  IconName,
  'phone' | 'email' | 'letter' | 'fax' | 'chat' | 'social' | 'form' | 'app' | 'on-site' | 'technician' | 'other'
>;

/** The icon of a channel has the channel's name. */
export function channelIcon(channel: Channel): IconName {
  return channel;
}
