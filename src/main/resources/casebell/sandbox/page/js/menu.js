// The menu of a message: react, reply, copy, and what apps offer.

import { append, h } from './dom.js';
import { call } from './api.js';
import { emit, state } from './state.js';
import { run } from './interactions.js';
import { loadCommands } from './commands.js';
import { toggle } from './reactions.js';

const FACES = ['👍', '👀', '✅', '❤️', '😮'];
let open = null;

/** Closes the menu that is open, if one is. */
export function closeMenu() {
  open?.(false);
}

/** Opens a message's menu where the pointer is. */
export async function openMenu(message, box, { x, y }) {
  closeMenu();
  await loadCommands();
  const mine = message.author.id === state.me.id;
  const item = (words, act, extra = {}) => h('button', {
    class: 'item', type: 'button', role: 'menuitem', tabindex: '-1', ...extra, on: { click: () => { leave(true); act(); } },
  }, words);
  const apps = state.commands.filter((c) => c.type === 3).map((command) => item(
    [h('img', { src: 'bell.svg', alt: '', width: 20, height: 20 }), command.name],
    () => run(message.channel_id, { id: command.id, name: command.name, type: 3, target_id: message.id }, command.name),
  ));
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': 'Message', on: { keydown: key, focusout: away } },
    h('div', { class: 'faces', role: 'group', 'aria-label': 'React' },
      FACES.map((face) => item(face, () => toggle(message, face), { class: 'item face', 'aria-label': `React with ${face}` }))),
    item('Reply', () => emit('reply', message)),
    message.content ? item('Copy text', () => copy(message.content)) : '',
    item('Copy message link', () => copy(`https://discord.com/channels/${state.guild.id}/${message.channel_id}/${message.id}`)),
    mine ? item('Edit message', () => emit('edit', message)) : '',
    mine ? item('Delete message', () => remove(message), { class: 'item danger' }) : '',
    apps.length > 0 ? [h('div', { class: 'menu-head', role: 'presentation' }, 'Apps'), apps] : '');
  append(document.body, menu);
  const size = menu.getBoundingClientRect();
  menu.style.setProperty('left', `${Math.max(8, Math.min(x, innerWidth - size.width - 8))}px`);
  menu.style.setProperty('top', `${Math.max(8, Math.min(y, innerHeight - size.height - 8))}px`);
  box.classList.add('chosen');
  const items = [...menu.querySelectorAll('[role=menuitem]')];
  items[FACES.length].focus();
  open = leave;

  function leave(refocus) {
    if (open !== leave) {
      return;
    }
    open = null;
    box.classList.remove('chosen');
    menu.remove();
    if (refocus) {
      document.getElementById(box.id)?.focus({ preventScroll: true });
    }
  }

  function away(event) {
    if (!menu.contains(event.relatedTarget)) {
      leave(false);
    }
  }

  function key(event) {
    const now = items.indexOf(document.activeElement);
    const across = now < FACES.length;
    const steps = {
      ArrowDown: across ? FACES.length : now + 1,
      ArrowUp: across ? items.length - 1 : now === FACES.length ? 0 : now - 1,
      ArrowRight: across ? now + 1 : now,
      ArrowLeft: across ? now - 1 : now,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key in steps) {
      items[(steps[event.key] + items.length) % items.length].focus();
    } else if (event.key === 'Escape') {
      leave(true);
    } else if (event.key === 'Tab') {
      leave(true);
      return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    emit('notice', 'Copied.');
  } catch {
    emit('trouble', 'The browser does not allow copying.');
  }
}

async function remove(message) {
  await call('DELETE', `channels/${message.channel_id}/messages/${message.id}`)
    .catch((refused) => emit('trouble', refused.message));
}
