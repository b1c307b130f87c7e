// One message, drawn.

import { append, avatar, h, icon, ICONS } from './dom.js';
import { hour, written } from './clock.js';
import { attachments, embed } from './embed.js';
import { components } from './components.js';
import { inline, render, reveal } from './markdown.js';
import { channelName, emit, isEphemeral, nameColour, personOf, pingsMe, state, THINKING } from './state.js';
import { failureOf } from './interactions.js';
import { reactions, toggle } from './reactions.js';
import { openMenu } from './menu.js';

const APART = 7 * 60 * 1000;

/** Whether a message goes on under the head of the one before. */
export function goesOn(message, before) {
  return Boolean(before)
    && before.author.id === message.author.id
    && !message.referenced_message
    && !message.interaction
    && !isEphemeral(before) && !isEphemeral(message)
    && before.type !== 20
    && new Date(message.timestamp) - new Date(before.timestamp) < APART
    && new Date(message.timestamp).toDateString() === new Date(before.timestamp).toDateString();
}

export function draw(message, before) {
  const person = personOf(message.author.id, message.author);
  const head = !goesOn(message, before);
  const pinged = pingsMe(message);
  const hidden = isEphemeral(message);
  const box = h('article', {
    class: ['message', head ? 'head' : '', pinged ? 'pinged' : '', hidden ? 'ephemeral' : ''].join(' '),
    id: `m-${message.id}`,
    tabindex: '-1',
    data: { id: message.id },
    'aria-label': `${person.name}, ${hour(message.timestamp)}${pinged ? ', mentions you' : ''}${hidden ? ', only you can see this' : ''}`,
    on: {
      contextmenu: (event) => {
        if (!event.target.closest('a, input, textarea') && getSelection().isCollapsed) {
          event.preventDefault();
          openMenu(message, box, { x: event.clientX, y: event.clientY });
        }
      },
    },
  });
  append(box, above(message));
  append(box, head
    ? [h('div', { class: 'gutter' }, avatar(person, 40)), byline(message, person)]
    : h('div', { class: 'gutter' }, h('time', { class: 'aside', datetime: message.timestamp }, hour(message.timestamp))));
  append(box, body(message, person));
  append(box, hidden ? '' : tools(message, box));
  return box;
}

function byline(message, person) {
  return h('div', { class: 'byline' },
    h('span', { class: 'name', title: person.title, vars: { '--own': nameColour(person) || 'inherit' } }, person.name),
    person.bot ? h('span', { class: 'badge' }, 'APP') : '',
    ' ', h('span', { class: 'when' }, written(message.timestamp)));
}

/** What a message answers: another message, or a command. */
function above(message) {
  if (message.interaction?.user) {
    const user = personOf(message.interaction.user.id, message.interaction.user);
    return h('div', { class: 'answers' }, avatar(user, 16),
      h('span', { class: 'name', vars: { '--own': nameColour(user) || 'inherit' } }, user.name),
      ' used ', h('span', { class: 'mention' }, `${(message.interaction.command_type ?? 1) === 1 ? '/' : ''}${message.interaction.name}`));
  }
  if (message.referenced_message) {
    const other = message.referenced_message;
    const user = personOf(other.author.id, other.author);
    const words = (other.content || other.embeds?.[0]?.title || 'a message').split('\n')[0];
    return h('button', {
      class: 'answers', type: 'button', 'aria-label': `Go to the message of ${user.name}`,
      on: { click: () => emit('go', { channel: other.channel_id, message: other.id }) },
    }, avatar(user, 16), h('span', { class: 'name', vars: { '--own': nameColour(user) || 'inherit' } }, user.name),
    h('span', { class: 'gist' }, plain(words)));
  }
  return '';
}

/** A line without anything in it that could be pressed. */
function plain(text) {
  return inline(text).map((node) => (typeof node === 'string' ? node
    : node.classList.contains('spoiler') ? '▒▒▒▒' : node.textContent));
}

function body(message, person) {
  const out = h('div', { class: 'body' });
  if ((message.flags & THINKING) !== 0) {
    append(out, h('div', { class: 'thinking' }, h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
      `${person.name} is thinking…`));
  }
  const edited = message.edited_timestamp && (message.flags & 64) === 0
    ? h('span', { class: 'edited', title: new Date(message.edited_timestamp).toLocaleString() }, '(edited)') : '';
  if (message.content) {
    append(out, h('div', { class: 'content markup' }, render(message.content), edited ? [' ', edited] : ''));
  }
  append(out, (message.embeds ?? []).filter(() => (message.flags & 4) === 0).map(embed));
  append(out, attachments(message));
  append(out, components(message));
  if (!message.content && edited) {
    append(out, edited);
  }
  append(out, reactions(message));
  append(out, thread(message));
  const failure = failureOf(message);
  if (failure) {
    append(out, h('p', { class: 'trouble', role: 'alert' }, failure));
  }
  if (isEphemeral(message)) {
    append(out, h('div', { class: 'only-you' }, icon(ICONS.eye, 14), ' Only you can see this • ',
      h('button', { class: 'plain-link', type: 'button', on: { click: () => dismiss(message) } }, 'Dismiss message')));
  }
  return out;
}

function dismiss(message) {
  state.messages.get(message.channel_id)?.delete(message.id);
  emit('gone', message);
  emit('focus');
}

function thread(message) {
  const channel = message.thread ? state.channels.get(message.thread.id) ?? message.thread : null;
  return channel ? h('button', {
    class: 'thread', type: 'button', on: { click: () => emit('go', { channel: channel.id }) },
  }, icon(ICONS.thread, 18), h('strong', {}, channelName(channel)), h('span', {}, `${channel.message_count ?? 0} messages ›`)) : '';
}

function tools(message, box) {
  const tool = (name, path, act) => h('button', {
    type: 'button', 'aria-label': name, title: name, tabindex: '-1', on: { click: act },
  }, icon(path, 20));
  return h('div', { class: 'tools' },
    tool('React with 👍', ICONS.face, () => toggle(message, '👍')),
    tool('Reply', ICONS.reply, () => emit('reply', message)),
    tool('More', ICONS.more, (event) => {
      const at = event.currentTarget.getBoundingClientRect();
      openMenu(message, box, { x: at.left - 160, y: at.bottom + 4 });
    }));
}

/** Carries over from an older drawing what the reader had done to it: opened spoilers, and where the focus was. */
export function carryOver(old, fresh) {
  const opened = [...old.querySelectorAll('.spoiler.shown')].map((s) => s.textContent);
  for (const box of fresh.querySelectorAll('.spoiler')) {
    if (opened.includes(box.textContent)) {
      reveal(box);
    }
  }
  fresh.tabIndex = old.tabIndex;
  const focused = document.activeElement;
  if (focused === old) {
    return () => fresh.focus({ preventScroll: true });
  }
  if (old.contains(focused)) {
    const custom = focused.dataset.custom;
    const same = custom && [...fresh.querySelectorAll('button')].find((b) => b.dataset.custom === custom);
    return () => (same && !same.disabled ? same : fresh).focus({ preventScroll: true });
  }
  return () => {};
}
