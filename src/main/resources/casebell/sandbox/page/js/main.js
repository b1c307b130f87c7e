// Begins: who there is, who acts, which channel is open, and every change after that.

import { actWith, call, world } from './api.js';
import { hear } from './events.js';
import { Gateway } from './gateway.js';
import { channelName, compare, emit, isThread, loadRead, markRead, messagesOf, on, put, state, textChannels } from './state.js';
import { showChannel, showMessage } from './log.js';
import { drawer, showChannels, showMe } from './sidebar.js';
import { focusComposer, forgetDrafts, showComposer } from './composer.js';
import { forgetAll } from './interactions.js';
import { closeForm } from './form.js';
import { closeList } from './listbox.js';
import { closeMenu } from './menu.js';
import { showHint } from './hint.js';

const FIRST = { person: 'ines', channel: 'case-review' };
const connection = document.getElementById('connection');
let gateway = null;
let turn = 0;
let fresh = true;

function address() {
  const [person, channel] = decodeURIComponent(location.hash.slice(1)).split('/');
  return { person, channel };
}

function writeAddress() {
  const channel = state.channels.get(state.channel);
  if (channel) {
    const name = isThread(channel) || channel.type === 1 ? channel.id : channel.name;
    history.replaceState(null, '', `#${state.me.username}/${encodeURIComponent(name)}`);
  }
}

function channelNamed(name) {
  return textChannels().find((c) => c.name === name || c.id === name)?.id;
}

/** Lets somebody act: everything that the one before knew is forgotten. */
async function act(person) {
  turn += 1;
  const mine = turn;
  gateway?.close();
  closeForm();
  closeList();
  closeMenu();
  forgetAll();
  forgetDrafts();
  state.me = person;
  fresh = true;
  for (const part of [state.messages, state.locals, state.channels]) {
    part.clear();
  }
  state.commands = [];
  actWith(person.token);
  loadRead();
  showMe();
  gateway = new Gateway(
    person.token,
    (type, data) => mine === turn && heard(type, data, mine),
    (how) => mine === turn && showConnection(how),
  );
}

function heard(type, data, mine) {
  hear(type, data);
  if (type === 'GUILD_CREATE') {
    arrive(mine);
  }
}

/** A session has begun: reads what stands in every channel, and opens one. */
async function arrive(mine) {
  await Promise.all(textChannels().map(async (channel) => {
    const list = await call('GET', `channels/${channel.id}/messages?limit=100`).catch(() => []);
    if (mine === turn) {
      forget(channel.id, list);
      list.forEach(put);
    }
  }));
  if (mine !== turn) {
    return;
  }
  const wanted = state.channels.has(state.channel) ? state.channel : channelNamed(address().channel);
  open(wanted ?? channelNamed(FIRST.channel) ?? textChannels()[0]?.id);
  document.body.dataset.ready = state.me.username;
  focusComposer();
}

/** After a new session nothing of the old one stays but what the server still has, and what only this person was told. */
function forget(channelId, list) {
  const there = new Set(list.map((m) => m.id));
  for (const message of messagesOf(channelId)) {
    if ((message.flags & 64) === 0 && !there.has(message.id) && list.length < 100) {
      state.messages.get(channelId).delete(message.id);
    }
  }
}

function open(channelId) {
  const channel = state.channels.get(channelId);
  if (!channel) {
    return;
  }
  const changed = fresh || state.channel !== channelId;
  const from = fresh ? '' : state.channel;
  state.channel = channelId;
  const since = state.read.get(channelId) ?? '';
  const news = since === '' ? undefined
    : messagesOf(channelId).find((m) => compare(m.id, since) > 0 && m.author.id !== state.me.id);
  state.newSince = news?.id ?? '';
  markRead(channelId);
  document.getElementById('channel-name').textContent = `${channel.type === 1 || isThread(channel) ? '' : '#'}${channelName(channel)}`;
  document.getElementById('topic').textContent = channel.topic ?? '';
  writeAddress();
  showChannels();
  showChannel();
  if (changed) {
    fresh = false;
    showComposer(from);
  }
  showHint();
}

function showConnection(how) {
  connection.className = how;
  connection.textContent = { ready: '', connecting: 'Connecting…', away: 'The server does not answer. Connecting again…' }[how];
}

on('go', ({ channel, message }) => {
  if (channel !== state.channel) {
    open(channel);
  }
  if (message) {
    showMessage(message);
  } else {
    focusComposer();
  }
});

on('act', (id) => {
  const person = state.people.find((p) => p.id === id);
  if (person) {
    delete document.body.dataset.ready;
    act(person);
  }
});

on('notice', (text) => {
  connection.className = 'notice';
  connection.textContent = text;
  setTimeout(() => connection.className === 'notice' && showConnection('ready'), 1500);
});

addEventListener('hashchange', () => {
  const wanted = address();
  const person = state.people.find((p) => p.username === wanted.person);
  if (person && person.id !== state.me.id) {
    state.channel = '';
    emit('act', person.id);
  } else if (channelNamed(wanted.channel)) {
    emit('go', { channel: channelNamed(wanted.channel) });
  }
});

async function start() {
  drawer(false);
  const read = await world();
  Object.assign(state, { guild: read.guild, people: read.people, bots: read.bots, hints: read.hints ?? [], happenings: read.happenings ?? [] });
  read.roles.forEach((r) => state.roles.set(r.id, r));
  const { person } = address();
  const first = state.people.find((p) => p.username === person) ?? state.people.find((p) => p.username === FIRST.person);
  await act(first ?? state.people[0]);
}

start().catch((error) => {
  connection.className = 'away';
  connection.textContent = `The page could not start: ${error.message}`;
});
