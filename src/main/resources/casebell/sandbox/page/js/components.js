// Buttons, menus and layouts of a message, of both kinds of components.

import { append, colour, h, icon, ICONS } from './dom.js';
import { file, ownPath, picture } from './embed.js';
import { inline, link, render } from './markdown.js';
import { channelName, personOf, state, textChannels } from './state.js';
import { isBusy, isWaiting, press } from './interactions.js';
import { showList } from './listbox.js';

const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'secondary' };

const DRAWN = {
  1: (component, message) => h('div', { class: 'row' }, all(component.components, message)),
  2: button,
  3: menu,
  5: menu,
  6: menu,
  7: menu,
  8: menu,
  9: (component, message) => h('div', { class: 'section' },
    h('div', {}, all(component.components, message)), all([component.accessory], message)),
  10: (component) => h('div', { class: 'markup' }, render(component.content ?? '')),
  11: (component) => picture(component.media?.url, component.description, { class: 'thumbnail' }),
  12: (component) => h('div', { class: 'gallery' },
    (component.items ?? []).map((i) => picture(i.media?.url, i.description, { class: i.spoiler ? 'hidden-picture' : '' }))),
  13: (component) => file({
    url: component.file?.url,
    filename: component.name ?? decodeURIComponent(ownPath(component.file?.url ?? '').split('/').pop() ?? 'file'),
    size: component.size,
  }),
  14: (component) => h('hr', { class: `${component.divider === false ? 'bare' : ''} ${component.spacing === 2 ? 'wide' : ''}` }),
  17: (component, message) => h('div', {
    class: 'embed container',
    vars: component.accent_color === undefined || component.accent_color === null ? {} : { '--bar': colour(component.accent_color) },
  }, component.spoiler ? veiled(all(component.components, message)) : all(component.components, message)),
};

/** The components of a message. */
export function components(message) {
  return all(message.components ?? [], message);
}

function all(list, message) {
  return (list ?? []).filter(Boolean).map((component) => DRAWN[component.type]?.(component, message) ?? null);
}

function veiled(children) {
  const open = h('button', { class: 'veiled-open', type: 'button', on: { click: () => box.classList.add('shown') } }, 'Spoiler');
  const box = h('div', { class: 'veiled' }, open, h('div', { class: 'inside' }, children));
  return box;
}

function emoji(data) {
  return data?.name ? h('span', { class: 'emoji' }, data.id ? `:${data.name}:` : data.name) : '';
}

function button(component, message) {
  if (component.style === 5) {
    const anchor = link(component.url ?? '', [emoji(component.emoji), component.label ?? '', icon(ICONS.open, 16)]);
    anchor.className = 'button secondary';
    return anchor;
  }
  const waits = isBusy(message, component);
  return h('button', {
    class: `button ${STYLES[component.style] ?? 'secondary'} ${waits ? 'waits' : ''}`,
    type: 'button',
    data: { custom: component.custom_id },
    disabled: component.disabled,
    'aria-disabled': isWaiting(message) ? 'true' : null,
    'aria-busy': waits ? 'true' : null,
    on: { click: () => !isWaiting(message) && press(message, component) },
  }, h('span', { class: 'button-words' }, emoji(component.emoji), component.label ?? ''), waits ? dots() : '');
}

export function dots() {
  return h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
}

/** What a menu offers: its own options, or people, roles and channels of the server. */
export function optionsOf(component) {
  const people = () => [...state.members.keys()].map((id) => ({ value: id, label: personOf(id).name, description: personOf(id).title }));
  const roles = () => [...state.roles.values()].filter((r) => r.id !== state.guild.id).map((r) => ({ value: r.id, label: `@${r.name}` }));
  switch (component.type) {
    case 5:
      return people();
    case 6:
      return roles();
    case 7:
      return [...people(), ...roles()];
    case 8:
      return textChannels().map((c) => ({ value: c.id, label: `#${channelName(c)}` }));
    default:
      return (component.options ?? []).map((o) => ({
        value: o.value, label: o.label, description: o.description, chosen: o.default, before: o.emoji ? emoji(o.emoji) : null,
      }));
  }
}

/** A button that opens a list; used in messages and in forms. */
export function chooser(component, done) {
  const options = optionsOf(component);
  let chosen = options.filter((o) => o.chosen);
  const words = h('span', { class: 'chooser-words' });
  const show = () => {
    words.replaceChildren();
    append(words, chosen.length > 0
      ? chosen.map((o) => o.label).join(', ')
      : h('span', { class: 'placeholder' }, component.placeholder ?? 'Make a selection'));
  };
  show();
  return h('button', {
    class: 'chooser',
    type: 'button',
    data: { custom: component.custom_id },
    disabled: component.disabled,
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    'aria-label': component.placeholder ?? 'Make a selection',
    on: {
      click(event) {
        showList({
          anchor: event.currentTarget,
          options: options.map((o) => ({ ...o, chosen: chosen.includes(o) })),
          many: component.max_values ?? 1,
          label: component.placeholder ?? 'Options',
          done(values) {
            chosen = options.filter((o) => values.includes(o.value));
            show();
            done(values);
          },
        });
      },
    },
  }, words, icon(ICONS.down, 16));
}

function menu(component, message) {
  const box = chooser(component, (values) => {
    if (values.length >= (component.min_values ?? 1)) {
      press(message, component, values);
    }
  });
  if (isBusy(message, component)) {
    box.classList.add('waits');
    box.setAttribute('aria-busy', 'true');
    append(box, dots());
  }
  return box;
}

/** A line of text for a form, with its marks. */
export function label(text) {
  return inline(text ?? '');
}
