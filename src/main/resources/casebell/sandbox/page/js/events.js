// What each event of the gateway changes.

import { compare, emit, find, isThread, markRead, put, state } from './state.js';

const EVENTS = {
  READY(data) {
    state.channels.clear();
    (data.private_channels ?? []).forEach((c) => state.channels.set(c.id, c));
  },
  GUILD_CREATE(data) {
    data.roles.forEach((r) => state.roles.set(r.id, r));
    [...data.channels, ...data.threads].forEach((c) => state.channels.set(c.id, c));
    data.members.forEach((m) => state.members.set(m.user.id, m));
    emit('guild');
  },
  MESSAGE_CREATE(data) {
    put(data);
    seen(data);
    emit('message', data);
    emit('unread');
  },
  MESSAGE_UPDATE(data) {
    const old = find(data.channel_id, data.id);
    if (old || compare(data.id, oldest(data.channel_id)) > 0) {
      put({ ...old, ...data });
      emit('message', data);
    }
  },
  MESSAGE_DELETE(data) {
    state.messages.get(data.channel_id)?.delete(data.id);
    emit('gone', data);
    emit('unread');
  },
  MESSAGE_REACTION_ADD: (data) => react(data, true),
  MESSAGE_REACTION_REMOVE: (data) => react(data, false),
  CHANNEL_CREATE: channel,
  CHANNEL_UPDATE: channel,
  THREAD_CREATE(data) {
    channel(data);
    const starter = find(data.parent_id, data.id);
    if (starter) {
      starter.thread = data;
      emit('message', starter);
    }
  },
  THREAD_UPDATE: channel,
  CHANNEL_DELETE: gone,
  THREAD_DELETE: gone,
  GUILD_MEMBER_UPDATE(data) {
    state.members.set(data.user.id, { ...state.members.get(data.user.id), ...data });
    emit('guild');
  },
};

/** Takes note of an event. What belongs to an interaction is told on as it is. */
export function hear(type, data) {
  EVENTS[type]?.(data);
  if (type.startsWith('INTERACTION_') || type.startsWith('APPLICATION_COMMAND_')) {
    emit('interaction', { type, data });
  }
}

function oldest(channelId) {
  const ids = [...(state.messages.get(channelId)?.keys() ?? [])].sort(compare);
  return ids.length > 0 ? ids[0] : '';
}

function seen(message) {
  const channel = state.channels.get(message.channel_id);
  if (channel) {
    channel.last_message_id = message.id;
    if (isThread(channel)) {
      channel.message_count = (channel.message_count ?? 0) + 1;
    }
  }
  const mine = message.author.id === state.me.id;
  if (mine || (message.channel_id === state.channel && document.visibilityState === 'visible')) {
    markRead(message.channel_id);
  } else if (message.channel_id === state.channel && state.newSince === '') {
    state.newSince = message.id;
  }
}

function react(data, add) {
  const message = find(data.channel_id, data.message_id);
  if (!message) {
    return;
  }
  const list = (message.reactions ??= []);
  let entry = list.find((r) => r.emoji.name === data.emoji.name);
  if (!entry) {
    entry = { emoji: data.emoji, people: [] };
    list.push(entry);
  }
  entry.people = (entry.people ?? []).filter((id) => id !== data.user_id);
  if (add) {
    entry.people.push(data.user_id);
  }
  entry.count = entry.people.length;
  message.reactions = list.filter((r) => r.count > 0);
  emit('message', message);
}

function channel(data) {
  state.channels.set(data.id, { ...state.channels.get(data.id), ...data });
  emit('guild');
}

function gone(data) {
  state.channels.delete(data.id);
  emit('guild');
}
