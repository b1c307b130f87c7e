// The messages of the channel that is open, kept as they change.

import { append, fill, h, icon, ICONS } from './dom.js';
import { day } from './clock.js';
import { carryOver, draw, goesOn } from './message.js';
import { channelName, compare, emit, find, isThread, markRead, messagesOf, on, state } from './state.js';
import { dismissLocal } from './interactions.js';
import { openMenu } from './menu.js';

const scroll = document.getElementById('scroll');
const list = document.getElementById('messages');
const NEAR = 120;
let following = true;
let lastTop = 0;

/** Draws the open channel anew, from its start, and goes to its end. */
export function showChannel() {
  const channel = state.channels.get(state.channel);
  fill(list);
  if (!channel) {
    return;
  }
  append(list, beginning(channel));
  let before = null;
  for (const message of messagesOf(state.channel)) {
    append(list, [...separators(message, before), draw(message, before)]);
    before = message;
  }
  append(list, pending());
  rove();
  toEnd();
}

function beginning(channel) {
  const sign = channel.type === 1 ? '@' : isThread(channel) ? '' : '#';
  return h('div', { class: 'beginning' },
    h('span', { class: 'beginning-sign' }, icon(isThread(channel) ? ICONS.thread : ICONS.hash, 40)),
    h('h2', {}, channel.type === 1 ? channelName(channel) : `Welcome to ${sign}${channelName(channel)}`),
    h('p', {}, channel.topic || 'This is the start of the conversation.'));
}

function separators(message, before) {
  const out = [];
  if (!before || new Date(before.timestamp).toDateString() !== new Date(message.timestamp).toDateString()) {
    out.push(h('div', { class: 'separator', role: 'separator' }, h('span', {}, day(message.timestamp))));
  }
  if (state.newSince === message.id) {
    out.push(h('div', { class: 'separator new', role: 'separator', 'aria-label': 'New messages' }, h('span', {}, 'NEW')));
  }
  return out;
}

/** Commands that the bot has not answered yet, or never did. */
function pending() {
  const lines = (state.locals.get(state.channel) ?? []).map((local) => h('div', { class: 'local', role: local.failure ? 'alert' : 'status' },
    h('span', { class: 'mention' }, local.text),
    local.failure
      ? [h('span', { class: 'trouble' }, ` ${local.failure}`), ' • ',
        h('button', { class: 'plain-link', type: 'button', on: { click: () => dismissLocal(local) } }, 'Dismiss message')]
      : ' is being sent…'));
  return h('div', { id: 'locals' }, lines);
}

function place(message) {
  const old = document.getElementById(`m-${message.id}`);
  const all = messagesOf(state.channel);
  const at = all.findIndex((m) => m.id === message.id);
  const before = all[at - 1];
  const fresh = draw(message, before);
  if (old) {
    const refocus = carryOver(old, fresh);
    old.replaceWith(fresh);
    refocus();
    return;
  }
  const after = all[at + 1];
  const anchor = after ? document.getElementById(`m-${after.id}`) : document.getElementById('locals');
  [...separators(message, before), fresh].forEach((node) => anchor.before(node));
  if (after) {
    place(after);
  }
}

/** One message can be reached with Tab, the latest; the arrows go on from there. */
function rove() {
  const all = list.querySelectorAll('.message');
  if (all.length > 0 && !list.querySelector('.message[tabindex="0"]')) {
    all[all.length - 1].tabIndex = 0;
  }
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  following = true;
}

function keepEnd(change) {
  const stays = following;
  change();
  rove();
  if (stays) {
    toEnd();
  }
}

/** Only a reader who scrolls back stops following; a log that grew in the meantime does not. */
scroll.addEventListener('scroll', () => {
  const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
  if (left < NEAR) {
    following = true;
  } else if (scroll.scrollTop < lastTop) {
    following = false;
  }
  lastTop = scroll.scrollTop;
});
const sizes = new ResizeObserver(() => following && toEnd());
sizes.observe(scroll);
sizes.observe(list);

list.addEventListener('keydown', (event) => {
  const box = event.target;
  if (!box.classList.contains('message')) {
    return;
  }
  const all = [...list.querySelectorAll('.message')];
  const now = all.indexOf(box);
  const steps = { ArrowUp: now - 1, ArrowDown: now + 1, Home: 0, End: all.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    const next = all[steps[event.key]];
    if (next) {
      box.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    } else if (event.key === 'ArrowDown') {
      emit('focus');
    }
  } else if (event.key === 'Enter' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    event.preventDefault();
    const at = box.getBoundingClientRect();
    openMenu(find(state.channel, box.dataset.id), box, { x: at.left + 80, y: Math.min(at.bottom, innerHeight - 200) });
  } else if (event.key.toLowerCase() === 'r' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    emit('reply', find(state.channel, box.dataset.id));
  }
});

on('message', (message) => {
  if (message.channel_id === state.channel && find(state.channel, message.id)) {
    keepEnd(() => place(find(state.channel, message.id)));
  }
});

on('gone', (message) => {
  const old = document.getElementById(`m-${message.id}`);
  if (!old) {
    return;
  }
  const next = messagesOf(state.channel).find((m) => compare(m.id, message.id) > 0);
  old.remove();
  rove();
  if (next && !goesOn(next, null)) {
    place(next);
  }
});

on('locals', (channelId) => {
  if (channelId === state.channel) {
    keepEnd(() => document.getElementById('locals')?.replaceWith(pending()));
  }
});

/** Shows a message of the open channel, marked for a moment. */
export function showMessage(id) {
  const box = document.getElementById(`m-${id}`);
  if (box) {
    following = false;
    box.scrollIntoView({ block: 'center' });
    box.focus({ preventScroll: true });
    box.classList.add('found');
    box.addEventListener('animationend', () => box.classList.remove('found'), { once: true });
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state.me) {
    markRead(state.channel);
    emit('unread');
  }
});
