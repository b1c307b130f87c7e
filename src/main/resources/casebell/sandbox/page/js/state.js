// What the acting person knows, and who is told when it changes.

export const EPHEMERAL = 64;
export const THINKING = 128;
export const V2 = 32768;

export const state = {
  guild: { id: '', name: '' },
  people: [],
  me: null,
  hints: [],
  happenings: [],
  members: new Map(),
  roles: new Map(),
  channels: new Map(),
  messages: new Map(),
  locals: new Map(),
  commands: [],
  channel: '',
  newSince: '',
  read: new Map(),
};

const listeners = new Map();

/** Registers what is to be done when something of this kind changes. */
export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}

/** Tells that something changed. */
export function emit(kind, data) {
  (listeners.get(kind) ?? []).forEach((listener) => listener(data));
}

/** Orders ids as numbers, without reading them as numbers. */
export function compare(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The messages of a channel, oldest first. */
export function messagesOf(channelId) {
  return [...(state.messages.get(channelId)?.values() ?? [])].sort((a, b) => compare(a.id, b.id));
}

export function put(message) {
  if (!state.messages.has(message.channel_id)) {
    state.messages.set(message.channel_id, new Map());
  }
  state.messages.get(message.channel_id).set(message.id, message);
}

export function find(channelId, id) {
  return state.messages.get(channelId)?.get(id);
}

/** Somebody by user id, with what the page needs to draw them. */
export function personOf(id, user = {}) {
  const known = state.people.find((p) => p.id === id);
  const member = state.members.get(id);
  const told = member?.user ?? user;
  return {
    id,
    name: known?.global_name ?? told.global_name ?? (told.username ? capital(told.username) : `Unknown user`),
    username: known?.username ?? told.username ?? '',
    title: known?.title ?? (told.bot ? 'The bot' : ''),
    color: known?.color ?? '#5865f2',
    bot: Boolean(told.bot),
    roles: member?.roles ?? known?.roles ?? [],
  };
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The roles of somebody, highest first, without the everybody role. */
export function rolesOf(person) {
  return person.roles
    .map((id) => state.roles.get(id))
    .filter(Boolean)
    .sort((a, b) => b.position - a.position);
}

/** The colour of a name: that of the highest role that has one. */
export function nameColour(person) {
  const role = rolesOf(person).find((r) => r.color !== 0);
  return role ? `#${role.color.toString(16).padStart(6, '0')}` : '';
}

/** Whether a message pings the acting person. */
export function pingsMe(message) {
  if (message.author?.id === state.me.id) {
    return false;
  }
  const roles = personOf(state.me.id).roles;
  return Boolean(message.mention_everyone)
    || (message.mentions ?? []).some((u) => u.id === state.me.id)
    || (message.mention_roles ?? []).some((id) => roles.includes(id));
}

export function isEphemeral(message) {
  return (message.flags & EPHEMERAL) !== 0;
}

/** What has not been read in a channel: how many messages, and how many of them ping. */
export function unread(channelId) {
  const since = state.read.get(channelId) ?? '';
  let count = 0;
  let pings = 0;
  for (const message of state.messages.get(channelId)?.values() ?? []) {
    if (compare(message.id, since) > 0 && message.author.id !== state.me.id && !isEphemeral(message)) {
      count += 1;
      pings += pingsMe(message) ? 1 : 0;
    }
  }
  return { count, pings };
}

/** Everything in the channel counts as read. */
export function markRead(channelId) {
  const all = messagesOf(channelId);
  if (all.length > 0) {
    state.read.set(channelId, all[all.length - 1].id);
    keep(`read:${state.me.id}`, JSON.stringify([...state.read]));
  }
}

export function loadRead() {
  try {
    state.read = new Map(JSON.parse(kept(`read:${state.me.id}`) ?? '[]'));
  } catch {
    state.read = new Map();
  }
}

/** Remembers for this browser; a browser that forbids it forgets. */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // nothing is kept
  }
}

export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Where the acting person may write: text channels, threads and direct messages that they see. */
export function textChannels() {
  return [...state.channels.values()].filter((c) => c.type !== 4);
}

export function isThread(channel) {
  return channel.type >= 10 && channel.type <= 12;
}

export function channelName(channel) {
  if (channel.type === 1) {
    const other = channel.recipients.find((u) => u.id !== state.me.id);
    return other ? personOf(other.id, other).name : 'Direct message';
  }
  return channel.name;
}
