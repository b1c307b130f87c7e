// Names in the place of ids, and ways to what they name.

import { colour, h, icon, ICONS } from './dom.js';
import { channelName, emit, personOf, state } from './state.js';

const MESSAGE_LINK = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(\d{1,20})\/(\d{1,20})(?:\/(\d{1,20}))?$/;

export function userMention(id) {
  const person = personOf(id);
  return h('span', { class: 'mention', title: person.title }, `@${person.name}`);
}

export function roleMention(id) {
  const role = state.roles.get(id);
  const own = role?.color ? { '--own': colour(role.color) } : {};
  return h('span', { class: role?.color ? 'mention role' : 'mention', vars: own }, `@${role?.name ?? 'unknown-role'}`);
}

export function channelMention(id) {
  const channel = state.channels.get(id);
  return channel
    ? h('button', { class: 'mention', type: 'button', on: { click: () => emit('go', { channel: id }) } }, `#${channelName(channel)}`)
    : h('span', { class: 'mention' }, '#unknown');
}

/** What a link to a channel or message of this server becomes; null for any other address. */
export function jump(url) {
  const match = MESSAGE_LINK.exec(url);
  if (!match || match[1] !== state.guild.id) {
    return null;
  }
  const [, , channelId, message] = match;
  const channel = state.channels.get(channelId);
  if (!channel) {
    return h('span', { class: 'mention' }, 'a channel that you may not see');
  }
  return h('button', {
    class: 'mention jump',
    type: 'button',
    'aria-label': `Go to ${message ? 'the message in ' : ''}#${channelName(channel)}`,
    on: { click: () => emit('go', { channel: channelId, message }) },
  }, `#${channelName(channel)}`, message ? [' › ', icon(ICONS.bubble, 13)] : '');
}
