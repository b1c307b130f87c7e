// Reactions of a message.

import { h } from './dom.js';
import { call } from './api.js';
import { emit, personOf, state } from './state.js';

/** Adds or takes back a reaction of the acting person. */
export async function toggle(message, name) {
  const entry = (message.reactions ?? []).find((r) => r.emoji.name === name);
  const mine = (entry?.people ?? []).includes(state.me.id);
  const path = `channels/${message.channel_id}/messages/${message.id}/reactions/${encodeURIComponent(name)}/@me`;
  await call(mine ? 'DELETE' : 'PUT', path).catch((refused) => emit('trouble', refused.message));
}

/** The reactions of a message, as buttons. */
export function reactions(message) {
  const list = message.reactions ?? [];
  return list.length === 0 ? '' : h('div', { class: 'reactions' }, list.map((r) => {
    const people = (r.people ?? []).map((id) => personOf(id).name);
    const mine = (r.people ?? []).includes(state.me.id);
    return h('button', {
      class: mine ? 'reaction mine' : 'reaction', type: 'button', title: people.join(', '), 'aria-pressed': String(mine),
      'aria-label': `${r.emoji.name}, ${r.count}: ${people.join(', ')}`,
      on: { click: () => toggle(message, r.emoji.name) },
    }, h('span', { class: 'emoji' }, r.emoji.name), h('span', {}, String(r.count)));
  }));
}
